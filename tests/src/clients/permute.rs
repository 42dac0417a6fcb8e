//! The same document in another order, and with more in it: names must not care.

use serde_json::{Map, Value, json};

use crate::fuzz::mutate::Random;

/// Puts components, paths and properties into another order. What is ordered on purpose (parameters, members of unions and
/// of lists, the operations of a path) stays.
#[must_use]
pub fn permuted(document: &Value, random: &mut Random) -> Value {
    shuffle(document, false, random)
}

/// `shuffled` says that the members of this object are in no order.
fn shuffle(value: &Value, shuffled: bool, random: &mut Random) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members
                .iter()
                .map(|(key, value)| {
                    let names = matches!(
                        key.as_str(),
                        "schemas" | "responses" | "parameters" | "requestBodies" | "headers" | "properties" | "paths"
                    );
                    (key.clone(), shuffle(value, names && !shuffled, random))
                })
                .collect();
            if shuffled {
                for at in (1..members.len()).rev() {
                    members.swap(at, random.below(at + 1));
                }
            }
            Value::Object(members.into_iter().collect())
        }
        Value::Array(items) => items.iter().map(|item| shuffle(item, false, random)).collect(),
        _ => value.clone(),
    }
}

/// The document with a neighbour for each schema and operation, before it, whose name is made to clash with what a generator
/// might have called the old one.
#[must_use]
pub fn grown(document: &Value) -> Value {
    let mut document = document.clone();
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let mut grown = Map::new();
        for name in schemas.keys() {
            for other in [name.to_lowercase(), name.to_uppercase(), format!("{name}Input"), format!("{name}2")] {
                if !schemas.contains_key(&other) {
                    let schema = json!({"type": "object", "properties": {"extra": {"type": "string"}}});
                    grown.insert(other, schema);
                }
            }
        }
        grown.extend(std::mem::take(schemas));
        *schemas = grown;
    }
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        let mut grown = Map::new();
        for (path, operations) in paths.iter() {
            let tags = operations.as_object().into_iter().flatten().find_map(|(_, operation)| operation.get("tags"));
            let ids = operations
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(_, operation)| operation.get("operationId").and_then(Value::as_str));
            for (number, id) in ids.enumerate() {
                let operation = json!({
                    "operationId": id.to_uppercase(),
                    "tags": tags.cloned().unwrap_or_else(|| json!([])),
                    "responses": {"204": {"description": "Done"}},
                });
                grown.insert(format!("/grown{number}{}", path.replace(['{', '}'], "")), json!({"get": operation}));
            }
        }
        grown.extend(std::mem::take(paths));
        *paths = grown;
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_order_is_the_same_document() {
        let document = json!({
            "paths": {"/a": {"get": {"parameters": [1, 2]}}, "/b": {}, "/c": {}},
            "components": {"schemas": {"A": {"properties": {"x": 1, "y": 2, "z": 3}}, "B": {}, "C": {}}},
        });
        let mut random = Random::new(1);
        let others: Vec<Value> = (0..8).map(|_| permuted(&document, &mut random)).collect();
        assert!(others.iter().all(|other| *other == document));
        let text = document.to_string();
        assert!(others.iter().map(Value::to_string).any(|other| other != text));
    }

    #[test]
    fn what_was_there_is_there() {
        let document =
            json!({"paths": {"/a/{b}": {"get": {"operationId": "a"}}}, "components": {"schemas": {"Pet": {}}}});
        let grown = grown(&document);
        let schemas: Vec<&String> =
            grown["components"]["schemas"].as_object().into_iter().flat_map(Map::keys).collect();
        assert_eq!(schemas, ["pet", "PET", "PetInput", "Pet2", "Pet"]);
        assert_eq!(grown["paths"]["/grown0/a/b"]["get"]["operationId"], "A");
    }
}
