//! The published JSON Schema and the reader take and refuse the same.

use std::path::Path;

use accordant_document::{DocumentId, LoadOptions, Severity, load_texts_apart};
use accordant_suite::{SCHEMA, belongings, read, write_yaml};

fn validator() -> jsonschema::Validator {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema is one")
}

/// The first complaint of each: of the schema, of the reader.
fn judged(validator: &jsonschema::Validator, text: &str) -> (Option<String>, Option<String>) {
    let files = [
        ("suite.yaml", text),
        ("queries/courses.graphql", "query Courses($first: Int) { courses(first: $first) { id } }"),
    ];
    let apart = load_texts_apart(&files, 1, &LoadOptions::default(), &belongings);
    let value = apart.documents.value(apart.documents.root(DocumentId(0)));
    let by_schema = validator.iter_errors(&value).next().map(|error| format!("{}: {error}", error.instance_path()));
    let (_, findings) = read(&apart.documents, DocumentId(0));
    let by_reader = findings.into_iter().find(|finding| finding.severity == Severity::Error);
    (by_schema, by_reader.map(|finding| finding.message))
}

#[test]
fn the_schema_takes_what_the_reader_takes() {
    let validator = validator();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder of suites") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            texts.push(std::fs::read_to_string(&path).expect("a suite"));
        }
    }
    assert!(!texts.is_empty());
    for text in &texts {
        assert_eq!(judged(&validator, text), (None, None), "{text}");
        // What is written is in the format, too.
        let files = [("suite.yaml", text.as_str()), ("queries/courses.graphql", "query Courses { courses { id } }")];
        let apart = load_texts_apart(&files, 1, &LoadOptions::default(), &belongings);
        let (suite, _) = read(&apart.documents, DocumentId(0));
        let written = write_yaml(&suite.expect("a suite"));
        assert_eq!(judged(&validator, &written), (None, None), "{written}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = validator();
    let suite =
        |interaction: &str| format!("accordant: suite/1\nconsumer: a\nprovider: b\ninteractions:\n- {interaction}\n");
    let response = |response: &str| suite(&format!("{{name: x, request: {{get: /}}, response: {response}}}"));
    let body = |body: &str| response(&format!("{{status: 200, body: {body}}}"));
    let request = |request: &str| suite(&format!("{{name: x, request: {request}, response: {{status: 200}}}}"));
    let faulty = [
        "accordant: suite/2\nconsumer: a\nprovider: b\ninteractions: []".to_owned(),
        "accordant: suite/1\nprovider: b\ninteractions: []".to_owned(),
        "accordant: suite/1\nconsumer: a\nprovider: b\ninteractions: {}".to_owned(),
        "accordant: suite/1\nconsumer: a\nprovider: b\ninteractions: []\nextra: 1".to_owned(),
        "accordant: suite/1\nconsumer: a\nprovider: b\ninteractions: []\nstates: {a: {params: {b: text}}}".to_owned(),
        suite("1"),
        suite("{name: x}"),
        suite("{request: {get: /}, response: {status: 200}}"),
        suite("{name: x, request: {get: /}}"),
        suite("{name: x, request: {get: /}, message: {}, response: {status: 200}}"),
        suite("{name: x, request: {get: /}, response: {status: 200}, payload: 1}"),
        suite("{name: x, request: {get: /}, response: {status: 200}, given: 1}"),
        suite("{name: x, request: {get: /}, response: {status: 200}, given: [{a: {}, b: {}}]}"),
        suite("{name: x, request: {get: /}, response: {status: 200}, pending: maybe}"),
        suite("{name: x, message: {}, response: {status: 200}}"),
        suite("{name: x, message: 1}"),
        suite("{name: x, sync-message: {responses: []}}"),
        suite("{name: x, graphql: {operation: A}, response: {data: {}}}"),
        suite("{name: x, graphql: {document: '{ a }', variables: 1}, response: {data: {}}}"),
        request("{}"),
        request("{get: courses}"),
        request("{get: /, post: /}"),
        request("{get: /, body: 1, text: a}"),
        request("{get: /, headers: {a: {b: 1}}}"),
        request("{get: /, query: {a: {b: 1}}}"),
        request("{get: /, qeury: {a: 1}}"),
        response("{}"),
        response("{status: 99}"),
        response("{status: {$status: sucess}}"),
        response("{status: {$status: []}}"),
        response("{status: 200, text: 1}"),
        response("{status: 200, rules: []}"),
        response("{status: 200, multipart: [{text: a}]}"),
        body("{a: {$intger: 1}}"),
        body("{a: {$integer: x}}"),
        body("{a: {$integer: 1.5}}"),
        body("{a: {$boolean: 1}}"),
        body("{a: {$null: 0}}"),
        body("{a: {$uuid: 1}}"),
        body("{a: {$date: 2024, format: yyyy}}"),
        body("{a: {$each: 1, mn: 2}}"),
        body("{a: {$each: 1, min: x}}"),
        body("{a: {$type: 1, $each: 2}}"),
        body("{a: {$one_of: []}}"),
        body("{a: {$one_of: [{$type: 1}]}}"),
        body("{a: {$absent: false}}"),
        body("{a: {$each_key: {}}}"),
        body("{a: {$any_of: 1, rules: [$intger]}}"),
        body("{a: {$status: success}}"),
        body("{a: {$rule: {match: type}}}"),
        body("{a: [{b: {$regex: {}}}]}"),
    ];
    let lenient: Vec<String> = faulty
        .iter()
        .filter_map(|text| match judged(&validator, text) {
            (Some(_), Some(_)) => None,
            (schema, reader) => Some(format!("{text}schema: {schema:?}, reader: {reader:?}")),
        })
        .collect();
    assert!(lenient.is_empty(), "{}", lenient.join("\n\n"));
}
