//! Contracts from URLs and endpoints: fetched, with headers that reach the server and nothing else.

mod common;

use common::{accordant, printed};
use tempfile::tempdir;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: Remote, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: ok}}\n";

async fn serve(route: &str, body: &str) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path(route))
        .and(header("authorization", "Bearer secret-token"))
        .respond_with(ResponseTemplate::new(200).set_body_string(body))
        .mount(&server)
        .await;
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn a_url_is_read_with_the_headers_that_were_given() -> anyhow::Result<()> {
    let server = serve("/openapi.yaml", DOCUMENT).await;
    let folder = tempdir()?;
    let url = format!("{}/openapi.yaml?key=secret-key", server.uri());
    let output = accordant(folder.path())
        .args(["show", &url, "--format", "json", "--header", "Authorization: Bearer secret-token"])
        .output()?;
    let (status, out, err) = printed(&output);
    assert_eq!(status, 0, "{out}{err}");
    let shown: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(shown["counts"]["operations"], 1);
    assert_eq!(shown["file"], format!("{}/openapi.yaml?key=***", server.uri()));
    assert!(!out.contains("secret-") && !err.contains("secret-"), "a secret was printed: {out}{err}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_request_is_one_finding_without_its_secrets() -> anyhow::Result<()> {
    let server = serve("/openapi.yaml", DOCUMENT).await;
    let folder = tempdir()?;
    let url = format!("{}/openapi.yaml?key=secret-key", server.uri().replace("http://", "http://me:secret-word@"));
    let output = accordant(folder.path())
        .args(["check", &url, "--format", "json", "--header", "Authorization: Bearer secret-wrong"])
        .output()?;
    let (status, out, err) = printed(&output);
    assert_eq!(status, 2, "{out}{err}");
    let report: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(report["summary"]["error"], 1);
    assert_eq!(report["findings"][0]["rule"], "source-unreadable");
    assert!(!out.contains("secret-") && !err.contains("secret-"), "a secret was printed: {out}{err}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn references_to_the_network_need_the_flag() -> anyhow::Result<()> {
    let server = serve("/schemas.yaml", "Course: {type: object}\n").await;
    let folder = tempdir()?;
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    Course: {{$ref: '{}/schemas.yaml#/Course'}}\n",
        server.uri()
    );
    std::fs::write(folder.path().join("openapi.yaml"), document)?;
    let output = accordant(folder.path()).args(["show", "openapi.yaml"]).output()?;
    let (status, out, err) = printed(&output);
    assert_eq!(status, 2, "{out}{err}");
    assert_eq!(server.received_requests().await.map(|requests| requests.len()), Some(0), "the network was touched");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graphql_endpoint_is_asked_for_its_schema() -> anyhow::Result<()> {
    let server = MockServer::start().await;
    let answer = serde_json::json!({"data": {"__schema": {
        "queryType": {"name": "Query"}, "mutationType": null, "subscriptionType": null, "directives": [],
        "types": [
            {"kind": "OBJECT", "name": "Query", "description": null, "interfaces": [], "inputFields": null,
             "enumValues": null, "possibleTypes": null,
             "fields": [{"name": "hello", "description": null, "args": [], "isDeprecated": false,
                         "deprecationReason": null, "type": {"kind": "SCALAR", "name": "String", "ofType": null}}]},
            {"kind": "SCALAR", "name": "String", "description": null, "fields": null, "interfaces": null,
             "inputFields": null, "enumValues": null, "possibleTypes": null}
        ]
    }}});
    Mock::given(method("POST"))
        .and(path("/graphql"))
        .and(header("x-api-key", "secret-key"))
        .respond_with(ResponseTemplate::new(200).set_body_json(answer))
        .mount(&server)
        .await;
    let folder = tempdir()?;
    let endpoint = format!("graphql+{}/graphql", server.uri());
    let output = accordant(folder.path())
        .args(["show", &endpoint, "--format", "json", "--header", "X-Api-Key: secret-key"])
        .output()?;
    let (status, out, err) = printed(&output);
    assert_eq!(status, 0, "{out}{err}");
    let shown: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!((&shown["kind"], &shown["counts"]["rootFields"]), (&"graphql".into(), &1.into()));
    assert!(!out.contains("secret-key"));
    Ok(())
}
