//! Schemas that require themselves for ever: no finite value satisfies them.

use accordant_model::{ObjectKeywords, Schema, SchemaId, Types};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::checker::Checker;
use crate::ids;

/// What a schema demands of others before it can have a finite value.
#[derive(Default)]
struct Demands {
    /// All of these.
    all: Vec<SchemaId>,
    /// At least one of each group.
    one_of: Vec<Vec<SchemaId>>,
}

/// Solved from the bottom: a schema is finite once everything that it demands is, and what never becomes finite is
/// endless. Linear in the size of the schemas: every demand is met once.
pub(crate) fn check(checker: &mut Checker<'_>) {
    let schemas = &checker.contract.schemas;
    let mut open = vec![0_usize; schemas.len()];
    let mut finite = vec![false; schemas.len()];
    // Who waits for a schema, and with which group of alternatives (0 is "all").
    let mut waiting: FxHashMap<SchemaId, Vec<(usize, usize)>> = FxHashMap::default();
    let mut met: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut ready: Vec<usize> = Vec::new();
    for (id, schema) in schemas.iter() {
        let index = id.0 as usize;
        let demands = demands(schema);
        open[index] = demands.all.len() + demands.one_of.len();
        for wanted in demands.all {
            waiting.entry(wanted).or_default().push((index, 0));
        }
        for (group, wanted) in demands.one_of.into_iter().enumerate() {
            for wanted in wanted {
                waiting.entry(wanted).or_default().push((index, group + 1));
            }
        }
        if open[index] == 0 {
            ready.push(index);
        }
    }
    while let Some(index) = ready.pop() {
        finite[index] = true;
        for (waiter, group) in waiting.remove(&SchemaId(index as u32)).unwrap_or_default() {
            if group > 0 && !met.insert((waiter, group)) {
                continue;
            }
            open[waiter] -= 1;
            if open[waiter] == 0 {
                ready.push(waiter);
            }
        }
    }
    let endless = |id: SchemaId| finite.get(id.0 as usize) == Some(&false);
    for (id, schema) in checker.schemas() {
        // Only what has a name is reported: what merely contains it says the same again.
        let Some(name) = schema.name.as_ref().filter(|_| endless(id)) else { continue };
        let cause = schema.object.as_ref().and_then(|object| {
            needed(object).into_iter().find(|(_, needed)| endless(*needed)).map(|(property, _)| property)
        });
        let how = cause.map_or_else(String::new, |property| format!(" through `{property}`"));
        let message = format!("`{name}` requires itself{how}, so that no finite value satisfies it");
        let origin = checker.member(schema.at, "required");
        checker.report_on(ids::SCHEMA_ENDLESS, name, origin, message, "make the property optional, or let it be null");
    }
}

fn demands(schema: &Schema) -> Demands {
    let mut demands = Demands::default();
    if schema.boolean.is_some() || schema.enumeration.is_some() || schema.constant.is_some() {
        return demands;
    }
    demands.all.extend(schema.reference);
    if let Some(composition) = &schema.composition {
        demands.all.extend(&composition.all_of);
        for group in [&composition.any_of, &composition.one_of] {
            if !group.is_empty() {
                demands.one_of.push(group.clone());
            }
        }
    }
    // A schema that allows other types can always be satisfied by one of those.
    match schema.types {
        Some(Types::OBJECT) => {
            demands.all.extend(schema.object.iter().flat_map(|object| needed(object)).map(|(_, id)| id));
        }
        Some(Types::ARRAY) => {
            if let Some(array) = &schema.array {
                let wanted = usize::try_from(array.min_items.unwrap_or(0)).unwrap_or(usize::MAX);
                demands.all.extend(array.prefix_items.iter().take(wanted));
                if wanted > array.prefix_items.len() {
                    demands.all.extend(array.items);
                }
            }
        }
        _ => {}
    }
    demands
}

/// The properties that an object must have, with their schemas.
fn needed(object: &ObjectKeywords) -> Vec<(&str, SchemaId)> {
    if object.required.is_empty() {
        return Vec::new();
    }
    let declared: FxHashMap<&str, SchemaId> = object.properties.iter().map(|(name, id)| (name.as_str(), *id)).collect();
    object.required.iter().filter_map(|name| Some((name.as_str(), *declared.get(name.as_str())?))).collect()
}
