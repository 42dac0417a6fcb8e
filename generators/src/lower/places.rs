//! Where nodes stand: the way up from any node, worked out in one pass over its document.

use std::cell::OnceCell;

use accordant_document::{At, DocumentId, Documents, NodeId, pointer};

/// The parents of every node of every document, each document on first use.
pub(super) struct Places<'d> {
    documents: &'d Documents,
    parents: Vec<OnceCell<Vec<Up<'d>>>>,
    /// The names of the documents as the root would refer to them: the same from wherever the root is read.
    names: Vec<String>,
}

/// The container of a node, and the step from it to the node. The root is its own container.
#[derive(Clone, Copy)]
struct Up<'d> {
    parent: u32,
    step: Step<'d>,
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
        let root = documents.document(DocumentId::default()).map_or("", |root| root.name.as_str());
        let names = documents.iter().map(|(_, document)| relative(root, &document.name)).collect();
        Self { documents, parents, names }
    }

    fn ups(&self, document: DocumentId) -> &[Up<'d>] {
        let Some(cell) = self.parents.get(document.0 as usize) else { return &[] };
        cell.get_or_init(|| {
            let Some(loaded) = self.documents.document(document) else { return Vec::new() };
            let mut ups = vec![Up { parent: UNKNOWN, step: Step::Index(0) }; loaded.tree.len()];
            let root = loaded.tree.root();
            let mut open = vec![root];
            if let Some(up) = ups.get_mut(root.id().0 as usize) {
                up.parent = root.id().0;
            }
            // What an alias repeats stands where it is met first, going up from the end.
            while let Some(node) = open.pop() {
                let parent = node.id().0;
                let members = node.members().map(|member| (Step::Key(member.key), member.value));
                let items = node.items().enumerate().map(|(index, item)| (Step::Index(index as u32), item));
                for (step, child) in members.chain(items) {
                    if let Some(up) = ups.get_mut(child.id().0 as usize).filter(|up| up.parent == UNKNOWN) {
                        *up = Up { parent, step };
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
        let known = up.parent != UNKNOWN && up.parent != at.node.0;
        known.then_some((At { document: at.document, node: NodeId(up.parent) }, up.step))
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
            && let Some(name) = self.names.get(at.document.0 as usize)
        {
            out.push_str(name);
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

/// A name as it is written in the folder of `root`. Both are names to print: relative to one folder, or to none.
fn relative(root: &str, name: &str) -> String {
    let (root, name) = (root.replace('\\', "/"), name.replace('\\', "/"));
    // `git:REV:` stands before both.
    let prefix = |text: &str| text.rfind(':').map_or(0, |colon| colon + 1);
    let (at, own) = (prefix(&root), prefix(&name));
    if root.get(..at) != name.get(..own) {
        return name;
    }
    let folder: Vec<&str> = root.get(at..).unwrap_or_default().split('/').collect();
    let folder = folder.split_last().map_or(&[][..], |(_, folder)| folder);
    let steps: Vec<&str> = name.get(own..).unwrap_or_default().split('/').collect();
    let shared = folder.iter().zip(&steps).take_while(|(left, right)| left == right).count();
    let up = folder.len().saturating_sub(shared);
    let mut way = vec![".."; up];
    way.extend(steps.get(shared..).unwrap_or_default());
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn a_document_has_the_same_name_from_wherever_the_root_is_read() {
        for (root, name) in [
            ("a/b/api.yaml", "common/types.yaml"),
            ("b/api.yaml", "../common/types.yaml"),
            ("api.yaml", "../../common/types.yaml"),
            ("../b/api.yaml", "../../common/types.yaml"),
            ("/r/a/b/api.yaml", "/r/common/types.yaml"),
            ("git:main:a/b/api.yaml", "git:main:common/types.yaml"),
            ("https://x.test/a/b/api.yaml", "https://x.test/common/types.yaml"),
            ("a\\b\\api.yaml", "common\\types.yaml"),
        ] {
            assert_eq!(relative(root, name), "../../common/types.yaml", "{root} {name}");
        }
        assert_eq!(relative("api.yaml", "types.yaml"), "types.yaml");
        assert_eq!(relative("a/api.yaml", "https://x.test/t.yaml"), "https://x.test/t.yaml");
    }
}
