//! Two documents of any kind through everything that is asked of contracts: reading, checking, comparing, proving.

use accordant_diff::{Options, Proof, diff as compare};
use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;

use super::Target;

pub(super) fn diff() -> Target {
    Target { name: "diff", run, seeds: &SEEDS, words: &WORDS }
}

const SEEDS: [&str; 5] = [
    "openapi: 3.1.0\ninfo: {title: a, version: 1.0.0}\npaths:\n  /a/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]\n    post:\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\n      responses: {'200': {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}\ncomponents:\n  schemas:\n    A: {type: object, required: [b], properties: {b: {type: string, maxLength: 9}, c: {$ref: '#/components/schemas/A'}}}\0openapi: 3.0.3\ninfo: {title: a, version: 2.0.0}\npaths:\n  /a/{key}:\n    post:\n      parameters: [{name: key, in: path, required: true, schema: {type: string}}]\n      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\n      responses: {default: {description: b}}\ncomponents:\n  schemas:\n    A: {type: object, nullable: true, required: [b, d], properties: {b: {type: string, maxLength: 5}, d: {enum: [1, x]}}}",
    "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"type\": [\"object\", \"null\"], \"properties\": {\"a\": {\"anyOf\": [{\"type\": \"integer\", \"minimum\": 1}, {\"pattern\": \"^a+$\"}]}}, \"unevaluatedProperties\": false}\0{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"oneOf\": [{\"type\": \"object\", \"required\": [\"a\"], \"additionalProperties\": {\"$ref\": \"#\"}}, {\"const\": null}]}",
    "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"prefixItems\": [{\"multipleOf\": 0.1}], \"items\": {\"not\": {\"type\": \"string\", \"minLength\": 2}}, \"contains\": {\"const\": 1}, \"maxContains\": 2, \"uniqueItems\": true}\0{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"type\": \"array\", \"items\": [{\"maximum\": 3, \"exclusiveMaximum\": true}], \"additionalItems\": false}",
    "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"if\": {\"properties\": {\"k\": {\"const\": 1}}}, \"then\": {\"required\": [\"x\"]}, \"else\": {\"dependentRequired\": {\"y\": [\"z\"]}}, \"patternProperties\": {\"^x\": false}, \"propertyNames\": {\"maxLength\": 3}, \"minProperties\": 1}\0{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"allOf\": [{\"$ref\": \"#/$defs/a\"}], \"$defs\": {\"a\": {\"anyOf\": [{\"$ref\": \"#/$defs/a\"}, {\"type\": \"object\"}]}}}",
    "swagger: '2.0'\ninfo: {title: a, version: '1'}\npaths:\n  /a:\n    get:\n      parameters: [{name: q, in: query, type: array, items: {type: string}, collectionFormat: multi}]\n      responses: {200: {description: b, schema: {type: file}}}\n\0openapi: 3.1.0\ninfo: {title: a, version: '2'}\npaths: {}\nwebhooks:\n  w: {post: {requestBody: {content: {'*/*': {}}}, responses: {2XX: {description: c}}}}",
];

const WORDS: [&str; 24] = [
    "$ref: '#/components/schemas/A'",
    "\"$ref\": \"#\"",
    "\"anyOf\": [",
    "\"oneOf\": [",
    "\"not\": {",
    "\"type\": \"object\"",
    "\"pattern\": \"",
    "\"const\": ",
    "\"enum\": [",
    "\"minLength\": 3",
    "\"maximum\": 1e30",
    "\"multipleOf\": 0.001",
    "\"unevaluatedProperties\": false",
    "\"minContains\": 0",
    "true",
    "false",
    "null",
    "[]",
    "{}",
    "nullable: true",
    "readOnly: true",
    "deprecated: true",
    "x-sunset: '2020-01-01'",
    "security: [{}]",
];

/// Two documents, divided by the first NUL. A contract against itself is silent, and no witness is ever refused.
fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (one, other) = text.split_once('\0').unwrap_or((&text, "true"));
    let (base, revision) = (contract(one), contract(other));
    for contract in [&base, &revision] {
        let options = accordant_check::Options { style: true, ..accordant_check::Options::default() };
        accordant_check::check(contract, &options);
        if let Ok(report) = compare(contract, contract, &Options::default()) {
            assert!(report.findings.is_empty(), "a contract against itself: {:?}", report.findings);
        }
    }
    if let Ok(report) = compare(&base, &revision, &Options::default()) {
        for finding in &report.findings {
            assert!(!matches!(finding.proof, Proof::Refused(_)), "a witness was refused: {finding:?}");
        }
    }
}

fn contract(text: &str) -> Contract {
    let (documents, findings) = load_text("document.yaml", text, &LoadOptions::default());
    Contract::read(documents, findings)
}
