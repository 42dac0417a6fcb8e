//! From bytes to one tree with spans: sources, JSON and YAML, references across files, positions, findings.
//!
//! Everything above borrows from [`Documents`]; nothing is compared, stored or generated from a lossy copy.

mod documents;
mod equal;
mod fault;
mod finding;
mod graphql_text;
mod json;
mod limits;
mod load;
mod locate;
mod notes;
mod number;
pub mod pointer;
mod read;
mod reference;
mod resources;
mod rule_page;
pub mod settings;
mod span;
mod suggest;
mod text;
mod tree;
mod uri;
mod value;
mod yaml;

pub use documents::{Document, Documents, Syntax};
pub use finding::{Finding, Severity};
pub use limits::Limits;
pub use load::{
    Apart, Attachment, Attachments, LoadError, LoadOptions, Revision, Source, load, load_apart, load_text, load_texts,
    load_texts_apart,
};
pub use locate::Location;
pub use number::Number;
pub use reference::ReferenceError;
pub use rule_page::RulePage;
pub use span::{At, DocumentId, NodeId, Origin, Span};
pub use suggest::suggest;
pub use tree::{Kind, Member, Node, Tree};
