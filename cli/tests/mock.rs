//! `mock` as a process: what it says when it starts, and what its log shows.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const CONTRACT: &str = "
openapi: 3.1.0
info: {title: Courses, version: '1'}
security: [{key: []}]
paths:
  /courses:
    get:
      responses:
        '200':
          description: The courses
          content:
            application/json:
              schema: {type: array, items: {type: string}}
              examples: {wrong: {value: 5}, right: {value: [Rust]}}
components: {securitySchemes: {key: {type: apiKey, in: query, name: api_key}}}
";

/// A mock of its own, which ends with this value.
struct Mock {
    process: Child,
    address: String,
    log: BufReader<std::process::ChildStdout>,
}

impl Mock {
    fn start(folder: &TempDir) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_accordant"))
            .current_dir(folder.path())
            .args(["mock", "api.yaml", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut log = BufReader::new(process.stdout.take().expect("standard output"));
        let mut line = String::new();
        log.read_line(&mut line).expect("it says where");
        let address =
            line.strip_prefix("http://").and_then(|line| line.split_once(' ')).expect("an address").0.to_owned();
        Self { process, address, log }
    }

    fn ask(&self, target: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "GET {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("answered");
        text
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.log.read_line(&mut line).expect("a line");
        line
    }

    /// What it said beside its log.
    fn end(mut self) -> String {
        self.process.kill().expect("it runs");
        let mut told = String::new();
        self.process.stderr.take().expect("standard error").read_to_string(&mut told).expect("text");
        told
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_start_is_short_and_the_log_has_no_secrets() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("api.yaml"), CONTRACT).expect("written");
    fs::create_dir(folder.path().join(".git")).expect("written");
    let mut mock = Mock::start(&folder);
    let answer = mock.ask("/courses?api_key=planted&page=2");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("[\"Rust\"]"), "{answer}");
    let line = mock.line();
    assert!(line.starts_with("200 GET /courses?api_key=***&page=2 example `right`"), "{line}");
    assert!(mock.ask("/courses").starts_with("HTTP/1.1 401"));
    let line = mock.line();
    assert!(line.contains("`key` (an API key in the query parameter `api_key`)"), "{line}");
    let told = mock.end();
    assert!(told.starts_with("1 example breaks its schema and is not given"), "{told}");
    assert!(told.contains("api.yaml:14:") && told.lines().count() == 2, "{told}");
}
