//! Random schemas of every keyword, small enough that their values meet each other.

use serde_json::{Map, Value, json};

use super::Random;
use super::values;

const NAMES: [&str; 4] = ["a", "b", "c", "dd"];
const PATTERNS: [&str; 8] = ["^a", "b$", "^[ab]*$", "^.{2}$", "a|b", "^[a-c]+$", "^d?d?$", "^(ab|c)$"];
/// Keywords whose values are objects or booleans without being schemas.
const UNLIKE_SCHEMAS: [&str; 6] =
    ["const", "dependentRequired", "uniqueItems", "properties", "patternProperties", "dependentSchemas"];
const TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "array", "object", "null"];

/// A random schema that is no deeper than `depth`.
pub(crate) fn schema(random: &mut Random, depth: usize) -> Value {
    if depth == 0 || random.one_in(6) {
        return leaf(random);
    }
    let mut members = Map::new();
    match random.below(10) {
        0..=3 => object(random, depth, &mut members),
        4 | 5 => array(random, depth, &mut members),
        6..=8 => composition(random, depth, &mut members),
        _ => {
            object(random, depth, &mut members);
            composition(random, depth, &mut members);
        }
    }
    if random.one_in(5) {
        keyword(random, depth, &mut members);
    }
    Value::Object(members)
}

/// A schema that differs from this one in a place or two.
pub(crate) fn changed(random: &mut Random, schema: &Value) -> Value {
    let mut changed = schema.clone();
    for _ in 0..=random.below(2) {
        changed = change(random, &changed, 3);
    }
    changed
}

fn change(random: &mut Random, schema: &Value, depth: usize) -> Value {
    let Value::Object(members) = schema else { return leaf(random) };
    let mut members = members.clone();
    let keys: Vec<String> = members.keys().cloned().collect();
    match random.below(9) {
        0 if !keys.is_empty() => drop(members.shift_remove(random.pick(&keys).as_str())),
        1 => keyword(random, depth.min(1), &mut members),
        2 => return json!({ "anyOf": [schema, super::schemas::schema(random, 1)] }),
        3 => return json!({ "allOf": [schema, super::schemas::schema(random, 1)] }),
        4 => return json!({ "oneOf": [schema, super::schemas::schema(random, 1)] }),
        5 => return leaf(random),
        _ if !keys.is_empty() => {
            let key = random.pick(&keys).clone();
            let part = members.get(&key).cloned().unwrap_or_default();
            members.insert(key.clone(), change_part(random, &key, &part, depth));
        }
        _ => {}
    }
    Value::Object(members)
}

fn change_part(random: &mut Random, key: &str, part: &Value, depth: usize) -> Value {
    match (key, part) {
        ("properties" | "patternProperties" | "dependentSchemas", Value::Object(parts)) if !parts.is_empty() => {
            let mut parts = parts.clone();
            let names: Vec<String> = parts.keys().cloned().collect();
            let name = random.pick(&names).clone();
            if random.one_in(4) {
                parts.shift_remove(&name);
            } else {
                let inner = parts.get(&name).cloned().unwrap_or_default();
                parts.insert(name, change(random, &inner, depth.saturating_sub(1)));
            }
            Value::Object(parts)
        }
        ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(parts)) if !parts.is_empty() => {
            let mut parts = parts.clone();
            let at = random.below(parts.len());
            if parts.len() > 1 && random.one_in(3) {
                parts.remove(at);
            } else {
                let inner = parts[at].clone();
                parts[at] = change(random, &inner, depth.saturating_sub(1));
            }
            Value::Array(parts)
        }
        ("required", Value::Array(names)) if !names.is_empty() => {
            let mut names = names.clone();
            names.remove(random.below(names.len()));
            Value::Array(names)
        }
        ("enum", Value::Array(values)) => {
            let mut values = values.clone();
            let more = values::any(random, 1);
            if !values.contains(&more) {
                values.push(more);
            }
            Value::Array(values)
        }
        ("multipleOf", _) => json!(*random.pick(&[1.0, 2.0, 3.0, 4.0, 6.0, 0.5])),
        (_, Value::Number(number)) if number.is_u64() => {
            let number = number.as_u64().unwrap_or_default();
            json!(if random.one_in(2) { number + 1 } else { number.saturating_sub(1) })
        }
        (_, Value::Object(_) | Value::Bool(_)) if !UNLIKE_SCHEMAS.contains(&key) => {
            change(random, part, depth.saturating_sub(1))
        }
        _ => part.clone(),
    }
}

fn leaf(random: &mut Random) -> Value {
    match random.below(14) {
        0 => json!(true),
        1 if random.one_in(3) => json!(false),
        2 => json!({ "const": values::any(random, 1) }),
        3 | 4 => {
            let mut listed: Vec<Value> = Vec::new();
            for _ in 0..=random.below(3) {
                let value = values::any(random, 1);
                if !listed.contains(&value) {
                    listed.push(value);
                }
            }
            json!({ "enum": listed })
        }
        5 | 6 => {
            let mut members = Map::from_iter([("type".into(), json!(*random.pick(&["integer", "number"])))]);
            numeric(random, &mut members);
            Value::Object(members)
        }
        7 | 8 => {
            let mut members = Map::from_iter([("type".into(), json!("string"))]);
            string(random, &mut members);
            Value::Object(members)
        }
        9 => {
            let types: std::collections::BTreeSet<&str> = [*random.pick(&TYPES), "null"].into();
            json!({ "type": types })
        }
        10 => {
            let mut members = Map::new();
            keyword(random, 0, &mut members);
            Value::Object(members)
        }
        _ => json!({ "type": *random.pick(&TYPES) }),
    }
}

fn numeric(random: &mut Random, members: &mut Map<String, Value>) {
    let bound = |random: &mut Random| json!(random.below(7) as f64 - 1.0 + if random.one_in(4) { 0.5 } else { 0.0 });
    match random.below(5) {
        0 => drop(members.insert("minimum".into(), bound(random))),
        1 => drop(members.insert("maximum".into(), bound(random))),
        2 => drop(members.insert("exclusiveMinimum".into(), bound(random))),
        3 => drop(members.insert("exclusiveMaximum".into(), bound(random))),
        _ => drop(members.insert("multipleOf".into(), json!(*random.pick(&[1.0, 2.0, 3.0, 0.5, 1.5])))),
    }
}

fn string(random: &mut Random, members: &mut Map<String, Value>) {
    match random.below(4) {
        0 => drop(members.insert("minLength".into(), json!(random.below(4)))),
        1 => drop(members.insert("maxLength".into(), json!(random.below(4)))),
        _ => drop(members.insert("pattern".into(), json!(*random.pick(&PATTERNS)))),
    }
}

fn object(random: &mut Random, depth: usize, members: &mut Map<String, Value>) {
    if !random.one_in(4) {
        members.insert("type".into(), json!("object"));
    }
    let mut properties = Map::new();
    for _ in 0..random.below(4) {
        let inner = schema(random, depth - 1);
        properties.insert((*random.pick(&NAMES)).into(), inner);
    }
    if !properties.is_empty() {
        members.insert("properties".into(), Value::Object(properties));
    }
    if random.one_in(2) {
        let names: std::collections::BTreeSet<&str> = (0..=random.below(2)).map(|_| *random.pick(&NAMES)).collect();
        members.insert("required".into(), json!(names));
    }
    match random.below(12) {
        0 | 1 => drop(members.insert("additionalProperties".into(), json!(false))),
        2 => {
            let inner = schema(random, depth - 1);
            members.insert("additionalProperties".into(), inner);
        }
        3 => {
            let inner = schema(random, depth - 1);
            members.insert("patternProperties".into(), json!({ *random.pick(&PATTERNS): inner }));
        }
        4 => drop(members.insert("minProperties".into(), json!(random.below(3)))),
        5 => drop(members.insert("maxProperties".into(), json!(random.below(3)))),
        6 => drop(members.insert("propertyNames".into(), json!({ "pattern": *random.pick(&PATTERNS) }))),
        7 => drop(members.insert("unevaluatedProperties".into(), json!(random.one_in(5)))),
        8 => drop(members.insert("dependentRequired".into(), json!({ *random.pick(&NAMES): [*random.pick(&NAMES)] }))),
        9 => {
            let inner = schema(random, depth - 1);
            members.insert("dependentSchemas".into(), json!({ *random.pick(&NAMES): inner }));
        }
        _ => {}
    }
}

fn array(random: &mut Random, depth: usize, members: &mut Map<String, Value>) {
    members.insert("type".into(), json!("array"));
    if random.one_in(3) {
        let prefix: Vec<Value> = (0..=random.below(2)).map(|_| schema(random, depth - 1)).collect();
        members.insert("prefixItems".into(), json!(prefix));
    }
    if !random.one_in(3) {
        let inner = schema(random, depth - 1);
        members.insert("items".into(), inner);
    }
    match random.below(9) {
        0 => drop(members.insert("minItems".into(), json!(random.below(3)))),
        1 => drop(members.insert("maxItems".into(), json!(random.below(3)))),
        2 => drop(members.insert("uniqueItems".into(), json!(true))),
        3 | 4 => {
            let inner = leaf(random);
            members.insert("contains".into(), inner);
            match random.below(4) {
                0 => drop(members.insert("minContains".into(), json!(random.below(3)))),
                1 => drop(members.insert("maxContains".into(), json!(random.below(3)))),
                _ => {}
            }
        }
        5 => drop(members.insert("unevaluatedItems".into(), json!(false))),
        _ => {}
    }
}

fn composition(random: &mut Random, depth: usize, members: &mut Map<String, Value>) {
    let list = |random: &mut Random| -> Value {
        (0..=random.below(2) + usize::from(random.one_in(2))).map(|_| schema(random, depth - 1)).collect()
    };
    match random.below(8) {
        0 | 1 => drop(members.insert("allOf".into(), list(random))),
        2 | 3 => drop(members.insert("anyOf".into(), list(random))),
        4 | 5 => drop(members.insert("oneOf".into(), list(random))),
        6 => drop(members.insert("not".into(), schema(random, depth - 1))),
        _ => {
            members.insert("if".into(), schema(random, depth - 1));
            members.insert("then".into(), schema(random, depth - 1));
            if random.one_in(2) {
                members.insert("else".into(), schema(random, depth - 1));
            }
        }
    }
}

fn keyword(random: &mut Random, depth: usize, members: &mut Map<String, Value>) {
    match random.below(6) {
        0 => numeric(random, members),
        1 => string(random, members),
        2 if depth > 0 => object(random, depth, members),
        3 if depth > 0 => array(random, depth, members),
        4 if depth > 0 => composition(random, depth, members),
        _ => drop(members.insert("type".into(), json!(*random.pick(&TYPES)))),
    }
}
