//! All documents of one contract: the root and everything its references reach, loaded before anything reads them.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use rustc_hash::FxHashMap;

use crate::load::Place;
use crate::resources::Resources;
use crate::{At, DocumentId, Node, Origin, ReferenceError, Span, Tree};

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
    /// Whether the text could be parsed. If not, the tree holds only the text, and loading reported why.
    pub parsed: bool,
    pub(crate) place: Place,
    /// Byte offsets at which lines start; worked out when the first position is asked for.
    pub(crate) lines: OnceLock<Vec<u32>>,
    /// How many characters stand before every so many bytes; worked out with the first column.
    pub(crate) characters: OnceLock<Vec<u32>>,
    pub(crate) resources: OnceLock<Resources>,
}

impl Document {
    pub(crate) fn new(name: String, syntax: Syntax, tree: Tree, parsed: bool, place: Place) -> Self {
        Self {
            name,
            syntax,
            tree,
            parsed,
            place,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
            resources: OnceLock::new(),
        }
    }

    /// Where it lies in the file system, absolute; `None` for texts, revisions of git and addresses.
    pub fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            _ => None,
        }
    }
}

/// The loaded documents; `DocumentId(0)` is the root. Never changes after loading, so everything else borrows from it.
#[derive(Default)]
pub struct Documents {
    pub(crate) documents: Vec<Document>,
    /// What each document's references to other documents (without fragments) led to.
    pub(crate) links: FxHashMap<DocumentId, Links>,
    /// Files that belong to documents and are none themselves. Boxed, since most sets have none.
    pub(crate) attached: Box<Attached>,
    pub(crate) reference_chain: usize,
    /// How many names were compared for suggestions: many dangling references into one large object must not cost
    /// their product.
    pub(crate) compared: AtomicUsize,
}

pub(crate) type Attached = FxHashMap<(DocumentId, Box<str>), Result<Vec<u8>, ReferenceError>>;
pub(crate) type Links = FxHashMap<Box<str>, Result<DocumentId, ReferenceError>>;

impl Documents {
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id.0 as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocumentId(index as u32), document))
    }

    /// The root node of a document; null where there is no such document or it could not be parsed.
    ///
    /// # Panics
    /// Only if `id` comes from another set of documents, which is a defect of the caller.
    pub fn root(&self, id: DocumentId) -> At {
        At { document: id, node: self.documents[id.0 as usize].tree.root().id() }
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

    /// The document that another one names, as [`load_apart`](crate::load_apart) was told; `None` where it was not.
    pub fn belonging(&self, from: DocumentId, name: &str) -> Option<Result<DocumentId, &ReferenceError>> {
        self.links.get(&from)?.get(name).map(|outcome| outcome.as_ref().copied())
    }

    /// Every document that another one names, as [`load_apart`](crate::load_apart) was told.
    pub fn all_belonging(&self) -> impl Iterator<Item = DocumentId> {
        self.links.values().flat_map(FxHashMap::values).filter_map(|outcome| outcome.as_ref().ok().copied())
    }

    /// The bytes of a file that a document names, as [`load_apart`](crate::load_apart) was told; `None` where it was not.
    pub fn attached(&self, from: DocumentId, name: &str) -> Option<Result<&[u8], &ReferenceError>> {
        self.attached.get(&(from, name.into())).map(|outcome| outcome.as_ref().map(Vec::as_slice))
    }

    /// The text that an origin covers.
    pub fn text(&self, origin: Origin) -> &str {
        let Span { start, end } = origin.span;
        self.document(origin.document)
            .and_then(|document| document.tree.text().get(start as usize..end as usize))
            .unwrap_or_default()
    }
}
