use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::{Dialect, Ownership};
use accordant_model::{Contract, ContractKind};
use serde_json::{Value, json};

use super::{NoSample, Sampler};

fn with<T>(schema: &str, ask: impl FnOnce(&Sampler<&Contract>, accordant_model::SchemaId) -> T) -> T {
    let (documents, findings) = load_text("schema.yaml", schema, &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(id) = contract.kind else { panic!("{:?}", contract.findings) };
    ask(&Sampler::new(&contract, Ownership::Response), id)
}

/// Every keyword, alone and together: what is given is valid, or the sampler would not give it.
#[test]
fn values_are_found_for_every_keyword() {
    for schema in [
        "{type: string, pattern: '^[A-Z]{3}-\\d{4}$'}",
        "{type: string, minLength: 40, maxLength: 41}",
        "{type: string, pattern: '[A-z0-9]', minLength: 24, maxLength: 24}",
        "{type: string, pattern: '^[a-z]+$', minLength: 24, maxLength: 24}",
        "{type: string, pattern: '^arn:[a-z]*:[0-9]{12}:.+', minLength: 40}",
        "{type: string, pattern: '^(ab)+$', minLength: 31, maxLength: 32}",
        "{type: string, format: uuid}",
        "{type: string, format: date-time}",
        "{type: string, format: email, maxLength: 40}",
        "{type: integer, minimum: 7, maximum: 7}",
        "{type: integer, exclusiveMinimum: 4, multipleOf: 5}",
        "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.001}",
        "{type: number, maximum: -3}",
        "{const: {a: 1}}",
        "{enum: [1, two, null]}",
        "{allOf: [{enum: [a, b, c]}, {enum: [c, d]}]}",
        "{type: array, minItems: 3, uniqueItems: true, items: {type: integer}}",
        "{type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}",
        "{type: array, contains: {const: x}, minContains: 2}",
        "{type: object, required: [a, b], properties: {a: {type: string}, b: {$ref: '#'}}, maxProperties: 1, minProperties: 0, not: {required: [a]}, if: true}",
        "{type: object, minProperties: 3, additionalProperties: {type: integer}}",
        "{type: object, patternProperties: {'^x-[a-z]+$': {type: boolean}}, additionalProperties: false, minProperties: 1}",
        "{type: object, propertyNames: {pattern: '^[a-z]{4}$'}, minProperties: 2}",
        "{type: object, required: [a], dependentRequired: {a: [b]}, properties: {b: {type: integer}}}",
        "{oneOf: [{type: 'null'}, {type: object, required: [kind], properties: {kind: {const: cat}}}]}",
        "{anyOf: [{type: string}, {type: integer}]}",
        "{if: {required: [a]}, then: {required: [b]}, type: object, properties: {a: {type: string}, b: {type: string}}}",
        "{type: object, properties: {next: {$ref: '#'}, name: {type: string}}, required: [name]}",
        "true",
    ] {
        for seed in 0..8 {
            let value = with(schema, |sampler, id| sampler.make(id, seed));
            // One of them nothing satisfies; the rest must be found.
            let impossible = schema.contains("not: {required: [a]}");
            assert_eq!(value.is_err(), impossible, "{schema}: {value:?}");
        }
    }
}

#[test]
fn examples_come_first_while_they_are_sound() {
    let schema = "{type: integer, examples: [no, 41]}";
    assert_eq!(with(schema, |sampler, id| sampler.sample(id, &[], 0)), Ok(json!(41)));
    assert_eq!(with(schema, |sampler, id| sampler.sample(id, &[], 1)), Ok(json!(41)));
}

#[test]
fn examples_inside_are_used_while_they_are_sound() {
    let schema = "
        type: object
        required: [name, count, tags, other]
        properties:
          name: {type: string, example: Ada}
          count: {type: integer, example: many}
          tags: {type: array, minItems: 2, items: {type: string, example: web}}
          other: {allOf: [{type: object, required: [b]}, {type: object, example: {a: 1}}]}
    ";
    let value = with(schema, |sampler, id| sampler.sample(id, &[], 0)).expect("it can be satisfied");
    assert_eq!((&value["name"], &value["tags"][0]), (&json!("Ada"), &json!("web")));
    // Further items are made: a list of equal things is like no real one.
    assert_ne!(value["tags"][1], json!("web"));
    assert!(value["count"].is_i64() && value["other"]["b"] != Value::Null, "{value}");
    let made = with(schema, |sampler, id| sampler.make(id, 0)).expect("it can be satisfied");
    assert_ne!(made["name"], json!("Ada"));
}

#[test]
fn an_example_is_doubted_only_where_it_may_be_to_blame() {
    let schema = "
        type: object
        required: [kind, size]
        properties: {kind: {type: string, example: cat}, size: {type: integer, example: 2, maximum: 1}}
    ";
    let value = with(schema, |sampler, id| sampler.sample(id, &[], 0)).expect("it can be satisfied");
    assert_eq!(value["kind"], json!("cat"));
    assert!(value["size"].as_i64() <= Some(1), "{value}");
}

#[test]
fn the_same_seed_gives_the_same_value_and_another_another() {
    let schema = "{type: object, properties: {id: {type: string, format: uuid}}, required: [id]}";
    let of = |seed| with(schema, |sampler, id| sampler.make(id, seed));
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn what_the_other_side_owns_is_not_sent() {
    let schema =
        "{type: object, required: [a, b], properties: {a: {writeOnly: true, type: string}, b: {type: string}}}";
    let value = with(schema, |sampler, id| sampler.make(id, 0)).unwrap_or_default();
    assert_eq!(value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>()), Some(vec!["b".to_owned()]));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    assert!(matches!(with("false", |sampler, id| sampler.make(id, 0)), Err(NoSample::Refused(_))));
    let endless = "{type: object, required: [a], properties: {a: {$ref: '#'}}}";
    assert!(with(endless, |sampler, id| sampler.make(id, 0)).is_err());
    let deep: Value = with("{type: array, items: {$ref: '#'}}", |sampler, id| sampler.make(id, 3)).unwrap_or_default();
    assert!(deep.is_array());
}
