//! Who relies on what: the places of a contract that consumers are known to use, and the findings that touch them.
//!
//! Where a consumer's file does not say whether it uses a place, it is taken to: a finding may name a consumer too
//! many, never one too few.

mod body;
mod call;
mod manifest;
mod pact;
mod touch;

use accordant_document::{DocumentId, Documents, Node};
use rustc_hash::FxHashMap;

use crate::Usage;

pub use call::{Call, Exchanged, Route};
pub(crate) use touch::Users;

/// What is known of the consumers of a contract.
#[derive(Clone, Debug, Default)]
pub struct Consumers {
    calls: Vec<Call>,
    coordinates: FxHashMap<String, Vec<Usage>>,
}

/// Why a file says nothing of its consumer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsageError {
    #[error("`{0}` is neither a Pact file nor a list of operations that a consumer uses")]
    Unknown(String),
}

impl Consumers {
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.coordinates.is_empty()
    }

    /// How many uses are known.
    pub fn len(&self) -> usize {
        self.calls.len() + self.coordinates.values().map(Vec::len).sum::<usize>()
    }

    /// Enters what a loaded file says: a Pact file of version 1 to 4 (its HTTP interactions), or the list of operations
    /// of an SDK manifest.
    ///
    /// # Errors
    /// [`UsageError::Unknown`] where the file is neither.
    pub fn read(&mut self, documents: &Documents, id: DocumentId) -> Result<(), UsageError> {
        let Some(document) = documents.document(id) else { return Err(UsageError::Unknown(String::new())) };
        let place = |node: Node<'_>| {
            let (line, _) = document.position(node.span().start);
            format!("{}:{line}", document.name)
        };
        let root = document.tree.root();
        let calls = pact::calls(root, &place).or_else(|| manifest::calls(root, &place));
        let Some(calls) = calls else { return Err(UsageError::Unknown(document.name.clone())) };
        self.calls.extend(calls);
        Ok(())
    }

    /// Enters one operation that a consumer calls.
    pub fn call(&mut self, call: Call) {
        self.calls.push(call);
    }

    /// Enters a coordinate of a GraphQL schema that a consumer's operation uses: `User.name`, `Query.user(id:)`.
    pub fn coordinate(&mut self, coordinate: impl Into<String>, usage: Usage) {
        self.coordinates.entry(coordinate.into()).or_default().push(usage);
    }
}
