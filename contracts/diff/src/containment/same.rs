//! Which schemas of two contracts are built alike, decided once for all of them, so that equal subtrees are skipped at
//! a glance and recursion needs no walk.
//!
//! Schemas get the same class exactly when everything that the model holds of them is equal, whatever they are called
//! and wherever they stand: signatures are interned whole, so no hash can make two different schemas the same. Cycles
//! are classed by partition refinement over both contracts together. Descriptions, titles and examples do not count.

use accordant_document::{At, Documents};
use accordant_model::{Contract, Schema, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Side;
use super::value::Val;

/// The classes of all schemas of both contracts.
pub(crate) struct Classes {
    base: Vec<u32>,
    revision: Vec<u32>,
}

impl Classes {
    pub(crate) fn of(&self, side: Side, id: SchemaId) -> Option<u32> {
        let classes = match side {
            Side::Base => &self.base,
            Side::Revision => &self.revision,
        };
        classes.get(id.0 as usize).copied()
    }

    pub(crate) fn new(base: &Contract, revision: &Contract) -> Self {
        let mut table = Table::default();
        table.read(base, 0);
        let split = table.shapes.len();
        table.read(revision, split as u32);
        let mut classes = table.classes();
        let revision = classes.split_off(split);
        Self { base: classes, revision }
    }
}

/// One schema taken apart: what it says itself, and the schemas it refers to, in an order that the former fixes.
struct Shape {
    own: u32,
    children: std::ops::Range<u32>,
    /// Runs of children whose order means nothing: (start, length) counted from the first child.
    unordered: Vec<(u32, u32)>,
}

#[derive(Default)]
struct Table {
    names: FxHashMap<SmolStr, u32>,
    values: FxHashMap<Val, u32>,
    own: FxHashMap<Vec<u64>, u32>,
    shapes: Vec<Shape>,
    children: Vec<u32>,
    /// Signatures of finished classes: what it says, then the classes of its children.
    finished: FxHashMap<Vec<u64>, u32>,
    next: u32,
}

/// Signatures that refinement may make before the rest of a cycle is left unclassed (each schema by itself).
const REFINEMENT: usize = 20_000_000;
/// Marks a class of an unfinished round apart from finished ones.
const ROUND: u64 = 1 << 40;

impl Table {
    fn name(&mut self, name: &SmolStr) -> u64 {
        if let Some(&known) = self.names.get(name) {
            return known.into();
        }
        let id = self.names.len() as u32;
        self.names.insert(name.clone(), id);
        id.into()
    }

    fn value(&mut self, documents: &Documents, at: At) -> u64 {
        let next = (self.values.len() + self.names.len()) as u64 | 1 << 50;
        match Val::of_node(documents.node(at)) {
            Some(value) => {
                let id = self.values.len() as u32;
                (*self.values.entry(value).or_insert(id)).into()
            }
            // A value too large to hold is like no other: where it stands makes it what it is.
            None => next | u64::from(at.node.0) << 8 | u64::from(at.document.0) << 56,
        }
    }

    fn read(&mut self, contract: &Contract, offset: u32) {
        for (_, schema) in contract.schemas.iter() {
            let mut own = Vec::with_capacity(16);
            let start = self.children.len() as u32;
            let mut unordered = Vec::new();
            self.take_apart(&contract.documents, schema, &mut own, &mut unordered);
            for child in self.children.iter_mut().skip(start as usize) {
                *child += offset;
            }
            let id = self.own.len() as u32;
            let own = *self.own.entry(own).or_insert(id);
            self.shapes.push(Shape { own, children: start..self.children.len() as u32, unordered });
        }
    }

    fn take_apart(
        &mut self,
        documents: &Documents,
        schema: &Schema,
        own: &mut Vec<u64>,
        unordered: &mut Vec<(u32, u32)>,
    ) {
        let start = self.children.len();
        let flags = u64::from(schema.read_only) | u64::from(schema.write_only) << 1 | u64::from(schema.deprecated) << 2;
        let boolean = schema.boolean.map_or(0, |value| 1 + u64::from(value));
        own.extend([flags, boolean, types_bits(schema.types)]);
        if let Some(target) = schema.reference {
            own.push(10);
            self.children.push(target.0);
        }
        if let Some(dynamic) = &schema.dynamic_reference {
            own.extend([11, dynamic.candidates.len() as u64]);
            self.children.push(dynamic.target.0);
            self.children.extend(dynamic.candidates.iter().map(|id| id.0));
        }
        for (tag, nodes) in [(12, &schema.enumeration), (13, &schema.extensible_enum)] {
            if let Some(nodes) = nodes {
                let mut values: Vec<u64> = nodes.iter().map(|&at| self.value(documents, at)).collect();
                values.sort_unstable();
                values.dedup();
                own.extend([tag, values.len() as u64]);
                own.extend(values);
            }
        }
        for (tag, node) in [(14, schema.constant), (15, schema.default), (16, schema.sunset)] {
            if let Some(at) = node {
                let value = self.value(documents, at);
                own.extend([tag, value]);
            }
        }
        if let Some(format) = &schema.format {
            let format = self.name(format);
            own.extend([17, format]);
        }
        if let Some(numeric) = &schema.numeric {
            let bounds = [
                &numeric.multiple_of,
                &numeric.minimum,
                &numeric.exclusive_minimum,
                &numeric.maximum,
                &numeric.exclusive_maximum,
            ];
            for (tag, bound) in (20..).zip(bounds) {
                if let Some(bound) = bound {
                    let id = self.values.len() as u32;
                    let value = *self.values.entry(Val::Number(bound.clone())).or_insert(id);
                    own.extend([tag, value.into()]);
                }
            }
        }
        if let Some(string) = &schema.string {
            for (tag, length) in [(30, string.min_length), (31, string.max_length)] {
                own.extend(length.iter().flat_map(|&length| [tag, length]));
            }
            for (tag, text) in [(32, &string.pattern), (33, &string.content_encoding), (34, &string.content_media_type)]
            {
                if let Some(text) = text {
                    let text = self.name(text);
                    own.extend([tag, text]);
                }
            }
            if let Some(content) = string.content_schema {
                own.push(35);
                self.children.push(content.0);
            }
        }
        self.take_apart_containers(schema, own);
        if let Some(composition) = &schema.composition {
            for (tag, list) in [(70, &composition.all_of), (71, &composition.any_of), (72, &composition.one_of)] {
                if !list.is_empty() {
                    own.extend([tag, list.len() as u64]);
                    unordered.push(((self.children.len() - start) as u32, list.len() as u32));
                    self.children.extend(list.iter().map(|id| id.0));
                }
            }
            let single =
                [(73, composition.not), (74, composition.if_), (75, composition.then), (76, composition.else_)];
            for (tag, child) in single {
                if let Some(child) = child {
                    own.push(tag);
                    self.children.push(child.0);
                }
            }
        }
        if let Some(discriminator) = &schema.discriminator {
            let property = self.name(&discriminator.property_name);
            own.extend([80, property, discriminator.mapping.len() as u64]);
            for (value, target) in &discriminator.mapping {
                let value = self.name(value);
                own.extend([value, u64::from(target.is_some())]);
                self.children.extend(target.iter().map(|id| id.0));
            }
            if let Some(default) = discriminator.default_mapping {
                own.push(81);
                self.children.push(default.0);
            }
        }
    }

    fn take_apart_containers(&mut self, schema: &Schema, own: &mut Vec<u64>) {
        if let Some(array) = &schema.array {
            own.extend([40, array.prefix_items.len() as u64, u64::from(array.unique_items)]);
            self.children.extend(array.prefix_items.iter().map(|id| id.0));
            let counts =
                [(41, array.min_contains), (42, array.max_contains), (43, array.min_items), (44, array.max_items)];
            for (tag, count) in counts {
                own.extend(count.iter().flat_map(|&count| [tag, count]));
            }
            for (tag, child) in [(45, array.items), (46, array.contains), (47, array.unevaluated_items)] {
                if let Some(child) = child {
                    own.push(tag);
                    self.children.push(child.0);
                }
            }
        }
        let Some(object) = &schema.object else { return };
        own.push(50);
        for (tag, members) in
            [(51, &object.properties), (52, &object.pattern_properties), (53, &object.dependent_schemas)]
        {
            if members.is_empty() {
                continue;
            }
            let mut members: Vec<(u64, u32)> = members.iter().map(|(name, id)| (self.name(name), id.0)).collect();
            members.sort_unstable();
            own.extend([tag, members.len() as u64]);
            for (name, child) in members {
                own.push(name);
                self.children.push(child);
            }
        }
        let mut required: Vec<u64> = object.required.iter().map(|name| self.name(name)).collect();
        required.sort_unstable();
        required.dedup();
        own.extend([54, required.len() as u64]);
        own.extend(required);
        for (name, needed) in &object.dependent_required {
            let name = self.name(name);
            own.extend([55, name, needed.len() as u64]);
            let mut needed: Vec<u64> = needed.iter().map(|name| self.name(name)).collect();
            needed.sort_unstable();
            own.extend(needed);
        }
        for (tag, count) in [(56, object.min_properties), (57, object.max_properties)] {
            own.extend(count.iter().flat_map(|&count| [tag, count]));
        }
        let single =
            [(58, object.additional_properties), (59, object.property_names), (60, object.unevaluated_properties)];
        for (tag, child) in single {
            if let Some(child) = child {
                own.push(tag);
                self.children.push(child.0);
            }
        }
    }

    fn children_of(&self, node: u32) -> &[u32] {
        let range = &self.shapes[node as usize].children;
        &self.children[range.start as usize..range.end as usize]
    }

    /// The schema as its own words and the classes of its children.
    fn signature(&self, node: u32, class: impl Fn(u32) -> u64) -> Vec<u64> {
        let shape = &self.shapes[node as usize];
        let mut signature = Vec::with_capacity(1 + shape.children.len());
        signature.push(shape.own.into());
        signature.extend(self.children_of(node).iter().map(|&child| class(child)));
        for &(start, length) in &shape.unordered {
            let run = 1 + start as usize..1 + (start + length) as usize;
            if let Some(run) = signature.get_mut(run) {
                run.sort_unstable();
            }
        }
        signature
    }

    fn classes(mut self) -> Vec<u32> {
        let components = components(self.shapes.len(), |node| self.children_of(node));
        let mut component_of = vec![0u32; self.shapes.len()];
        for (index, members) in components.iter().enumerate() {
            for &member in members {
                component_of[member as usize] = index as u32;
            }
        }
        // How many cycles deep a component stands: cycles of the same depth are classed together.
        let mut depth = vec![0u32; components.len()];
        let mut cyclic = vec![false; components.len()];
        for (index, members) in components.iter().enumerate() {
            let mut below = 0;
            let mut loops = members.len() > 1;
            for &member in members {
                for &child in self.children_of(member) {
                    let target = component_of[child as usize] as usize;
                    if target == index {
                        loops = true;
                    } else {
                        below = below.max(depth[target]);
                    }
                }
            }
            cyclic[index] = loops;
            depth[index] = below + u32::from(loops);
        }
        let mut by_depth: Vec<Vec<u32>> =
            vec![Vec::new(); depth.iter().max().map_or(0, |&deepest| deepest as usize + 1)];
        for (index, &at) in depth.iter().enumerate() {
            by_depth[at as usize].push(index as u32);
        }
        let mut class = vec![u32::MAX; self.shapes.len()];
        for stage in by_depth {
            let looping: Vec<u32> = stage
                .iter()
                .filter(|&&index| cyclic[index as usize])
                .flat_map(|&index| components[index as usize].iter().copied())
                .collect();
            if !looping.is_empty() {
                self.refine(&looping, &mut class);
            }
            for index in stage.into_iter().filter(|&index| !cyclic[index as usize]) {
                for &node in &components[index as usize] {
                    let signature = self.signature(node, |child| class[child as usize].into());
                    class[node as usize] = self.class_of(signature);
                }
            }
        }
        class
    }

    fn class_of(&mut self, signature: Vec<u64>) -> u32 {
        let next = &mut self.next;
        *self.finished.entry(signature).or_insert_with(|| {
            *next += 1;
            *next - 1
        })
    }

    /// Classes the members of cycles: split by what they say until no split is left.
    fn refine(&mut self, nodes: &[u32], class: &mut [u32]) {
        let mut round: FxHashMap<u32, u64> =
            nodes.iter().map(|&node| (node, u64::from(self.shapes[node as usize].own))).collect();
        let mut count = round.values().collect::<FxHashSet<_>>().len();
        let mut spent = 0;
        let stable = loop {
            let mut seen: FxHashMap<Vec<u64>, u64> = FxHashMap::default();
            let mut next: FxHashMap<u32, u64> = FxHashMap::default();
            for &node in nodes {
                let signature = self.signature(node, |child| match round.get(&child) {
                    Some(&class) => class | ROUND,
                    None => class[child as usize].into(),
                });
                spent += signature.len();
                let id = seen.len() as u64;
                next.insert(node, *seen.entry(signature).or_insert(id));
            }
            let split = seen.len();
            round = next;
            if split == count {
                break true;
            }
            count = split;
            if spent > REFINEMENT {
                break false;
            }
        };
        let mut fresh: FxHashMap<u64, u32> = FxHashMap::default();
        for &node in nodes {
            let next = &mut self.next;
            let mut make = || {
                *next += 1;
                *next - 1
            };
            class[node as usize] = if stable { *fresh.entry(round[&node]).or_insert_with(make) } else { make() };
        }
        for &node in nodes {
            let signature = self.signature(node, |child| class[child as usize].into());
            self.finished.entry(signature).or_insert(class[node as usize]);
        }
    }
}

fn types_bits(types: Option<accordant_model::Types>) -> u64 {
    let Some(types) = types else { return 0 };
    accordant_model::Types::NAMED
        .iter()
        .enumerate()
        .filter(|(_, (single, _))| types.contains(*single))
        .fold(1, |bits, (index, _)| bits | 2 << index)
}

/// Strongly connected components, those that are referred to first (Tarjan, without recursion).
pub(crate) fn components<'g>(count: usize, children: impl Fn(u32) -> &'g [u32]) -> Vec<Vec<u32>> {
    const UNSEEN: u32 = u32::MAX;
    let mut order = vec![UNSEEN; count];
    let mut low = vec![0u32; count];
    let mut open = vec![false; count];
    let mut stack = Vec::new();
    let mut found = Vec::new();
    let mut clock = 0;
    for root in 0..count as u32 {
        if order[root as usize] != UNSEEN {
            continue;
        }
        let mut path = vec![(root, 0usize)];
        while let Some(&mut (node, ref mut next)) = path.last_mut() {
            let at = node as usize;
            if *next == 0 && order[at] == UNSEEN {
                order[at] = clock;
                low[at] = clock;
                clock += 1;
                stack.push(node);
                open[at] = true;
            }
            if let Some(&child) = children(node).get(*next) {
                *next += 1;
                let target = child as usize;
                if target >= count {
                    continue;
                }
                if order[target] == UNSEEN {
                    path.push((child, 0));
                } else if open[target] {
                    low[at] = low[at].min(order[target]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                low[parent as usize] = low[parent as usize].min(low[at]);
            }
            if low[at] == order[at] {
                let mut component = Vec::new();
                while let Some(member) = stack.pop() {
                    open[member as usize] = false;
                    component.push(member);
                    if member == node {
                        break;
                    }
                }
                component.sort_unstable();
                found.push(component);
            }
        }
    }
    found
}
