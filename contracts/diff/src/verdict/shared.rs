//! Changes outside schemas that several operations show, because they are written at one place: a component, the
//! parameters of a path, the security of the document.

use accordant_document::pointer;
use accordant_model::Contract;
use accordant_model::http::PathTemplate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::cause::{Cause, Key, key};
use crate::{Change, Changes, SubjectId, ids};

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
    together(base, revision, causes)
}

/// Operations that one change is made to by hand, each at its own place, before it is taken for one decision.
const MANY: usize = 5;

/// What was added to many operations, or removed from them, and is written alike everywhere, is one cause: documents that
/// are generated write nothing once.
fn together(base: &Contract, revision: &Contract, causes: Vec<Cause>) -> Vec<Cause> {
    let mut groups: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (at, cause) in causes.iter().enumerate() {
        let change = &cause.change;
        let text = match change.rule {
            ids::OPTIONAL_HEADER_ADDED
            | ids::REQUIRED_HEADER_ADDED
            | ids::OPTIONAL_PARAMETER_ADDED
            | ids::REQUIRED_PARAMETER_ADDED => change.revision.map(|origin| revision.documents.text(origin)),
            ids::HEADER_REMOVED | ids::PARAMETER_REMOVED => change.base.map(|origin| base.documents.text(origin)),
            // Which of them are offered is one list for the whole API; what they hold differs.
            ids::MEDIA_TYPE_ADDED | ids::MEDIA_TYPE_REMOVED => None,
            _ => continue,
        };
        let alike = (change.rule, change.direction, change.level, change.message.as_str(), text);
        groups.entry(alike).or_default().push(at);
    }
    let mut merged: FxHashMap<usize, Cause> = FxHashMap::default();
    let mut gone: FxHashSet<usize> = FxHashSet::default();
    for group in groups.into_values() {
        let alike = group.iter().filter_map(|at| causes.get(*at));
        let mut subjects: Vec<SubjectId> = alike.flat_map(|cause| cause.subjects.iter().copied()).collect();
        subjects.sort_unstable();
        subjects.dedup();
        if let [first, rest @ ..] = group.as_slice()
            && subjects.len() >= MANY
            && let Some(cause) = causes.get(*first)
        {
            let mut cause = cause.clone();
            cause.subjects = subjects;
            cause.share(Shared::many(base, revision, &cause.change));
            merged.insert(*first, cause);
            gone.extend(rest);
        }
    }
    let kept = causes.into_iter().enumerate().filter(|(at, _)| !gone.contains(at));
    kept.map(|(at, cause)| merged.remove(&at).unwrap_or(cause)).collect()
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

    /// What is written at each of many operations. Media types are told apart by the status that they are offered with.
    fn many(base: &Contract, revision: &Contract, change: &Change) -> Self {
        let subject = "several operations".to_owned();
        let mut status = String::new();
        if matches!(change.rule, ids::MEDIA_TYPE_ADDED | ids::MEDIA_TYPE_REMOVED) {
            let of = |contract: &Contract, origin| contract.documents.locate(origin).pointer;
            let pointer = change.revision.and_then(|origin| of(revision, origin));
            let pointer = pointer.or_else(|| change.base.and_then(|origin| of(base, origin))).unwrap_or_default();
            let tokens = pointer::tokens(&pointer).unwrap_or_default();
            status = tokens.into_iter().skip_while(|token| token != "responses").nth(1).unwrap_or_default();
        }
        Self { home: (subject.clone(), status), subject, named: true }
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
