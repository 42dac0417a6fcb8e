//! A node with the document it stands in: what readers walk over.

use accordant_document::{At, DocumentId, Documents, Kind, Node, Origin, Span};

#[derive(Clone, Copy)]
pub(crate) struct Site<'d> {
    pub(crate) document: DocumentId,
    pub(crate) node: Node<'d>,
}

/// A member of an object, its value with the document it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'d> {
    pub(crate) key: &'d str,
    pub(crate) key_span: Span,
    pub(crate) value: Site<'d>,
}

impl Entry<'_> {
    /// The place of the key, which is where a person looks.
    pub(crate) fn origin(&self) -> Origin {
        Origin { document: self.value.document, span: self.key_span }
    }
}

impl<'d> Site<'d> {
    pub(crate) fn new(documents: &'d Documents, at: At) -> Self {
        Self { document: at.document, node: documents.node(at) }
    }

    /// The root of a document; `None` if there is no such document.
    pub(crate) fn root(documents: &'d Documents, document: DocumentId) -> Option<Self> {
        documents.document(document).map(|found| Self { document, node: found.tree.root() })
    }

    pub(crate) fn at(self) -> At {
        At { document: self.document, node: self.node.id() }
    }

    pub(crate) fn origin(self) -> Origin {
        Origin { document: self.document, span: self.node.span() }
    }

    pub(crate) fn kind(self) -> Kind {
        self.node.kind()
    }

    pub(crate) fn with(self, node: Node<'d>) -> Self {
        Self { document: self.document, node }
    }

    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.node.get(key).map(|node| self.with(node))
    }

    pub(crate) fn entry(self, key: &str) -> Option<Entry<'d>> {
        self.node.member(key).map(|member| Entry {
            key: member.key,
            key_span: member.key_span,
            value: self.with(member.value),
        })
    }

    pub(crate) fn entries(self) -> impl ExactSizeIterator<Item = Entry<'d>> {
        self.node.members().map(move |member| Entry {
            key: member.key,
            key_span: member.key_span,
            value: self.with(member.value),
        })
    }

    pub(crate) fn items(self) -> impl ExactSizeIterator<Item = Self> {
        self.node.items().map(move |node| self.with(node))
    }

    /// The key's place in its object, or the object's where it has no such member.
    pub(crate) fn key_origin(self, key: &str) -> Origin {
        self.entry(key).map_or_else(|| self.origin(), |entry| entry.origin())
    }
}
