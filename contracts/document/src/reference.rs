//! References between places (`$ref`): from the text to the node that is meant, or a typed reason why there is none.

use std::sync::atomic::Ordering;

use rustc_hash::FxHashSet;
use thiserror::Error;

use crate::pointer::{self, Walk};
use crate::suggest::suggest;
use crate::{At, DocumentId, Documents, Finding, Node, Origin, Severity, uri};

/// How many names are compared for suggestions in one set of documents.
const COMPARED: usize = 500_000;

/// How many references a JSON Pointer may lead through.
const DETOURS: usize = 64;

/// Why a reference leads nowhere.
#[derive(Clone, Debug, Error)]
pub enum ReferenceError {
    /// The document is there, but holds nothing under this pointer or name.
    #[error("{}", dangling(.reference, .file, .missing, .at))]
    Dangling {
        reference: String,
        /// The document that was searched, if it is another one than that of the reference.
        file: Option<String>,
        /// The first name on the way that is not there.
        missing: String,
        /// The pointer up to where the way is still there.
        at: String,
        /// The name there that was most likely meant.
        suggestion: Option<String>,
    },
    /// There is no such file. `path` is resolved, relative to the root's folder where it lies below.
    #[error("`{reference}` refers to the file `{path}`, which cannot be read: {why}")]
    MissingFile { reference: String, path: String, why: String },
    /// The file lies outside the folder that documents may be read from.
    #[error("`{reference}` leads outside the root folder and was not read")]
    OutsideRoot { reference: String },
    /// The reference is remote, and remote references are not allowed.
    #[error("`{reference}` is remote, and remote references are not fetched")]
    Network { reference: String },
    /// A remote document that could not be fetched.
    #[error("`{uri}` cannot be fetched: {why}")]
    Fetch { uri: String, why: String },
    /// The document was read, but it is neither JSON nor YAML; the finding says where and why.
    #[error("`{file}` cannot be read: {}", .finding.message)]
    Unreadable { file: String, finding: Box<Finding> },
    /// A limit on the number or the size of documents was reached.
    #[error("`{reference}` was not loaded: {why}")]
    Limit { reference: String, why: String },
    /// The text is no reference.
    #[error("`{reference}` is not a reference: {why}")]
    Malformed { reference: String, why: &'static str },
    /// References that lead to each other and never to a value; each link as file and pointer.
    #[error("references go round in a circle: {}", .links.join(" -> "))]
    Loop { links: Vec<String> },
    /// References that lead to references, beyond the limit.
    #[error("more than {limit} references lead to each other from here")]
    Chain { limit: usize },
}

fn dangling(reference: &str, file: &Option<String>, missing: &str, at: &str) -> String {
    let place = match (at, file) {
        ("", None) => "the document".to_owned(),
        ("", Some(file)) => format!("`{file}`"),
        (at, None) => format!("`#{at}`"),
        (at, Some(file)) => format!("`{file}#{at}`"),
    };
    format!("`{reference}` refers to nothing: {place} has no `{missing}`")
}

impl ReferenceError {
    /// The same failure for another reference that leads to the same place.
    pub(crate) fn spelt(mut self, other: &str) -> Self {
        match &mut self {
            Self::MissingFile { reference, .. }
            | Self::OutsideRoot { reference }
            | Self::Network { reference }
            | Self::Limit { reference, .. }
            | Self::Malformed { reference, .. }
            | Self::Dangling { reference, .. } => other.clone_into(reference),
            Self::Fetch { .. } | Self::Unreadable { .. } | Self::Loop { .. } | Self::Chain { .. } => {}
        }
        self
    }

    /// The finding for a reference at `origin` that failed.
    pub fn finding(&self, origin: Origin) -> Finding {
        let (rule, help): (&'static str, Option<String>) = match self {
            Self::Dangling { suggestion: Some(name), .. } => {
                ("dangling-reference", Some(format!("did you mean `{name}`?")))
            }
            Self::Dangling { .. } => {
                ("dangling-reference", Some("add what is referred to, or correct the name".into()))
            }
            Self::MissingFile { .. } => ("missing-file", Some("add the file, or correct the path".into())),
            Self::OutsideRoot { .. } => {
                ("reference-outside-root", Some("pass --root with a folder that holds all documents".into()))
            }
            Self::Network { .. } => ("remote-reference", Some("pass --allow-network to fetch it".into())),
            Self::Fetch { .. } => ("remote-reference", None),
            Self::Unreadable { .. } => ("unreadable-reference", None),
            Self::Limit { .. } => ("document-limit", None),
            Self::Malformed { .. } => ("malformed-reference", None),
            Self::Loop { .. } | Self::Chain { .. } => {
                ("reference-loop", Some("let one of them be a value instead of a reference".into()))
            }
        };
        let mut finding = Finding::new(rule, Severity::Error, origin, self.to_string());
        finding.help = help;
        if let Self::Unreadable { finding: inner, .. } = self {
            finding.help.clone_from(&inner.help);
            finding.related.extend(inner.origin.map(|place| (place, inner.message.clone())));
        }
        finding
    }
}

impl Documents {
    /// The node that `reference`, written somewhere in the node `from`, leads to. References resolve against the place
    /// of the document that holds them (`$id` has no meaning: OpenAPI 2.0 and 3.0); see
    /// [`Documents::resolve_with_ids`] for JSON Schema's rules.
    ///
    /// # Errors
    /// [`ReferenceError`] says why there is no such node.
    pub fn resolve(&self, from: At, reference: &str) -> Result<At, ReferenceError> {
        let (document, fragment) = uri::split_fragment(reference);
        let target = if document.is_empty() { from.document } else { self.linked(from.document, document, reference)? };
        self.fragment(from.document, target, reference, fragment)
    }

    /// Follows objects that hold a `$ref` until one does not, however they chain through documents.
    ///
    /// # Errors
    /// As [`Documents::resolve`]; [`ReferenceError::Loop`] names every link where references only lead to each other.
    pub fn resolve_chain(&self, at: At) -> Result<At, ReferenceError> {
        self.chain(at, Self::resolve)
    }

    /// [`Documents::resolve_chain`] by the rules of [`Documents::resolve_with_ids`].
    ///
    /// # Errors
    /// As [`Documents::resolve_chain`].
    pub fn resolve_chain_with_ids(&self, at: At) -> Result<At, ReferenceError> {
        self.chain(at, Self::resolve_with_ids)
    }

    fn chain(
        &self,
        at: At,
        resolve: impl Fn(&Self, At, &str) -> Result<At, ReferenceError>,
    ) -> Result<At, ReferenceError> {
        let mut here = at;
        let mut links: Vec<At> = Vec::new();
        let mut seen: FxHashSet<At> = FxHashSet::default();
        while let Some(reference) = self.node(here).get("$ref").and_then(|node| node.as_str()) {
            if !seen.insert(here) {
                let start = links.iter().position(|&link| link == here).unwrap_or_default();
                let mut links: Vec<String> = links[start..].iter().map(|&link| self.link_name(link)).collect();
                links.extend(links.first().cloned());
                return Err(ReferenceError::Loop { links });
            }
            if links.len() >= self.reference_chain {
                return Err(ReferenceError::Chain { limit: self.reference_chain });
            }
            links.push(here);
            here = resolve(self, here, reference)?;
        }
        Ok(here)
    }

    fn link_name(&self, at: At) -> String {
        let location = self.locate(self.origin(at));
        format!("{}#{}", location.file, location.pointer.unwrap_or_default())
    }

    /// The document that a reference without fragment names, by the place of the document that holds it.
    pub(crate) fn linked(
        &self,
        from: DocumentId,
        document: &str,
        reference: &str,
    ) -> Result<DocumentId, ReferenceError> {
        match self.links.get(&from).and_then(|links| links.get(document)) {
            Some(outcome) => outcome.clone().map_err(|error| error.spelt(reference)),
            None => Err(ReferenceError::MissingFile {
                reference: reference.to_owned(),
                path: document.to_owned(),
                why: "it was not loaded".into(),
            }),
        }
    }

    /// The node of `target` that a fragment names: a JSON Pointer, a plain name, or nothing for the whole document.
    pub(crate) fn fragment(
        &self,
        from: DocumentId,
        target: DocumentId,
        reference: &str,
        fragment: Option<&str>,
    ) -> Result<At, ReferenceError> {
        let root = self.root(target);
        let fragment = fragment.unwrap_or_default();
        if fragment.is_empty() {
            return Ok(root);
        }
        let decoded = decoded_fragment(reference, fragment);
        if fragment.starts_with('/') {
            // Some generators write names with percent signs into both places as they are.
            let as_written = || pointer::walk(self.node(root), fragment).and_then(Walk::found);
            return match decoded.and_then(|decoded| self.walk(from, root, reference, &decoded)) {
                Err(error) => as_written().map(|node| At { document: target, node }).ok_or(error),
                found => found,
            };
        }
        let fragment = decoded?;
        let named = self.document(target).and_then(|document| document.resources().anchor_anywhere(&fragment));
        match named {
            Some(node) => Ok(At { document: target, node }),
            None => Err(ReferenceError::Dangling {
                reference: reference.to_owned(),
                file: self.other_file(from, target),
                missing: fragment,
                at: String::new(),
                suggestion: None,
            }),
        }
    }

    /// Follows a decoded JSON Pointer from a node. Where it leads through a node that is itself a reference, it goes on
    /// behind that, as most readers of these documents do.
    pub(crate) fn walk(
        &self,
        from: DocumentId,
        base: At,
        reference: &str,
        pointer: &str,
    ) -> Result<At, ReferenceError> {
        // One budget for all detours of this walk: references may lead in circles and back into pointers.
        self.walk_within(from, base, reference, pointer, &mut DETOURS.min(self.reference_chain))
    }

    fn walk_within(
        &self,
        from: DocumentId,
        base: At,
        reference: &str,
        pointer: &str,
        detours: &mut usize,
    ) -> Result<At, ReferenceError> {
        let stopped = match pointer::walk(self.node(base), pointer) {
            Some(Walk::Found(node)) => return Ok(At { document: base.document, node: node.id() }),
            Some(Walk::Stopped(stopped)) => stopped,
            None => return Err(malformed(reference, "`~` in a JSON Pointer is followed by `0` or `1`")),
        };
        if let Some(behind) = self.detour(base.document, stopped.node, detours) {
            let rest: String = pointer.split('/').skip(1 + stopped.index).flat_map(|token| ["/", token]).collect();
            if let Ok(found) = self.walk_within(from, behind, reference, &rest, detours) {
                return Ok(found);
            }
        }
        let at = pointer.split('/').skip(1).take(stopped.index).flat_map(|token| ["/", token]).collect();
        let suggestion = self.nearest(stopped.node, &stopped.token);
        Err(ReferenceError::Dangling {
            reference: reference.to_owned(),
            file: self.other_file(from, base.document),
            suggestion,
            missing: stopped.token,
            at,
        })
    }

    /// The member of `node` whose name is nearest to `name`, as long as looking for one is affordable.
    fn nearest(&self, node: Node<'_>, name: &str) -> Option<String> {
        let compared = self.compared.fetch_add(node.len(), Ordering::Relaxed);
        if compared > COMPARED {
            return None;
        }
        suggest(name, node.members().map(|member| member.key)).map(str::to_owned)
    }

    /// Where the reference that a node is leads to.
    fn detour(&self, document: DocumentId, node: Node<'_>, detours: &mut usize) -> Option<At> {
        let reference = node.get("$ref")?.as_str()?;
        *detours = detours.checked_sub(1)?;
        let (name, fragment) = uri::split_fragment(reference);
        let target = if name.is_empty() { document } else { self.linked(document, name, reference).ok()? };
        let fragment = decoded_fragment(reference, fragment.unwrap_or_default()).ok()?;
        if fragment.is_empty() || fragment.starts_with('/') {
            return self.walk_within(document, self.root(target), reference, &fragment, detours).ok();
        }
        self.fragment(document, target, reference, Some(&fragment)).ok()
    }

    fn other_file(&self, from: DocumentId, target: DocumentId) -> Option<String> {
        (from != target).then(|| self.document(target).map(|document| document.name.clone())).flatten()
    }
}

pub(crate) fn decoded_fragment(reference: &str, fragment: &str) -> Result<String, ReferenceError> {
    uri::percent_decode(fragment)
        .ok_or_else(|| malformed(reference, "`%` is followed by two hexadecimal digits that make up UTF-8"))
}

pub(crate) fn malformed(reference: &str, why: &'static str) -> ReferenceError {
    ReferenceError::Malformed { reference: reference.to_owned(), why }
}
