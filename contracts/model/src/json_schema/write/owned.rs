//! The names in one place of a value that the other side owns.

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Ownership;
use crate::{Schema, SchemaId, Schemas};

/// How many references in a row are looked behind for `readOnly`.
const CHAIN: usize = 32;

/// How many schemas of one place are looked at.
const PLACE: usize = 10_000;

/// Sets of names, each known by a number; 0 is the empty one.
pub(super) struct OwnedNames {
    ownership: Option<Ownership>,
    sets: Vec<FxHashSet<SmolStr>>,
    known: FxHashMap<Vec<SmolStr>, u32>,
    places: FxHashMap<SchemaId, u32>,
}

impl OwnedNames {
    /// Where nothing is left out, however deep.
    pub(super) const PLAIN: u32 = u32::MAX;

    pub(super) fn new(ownership: Option<Ownership>) -> Self {
        Self { ownership, sets: vec![FxHashSet::default()], known: FxHashMap::default(), places: FxHashMap::default() }
    }

    pub(super) fn holds(&self, set: u32, name: &str) -> bool {
        self.sets.get(set as usize).is_some_and(|names| names.contains(name))
    }

    /// The names owned by the other side in the place whose outermost schema this is: whatever applies there may
    /// declare them.
    pub(super) fn place(&mut self, schemas: &Schemas, outermost: SchemaId) -> u32 {
        let Some(ownership) = self.ownership else { return Self::PLAIN };
        if let Some(known) = self.places.get(&outermost) {
            return *known;
        }
        let mut names: Vec<SmolStr> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut open = vec![outermost];
        while let Some(id) = open.pop() {
            if seen.len() >= PLACE || !seen.insert(id) {
                continue;
            }
            let Some(schema) = schemas.get(id) else { continue };
            let properties = schema.object.iter().flat_map(|object| &object.properties);
            names.extend(properties.filter(|(_, id)| is_owned(schemas, *id, ownership)).map(|(name, _)| name.clone()));
            schema.in_place(|id| open.push(id));
        }
        names.sort();
        names.dedup();
        let number = self.number(names);
        self.places.insert(outermost, number);
        number
    }

    fn number(&mut self, names: Vec<SmolStr>) -> u32 {
        if names.is_empty() {
            return 0;
        }
        let Self { sets, known, .. } = self;
        *known.entry(names).or_insert_with_key(|names| {
            sets.push(names.iter().cloned().collect());
            sets.len() as u32 - 1
        })
    }
}

fn is_owned(schemas: &Schemas, id: SchemaId, ownership: Ownership) -> bool {
    let flagged = |schema: &Schema| match ownership {
        Ownership::Request => schema.read_only,
        Ownership::Response => schema.write_only,
    };
    let mut next = Some(id);
    for _ in 0..CHAIN {
        let Some(schema) = next.and_then(|id| schemas.get(id)) else { return false };
        if flagged(schema) {
            return true;
        }
        next = schema.reference;
    }
    false
}
