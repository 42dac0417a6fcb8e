//! What changed between two contracts, whom it breaks, and the message that proves it.

mod change;
pub mod containment;
mod diff;
mod finding;
mod fingerprint;
mod glob;
mod graphql;
mod http;
mod policy;
mod rule;
mod same;
pub mod usage;
mod verdict;
mod walk;

pub use change::{Carrier, Change, Changes, Direction, Message, Notice, Part, SchemaPair, Subject, SubjectId};
pub use diff::{DiffError, diff};
pub use finding::{Finding, PolicyFinding, Proof, Reaches, Report, Semver, Usage, Witness};
pub use http::Calendar;
pub use policy::{Accept, Expected, Ignore, Options, Reading, Sender, SeverityOverride, Standing};
pub(crate) use rule::ids;
pub use rule::{Contained, Level, Rule, Scope, Set, rule, rules};
pub use usage::{Call, Consumers, Exchanged, Route, Routes};
