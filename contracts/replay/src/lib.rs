//! Suites held against a contract, a live backend or a mock; the mock itself and the recording proxy.

pub mod auth;
mod coverage;
mod finding;
pub mod judge;
pub mod proxy;
mod redact;
pub mod responder;
mod rule;
mod run;
pub mod serve;
pub mod states;
mod statics;
mod values;
mod xml;

pub use coverage::{Coverage, Members, OperationCoverage, StatusCoverage, TypeCoverage, TypeKind};
pub use finding::{Finding, Mismatched};
pub use redact::Redactor;
pub use rule::{ids, rule, rules};
pub use run::{
    Backend, BackendError, BackendOptions, Cancel, Chosen, Outcome, Player, ProxyChoice, Run, RunOptions, TlsError,
    Totals, TransportError, Verdict,
};
pub use statics::{Checked, Contracts, Touched, TouchedHttp};
