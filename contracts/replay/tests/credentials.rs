//! A mock that asks for the credentials which the contract asks for.

use std::sync::Arc;

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_replay::judge::Question;
use accordant_replay::responder::{Answer, Options, Responder, Source};
use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::{Value, json};

const API: &str = r"
openapi: 3.1.0
info: {title: safe, version: '1'}
security: [{token: []}]
paths:
  /token: {get: {responses: {'200': {description: ok}}}}
  /open: {get: {security: [], responses: {'200': {description: ok}}}}
  /either-way: {get: {security: [{token: []}, {}], responses: {'200': {description: ok}}}}
  /certificate: {get: {security: [{certificate: []}], responses: {'200': {description: ok}}}}
  /unknown: {get: {security: [{nobody: []}], responses: {'200': {description: ok}}}}
  /basic: {get: {security: [{basic: []}], responses: {'200': {description: ok}}}}
  /digest: {get: {security: [{digest: []}], responses: {'200': {description: ok}}}}
  /scopes: {get: {security: [{oauth: [read]}], responses: {'200': {description: ok}}}}
  /oidc: {get: {security: [{oidc: []}], responses: {'200': {description: ok}}}}
  /keys: {get: {security: [{header: [], query: []}, {cookie: []}], responses: {'200': {description: ok}}}}
  /orders:
    post:
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses:
        '201': {description: made}
        '401':
          description: who are you?
          headers: {X-Reason: {required: true, schema: {const: none}}}
          content: {application/json: {schema: {type: object}, examples: {none: {value: {error: unauthorised}}}}}
  /secrets: {get: {responses: {'403': {description: no, content: {application/json: {example: {error: hidden}}}}, '200': {description: ok}}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    basic: {type: http, scheme: Basic}
    digest: {type: http, scheme: digest}
    certificate: {type: mutualTLS}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {read: r}}}}
    oidc: {type: openIdConnect, openIdConnectUrl: 'https://a.example/o'}
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: session}
";

const SUITE: &str = "
accordant: suite/1
consumer: web
provider: safe
interactions:
- name: without a token
  auth: none
  request: {get: /token}
  response: {status: 401, body: {who: nobody}}
- name: with a token
  auth: student
  request: {get: /token}
  response: {status: 200, body: {who: student}}
- name: nothing is said of who asks
  request: {get: /scopes}
  response: {status: 200, body: {who: anybody}}
";

fn responder(validate: bool) -> Responder {
    let (documents, findings) = load_text("safe.yaml", API, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    Responder::new(&[Arc::new(contract)], Options { validate, ..Options::default() })
}

fn ask(responder: &Responder, line: &str, headers: &[(&str, &str)]) -> Answer {
    let (method, target) = line.split_once(' ').expect("a method and a path");
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
        map.append(name, HeaderValue::from_str(value).expect("a value"));
    }
    responder.answer(&Question { method, path, query, headers: &map, body: b"" })
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

#[test]
fn every_kind_of_credentials_is_asked_for_in_its_place() {
    let responder = responder(true);
    for (line, headers, expected) in [
        ("GET /token", &[][..], 401),
        ("GET /token", &[("authorization", "bearer a.b.c")], 200),
        ("GET /token", &[("authorization", "Bearer ")], 401),
        ("GET /token", &[("authorization", "Bearer a b")], 401),
        ("GET /token", &[("authorization", "Basic dTpw")], 401),
        ("GET /open", &[], 200),
        ("GET /either-way", &[], 200),
        ("GET /certificate", &[], 200),
        ("GET /unknown", &[], 200),
        ("GET /basic", &[("authorization", "Basic dTpwdw")], 200),
        ("GET /basic", &[("authorization", "basic dTpwdw==")], 200),
        ("GET /basic", &[("authorization", "Basic nobody")], 401),
        ("GET /basic", &[("authorization", "Bearer x")], 401),
        ("GET /digest", &[("authorization", "Digest username=\"u\"")], 200),
        ("GET /digest", &[("authorization", "Digest")], 401),
        ("GET /scopes", &[("authorization", "Bearer x")], 200),
        ("GET /oidc", &[("authorization", "Bearer x")], 200),
        ("GET /oidc", &[], 401),
        ("GET /keys", &[("x-key", "a")], 401),
        ("GET /keys?key=b", &[("x-key", "a")], 200),
        ("GET /keys?key=", &[("x-key", "a")], 401),
        ("GET /keys", &[("cookie", "a=1; session=c")], 200),
        ("GET /keys", &[("cookie", "sessions=c")], 401),
    ] {
        assert_eq!(ask(&responder, line, headers).status, expected, "{line} {headers:?}");
    }
}

#[test]
fn the_answer_names_what_is_missing_and_where() {
    let responder = responder(true);
    let answer = ask(&responder, "GET /keys?key=b", &[("authorization", "Bearer tulip")]);
    let problem = json_of(&answer);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(401), Some("credentials-missing")));
    assert_eq!(
        problem["detail"],
        "the request lacks credentials: `header` (an API key in the header `X-Key`), or `cookie` (an API key in the cookie `session`)"
    );
    assert_eq!(
        problem["errors"][0],
        json!({"in": "header", "pointer": "#/X-Key", "scheme": "header", "detail": "an API key is missing in the header `X-Key`"})
    );
    let other = ask(&responder, "GET /basic", &[("authorization", "Bearer tulip")]);
    assert_eq!(other.headers["www-authenticate"], "Basic realm=\"mock\"");
    let text = String::from_utf8_lossy(&other.body).into_owned();
    assert!(
        text.contains("the header `Authorization` is not a basic authorisation") && !text.contains("tulip"),
        "{text}"
    );
    assert_eq!(ask(&responder, "GET /oidc", &[]).headers["www-authenticate"], "Bearer");
}

#[test]
fn documented_refusals_have_their_own_example() {
    let responder = responder(true);
    let answer = ask(&responder, "POST /orders", &[]);
    assert_eq!((answer.status.as_u16(), json_of(&answer)), (401, json!({"error": "unauthorised"})));
    assert_eq!(answer.headers["x-reason"], "none");
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
    assert!(answer.detail().is_some_and(|detail| detail.contains("`token`")), "the log says why");
    let answer = ask(&responder, "GET /secrets", &[]);
    assert_eq!((answer.status.as_u16(), json_of(&answer)), (403, json!({"error": "hidden"})));
    // Whom nobody knows is not told what else is wrong.
    let known = ask(&responder, "POST /orders", &[("authorization", "Bearer x")]);
    assert_eq!((known.status.as_u16(), json_of(&known)["code"].as_str()), (400, Some("request-invalid")));
}

#[test]
fn whoever_asks_for_it_is_let_in_or_refused() {
    let relaxed = responder(false);
    assert_eq!(ask(&relaxed, "GET /token", &[]).status, 200);
    let responder = responder(true);
    assert_eq!(ask(&responder, "GET /secrets", &[("prefer", "code=403")]).status, 403);
    assert_eq!(ask(&responder, "GET /token", &[("prefer", "code=200")]).status, 401);
    let preflight = [("origin", "http://a.example"), ("access-control-request-method", "GET")];
    assert_eq!(ask(&responder, "OPTIONS /token", &preflight).status, 204);
}

#[test]
fn interactions_say_who_asks() {
    let (documents, _) = load_text("web.yaml", SUITE, &LoadOptions::default());
    let (suite, findings) = accordant_suite::read(&documents, accordant_document::DocumentId(0));
    let suites: Vec<_> = suite.into_iter().collect();
    assert!(findings.is_empty(), "{findings:?}");
    let responder = responder(true).with_suites(&suites);
    let who = |line: &str, headers: &[(&str, &str)]| json_of(&ask(&responder, line, headers))["who"].clone();
    assert_eq!(who("GET /token", &[]), "nobody");
    assert_eq!(who("GET /token", &[("authorization", "Bearer x")]), "student");
    assert_eq!(who("GET /scopes", &[]), "anybody");
    let only_known = Responder::new(&[], Options::default()).with_suites(&suites);
    assert!(matches!(ask(&only_known, "GET /token", &[]).source, Source::Suite(..)));
}
