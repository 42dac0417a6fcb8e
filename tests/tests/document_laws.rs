//! Laws of the document reader, over generated documents.

use accordant_document::{DocumentId, Documents, LoadOptions, Severity, load_text};
use accordant_tests::{fuzz, json_text};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value;

fn read(name: &str, text: &str) -> Documents {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity >= Severity::Warning).collect();
    assert!(errors.is_empty(), "{text}\n{errors:?}");
    documents
}

fn same(left: &Documents, right: &Documents) -> bool {
    left.node(left.root(DocumentId(0))).same_value(right.node(right.root(DocumentId(0))))
}

/// Values with awkward names and numbers.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just(String::new()),
        "[ -~]{0,12}",
        "\\PC{0,8}",
        Just("- a: b # c".to_owned()),
        Just("<<".to_owned()),
        Just("null".to_owned()),
        Just("NO\n\ttab \u{85}\u{2028}\u{feff}".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            btree_map(text.clone(), inner, 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The value in YAML's block style, with every scalar in double quotes or as JSON writes it.
fn block_yaml(value: &Value, indent: usize, text: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                text.push_str(&format!("\n{pad}-"));
                block_yaml(item, indent + 2, text);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                text.push_str(&format!("\n{pad}? {}\n{pad}:", scalar(&Value::from(name.as_str()))));
                block_yaml(value, indent + 2, text);
            }
        }
        scalar_or_empty => text.push_str(&format!(" {}", scalar(scalar_or_empty))),
    }
}

/// JSON's escapes are YAML's, too; what YAML does not print is escaped as well.
fn scalar(value: &Value) -> String {
    let mut written = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                written.push_str(&format!("\\u{:04x}", letter as u32));
            }
            other => written.push(other),
        }
    }
    written
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_reads_back_what_was_written(value in value()) {
        let text = value.to_string();
        let documents = read("a.json", &text);
        let root = documents.node(documents.root(DocumentId(0)));
        prop_assert!(same(&documents, &read("b.json", &json_text(root))));
        prop_assert!(same(&documents, &read("c.json", &serde_json::to_string_pretty(&value).expect("JSON"))));
        prop_assert_eq!(root.to_value().to_string(), reread(&text));
    }

    #[test]
    fn yaml_and_json_of_one_value_are_one_tree(value in value()) {
        let json = read("a.json", &value.to_string());
        let mut yaml = String::new();
        block_yaml(&value, 0, &mut yaml);
        prop_assert!(same(&json, &read("a.yaml", yaml.trim_start())), "{}", yaml);
    }

    #[test]
    fn no_bytes_break_a_reader(bytes in vec(any::<u8>(), 0..400)) {
        for target in fuzz::targets() {
            (target.run)(&bytes);
        }
    }

    #[test]
    fn no_mutation_of_a_document_breaks_a_reader(seed in any::<u64>()) {
        for target in fuzz::targets() {
            let mut random = fuzz::mutate::Random::new(seed);
            let mut input = target.seeds[random.below(target.seeds.len())].as_bytes().to_vec();
            let other = target.seeds[random.below(target.seeds.len())].as_bytes();
            for _ in 0..5 {
                fuzz::mutate::mutate(&mut input, other, target.words, &mut random);
                (target.run)(&input);
            }
        }
    }
}

/// What serde_json makes of a text, which is an independent reading of it.
fn reread(text: &str) -> String {
    let value: Value = serde_json::from_str(text).expect("JSON");
    integers(value).to_string()
}

/// Our conversion writes whole numbers as integers where 64 bits hold them.
fn integers(value: Value) -> Value {
    match value {
        Value::Number(number) => match accordant_document::Number::parse(&number.to_string()) {
            Some(exact) => match (exact.to_i64(), exact.to_u64()) {
                (Some(integer), _) => integer.into(),
                (None, Some(integer)) => integer.into(),
                _ => Value::Number(number),
            },
            None => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(integers).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, integers(value))).collect())
        }
        other => other,
    }
}
