//! Where nodes stand: the way up from any node, worked out in one pass over its document.

use std::cell::OnceCell;

use accordant_document::{At, DocumentId, Documents, NodeId, pointer};

/// The parents of every node of every document, each document on first use.
pub(super) struct Places<'d> {
    documents: &'d Documents,
    parents: Vec<OnceCell<Vec<Up>>>,
}

/// The container of a node, and which of its members or items the node is. The root is its own container.
#[derive(Clone, Copy)]
struct Up {
    parent: u32,
    slot: u32,
}

const UNKNOWN: u32 = u32::MAX;

/// One step of the way from the root to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'d> {
    Key(&'d str),
    Index(u32),
}

impl<'d> Step<'d> {
    pub(super) fn key(self) -> Option<&'d str> {
        match self {
            Step::Key(key) => Some(key),
            Step::Index(_) => None,
        }
    }
}

impl<'d> Places<'d> {
    pub(super) fn new(documents: &'d Documents) -> Self {
        let parents = documents.iter().map(|_| OnceCell::new()).collect();
        Self { documents, parents }
    }

    fn ups(&self, document: DocumentId) -> &[Up] {
        let Some(cell) = self.parents.get(document.0 as usize) else { return &[] };
        cell.get_or_init(|| {
            let Some(loaded) = self.documents.document(document) else { return Vec::new() };
            let mut ups = vec![Up { parent: UNKNOWN, slot: 0 }; loaded.tree.len()];
            let root = loaded.tree.root();
            let mut open = vec![root];
            if let Some(up) = ups.get_mut(root.id().0 as usize) {
                up.parent = root.id().0;
            }
            // What an alias repeats stands where it is met first, going up from the end.
            while let Some(node) = open.pop() {
                let parent = node.id().0;
                let children = node.members().map(|member| member.value).chain(node.items());
                for (slot, child) in children.enumerate() {
                    if let Some(up) = ups.get_mut(child.id().0 as usize).filter(|up| up.parent == UNKNOWN) {
                        *up = Up { parent, slot: slot as u32 };
                        if child.is_object() || child.is_array() {
                            open.push(child);
                        }
                    }
                }
            }
            ups
        })
    }

    /// The container of a node, and where in it the node stands; `None` for the root.
    pub(super) fn up(&self, at: At) -> Option<(At, Step<'d>)> {
        let up = self.ups(at.document).get(at.node.0 as usize)?;
        if up.parent == UNKNOWN || up.parent == at.node.0 {
            return None;
        }
        let parent = At { document: at.document, node: NodeId(up.parent) };
        let step = match self.documents.node(parent).members().nth(up.slot as usize) {
            Some(member) => Step::Key(member.key),
            None => Step::Index(up.slot),
        };
        Some((parent, step))
    }

    /// The way from the root to a node: each node below the root, with the step that leads to it.
    pub(super) fn way(&self, at: At) -> Vec<(At, Step<'d>)> {
        let mut way = Vec::new();
        let mut node = at;
        while let Some((parent, step)) = self.up(node) {
            way.push((node, step));
            node = parent;
        }
        way.reverse();
        way
    }

    /// The pointer of a node: `/components/schemas/Pet`, with the name of its document before a `#` where that is not
    /// the root.
    pub(super) fn pointer(&self, at: At) -> String {
        let mut out = String::new();
        if at.document != DocumentId::default()
            && let Some(document) = self.documents.document(at.document)
        {
            out.push_str(&document.name);
            out.push('#');
        }
        for (_, step) in self.way(at) {
            match step {
                Step::Key(key) => pointer::push_token(&mut out, key),
                Step::Index(index) => pointer::push_token(&mut out, &index.to_string()),
            }
        }
        out
    }
}
