//! The endpoint itself. One thread does everything: verifying and validating take microseconds, waiting is shared.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustc_hash::FxHashMap;
use tokio::net::TcpListener;

use super::log::{Entry, Log, Logged};
use crate::deliver::is_of_connection;
use crate::inspect::Inspection;
use crate::request::Request;

/// Connections at a time; more wait until one ends.
const CONNECTIONS: usize = 1024;
/// For the head of a request to come.
const HEAD: Duration = Duration::from_secs(30);
/// For what is under way to end when listening ends.
const LAST: Duration = Duration::from_secs(10);
/// Deliveries whose repetition is noticed; the table starts anew behind that.
const REMEMBERED: usize = 1 << 20;

/// Looks at a request as of a time, in seconds since 1970.
type Inspect<'l> = Box<dyn Fn(&Request, i64) -> Inspection + 'l>;

/// What an endpoint does with what comes.
pub struct Listener<'l> {
    pub inspect: Inspect<'l>,
    /// Seconds since 1970, and the same as RFC 3339.
    pub now: Box<dyn Fn() -> (i64, String) + 'l>,
    /// Told of every request when it has been answered.
    pub told: Box<dyn Fn(&Seen) + 'l>,
    /// Where genuine requests are forwarded to; without it they are answered with 204.
    pub forward_to: Option<String>,
    /// Whether a payload that breaks its schema is refused (422) instead of forwarded.
    pub refuse_invalid: bool,
    /// Most bytes of a body.
    pub max_size: usize,
    /// For a body to come, and for the app to answer.
    pub timeout: Duration,
    pub log: Log,
    /// What the log held when it was opened.
    pub logged: Logged,
}

/// One request, as it is told of.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its number in the log; `None` where it could not be read, and so is not in there.
    pub sequence: Option<u64>,
    pub method: String,
    pub path: String,
    pub inspection: Inspection,
    /// How often the delivery had come before.
    pub repeats: u64,
    pub status: u16,
    pub took: Duration,
}

#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    #[error("cannot listen at {0}: {1}")]
    Bind(SocketAddr, #[source] io::Error),
    #[error("the log cannot be written, so nothing can be taken: {0}")]
    Log(#[source] io::Error),
    #[error("the client for the app cannot be made: {0}")]
    Client(String),
}

/// An endpoint that is bound, and not yet taking anything.
pub struct Listening<'l> {
    socket: TcpListener,
    state: State<'l>,
}

struct State<'l> {
    listener: Listener<'l>,
    client: reqwest::Client,
    log: RefCell<Log>,
    sequence: Cell<u64>,
    seen: RefCell<FxHashMap<String, u64>>,
    /// Set when the log could not be written: nothing more is taken.
    broken: RefCell<Option<io::Error>>,
}

impl<'l> Listener<'l> {
    /// Takes the address. Port 0 is any that is free.
    pub async fn bind(mut self, address: SocketAddr) -> Result<Listening<'l>, ListenError> {
        let socket = TcpListener::bind(address).await.map_err(|error| ListenError::Bind(address, error))?;
        let client = reqwest::Client::builder()
            .timeout(self.timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| ListenError::Client(error.to_string()))?;
        let logged = std::mem::take(&mut self.logged);
        let log = RefCell::new(std::mem::replace(&mut self.log, Log::none()));
        let state = State {
            client,
            log,
            sequence: Cell::new(logged.deliveries),
            seen: RefCell::new(logged.seen.into_iter().collect()),
            broken: RefCell::new(None),
            listener: self,
        };
        Ok(Listening { socket, state })
    }
}

impl Listening<'_> {
    /// The address that was taken.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Serves until `end` is done, then lets what is under way end.
    pub async fn run(self, end: impl Future<Output = ()>) -> Result<(), ListenError> {
        let Self { socket, state } = self;
        let mut connections = FuturesUnordered::new();
        let mut end = std::pin::pin!(end);
        loop {
            tokio::select! {
                () = &mut end => break,
                accepted = socket.accept(), if connections.len() < CONNECTIONS => match accepted {
                    Ok((stream, _)) => connections.push(state.serve(stream)),
                    // The process has no more descriptors, most likely: what is open must end first.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                },
                Some(()) = connections.next(), if !connections.is_empty() => {}
            }
            if let Some(error) = state.broken.borrow_mut().take() {
                return Err(ListenError::Log(error));
            }
        }
        drop(socket);
        let rest = async { while connections.next().await.is_some() {} };
        // Connections that are kept open without a request do not end by themselves.
        let _ = tokio::time::timeout(LAST.min(state.listener.timeout), rest).await;
        Ok(())
    }
}

impl State<'_> {
    async fn serve(&self, stream: tokio::net::TcpStream) {
        let service = service_fn(|request| async move { Ok::<_, Infallible>(self.answer(request).await) });
        // A connection that breaks is the sender's affair: what came whole is in the log.
        let _ = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .serve_connection(TokioIo::new(stream), service)
            .await;
    }

    async fn answer(&self, incoming: hyper::Request<Incoming>) -> Response<Full<Bytes>> {
        let started = Instant::now();
        let (parts, body) = incoming.into_parts();
        let body =
            match tokio::time::timeout(self.listener.timeout, Limited::new(body, self.listener.max_size).collect())
                .await
            {
                Ok(Ok(body)) => body.to_bytes(),
                Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
                    let detail = "the body is larger than --max-size allows";
                    return self.unread(&parts, StatusCode::PAYLOAD_TOO_LARGE, detail, started);
                }
                Ok(Err(_)) => {
                    return self.unread(&parts, StatusCode::BAD_REQUEST, "the body could not be read", started);
                }
                Err(_) => {
                    return self.unread(&parts, StatusCode::REQUEST_TIMEOUT, "the body did not come in time", started);
                }
            };
        let request = request(&parts, &body);
        let (now, received) = (self.listener.now)();
        let inspection = (self.listener.inspect)(&request, now);
        let repeats = inspection.delivery.as_ref().map_or(0, |id| self.again(id));
        let sequence = self.sequence.get() + 1;
        self.sequence.set(sequence);
        let mut entry = Entry::delivery(sequence, received, &request);
        if let Entry::Delivery { delivery, event, genuine, repeats: counted, findings, .. } = &mut entry {
            delivery.clone_from(&inspection.delivery);
            event.clone_from(&inspection.event);
            *genuine = inspection.genuine;
            *counted = repeats;
            let wrong =
                inspection.findings.iter().filter(|finding| finding.severity > accordant_document::Severity::Info);
            *findings = wrong.map(|finding| (finding.rule.to_owned(), finding.message.clone())).collect();
        }
        if !self.write(&entry) {
            return problem(StatusCode::INTERNAL_SERVER_ERROR, "the delivery could not be logged");
        }
        let response = self.respond(&parts, body, &inspection).await;
        let took = started.elapsed();
        let status = response.status().as_u16();
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.write(&Entry::answer(sequence, status, milliseconds));
        let Request { method, url: path, .. } = request;
        (self.listener.told)(&Seen { sequence: Some(sequence), method, path, inspection, repeats, status, took });
        response
    }

    /// Answers a request whose body never came whole: there is nothing to log, but somebody wants to know.
    fn unread(
        &self,
        parts: &hyper::http::request::Parts,
        status: StatusCode,
        detail: &str,
        started: Instant,
    ) -> Response<Full<Bytes>> {
        let Request { method, url: path, .. } = request(parts, &Bytes::new());
        let (inspection, took) = (Inspection::unread(detail), started.elapsed());
        (self.listener.told)(&Seen {
            sequence: None,
            method,
            path,
            inspection,
            repeats: 0,
            status: status.as_u16(),
            took,
        });
        problem(status, detail)
    }

    async fn respond(
        &self,
        parts: &hyper::http::request::Parts,
        body: Bytes,
        inspection: &Inspection,
    ) -> Response<Full<Bytes>> {
        if inspection.genuine == Some(false) {
            return problem(StatusCode::UNAUTHORIZED, "the signature does not verify");
        }
        if self.listener.refuse_invalid && !inspection.passed() {
            return problem(StatusCode::UNPROCESSABLE_ENTITY, "the payload is not as the contract says");
        }
        match &self.listener.forward_to {
            None => answer(StatusCode::NO_CONTENT),
            Some(to) => self.forward(to, parts, body).await,
        }
    }

    /// Hands the request on, bytes untouched, and gives back what the app answers.
    async fn forward(&self, to: &str, parts: &hyper::http::request::Parts, body: Bytes) -> Response<Full<Bytes>> {
        let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let path = if parts.uri.path() == "/" { "" } else { parts.uri.path() };
        let url = format!("{}{path}{query}", to.trim_end_matches('/'));
        let mut sent = self.client.request(parts.method.clone(), url).body(body);
        for (name, value) in parts.headers.iter().filter(|(name, _)| !is_of_connection(name.as_str())) {
            sent = sent.header(name, value);
        }
        let received = match sent.send().await {
            Ok(received) => received,
            Err(error) if error.is_timeout() => {
                return problem(StatusCode::GATEWAY_TIMEOUT, "the app did not answer in time");
            }
            Err(_) => return problem(StatusCode::BAD_GATEWAY, "the app cannot be reached"),
        };
        let status = received.status();
        let headers: Vec<(HeaderName, HeaderValue)> =
            received.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let Ok(bytes) = received.bytes().await else {
            return problem(StatusCode::BAD_GATEWAY, "the app broke off its answer");
        };
        let mut response = Response::new(Full::new(bytes));
        *response.status_mut() = status;
        for (name, value) in headers.into_iter().filter(|(name, _)| !is_of_connection(name.as_str())) {
            response.headers_mut().append(name, value);
        }
        response
    }

    /// Counts a delivery, and says how often it came before.
    fn again(&self, id: &str) -> u64 {
        let mut seen = self.seen.borrow_mut();
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        let times = seen.entry(id.to_owned()).or_default();
        *times += 1;
        *times - 1
    }

    /// Whether the line is in the log.
    fn write(&self, entry: &Entry) -> bool {
        match self.log.borrow_mut().write(entry) {
            Ok(()) => true,
            Err(error) => {
                *self.broken.borrow_mut() = Some(error);
                false
            }
        }
    }
}

/// The request as schemes see it, its address put together as the sender knew it.
fn request(parts: &hyper::http::request::Parts, body: &Bytes) -> Request {
    let text = |value: &HeaderValue| match value.to_str() {
        Ok(text) => text.to_owned(),
        Err(_) => value.as_bytes().iter().copied().map(char::from).collect(),
    };
    let header = |name: &str| parts.headers.get(name).map(text);
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let url = match header("x-forwarded-host").or_else(|| header("host")) {
        Some(host) => format!("{}://{host}{path}", header("x-forwarded-proto").unwrap_or_else(|| "http".to_owned())),
        None => path.to_owned(),
    };
    Request {
        method: parts.method.to_string(),
        url,
        headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: body.to_vec(),
        ..Request::default()
    }
}

fn answer(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::new()));
    *response.status_mut() = status;
    response
}

/// RFC 9457.
fn problem(status: StatusCode, detail: &str) -> Response<Full<Bytes>> {
    let title = status.canonical_reason().unwrap_or_default();
    let body = serde_json::json!({ "title": title, "status": status.as_u16(), "detail": detail });
    let mut response = Response::new(Full::new(Bytes::from(body.to_string())));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
