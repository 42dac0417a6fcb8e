//! Whether a contract is sound, and whether it follows the style of its house.
//!
//! Soundness is what the specifications ask and what no document can mean; style is what a team wants the same
//! everywhere, and is asked for. Nothing here changes how a contract is read.

mod options;
mod rule;
mod sink;
mod soundness;
mod style;

use accordant_document::Finding;
use accordant_model::{Contract, ContractKind};

pub use options::{Case, Options, StyleOptions};
pub use rule::{Group, Rule, rule, rules};
use sink::Sink;

/// Every fault of a contract that reading it did not report already, in document order.
pub fn check(contract: &Contract, options: &Options) -> Vec<Finding> {
    let mut sink = Sink::new(contract, options);
    match &contract.kind {
        ContractKind::Http(http) => {
            soundness::http(http, &mut sink);
            soundness::schemas(&mut sink);
            if options.style {
                style::http(http, &options.conventions, &mut sink);
            }
        }
        ContractKind::Schema(_) => soundness::schemas(&mut sink),
        // Reading asked the specification's rules on type systems, or said why there is nothing to check.
        ContractKind::Graphql(_) | ContractKind::Unrecognised => {}
    }
    soundness::second_readings(&mut sink);
    sink.finish()
}
