//! Which property tells the variants of a union apart, and by which values.

use accordant_model::SchemaId;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Lowering;
use super::conjunction::ConjId;
use super::node::{NodeKind, UnionNode};
use crate::model::Literal;
use crate::rule::ids;

/// How many unions inside each other a tagged union may hold.
const DEPTH: usize = 8;

impl Lowering<'_> {
    /// Settles the tags of a union whose schema has a discriminator. One that does not tell every variant is left out,
    /// with a warning: the variants are then told by what is in them.
    pub(super) fn tell_apart(&mut self, union: &mut UnionNode) {
        let Some(owner) = union.discriminator else { return };
        let Some(schema) = self.schemas.get(owner) else { return };
        let Some(discriminator) = schema.discriminator.as_deref() else { return };
        let property = discriminator.property_name.clone();
        let mapped: Vec<(SmolStr, ConjId)> = discriminator
            .mapping
            .iter()
            .filter_map(|(value, target)| Some((value.clone(), (*target)?)))
            .map(|(value, target)| (value, self.mapped_to(target)))
            .collect();
        let mut by_target: FxHashMap<ConjId, Vec<SmolStr>> = FxHashMap::default();
        for (value, target) in mapped {
            by_target.entry(target).or_default().push(value);
        }

        let constants: Vec<Vec<SmolStr>> =
            union.variants.iter().map(|variant| self.constants_of(variant.value, &property)).collect();
        let mut counts: FxHashMap<&SmolStr, usize> = FxHashMap::default();
        for value in constants.iter().flatten() {
            *counts.entry(value).or_default() += 1;
        }
        let mut taken: FxHashSet<SmolStr> = FxHashSet::default();
        let mut told_apart = true;
        let mut tags: Vec<Vec<SmolStr>> = Vec::with_capacity(union.variants.len());
        for (variant, constants) in union.variants.iter().zip(&constants) {
            let bottom = self.bottom(variant.value);
            let told = self.is_made_of_objects(bottom, DEPTH);
            let target = variant.member.map_or(bottom, |member| self.mapped_to(member));
            let of_mapping = by_target.get(&bottom).or_else(|| by_target.get(&target));
            let own = constants.iter().all(|value| counts.get(value) == Some(&1)) && !constants.is_empty();
            let mut values: Vec<SmolStr> = match (of_mapping, self.kind(bottom)) {
                (Some(values), _) => values.clone(),
                (None, NodeKind::Union(inner)) if inner.tag.as_ref() == Some(&property) => {
                    inner.variants.iter().flat_map(|variant| variant.tags.iter().cloned()).collect()
                }
                (None, _) if own => constants.clone(),
                (None, _) => {
                    variant.member.and_then(|member| self.declared_name(member)).map(SmolStr::new).into_iter().collect()
                }
            };
            values.retain(|value| taken.insert(value.clone()));
            told_apart &= told && !values.is_empty();
            tags.push(values);
        }
        if !told_apart {
            return self.discriminator_ignored(owner);
        }
        let default = discriminator.default_mapping.map(|target| self.mapped_to(target));
        union.default =
            default.and_then(|target| union.variants.iter().position(|variant| self.bottom(variant.value) == target));
        for (variant, tags) in union.variants.iter_mut().zip(tags) {
            variant.tags = tags;
        }
        union.tag = Some(property);
    }

    pub(super) fn discriminator_ignored(&mut self, owner: SchemaId) {
        let Some(discriminator) = self.schemas.get(owner).and_then(|schema| schema.discriminator.as_deref()) else {
            return;
        };
        self.findings.warn(
            ids::DISCRIMINATOR_IGNORED,
            discriminator.at,
            format!("`{}` does not tell every member apart", discriminator.property_name),
            "the members were generated as a union that is told by their properties; map a value to each",
        );
    }

    /// Whether every value is an object: only those carry a tag.
    fn is_made_of_objects(&self, id: ConjId, depth: usize) -> bool {
        match (self.kind(self.bottom(id)), depth.checked_sub(1)) {
            (NodeKind::Object(_) | NodeKind::Map(_), _) => true,
            (NodeKind::Union(inner), Some(below)) => {
                inner.variants.iter().all(|variant| self.is_made_of_objects(variant.value, below))
            }
            _ => false,
        }
    }

    /// Where a target of a mapping ends; where it is a parent, its own object is meant if the union lists that.
    fn mapped_to(&mut self, target: SchemaId) -> ConjId {
        let single = self.conjunctions.single(target);
        self.bottom(single)
    }

    /// The texts that the property may have in an object, where they are listed.
    fn constants_of(&self, value: ConjId, property: &str) -> Vec<SmolStr> {
        let NodeKind::Object(object) = self.kind(self.bottom(value)) else { return Vec::new() };
        let Some(found) = object.properties.iter().find(|known| known.wire == property) else { return Vec::new() };
        let text = |literal: &Literal| match literal {
            Literal::String(text) => Some(SmolStr::new(text)),
            _ => None,
        };
        match self.kind(self.bottom(found.value)) {
            NodeKind::Literal(literal) => text(literal).into_iter().collect(),
            NodeKind::Enum(listed) => {
                let values: Option<Vec<SmolStr>> = listed.values.iter().map(|entry| text(&entry.literal)).collect();
                values.unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}
