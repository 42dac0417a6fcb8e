//! Changes outside schemas that several operations show, because they are written at one place: a component, the
//! parameters of a path, the security of the document.

use accordant_document::pointer;
use accordant_model::Contract;
use accordant_model::http::PathTemplate;
use rustc_hash::FxHashMap;

use super::cause::{Cause, Key, key};
use crate::{Change, Changes};

/// The causes of all changes outside schemas, in the order in which the walk met them.
pub(super) fn collect(base: &Contract, revision: &Contract, changes: &Changes) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    for (id, change) in changes.changes() {
        let Some(subject) = changes.subjects().get(id.0 as usize) else { continue };
        // GraphQL has no component that stands for several places: each coordinate is its own.
        if base.http().is_none() || (change.base.is_none() && change.revision.is_none()) {
            causes.push(Cause::of_subject(change.clone(), *id, subject));
            continue;
        }
        let at = *known.entry(key(change, None)).or_insert(causes.len());
        match causes.get_mut(at) {
            Some(cause) => cause.subjects.push(*id),
            None => causes.push(Cause::of_subject(change.clone(), *id, subject)),
        }
    }
    for cause in &mut causes {
        cause.subjects.dedup();
        if cause.subjects.len() > 1 {
            cause.share(Shared::of(base, revision, &cause.change));
        }
    }
    causes
}

/// What several operations share.
pub(super) struct Shared {
    /// For people: `parameter Limit`, a path, or the document.
    pub(super) subject: String,
    /// What the fingerprint is made of: the subject and the place, without what may be renamed.
    pub(super) home: (String, String),
    /// It has a name, or a path, of its own.
    pub(super) named: bool,
}

impl Shared {
    pub(super) fn of(base: &Contract, revision: &Contract, change: &Change) -> Self {
        let locate = |contract: &Contract, origin| contract.documents.locate(origin).pointer;
        // The revision's place is the one that a person can still change.
        let found = change.revision.and_then(|origin| locate(revision, origin));
        let pointer = found.or_else(|| change.base.and_then(|origin| locate(base, origin))).unwrap_or_default();
        let mut tokens = pointer::tokens(&pointer).unwrap_or_default();
        let (subject, named) = match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["components", kind, name, ..] => (format!("{} {name}", singular(kind)), true),
            [kind @ ("parameters" | "responses" | "securityDefinitions"), name, ..] => {
                (format!("{} {name}", singular(kind)), true)
            }
            ["paths", path, ..] => ((*path).to_owned(), true),
            _ => ("document".to_owned(), false),
        };
        let mut key = subject.clone();
        if let [first, path, ..] = tokens.as_mut_slice()
            && first == "paths"
        {
            *path = PathTemplate::new(path).shape().to_owned();
            key.clone_from(path);
        }
        // Numbers are places in lists, which move.
        tokens.retain(|word| word.parse::<u32>().is_err());
        Self { subject, home: (key, tokens.join("/")), named }
    }
}

fn singular(kind: &str) -> &str {
    match kind {
        "parameters" => "parameter",
        "headers" => "header",
        "requestBodies" => "request body",
        "responses" => "response",
        "callbacks" => "callback",
        "links" => "link",
        "pathItems" => "path item",
        "mediaTypes" => "media type",
        "securitySchemes" | "securityDefinitions" => "security scheme",
        other => other,
    }
}
