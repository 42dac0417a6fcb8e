//! Who relies on what: the places of a contract that consumers are known to use, and the findings that touch them.
//!
//! Where a consumer's file does not say whether it uses a place, it is taken to: a finding may name a consumer too
//! many, never one too few.

mod body;
mod call;
mod manifest;
mod routes;
mod touch;

use accordant_document::{DocumentId, Documents, Node};
use rustc_hash::FxHashMap;

use crate::Usage;

pub use call::{Call, Exchanged, Route};
pub use routes::Routes;
pub(crate) use touch::Users;

/// What is known of the consumers of a contract.
#[derive(Clone, Debug, Default)]
pub struct Consumers {
    calls: Vec<Call>,
    coordinates: FxHashMap<String, Vec<Usage>>,
    omitted: FxHashMap<String, Vec<Usage>>,
}

/// Why a file says nothing of its consumer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsageError {
    #[error("`{0}` is neither a suite nor a list of operations that a consumer uses")]
    Unknown(String),
}

impl Consumers {
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.coordinates.is_empty() && self.omitted.is_empty()
    }

    /// How many uses are known.
    pub fn len(&self) -> usize {
        let of = |known: &FxHashMap<String, Vec<Usage>>| known.values().map(Vec::len).sum::<usize>();
        self.calls.len() + of(&self.coordinates) + of(&self.omitted)
    }

    /// Enters what a loaded file says: the list of operations of an SDK manifest.
    ///
    /// # Errors
    /// [`UsageError::Unknown`] where the file is none.
    pub fn read(&mut self, documents: &Documents, id: DocumentId) -> Result<(), UsageError> {
        let Some(document) = documents.document(id) else { return Err(UsageError::Unknown(String::new())) };
        let place = |node: Node<'_>| {
            let (line, _) = document.position(node.span().start);
            format!("{}:{line}", document.name)
        };
        let root = document.tree.root();
        let calls = manifest::calls(root, &place);
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

    /// Enters an argument or input field of a GraphQL schema that a consumer's operation leaves out, or sends null for.
    pub fn omission(&mut self, coordinate: impl Into<String>, usage: Usage) {
        self.omitted.entry(coordinate.into()).or_default().push(usage);
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_text};
    use accordant_model::Contract;

    use super::*;
    use crate::{Options, diff};

    const BASE: &str = "
openapi: 3.1.0
info: {title: Courses, version: 1.0.0}
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /courses/{id}:
    get:
      operationId: getCourse
      parameters: [{name: lang, in: query, schema: {type: string}}]
      responses:
        '200':
          description: The course
          content:
            application/json:
              schema:
                type: object
                required: [name, level]
                properties: {name: {type: string}, level: {type: string}}
";

    const MANIFEST: &str = "consumer: sdk\noperations: [getCourse]\n";

    /// The consumers that each finding names, for a revision that lacks some text of the base.
    fn used(without: &str, file: &str) -> Vec<(&'static str, Vec<String>)> {
        let read = |text: &str| {
            let (documents, findings) = load_text("api.yaml", text, &LoadOptions::default());
            Contract::read(documents, findings)
        };
        let mut options = Options::default();
        let (documents, _) = load_text("consumer.yaml", file, &LoadOptions::default());
        assert_eq!(options.consumers.read(&documents, DocumentId(0)), Ok(()));
        let report = diff(&read(BASE), &read(&BASE.replace(without, "")), &options).unwrap_or_default();
        let users = |finding: &crate::Finding| finding.used_by.iter().map(|usage| usage.consumer.clone()).collect();
        report.findings.iter().map(|finding| (finding.rule, users(finding))).collect()
    }

    #[test]
    fn a_manifest_touches_all_of_an_operation() {
        assert_eq!(used(", level: {type: string}", MANIFEST), [("property-removed", vec!["sdk".to_owned()])]);
    }

    #[test]
    fn other_files_say_so() {
        let (documents, _) = load_text("x.yaml", "a: 1", &LoadOptions::default());
        let unknown = UsageError::Unknown("x.yaml".to_owned());
        assert_eq!(Consumers::default().read(&documents, DocumentId(0)), Err(unknown));
    }
}
