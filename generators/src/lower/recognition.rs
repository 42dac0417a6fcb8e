//! By what a reader tells the variants of a union apart that has no tag.

use rustc_hash::FxHashSet;

use super::Lowering;
use super::conjunction::ConjId;
use super::directions::Direction;
use super::node::{EnumNode, NodeKind};
use crate::model::{EnumBase, Literal, Recognition};

/// How many unions inside each other are looked into.
const DEPTH: usize = 8;

/// How many properties and values of a variant are listed.
const LISTED: usize = 256;

impl Lowering<'_> {
    pub(super) fn recognition(&self, id: ConjId, direction: Direction) -> Recognition {
        self.recognised(id, direction, DEPTH)
    }

    fn recognised(&self, id: ConjId, direction: Direction, depth: usize) -> Recognition {
        let types = |names: &[&'static str]| Recognition { types: names.to_vec(), ..Recognition::default() };
        match self.kind(self.bottom(self.target(id))) {
            NodeKind::Unknown | NodeKind::Same { .. } => {
                types(&["string", "number", "boolean", "array", "object", "null"])
            }
            NodeKind::Never => types(&[]),
            NodeKind::Null => types(&["null"]),
            NodeKind::Boolean => types(&["boolean"]),
            NodeKind::Integer(_) => types(&["integer"]),
            NodeKind::Number => types(&["number"]),
            NodeKind::String(_) | NodeKind::Binary => types(&["string"]),
            NodeKind::Array { .. } | NodeKind::Tuple { .. } => types(&["array"]),
            NodeKind::Map(_) => types(&["object"]),
            NodeKind::Literal(value) => {
                Recognition { types: vec![literal_type(value)], values: vec![value.clone()], ..Recognition::default() }
            }
            NodeKind::Enum(listed) => Recognition {
                types: vec![base_type(listed.base)],
                values: known_values(listed),
                ..Recognition::default()
            },
            NodeKind::Object(object) => {
                let there = |read_only: bool, write_only: bool| match direction {
                    Direction::Received => !write_only,
                    Direction::Sent => !read_only,
                };
                let mut found = types(&["object"]);
                for property in &object.properties {
                    if !there(property.read_only, property.write_only) {
                        continue;
                    }
                    if found.known.len() < LISTED {
                        found.known.push(property.wire.to_string());
                    }
                    if !property.required || property.read_only || property.write_only {
                        continue;
                    }
                    found.required.push(property.wire.to_string());
                    if self.is_nullable(property.value) {
                        continue;
                    }
                    match self.kind(self.bottom(self.target(property.value))) {
                        NodeKind::Literal(value) => {
                            found.constants.push((property.wire.to_string(), vec![value.clone()]));
                        }
                        NodeKind::Enum(listed) if !listed.extensible && listed.values.len() <= LISTED => {
                            found.constants.push((property.wire.to_string(), known_values(listed)));
                        }
                        _ => {}
                    }
                }
                found
            }
            NodeKind::Union(union) => {
                let Some(below) = depth.checked_sub(1) else {
                    return types(&["string", "number", "boolean", "array", "object"]);
                };
                let mut all =
                    union.variants.iter().take(LISTED).map(|variant| self.recognised(variant.value, direction, below));
                let first = all.next().unwrap_or_default();
                all.fold(first, either)
            }
        }
    }
}

/// What holds of both.
fn either(mut left: Recognition, right: Recognition) -> Recognition {
    for name in right.types {
        if !left.types.contains(&name) {
            left.types.push(name);
        }
    }
    let known: FxHashSet<String> = left.known.iter().cloned().collect();
    left.known.extend(right.known.into_iter().filter(|name| !known.contains(name)));
    left.required.retain(|name| right.required.contains(name));
    left.constants.retain_mut(|(name, values)| {
        let Some((_, others)) = right.constants.iter().find(|(other, _)| other == name) else { return false };
        values.extend(others.iter().filter(|value| !values.contains(value)).cloned().collect::<Vec<_>>());
        values.len() <= LISTED
    });
    if left.values.is_empty() || right.values.is_empty() {
        left.values.clear();
    } else {
        left.values.extend(right.values);
    }
    left
}

fn known_values(listed: &EnumNode) -> Vec<Literal> {
    if listed.extensible { Vec::new() } else { listed.values.iter().map(|entry| entry.literal.clone()).collect() }
}

fn literal_type(value: &Literal) -> &'static str {
    match value {
        Literal::Null => "null",
        Literal::Boolean(_) => "boolean",
        Literal::Number(text) if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => "integer",
        Literal::Number(_) => "number",
        Literal::String(_) => "string",
        Literal::Json(text) if text.starts_with('[') => "array",
        Literal::Json(_) => "object",
    }
}

fn base_type(base: EnumBase) -> &'static str {
    match base {
        EnumBase::String => "string",
        EnumBase::Integer => "integer",
        EnumBase::Number => "number",
        EnumBase::Boolean => "boolean",
    }
}
