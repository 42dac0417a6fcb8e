//! Schemas that choose their children by a discriminator, without a `oneOf` that lists them.
//!
//! Where such a schema is asked for, any of the schemas that build on it may come (OpenAPI 3.1.1, section 4.8.25). Where a
//! child builds on it, it is an object like others.

use accordant_model::{Schema, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Lowering;
use super::conjunction::Part;
use super::gather::{choices, gather};
use super::node::{UnionNode, VariantNode};

/// The children of each such schema, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Families {
    children: FxHashMap<SchemaId, Vec<SchemaId>>,
    /// The schemas that choose each child.
    parents: FxHashMap<SchemaId, FxHashSet<SchemaId>>,
}

/// What has neither a name nor a mapping can have no children: nobody can build on it but the schema that it stands in.
fn is_parent(schema: &Schema) -> bool {
    let mut listed = false;
    choices(schema, |_| listed = true);
    let has_children = |mapped: bool| mapped || schema.name.is_some();
    !listed
        && schema.discriminator.as_deref().is_some_and(|discriminator| has_children(!discriminator.mapping.is_empty()))
}

impl Families {
    pub(super) fn find(contract: &accordant_model::Contract, budget: &mut usize) -> Self {
        let schemas = &contract.schemas;
        let parents: FxHashSet<SchemaId> =
            schemas.iter().filter(|(_, schema)| is_parent(schema)).map(|(id, _)| id).collect();
        let mut families = Self::default();
        if parents.is_empty() {
            return families;
        }
        let of = |id: SchemaId| schemas.get(id).and_then(|schema| schema.discriminator.as_deref());
        for (id, schema) in schemas.iter() {
            let builds = schema.composition.as_ref().is_some_and(|composition| !composition.all_of.is_empty());
            if schema.name.is_none() || !(builds || schema.reference.is_some()) {
                continue;
            }
            let bases = gather(schemas, &[Part::whole(id)], budget);
            let parents_of: Vec<SchemaId> =
                bases.atoms.iter().copied().filter(|base| *base != id && parents.contains(base)).collect();
            let Some(left) = budget.checked_sub(parents_of.len().saturating_mul(parents_of.len())) else { break };
            *budget = left;
            for &parent in &parents_of {
                // Below a child that chooses by a property of its own, the grandchildren are that child's.
                let own = |between: &&SchemaId| {
                    **between != parent
                        && of(**between).map(|d| &d.property_name) != of(parent).map(|d| &d.property_name)
                        && gather(schemas, &[Part::whole(**between)], budget).seen.contains(&parent)
                };
                if parents_of.iter().find(own).is_none() {
                    families.children.entry(parent).or_default().push(id);
                    families.parents.entry(id).or_default().insert(parent);
                }
            }
        }
        for &parent in &parents {
            let mapped = of(parent).into_iter().flat_map(|discriminator| &discriminator.mapping);
            for target in mapped.filter_map(|(_, target)| *target).filter(|target| *target != parent) {
                let children = families.children.entry(parent).or_default();
                if families.parents.entry(target).or_default().insert(parent) {
                    children.push(target);
                }
            }
        }
        families
    }
}

impl Lowering<'_> {
    /// The union of a schema's children, with itself among them where its own tag may come.
    pub(super) fn children_as_union(&mut self, id: SchemaId) -> Option<UnionNode> {
        let children = self.families.children.get(&id)?.clone();
        let discriminator = self.schemas.get(id)?.discriminator.as_deref()?;
        let property = discriminator.property_name.clone();
        let maps_itself = discriminator.mapping.iter().any(|(_, target)| *target == Some(id));
        let unmapped = discriminator.mapping.is_empty();
        let mut variants = Vec::with_capacity(children.len() + 1);
        if maps_itself || (unmapped && self.may_name_itself(id, &property)) {
            variants.push(VariantNode::of(self.conjunctions.base(id), Some(id)));
        }
        for child in children {
            let same_property = self
                .schemas
                .get(child)
                .and_then(|schema| schema.discriminator.as_deref())
                .is_some_and(|own| own.property_name == property);
            let value = if same_property && self.families.children.contains_key(&child) {
                self.conjunctions.base(child)
            } else {
                self.conjunctions.single(child)
            };
            variants.push(VariantNode::of(value, Some(child)));
        }
        Some(UnionNode { variants, discriminator: Some(id), ..UnionNode::default() })
    }

    /// Whether a parent chooses `id`, and `base` is that parent or another of its children.
    pub(super) fn is_told_from(&self, id: SchemaId, base: SchemaId) -> bool {
        let of = |id: SchemaId| self.families.parents.get(&id);
        of(id).is_some_and(|own| {
            own.contains(&base) || of(base).is_some_and(|theirs| theirs.iter().any(|parent| own.contains(parent)))
        })
    }

    /// Whether the tag may be the parent's own name: not where the property lists other values.
    fn may_name_itself(&self, id: SchemaId, property: &str) -> bool {
        let Some(name) = self.declared_name(id) else { return false };
        let schema = self.schemas.get(id).and_then(|schema| schema.object.as_deref());
        let values = schema.and_then(|object| object.property(property)).and_then(|id| self.schemas.get(id));
        let listed = values.and_then(|schema| super::values::listed(schema, self.documents));
        listed.is_none_or(|entries| {
            entries.iter().any(|(_, entry)| entry.literal == crate::model::Literal::String(name.to_owned()))
        })
    }

    /// What a mapping leads to besides the members that are listed.
    pub(super) fn mapped_besides(&mut self, union: &mut UnionNode) {
        let Some(schema) = union.discriminator.and_then(|owner| self.schemas.get(owner)) else { return };
        let Some(discriminator) = schema.discriminator.as_deref() else { return };
        let known: FxHashSet<SchemaId> = union.variants.iter().filter_map(|variant| variant.member).collect();
        let mut added = FxHashSet::default();
        let targets =
            discriminator.mapping.iter().filter_map(|(_, target)| *target).chain(discriminator.default_mapping);
        for target in targets {
            if !known.contains(&target) && added.insert(target) {
                union.variants.push(VariantNode::of(self.conjunctions.single(target), Some(target)));
            }
        }
    }
}
