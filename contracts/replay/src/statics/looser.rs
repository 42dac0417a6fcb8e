//! Readings of a written schema that ask less: of a body that is only partly stated, and of one whose values are
//! examples.

use serde_json::{Map, Value, json};

/// What asks for more than what stands in an expectation. Conditions go with it: which branch holds depends on what is
/// not stated.
const OWED: [&str; 16] = [
    "required",
    "dependentRequired",
    "minProperties",
    "minItems",
    "contains",
    "minContains",
    "maxContains",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalProperties",
    "dependentSchemas",
    "uniqueItems",
];

/// What speaks of one value rather than of its type.
const OF_VALUES: [&str; 16] = [
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "maxItems",
    "maxProperties",
    "propertyNames",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$comment",
];

/// Takes out what a part of a value need not keep; with `values` also what speaks of single values.
///
/// Written schemas are flat: each refers to others, so recursion is as deep as one of them.
pub(crate) fn loosen(schema: &mut Value, values: bool) {
    let Value::Object(members) = schema else { return };
    // A closed object of additional properties with a schema keeps that schema: it says what their values are.
    let additional = members.get("additionalProperties").filter(|value| value.is_object()).cloned();
    for keyword in OWED {
        members.shift_remove(keyword);
    }
    if let Some(additional) = additional {
        members.insert("additionalProperties".to_owned(), additional);
    }
    if values {
        OF_VALUES.iter().for_each(|keyword| {
            members.shift_remove(*keyword);
        });
        types_of_values(members);
    }
    // With less asked for, several branches may take what one was to take.
    if let Some(branches) = members.shift_remove("oneOf") {
        match members.get_mut("allOf") {
            Some(Value::Array(all)) => all.push(json!({ "anyOf": branches })),
            _ => {
                members.insert("allOf".to_owned(), json!([{ "anyOf": branches }]));
            }
        }
    }
    for (keyword, value) in members.iter_mut() {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties" | "$defs", Value::Object(schemas)) => {
                schemas.values_mut().for_each(|schema| loosen(schema, values));
            }
            ("allOf" | "anyOf" | "prefixItems", Value::Array(schemas)) => {
                schemas.iter_mut().for_each(|schema| loosen(schema, values));
            }
            ("items" | "additionalProperties" | "propertyNames", schema) => loosen(schema, values),
            _ => {}
        }
    }
}

/// `enum` and `const` become the types of their values.
fn types_of_values(members: &mut Map<String, Value>) {
    let constant = members.shift_remove("const");
    let listed = members.shift_remove("enum");
    if members.contains_key("type") || (constant.is_none() && listed.is_none()) {
        return;
    }
    let listed = listed.as_ref().and_then(Value::as_array).into_iter().flatten();
    let mut types: Vec<&str> = listed.chain(&constant).map(type_of).collect();
    types.sort_unstable();
    types.dedup();
    let types = json!(types);
    members.insert("type".to_owned(), types);
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loosened(mut schema: Value, values: bool) -> Value {
        loosen(&mut schema, values);
        schema
    }

    #[test]
    fn parts_owe_nothing() {
        let schema = json!({"type": "object", "required": ["a"], "properties": {"a": {"minItems": 1, "pattern": "x"}}});
        assert_eq!(loosened(schema, false), json!({"type": "object", "properties": {"a": {"pattern": "x"}}}));
    }

    #[test]
    fn examples_keep_their_types() {
        let schema = json!({"enum": ["a", 1], "properties": {"enum": {"const": true}}});
        assert_eq!(
            loosened(schema, true),
            json!({"properties": {"enum": {"type": ["boolean"]}}, "type": ["number", "string"]})
        );
    }

    #[test]
    fn branches_may_overlap_now() {
        let schema = json!({"oneOf": [{"required": ["a"]}, {"type": "object"}], "allOf": [true]});
        assert_eq!(loosened(schema, false), json!({"allOf": [true, {"anyOf": [{}, {"type": "object"}]}]}));
    }
}
