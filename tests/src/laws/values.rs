//! Random values: any at all, and such as a schema seems to ask for.

use serde_json::{Map, Value, json};

use super::Random;

const TEXTS: [&str; 10] = ["", "a", "b", "c", "ab", "abc", "ba", "dd", "zz", "a b c"];
const NAMES: [&str; 7] = ["a", "b", "c", "dd", "e", "ab", "zz"];

/// Any small value.
pub(crate) fn any(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 6 } else { 9 }) {
        0 => Value::Null,
        1 => json!(random.one_in(2)),
        2 | 3 => json!(random.below(9) as i64 - 2),
        4 => json!(random.below(10) as f64 / 2.0 - 1.0 + 0.25),
        5 => json!(*random.pick(&TEXTS)),
        6 => (0..random.below(4)).map(|_| any(random, depth - 1)).collect(),
        _ => Value::Object((0..random.below(4)).map(|_| (name(random), any(random, depth - 1))).collect()),
    }
}

fn name(random: &mut Random) -> String {
    (*random.pick(&NAMES)).to_owned()
}

/// A value that has a chance with the schema: follows its keywords where that is easy, and strays now and then.
pub(crate) fn value(random: &mut Random, schema: &Value, depth: usize) -> Value {
    let Value::Object(keywords) = schema else { return any(random, depth.min(2)) };
    if depth == 0 || random.one_in(12) {
        return any(random, depth.min(1));
    }
    if let Some(value) = keywords.get("const") {
        return value.clone();
    }
    if let Some(Value::Array(values)) = keywords.get("enum")
        && !values.is_empty()
    {
        return random.pick(values).clone();
    }
    let objects = ["properties", "required", "additionalProperties", "patternProperties", "dependentSchemas"];
    let arrays = ["items", "prefixItems", "contains"];
    let parts: Vec<&Value> = ["allOf", "anyOf", "oneOf", "then", "else", "if"]
        .iter()
        .filter_map(|keyword| keywords.get(*keyword))
        .flat_map(|part| part.as_array().map_or_else(|| vec![part], |parts| parts.iter().collect()))
        .collect();
    let own = match keywords.get("type") {
        Some(Value::String(own)) => Some(own.as_str()),
        Some(Value::Array(list)) => list.get(random.below(list.len())).and_then(Value::as_str),
        _ if !parts.is_empty() && random.one_in(2) => None,
        _ if objects.iter().any(|keyword| keywords.contains_key(*keyword)) => Some("object"),
        _ if arrays.iter().any(|keyword| keywords.contains_key(*keyword)) => Some("array"),
        _ => None,
    };
    let made = match own {
        Some("object") => object(random, keywords, depth),
        Some("array") => array(random, keywords, depth),
        Some("string") => json!(*random.pick(&TEXTS)),
        Some("integer") => json!(random.below(9) as i64 - 2),
        Some("number") => json!(random.below(18) as f64 / 2.0 - 2.0),
        Some("boolean") => json!(random.one_in(2)),
        Some("null") => Value::Null,
        _ if parts.is_empty() => any(random, depth.min(2)),
        _ => {
            let part = *random.pick(&parts);
            value(random, part, depth)
        }
    };
    // Objects of several schemas are often the union of what each of them asks for.
    match (made, parts.is_empty()) {
        (Value::Object(mut members), false) => {
            let part = *random.pick(&parts);
            if let Value::Object(more) = value(random, part, depth) {
                for (name, value) in more {
                    members.entry(name).or_insert(value);
                }
            }
            Value::Object(members)
        }
        (made, _) => made,
    }
}

fn object(random: &mut Random, keywords: &Map<String, Value>, depth: usize) -> Value {
    let mut members = Map::new();
    let required: Vec<&str> =
        (keywords.get("required").and_then(Value::as_array).into_iter().flatten()).filter_map(Value::as_str).collect();
    let properties = keywords.get("properties").and_then(Value::as_object);
    for (name, inner) in properties.into_iter().flatten() {
        if required.contains(&name.as_str()) || random.one_in(2) {
            members.insert(name.clone(), value(random, inner, depth - 1));
        }
    }
    for name in required {
        if !members.contains_key(name) {
            members.insert(name.to_owned(), any(random, 1));
        }
    }
    if random.one_in(3) {
        let inner = keywords.get("additionalProperties").cloned().unwrap_or(Value::Bool(true));
        members.entry(name(random)).or_insert(value(random, &inner, depth - 1));
    }
    Value::Object(members)
}

fn array(random: &mut Random, keywords: &Map<String, Value>, depth: usize) -> Value {
    let prefix = keywords.get("prefixItems").and_then(Value::as_array);
    let rest = keywords.get("items").cloned().unwrap_or(Value::Bool(true));
    let contained = keywords.get("contains");
    (0..random.below(4))
        .map(|index| match (prefix.and_then(|prefix| prefix.get(index)), contained) {
            (Some(own), _) => value(random, own, depth - 1),
            (None, Some(contained)) if random.one_in(2) => value(random, contained, depth - 1),
            _ => value(random, &rest, depth - 1),
        })
        .collect()
}
