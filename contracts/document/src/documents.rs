//! All documents of one contract: the root and everything its references reach, loaded before anything reads them.

use crate::{At, DocumentId, Node, Origin, Span, Tree};

/// How a document was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Json,
    Yaml,
    /// GraphQL SDL or operations: the tree is empty, positions are spans of the text.
    Graphql,
}

/// One loaded document.
pub struct Document {
    /// The name to print: as the user gave it, or relative to the root document's folder for what was referred to.
    pub name: String,
    pub syntax: Syntax,
    pub tree: Tree,
}

/// The loaded documents; `DocumentId(0)` is the root. Never changes after loading, so everything else borrows from it.
#[derive(Default)]
pub struct Documents {
    pub(crate) documents: Vec<Document>,
}

/// A place for people: 1-based line and column (in characters), and the JSON Pointer of the node (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// `None` in documents that are not trees (GraphQL).
    pub pointer: Option<String>,
}

impl Documents {
    /// Adds a document whose tree is already built; the first one is the root.
    pub fn push(&mut self, document: Document) -> DocumentId {
        self.documents.push(document);
        DocumentId(self.documents.len() as u32 - 1)
    }

    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id.0 as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocumentId(index as u32), document))
    }

    /// The node at this place.
    ///
    /// # Panics
    /// Only if `at` comes from another set of documents, which is a defect of the caller.
    pub fn node(&self, at: At) -> Node<'_> {
        self.documents[at.document.0 as usize].tree.node(at.node)
    }

    pub fn origin(&self, at: At) -> Origin {
        Origin { document: at.document, span: self.node(at).span() }
    }

    /// The place of the member `key` of the object at `at` (its key, which is where a person looks), or of the object
    /// itself where it has no such member.
    pub fn member_origin(&self, at: At, key: &str) -> Origin {
        let node = self.node(at);
        let span = node.member(key).map_or_else(|| node.span(), |member| member.key_span);
        Origin { document: at.document, span }
    }

    /// The text that an origin covers.
    pub fn text(&self, origin: Origin) -> &str {
        let Span { start, end } = origin.span;
        self.document(origin.document)
            .and_then(|document| document.tree.text().get(start as usize..end as usize))
            .unwrap_or_default()
    }
}
