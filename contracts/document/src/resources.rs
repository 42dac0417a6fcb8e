//! `$id`, `$anchor` and their kin: which parts of a document are resources of their own, and what is named in them
//! (JSON Schema 2020-12 core, section 8.2; drafts 6 and 7, section 8.2; draft 4, section 7.2).

use rustc_hash::FxHashMap;

use crate::{At, Document, DocumentId, Documents, Kind, NodeId, ReferenceError, Span, reference, uri};

/// The schema resources of one document and the names in them.
#[derive(Default)]
pub(crate) struct Resources {
    /// The document itself first, then each node with an `$id`, in the order in which they start; a later one that
    /// covers a place is the inner one.
    resources: Vec<Resource>,
    anchors: FxHashMap<(usize, Box<str>), NodeId>,
    /// The first node of each name, whatever resource it is in.
    names: FxHashMap<Box<str>, NodeId>,
}

struct Resource {
    span: Span,
    node: NodeId,
    /// Absolute wherever any `$id` on the way is; empty for a document without one.
    uri: String,
}

impl Document {
    pub(crate) fn resources(&self) -> &Resources {
        self.resources.get_or_init(|| {
            let text = self.tree.text();
            let names_things = ["$id", "nchor", "\"id\"", "id:"].iter().any(|word| text.contains(word));
            if names_things { Resources::of(self) } else { Resources::whole(self) }
        })
    }
}

impl Resources {
    fn whole(document: &Document) -> Self {
        let root = document.tree.root();
        let whole = Resource { span: Span::new(0, u32::MAX), node: root.id(), uri: document.place.uri() };
        Self { resources: vec![whole], ..Self::default() }
    }

    fn of(document: &Document) -> Self {
        let mut found = Self::whole(document);
        // Nodes shared by aliases are looked at once: they stand in one place only.
        let mut seen = vec![false; document.tree.len()];
        let mut open = vec![(document.tree.root(), 0_usize)];
        while let Some((node, outer)) = open.pop() {
            if std::mem::replace(&mut seen[node.id().0 as usize], true) {
                continue;
            }
            let mut inner = outer;
            if node.is_object() {
                if let Some(id) = node.get("$id").and_then(|id| id.as_str()) {
                    inner = found.enter(node.span(), node.id(), id, outer);
                }
                if let Some(name) = node.get("id").and_then(|id| id.as_str()).and_then(|id| id.strip_prefix('#')) {
                    found.names.entry(name.into()).or_insert(node.id());
                }
                for keyword in ["$anchor", "$dynamicAnchor"] {
                    if let Some(name) = node.get(keyword).and_then(|name| name.as_str()) {
                        found.name(inner, name, node.id());
                    }
                }
            }
            let children = node.members().map(|member| member.value).chain(node.items());
            // The stack turns the order round; first definitions must be met first.
            let from = open.len();
            open.extend(
                children.filter(|child| matches!(child.kind(), Kind::Object | Kind::Array)).map(|child| (child, inner)),
            );
            open[from..].reverse();
        }
        found
    }

    fn enter(&mut self, span: Span, node: NodeId, id: &str, outer: usize) -> usize {
        let (document, fragment) = uri::split_fragment(id);
        if document.is_empty() {
            // Drafts 4 to 7 name a schema by a fragment alone.
            if let Some(name) = fragment.filter(|name| !name.is_empty()) {
                self.name(outer, name, node);
            }
            return outer;
        }
        let uri = uri::resolve(&self.resources[outer].uri, document);
        self.resources.push(Resource { span, node, uri });
        self.resources.len() - 1
    }

    fn name(&mut self, resource: usize, name: &str, node: NodeId) {
        self.anchors.entry((resource, name.into())).or_insert(node);
        self.names.entry(name.into()).or_insert(node);
    }

    /// The base URIs of the document, those that are absolute.
    pub(crate) fn uris(&self) -> impl Iterator<Item = &str> {
        self.resources.iter().map(|resource| resource.uri.as_str()).filter(|uri| uri::scheme(uri).is_some())
    }

    /// The node with this plain name, whichever resource of the document it is in.
    pub(crate) fn anchor_anywhere(&self, name: &str) -> Option<NodeId> {
        self.names.get(name).copied()
    }

    /// The innermost resource that covers a place.
    fn around(&self, span: Span) -> usize {
        self.resources.iter().rposition(|resource| resource.span.contains(span)).unwrap_or_default()
    }

    fn with_uri(&self, uri: &str) -> Option<usize> {
        self.resources.iter().position(|resource| resource.uri == uri && !uri.is_empty())
    }
}

impl Documents {
    /// [`Documents::resolve`] by JSON Schema's rules, which OpenAPI 3.1 and later follow: an `$id` around the reference
    /// is its base, and a document may hold resources with names of their own. What no `$id` names is resolved by the
    /// place of the document.
    ///
    /// # Errors
    /// [`ReferenceError`] says why there is no such node.
    pub fn resolve_with_ids(&self, from: At, reference: &str) -> Result<At, ReferenceError> {
        let Some(document) = self.document(from.document) else { return self.resolve(from, reference) };
        let resources = document.resources();
        let outer = resources.around(self.node(from).span());
        let (name, fragment) = uri::split_fragment(reference);
        if name.is_empty() {
            return if outer == 0 && resources.resources.len() == 1 {
                self.resolve(from, reference)
            } else {
                self.in_resource(from, (from.document, outer), reference, fragment)
            };
        }
        let uri = uri::resolve(&resources.resources[outer].uri, name);
        let named = self.iter().find_map(|(id, document)| Some((id, document.resources().with_uri(&uri)?)));
        match named {
            Some(resource) => self.in_resource(from, resource, reference, fragment),
            None => {
                let target = self
                    .links
                    .get(&from.document)
                    .and_then(|links| links.get(uri.as_str()))
                    .and_then(|outcome| outcome.as_ref().ok().copied());
                let target = match target {
                    Some(target) => target,
                    None => self.linked(from.document, name, reference)?,
                };
                self.fragment(from.document, target, reference, fragment)
            }
        }
    }

    /// The absolute URI that is the base of references in this node; empty where nothing gives one.
    pub fn base_uri(&self, at: At) -> &str {
        self.document(at.document).map_or("", |document| {
            let resources = document.resources();
            &resources.resources[resources.around(self.node(at).span())].uri
        })
    }

    fn in_resource(
        &self,
        from: At,
        (document, resource): (DocumentId, usize),
        reference: &str,
        fragment: Option<&str>,
    ) -> Result<At, ReferenceError> {
        let Some(resources) = self.document(document).map(Document::resources) else {
            return self.resolve(from, reference);
        };
        let base = At { document, node: resources.resources[resource].node };
        let fragment = reference::decoded_fragment(reference, fragment.unwrap_or_default())?;
        if fragment.is_empty() {
            return Ok(base);
        }
        if fragment.starts_with('/') {
            let inner = self.walk(from.document, base, reference, &fragment);
            // Many documents point from the document's root in spite of an `$id`; where that alone finds something,
            // it is what was meant.
            return match inner {
                Err(error) => self.walk(from.document, self.root(document), reference, &fragment).map_err(|_| error),
                found => found,
            };
        }
        let named = resources.anchors.get(&(resource, fragment.as_str().into()));
        match named.copied().or_else(|| resources.anchor_anywhere(&fragment)) {
            Some(node) => Ok(At { document, node }),
            None => self.fragment(from.document, document, reference, Some(&fragment)),
        }
    }
}
