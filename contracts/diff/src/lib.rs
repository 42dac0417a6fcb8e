//! What changed between two contracts, whom it breaks, and the message that proves it.

mod change;
pub mod containment;
mod finding;
mod rule;

pub use change::{Carrier, Change, Changes, Direction, Message, Part, SchemaPair, Subject, SubjectId};
pub use finding::{Finding, Proof, Reaches, Report, Semver, Usage, Witness};
pub(crate) use rule::ids;
pub use rule::{Contained, Level, Rule, Scope, Set, rule, rules};
