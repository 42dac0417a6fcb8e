//! Places in documents: cheap to carry everywhere, turned into lines, columns and pointers only for a reader.

/// A half-open range of byte offsets in one document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// One document of a [`Documents`](crate::Documents) set, in the order in which they were loaded; 0 is the root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// One node of one document's [`Tree`](crate::Tree).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A node of a loaded document: where a model entity was read, and the way back to everything written there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    pub document: DocumentId,
    pub node: NodeId,
}

/// A stretch of text of a loaded document; what findings carry, since not every place is a node (GraphQL has none).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    pub document: DocumentId,
    pub span: Span,
}
