//! Suites in every format: read, looked at, and written in the ways that give them back.

use accordant_document::{DocumentId, LoadOptions, Severity, load_texts_apart};
use accordant_suite::pact::{self, PactOptions};
use accordant_suite::{Suite, belongings, duplicates, lint, read, write_json, write_yaml};

use super::Target;

pub(super) fn suite() -> Target {
    Target { name: "suite", run, seeds: &SEEDS, words: &WORDS }
}

const SEEDS: [&str; 6] = [
    "accordant: suite/1\nconsumer: web\nprovider: api\nstates: {a: {params: {id: integer}}}\ninteractions:\n- name: x\n  given: [a: {id: 1}]\n  auth: none\n  request: {get: '/c/${state.id}?q=1', query: {p: {$integer: 1}, n: null}, headers: {accept: [a, b]}}\n  response:\n    status: {$status: success, example: 201}\n    headers: {content-type: {$regex: ^a}}\n    body: {id: {$each: {a: {$uuid: x}, b: 1, c: []}, min: 2}, o: {$optional: {$type: 1}}, s: {$absent: true}, l: {$contains: [1, {$date: '2024-01-01'}]}, e: {$any_of: 1, rules: [$integer, {$include: a}]}, $$k: 1}\n    rules: {body: {$.id[*].z: {match: type}}}\n",
    "accordant: suite/1\nconsumer: w\nprovider: a\ninteractions:\n- name: f\n  request: {post: /f, form: {a: 1, b: {$regex: x, example: x}}}\n  response: {status: 200, multipart: [{name: a, text: b}]}\n- name: g\n  graphql: {document: '{ a { ...F } } fragment F on A { b }', variables: {x: 1}}\n  response: {data: {a: {$each: {b: {$type: 1}}, min: 1}}}\n- name: m\n  message: {k: {$type: v}}\n  payload: {a: 1}\n- name: s\n  sync-message: {request: {payload: 1}, responses: [{text: a}, {base64: AAEC, media-type: image/png}]}\n",
    "{\"consumer\": {\"name\": \"c\"}, \"provider\": {\"name\": \"p\"}, \"interactions\": [{\"description\": \"d\", \"provider_state\": \"s\", \"request\": {\"method\": \"get\", \"path\": \"/\", \"query\": \"a=1&a=2&b\", \"headers\": {\"Content-Type\": \"application/json\"}, \"body\": \"{}\"}, \"response\": {\"status\": 200, \"body\": {\"a\": [1]}, \"matchingRules\": {\"$.body.a\": {\"min\": \"1\"}, \"$.headers.X\": {\"match\": \"regex\", \"regex\": \"a\"}}}}]}",
    "{\"consumer\": {\"name\": \"c\"}, \"provider\": {\"name\": \"p\"}, \"interactions\": [{\"type\": \"Synchronous/HTTP\", \"key\": \"k\", \"description\": \"d\", \"pending\": true, \"comments\": {\"text\": [\"t\"]}, \"providerStates\": [{\"name\": \"s\", \"params\": {\"a\": 1}}], \"request\": {\"method\": \"POST\", \"path\": \"/\", \"query\": {\"a\": [\"1\", null]}, \"body\": {\"content\": \"AAEC\", \"encoded\": \"base64\", \"contentType\": \"image/png\"}}, \"response\": {\"status\": 200, \"body\": {\"content\": {\"a\": {}}, \"contentType\": \"application/json\", \"encoded\": false}, \"matchingRules\": {\"body\": {\"$.a\": {\"combine\": \"OR\", \"matchers\": [{\"match\": \"eachKey\", \"rules\": [{\"match\": \"type\"}]}, {\"match\": \"arrayContains\", \"variants\": [{\"index\": 0}]}]}}}, \"generators\": {\"body\": {\"$.a\": {\"type\": \"Uuid\"}}}}}, {\"type\": \"Asynchronous/Messages\", \"description\": \"m\", \"contents\": {\"content\": \"x\"}, \"metadata\": {\"contentType\": \"text/plain\"}}], \"metadata\": {\"pactSpecification\": {\"version\": \"4.0\"}}}",
    "{\"log\": {\"entries\": [{\"request\": {\"method\": \"POST\", \"url\": \"https://h/a/7?token=x\", \"headers\": [{\"name\": \"Authorization\", \"value\": \"Bearer x\"}], \"postData\": {\"mimeType\": \"application/json\", \"text\": \"{\\\"password\\\": \\\"x\\\"}\"}}, \"response\": {\"status\": 200, \"headers\": [{\"name\": \"content-type\", \"value\": \"application/json\"}], \"content\": {\"text\": \"{\\\"id\\\": 1, \\\"l\\\": [{\\\"at\\\": \\\"2024-05-01T10:00:00.1Z\\\"}]}\"}}}]}}",
    "{\"info\": {\"name\": \"c\", \"schema\": \"https://schema.getpostman.com/json/collection/v2.1.0/collection.json\"}, \"auth\": {\"type\": \"apikey\", \"apikey\": [{\"key\": \"value\", \"value\": \"{{k}}\"}]}, \"variable\": [{\"key\": \"b\", \"value\": \"https://h/{{v}}\"}, {\"key\": \"v\", \"value\": \"v1\"}], \"event\": [{\"listen\": \"test\", \"script\": {\"exec\": [\"x\"]}}], \"item\": [{\"name\": \"f\", \"item\": [{\"name\": \"r\", \"request\": {\"method\": \"POST\", \"url\": {\"raw\": \"{{b}}/a/:id?q=1\", \"host\": [\"{{b}}\"], \"path\": [\"a\", \":id\"], \"query\": [{\"key\": \"q\", \"value\": null}], \"variable\": [{\"key\": \"id\", \"value\": \"7\"}]}, \"header\": [{\"key\": \"X-Id\", \"value\": \"{{$guid}}\"}], \"body\": {\"mode\": \"raw\", \"raw\": \"{\\\"a\\\": {{x}}}\"}}, \"response\": [{\"name\": \"n\", \"code\": 200, \"header\": [{\"key\": \"Location\", \"value\": \"https://h/a/7\"}], \"body\": \"{\\\"id\\\": 1}\"}]}]}, {\"name\": \"g\", \"request\": {\"method\": \"POST\", \"url\": \"{{b}}/graphql\", \"body\": {\"mode\": \"graphql\", \"graphql\": {\"query\": \"{ a }\", \"variables\": \"{}\"}}}}, {\"name\": \"m\", \"request\": {\"method\": \"POST\", \"url\": \"h/m\", \"body\": {\"mode\": \"formdata\", \"formdata\": [{\"key\": \"a\", \"value\": \"1\"}, {\"key\": \"f\", \"type\": \"file\", \"src\": [\"x\"]}]}}}]}",
];

const WORDS: [&str; 43] = [
    "accordant: suite/1",
    "interactions:",
    "- name: ",
    "request: {get: /}",
    "response: {status: 200}",
    "$each: ",
    "$type: ",
    "$regex: ",
    "$optional: ",
    "$absent: true",
    "$one_of: [",
    "$contains: [",
    "$all_of: ",
    "rules: [",
    "$values: ",
    "$$",
    "min: 1000",
    "max: 0",
    "example: ",
    "media-type: application/json",
    "text: ",
    "xml: ",
    "base64: ",
    "empty: true",
    "\"type\": \"Synchronous/Messages\"",
    "\"providerStates\": [",
    "\"matchingRules\": {",
    "\"$.a[*]\": ",
    "\"encoded\": \"json\"",
    "\"content\": \"\"",
    "\"contentType\": \"application/json\"",
    "\"comments\": {\"accordant\": {\"graphql\": true}}",
    "\"query\": \"{ a }\"",
    "\"match\": \"type\"",
    "\"log\": {\"entries\": [",
    "{{",
    "}}",
    "\"item\": [",
    "\"mode\": \"urlencoded\", \"urlencoded\": [",
    "\"auth\": {\"type\": \"oauth2\"}",
    "\u{2028}",
    "1e400",
    "\\u0000",
];

fn reading(name: &str, text: &str) -> (Option<Suite>, bool) {
    let apart = load_texts_apart(&[(name, text)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, DocumentId(0));
    let sound = apart.findings.iter().chain(&findings).all(|finding| finding.severity < Severity::Error);
    (suite, sound)
}

/// What reads without errors, reads again from what is written of it, and is written the same then: as YAML, as JSON
/// and, where a pact can say it, as a pact. Nothing panics on what does not.
fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (Some(suite), sound) = reading("suite", &text) else { return };
    let _ = lint(std::slice::from_ref(&suite));
    let _ = duplicates(std::slice::from_ref(&suite));
    let yaml = write_yaml(&suite);
    let (plain, lost) = pact::write(&suite, PactOptions::default());
    let _ = pact::write(&suite, PactOptions { lossy: true });
    if !sound {
        return;
    }
    again("again.yaml", &yaml, write_yaml);
    again("again.json", &write_json(&suite), write_json);
    if lost.is_empty() {
        again("again.json", &plain, |suite| pact::write(suite, PactOptions::default()).0);
    }
}

fn again(name: &str, text: &str, write: impl Fn(&Suite) -> String) {
    let (read, sound) = reading(name, text);
    let read = read.unwrap_or_else(|| panic!("what was written is no suite:\n{text}"));
    assert!(sound, "what was written has faults:\n{text}");
    let written = write(&read);
    assert!(written == text, "what was written is read as something else:\n{text}\n--- and then\n{written}");
}
