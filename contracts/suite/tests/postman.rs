//! Collections of Postman as suites: what is carried over, what is told of, and that no secret comes along.

use accordant_document::{DocumentId, LoadOptions, Severity, load_texts_apart};
use accordant_suite::{Suite, belongings, read, write_yaml};

/// The suite, and what was found in it: `line: message`.
fn of(collection: &str) -> (Suite, Vec<String>) {
    let apart = load_texts_apart(&[("collection.json", collection)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, DocumentId(0));
    let told = findings.iter().map(|finding| {
        let line = finding.origin.map_or(0, |origin| apart.documents.locate(origin).line);
        assert_eq!(finding.severity, Severity::Info, "{}", finding.message);
        format!("{line}: {}", finding.message)
    });
    (suite.expect("a suite"), told.collect())
}

/// The suite as YAML, without its head.
fn yaml(collection: &str) -> String {
    let written = write_yaml(&of(collection).0);
    assert!(!written.contains("s3cr3t"), "{written}");
    let again = load_texts_apart(&[("suite.yaml", &written)], 1, &LoadOptions::default(), &belongings);
    let (_, findings) = read(&again.documents, DocumentId(0));
    assert!(findings.is_empty(), "{findings:?}\n{written}");
    written.split_once("interactions:\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

fn collection(rest: &str) -> String {
    format!(
        r#"{{"info": {{"name": "Courses", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}, {rest}}}"#
    )
}

#[test]
fn folders_variables_and_saved_responses() {
    let text = collection(
        r#""auth": {"type": "bearer", "bearer": [{"key": "token", "value": "s3cr3t"}]},
        "variable": [{"key": "base", "value": "https://api.example.com/v1"}, {"key": "size", "value": "20"}, {"key": "apiKey", "value": "s3cr3t"}],
        "item": [{"name": "Courses", "item": [{"name": "show", "request": {
            "method": "GET",
            "header": [{"key": "Accept", "value": "application/json"}, {"key": "X-Api-Key", "value": "{{apiKey}}"}, {"key": "X-Off", "value": "1", "disabled": true}],
            "url": {"raw": "{{base}}/courses/:id?size={{size}}&off=1", "host": ["{{base}}"], "path": ["courses", ":id"],
                "query": [{"key": "size", "value": "{{size}}"}, {"key": "off", "value": "1", "disabled": true}],
                "variable": [{"key": "id", "value": "42"}]}},
          "response": [
            {"name": "found", "code": 200, "header": [{"key": "Content-Type", "value": "application/json"}, {"key": "Date", "value": "Sun, 06 Nov 1994 08:49:37 GMT"}, {"key": "X-Total-Count", "value": "3"}],
             "body": "{\"id\": 42, \"title\": \"Rust\", \"starts\": \"2024-05-01\", \"access_token\": \"s3cr3t\"}"},
            {"name": "not there", "code": 404, "originalRequest": {"method": "GET", "url": "{{base}}/courses/{{missing}}"}, "header": null, "body": null}
          ]}]}]"#,
    );
    assert_eq!(
        yaml(&text),
        r#"  - name: "Courses / show: found"
    request:
      get: {$regex: "^/v1/courses/\\d+$", example: /v1/courses/42}
      query: {size: "20"}
      headers:
        accept: application/json
        x-api-key: "${env.APIKEY}"
        authorization: "Bearer ${env.TOKEN}"
    response:
      status: 200
      headers: {content-type: application/json, x-total-count: {$integer: "3"}}
      body:
        id: {$integer: 42}
        title: Rust
        starts: {$date: "2024-05-01", format: yyyy-MM-dd}
        access_token: {$type: "(hidden)"}
  - name: "Courses / show: not there"
    request:
      get: "/v1/courses/${env.MISSING}"
      headers: {authorization: "Bearer ${env.TOKEN}"}
    response: {status: 404}
"#
    );
    assert_eq!(of(&text).0.provider, "Courses");
}

#[test]
fn bodies_of_every_mode() {
    let item = |name: &str, body: &str| {
        format!(
            r#"{{"name": "{name}", "request": {{"method": "POST", "url": "https://u:s3cr3t@api.example.com/x", "body": {body}}},
                "response": [{{"name": "", "code": 204}}]}}"#
        )
    };
    let items = [
        item(
            "raw",
            r#"{"mode": "raw", "raw": "{\"id\": {{id}}, \"name\": \"{{name}}\", \"password\": \"s3cr3t\"}", "options": {"raw": {"language": "json"}}}"#,
        ),
        item("text", r#"{"mode": "raw", "raw": "hello {{name}}"}"#),
        item(
            "form",
            r#"{"mode": "urlencoded", "urlencoded": [{"key": "a b", "value": "{{name}}&1"}, {"key": "client_secret", "value": "s3cr3t"}, {"key": "off", "value": "1", "disabled": true}]}"#,
        ),
        item(
            "parts",
            r#"{"mode": "formdata", "formdata": [{"key": "title", "value": "Rust", "type": "text"}, {"key": "password", "value": "s3cr3t", "type": "text"}]}"#,
        ),
        item(
            "graphql",
            r#"{"mode": "graphql", "graphql": {"query": "query Courses($first: Int) { courses(first: $first) { id } }", "variables": "{\"first\": {{count}}}"}}"#,
        ),
        item("none", r#"{"mode": "raw", "raw": ""}"#),
    ];
    let text =
        collection(&format!(r#""variable": [{{"key": "count", "value": "2"}}], "item": [{}]"#, items.join(", ")));
    assert_eq!(
        yaml(&text),
        r#"  - name: raw
    request:
      post: /x
      headers: {content-type: application/json}
      body: {id: "${env.ID}", name: "${env.NAME}", password: "${env.PASSWORD}"}
    response: {status: 204}
  - name: text
    request: {post: /x, headers: {content-type: text/plain}, text: "hello ${env.NAME}"}
    response: {status: 204}
  - name: form
    request:
      post: /x
      headers: {content-type: application/x-www-form-urlencoded}
      form: {a b: "${env.NAME}&1", client_secret: "${env.CLIENT_SECRET}"}
    response: {status: 204}
  - name: parts
    request:
      post: /x
      headers: {content-type: multipart/form-data; boundary=accordant-boundary}
      text: "--accordant-boundary\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nRust\r\n--accordant-boundary\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n${env.PASSWORD}\r\n--accordant-boundary--\r\n"
    response: {status: 204}
  - name: graphql
    graphql:
      path: /x
      variables: {first: 2}
      document: "query Courses($first: Int) { courses(first: $first) { id } }"
    response: {status: 204}
  - {name: none, request: {post: /x}, response: {status: 204}}
"#
    );
    assert_eq!(of(&text).1, Vec::<String>::new());
}

#[test]
fn version_2_0_and_urls_that_are_texts() {
    let text = r#"{"info": {"name": "Old", "schema": "https://schema.getpostman.com/json/collection/v2.0.0/collection.json"},
        "auth": {"type": "apikey", "apikey": {"key": "key", "value": "s3cr3t", "in": "query"}},
        "item": [{"name": "list", "request": "https://api.example.com/courses?sort=title&flag", "response": [{"code": 200, "header": "Content-Type: application/json\nServer: x\n", "body": "[]"}]},
                 {"name": "open", "request": {"auth": {"type": "noauth"}, "url": "api.example.com", "method": "HEAD", "header": "X-A: {{a}}\n"}, "response": [{"code": 200}]}]}"#;
    assert_eq!(
        yaml(text),
        r#"  - name: list
    request:
      get: /courses
      query: {sort: title, flag: null, key: "${env.KEY}"}
    response: {status: 200, headers: {content-type: application/json}, body: []}
  - name: open
    auth: none
    request: {head: /, headers: {x-a: "${env.A}"}}
    response: {status: 200}
"#
    );
}

#[test]
fn what_is_left_out_is_told_with_its_line() {
    let text = collection(
        r#"
"event": [{"listen": "prerequest", "script": {"exec": ["pm.environment.set('a', 1)"]}},
          {"listen": "test", "script": {"exec": ["", " "]}}],
"item": [{"name": "a",
  "event": [{"listen": "test", "script": {"exec": "pm.test('x')"}}],
  "request": {"method": "PUT", "url": "https://a.example/b",
    "auth": {"type": "hawk", "hawk": []},
    "body": {"mode": "file",
      "file": {"src": "/home/me/x.bin"}}}},
 {"name": "b", "request": {"method": "POST", "url": "https://a.example/b", "body": {"mode": "formdata",
   "formdata": [{"key": "f", "type": "file", "src": ["/home/me/x.png"]}]}}, "response": [{"name": "cut"}]}]"#,
    );
    let (suite, told) = of(&text);
    assert_eq!(
        told,
        [
            "2: the pre-request script of the collection cannot be carried over",
            "5: the tests of `a` cannot be carried over",
            "6: `a` has no saved response: any status from 200 to 299 is expected",
            "7: credentials of the kind `hawk` cannot be carried over",
            "9: the body is a file that the collection does not have",
            "11: the saved response `b: cut` has no status and is left out",
        ]
    );
    assert_eq!(suite.interactions.len(), 1);
}

#[test]
fn hostile_collections_end() {
    let mut deep = String::from(r#"{"name": "x", "request": "https://a.example"}"#);
    for _ in 0..90 {
        deep = format!(r#"{{"name": "f", "item": [{deep}]}}"#);
    }
    let (suite, told) = of(&collection(&format!(r#""item": [{deep}]"#)));
    assert!(suite.interactions.is_empty());
    assert_eq!(told, ["1: folders are nested deeper than 64"]);
    let wide = (0..20)
        .map(|n| format!(r#"{{"key": "v{n}", "value": "{{{{v{}}}}}{{{{v{}}}}}"}}"#, n + 1, n + 1))
        .collect::<Vec<_>>();
    let text = collection(&format!(
        r#""variable": [{}, {{"key": "v20", "value": "{}"}}], "item": [{{"name": "x", "request": "https://a.example/{{{{v0}}}}"}}]"#,
        wide.join(", "),
        "y".repeat(1000)
    ));
    assert_eq!(of(&text).0.interactions.len(), 1);
}
