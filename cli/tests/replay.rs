//! `replay` as a process: what it prints, what it never prints, and how it ends.

mod common;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use common::{accordant, printed};

const CONTRACT: &str = "
openapi: 3.1.0
info: {title: Courses, version: '1'}
paths:
  /courses/{id}:
    post:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        '200':
          description: The course
          content:
            application/json:
              schema: {type: object, properties: {title: {type: string}, owner: {type: object}}}
";

const GRAPH: &str =
    "type Query { course(id: ID!): Course } type Course { title: String level: Level } enum Level { LOW HIGH }";

const SUITE: &str = "
accordant: suite/1
consumer: web
provider: courses
interactions:
  - name: change a course
    auth: student
    request:
      post: /courses/7
      query: {api_key: planted-query}
      headers: {Cookie: session=planted-cookie, X-Trace: '${env.PLANTED_ENV}'}
      body: {password: planted-body, note: planted@example.com, card: 4111 1111 1111 1111}
    response:
      status: 200
      body:
        title: {$type: Rust}
        owner: {name: planted-owner, mail: planted@example.org, token: planted-token}
";

const SETTINGS: &str = "
replay:
  auth:
    student: {bearer: 'env:PLANTED_TOKEN'}
  redact: [/owner/name]
";

/// Every secret that the run knows or meets.
const PLANTED: [&str; 3] = ["planted", "4111 1111", "4111-1111"];

/// A backend on a free port that answers every request with this body.
fn backend(status: u16, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut bytes = Vec::new();
            let mut buffer = [0; 4096];
            // Until the body is there: its last letter is that of the JSON.
            let complete =
                |bytes: &[u8]| bytes.ends_with(b"}") || bytes.starts_with(b"GET") && bytes.ends_with(b"\r\n\r\n");
            while !complete(&bytes) {
                match stream.read(&mut buffer) {
                    Ok(0) | Err(_) => break,
                    Ok(count) => bytes.extend_from_slice(&buffer[..count]),
                }
            }
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    url
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in
        [("api.yaml", CONTRACT), ("suite.yaml", SUITE), ("accordant.yaml", SETTINGS), ("api.graphql", GRAPH)]
    {
        fs::write(folder.path().join(name), text).expect("writable");
    }
    // So that no settings above are found.
    fs::create_dir(folder.path().join(".git")).expect("writable");
    folder
}

fn replay(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = accordant(folder);
    command.env("PLANTED_TOKEN", "planted-profile").env("PLANTED_ENV", "planted-env");
    printed(&command.arg("replay").args(arguments).output().expect("it runs"))
}

#[test]
fn no_format_shows_a_secret() {
    let folder = folder();
    let answer =
        r#"{"title": 5, "owner": {"name": "planted-answer", "mail": "planted@example.net", "token": "planted-other"}}"#;
    let url = backend(200, answer);
    for format in ["text", "json", "markdown", "html", "github", "gitlab", "sarif", "junit"] {
        let arguments = ["suite.yaml", "--contract", "api.yaml", "--against", &url, "--format", format];
        let (status, out, error) = replay(folder.path(), &arguments);
        assert_eq!(status, 1, "{format}: {error}");
        assert!(out.contains("title"), "{format} tells of the mismatch: {out}");
        for planted in PLANTED {
            assert!(!out.contains(planted), "{format} shows `{planted}`: {out}");
            assert!(!error.contains(planted), "{format} shows `{planted}`: {error}");
        }
    }
}

#[test]
fn the_report_for_programs_keeps_its_schema() {
    let folder = folder();
    let url = backend(200, r#"{"title": "Go", "owner": {}}"#);
    let schema =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("report.schema.json")).expect("is there");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    for arguments in [
        vec!["suite.yaml", "--contract", "api.yaml", "--static", "--coverage", "--format", "json"],
        vec![
            "suite.yaml",
            "--contract",
            "api.yaml",
            "--contract",
            "api.graphql",
            "--static",
            "--coverage",
            "--format",
            "json",
        ],
        vec!["suite.yaml", "--contract", "api.yaml", "--against", &url, "--format", "json"],
    ] {
        let (_, out, error) = replay(folder.path(), &arguments);
        let report: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{error}"));
        let faults: Vec<String> = schema.iter_errors(&report).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(report["replay"]["interactions"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn junit_tells_failures_errors_and_what_is_pending_apart() {
    let folder = folder();
    let suite = "
accordant: suite/1
consumer: web
provider: courses
interactions:
  - {name: passes, request: {get: /a}, response: {status: 200}}
  - {name: fails, request: {get: /b}, response: {status: 201}}
  - {name: waits, pending: true, request: {get: /c}, response: {status: 201}}
  - {name: cannot, request: {get: '/d/${env.NOT_SET_ANYWHERE}'}, response: {status: 200}}
";
    fs::write(folder.path().join("suite.yaml"), suite).expect("writable");
    let url = backend(200, "{}");
    let (status, out, error) = replay(folder.path(), &["suite.yaml", "--against", &url, "--format", "junit"]);
    assert_eq!(status, 1, "{error}");
    assert!(out.contains(r#"tests="4" skipped="1" failures="1" errors="1""#), "{out}");
    assert!(out.contains("<testsuite name=\"web -> courses\"") || out.contains("web -&gt; courses"), "{out}");
    assert!(out.contains("pending: the status is 200, not 201"), "{out}");
    let (_, out, _) = replay(folder.path(), &["suite.yaml", "--against", &url]);
    assert!(
        out.trim_end()
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("✗ 1 passed, 1 failed, 1 error, 1 pending failure")),
        "{out}"
    );
}

#[test]
fn what_failed_is_remembered() {
    let folder = folder();
    let suite = "
accordant: suite/1
consumer: web
provider: courses
interactions:
  - {name: passes, request: {get: /a}, response: {status: 200}}
  - {name: fails, request: {get: /b}, response: {status: 201}}
";
    fs::write(folder.path().join("suite.yaml"), suite).expect("writable");
    let url = backend(200, "{}");
    // Where nothing is known all of it is played.
    let (status, out, error) = replay(folder.path(), &["suite.yaml", "--against", &url, "--only", "last-failed"]);
    assert!(status == 1 && error.contains("all of it is played"), "{error}");
    assert!(out.contains("1 passed, 1 failed"), "{out}");
    let (status, out, _) = replay(folder.path(), &["suite.yaml", "--against", &url, "--only", "last-failed"]);
    assert_eq!(status, 1);
    assert!(out.contains("0 passed, 1 failed, 1 skipped"), "{out}");
}

#[test]
fn a_question_that_cannot_be_asked_is_one_error() {
    let folder = folder();
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let absent = format!("http://{free}");
    fs::write(
        folder.path().join("states.yaml"),
        "
accordant: suite/1
consumer: web
provider: courses
interactions:
  - {name: n, given: [course exists], request: {get: /a}, response: {status: 200}}
",
    )
    .expect("writable");
    for (arguments, said) in [
        (vec!["suite.yaml", "--against", &absent], "nobody answers at http://127.0.0.1"),
        (vec!["suite.yaml", "--against", "localhost"], "no address"),
        (vec!["states.yaml", "--against", &absent], "nobody brings them about"),
        (vec!["suite.yaml", "--static"], "there is no contract"),
        (vec!["suite.yaml", "--against", &absent, "--only", "names=x"], "--only cannot be"),
        (vec!["suite.yaml", "--against", &absent, "--ca", "api.yaml"], "certificates"),
        (vec!["gone.yaml", "--contract", "api.yaml"], ""),
    ] {
        let (status, out, error) = replay(folder.path(), &arguments);
        assert_eq!(status, 2, "{arguments:?}: {out}{error}");
        assert!(error.contains(said), "{arguments:?}: {error}");
        assert!(error.lines().count() < 6, "one error, and no wall: {error}");
    }
}

#[test]
fn a_malformed_suite_is_a_finding_with_its_place() {
    let folder = folder();
    fs::write(folder.path().join("suite.yaml"), "accordant: suite/1\nconsumer: web\nprovider: x\ninteractions: 7\n")
        .expect("writable");
    let (status, out, _) = replay(folder.path(), &["suite.yaml", "--contract", "api.yaml", "--static"]);
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("suite.yaml:4:1"), "{out}");
}
