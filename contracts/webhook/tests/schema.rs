//! The published schema of scheme files and the reader take and refuse the same.

use accordant_document::{DocumentId, LoadOptions, Node, load_text};
use accordant_webhook::scheme::read_schemes;
use serde_json::Value;

/// The file as an editor holds it against the schema.
fn value(text: &str) -> Value {
    fn of(node: Node<'_>) -> Value {
        if node.is_object() {
            node.members().map(|member| (member.key.to_owned(), of(member.value))).collect()
        } else if node.is_array() {
            node.items().map(of).collect()
        } else if let Some(text) = node.as_str() {
            text.into()
        } else {
            node.number_text().and_then(|number| number.parse::<i64>().ok()).map_or(Value::Null, Value::from)
        }
    }
    let (documents, _) = load_text("schemes.yaml", text, &LoadOptions::default());
    of(documents.node(documents.root(DocumentId(0))))
}

#[test]
fn the_reader_and_the_schema_agree() {
    let schema: Value = serde_json::from_str(include_str!("../schemes.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let cases = [
        (include_str!("../src/scheme/schemes.yaml"), true),
        (include_str!("../../../examples/learning-platform/partners/schemes.yaml"), true),
        ("schemes: {acme: {signatures: [{header: X-Sign, algorithm: hmac-sha512, content: '{body}'}]}}", true),
        ("schemes: {acme: {signatures: [{payload: /sign, algorithm: ed25519, content: a, digest: {query: b}}]}}", true),
        ("version: 2\nschemes: {}", false),
        ("version: 1", false),
        ("schemes: {acme: {}}", false),
        ("schemes: {acme: {signatures: []}}", false),
        ("schemes: {acme: {signatures: [{header: X, content: '{body}'}]}}", false),
        ("schemes: {acme: {signatures: [{header: X, algorithm: md5, content: '{body}'}]}}", false),
        ("schemes: {acme: {signatures: [{algorithm: ed25519, content: '{body}'}]}}", false),
        ("schemes: {acme: {signatures: [{header: X, algorithm: ed25519, content: a, each: b}]}}", false),
        ("schemes: {acme: {signatures: [{header: X, algorithm: ed25519, content: a, when: {}}]}}", false),
        ("schemes: {acme: {signatures: [{header: X, algorithm: ed25519, content: a, key: {encoding: hexx}}]}}", false),
        (
            "schemes: {acme: {time: {header: X, tolerance: soon}, signatures: [{header: X, algorithm: ed25519, content: a}]}}",
            false,
        ),
        ("schemes: {acme: {time: {unit: seconds}, signatures: [{header: X, algorithm: ed25519, content: a}]}}", false),
        (
            "schemes: {acme: {delivery: {header: a, query: b}, signatures: [{header: X, algorithm: ed25519, content: a}]}}",
            false,
        ),
    ];
    for (text, sound) in cases {
        assert_eq!(read_schemes("schemes.yaml", text).is_ok(), sound, "the reader: {text}");
        assert_eq!(validator.is_valid(&value(text)), sound, "the schema: {text}");
    }
}
