use std::collections::BTreeMap;

use accordant_model::Contract;

use super::{Int64, TypescriptOptions, emit};
use crate::engine::{Engine, Overrides};
use crate::lower::{ModelOptions, client_model};
use crate::naming::NameLock;

/// The files of a client by path.
fn files(document: &str, options: &TypescriptOptions) -> BTreeMap<String, String> {
    let head = "openapi: 3.1.1\ninfo: {title: Test, version: 1.0.0}\n";
    let (documents, findings) =
        accordant_document::load_text("test.yaml", &format!("{head}{document}"), &Default::default());
    assert!(findings.is_empty(), "{findings:?}");
    let contract = Contract::read(documents, findings);
    let (model, _) = client_model(&contract, &ModelOptions::default()).expect("it is an HTTP contract");
    let engine = Engine::new("typescript", &Overrides::default()).expect("the built-in templates are sound");
    let (files, _) = emit(&model, &contract.documents, options, &engine, &mut NameLock::default())
        .expect("the built-in templates fit their views");
    files.into_iter().map(|file| (file.path, file.text)).collect()
}

fn models(schemas: &str) -> String {
    let document = format!(
        "paths:\n  /all:\n    post:\n      requestBody: {{content: {{application/json: {{schema: {{$ref: \
         '#/components/schemas/All'}}}}}}}}\n      responses: {{'200': {{description: ok, content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/All'}}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
    );
    files(&document, &TypescriptOptions::default()).remove("src/models.ts").expect("there are types")
}

fn operations(paths: &str) -> String {
    let mut files = files(&format!("paths:\n{paths}"), &TypescriptOptions::default());
    let path = files.keys().find(|path| path.starts_with("src/operations/")).cloned().expect("there are operations");
    files.remove(&path).expect("it was just there")
}

#[test]
fn an_index_signature_takes_every_named_property() {
    let text = models(
        "    All: {type: object, required: [a], properties: {a: {type: integer}, b: {type: string}}, additionalProperties: {type: boolean}}\n",
    );
    assert!(text.contains("  [key: string]: boolean | number | string | undefined;\n"), "{text}");
}

#[test]
fn what_every_object_has_a_member_of_may_be_absent() {
    let text = models("    All: {type: object, properties: {toString: {type: string}, size: {type: integer}}}\n");
    assert!(text.contains("  toString?: string | Object['toString'] | undefined;\n"), "{text}");
}

#[test]
fn an_enum_that_is_received_is_open_and_misspelt_literals_are_not() {
    let text = models(
        "    All: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}\n    Kind: {type: string, enum: [a, b-c]}\n",
    );
    assert!(text.contains("export const Kind = {\n  A: 'a',\n  BC: 'b-c',\n} as const;\n"), "{text}");
    assert!(text.contains("export type Kind = 'a' | 'b-c' | Unlisted;\n"), "{text}");
}

#[test]
fn unions_that_hold_each_other_are_the_same() {
    let text = models(
        "    All: {anyOf: [{$ref: '#/components/schemas/Other'}, {type: string}]}\n    Other: {anyOf: [{$ref: '#/components/schemas/All'}, {type: integer}]}\n",
    );
    assert!(text.contains("export type All = number | string;\n"), "{text}");
    assert!(text.contains("export type Other = string | number;\n"), "{text}");
}

#[test]
fn optional_properties_of_answers_alone_are_not_undefined() {
    let files = files(
        "paths:\n  /all:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/All'}}}}}\ncomponents:\n  schemas:\n    All: {type: object, properties: {a: {type: string}}}\n",
        &TypescriptOptions::default(),
    );
    let text = files.get("src/models.ts").expect("there are types");
    assert!(text.contains("  a?: string;\n"), "{text}");
}

#[test]
fn parameters_in_the_usual_way_are_names_and_others_say_their_style() {
    let text = operations(
        "  /a/{id}:\n    get:\n      operationId: a\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n        - {name: q, in: query, schema: {type: string}}\n        - {name: list, in: query, explode: false, schema: {type: array, items: {type: string}}}\n        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object}}\n      responses: {'204': {description: ok}}\n",
    );
    assert!(text.contains("path: ['id']"), "{text}");
    assert!(text.contains("'q',"), "{text}");
    assert!(text.contains("styledParameter('list', 'form')"), "{text}");
    assert!(text.contains("styledParameter('deep', 'deepObject', { explode: true })"), "{text}");
}

#[test]
fn a_default_alone_may_be_a_success_or_none() {
    let text = operations(
        "  /a:\n    get:\n      operationId: a\n      responses: {default: {description: any, content: {application/json: {schema: {type: string}}}}}\n",
    );
    assert!(
        text.contains("  | Success<'default', string>\n  | Failure<'default', string>\n  | Undocumented;"),
        "{text}"
    );
}

#[test]
fn statuses_that_never_have_a_body_have_none() {
    let text = operations(
        "  /a:\n    get:\n      operationId: a\n      responses: {'204': {description: none, content: {application/json: {schema: {type: string}}}}}\n",
    );
    assert!(text.contains("Success<'204', undefined>"), "{text}");
    assert!(text.contains("responses: { 204: {} }"), "{text}");
}

#[test]
fn only_what_is_used_of_the_runtime_is_written() {
    let files = files("paths: {}\n", &TypescriptOptions::default());
    let runtime: Vec<&String> = files.keys().filter(|path| path.starts_with("src/runtime")).collect();
    assert_eq!(runtime, ["src/runtime.ts"]);
}

#[test]
fn whole_numbers_of_64_bits_have_a_shape_where_they_are_no_numbers() {
    let document = "paths:\n  /all:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/All'}}}}}\ncomponents:\n  schemas:\n    All: {type: object, properties: {id: {type: integer, format: int64}, next: {$ref: '#/components/schemas/All'}, __proto__: {type: integer, format: int64}}}\n";
    let options = TypescriptOptions { int64: Int64::BigInt, ..TypescriptOptions::default() };
    let files = files(document, &options);
    let shapes = files.get("src/shapes.ts").expect("there is one");
    assert!(shapes.contains("id: 'int64'"), "{shapes}");
    assert!(shapes.contains("next: () => All"), "{shapes}");
    assert!(shapes.contains("['__proto__']: 'int64'"), "{shapes}");
    assert!(files.get("src/models.ts").is_some_and(|text| text.contains("  id?: bigint;\n")));
    assert!(files.get("src/runtime-int64.ts").is_some_and(|text| text.contains("BigInt(digits)")));
}
