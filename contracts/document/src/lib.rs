//! From bytes to one tree with spans: sources, JSON and YAML, references across files, positions, findings.
//!
//! Everything above borrows from [`Documents`]; nothing is compared, stored or generated from a lossy copy.

mod documents;
mod finding;
mod limits;
mod number;
mod span;
mod tree;

pub use documents::{Document, Documents, Location, Syntax};
pub use finding::{Finding, Severity};
pub use limits::Limits;
pub use number::Number;
pub use span::{At, DocumentId, NodeId, Origin, Span};
pub use tree::{Kind, Member, Node, Text, Tree, TreeBuilder};
