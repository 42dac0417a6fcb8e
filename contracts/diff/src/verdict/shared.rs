//! Changes outside schemas that several operations show, because they are written at one place: a component, the
//! parameters of a path, the security of the document.

use accordant_document::pointer;
use accordant_model::Contract;
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
            let (subject, home) = place(base, revision, &cause.change);
            cause.share(subject, home);
        }
    }
    causes
}

/// The name of what is shared, and the place that its fingerprint is made of.
fn place(base: &Contract, revision: &Contract, change: &Change) -> (String, String) {
    let locate = |contract: &Contract, origin| contract.documents.locate(origin).pointer;
    // The revision's place is the one that a person can still change.
    let found = change.revision.and_then(|origin| locate(revision, origin));
    let pointer = found.or_else(|| change.base.and_then(|origin| locate(base, origin))).unwrap_or_default();
    let tokens = pointer::tokens(&pointer).unwrap_or_default();
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let subject = match words.as_slice() {
        ["components", kind, name, ..] => format!("{} {name}", singular(kind)),
        [kind @ ("parameters" | "responses" | "securityDefinitions"), name, ..] => format!("{} {name}", singular(kind)),
        ["paths", path, ..] => (*path).to_owned(),
        _ => "document".to_owned(),
    };
    // Numbers are places in lists, which move.
    let home: Vec<&str> = words.into_iter().filter(|word| word.parse::<u32>().is_err()).collect();
    (subject, home.join("/"))
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
