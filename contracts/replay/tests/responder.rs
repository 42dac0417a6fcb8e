//! The responder without any socket.

use std::sync::Arc;

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_replay::judge::Question;
use accordant_replay::responder::{Answer, Options, Responder, Source};
use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::{Value, json};

const SHOP: &str = r"
openapi: 3.1.0
info: {title: shop, version: '1'}
servers: [{url: https://shop.example/v1}]
paths:
  /orders:
    get:
      parameters:
      - {name: limit, in: query, schema: {type: integer, maximum: 10}}
      - {name: ids, in: query, explode: false, schema: {type: array, items: {type: integer}}}
      - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {min: {type: number}}, additionalProperties: false}}
      - {name: X-Tenant, in: header, required: true, schema: {type: string, pattern: '^[a-z]+$'}}
      responses:
        '200':
          description: all
          headers: {X-Total: {required: true, schema: {type: integer, minimum: 3}}}
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}
    post:
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Order'}}
          application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Order'}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
        '422': {description: refused, content: {application/problem+json: {schema: {type: object}}}}
  /orders/{id}:
    get:
      parameters:
      - name: id
        in: path
        required: true
        schema: {type: string}
        examples: {gone: {value: '7'}, there: {value: '8'}}
      responses:
        '200':
          description: one
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Order'}
              examples:
                wrong: {value: {id: 1}}
                there: {value: {id: eight, total: 8}}
            application/xml: {schema: {$ref: '#/components/schemas/Order'}}
        '404':
          description: none
          content: {application/json: {examples: {gone: {value: {error: gone}}}}}
        default: {description: other, content: {text/plain: {schema: {type: string}}}}
    delete: {responses: {'204': {description: done}}}
components:
  schemas:
    Order:
      type: object
      required: [id, total]
      properties:
        id: {type: string, readOnly: true}
        total: {type: number, minimum: 0}
        secret: {type: string, writeOnly: true}
        tags: {type: array, items: {type: string}}
";

fn responder() -> Responder {
    let (documents, findings) = load_text("shop.yaml", SHOP, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert!(!contract.has_errors(), "{:?}", contract.findings);
    Responder::new(&[Arc::new(contract)], Options::default())
}

fn ask(responder: &Responder, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let (method, target) = line.split_once(' ').expect("a method and a path");
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
        map.append(name, HeaderValue::from_str(value).expect("a value"));
    }
    responder.answer(&Question { method, path, query, headers: &map, body: body.as_bytes() })
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

/// Where each violation of a problem points.
fn pointers(answer: &Answer) -> Vec<String> {
    let problem = json_of(answer);
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| format!("{} {}", error["in"].as_str().unwrap_or("?"), error["pointer"].as_str().unwrap_or("?")))
        .collect()
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn parameters_are_read_by_their_style() {
    let responder = responder();
    let tenant = ("X-Tenant", "acme");
    for (query, expected) in [
        ("limit=3&ids=1,2%2C3&filter[min]=2.5", vec![]),
        ("limit=11", vec!["query #/limit"]),
        ("limit=three&ids=1,b", vec!["query #/limit", "query #/ids/1"]),
        ("filter[max]=1", vec!["query #/filter"]),
    ] {
        let answer = ask(&responder, &format!("GET /v1/orders?{query}"), &[tenant], "");
        assert_eq!(pointers(&answer), expected, "{query}: {:?}", answer.body);
        assert_eq!(answer.status.as_u16(), if expected.is_empty() { 200 } else { 400 });
    }
    assert_eq!(pointers(&ask(&responder, "GET /orders", &[], "")), ["header #/X-Tenant"]);
    assert_eq!(pointers(&ask(&responder, "GET /orders", &[("x-tenant", "ACME")], "")), ["header #/X-Tenant"]);
}

#[test]
fn bodies_are_held_against_their_schema_without_what_the_server_owns() {
    let responder = responder();
    let post = |headers: &[(&str, &str)], body: &str| ask(&responder, "POST /orders", headers, body);
    let made = post(&[JSON], r#"{"total": 1, "secret": "x"}"#);
    assert_eq!(made.status, 201);
    assert!(json_of(&made)["id"].is_string() && json_of(&made).get("secret").is_none());
    let refused = post(&[JSON], r#"{"total": -1, "tags": [1]}"#);
    assert_eq!(
        (refused.status.as_u16(), pointers(&refused)),
        (422, vec!["body #/total".to_owned(), "body #/tags/0".to_owned()])
    );
    assert!(!String::from_utf8_lossy(&refused.body).contains("-1"), "what was sent is not repeated");
    assert_eq!(post(&[JSON], "").status, 422);
    assert_eq!(post(&[JSON], "{\"total\": ").status, 400);
    assert_eq!(post(&[JSON], &"[".repeat(100_000)).status, 400);
    let wide = post(&[JSON], &format!("[{}0]", "0,".repeat(1_100_000)));
    assert_eq!(
        (wide.status.as_u16(), pointers(&wide)),
        (400, vec!["body #".to_owned()]),
        "a small text, and gigabytes of values"
    );
    assert_eq!(
        json_of(&post(&[JSON], r#"{"total": -1}"#))["detail"],
        "body `/total`: the value is less than the minimum of 0"
    );
    assert_eq!(post(&[("content-type", "text/csv")], "a,b").status, 415);
    let form = ("content-type", "application/x-www-form-urlencoded");
    assert_eq!(post(&[form], "total=2&tags=a&tags=1").status, 201);
    assert_eq!(pointers(&post(&[form], "total=two")), ["body #/total"]);
}

#[test]
fn the_answer_is_chosen_in_a_fixed_order() {
    let responder = responder();
    let get = |path: &str, headers: &[(&str, &str)]| ask(&responder, &format!("GET {path}"), headers, "");
    // The first example breaks its schema, so the second is taken.
    let usual = get("/orders/1", &[]);
    assert_eq!(
        (json_of(&usual), usual.source.clone()),
        (json!({"id": "eight", "total": 8}), Source::Example(Some("there".into())))
    );
    assert_eq!(json_of(&get("/orders/7", &[])), json!({"error": "gone"}));
    assert_eq!(get("/orders/7", &[]).status, 404);
    assert_eq!(json_of(&get("/orders/7", &[("prefer", "example=wrong")])), json!({"id": 1}));
    assert_eq!(get("/orders/7", &[("prefer", "code=503")]).status, 503);
    assert_eq!(get("/orders/7", &[("prefer", "example=none")]).status, 400);
    assert_eq!(get("/orders/1", &[("accept", "image/png")]).status, 406);
    let xml = get("/orders/1", &[("accept", "application/xml")]);
    assert!(xml.body.starts_with(b"<?xml"), "{xml:?}");
    assert!(String::from_utf8_lossy(&xml.body).contains("<Order><id>"), "{xml:?}");
    let made = get("/orders/1", &[("prefer", "dynamic=true")]);
    assert_eq!(made.source, Source::Generated);
    assert_eq!(made.body, get("/orders/1", &[("prefer", "dynamic=true")]).body);
}

#[test]
fn required_headers_are_made() {
    let answer = ask(&responder(), "GET /orders", &[("x-tenant", "a")], "");
    let total: i64 = answer.headers["x-total"].to_str().expect("text").parse().expect("a number");
    assert!(total >= 3);
}

#[test]
fn what_the_contract_does_not_have_is_said() {
    let responder = responder();
    assert_eq!(ask(&responder, "GET /nothing", &[], "").status, 404);
    let wrong = ask(&responder, "PATCH /orders/1", &[], "");
    assert_eq!(
        (wrong.status.as_u16(), wrong.headers["allow"].to_str().unwrap_or_default()),
        (405, "DELETE, GET, HEAD, OPTIONS")
    );
    assert_eq!(ask(&responder, "OPTIONS /orders/1", &[], "").status, 204);
    assert_eq!(ask(&responder, "OPTIONS *", &[], "").status, 204);
    let head = ask(&responder, "HEAD /orders/1", &[], "");
    assert!(head.status == 200 && head.body.is_empty() && head.headers.contains_key("content-type"));
    assert!(ask(&responder, "DELETE /orders/1", &[], "").body.is_empty());
    assert_eq!(ask(&responder, "GET /_accordant/health", &[], "").status, 200);
}

#[test]
fn pages_of_other_origins_may_ask() {
    let origin = ("origin", "http://localhost:3000");
    let responder = responder();
    let asked = ask(
        &responder,
        "OPTIONS /orders",
        &[origin, ("access-control-request-method", "PUT"), ("access-control-request-headers", "x-a")],
        "",
    );
    assert_eq!(asked.headers["access-control-allow-methods"], "PUT");
    assert_eq!(asked.headers["access-control-allow-headers"], "x-a");
    let answer = ask(&responder, "GET /orders/1", &[origin], "");
    assert_eq!(answer.headers["access-control-allow-origin"], "http://localhost:3000");
}

#[tokio::test]
async fn wiremock_serves_it() {
    let server = accordant_replay::responder::wiremock::serve(Arc::new(responder())).await;
    let address = server.address().to_string();
    let text = tokio::task::spawn_blocking(move || {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(address).expect("it listens");
        stream.write_all(b"GET /v1/orders/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("answered");
        text
    });
    let text = text.await.expect("read");
    assert!(text.starts_with("HTTP/1.1 404") && text.ends_with(r#"{"error":"gone"}"#), "{text}");
}

const SCHOOL: &str = r#"
type Query { course(id: ID!): Course  search(text: String): [Found!]!  me: Person }
type Mutation { enrol(input: Enrolment!): Course! }
type Subscription { enrolled: Course }
interface Person { id: ID! name: String! }
type Student implements Person { id: ID! name: String! level: Level! courses(first: Int = 2): [Course!]! }
type Teacher implements Person { id: ID! name: String! email: String }
type Course { id: ID! title: String! startsAt: DateTime price: Float teacher: Teacher! students: [Student!]! }
union Found = Course | Student | Teacher
enum Level { LOW HIGH OLD @deprecated }
input Enrolment { course: ID! level: Level! }
scalar DateTime
"#;

fn school() -> Responder {
    let (documents, findings) = load_text("school.graphql", SCHOOL, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert!(!contract.has_errors(), "{:?}", contract.findings);
    Responder::new(&[Arc::new(contract)], Options::default())
}

fn post(responder: &Responder, document: &str, variables: Value) -> Value {
    let body = json!({ "query": document, "variables": variables }).to_string();
    json_of(&ask(responder, "POST /graphql", &[JSON], &body))
}

#[test]
fn selections_are_made_by_type() {
    let responder = school();
    let document = "query Q($id: ID!, $with: Boolean!) { one: course(id: $id) { __typename id ...Rest } again: course(id: $id) { ...Rest } } \
                    fragment Rest on Course { title startsAt price teacher @include(if: $with) { email } students @skip(if: $with) { id } }";
    let answer = post(&responder, document, json!({"id": "c7", "with": true}));
    assert_eq!(answer["errors"], Value::Null, "{answer}");
    let one = &answer["data"]["one"];
    assert_eq!((one["__typename"].as_str(), one["id"].as_str()), (Some("Course"), Some("c7")));
    assert_eq!(one["title"], answer["data"]["again"]["title"], "the same question has the same answer");
    assert!(one["startsAt"].as_str().is_some_and(|text| text.contains('T')), "{one}");
    assert!(one["teacher"]["email"].as_str().is_some_and(|text| text.contains('@')) && one.get("students").is_none());
    let found =
        post(&responder, "{ search { __typename ... on Student { level } } me { __typename name } }", json!({}));
    for item in found["data"]["search"].as_array().expect("a list") {
        assert!(["Course", "Student", "Teacher"].contains(&item["__typename"].as_str().unwrap_or_default()));
        if item["__typename"] == "Student" {
            assert!(["LOW", "HIGH"].contains(&item["level"].as_str().unwrap_or_default()));
        }
    }
    let schema = post(
        &responder,
        "{ __schema { queryType { name } } __type(name: \"Level\") { enumValues { name } } }",
        json!({}),
    );
    assert_eq!(schema["data"]["__schema"]["queryType"]["name"], "Query");
}

#[test]
fn what_the_schema_refuses_is_an_error() {
    let responder = school();
    for (document, variables, expected) in [
        ("{ course(id: 1) { nothing } }", json!({}), "nothing"),
        ("query Q($id: ID!) { course(id: $id) { id } }", json!({}), "id"),
        (
            "mutation M($input: Enrolment!) { enrol(input: $input) { id } }",
            json!({"input": {"course": 1, "level": "NONE"}}),
            "NONE",
        ),
        ("subscription { enrolled { id } }", json!({}), "subscriptions"),
        ("{", json!({}), ""),
    ] {
        let answer = post(&responder, document, variables);
        let message = answer["errors"][0]["message"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert!(message.contains(expected) && answer.get("data").is_none_or(Value::is_null), "{answer}");
    }
    let deep =
        format!("{{ me {{ {} name {} }} }}", "... on Student { courses { students { ".repeat(60), "} } }".repeat(60));
    assert!(post(&responder, &deep, json!({}))["errors"].is_array());
    let wide =
        format!("{{ me {{ {} id {} }} }}", "... on Student { courses { students { ".repeat(30), "} } }".repeat(30));
    assert!(post(&responder, &wide, json!({})).is_object(), "lists in lists come to an end");
    let own = ("accept", "application/graphql-response+json");
    assert_eq!(ask(&responder, "POST /graphql", &[JSON, own], "{\"query\": \"{ no }\"}").status, 400);
    assert_eq!(ask(&responder, "POST /graphql", &[JSON], "{\"query\": \"{ no }\"}").status, 200);
    assert_eq!(
        ask(&responder, "GET /graphql?query=mutation{enrol(input:{course:1,level:LOW}){id}}", &[], "").status,
        405
    );
    assert_eq!(ask(&responder, "GET /graphql?query={me{id}}", &[], "").status, 200);
    assert_eq!(ask(&responder, "POST /graphql", &[], "{}").status, 415);
    assert_eq!(ask(&responder, "GET /else", &[], "").status, 404);
}

const SUITE: &str = r"
accordant: suite/1
consumer: web
provider: shop
interactions:
- name: an order that is there
  request: {get: /orders/9}
  response: {status: 200, headers: {X-Kind: suite}, body: {id: nine, total: 9}}
- name: an order of which only the id is relied on
  request: {get: /orders/11}
  response: {status: 200, headers: {Content-Type: application/json}, body: {id: eleven}}
- name: an order that is made
  request: {post: /carts, headers: {X-Size: '2'}}
  response: {status: 201, body: {id: c1}}
- name: a person
  graphql: {document: 'query Me { me { name } }'}
  response: {data: {me: {name: Ada}}}
";

fn suites() -> Vec<accordant_suite::Suite> {
    let (documents, findings) = load_text("web.yaml", SUITE, &LoadOptions::default());
    assert!(findings.is_empty(), "{findings:?}");
    let (suite, findings) = accordant_suite::read(&documents, accordant_document::DocumentId(0));
    assert!(findings.is_empty(), "{findings:?}");
    suite.into_iter().collect()
}

#[test]
fn interactions_answer_before_the_contract_does() {
    let responder = responder().with_suites(&suites());
    let answer = ask(&responder, "GET /orders/9", &[], "");
    assert_eq!(answer.source, Source::Suite("web".to_owned(), "an order that is there".to_owned()));
    assert_eq!(
        (json_of(&answer), answer.headers["x-kind"].to_str().ok()),
        (json!({"id": "nine", "total": 9}), Some("suite"))
    );
    assert_eq!(ask(&responder, "GET /orders/9", &[("prefer", "code=404")], "").status, 404);
    // Beside what the consumer relies on stands what the contract promises; with the path of the server or without it.
    for line in ["GET /orders/11", "GET /v1/orders/11"] {
        let completed = json_of(&ask(&responder, line, &[], ""));
        assert!(completed["id"] == "eleven" && completed["total"].is_number(), "{line}: {completed}");
    }
    assert!(matches!(ask(&responder, "GET /orders/8", &[], "").source, Source::Example(_)));
    let made = ask(&responder, "POST /carts", &[("x-size", "2")], "");
    assert_eq!((made.status.as_u16(), json_of(&made)), (201, json!({"id": "c1"})));
    let other = ask(&responder, "POST /carts", &[("x-size", "3")], "");
    let problem = json_of(&other);
    assert_eq!((other.status.as_u16(), problem["code"].as_str()), (400, Some("interaction-unmatched")), "{problem}");
    let detail = problem["errors"][0]["detail"].as_str().unwrap_or_default();
    assert!(problem["errors"][0]["in"] == "header" && detail.contains('2') && detail.contains('3'), "{problem}");
}

#[test]
fn suites_answer_without_any_contract() {
    let responder = Responder::new(&[], Options::default()).with_suites(&suites());
    assert_eq!(ask(&responder, "GET /orders/9", &[], "").status, 200);
    let nearest = ask(&responder, "GET /orders/10", &[], "");
    assert_eq!(nearest.status, 404);
    assert!(json_of(&nearest)["detail"].as_str().is_some_and(|detail| detail.contains("an order that is there")));
    let person = json!({"query": "query Me {\n  me { name }\n}", "variables": null}).to_string();
    let answer = ask(&responder, "POST /graphql", &[JSON], &person);
    assert_eq!(json_of(&answer)["data"]["me"]["name"], "Ada");
}
