//! Schemas made to stall or overflow the engine: every question ends with an answer.

use accordant_diff::containment::{Budget, Engine, Reading, Side, Verdict};
use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::Dialect;
use accordant_model::{Contract, ContractKind, SchemaId};
use serde_json::{Map, Value, json};

const CLOSED: Reading = Reading { closed: true, direction: None, formats: false };

fn contract(schema: &Value) -> (Contract, SchemaId) {
    let (documents, findings) = load_text("schema.json", &schema.to_string(), &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(root) = contract.kind else { panic!("no schema was read") };
    (contract, root)
}

fn ask(sender: &Value, receiver: &Value) -> Verdict {
    let ((base, sender), (revision, receiver)) = (contract(sender), contract(receiver));
    Engine::new(&base, &revision, Budget::default()).within((Side::Base, sender), (Side::Revision, receiver), &CLOSED)
}

/// `keyword` leads from each link to the next, 3,000 times, and the last link is `end`.
fn chain(link: impl Fn(String) -> Value, end: Value) -> Value {
    let mut definitions: Map<String, Value> =
        (0..3_000).map(|at| (format!("l{at}"), link(format!("#/$defs/l{}", at + 1)))).collect();
    definitions.insert("l3000".into(), end);
    json!({ "$ref": "#/$defs/l0", "$defs": definitions })
}

#[test]
fn long_chains_get_an_answer_that_is_not_wrong() {
    let property = |target| json!({ "type": "object", "properties": { "a": { "$ref": target } }, "required": ["a"] });
    let (integer, number) = (json!({ "type": "integer" }), json!({ "type": "number" }));
    let contained = ask(&chain(property, integer.clone()), &chain(property, number.clone()));
    assert!(!matches!(contained, Verdict::Violated(_)), "{contained:?}");
    assert_ne!(ask(&chain(property, number.clone()), &chain(property, integer.clone())), Verdict::Contained);
    let all_of = |target| json!({ "allOf": [{ "$ref": target }], "description": "a link" });
    let contained = ask(&chain(all_of, integer.clone()), &chain(all_of, number.clone()));
    assert!(!matches!(contained, Verdict::Violated(_)), "{contained:?}");
    assert_ne!(ask(&chain(all_of, number), &chain(all_of, integer)), Verdict::Contained);
}

#[test]
fn unions_of_ten_thousand_members_are_answered() {
    let constants = |count: usize| -> Value { (0..count).map(|at| json!({ "const": format!("c{at}") })).collect() };
    let (fewer, more) = (json!({ "oneOf": constants(10_000) }), json!({ "oneOf": constants(10_001) }));
    assert_eq!(ask(&fewer, &more), Verdict::Contained);
    assert_eq!(ask(&more, &fewer), Verdict::Violated(json!("c10000")));
    let tagged = |count: usize| -> Value {
        let member = |at| json!({ "type": "object", "properties": { "k": { "const": at } }, "required": ["k"] });
        json!({ "anyOf": (0..count).map(member).collect::<Vec<_>>() })
    };
    assert!(!matches!(ask(&tagged(10_000), &tagged(10_001)), Verdict::Violated(_)));
    assert_ne!(ask(&tagged(10_001), &tagged(10_000)), Verdict::Contained);
}
