//! Which format a document is in, by its look.

use accordant_document::{Attachment, Document, DocumentId, Documents, Finding, Severity, Syntax};

use crate::findings::ids;
use crate::{Suite, graphql, har, native, pact, postman};

/// Reads a suite in any format. `None` where the document is none; a suite with findings of severity `Error` has
/// interactions left out or cut short, and must not be taken for whole.
///
/// Documents are loaded with [`accordant_document::load_apart`] and [`belongings`], which reads what suites name.
pub fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let Some(document) = documents.document(id) else { return (None, Vec::new()) };
    if !document.parsed {
        // Why is a finding of loading.
        return (None, Vec::new());
    }
    match look(document) {
        Look::Native => native::read(documents, id),
        Look::Graphql => graphql::read(documents, id),
        Look::Har => har::read(documents, id),
        Look::Pact => pact::read(documents, id),
        Look::Postman => postman::read(documents, id),
        Look::Unmarked => (None, vec![unmarked(documents, id)]),
        Look::Other => (None, vec![unrecognised(documents, id)]),
    }
}

/// Whether a document looks like a suite: what a folder is searched by, where other files are normal.
pub fn is_suite(document: &Document) -> bool {
    match look(document) {
        Look::Graphql => graphql::has_operations(document.tree.text()),
        look => look != Look::Other,
    }
}

/// The files that a suite names: GraphQL documents, bodies.
pub fn belongings(document: &Document) -> Vec<Attachment> {
    match look(document) {
        Look::Native => native::belongings(document.tree.root()),
        Look::Graphql => graphql::belongings(&document.name),
        Look::Har | Look::Pact | Look::Postman | Look::Unmarked | Look::Other => Vec::new(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Native,
    Graphql,
    Har,
    Pact,
    Postman,
    /// A suite of the own format that does not say so.
    Unmarked,
    Other,
}

fn look(document: &Document) -> Look {
    if document.syntax == Syntax::Graphql {
        return Look::Graphql;
    }
    if !document.parsed {
        return Look::Other;
    }
    let root = document.tree.root();
    if root.get("accordant").is_some() {
        Look::Native
    } else if native::is_unmarked(root) {
        Look::Unmarked
    } else if har::is_har(root) {
        Look::Har
    } else if pact::is_pact(root) {
        Look::Pact
    } else if postman::is_collection(root) {
        Look::Postman
    } else {
        Look::Other
    }
}

fn unmarked(documents: &Documents, id: DocumentId) -> Finding {
    let origin = documents.origin(documents.root(id));
    Finding::new(ids::SUITE_UNRECOGNISED, Severity::Error, origin, "the suite does not say its format")
        .help("begin it with `accordant: suite/1`")
}

fn unrecognised(documents: &Documents, id: DocumentId) -> Finding {
    let root = documents.node(documents.root(id));
    let origin = documents.origin(documents.root(id));
    let what = |key: &str| root.get(key).is_some();
    let message = if what("openapi") || what("swagger") {
        "this is a contract, not a suite"
    } else if what("interactions") || what("messages") {
        "this is not a suite: it says neither `accordant: suite/1` nor whose pact it is"
    } else {
        "this is not a suite"
    };
    let help = "a suite begins with `accordant: suite/1`, or is a pact, a document of GraphQL operations, an HTTP archive \
                or a collection of Postman";
    Finding::new(ids::SUITE_UNRECOGNISED, Severity::Error, origin, message).help(help)
}
