//! Laws of reading: the syntax changes nothing, nor does the version; what is written reads back as it was.

use std::fmt::Write;
use std::path::Path;

use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::json_schema::{Dialect, WriteOptions, write};
use accordant_model::{Contract, ContractKind};
use accordant_tests::corpus;
use accordant_tests::description::describe;
use accordant_tests::reading::{self, Item};
use anyhow::Result;
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(name: &str, text: &str) -> Contract {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    Contract::read(documents, findings)
}

/// Single documents of the corpus below a size, with their text.
fn documents(folder: &Path) -> Result<Vec<(Item, String)>> {
    let mut documents = Vec::new();
    for item in reading::items(folder)? {
        let [path] = item.paths.as_slice() else { continue };
        if item.kind != "openapi" || item.expected.is_none() {
            continue;
        }
        let text = std::fs::read_to_string(path)?;
        if text.len() < 200_000 {
            documents.push((item, text));
        }
    }
    Ok(documents)
}

/// A value as YAML in block style, every scalar as JSON writes it.
fn yaml(value: &Value, indent: usize, to: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, member) in members {
                let _ = write!(to, "\n{pad}{}:", Value::String(key.clone()));
                yaml(member, indent + 2, to);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                let _ = write!(to, "\n{pad}-");
                yaml(item, indent + 2, to);
            }
        }
        scalar => {
            let _ = write!(to, " {scalar}");
        }
    }
}

fn first_difference(left: &str, right: &str) -> Option<String> {
    let pair = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    pair.map(|(left, right)| format!("{left:.300}\n  {right:.300}"))
        .or_else(|| (left != right).then(|| format!("{} and {} characters", left.len(), right.len())))
}

#[test]
fn a_document_means_the_same_in_json_and_in_yaml() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    let mut held = 0;
    for (item, text) in documents(&folder)? {
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let mut spelled = String::new();
        yaml(&value, 0, &mut spelled);
        let (json, yaml) = (read("a.json", &text), read("a.yaml", &spelled));
        held += 1;
        if let Some(difference) = first_difference(&describe(&json), &describe(&yaml)) {
            wrong.push(format!("{}:\n  {difference}", item.id));
        }
    }
    assert!(held > 10, "only {held} documents are JSON");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Rewrites a 3.0 document in the words of 3.1. Members of a map of names are never taken for keywords.
fn to_3_1(value: &mut Value, names: bool) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| to_3_1(item, false)),
        Value::Object(members) => {
            if !names {
                if members.contains_key("$ref") {
                    members.retain(|key, _| key == "$ref");
                }
                let nullable = members.shift_remove("nullable") == Some(Value::Bool(true));
                if let (true, Some(Value::String(kind))) = (nullable, members.get("type").cloned()) {
                    members.insert("type".to_owned(), json!([kind, "null"]));
                }
                for (exclusive, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
                    match members.get(exclusive) {
                        Some(Value::Bool(true)) => {
                            if let Some(number) = members.shift_remove(bound) {
                                members.insert(exclusive.to_owned(), number);
                            }
                        }
                        Some(Value::Bool(false)) => drop(members.shift_remove(exclusive)),
                        _ => {}
                    }
                }
            }
            for (key, member) in members.iter_mut() {
                let holds_names =
                    matches!(key.as_str(), "properties" | "schemas" | "responses" | "parameters" | "headers");
                let instance =
                    matches!(key.as_str(), "example" | "examples" | "default" | "enum") || key.starts_with("x-");
                if names || !instance {
                    to_3_1(member, !names && holds_names);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn a_3_0_document_means_the_same_written_as_3_1() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    let mut held = 0;
    for (item, text) in documents(&folder)? {
        if !item.spec.starts_with("3.0") {
            continue;
        }
        let old = read("a.yaml", &text);
        // Words that only 3.1 understands, and faults, are read otherwise on purpose.
        let doubtful = |rule: &str| matches!(rule, "unknown-keyword" | "wrong-type" | "nullable-without-type");
        if old.findings.iter().any(|finding| finding.severity == Severity::Error || doubtful(finding.rule)) {
            continue;
        }
        let Some(root) = old.http().map(|http| http.at) else { continue };
        let Some(mut value) = old.documents.value_exact(root) else { continue };
        to_3_1(&mut value, false);
        value["openapi"] = json!("3.1.0");
        let new = read("a.json", &value.to_string());
        held += 1;
        if let Some(difference) = first_difference(&describe(&old), &describe(&new)) {
            wrong.push(format!("{}:\n  {difference}", item.id));
        }
    }
    assert!(held > 10, "only {held} documents are 3.0 without faults");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Small values that schemas tell apart.
fn instance() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..12_i64).prop_map(Value::from),
        Just(json!(0.5)),
        "[ab]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("[abc]", inner), 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn keyword(inner: BoxedStrategy<Value>) -> BoxedStrategy<(&'static str, Value)> {
    let list = prop::collection::vec(inner.clone(), 1..3).prop_map(Value::from).boxed();
    let map = prop::collection::vec(("[abc]", inner.clone()), 0..3)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
        .boxed();
    let of = |names: &'static [&'static str], value: BoxedStrategy<Value>| (prop::sample::select(names), value).boxed();
    prop_oneof![
        of(
            &["type"],
            prop::sample::select(vec!["string", "integer", "number", "object", "array", "null"])
                .prop_map(Value::from)
                .boxed()
        ),
        of(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], (-2..9_i64).prop_map(Value::from).boxed()),
        of(
            &["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
            (0..4_u64).prop_map(Value::from).boxed()
        ),
        of(&["enum"], prop::collection::vec(instance(), 1..3).prop_map(Value::from).boxed()),
        of(&["const"], instance().boxed()),
        of(&["uniqueItems"], any::<bool>().prop_map(Value::from).boxed()),
        of(
            &["required"],
            prop::collection::vec("[abc]", 0..3)
                .prop_map(|mut names| {
                    names.sort();
                    names.dedup();
                    Value::from(names)
                })
                .boxed()
        ),
        of(&["properties", "dependentSchemas"], map),
        of(&["allOf", "anyOf", "oneOf", "prefixItems"], list),
        of(
            &[
                "not",
                "if",
                "then",
                "else",
                "items",
                "contains",
                "additionalProperties",
                "unevaluatedProperties",
                "unevaluatedItems",
                "propertyNames"
            ],
            inner
        ),
    ]
    .boxed()
}

fn schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![Just(json!(true)), Just(json!(false)), Just(json!({"$ref": "#"}))].boxed();
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop::collection::vec(keyword(inner), 0..4)
            .prop_map(|members| {
                Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            })
            .boxed()
    })
}

fn rewritten(schema: &Value) -> Option<Value> {
    let (documents, findings) = load_text("schema.json", &schema.to_string(), &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(id) = contract.kind else { return None };
    // A schema that is only a reference to itself has no meaning, and is refused.
    (!contract.has_errors())
        .then(|| write(&contract, id, &WriteOptions { annotations: true, ..WriteOptions::default() }))
}

/// Whether following references in place can come back without a step into the value: no validator ends on that.
fn compile(schema: &Value) -> Option<jsonschema::Validator> {
    let text = schema.to_string();
    if text.contains("$ref") {
        return None;
    }
    jsonschema::options().with_draft(jsonschema::Draft::Draft202012).offline().build(schema).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_was_written_reads_back_as_it_was(schema in schema()) {
        let Some(once) = rewritten(&schema) else { return Ok(()) };
        prop_assert_eq!(rewritten(&once), Some(once));
    }

    #[test]
    fn what_was_written_accepts_the_same(schema in schema(), values in prop::collection::vec(instance(), 8)) {
        let (Some(before), Some(written)) = (compile(&schema), rewritten(&schema)) else { return Ok(()) };
        let after = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).offline().build(&written);
        let after = after.expect("what is written compiles");
        for value in values {
            prop_assert_eq!(before.is_valid(&value), after.is_valid(&value), "{} written as {} on {}", schema, written, value);
        }
    }
}
