//! The mock and the proxy behind sockets of this process.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_replay::Redactor;
use accordant_replay::judge::Judge;
use accordant_replay::proxy::{self, Copied, Exchange, Proxy, Refused, Traffic, recorded};
use accordant_replay::responder::{Options, Responder};
use accordant_replay::serve::{FaultPlan, Faults, Served, Server, Settings};
use accordant_suite::recorded::RecordedBody;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

const ITEMS: &str = "
openapi: 3.1.0
info: {title: items, version: '1'}
paths:
  /items/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: one, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}, list: {type: array, items: {type: string}}}}}}}}
    put:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {type: object, required: [name]}}, application/octet-stream: {}}}
      responses: {'204': {description: done}}
";

fn contract() -> Arc<Contract> {
    let (documents, findings) = load_text("items.yaml", ITEMS, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert!(!contract.has_errors(), "{:?}", contract.findings);
    Arc::new(contract)
}

/// A mock of the items, what it told, and the switch that ends it.
async fn mock(
    faults: &str,
    change: impl FnOnce(&mut Settings),
) -> (SocketAddr, Arc<Mutex<Vec<Served>>>, oneshot::Sender<()>) {
    let told: Arc<Mutex<Vec<Served>>> = Arc::default();
    let telling = Arc::clone(&told);
    let faults: Faults = faults.parse().expect("faults");
    let mut settings = Settings {
        responder: Responder::new(&[contract()], Options::default()),
        faults: FaultPlan::new(1, faults, Vec::new()),
        max_size: 1 << 16,
        timeout: Duration::from_secs(10),
        told: Box::new(move |served| telling.lock().expect("unpoisoned").push(served.clone())),
    };
    change(&mut settings);
    let server = Server::bind(SocketAddr::from(([127, 0, 0, 1], 0)), settings).await.expect("bound");
    let address = server.address().expect("an address");
    let (end, ended) = oneshot::channel::<()>();
    tokio::spawn(server.run(async {
        let _ = ended.await;
    }));
    (address, told, end)
}

/// What comes back for raw bytes, until the connection ends.
async fn raw(address: SocketAddr, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    // The other side may end before it has read everything.
    let _ = stream.write_all(sent).await;
    let mut received = Vec::new();
    let _ = stream.read_to_end(&mut received).await;
    String::from_utf8_lossy(&received).into_owned()
}

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mock_answers_tells_and_ends() {
    let (address, told, end) = mock("", |_| {}).await;
    assert!(raw(address, &get("/items/1")).await.starts_with("HTTP/1.1 200"));
    assert!(raw(address, &get("/items/one")).await.starts_with("HTTP/1.1 400"));
    assert!(raw(address, &get("/_accordant/health")).await.ends_with("{\"status\":\"ok\"}\n"));
    let told: Vec<(u16, String)> =
        told.lock().expect("unpoisoned").iter().map(|served| (served.status, served.target.clone())).collect();
    assert_eq!(told, [(200, "/items/1".into()), (400, "/items/one".into()), (200, "/_accordant/health".into())]);
    let idle = TcpStream::connect(address).await.expect("it listens");
    end.send(()).expect("it runs");
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    drop(idle);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_clients_cost_nothing() {
    let (address, _, _end) = mock("", |settings| settings.timeout = Duration::from_millis(200)).await;
    let put = |length: usize, body: &str| {
        format!("PUT /items/1 HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
    };
    let deep = "[".repeat(60_000);
    assert!(raw(address, &put(deep.len(), &deep)).await.starts_with("HTTP/1.1 400"));
    let large = "x".repeat(1 << 17);
    assert!(raw(address, &put(large.len(), &large)).await.starts_with("HTTP/1.1 413"));
    assert!(raw(address, &put(100, "{\"name\":")).await.starts_with("HTTP/1.1 408"), "a body that does not come");
    // What cannot be read is told, and not only hung up on.
    for (sent, expected) in [
        (b"\x16\x03\x01\x02\x00\r\n\r\n".to_vec(), "HTTP/1.1 400"),
        (
            [b"GET /items/1 HTTP/1.1\r\nx: ".to_vec(), vec![b'a'; 600_000], b"\r\n\r\n".to_vec()].concat(),
            "HTTP/1.1 431",
        ),
        (
            b"PUT /items/1 HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab".to_vec(),
            "HTTP/1.1 400",
        ),
        (b"PUT /items/1 HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_vec(), "HTTP/1.1 400"),
    ] {
        let answer = raw(address, &sent).await;
        assert!(answer.starts_with(expected), "{answer}");
    }
    let last = get("/items/1");
    let one = String::from_utf8_lossy(&last).replace("connection: close\r\n", "");
    let piped = raw(address, &[one.repeat(100).as_bytes(), &last].concat()).await;
    assert_eq!(piped.matches("HTTP/1.1 200").count(), 101, "requests that come at once are all answered");
    assert!(raw(address, &get(&format!("/items/{}", "%FF".repeat(1000)))).await.starts_with("HTTP/1.1 400"));
    // Connections that say nothing do not keep others from being answered.
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(TcpStream::connect(address).await.expect("it listens"));
    }
    assert!(raw(address, &get("/items/1")).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_shown_on_purpose() {
    let (address, told, _end) = mock("error=100%", |_| {}).await;
    assert!(raw(address, &get("/items/1")).await.starts_with("HTTP/1.1 503"));
    assert_eq!(told.lock().expect("unpoisoned")[0].fault, Some("error"));
    let (address, _told, _end) = mock("reset=100%", |_| {}).await;
    assert_eq!(raw(address, &get("/items/1")).await, "");
    assert!(raw(address, &get("/_accordant/health")).await.starts_with("HTTP/1.1 200"), "health is no operation");
    let (address, _told, _end) = mock("truncate=1", |_| {}).await;
    let cut = raw(address, &get("/items/1")).await;
    let (head, body) = cut.split_once("\r\n\r\n").expect("a head");
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|text| text.parse().ok())
        .expect("a length");
    assert!(body.len() < length, "{cut}");
    let (address, _told, _end) = mock("rate=1/s", |_| {}).await;
    assert!(raw(address, &get("/items/1")).await.starts_with("HTTP/1.1 200"));
    let limited = raw(address, &get("/items/1")).await;
    assert!(limited.starts_with("HTTP/1.1 429") && limited.contains("retry-after: "), "{limited}");
}

/// A backend that answers by the path: `/items/1` soundly, `/items/2` not, `/large` with so many bytes, `/hang` never,
/// `/cut` with half of what it says; `PUT` with the number of bytes that came.
async fn backend() -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").await.expect("bound");
    let address = socket.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = socket.accept().await {
            tokio::spawn(async move {
                let mut peeked = [0; 8];
                let count = stream.peek(&mut peeked).await.unwrap_or_default();
                if peeked.get(..count).is_some_and(|start| start.starts_with(b"GET /cut")) {
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf").await;
                    return;
                }
                let service = service_fn(|request: Request<hyper::body::Incoming>| async move {
                    let path = request.uri().path().to_owned();
                    if path == "/hang" {
                        std::future::pending::<()>().await;
                    }
                    let echoed: Vec<String> = request
                        .headers()
                        .iter()
                        .map(|(name, value)| format!("{name}={}", value.to_str().unwrap_or("?")))
                        .collect();
                    let mut size = 0;
                    let method = request.method().clone();
                    let mut body = request.into_body();
                    while let Some(Ok(frame)) = body.frame().await {
                        size += frame.data_ref().map_or(0, Bytes::len);
                    }
                    let (media, body) = match path.as_str() {
                        _ if method == "PUT" => ("text/plain", size.to_string()),
                        "/items/2" => (
                            "application/json",
                            "{\"id\": \"two\", \"list\": [1, 2], \"token\": \"tulip-bulb-77\"}".to_owned(),
                        ),
                        "/headers" => ("text/plain", echoed.join("\n")),
                        "/large" => ("application/octet-stream", "x".repeat(100 << 20)),
                        _ => ("application/json", "{\"id\": 1}".to_owned()),
                    };
                    let response =
                        Response::builder().header("content-type", media).header("x-own", "a").header("x-own", "b");
                    Ok::<_, Infallible>(response.body(Full::new(Bytes::from(body))).expect("a response"))
                });
                let _ =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    address
}

struct Running {
    address: SocketAddr,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
    end: oneshot::Sender<()>,
    done: tokio::task::JoinHandle<u64>,
}

impl Running {
    async fn start(to: SocketAddr, change: impl FnOnce(&mut proxy::Settings)) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let exchanges: Arc<Mutex<Vec<Exchange>>> = Arc::default();
        let seeing = Arc::clone(&exchanges);
        let mut settings = proxy::Settings {
            to: format!("http://{to}"),
            most: 1 << 16,
            timeout: Duration::from_secs(60),
            enforce: Vec::new(),
            requests: None,
            seen: Box::new(move |exchange| seeing.lock().expect("unpoisoned").push(exchange.clone())),
        };
        change(&mut settings);
        let proxy = Proxy::bind(SocketAddr::from(([127, 0, 0, 1], 0)), settings).await.expect("bound");
        let address = proxy.address().expect("an address");
        let (end, ended) = oneshot::channel::<()>();
        let done = tokio::spawn(proxy.run(async {
            let _ = ended.await;
        }));
        Self { address, exchanges, end, done }
    }

    /// Ends the proxy, and gives what passed.
    async fn exchanges(self) -> Vec<Exchange> {
        let _ = self.end.send(());
        assert_eq!(self.done.await.expect("it ends"), 0);
        self.exchanges.lock().expect("unpoisoned").clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn traffic_passes_untouched_and_is_grouped() {
    let proxy = Running::start(backend().await, |_| {}).await;
    let sent = b"GET /headers HTTP/1.1\r\nhost: a\r\nx-one: 1\r\nconnection: close, x-hop\r\nx-hop: 1\r\naccept-encoding: br\r\n\r\n";
    let headers = raw(proxy.address, sent).await;
    assert!(
        headers.contains("x-one=1") && headers.contains("accept-encoding=br") && !headers.contains("x-hop"),
        "{headers}"
    );
    assert!(headers.matches("x-own: ").count() == 2, "{headers}");
    for path in ["/items/1", "/items/2", "/items/2", "/items/nine?token=tulip"] {
        raw(proxy.address, &get(path)).await;
    }
    let exchanges = proxy.exchanges().await;
    let mut traffic = Traffic::new(&[contract()], Redactor::new([], &[]), 1 << 16);
    for exchange in &exchanges {
        traffic.see(exchange);
    }
    let mut told: Vec<String> = traffic
        .findings()
        .iter()
        .map(|(_, finding)| {
            format!("{} {}: {}", finding.rule, finding.subject.as_deref().unwrap_or(""), finding.message)
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "traffic-operation-unknown GET: `/headers` of the request: the contract has no such path; once, first at `GET /headers 200`",
            "traffic-request-parameter GET /items/{id}: path `id`: the value is not of type \"integer\"; once, first at `GET /items/nine 200`",
            "traffic-response-body GET /items/{id}: `/id` of the answer: the value is not of type \"integer\"; 2 times, first at `GET /items/2 200`",
            "traffic-response-body GET /items/{id}: `/list/*` of the answer: the value is not of type \"string\"; 4 times, first at `GET /items/2 200`",
        ]
    );
    assert!(traffic.findings().iter().any(|(_, finding)| finding.origin.is_some()), "the contract's line is known");
    let line = recorded(&exchanges[2], &Redactor::new([], &[]), 1 << 16).line()
        + &recorded(&exchanges[4], &Redactor::new([], &[]), 1 << 16).line();
    assert!(!line.contains("tulip"), "{line}");
    assert!(matches!(recorded(&exchanges[1], &Redactor::new([], &[]), 1 << 16).response.body, RecordedBody::Text(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn large_bodies_stream_through() {
    tokio::time::timeout(Duration::from_secs(120), large_bodies()).await.expect("they come to an end");
}

async fn large_bodies() {
    let proxy = Running::start(backend().await, |_| {}).await;
    let mut stream = TcpStream::connect(proxy.address).await.expect("it listens");
    let length: usize = 100 << 20;
    let head = format!(
        "PUT /items/1 HTTP/1.1\r\nhost: a\r\ncontent-type: application/octet-stream\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let chunk = vec![b'x'; 1 << 20];
    for _ in 0..100 {
        stream.write_all(&chunk).await.expect("sent");
    }
    let mut answer = vec![0; 4096];
    let count = stream.read(&mut answer).await.expect("answered");
    assert!(String::from_utf8_lossy(&answer[..count]).contains(&length.to_string()));
    stream.write_all(&get("/large")).await.expect("sent");
    let mut received = 0;
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
        received += count;
    }
    assert!(received > length, "{received}");
    let exchanges = proxy.exchanges().await;
    assert_eq!(exchanges[0].request.body, Copied::TooLarge);
    assert_eq!(exchanges[1].response.body, Copied::TooLarge);
}

#[tokio::test(flavor = "multi_thread")]
async fn backends_that_fail_are_one_clear_answer() {
    let to = backend().await;
    let proxy = Running::start(to, |settings| settings.timeout = Duration::from_millis(300)).await;
    let started = Instant::now();
    assert!(raw(proxy.address, &get("/hang")).await.starts_with("HTTP/1.1 504"));
    assert!(started.elapsed() < Duration::from_secs(5), "a hanging backend ends at the timeout");
    assert!(raw(proxy.address, &get("/cut")).await.contains("half"));
    // An upload that the backend does not take ends, too.
    let length = 32 << 20;
    let head = format!("PUT /hang HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\n\r\n");
    let upload = [head.as_bytes(), &vec![b'x'; length]].concat();
    let ended = tokio::time::timeout(Duration::from_secs(10), raw(proxy.address, &upload)).await;
    assert!(ended.is_ok(), "the connection ends with the answer, not when it has stood open for long enough");
    let exchanges = proxy.exchanges().await;
    assert_eq!(exchanges[0].refused, Some(Refused::Slow));
    assert_eq!(exchanges[1].response.body, Copied::Broken);
    let nobody = TcpListener::bind("127.0.0.1:0").await.and_then(|socket| socket.local_addr()).expect("an address");
    let proxy = Running::start(nobody, |_| {}).await;
    assert!(raw(proxy.address, &get("/items/1")).await.starts_with("HTTP/1.1 502"));
    assert_eq!(proxy.exchanges().await[0].refused, Some(Refused::Unreachable));
}

#[tokio::test(flavor = "multi_thread")]
async fn enforcing_refuses_what_breaks_the_contract() {
    let enforce = |settings: &mut proxy::Settings| settings.enforce = Judge::new(contract()).into_iter().collect();
    let proxy = Running::start(backend().await, enforce).await;
    assert!(raw(proxy.address, &get("/items/1")).await.ends_with("{\"id\": 1}"));
    let refused = raw(proxy.address, &get("/items/one")).await;
    assert!(refused.starts_with("HTTP/1.1 422") && refused.contains("#/id"), "{refused}");
    let refused = raw(proxy.address, &get("/items/2")).await;
    assert!(refused.starts_with("HTTP/1.1 502") && refused.contains("#/list/0"), "{refused}");
    let length = 1 << 17;
    let large = format!(
        "PUT /items/1 HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/octet-stream\r\ncontent-length: {length}\r\n\r\n{}",
        "x".repeat(length)
    );
    let passed = raw(proxy.address, large.as_bytes()).await;
    assert!(
        passed.starts_with("HTTP/1.1 502") && passed.contains("`204`"),
        "what is too large to hold passes, its answer is held: {passed}"
    );
    let refusals: Vec<Option<Refused>> = proxy.exchanges().await.iter().map(|exchange| exchange.refused).collect();
    assert_eq!(refusals, [None, Some(Refused::Request), Some(Refused::Response), Some(Refused::Response)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_ends_after_so_many_requests() {
    let proxy = Running::start(backend().await, |settings| settings.requests = Some(2)).await;
    raw(proxy.address, &get("/items/1")).await;
    raw(proxy.address, &get("/items/1")).await;
    assert_eq!(tokio::time::timeout(Duration::from_secs(10), proxy.done).await.expect("it ends").expect("in order"), 0);
}
