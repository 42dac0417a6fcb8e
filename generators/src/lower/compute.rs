//! From a combination of schemas to its node.

use accordant_model::{Schema, SchemaId, Types};
use rustc_hash::FxHashSet;

use super::conjunction::{ConjId, Key, Part};
use super::gather::{self, Choice, Gathered, gather};
use super::node::{Node, NodeKind, Null, UnionNode, VariantNode};
use super::{Lowering, merge};
use crate::rule::ids;

/// How many variants several choices beside each other may make together.
const PRODUCT: usize = 64;

impl Lowering<'_> {
    pub(super) fn compute(&mut self, id: ConjId) -> Node {
        match self.conjunctions.key(id).clone() {
            Key::Any(members) => {
                let variants = members.iter().map(|member| self.member(*member)).collect();
                NodeKind::Union(UnionNode { variants, ..UnionNode::default() }).into()
            }
            Key::Made(_) => NodeKind::Unknown.into(),
            Key::Base(schema) => self.combined(&[Part::whole(schema)], Types::ALL),
            Key::All(parts, only) => {
                if only == Types::ALL
                    && let Some(node) = self.redirected(&parts)
                {
                    return node;
                }
                self.combined(&parts, only)
            }
        }
    }

    fn member(&mut self, schema: SchemaId) -> VariantNode {
        VariantNode::of(self.conjunctions.single(schema), Some(schema))
    }

    /// The node where one other schema says all there is to say.
    fn redirected(&mut self, parts: &[Part]) -> Option<Node> {
        let same = |as_, null| Some(Node::from(NodeKind::Same { as_, null }));
        let [part] = parts else {
            let essential: Vec<Part> =
                parts.iter().copied().filter(|part| part.own || !self.is_vacuous(part.id)).collect();
            let essential = self.without_bases(essential);
            return match essential.as_slice() {
                [] => Some(NodeKind::Unknown.into()),
                kept if kept.len() < parts.len() => same(self.conjunctions.all(kept, Types::ALL), Null::Kept),
                _ => None,
            };
        };
        if part.own {
            return None;
        }
        if let Some(union) = self.children_as_union(part.id) {
            return Some(Node { nullable: self.says_null(part.id), ..NodeKind::Union(union).into() });
        }
        let schemas = self.schemas;
        let schema = schemas.get(part.id)?;
        match schema.boolean {
            Some(true) => return Some(NodeKind::Unknown.into()),
            Some(false) => return Some(NodeKind::Never.into()),
            None => {}
        }
        if constrains(schema) {
            return None;
        }
        let mut bases = Vec::new();
        gather::bases(schema, |base| bases.push(base));
        bases.retain(|base| !self.is_vacuous(*base));
        let mut choices = 0;
        gather::choices(schema, |_| choices += 1);
        match bases.as_slice() {
            &[base] if choices == 0 && base != part.id && !self.stands_for(part.id, base) => {
                let null = self.null_of_redirection(part.id, schema, base)?;
                same(self.conjunctions.single(base), null)
            }
            _ => None,
        }
    }

    /// Whether a schema that adds nothing to its base is no other name for it: where a parent chooses it, it is one child,
    /// and neither the union of all nor its neighbour; and to a base without a name it gives its own.
    fn stands_for(&self, id: SchemaId, base: SchemaId) -> bool {
        self.is_told_from(id, base) || self.declared_name(id).is_some() && self.declared_name(base).is_none()
    }

    /// What `schema`, which only adds types to `base`, does to null; `None` where it changes more.
    fn null_of_redirection(&mut self, id: SchemaId, schema: &Schema, base: SchemaId) -> Option<Null> {
        let added = if self.says_null(id) { Null::Added } else { Null::Kept };
        let Some(types) = schema.types else { return Some(added) };
        let theirs = self.schemas.get(base).and_then(|base| base.types);
        match theirs {
            None => {
                // Compositions and properties without `type` are objects to everyone who writes them so.
                types.contains(Types::OBJECT).then_some(added)
            }
            Some(theirs) if types.contains(theirs.without(Types::NULL)) => Some(match added {
                Null::Kept if !types.contains(Types::NULL) && theirs.contains(Types::NULL) => Null::Removed,
                other => other,
            }),
            // `type: object` written beside a reference to a text: the reference is what is meant.
            Some(theirs) if !types.intersects(theirs) => {
                self.findings.warn(
                    ids::CONTRADICTION,
                    schema.at,
                    "no value can have the `type` here and that of the schema it builds on",
                    "the schema it builds on was generated; remove the `type`, or correct it",
                );
                Some(added)
            }
            Some(_) => None,
        }
    }

    /// Leaves out parts that others build on: `[Person, Employee]` is `Employee`.
    fn without_bases(&mut self, parts: Vec<Part>) -> Vec<Part> {
        if parts.len() < 2 || parts.len() > 4 || parts.iter().any(|part| part.own) {
            return parts;
        }
        let reach: Vec<FxHashSet<SchemaId>> =
            parts.iter().map(|part| gather(self.schemas, &[*part], &mut self.budget).seen).collect();
        let covered = |index: usize, part: &Part| {
            reach.iter().enumerate().any(|(other, seen)| {
                let theirs = reach.get(index).is_some_and(|own| parts.get(other).is_some_and(|p| own.contains(&p.id)));
                other != index && seen.contains(&part.id) && (!theirs || other < index)
            })
        };
        parts.iter().enumerate().filter(|(index, part)| !covered(*index, part)).map(|(_, part)| *part).collect()
    }

    /// Whether a schema says nothing about a type: documentation, `nullable` alone, `{}`.
    pub(super) fn is_vacuous(&self, id: SchemaId) -> bool {
        self.schemas.get(id).is_some_and(|schema| {
            schema.boolean != Some(false)
                && schema.types.is_none()
                && !constrains(schema)
                && schema.reference.is_none()
                && schema.dynamic_reference.is_none()
                && schema.composition.as_ref().is_none_or(|composition| {
                    composition.all_of.is_empty() && composition.any_of.is_empty() && composition.one_of.is_empty()
                })
        })
    }

    /// Whether the author plainly means null to be allowed, even where the keywords beside it take that back: 3.0 has
    /// `nullable` beside `allOf` without effect, and everybody writes it.
    pub(super) fn says_null(&self, id: SchemaId) -> bool {
        let Some(schema) = self.schemas.get(id) else { return false };
        if let Some(types) = schema.types {
            return types.contains(Types::NULL);
        }
        if self.http.spec > accordant_model::http::SpecVersion::V3_0 {
            return false;
        }
        let node = self.documents.node(schema.at);
        ["nullable", "x-nullable"].iter().any(|key| node.get(key).and_then(|value| value.as_bool()) == Some(true))
    }

    /// Whether a member of a choice only asks for what another schema declares (`required` alone): it changes no type.
    fn only_asks(&self, id: SchemaId) -> bool {
        let Some(schema) = self.schemas.get(id) else { return false };
        let object = schema.object.as_ref().is_none_or(|object| {
            object.properties.is_empty()
                && object.pattern_properties.is_empty()
                && object.additional_properties.is_none()
                && object.unevaluated_properties.is_none()
        });
        let composition = schema.composition.as_ref().is_none_or(|composition| {
            composition.all_of.is_empty() && composition.any_of.is_empty() && composition.one_of.is_empty()
        });
        object
            && composition
            && schema.boolean.is_none()
            && schema.types.is_none_or(|types| types == Types::OBJECT)
            && schema.reference.is_none()
            && schema.dynamic_reference.is_none()
            && schema.enumeration.is_none()
            && schema.constant.is_none()
            && schema.array.is_none()
            && schema.string.is_none()
            && schema.numeric.is_none()
            && schema.format.is_none()
            && (schema.object.is_some() || schema.composition.is_some())
    }

    /// All parts together.
    fn combined(&mut self, parts: &[Part], only: Types) -> Node {
        let schemas = self.schemas;
        let mut gathered = gather(schemas, parts, &mut self.budget);
        if self.budget == 0 {
            self.out_of_budget(parts);
            return NodeKind::Unknown.into();
        }
        if only == Types::ALL {
            let mut left_out = Vec::new();
            let mut choices = std::mem::take(&mut gathered.choices);
            choices.retain(|choice| {
                let vacuous = choice.members.iter().any(|member| self.is_vacuous(*member));
                !vacuous && !choice.members.iter().all(|member| self.only_asks(*member))
            });
            // A choice without anything beside it, one of whose members is anything at all, is anything at all: `merge`
            // says so, since nothing else is left.
            if !choices.is_empty() {
                match self.distributed(parts, &gathered, choices, &mut left_out) {
                    Some(node) => return node,
                    None => gathered.choices = left_out,
                }
            }
        } else {
            gathered.choices.clear();
        }
        let root_null = parts.iter().any(|part| self.says_null(part.id));
        merge::merged(self, parts, &gathered, only, root_null)
    }

    /// The union over the choices, each variant with everything that applies beside them. `None` where the variants
    /// would be too many; the choices are then in `left_out`.
    fn distributed(
        &mut self,
        parts: &[Part],
        gathered: &Gathered,
        choices: Vec<Choice>,
        left_out: &mut Vec<Choice>,
    ) -> Option<Node> {
        let schemas = self.schemas;
        let base: Vec<Part> = gathered
            .atoms
            .iter()
            .filter(|atom| schemas.get(**atom).is_some_and(|schema| constrains(schema) || schema.types.is_some()))
            .map(|atom| Part::own(*atom))
            .collect();
        let product = choices.iter().try_fold(1usize, |product, choice| product.checked_mul(choice.members.len()));
        let fits = choices.len() == 1 || product.is_some_and(|product| product <= PRODUCT);
        let cost = product.and_then(|product| product.checked_mul(base.len() + 1));
        let left = cost.filter(|_| fits).and_then(|cost| self.budget.checked_sub(cost));
        let Some(left) = left else {
            if let Some(choice) = choices.first()
                && let Some(schema) = schemas.get(choice.owner)
            {
                let count = product.map_or_else(|| "very many".to_owned(), |product| product.to_string());
                self.findings.warn(
                    ids::CHOICES_MERGED,
                    schema.at,
                    format!("`oneOf` and `anyOf` make {count} variants here"),
                    "one object was generated, with what the variants declare as optional properties",
                );
            }
            *left_out = choices;
            return None;
        };
        self.budget = left;

        let alone = base.is_empty() || self.says_only_object(&base, &choices);
        let discriminator = choices
            .iter()
            .map(|choice| choice.owner)
            .find(|owner| schemas.get(*owner).is_some_and(|schema| schema.discriminator.is_some()));
        let base_allows_null = base
            .iter()
            .all(|part| schemas.get(part.id).and_then(|s| s.types).is_none_or(|types| types.contains(Types::NULL)));
        let mut union = UnionNode { discriminator, ..UnionNode::default() };
        let mut nullable = parts.iter().any(|part| self.says_null(part.id));
        let mut combinations: Vec<Vec<SchemaId>> = vec![Vec::new()];
        for choice in &choices {
            let mut longer = Vec::with_capacity(combinations.len() * choice.members.len());
            for combination in &combinations {
                for member in &choice.members {
                    let mut next = combination.clone();
                    next.push(*member);
                    longer.push(next);
                }
            }
            combinations = longer;
        }
        for members in combinations {
            let is_null = |id: &SchemaId| schemas.get(*id).is_some_and(|schema| schema.types == Some(Types::NULL));
            if members.iter().all(is_null) {
                nullable |= base_allows_null;
                continue;
            }
            let mut all: Vec<Part> = if alone { Vec::new() } else { base.clone() };
            all.extend(members.iter().map(|member| Part::whole(*member)));
            let member = members.last().copied().filter(|_| choices.len() == 1);
            union.variants.push(VariantNode::of(self.conjunctions.all(&all, Types::ALL), member));
        }
        if alone && choices.len() == 1 {
            self.mapped_besides(&mut union);
        }
        Some(Node { nullable, ..NodeKind::Union(union).into() })
    }

    /// `type: object` beside members that are objects already.
    fn says_only_object(&self, base: &[Part], choices: &[Choice]) -> bool {
        let says_only = |schema: &Schema| {
            !constrains(schema) && schema.types.is_none_or(|types| types.without(Types::NULL) == Types::OBJECT)
        };
        let is_object = |id: &SchemaId| {
            self.schemas.get(*id).is_some_and(|schema| match schema.types {
                Some(types) => Types::OBJECT.union(Types::NULL).contains(types),
                None => schema.composition.is_some() || schema.object.is_some() || schema.reference.is_some(),
            })
        };
        base.iter().all(|part| self.schemas.get(part.id).is_some_and(says_only))
            && choices.iter().flat_map(|choice| &choice.members).all(is_object)
    }

    pub(super) fn out_of_budget(&mut self, parts: &[Part]) {
        if let Some(schema) = parts.last().and_then(|part| self.schemas.get(part.id)) {
            self.findings.warn(
                ids::TOO_LARGE,
                schema.at,
                "the schemas build on each other beyond all measure",
                "any value was generated from here on",
            );
        }
    }
}

/// Whether a keyword beside `type` says what a value is. What composes other schemas is not asked.
pub(super) fn constrains(schema: &Schema) -> bool {
    schema.enumeration.is_some()
        || schema.constant.is_some()
        || schema.numeric.is_some()
        || schema.string.is_some()
        || schema.array.is_some()
        || schema.object.is_some()
        || schema.format.is_some()
        || schema.extensible_enum.is_some()
}
