//! Schemas that require themselves for ever: no finite value satisfies them.

use accordant_model::{Schema, SchemaId, Types};
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::ids;

/// A schema has a finite value unless everything that it demands has none. Solved from the bottom: a schema is finite
/// once what it needs is known to be; what never becomes finite is endless.
pub(crate) fn check(checker: &mut Checker<'_>) {
    let schemas = &checker.contract.schemas;
    let mut finite = vec![false; schemas.len()];
    loop {
        let mut changed = false;
        // Definitions mostly follow their uses, so that going backwards settles most in one round.
        for index in (0..schemas.len()).rev() {
            let id = SchemaId(index as u32);
            if !finite[index] && schemas.get(id).is_none_or(|schema| is_finite(schema, &finite)) {
                finite[index] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let endless: FxHashSet<usize> = (0..finite.len()).filter(|index| !finite[*index]).collect();
    for (id, schema) in checker.schemas() {
        // Only what has a name is reported: what merely contains it says the same again.
        let Some(name) = schema.name.as_ref().filter(|_| endless.contains(&(id.0 as usize))) else { continue };
        let cause = needed(schema).find(|(_, needed)| endless.contains(&(needed.0 as usize)));
        let how = cause.map_or_else(String::new, |(property, _)| format!(" through `{property}`"));
        let message = format!("`{name}` requires itself{how}, so that no finite value satisfies it");
        let origin = checker.member(schema.at, "required");
        checker.report_on(ids::SCHEMA_ENDLESS, name, origin, message, "make the property optional, or let it be null");
    }
}

fn is_finite(schema: &Schema, finite: &[bool]) -> bool {
    let known = |id: SchemaId| finite.get(id.0 as usize).copied().unwrap_or(true);
    if schema.boolean.is_some() || schema.enumeration.is_some() || schema.constant.is_some() {
        return true;
    }
    if !schema.reference.is_none_or(known) {
        return false;
    }
    if let Some(composition) = &schema.composition {
        let one = |list: &[SchemaId]| list.is_empty() || list.iter().any(|&id| known(id));
        if !composition.all_of.iter().all(|&id| known(id)) || !one(&composition.one_of) || !one(&composition.any_of) {
            return false;
        }
    }
    let types = schema.types.unwrap_or(Types::ALL);
    let object = types == Types::OBJECT;
    let array = types == Types::ARRAY;
    if object && !needed(schema).all(|(_, id)| known(id)) {
        return false;
    }
    if array && let Some(array) = &schema.array {
        let wanted = array.min_items.unwrap_or(0);
        let prefix = array.prefix_items.iter().take(usize::try_from(wanted).unwrap_or(usize::MAX));
        if !prefix.copied().all(known) {
            return false;
        }
        if wanted > array.prefix_items.len() as u64 && !array.items.is_none_or(known) {
            return false;
        }
    }
    true
}

/// The schemas of the properties that an object must have.
fn needed(schema: &Schema) -> impl Iterator<Item = (&str, SchemaId)> {
    schema.object.iter().flat_map(|object| {
        object.required.iter().filter_map(|name| Some((name.as_str(), object.property(name)?)))
    })
}
