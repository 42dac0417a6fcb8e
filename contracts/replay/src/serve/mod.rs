//! The long-running mock: the responder behind hyper.

mod body;
pub(crate) mod connections;
mod faults;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, RETRY_AFTER};
use hyper::service::service_fn;
use hyper::{Request, Response};
use tokio::net::TcpListener;

pub use faults::{FaultError, FaultPlan, Faults};

use crate::judge::Question;
use crate::responder::{Answer, HEALTH, Responder, Source};
use body::Sent;
use connections::accept;
use faults::{Fate, Fault};

/// How a mock is served.
pub struct Settings {
    pub responder: Responder,
    pub faults: FaultPlan,
    /// Most bytes of a request's body.
    pub max_size: usize,
    /// For a request's body to come.
    pub timeout: Duration,
    /// Told of every request, on the thread that answers it: it must not wait.
    pub told: Box<dyn Fn(&Served) + Send + Sync>,
}

/// One request, as it is told of.
#[derive(Clone, Debug)]
pub struct Served {
    pub method: String,
    /// With the query.
    pub target: String,
    pub status: u16,
    pub source: Source,
    pub operation: Option<String>,
    /// The fault that was shown on purpose.
    pub fault: Option<&'static str>,
    /// What a refusal says.
    pub detail: Option<String>,
    pub took: Duration,
}

/// A mock that has its address, and does not answer yet.
pub struct Server {
    socket: TcpListener,
    settings: Arc<Settings>,
}

impl Server {
    /// Takes the address; port 0 is any that is free.
    pub async fn bind(address: SocketAddr, settings: Settings) -> io::Result<Self> {
        Ok(Self { socket: TcpListener::bind(address).await?, settings: Arc::new(settings) })
    }

    pub fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Answers until `end` is done, then lets what is under way end.
    pub async fn run(self, end: impl Future<Output = ()>) {
        let settings = self.settings;
        let service = service_fn(move |request| {
            let settings = Arc::clone(&settings);
            async move { settings.serve(request).await }
        });
        accept(self.socket, service, end).await;
    }
}

/// The connection ends without an answer, on purpose.
#[derive(Debug, thiserror::Error)]
#[error("closed on purpose")]
struct Closed;

impl Settings {
    async fn serve(&self, request: Request<Incoming>) -> Result<Response<Sent>, Closed> {
        let started = Instant::now();
        let (parts, body) = request.into_parts();
        let question = |body| Question {
            method: parts.method.as_str(),
            path: parts.uri.path(),
            query: parts.uri.query(),
            headers: &parts.headers,
            body,
        };
        let answer = match self.collect(body).await {
            Ok(body) => self.responder.answer(&question(&body)),
            Err(refused) => *refused,
        };
        let own = parts.uri.path() == HEALTH;
        let fate = if own { Fate::default() } else { self.faults.fate(answer.operation.as_deref(), started) };
        if !fate.delay.is_zero() {
            tokio::time::sleep(fate.delay).await;
        }
        let operation = answer.operation.clone();
        let answer = match fate.fault {
            Some(Fault::Error) => Answer::problem(503, "fault", "an error on purpose (--fault error)", Vec::new()),
            Some(Fault::Rate(wait)) => {
                let detail = "more requests than --fault rate allows";
                Answer::problem(429, "fault", detail, Vec::new()).with(RETRY_AFTER, &format!("{:.0}", wait.ceil()))
            }
            _ => answer,
        };
        (self.told)(&Served {
            method: parts.method.to_string(),
            target: parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned(),
            status: answer.status.as_u16(),
            detail: answer.detail(),
            source: answer.source.clone(),
            operation,
            fault: fate.fault.map(Fault::name),
            took: started.elapsed(),
        });
        if fate.fault == Some(Fault::Reset) {
            return Err(Closed);
        }
        let body =
            if fate.fault == Some(Fault::Truncate) { Sent::broken(&answer.body) } else { Sent::whole(answer.body) };
        let mut response = Response::new(body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }

    /// The whole body, or why it is refused. What is too large is not read to its end, and what does not come ends.
    async fn collect(&self, body: Incoming) -> Result<bytes::Bytes, Box<Answer>> {
        let collected = tokio::time::timeout(self.timeout, Limited::new(body, self.max_size).collect()).await;
        let problem = |status, code, detail: &str| {
            Err(Box::new(Answer::problem(status, code, detail, Vec::new()).with(CONNECTION, "close")))
        };
        match collected {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => {
                problem(413, "too-large", "the body is larger than --max-size allows")
            }
            Ok(Err(_)) => problem(400, "body-broken", "the body could not be read to its end"),
            Err(_) => problem(408, "too-slow", "the body did not come in time"),
        }
    }
}
