//! Objects, maps, arrays and tuples of several schemas together.

use accordant_model::{ObjectKeywords, Schema, SchemaId, Types};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::Lowering;
use super::conjunction::{ConjId, Part};
use super::gather::Gathered;
use super::merge::{Declared, only_required};
use super::node::{AdditionalNode, NodeKind, ObjectNode, PropertyNode};

/// The object of the own keywords of `atoms`, with what the choices that could not be kept apart add.
pub(super) fn object(lowering: &mut Lowering<'_>, atoms: &[(SchemaId, &Schema)], gathered: &Gathered) -> ObjectNode {
    let schemas = lowering.schemas;
    let keywords = || atoms.iter().filter_map(|(id, schema)| schema.object.as_deref().map(|object| (*id, object)));
    let count: usize = keywords().map(|(_, object)| object.properties.len() + object.required.len()).sum();
    match lowering.budget.checked_sub(count) {
        Some(left) => lowering.budget = left,
        None => {
            lowering.budget = 0;
            let parts: Vec<Part> = atoms.iter().map(|(id, _)| Part::whole(*id)).collect();
            lowering.out_of_budget(&parts);
            return super::merge::empty_object();
        }
    }
    let mut declared = Declared::default();
    let mut required: FxHashSet<&SmolStr> = FxHashSet::default();
    for (owner, object) in keywords() {
        for (name, property) in &object.properties {
            declared.entry(name.clone()).or_default().push((owner, *property));
        }
        required.extend(&object.required);
    }
    let additional = additional(lowering, keywords().map(|(_, object)| object));

    let mut properties = Vec::with_capacity(declared.len());
    for (name, declarations) in &declared {
        let required = required.contains(name);
        properties.extend(property(lowering, name, declarations, required));
    }
    // What is only required must be there all the same.
    let mut undeclared: Vec<(SchemaId, &SmolStr)> = Vec::new();
    for (owner, object) in keywords() {
        undeclared.extend(object.required.iter().map(|name| (owner, name)));
    }
    let mut told: FxHashSet<&SmolStr> = FxHashSet::default();
    for (owner, name) in undeclared {
        if declared.contains_key(name) || !told.insert(name) {
            continue;
        }
        let value = match additional {
            AdditionalNode::Values(values) => values,
            _ => lowering.unknown(),
        };
        properties.push(only_required(name.clone(), value, owner));
    }
    for (name, declarations) in occasional(schemas, atoms, gathered) {
        if declared.contains_key(&name) || told.contains(&name) {
            continue;
        }
        let ids: Vec<SchemaId> = declarations.iter().map(|(_, id)| *id).collect();
        let value = lowering.conjunctions.any(&ids);
        if let Some(&(owner, schema)) = declarations.last() {
            properties.push(PropertyNode {
                schema: Some(schema),
                required: false,
                ..only_required(name, value, owner)
            });
        }
    }
    ObjectNode { properties, additional }
}

/// A property as all who declare it want it; `None` where it must not be there.
fn property(
    lowering: &mut Lowering<'_>,
    name: &SmolStr,
    declarations: &[(SchemaId, SchemaId)],
    required: bool,
) -> Option<PropertyNode> {
    let schemas = lowering.schemas;
    let &(owner, schema) = declarations.last()?;
    if declarations.iter().any(|(_, id)| schemas.get(*id).is_some_and(|schema| schema.boolean == Some(false)))
        && !required
    {
        return None;
    }
    let parts: Vec<Part> = declarations.iter().map(|(_, id)| Part::whole(*id)).collect();
    let value = lowering.conjunctions.all(&parts, Types::ALL);
    let said = |what: fn(&Schema) -> bool| {
        declarations.iter().filter_map(|(_, id)| schemas.get(*id)).any(|schema| says(lowering, schema, what))
    };
    // Keywords beside `$ref`, which 3.0 ignores and authors mean.
    let beside = lowering.property_node(owner, name).filter(|node| node.get("$ref").is_some());
    let flag = |key| beside.and_then(|node| node.get(key)).and_then(|value| value.as_bool()) == Some(true);
    let read_only = said(|schema| schema.read_only) || flag("readOnly");
    let write_only = said(|schema| schema.write_only) || flag("writeOnly");
    let deprecated = flag("deprecated") || (beside.is_none() && said(|schema| schema.deprecated));
    Some(PropertyNode {
        wire: name.clone(),
        value,
        owner,
        schema: Some(schema),
        required,
        // Both at once would leave it nowhere.
        read_only: read_only && !write_only,
        write_only: write_only && !read_only,
        deprecated,
    })
}

/// Whether a schema or what it directly builds on says something of the property.
fn says(lowering: &Lowering<'_>, schema: &Schema, what: fn(&Schema) -> bool) -> bool {
    let of = |id: &SchemaId| lowering.schemas.get(*id).is_some_and(what);
    what(schema)
        || schema.reference.as_ref().is_some_and(of)
        || schema.composition.as_ref().is_some_and(|composition| composition.all_of.iter().any(of))
}

/// What other properties may be; any schema that forbids them closes the object for all.
fn additional<'s>(lowering: &mut Lowering<'_>, keywords: impl Iterator<Item = &'s ObjectKeywords>) -> AdditionalNode {
    let schemas = lowering.schemas;
    let is_false = |id: SchemaId| schemas.get(id).is_some_and(|schema| schema.boolean == Some(false));
    let mut closed = false;
    let mut patterns: Vec<SchemaId> = Vec::new();
    let mut values: Vec<Part> = Vec::new();
    for object in keywords {
        patterns.extend(object.pattern_properties.iter().map(|(_, id)| *id).filter(|id| !is_false(*id)));
        for id in [object.additional_properties, object.unevaluated_properties].into_iter().flatten() {
            if is_false(id) {
                closed = true;
            } else {
                values.push(Part::whole(id));
            }
        }
    }
    match (patterns.as_slice(), values.as_slice()) {
        ([], []) if closed => AdditionalNode::None,
        ([], []) => AdditionalNode::Unsaid,
        ([], [_, ..]) if closed => AdditionalNode::None,
        ([], several) => AdditionalNode::Values(lowering.conjunctions.all(several, Types::ALL)),
        (some, []) => AdditionalNode::Values(lowering.conjunctions.any(some)),
        (some, beside) => {
            let mut ids = some.to_vec();
            ids.extend(beside.iter().map(|part| part.id));
            AdditionalNode::Values(lowering.conjunctions.any(&ids))
        }
    }
}

/// Properties that are declared for some values only: by `then`, `else`, `dependentSchemas`, and by the members of choices
/// that were put together.
fn occasional(schemas: &accordant_model::Schemas, atoms: &[(SchemaId, &Schema)], gathered: &Gathered) -> Declared {
    let mut found = Declared::default();
    let mut add = |owner: SchemaId| {
        let Some(object) = schemas.get(owner).and_then(|schema| schema.object.as_deref()) else { return };
        for (name, property) in &object.properties {
            let never = schemas.get(*property).is_some_and(|schema| schema.boolean == Some(false));
            if !never {
                found.entry(name.clone()).or_default().push((owner, *property));
            }
        }
    };
    for (_, schema) in atoms {
        if let Some(composition) = &schema.composition
            && composition.if_.is_some()
        {
            [composition.then, composition.else_].into_iter().flatten().for_each(&mut add);
        }
        if let Some(object) = &schema.object {
            object.dependent_schemas.iter().map(|(_, id)| *id).for_each(&mut add);
        }
    }
    gathered.choices.iter().flat_map(|choice| &choice.members).copied().for_each(&mut add);
    found
}

/// An object of which only the values are known is a map.
pub(super) fn object_or_map(lowering: &mut Lowering<'_>, object: ObjectNode) -> NodeKind {
    match object.additional {
        _ if !object.properties.is_empty() => NodeKind::Object(object),
        AdditionalNode::None => NodeKind::Object(object),
        AdditionalNode::Values(values) => NodeKind::Map(values),
        AdditionalNode::Unsaid => NodeKind::Map(lowering.unknown()),
    }
}

pub(super) fn array(lowering: &mut Lowering<'_>, atoms: &[(SchemaId, &Schema)]) -> NodeKind {
    let schemas = lowering.schemas;
    let keywords: Vec<_> = atoms.iter().filter_map(|(_, schema)| schema.array.as_deref()).collect();
    let is_false = |id: SchemaId| schemas.get(id).is_some_and(|schema| schema.boolean == Some(false));
    let unique = keywords.iter().any(|array| array.unique_items);
    let length = keywords.iter().map(|array| array.prefix_items.len()).max().unwrap_or(0);
    let rest: Vec<Part> = keywords
        .iter()
        .flat_map(|array| [array.items, array.unevaluated_items.filter(|_| array.items.is_none())])
        .flatten()
        .map(Part::whole)
        .collect();
    let closed = rest.iter().any(|part| is_false(part.id));
    if length == 0 {
        let items = match rest.as_slice() {
            [] => lowering.unknown(),
            parts => lowering.conjunctions.all(parts, Types::ALL),
        };
        return NodeKind::Array { items, unique };
    }
    if length > TUPLE {
        // Nobody reads a tuple of that length; what its items may be is kept.
        let mut ids: Vec<SchemaId> = keywords.iter().flat_map(|array| array.prefix_items.iter().copied()).collect();
        ids.extend(rest.iter().map(|part| part.id).filter(|id| !is_false(*id)));
        let items = if rest.is_empty() { lowering.unknown() } else { lowering.conjunctions.any(&ids) };
        return NodeKind::Array { items, unique };
    }
    let items: Vec<ConjId> = (0..length)
        .map(|index| {
            let parts: Vec<Part> =
                keywords.iter().filter_map(|array| array.prefix_items.get(index)).map(|id| Part::whole(*id)).collect();
            lowering.conjunctions.all(&parts, Types::ALL)
        })
        .collect();
    let at_most = keywords.iter().filter_map(|array| array.max_items).min();
    let rest = match rest.as_slice() {
        _ if closed || at_most.is_some_and(|most| most <= length as u64) => None,
        [] => Some(lowering.unknown()),
        parts => Some(lowering.conjunctions.all(parts, Types::ALL)),
    };
    let at_least = keywords.iter().filter_map(|array| array.min_items).max().unwrap_or(0);
    NodeKind::Tuple { items, rest, required: usize::try_from(at_least).unwrap_or(length).min(length) }
}

/// Longer tuples are arrays.
const TUPLE: usize = 64;
