//! What a replay costs, from the start of the process to its end, against a server on this machine that answers at once,
//! beside the verifier of Pact on the same pact: `tests/peers && cargo bench -p accordant-tests --bench replay`.
//!
//! The server is this program, so its time is nobody's here. The peer is left out where `tests/peers` has not fetched it.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use accordant_tests::measure::{RUNS, accordant, head, is_a_run, measured};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

const PLAYED: usize = 500;
const HELD: usize = 2_000;
/// Runs of the peer, which takes seconds.
const PEER_RUNS: usize = 3;

/// The verifier as its documentation uses it.
const PEER: &str = "import sys\nfrom pact import Verifier\n\
                    Verifier('items', host='127.0.0.1').add_transport(url=sys.argv[1]).add_source(sys.argv[2]).verify()\n";

const CONTRACT: &str = "
openapi: 3.1.0
info: {title: Items, version: '1'}
paths:
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getItem
      responses:
        '200':
          description: the item
          content:
            application/json:
              schema:
                type: object
                required: [id, name, tags]
                properties:
                  id: {type: integer}
                  name: {type: string}
                  tags: {type: array, items: {type: object, required: [name], properties: {name: {type: string}}}}
";

fn main() -> Result<()> {
    if is_a_run()? {
        return Ok(());
    }
    let accordant = accordant()?;
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| -> Result<String> {
        let path = folder.path().join(name);
        fs::write(&path, text)?;
        Ok(path.to_string_lossy().into_owned())
    };
    let contract = file("items.yaml", CONTRACT)?;
    let played = file("played.json", &pact(PLAYED).to_string())?;
    let held = file("held.json", &pact(HELD).to_string())?;
    let peer = file("peer.py", PEER)?;
    let address = serve()?;

    println!("{}", head(RUNS));
    let ours = |arguments: &[&str]| -> Vec<String> {
        let program = accordant.to_string_lossy().into_owned();
        [program, "replay".to_owned()].into_iter().chain(arguments.iter().map(|part| (*part).to_owned())).collect()
    };
    let live = ours(&[&played, "--contract", &contract, "--against", &address]);
    println!("{}", measured(&format!("replay of {PLAYED} interactions"), RUNS, &live, "1 s wall, 0.4 s cpu")?);
    let still = ours(&[&held, "--contract", &contract, "--static"]);
    println!("{}", measured(&format!("static check of {HELD} interactions"), RUNS, &still, "0.2 s")?);

    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/peers/pact/bin/python");
    if python.is_file() {
        let theirs = [python.to_string_lossy().into_owned(), peer, address, played];
        println!("{}", measured(&format!("pact-python 4.2, the same {PLAYED}"), PEER_RUNS, &theirs, "")?);
    } else {
        println!("the verifier of Pact is not there; `tests/peers` fetches it");
    }
    Ok(())
}

/// Interactions of an ordinary kind: a request, a status, a header, a body with two rules.
fn pact(count: usize) -> Value {
    let rule = |matcher: Value| json!({ "combine": "AND", "matchers": [matcher] });
    let interaction = |id: usize| {
        json!({
            "type": "Synchronous/HTTP",
            "key": format!("item-{id}"),
            "pending": false,
            "description": format!("read item {id}"),
            "request": { "method": "GET", "path": format!("/items/{id}"), "headers": { "Accept": ["application/json"] } },
            "response": {
                "status": 200,
                "headers": { "Content-Type": ["application/json"] },
                "body": { "contentType": "application/json", "encoded": false, "content": item(id) },
                "matchingRules": { "body": {
                    "$.name": rule(json!({ "match": "type" })),
                    "$.tags": rule(json!({ "match": "type", "min": 1 })),
                } },
            },
        })
    };
    json!({
        "consumer": { "name": "bench" },
        "provider": { "name": "items" },
        "interactions": (0..count).map(interaction).collect::<Vec<_>>(),
        "metadata": { "pactSpecification": { "version": "4.0" } },
    })
}

fn item(id: usize) -> Value {
    json!({ "id": id, "name": "a name", "tags": [{ "name": "one" }, { "name": "two" }] })
}

/// A server for as long as this program runs: a thread for each connection, which is kept open.
fn serve() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away ends its thread.
            std::thread::spawn(move || answer(stream));
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        while let Some(end) = request.windows(4).position(|window| window == b"\r\n\r\n") {
            let head: Vec<u8> = request.drain(..end + 4).collect();
            let head = String::from_utf8_lossy(&head);
            let id = head.split(' ').nth(1).and_then(|path| path.strip_prefix("/items/")).context("no item")?;
            let body = item(id.parse()?).to_string();
            let length = body.len();
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
            stream.write_all(format!("{head}{body}").as_bytes())?;
        }
        match stream.read(&mut buffer)? {
            0 => return Ok(()),
            read => request.extend(buffer.iter().take(read)),
        }
    }
}
