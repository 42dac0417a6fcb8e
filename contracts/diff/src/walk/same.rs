//! Which schemas are written alike: most of two versions of a contract is, and what is needs no further look.

use accordant_document::At;
use accordant_model::{Composition, Contract, Schema, SchemaId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

type Pair = (SchemaId, SchemaId);

/// Structural equality of a base schema and a revision schema, through references and cycles. Two schemas that cannot be
/// told apart by following the same path from both are the same, so a renamed component is.
pub(crate) struct Same<'a> {
    base: &'a Contract,
    revision: &'a Contract,
    known: FxHashMap<Pair, bool>,
}

impl<'a> Same<'a> {
    pub(crate) fn new(base: &'a Contract, revision: &'a Contract) -> Self {
        Self { base, revision, known: FxHashMap::default() }
    }

    pub(crate) fn schemas(&mut self, base: SchemaId, revision: SchemaId) -> bool {
        if let Some(known) = self.known.get(&(base, revision)) {
            return *known;
        }
        // Assume that every pair reached is the same; a difference anywhere travels back along the edges.
        let mut index: FxHashMap<Pair, u32> = FxHashMap::default();
        let mut pairs: Vec<(Pair, bool)> = vec![((base, revision), true)];
        let mut edges: Vec<(u32, u32)> = Vec::new();
        index.insert((base, revision), 0);
        let mut children = Vec::new();
        let mut at = 0;
        while let Some(&(pair, _)) = pairs.get(at) {
            children.clear();
            let mut alike = self.alike(pair, &mut children);
            if alike {
                for &child in &children {
                    match self.known.get(&child) {
                        Some(true) => {}
                        Some(false) => alike = false,
                        None => {
                            let next = pairs.len() as u32;
                            let to = *index.entry(child).or_insert(next);
                            if to == next {
                                pairs.push((child, true));
                            }
                            edges.push((to, at as u32));
                        }
                    }
                }
            }
            if let Some(entry) = pairs.get_mut(at) {
                entry.1 = alike;
            }
            at += 1;
        }
        edges.sort_unstable();
        let mut different: Vec<u32> =
            pairs.iter().enumerate().filter(|(_, (_, alike))| !alike).map(|(at, _)| at as u32).collect();
        while let Some(at) = different.pop() {
            let from = edges.partition_point(|edge| edge.0 < at);
            for (_, parent) in edges.iter().skip(from).take_while(|edge| edge.0 == at) {
                if let Some((_, alike)) = pairs.get_mut(*parent as usize)
                    && *alike
                {
                    *alike = false;
                    different.push(*parent);
                }
            }
        }
        self.known.extend(pairs);
        self.known.get(&(base, revision)).copied().unwrap_or(false)
    }

    /// Whether both schemas say the same themselves; what they hold is put into `children`.
    fn alike(&self, (base, revision): Pair, children: &mut Vec<Pair>) -> bool {
        let (b, r) = (&self.base.schemas[base], &self.revision.schemas[revision]);
        b.boolean == r.boolean
            && b.types == r.types
            && b.format == r.format
            && b.read_only == r.read_only
            && b.write_only == r.write_only
            && b.deprecated == r.deprecated
            && one(b.reference, r.reference, children)
            && self.dynamic(b, r, children)
            && self.value(b.constant, r.constant)
            && self.value(b.default, r.default)
            && self.value(b.sunset, r.sunset)
            && self.values(b.enumeration.as_deref(), r.enumeration.as_deref())
            && self.values(b.extensible_enum.as_deref(), r.extensible_enum.as_deref())
            && numeric(b, r)
            && string(b, r, children)
            && array(b, r, children)
            && object(b, r, children)
            && composition(b.composition.as_deref(), r.composition.as_deref(), children)
            && discriminator(b, r, children)
    }

    fn dynamic(&self, b: &Schema, r: &Schema, children: &mut Vec<Pair>) -> bool {
        match (&b.dynamic_reference, &r.dynamic_reference) {
            (None, None) => true,
            (Some(b), Some(r)) => {
                children.push((b.target, r.target));
                many(&b.candidates, &r.candidates, children)
            }
            _ => false,
        }
    }

    fn value(&self, base: Option<At>, revision: Option<At>) -> bool {
        match (base, revision) {
            (None, None) => true,
            (Some(base), Some(revision)) => {
                self.base.documents.node(base).same_value(self.revision.documents.node(revision))
            }
            _ => false,
        }
    }

    fn values(&self, base: Option<&[At]>, revision: Option<&[At]>) -> bool {
        match (base, revision) {
            (None, None) => true,
            (Some(base), Some(revision)) => {
                base.len() == revision.len()
                    && base.iter().zip(revision).all(|(base, revision)| self.value(Some(*base), Some(*revision)))
            }
            _ => false,
        }
    }
}

fn one(base: Option<SchemaId>, revision: Option<SchemaId>, children: &mut Vec<Pair>) -> bool {
    if let (Some(base), Some(revision)) = (base, revision) {
        children.push((base, revision));
    }
    base.is_some() == revision.is_some()
}

fn many(base: &[SchemaId], revision: &[SchemaId], children: &mut Vec<Pair>) -> bool {
    children.extend(base.iter().copied().zip(revision.iter().copied()));
    base.len() == revision.len()
}

/// By name, in any order.
fn named<N: std::hash::Hash + Eq>(
    base: &[(N, SchemaId)],
    revision: &[(N, SchemaId)],
    children: &mut Vec<Pair>,
) -> bool {
    if base.len() != revision.len() {
        return false;
    }
    if base.iter().zip(revision).all(|(b, r)| b.0 == r.0) {
        children.extend(base.iter().map(|b| b.1).zip(revision.iter().map(|r| r.1)));
        return true;
    }
    let by_name: FxHashMap<&N, SchemaId> = revision.iter().map(|(name, schema)| (name, *schema)).collect();
    base.iter().all(|(name, schema)| match by_name.get(name) {
        Some(other) => {
            children.push((*schema, *other));
            true
        }
        None => false,
    })
}

fn numeric(b: &Schema, r: &Schema) -> bool {
    match (&b.numeric, &r.numeric) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            b.multiple_of == r.multiple_of
                && b.minimum == r.minimum
                && b.exclusive_minimum == r.exclusive_minimum
                && b.maximum == r.maximum
                && b.exclusive_maximum == r.exclusive_maximum
        }
        _ => false,
    }
}

fn string(b: &Schema, r: &Schema, children: &mut Vec<Pair>) -> bool {
    match (&b.string, &r.string) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            b.min_length == r.min_length
                && b.max_length == r.max_length
                && b.pattern == r.pattern
                && b.content_encoding == r.content_encoding
                && b.content_media_type == r.content_media_type
                && one(b.content_schema, r.content_schema, children)
        }
        _ => false,
    }
}

fn array(b: &Schema, r: &Schema, children: &mut Vec<Pair>) -> bool {
    match (&b.array, &r.array) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            b.min_contains == r.min_contains
                && b.max_contains == r.max_contains
                && b.min_items == r.min_items
                && b.max_items == r.max_items
                && b.unique_items == r.unique_items
                && many(&b.prefix_items, &r.prefix_items, children)
                && one(b.items, r.items, children)
                && one(b.contains, r.contains, children)
                && one(b.unevaluated_items, r.unevaluated_items, children)
        }
        _ => false,
    }
}

fn object(b: &Schema, r: &Schema, children: &mut Vec<Pair>) -> bool {
    match (&b.object, &r.object) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            b.min_properties == r.min_properties
                && b.max_properties == r.max_properties
                && same_names(&b.required, &r.required)
                && b.dependent_required == r.dependent_required
                && named(&b.properties, &r.properties, children)
                && named(&b.pattern_properties, &r.pattern_properties, children)
                && named(&b.dependent_schemas, &r.dependent_schemas, children)
                && one(b.additional_properties, r.additional_properties, children)
                && one(b.property_names, r.property_names, children)
                && one(b.unevaluated_properties, r.unevaluated_properties, children)
        }
        _ => false,
    }
}

/// In any order; names that are written twice count twice.
fn same_names(base: &[SmolStr], revision: &[SmolStr]) -> bool {
    let sorted = |names: &[SmolStr]| {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    };
    base == revision || (base.len() == revision.len() && sorted(base) == sorted(revision))
}

fn composition(b: Option<&Composition>, r: Option<&Composition>, children: &mut Vec<Pair>) -> bool {
    match (b, r) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            many(&b.all_of, &r.all_of, children)
                && many(&b.any_of, &r.any_of, children)
                && many(&b.one_of, &r.one_of, children)
                && one(b.not, r.not, children)
                && one(b.if_, r.if_, children)
                && one(b.then, r.then, children)
                && one(b.else_, r.else_, children)
        }
        _ => false,
    }
}

fn discriminator(b: &Schema, r: &Schema, children: &mut Vec<Pair>) -> bool {
    match (&b.discriminator, &r.discriminator) {
        (None, None) => true,
        (Some(b), Some(r)) => {
            b.property_name == r.property_name
                && b.mapping.len() == r.mapping.len()
                && b.mapping.iter().zip(&r.mapping).all(|(b, r)| b.0 == r.0 && one(b.1, r.1, children))
                && one(b.default_mapping, r.default_mapping, children)
        }
        _ => false,
    }
}
