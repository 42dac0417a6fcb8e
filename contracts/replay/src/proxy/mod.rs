//! A proxy that passes everything on untouched and looks at copies afterwards.

mod exchange;
mod headers;
mod record;
mod tee;
mod traffic;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, HeaderValue};
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response};
use tokio::net::TcpListener;
use tokio::sync::Notify;

pub use exchange::{Exchange, Message, Refused};
pub use record::recorded;
pub use tee::Copied;
pub use traffic::{Counts, Seen, Traffic};

use crate::judge::{Judge, Question};
use crate::responder::Answer;
use crate::serve::connections::accept;
use headers::passed_on;
use tee::{Copy, Lent, Room, Tee, hold};

/// Exchanges that wait to be looked at, and the bytes of their bodies; what comes on top is passed on and counted.
const WAITING: usize = 4096;
const WAITING_BYTES: usize = 32 << 20;

/// How a proxy works.
pub struct Settings {
    /// The backend, as `https://api.example.com/base`.
    pub to: String,
    /// Most bytes of a body that are copied.
    pub most: usize,
    /// For the backend to begin an answer, and between the parts of one. An upload may take longer while it moves.
    pub timeout: Duration,
    /// What requests and answers must keep to: others are refused with 422 and 502. Bodies beyond `most` pass.
    pub enforce: Vec<Judge>,
    /// End after so many requests.
    pub requests: Option<u64>,
    /// Told of every exchange, in the order in which they ended, on a thread of its own.
    pub seen: Box<dyn FnMut(&Exchange) + Send>,
}

#[derive(Debug, thiserror::Error)]
pub enum ProxyError {
    #[error("cannot listen at {0}: {1}")]
    Bind(SocketAddr, #[source] io::Error),
    #[error("`{0}` is no address of a backend")]
    To(String),
    #[error("the client for the backend cannot be made: {0}")]
    Client(String),
}

/// What the thread that looks at exchanges is told.
enum Look {
    At(Box<Exchange>),
    /// Connections that are still open keep the sender: the end is said.
    End,
}

/// A proxy that has its address, and does not pass anything yet.
pub struct Proxy {
    socket: TcpListener,
    state: Arc<State>,
    waiting: Receiver<Look>,
    seen: Box<dyn FnMut(&Exchange) + Send>,
}

struct State {
    to: String,
    most: usize,
    timeout: Duration,
    enforce: Vec<Judge>,
    client: reqwest::Client,
    look: SyncSender<Look>,
    /// Of copies that are under way.
    room: Arc<Room>,
    /// Bytes of bodies that wait.
    waiting: AtomicUsize,
    left_out: AtomicU64,
    requests: Option<u64>,
    passed: AtomicU64,
    enough: Notify,
}

type Passed = BoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

impl Proxy {
    /// Takes the address; port 0 is any that is free.
    ///
    /// # Errors
    /// Where the address is taken, or `to` is none.
    pub async fn bind(address: SocketAddr, settings: Settings) -> Result<Self, ProxyError> {
        let to = settings.to.trim_end_matches('/').to_owned();
        let url =
            reqwest::Url::parse(&to).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if url.is_none_or(|url| url.query().is_some() || url.fragment().is_some()) {
            return Err(ProxyError::To(settings.to));
        }
        let socket = TcpListener::bind(address).await.map_err(|error| ProxyError::Bind(address, error))?;
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_gzip()
            .no_proxy()
            .connect_timeout(settings.timeout)
            .read_timeout(settings.timeout)
            .build()
            .map_err(|error| ProxyError::Client(error.to_string()))?;
        let (look, waiting) = sync_channel(WAITING);
        let state = State {
            to,
            most: settings.most,
            timeout: settings.timeout,
            enforce: settings.enforce,
            client,
            look,
            room: Arc::default(),
            waiting: AtomicUsize::new(0),
            left_out: AtomicU64::new(0),
            requests: settings.requests,
            passed: AtomicU64::new(0),
            enough: Notify::new(),
        };
        Ok(Self { socket, state: Arc::new(state), waiting, seen: settings.seen })
    }

    pub fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Passes on until `end` is done or there were enough requests, then looks at what is left. Gives the number of
    /// exchanges that nobody could look at because too many waited.
    pub async fn run(self, end: impl Future<Output = ()>) -> u64 {
        let Self { socket, state, waiting, mut seen } = self;
        let counted = Arc::clone(&state);
        let looking = tokio::task::spawn_blocking(move || {
            while let Ok(Look::At(exchange)) = waiting.recv() {
                counted.waiting.fetch_sub(size(&exchange), Ordering::Relaxed);
                seen(&exchange);
            }
        });
        let service = {
            let state = Arc::clone(&state);
            service_fn(move |request| {
                let state = Arc::clone(&state);
                async move { Ok::<_, std::convert::Infallible>(state.pass(request).await) }
            })
        };
        let enough = async {
            tokio::select! {
                () = end => {}
                () = state.enough.notified() => {}
            }
        };
        accept(socket, service, enough).await;
        let sender = state.look.clone();
        // The queue may be full: whoever empties it is not this thread.
        let _ = tokio::task::spawn_blocking(move || sender.send(Look::End)).await;
        let _ = looking.await;
        state.left_out.load(Ordering::Relaxed)
    }
}

fn size(exchange: &Exchange) -> usize {
    let of = |message: &Message| message.body.whole().map_or(0, Bytes::len);
    of(&exchange.request) + of(&exchange.response)
}

/// An exchange under way; whoever drops it says that it has ended.
struct Ending {
    state: Arc<State>,
    exchange: Exchange,
    started: Instant,
    request: Copy,
    response: Copy,
}

impl Drop for Ending {
    fn drop(&mut self) {
        let mut exchange = self.exchange.clone();
        exchange.request.body = self.request.take();
        exchange.response.body = self.response.take();
        exchange.took = self.started.elapsed();
        let size = size(&exchange);
        let state = &self.state;
        let waiting = state.waiting.fetch_add(size, Ordering::Relaxed);
        if waiting + size > WAITING_BYTES || state.look.try_send(Look::At(Box::new(exchange))).is_err() {
            state.waiting.fetch_sub(size, Ordering::Relaxed);
            state.left_out.fetch_add(1, Ordering::Relaxed);
        }
        let passed = state.passed.fetch_add(1, Ordering::Relaxed) + 1;
        if state.requests.is_some_and(|wanted| passed >= wanted) {
            state.enough.notify_one();
        }
    }
}

impl State {
    async fn pass(self: Arc<Self>, request: Request<Incoming>) -> Response<Passed> {
        let (parts, body) = request.into_parts();
        let mut ending = Ending {
            exchange: Exchange {
                method: parts.method.to_string(),
                path: parts.uri.path().to_owned(),
                query: parts.uri.query().map(str::to_owned),
                request: Message { headers: parts.headers.clone(), body: Copied::default() },
                status: 0,
                response: Message::default(),
                took: Duration::ZERO,
                refused: None,
            },
            started: Instant::now(),
            request: Copy::new(self.most, &self.room),
            response: Copy::new(self.most, &self.room),
            state: Arc::clone(&self),
        };
        ending.request.expect(&parts.headers);
        let (sent, take_back) = if self.enforce.is_empty() {
            let (lent, take_back) = Lent::new(Tee::new(body, ending.request.clone()));
            (reqwest::Body::wrap(lent), take_back)
        } else {
            let held = tokio::time::timeout(self.timeout, hold(body, self.most)).await;
            let Ok(Ok((held, copied))) = held else {
                let problem = Answer::problem(400, "body-broken", "the body could not be read to its end", Vec::new());
                return own(ending, problem, Refused::Request);
            };
            if let Some(refusal) = self.refuse_request(&ending.exchange, &copied) {
                return own(ending, refusal, Refused::Request);
            }
            let (lent, take_back) = Lent::new(Tee::new(held, ending.request.clone()));
            (reqwest::Body::wrap(lent), take_back)
        };
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let target = if target == "/" && self.to.matches('/').count() > 2 { "" } else { target };
        let mut outgoing = self.client.request(parts.method, format!("{}{target}", self.to)).body(sent);
        outgoing = outgoing.headers(passed_on(&parts.headers, true));
        let received = match self.answered(outgoing, &ending.request).await {
            Ok(received) => received,
            Err(refused) => {
                take_back();
                let (status, detail) = match refused {
                    Refused::Slow => (504, "the backend did not answer in time"),
                    _ => (502, "the backend cannot be reached"),
                };
                return own(ending, Answer::problem(status, "backend", detail, Vec::new()), refused);
            }
        };
        let (head, body) = hyper::http::Response::<reqwest::Body>::from(received).into_parts();
        ending.exchange.status = head.status.as_u16();
        ending.exchange.response.headers = head.headers.clone();
        let headers = passed_on(&head.headers, false);
        let copy = ending.response.clone();
        copy.expect(&head.headers);
        let body: Passed = if self.enforce.is_empty() {
            Tee::new(body, copy).then(ending).map_err(Into::into).boxed()
        } else {
            let Ok((held, copied)) = hold(body, self.most).await else {
                let problem = Answer::problem(502, "backend", "the backend broke off its answer", Vec::new());
                return own(ending, problem, Refused::Unreachable);
            };
            if let Some(refusal) = self.refuse_response(&ending.exchange, &copied) {
                ending.exchange.refused = Some(Refused::Response);
                // What the backend said is what is looked at; what the client gets is the refusal.
                let mut passing = Tee::new(held, copy);
                while passing.frame().await.is_some() {}
                drop(passing);
                drop(ending);
                return plain(refusal);
            }
            Tee::new(held, copy).then(ending).map_err(Into::into).boxed()
        };
        let mut response = Response::new(body);
        *response.status_mut() = head.status;
        *response.headers_mut() = headers;
        response
    }

    /// Sends the request. While the body moves nobody is late; from then on the backend has its time.
    async fn answered(&self, outgoing: reqwest::RequestBuilder, request: &Copy) -> Result<reqwest::Response, Refused> {
        let mut sending = std::pin::pin!(outgoing.send());
        loop {
            tokio::select! {
                sent = &mut sending => {
                    return sent.map_err(|error| if error.is_timeout() { Refused::Slow } else { Refused::Unreachable });
                }
                () = tokio::time::sleep(self.timeout) => {
                    if !request.moved() {
                        return Err(Refused::Slow);
                    }
                }
            }
        }
    }

    fn refuse_request(&self, exchange: &Exchange, copied: &Copied) -> Option<Answer> {
        let judged = Message { headers: exchange.request.headers.clone(), body: copied.clone() };
        let (headers, body) = judged.plain(self.most)?;
        let (judge, routed) = self.judge(exchange)?;
        let violations = judge.request(
            &routed,
            &Question {
                method: &exchange.method,
                path: &exchange.path,
                query: exchange.query.as_deref(),
                headers: &headers,
                body: &body,
            },
        );
        (!violations.is_empty()).then(|| Answer::refusal(422, &violations))
    }

    fn refuse_response(&self, exchange: &Exchange, copied: &Copied) -> Option<Answer> {
        let judged = Message { headers: exchange.response.headers.clone(), body: copied.clone() };
        let (headers, body) = judged.plain(self.most)?;
        let (judge, routed) = self.judge(exchange)?;
        let bodyless = exchange.method == "HEAD" || matches!(exchange.status, 204 | 205 | 304);
        let body = Some(body).filter(|_| !bodyless);
        let violations = judge.response(&routed, exchange.status, &headers, body.as_deref());
        (!violations.is_empty()).then(|| Answer::refusal(502, &violations))
    }

    fn judge(&self, exchange: &Exchange) -> Option<(&Judge, crate::judge::Routed)> {
        self.enforce.iter().find_map(|judge| Some((judge, judge.find(&exchange.method, &exchange.path).ok()?)))
    }
}

/// An answer of the proxy itself.
fn own(mut ending: Ending, answer: Answer, refused: Refused) -> Response<Passed> {
    ending.exchange.refused = Some(refused);
    ending.exchange.status = answer.status.as_u16();
    let unread = !matches!(ending.request.take(), Copied::Whole(_));
    let mut response = plain(answer);
    if unread {
        // Nobody takes the rest of the body: the connection cannot be used again.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn plain(answer: Answer) -> Response<Passed> {
    let mut response = Response::new(Full::new(answer.body).map_err(|never| match never {}).boxed());
    *response.status_mut() = answer.status;
    let headers: HeaderMap = answer.headers;
    *response.headers_mut() = headers;
    response
}
