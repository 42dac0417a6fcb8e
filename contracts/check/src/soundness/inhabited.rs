//! Schemas that only an endless value could follow: each requires itself.

use accordant_model::{Schema, SchemaId, Schemas};

use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    let finite = finite(&contract.schemas);
    let is_finite = |id: SchemaId| finite.get(id.0 as usize).copied().unwrap_or(true);
    for (id, schema) in contract.schemas.iter() {
        // Reported where a name stands, and for the schema that is on the loop, not for all that lead to it.
        if schema.name.is_none() || is_finite(id) || !reaches_itself(&contract.schemas, id, &is_finite) {
            continue;
        }
        sink.report(
            ids::RECURSION_ENDLESS,
            sink.member(schema.at, "required"),
            &subject(schema),
            format!(
                "`{}` requires itself without end: no finite value fits",
                schema.name.as_deref().unwrap_or_default()
            ),
        );
    }
}

/// Which schemas have a value that ends, as far as structure tells: the least fixed point, from the leaves upwards.
fn finite(schemas: &Schemas) -> Vec<bool> {
    let count = schemas.len();
    let mut finite = vec![false; count];
    let mut dependants: Vec<Vec<SchemaId>> = vec![Vec::new(); count];
    let mut work: Vec<SchemaId> = Vec::new();
    for (id, schema) in schemas.iter() {
        for needed in needs(schema) {
            if let Some(list) = dependants.get_mut(needed.0 as usize) {
                list.push(id);
            }
        }
        work.push(id);
    }
    while let Some(id) = work.pop() {
        let at = id.0 as usize;
        if finite.get(at).copied().unwrap_or(true) || !ends(&schemas[id], &finite) {
            continue;
        }
        finite[at] = true;
        work.extend(dependants[at].iter().copied().filter(|dependant| !finite[dependant.0 as usize]));
    }
    finite
}

/// The schemas that one may depend on to have a value at all.
fn needs(schema: &Schema) -> Vec<SchemaId> {
    let mut needed: Vec<SchemaId> = schema.reference.into_iter().collect();
    if let Some(dynamic) = &schema.dynamic_reference {
        needed.push(dynamic.target);
        needed.extend(&dynamic.candidates);
    }
    if let Some(object) = &schema.object {
        needed.extend(object.required.iter().filter_map(|name| object.property(name)));
    }
    if let Some(array) = &schema.array {
        needed.extend(&array.prefix_items);
        needed.extend(array.items);
        needed.extend(array.contains);
    }
    if let Some(composition) = &schema.composition {
        needed.extend(&composition.all_of);
        needed.extend(&composition.any_of);
        needed.extend(&composition.one_of);
    }
    needed
}

fn ends(schema: &Schema, finite: &[bool]) -> bool {
    let known = |id: &SchemaId| finite.get(id.0 as usize).copied().unwrap_or(true);
    let mut ends = schema.reference.as_ref().is_none_or(known);
    if let Some(dynamic) = &schema.dynamic_reference {
        ends &= known(&dynamic.target) || dynamic.candidates.iter().any(known);
    }
    if let Some(composition) = &schema.composition {
        ends &= composition.all_of.iter().all(known);
        ends &= composition.any_of.is_empty() || composition.any_of.iter().any(known);
        ends &= composition.one_of.is_empty() || composition.one_of.iter().any(known);
    }
    if schema.enumeration.is_some() || schema.constant.is_some() {
        return ends;
    }
    // A value of another type needs no properties and no items.
    let only = |single| schema.types.is_some_and(|types| types == single);
    if only(accordant_model::Types::OBJECT)
        && let Some(object) = &schema.object
    {
        ends &= object.required.iter().filter_map(|name| object.property(name)).all(|id| known(&id));
    }
    if only(accordant_model::Types::ARRAY)
        && let Some(array) = &schema.array
    {
        let least = array.min_items.unwrap_or(0) as usize;
        ends &= array.prefix_items.iter().take(least).all(known);
        if least > array.prefix_items.len() {
            ends &= array.items.as_ref().is_none_or(known);
        }
        if array.min_contains != Some(0) {
            ends &= array.contains.as_ref().is_none_or(known);
        }
    }
    ends
}

/// Whether the endless schemas that `id` needs lead back to it.
fn reaches_itself(schemas: &Schemas, id: SchemaId, is_finite: &dyn Fn(SchemaId) -> bool) -> bool {
    let mut seen = vec![false; schemas.len()];
    let mut work: Vec<SchemaId> = needs(&schemas[id]);
    while let Some(next) = work.pop() {
        if next == id {
            return true;
        }
        let Some(visited) = seen.get_mut(next.0 as usize) else { continue };
        if *visited || is_finite(next) {
            continue;
        }
        *visited = true;
        work.extend(needs(&schemas[next]));
    }
    false
}
