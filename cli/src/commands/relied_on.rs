//! What the interactions of a suite rely on, for `diff --consumers`.

use accordant_diff::{Call, Consumers, Exchanged, Route, Usage};
use accordant_document::Documents;
use accordant_model::Contract;
use accordant_model::graphql::operations::Sent;
use accordant_suite::{Content, Exchange, Interaction, Operation, Part, Response, Suite, Value};

/// Enters every interaction of a suite. `name` is the consumer's where the suite does not say whose it is.
pub(super) fn enter(suite: &Suite, documents: &Documents, name: &str, base: &Contract, consumers: &mut Consumers) {
    let consumer = if suite.consumer.is_empty() { name } else { suite.consumer.as_str() };
    for interaction in &suite.interactions {
        let place = documents.locate(interaction.origin);
        let usage = Usage { consumer: consumer.to_owned(), place: format!("{}:{}", place.file, place.line) };
        enter_one(interaction, usage, base, consumers);
    }
}

/// Messages have no operation and are left out.
fn enter_one(interaction: &Interaction, usage: Usage, base: &Contract, consumers: &mut Consumers) {
    match &interaction.exchange {
        Exchange::Http { request, response } => {
            if let Some((document, name, variables)) = posted(&request.part) {
                coordinates(document, name, variables, response, &usage, base, consumers);
            }
            consumers.call(Call {
                usage,
                route: Route::Path { method: request.method.as_str().into(), path: request.path.clone() },
                exchanged: Some(Exchanged {
                    query: request.query.iter().map(|(name, _)| name.clone()).collect(),
                    request_headers: names(&request.part),
                    request_body: body(&request.part),
                    status: Some(response.status),
                    response_headers: names(&response.part),
                    response_body: body(&response.part),
                }),
            });
        }
        Exchange::Graphql { operation: Operation { document, name, variables, .. }, response } => {
            coordinates(document, name.as_deref(), variables.as_ref(), response, &usage, base, consumers);
        }
        Exchange::Message(_) | Exchange::SyncMessage { .. } => {}
    }
}

/// The operation that a pact posts: its document, name and variables.
fn posted(part: &Part) -> Option<(&str, Option<&str>, Option<&Value>)> {
    let Content::Json(Value::Map(members)) = &part.content else { return None };
    let text = |name: &str| match members.get(name) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    Some((text("query")?, text("operationName"), members.get("variables")))
}

/// Whether the operation is valid is the affair of `replay`; what can be read of it is used.
fn coordinates(
    document: &str,
    name: Option<&str>,
    variables: Option<&Value>,
    response: &Response,
    usage: &Usage,
    base: &Contract,
    consumers: &mut Consumers,
) {
    let Some(contract) = base.graphql() else { return };
    let variables = variables.and_then(|value| serde_json::from_str(&value.to_string()).ok());
    let answer = body(&response.part);
    let sent =
        Sent { document, name, variables: variables.as_ref(), data: answer.as_ref().and_then(|body| body.get("data")) };
    for coordinate in sent.relies_on(contract) {
        consumers.coordinate(coordinate, usage.clone());
    }
}

fn names(part: &Part) -> Vec<String> {
    part.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect()
}

fn body(part: &Part) -> Option<serde_json::Value> {
    match &part.content {
        Content::Json(value) => serde_json::from_str(&value.to_string()).ok(),
        Content::Text(text) => serde_json::from_str(text).ok(),
        Content::Unstated | Content::Empty | Content::Bytes(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use accordant_diff::{Options, diff};
    use accordant_document::{DocumentId, LoadOptions, load_text, load_texts_apart};
    use accordant_suite::{belongings, read};

    use super::*;

    const BASE: &str = "
openapi: 3.1.0
info: {title: Courses, version: 1.0.0}
servers: [{url: 'https://api.example.com/v1'}]
paths:
  /courses/{id}:
    get:
      parameters: [{name: lang, in: query, schema: {type: string}}]
      responses:
        '200':
          description: The course
          content:
            application/json:
              schema:
                type: object
                required: [name, level]
                properties: {name: {type: string}, level: {type: string}}
";

    const PACT: &str = r#"{
      "consumer": {"name": "mobile-app"}, "provider": {"name": "courses"},
      "interactions": [{
        "description": "one course",
        "request": {"method": "get", "path": "/v1/courses/7", "query": {"lang": ["de"]}},
        "response": {"status": 200, "body": {"name": "Rust"}}
      }]
    }"#;

    const SUITE: &str = "
accordant: suite/1
consumer: web
provider: courses
interactions:
  - name: one course
    request: {get: /courses/7}
    response: {status: 200, body: {level: {$type: hard}}}
";

    fn contract(name: &str, text: &str) -> Contract {
        let (documents, findings) = load_text(name, text, &LoadOptions::default());
        Contract::read(documents, findings)
    }

    fn consumers(base: &Contract) -> Consumers {
        let loaded =
            load_texts_apart(&[("mobile.json", PACT), ("web.yaml", SUITE)], 2, &LoadOptions::default(), &belongings);
        let mut consumers = Consumers::default();
        for id in [DocumentId(0), DocumentId(1)] {
            let (suite, findings) = read(&loaded.documents, id);
            let suite = suite.unwrap_or_else(|| panic!("{findings:?}"));
            enter(&suite, &loaded.documents, "", base, &mut consumers);
        }
        consumers
    }

    /// The consumers that each finding names, for a revision that lacks some text of the base.
    fn used(without: &str) -> Vec<(&'static str, Vec<String>)> {
        let base = contract("api.yaml", BASE);
        let options = Options { consumers: consumers(&base), ..Options::default() };
        let report = diff(&base, &contract("api.yaml", &BASE.replace(without, "")), &options).unwrap_or_default();
        let users = |finding: &accordant_diff::Finding| {
            finding.used_by.iter().map(|usage| format!("{} {}", usage.consumer, usage.place)).collect()
        };
        report.findings.iter().map(|finding| (finding.rule, users(finding))).collect()
    }

    #[test]
    fn of_a_graph_only_what_is_asked_for_and_expected_is_relied_on() {
        let schema = "type Query { course(kind: Kind): Course } type Course { name: String level: Level tutor: String }
            enum Kind { SHORT LONG } enum Level { LOW HIGH }";
        let base = contract("schema.graphql", schema);
        let text = "
accordant: suite/1
consumer: partner
provider: graph
interactions:
  - name: one course
    graphql:
      document: |
        query One($kind: Kind) { course(kind: $kind) { name level } }
        query Other { course { tutor } }
      operation: One
      variables: {kind: SHORT}
    response: {data: {course: {name: {$type: Rust}, level: LOW}}}
";
        let loaded = load_texts_apart(&[("partner.yaml", text)], 1, &LoadOptions::default(), &belongings);
        let (suite, findings) = read(&loaded.documents, DocumentId(0));
        let mut consumers = Consumers::default();
        enter(&suite.unwrap_or_else(|| panic!("{findings:?}")), &loaded.documents, "", &base, &mut consumers);
        let options = Options { consumers, ..Options::default() };
        for (without, relied_on) in [
            ("name: String ", true),
            ("tutor: String", false),
            ("SHORT", true),
            ("LONG", false),
            ("LOW", true),
            ("HIGH", false),
        ] {
            let revision = contract("schema.graphql", &schema.replace(without, ""));
            let report = diff(&base, &revision, &options).unwrap_or_default();
            let used: Vec<bool> = report.findings.iter().map(|finding| !finding.used_by.is_empty()).collect();
            assert_eq!(used, [relied_on], "without {without}: {:?}", report.findings);
        }
    }

    #[test]
    fn suites_of_every_format_touch_what_they_read_and_send() {
        let parameter = "      parameters: [{name: lang, in: query, schema: {type: string}}]\n";
        assert_eq!(used(parameter), [("parameter-removed", vec!["mobile-app mobile.json:3".to_owned()])]);
        assert_eq!(used(", level: {type: string}"), [("property-removed", vec!["web web.yaml:6".to_owned()])]);
        assert_eq!(used("name: {type: string}, "), [("property-removed", vec!["mobile-app mobile.json:3".to_owned()])]);
    }
}
