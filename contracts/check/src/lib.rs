//! Whether a contract is sound, and whether it follows the style of its house.
//!
//! What makes a document unreadable is found by the readers; here stand the questions that are asked of a contract that
//! was read: does it contradict itself, and is it written in one hand.

mod checker;
mod discriminators;
mod endless;
mod examples;
mod links;
mod numbers;
mod operations;
mod options;
mod paths;
mod patterns;
mod rule;
mod schemas;
mod security;
mod style;
mod unused;

use accordant_document::Finding;
use accordant_model::Contract;

use checker::Checker;
pub use options::{Case, CheckOptions};
pub(crate) use rule::ids;
pub use rule::{Group, Rule, rule, rules};

/// Asks everything of a contract that `options` ask for. The readers' own findings (`contract.findings`) are not
/// repeated. Sorted by place.
///
/// GraphQL's rules on type systems are the reader's: nothing is left to ask of a GraphQL schema here.
pub fn check(contract: &Contract, options: &CheckOptions) -> Vec<Finding> {
    let mut checker = Checker::new(contract, options);
    if let Some(http) = contract.http() {
        operations::check(&mut checker, http);
        paths::check(&mut checker, http);
        links::check(&mut checker, http);
        security::check(&mut checker, http);
        unused::check(&mut checker, http);
        if options.style {
            style::check(&mut checker, http);
        }
    }
    schemas::check(&mut checker);
    numbers::check(&mut checker);
    patterns::check(&mut checker);
    discriminators::check(&mut checker);
    endless::check(&mut checker);
    if options.examples {
        examples::check(&mut checker);
    }
    checker.finish()
}
