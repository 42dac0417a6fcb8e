//! Suites of the own format: what is read of them, and what is said of faulty ones.

use accordant_document::{LoadOptions, Severity, load_apart, load_texts_apart};
use accordant_suite::{Suite, belongings, read};

fn load(text: &str) -> (Option<Suite>, Vec<String>) {
    let apart = load_texts_apart(&[("suite.yaml", text)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, accordant_document::DocumentId(0));
    let told = findings.iter().map(|finding| {
        let place = finding.origin.map(|origin| apart.documents.locate(origin));
        let place = place.map_or_else(String::new, |place| format!("{}:{}", place.line, place.column));
        format!("{place} {} {}", finding.rule, finding.message)
    });
    let told = apart.findings.iter().map(|finding| finding.message.clone()).chain(told).collect();
    (suite, told)
}

#[test]
fn every_notation_is_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites/web.yaml");
    let sources = [accordant_document::Source::Path(path)];
    let apart = load_apart(&sources, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, accordant_document::DocumentId(0));
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity >= Severity::Warning).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let suite = suite.expect("a suite");
    assert_eq!(suite.interactions.len(), 10);
    for interaction in &suite.interactions {
        assert!(!interaction.id.is_empty());
    }
}

/// A response whose body is the given text, which is indented under `body:`.
fn body_faults(body: &str) -> Vec<String> {
    let text = format!(
        "accordant: suite/1\nconsumer: a\nprovider: b\ninteractions:\n- name: x\n  request: {{get: /}}\n  response: {{status: 200, body: {body}}}\n"
    );
    load(&text).1
}

#[test]
fn faults_say_where_and_what() {
    for (body, fault) in [
        ("{a: {$intger: 1}}", "7:38 suite-unknown-matcher the matcher `$intger` is not known"),
        ("{a: {$integer: x}}", "7:38 suite-wrong-type the example of `$integer` must be a whole number, not a string"),
        ("{a: {$each: 1, mn: 2}}", "7:48 suite-unknown-key `mn` is no option of `$each`"),
        ("{a: {$type: 1, $each: 2}}", "7:48 suite-wrong-value `$each` stands beside `$type`"),
        ("{a: {$each: 1, min: 3, max: 1}}", "7:34 suite-wrong-value `min` is 3 and `max` is 1: no list can have both"),
        ("{a: {$one_of: []}}", "7:38 suite-wrong-type `$one_of` must be a list of at least one value, not an array"),
        ("{a: {$absent: false}}", "7:38 suite-wrong-type `$absent` must be true, not a boolean"),
        (
            "[{$absent: true}]",
            "7:34 suite-wrong-type an item of a list must be a value: `$absent` is for the keys of objects, not an object",
        ),
        ("{a: {$each_key: {}}}", "7:34 suite-missing-key `$each_key` has no `rules`"),
        ("{a: {$status: success}}", "7:38 suite-wrong-value `$status` is not a rule of values"),
    ] {
        let found = body_faults(body);
        assert_eq!(found, [fault], "{body}");
    }
    assert_eq!(body_faults("{a: {$$intger: 1}}"), Vec::<String>::new());
}

#[test]
fn hostile_suites_end_in_findings() {
    let deep = format!("{}1{}", "{$each: ".repeat(200), "}".repeat(200));
    assert!(body_faults(&deep).is_empty());
    let many = format!("{}1{}", "{$each: ".repeat(60), ", min: 1000}".repeat(60));
    // Sixty levels of a thousand are not made, and neither are thousands beside each other.
    assert!(body_faults(&many).is_empty());
    let beside = format!("[{}]", "{$each: {$each: 1, min: 100000}, min: 100000}, ".repeat(500));
    let text = format!(
        "accordant: suite/1\nconsumer: a\nprovider: b\ninteractions:\n- name: x\n  request: {{get: /}}\n  response: {{status: 200, body: {beside}}}\n"
    );
    let suite = load(&text).0.expect("a suite");
    let made = accordant_suite::write_json(&suite).matches('1').count();
    assert!(made < 16 * text.len(), "{made} values of {} bytes", text.len());
    for text in [
        "accordant: 1",
        "accordant: suite/1",
        "accordant: suite/1\nconsumer: {}\nprovider: []\ninteractions: {}\nstates: 1\npact: 1",
        "accordant: suite/1\ninteractions: [1, null, [], {}, {name: 1}, {request: 1, response: 2}, {graphql: 1}, {message: 1}, {sync-message: 1}]",
        "accordant: suite/1\ninteractions: [{name: a, given: 1, auth: {}, pending: x, comments: 1, request: {get: 1, query: 1, headers: 1, body: 1, text: 1, rules: 1, generators: 1}, response: {status: 1}}]",
    ] {
        let (_, findings) = load(text);
        assert!(!findings.is_empty(), "{text}");
    }
}
