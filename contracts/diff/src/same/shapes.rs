//! Schemas taken apart: what each says itself, as one number, and the schemas that it refers to.

use accordant_document::{At, Documents};
use accordant_model::{Contract, Schema, SchemaId, Types};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::containment::Val;

/// One schema taken apart: what it says itself, and the schemas it refers to, in an order that the former fixes.
struct Shape {
    own: u32,
    children: std::ops::Range<u32>,
    /// Runs of children whose order means nothing: (start, length) counted from the first child.
    unordered: Vec<(u32, u32)>,
}

/// The shapes of one contract after the other, numbered through.
#[derive(Default)]
pub(super) struct Shapes {
    names: FxHashMap<SmolStr, u32>,
    values: FxHashMap<Val, u32>,
    own: FxHashMap<Box<[u64]>, u32>,
    shapes: Vec<Shape>,
    children: Vec<u32>,
}

impl Shapes {
    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }

    pub(super) fn read(&mut self, contract: &Contract) {
        let offset = self.shapes.len() as u32;
        self.shapes.reserve(contract.schemas.len());
        let mut own = Vec::new();
        for (_, schema) in contract.schemas.iter() {
            own.clear();
            let start = self.children.len();
            let mut unordered = Vec::new();
            self.take_apart(&contract.documents, schema, &mut own, &mut unordered);
            for child in self.children.iter_mut().skip(start) {
                *child += offset;
            }
            let own = match self.own.get(own.as_slice()) {
                Some(&known) => known,
                None => {
                    let id = self.own.len() as u32;
                    self.own.insert(own.as_slice().into(), id);
                    id
                }
            };
            self.shapes.push(Shape { own, children: start as u32..self.children.len() as u32, unordered });
        }
    }

    pub(super) fn own(&self, node: u32) -> u64 {
        self.shapes[node as usize].own.into()
    }

    pub(super) fn children_of(&self, node: u32) -> &[u32] {
        let range = &self.shapes[node as usize].children;
        &self.children[range.start as usize..range.end as usize]
    }

    /// Puts the schema as its own words and the classes of its children into `signature`.
    pub(super) fn signature(&self, node: u32, class: impl Fn(u32) -> u64, signature: &mut Vec<u64>) {
        let shape = &self.shapes[node as usize];
        signature.clear();
        signature.push(shape.own.into());
        signature.extend(self.children_of(node).iter().map(|&child| class(child)));
        for &(start, length) in &shape.unordered {
            let run = 1 + start as usize..1 + (start + length) as usize;
            if let Some(run) = signature.get_mut(run) {
                run.sort_unstable();
            }
        }
    }

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
            let mut mapping: Vec<(u64, Option<SchemaId>)> =
                discriminator.mapping.iter().map(|(value, target)| (self.name(value), *target)).collect();
            mapping.sort_unstable();
            for (value, target) in mapping {
                own.extend([value, u64::from(target.is_some())]);
                self.children.extend(target.map(|id| id.0));
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
}

fn types_bits(types: Option<Types>) -> u64 {
    let Some(types) = types else { return 0 };
    Types::NAMED
        .iter()
        .enumerate()
        .filter(|(_, (single, _))| types.contains(*single))
        .fold(1, |bits, (index, _)| bits | 2 << index)
}
