//! Suites of HTTP archives: what is kept, loosened and hidden.

use accordant_document::{DocumentId, LoadOptions, load_texts_apart};
use accordant_suite::{belongings, read, write_yaml};

fn suite_of(entries: &str) -> String {
    let text = format!("{{\"log\": {{\"version\": \"1.2\", \"entries\": [{entries}]}}}}");
    let apart = load_texts_apart(&[("session.har", &text)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, DocumentId(0));
    assert!(findings.is_empty(), "{findings:?}");
    write_yaml(&suite.expect("a suite"))
}

fn entry(id: u32, posted: &str) -> String {
    format!(
        r#"{{"request": {{"method": "POST", "url": "https://api.example.com/courses/{id}/seats?api_key=s3cr3t",
            "headers": [{{"name": "Authorization", "value": "Bearer s3cr3t"}}, {{"name": "Cookie", "value": "s3cr3t"}}],
            "postData": {posted}}},
        "response": {{"status": 201, "headers": [{{"name": "Date", "value": "today"}}],
            "content": {{"mimeType": "application/json", "text": "{{\"id\": {id}, \"title\": \"Rust\", \"token\": \"s3cr3t\", \"at\": [{{\"on\": \"2024-05-01\"}}, {{\"on\": \"2024-06-01\"}}]}}"}}}}}}"#
    )
}

#[test]
fn exchanges_of_one_shape_are_one_and_secrets_are_variables() {
    let json = r#"{"mimeType": "application/json", "text": "{\"password\": \"s3cr3t\", \"note\": \"hi\"}"}"#;
    assert_eq!(
        suite_of(&format!("{}, {}", entry(42, json), entry(43, json))),
        r#"accordant: suite/1
consumer: ""
provider: api.example.com
interactions:
  - name: "POST /courses/{id}/seats gives 201"
    request:
      post: {$regex: "^/courses/\\d+/seats$", example: /courses/42/seats}
      query: {api_key: "${env.API_KEY}"}
      headers: {authorization: "Bearer ${env.TOKEN}", content-type: application/json}
      body: {password: "${env.PASSWORD}", note: hi}
    response:
      status: 201
      headers: {content-type: application/json}
      body:
        id: {$integer: 42}
        title: Rust
        token: {$type: "(hidden)"}
        at:
          $each: {"on": {$date: "2024-05-01", format: yyyy-MM-dd}}
          min: 1
"#
    );
}

#[test]
fn headers_of_the_moment_leave_no_equality() {
    let header = |name: &str, value: &str| format!(r#"{{"name": "{name}", "value": {value:?}}}"#);
    let headers = [
        ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("Age", "3"),
        ("ETag", "W/\"x\""),
        ("Server", "nginx"),
        ("Via", "1.1 x"),
        ("X-Request-Id", "1f81eb52-5198-4599-803e-771906343485"),
        ("CF-Ray", "8"),
        ("RateLimit", "limit=10"),
        ("X-RateLimit-Remaining", "9"),
        ("Retry-After", "2"),
        ("Set-Cookie", "a=b"),
        ("Content-Length", "2"),
        ("Expires", "0"),
        ("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("traceparent", "00-1"),
        ("X-My-Correlation-Id", "q"),
        ("X-Served-By", "cache-1"),
        ("Content-Security-Policy", "script-src 'nonce-1'"),
        ("Location", "https://api.example.com/courses/43"),
        ("X-Total-Count", "57"),
        ("X-Since", "2024-05-01"),
        ("Allow", "GET"),
    ];
    let headers: Vec<String> = headers.iter().map(|(name, value)| header(name, value)).collect();
    let entry = format!(
        r#"{{"request": {{"method": "GET", "url": "https://api.example.com/courses", "headers": []}},
            "response": {{"status": 201, "headers": [{}], "content": {{"size": 0, "mimeType": "x-unknown"}}}}}}"#,
        headers.join(", ")
    );
    let written = suite_of(&entry);
    let (_, kept) = written.split_once("      headers:\n").expect("headers");
    assert_eq!(
        kept,
        r#"        location:
          $regex: "^(https?://[^/]+)?/courses/\\d+([?#].*)?$"
          example: "https://api.example.com/courses/43"
        x-total-count: {$integer: "57"}
        x-since: {$date: "2024-05-01", format: yyyy-MM-dd}
        allow: GET
"#
    );
}

#[test]
fn no_spelling_of_a_body_lets_a_secret_through() {
    for posted in [
        r#"{"text": "{\"password\": \"s3cr3t\"}"}"#,
        r#"{"mimeType": "text/plain", "text": "{\"a\": [{\"client_secret\": \"s3cr3t\"}]}"}"#,
        r#"{"mimeType": "application/x-www-form-urlencoded", "text": "password=s3cr3t&a=1"}"#,
        r#"{"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "refresh_token", "value": "s3cr3t"}]}"#,
        r#"{"mimeType": "application/vnd.api+json; charset=utf-8", "text": "{\"accessKey\": \"s3cr3t\"}"}"#,
    ] {
        let written = suite_of(&entry(1, posted));
        assert!(!written.contains("s3cr3t"), "{written}");
    }
}
