//! Schemas that only an endless value could follow: each requires itself.

use accordant_model::{ObjectKeywords, Schema, SchemaId, Schemas, Types};
use rustc_hash::{FxHashMap, FxHashSet};

use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    let demands: Vec<Demands> = contract.schemas.iter().map(|(_, schema)| Demands::of(schema)).collect();
    let finite = finite(&demands);
    let on_loop = on_loops(&contract.schemas, &demands, &finite);
    for (id, schema) in contract.schemas.iter() {
        // Reported where a name stands, and for the schemas of the loop, not for all that lead to it.
        let (Some(name), true) = (&schema.name, on_loop.contains(&id)) else { continue };
        sink.report(
            ids::RECURSION_ENDLESS,
            sink.member(schema.at, "required"),
            &subject(schema),
            format!("`{name}` requires itself without end: no finite value fits"),
        );
    }
}

/// What a schema demands of others before it can have a value that ends.
#[derive(Default)]
struct Demands {
    /// All of these must have one.
    all: Vec<SchemaId>,
    /// One of each group must.
    groups: Vec<Vec<SchemaId>>,
}

impl Demands {
    fn of(schema: &Schema) -> Self {
        let mut demands = Self::default();
        demands.all.extend(schema.reference);
        if let Some(dynamic) = &schema.dynamic_reference {
            demands.groups.push(dynamic.candidates.iter().copied().chain([dynamic.target]).collect());
        }
        if let Some(composition) = &schema.composition {
            demands.all.extend(&composition.all_of);
            let groups = [&composition.any_of, &composition.one_of];
            demands.groups.extend(groups.into_iter().filter(|group| !group.is_empty()).cloned());
        }
        if schema.enumeration.is_some() || schema.constant.is_some() {
            return demands;
        }
        // A value of another type needs no properties and no items.
        match (schema.types, &schema.object, &schema.array) {
            (Some(Types::OBJECT), Some(object), _) => demands.all.extend(required(object)),
            (Some(Types::ARRAY), _, Some(array)) => {
                let least = usize::try_from(array.min_items.unwrap_or(0)).unwrap_or(usize::MAX);
                demands.all.extend(array.prefix_items.iter().take(least));
                if least > array.prefix_items.len() {
                    demands.all.extend(array.items);
                }
                if array.min_contains != Some(0) {
                    demands.all.extend(array.contains);
                }
            }
            _ => {}
        }
        demands
    }

    fn each(&self) -> impl Iterator<Item = SchemaId> {
        self.all.iter().chain(self.groups.iter().flatten()).copied()
    }
}

/// The schemas of the properties that an object must have.
fn required(object: &ObjectKeywords) -> Vec<SchemaId> {
    if object.required.is_empty() {
        return Vec::new();
    }
    let declared: FxHashMap<&str, SchemaId> = object.properties.iter().map(|(name, id)| (name.as_str(), *id)).collect();
    object.required.iter().filter_map(|name| declared.get(name.as_str()).copied()).collect()
}

/// Which schemas have a value that ends, as far as structure tells: the least fixed point, from the leaves upwards.
/// Every demand is met once, so that the work grows with the size of the schemas and no faster.
fn finite(demands: &[Demands]) -> Vec<bool> {
    let mut open: Vec<usize> = demands.iter().map(|demands| demands.all.len() + demands.groups.len()).collect();
    // Who waits for a schema, and whether with all its demands (0) or with a group of them (from 1).
    let mut waiting: Vec<Vec<(usize, usize)>> = vec![Vec::new(); demands.len()];
    for (index, demands) in demands.iter().enumerate() {
        let all = demands.all.iter().map(|wanted| (*wanted, 0));
        let groups =
            demands.groups.iter().zip(1..).flat_map(|(group, at)| group.iter().map(move |wanted| (*wanted, at)));
        for (wanted, group) in all.chain(groups) {
            match waiting.get_mut(wanted.0 as usize) {
                Some(list) => list.push((index, group)),
                None => open[index] = open[index].saturating_sub(1),
            }
        }
    }
    let mut finite = vec![false; demands.len()];
    let mut met: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut ready: Vec<usize> = (0..open.len()).filter(|index| open[*index] == 0).collect();
    while let Some(index) = ready.pop() {
        finite[index] = true;
        for (waiter, group) in std::mem::take(&mut waiting[index]) {
            if group > 0 && !met.insert((waiter, group)) {
                continue;
            }
            open[waiter] = open[waiter].saturating_sub(1);
            if open[waiter] == 0 && !finite[waiter] {
                ready.push(waiter);
            }
        }
    }
    finite
}

/// The endless schemas from which demands lead back to themselves: the strongly connected components that have a loop
/// (Kosaraju's two walks, without recursion).
fn on_loops(schemas: &Schemas, demands: &[Demands], finite: &[bool]) -> FxHashSet<SchemaId> {
    let endless = |id: SchemaId| finite.get(id.0 as usize) == Some(&false);
    let next =
        |id: SchemaId| demands.get(id.0 as usize).into_iter().flat_map(Demands::each).filter(move |id| endless(*id));
    let mut backwards: FxHashMap<SchemaId, Vec<SchemaId>> = FxHashMap::default();
    let mut order = Vec::new();
    let mut seen: FxHashSet<SchemaId> = FxHashSet::default();
    for (start, _) in schemas.iter().filter(|(id, _)| endless(*id)) {
        let mut open = vec![(start, false)];
        while let Some((id, done)) = open.pop() {
            if done {
                order.push(id);
            } else if seen.insert(id) {
                open.push((id, true));
                for wanted in next(id) {
                    backwards.entry(wanted).or_default().push(id);
                    open.push((wanted, false));
                }
            }
        }
    }
    let mut found = FxHashSet::default();
    let mut placed: FxHashSet<SchemaId> = FxHashSet::default();
    for start in order.into_iter().rev() {
        let mut component = Vec::new();
        let mut open = vec![start];
        while let Some(id) = open.pop() {
            if placed.insert(id) {
                component.push(id);
                open.extend(backwards.get(&id).into_iter().flatten());
            }
        }
        let alone = component.len() == 1 && !next(start).any(|wanted| wanted == start);
        if !alone {
            found.extend(component);
        }
    }
    found
}
