//! What a type is lowered from: schemas that all apply to one value, or of which one applies.
//!
//! Most types come from one schema. `allOf`, `$ref` with siblings and properties that are declared several times come
//! from several, and `allOf` beside `oneOf` from several in each variant. Each combination is met once, so that recursion
//! through any of them ends.

use accordant_model::{SchemaId, Types};
use rustc_hash::FxHashMap;

/// A combination of schemas: the unit that has one type a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ConjId(pub(super) u32);

impl ConjId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A schema of a combination, wholly or only by the keywords that stand in itself: without `$ref`, `allOf`, `oneOf`, `anyOf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub(super) id: SchemaId,
    pub(super) own: bool,
}

impl Part {
    pub(super) fn whole(id: SchemaId) -> Self {
        Self { id, own: false }
    }

    pub(super) fn own(id: SchemaId) -> Self {
        Self { id, own: true }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// All apply, and only values of these types are meant.
    All(Box<[Part]>, Types),
    /// One of them applies.
    Any(Box<[SchemaId]>),
    /// A schema with a discriminator as the object that others build on, not as their union.
    Base(SchemaId),
    /// Made by the lowering itself: its node is set when it is made.
    Made(u32),
}

/// Every combination that was met.
pub(super) struct Conjunctions {
    keys: Vec<Key>,
    ids: FxHashMap<Key, ConjId>,
    /// Single whole schemas, which nearly all are, by schema.
    singles: Vec<Option<ConjId>>,
}

impl Conjunctions {
    pub(super) fn new(schemas: usize) -> Self {
        Self { keys: Vec::with_capacity(schemas), ids: FxHashMap::default(), singles: vec![None; schemas] }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn key(&self, id: ConjId) -> &Key {
        // Ids are only made here, with their keys.
        &self.keys[id.index()]
    }

    pub(super) fn single(&mut self, id: SchemaId) -> ConjId {
        let next = ConjId(self.keys.len() as u32);
        match self.singles.get_mut(id.0 as usize) {
            Some(slot @ None) => {
                *slot = Some(next);
                self.keys.push(Key::All(Box::new([Part::whole(id)]), Types::ALL));
                next
            }
            Some(Some(known)) => *known,
            None => self.any(&[]),
        }
    }

    /// The combination of a single schema, where one was asked for.
    pub(super) fn known_single(&self, id: SchemaId) -> Option<ConjId> {
        self.singles.get(id.0 as usize).copied().flatten()
    }

    pub(super) fn all(&mut self, parts: &[Part], only: Types) -> ConjId {
        let mut unique: Vec<Part> = Vec::with_capacity(parts.len());
        if parts.len() <= 8 {
            for part in parts {
                if !unique.contains(part) {
                    unique.push(*part);
                }
            }
        } else {
            let mut seen = rustc_hash::FxHashSet::default();
            unique.extend(parts.iter().filter(|part| seen.insert(**part)));
        }
        match unique.as_slice() {
            [part] if !part.own && only == Types::ALL => self.single(part.id),
            _ => self.intern(Key::All(unique.into(), only)),
        }
    }

    pub(super) fn any(&mut self, ids: &[SchemaId]) -> ConjId {
        let mut seen = rustc_hash::FxHashSet::default();
        let unique: Vec<SchemaId> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
        match unique.as_slice() {
            [id] => self.single(*id),
            _ => self.intern(Key::Any(unique.into())),
        }
    }

    /// A combination without schemas.
    pub(super) fn made(&mut self) -> ConjId {
        let number = self.keys.len() as u32;
        self.intern(Key::Made(number))
    }

    pub(super) fn base(&mut self, id: SchemaId) -> ConjId {
        self.intern(Key::Base(id))
    }

    fn intern(&mut self, key: Key) -> ConjId {
        if let Some(known) = self.ids.get(&key) {
            return *known;
        }
        let id = ConjId(self.keys.len() as u32);
        self.keys.push(key.clone());
        self.ids.insert(key, id);
        id
    }
}
