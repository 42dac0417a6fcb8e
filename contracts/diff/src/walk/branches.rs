//! Which branch of a union is which branch of the other: by what they are, never by their place.

use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Walk;
use super::value;
use super::view::View;

/// Larger rests are not compared each with each.
const COMPARED: usize = 4_096;

/// Branches that belong together, and the rest.
#[derive(Debug, Default)]
pub(super) struct Matched {
    pub(super) pairs: Vec<(SchemaId, SchemaId)>,
    pub(super) removed: Vec<SchemaId>,
    pub(super) added: Vec<SchemaId>,
}

pub(super) fn matched(walk: &mut Walk<'_>, base: &[SchemaId], revision: &[SchemaId]) -> Matched {
    let mut matched = Matched::default();
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut open: Vec<SchemaId> = Vec::new();

    // What they are called, or the one value that tells them apart.
    let mut by_label: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, branch) in revision.iter().enumerate() {
        by_label.entry(label(walk.revision, *branch)).or_default().push(at);
    }
    for branch in base {
        let found = by_label.get(&label(walk.base, *branch)).and_then(|candidates| {
            let free = candidates.iter().copied().filter(|at| !taken.contains(at)).take(16).collect::<Vec<_>>();
            let same = free
                .iter()
                .copied()
                .find(|at| revision.get(*at).is_some_and(|other| walk.classes.same(*branch, *other)));
            same.or_else(|| free.first().copied().filter(|_| candidates.len() == 1))
        });
        match found.and_then(|at| revision.get(at).map(|other| (at, *other))) {
            Some((at, other)) => {
                taken.insert(at);
                matched.pairs.push((*branch, other));
            }
            None => open.push(*branch),
        }
    }

    // What they look like.
    let mut rest: Vec<SchemaId> =
        revision.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, branch)| *branch).collect();
    if open.len().saturating_mul(rest.len()) <= COMPARED {
        for branch in open {
            let likeness: Vec<u32> = rest.iter().map(|other| walk.likeness(branch, *other)).collect();
            let best = likeness.iter().enumerate().max_by_key(|(at, score)| (**score, std::cmp::Reverse(*at)));
            match best {
                Some((at, score)) if *score >= 50 => matched.pairs.push((branch, rest.remove(at))),
                _ => matched.removed.push(branch),
            }
        }
    } else {
        matched.removed = open;
    }
    matched.added = rest;
    matched
}

/// What a person calls the branch: its name, the constant that tells it, or its types and properties.
pub(super) fn label(contract: &Contract, id: SchemaId) -> String {
    let schema = &contract.schemas[id];
    if let Some(name) = &schema.name {
        return name.to_string();
    }
    let documents = &contract.documents;
    if let Some(object) = &schema.object {
        let tag = object.properties.iter().find_map(|(name, property)| {
            let property = &contract.schemas[*property];
            let single = property.enumeration.as_deref().filter(|values| values.len() == 1);
            let value = property.constant.or_else(|| single.and_then(|values| values.first().copied()))?;
            Some(format!("{name}: {}", value::shown(documents.node(value))))
        });
        if let Some(tag) = tag {
            return tag;
        }
    }
    if let Some(value) = schema.constant {
        return value::shown(documents.node(value));
    }
    let types = schema.types.map_or("any".to_owned(), |types| types.names().collect::<Vec<_>>().join("|"));
    match &schema.object {
        Some(object) if !object.properties.is_empty() => {
            let mut names: Vec<&str> = object.properties.iter().map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            let more = names.len().saturating_sub(3);
            names.truncate(3);
            let rest = if more > 0 { format!(", {more} more") } else { String::new() };
            format!("{types} with {}{rest}", names.join(", "))
        }
        _ => schema.format.as_ref().map_or(types.clone(), |format| format!("{types} {format}")),
    }
}

impl Walk<'_> {
    /// How much two schemas look alike, in hundredths.
    fn likeness(&mut self, base: SchemaId, revision: SchemaId) -> u32 {
        if self.classes.same(base, revision) {
            return 1_000;
        }
        let (b, r) = (self.base_view(base), self.revision_view(revision));
        if b.types.intersection(r.types).is_empty() {
            return 0;
        }
        let tags = |contract: &Contract, view: &View| -> FxHashMap<String, String> {
            view.properties
                .iter()
                .filter_map(|(name, schemas)| {
                    let value = schemas.iter().find_map(|schema| contract.schemas[*schema].constant)?;
                    Some((name.to_string(), value::canonical(contract.documents.node(value))))
                })
                .collect()
        };
        let (before, after) = (tags(self.base, &b), tags(self.revision, &r));
        if before.iter().any(|(name, value)| after.get(name).is_some_and(|other| other != value)) {
            return 0;
        }
        let shared = b.properties.keys().filter(|name| r.properties.contains_key(*name)).count();
        let all = b.properties.len() + r.properties.len() - shared;
        match (all, b.types == r.types) {
            (0, true) => 60,
            (0, false) => 40,
            (all, _) => (shared * 100 / all) as u32,
        }
    }
}
