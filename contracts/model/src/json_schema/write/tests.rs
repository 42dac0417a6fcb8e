use accordant_document::{LoadOptions, load_text};
use serde_json::{Value, json};

use super::{Ownership, WriteOptions, write};
use crate::json_schema::Dialect;
use crate::{Contract, ContractKind, SchemaId};

fn read(text: &str) -> (Contract, SchemaId) {
    let (documents, findings) = load_text("schema.yaml", text, &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(id) = contract.kind else { panic!("{:?}", contract.findings) };
    (contract, id)
}

fn written(text: &str, options: &WriteOptions) -> Value {
    let (contract, id) = read(text);
    let mut value = write(&contract, id, options);
    value.as_object_mut().and_then(|top| top.shift_remove("$schema"));
    value
}

#[test]
fn older_dialects_come_out_as_2020_12() {
    let draft4 = "
$schema: http://json-schema.org/draft-04/schema#
minimum: 1
exclusiveMinimum: true
items: [{type: string}, {type: integer}]
additionalItems: false
dependencies: {a: [b], c: {minProperties: 2}}
";
    assert_eq!(
        written(draft4, &WriteOptions::default()),
        json!({
            "exclusiveMinimum": 1,
            "prefixItems": [{"type": "string"}, {"type": "integer"}],
            "items": false,
            "dependentRequired": {"a": ["b"]},
            "dependentSchemas": {"c": {"minProperties": 2}},
        })
    );
}

#[test]
fn recursion_is_a_reference() {
    let tree = "
type: object
properties:
  children: {type: array, items: {$ref: '#'}}
  next: {$ref: '#/$defs/node'}
$defs:
  node: {properties: {next: {$ref: '#/$defs/node'}}}
";
    assert_eq!(
        written(tree, &WriteOptions::default()),
        json!({
            "type": "object",
            "properties": {"children": {"$ref": "#/$defs/1"}, "next": {"$ref": "#/$defs/2"}},
            "$defs": {
                "1": {"type": "array", "items": {"$ref": "#"}},
                "2": {"properties": {"next": {"$ref": "#/$defs/2"}}},
            },
        })
    );
}

#[test]
fn nobody_owes_what_the_other_side_owns_wherever_it_is_declared() {
    let order = "
allOf:
  - properties: {id: {type: integer, readOnly: true}, total: {type: number}}
  - required: [id, total]
";
    let request = WriteOptions { ownership: Some(Ownership::Request), ..WriteOptions::default() };
    let value = written(order, &request);
    assert_eq!(value["allOf"][1], json!({"required": ["total"]}));
    assert_eq!(value["$defs"]["1"], json!({"properties": {"total": {"type": "number"}}}));
    let response = WriteOptions { ownership: Some(Ownership::Response), ..WriteOptions::default() };
    assert_eq!(written(order, &response)["allOf"][1], json!({"required": ["id", "total"]}));
}

#[test]
fn a_dynamic_reference_is_the_target_of_its_way() {
    let strict = "
$id: https://example.com/strict
$ref: tree
$dynamicAnchor: node
unevaluatedProperties: false
$defs:
  tree:
    $id: https://example.com/tree
    $dynamicAnchor: node
    properties: {children: {items: {$dynamicRef: '#node'}}}
";
    let value = written(strict, &WriteOptions::default());
    assert_eq!(value["$defs"]["2"]["items"], json!({"$ref": "#/$defs/3"}));
    assert_eq!(value["$defs"]["3"], json!({"$ref": "#"}));
}

#[test]
fn a_place_of_what_is_written_leads_back_to_its_schema() {
    let (contract, id) = read("properties: {a: {items: {maxLength: 3}}, x-source: {minimum: 1}}");
    let value = write(&contract, id, &WriteOptions { sources: true, ..WriteOptions::default() });
    let array = value.pointer("/properties/a/$ref").and_then(Value::as_str).unwrap_or_default().trim_start_matches('#');
    let source = |pointer: &str| super::source(&value, pointer).map(|id| contract.schemas[id].clone());
    let leaf = source(&format!("{array}/items/maxLength"));
    assert!(leaf.is_some_and(|schema| schema.string.is_some()));
    let odd = source("/properties/x-source/minimum");
    assert!(odd.is_some_and(|schema| schema.numeric.is_some()));
    assert!(source("/type/nowhere").is_none());
}
