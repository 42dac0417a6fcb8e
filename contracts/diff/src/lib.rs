//! What changed between two contracts, whom it breaks, and the message that proves it.

mod change;
mod finding;
mod rule;

pub use change::{Change, Direction, SchemaPair};
pub use finding::{Finding, Proof, Reaches, Report, Semver, Usage, Witness};
pub use rule::Level;
