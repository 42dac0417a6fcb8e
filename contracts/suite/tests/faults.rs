//! What is wrong with a suite is told once, with its place and what to do.

use accordant_document::{DocumentId, LoadOptions, load_texts_apart};
use accordant_suite::{belongings, read};

/// `severity line:column message; help` of each finding.
fn told(name: &str, text: &str, others: &[(&str, &str)]) -> Vec<String> {
    let texts: Vec<(&str, &str)> = [(name, text)].into_iter().chain(others.iter().copied()).collect();
    let apart = load_texts_apart(&texts, texts.len(), &LoadOptions::default(), &belongings);
    let (_, findings) = read(&apart.documents, DocumentId(0));
    let one = |finding: &accordant_document::Finding| {
        let place = finding.origin.map(|origin| apart.documents.locate(origin));
        let (line, column) = place.map_or((0, 0), |place| (place.line, place.column));
        let help = finding.help.as_deref().unwrap_or_default();
        format!("{} {line}:{column} {}; {help}", finding.severity.name(), finding.message)
    };
    findings.iter().map(one).collect()
}

const HELP: &str =
    "correct it; it is held against the whole text, and signs that stand for themselves need a backslash";

#[test]
fn patterns_are_looked_at_when_they_are_read() {
    let yaml = "accordant: suite/1
consumer: web
provider: courses
interactions:
  - name: show
    request: {get: /courses}
    response:
      status: 200
      headers: {x-id: {$regex: '[a', example: a}}
      body:
        id: {$regex: 'a(', example: a}
        ok: {$regex: '(?<=x)y{tag}', example: a}
";
    let found = told("suite.yaml", yaml, &[]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("error 9:") && found[0].ends_with(HELP), "{}", found[0]);
    assert!(found[1].starts_with("error 11:14 the pattern `a(` cannot be read: "), "{}", found[1]);
    let pact = r#"{"consumer": {"name": "web"}, "provider": {"name": "courses"}, "interactions": [{
        "description": "show", "request": {"method": "GET", "path": "/"}, "response": {"status": 200, "body": {"a": "x"},
        "matchingRules": {"$.body.a": {"match": "regex", "regex": "*"}}}}]}"#;
    let found = told("pact.json", pact, &[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("error 3:58 the pattern `*` cannot be read: "), "{}", found[0]);
}

#[test]
fn documents_that_ask_nothing_say_so() {
    for (text, expected) in [
        (
            "",
            "error 1:1 the GraphQL document is empty, so that nothing is asked; write a query, a mutation or a subscription",
        ),
        (
            "type Query { a: Int }",
            "error 1:1 the GraphQL document is a schema and has no operation, so that nothing is asked; give the schema as `--contract`, and operations as the suite",
        ),
        (
            "fragment F on Course { id }",
            "error 1:1 the GraphQL document has fragments and no operation, so that nothing is asked; write an operation that spreads them, or name the file that has one",
        ),
    ] {
        assert_eq!(told("a.graphql", text, &[]), [expected], "{text}");
    }
    let used = told("a.graphql", "fragment F on Course { id }", &[("b.graphql", "query Q { courses { ...F } }")]);
    assert_eq!(used, Vec::<String>::new(), "its fragment is used by another document");
}

#[test]
fn a_suite_without_its_first_line_is_no_broken_pact() {
    let text = "consumer: web\nprovider: courses\ninteractions:\n  - name: show\n    request: {get: /courses}\n";
    assert_eq!(
        told("suite.yaml", text, &[]),
        ["error 1:1 the suite does not say its format; begin it with `accordant: suite/1`"]
    );
}
