//! Sockets, requests as the rooms see them, and who is calling.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::answer::{Answer, Problem, empty};
use crate::bug::Bug;
use crate::states::States;
use crate::store::Store;
use crate::{graphql, rest, states};

/// Most bytes of a body.
const LARGEST: usize = 1 << 20;
/// What `--bug slow` waits.
const SLOW: Duration = Duration::from_secs(30);

/// Everything that there is, on one thread.
pub(crate) struct Backend {
    pub(crate) store: Store,
    pub(crate) states: States,
    pub(crate) bug: Option<Bug>,
}

impl Backend {
    pub(crate) fn has(&self, bug: Bug) -> bool {
        self.bug == Some(bug)
    }
}

/// A request, read whole.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The segments of the path.
    pub(crate) path: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) caller: Caller,
    pub(crate) if_none_match: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    body: Bytes,
}

/// Whose request it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// An account, by its token.
    Account(String),
    /// A partner's server, by its key.
    Partner,
    Nobody,
}

impl Call {
    pub(crate) fn json(&self) -> Result<Value, Problem> {
        serde_json::from_slice(&self.body).map_err(|_| Problem::invalid("The body is not JSON."))
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The account that calls; partners have none.
    pub(crate) fn account(&self) -> Result<&str, Problem> {
        match &self.caller {
            Caller::Account(id) => Ok(id),
            Caller::Partner | Caller::Nobody => Err(Problem::not_signed_in()),
        }
    }

    /// An account or a partner.
    pub(crate) fn signed_in(&self) -> Result<(), Problem> {
        if self.caller == Caller::Nobody { Err(Problem::not_signed_in()) } else { Ok(()) }
    }
}

/// Answers until the process ends.
pub(crate) async fn serve(socket: TcpListener, bug: Option<Bug>) -> anyhow::Result<()> {
    let backend = Rc::new(RefCell::new(Backend { store: Store::seeded(), states: States::default(), bug }));
    let connections = tokio::task::LocalSet::new();
    connections
        .run_until(async move {
            loop {
                let (stream, _) = socket.accept().await?;
                let backend = Rc::clone(&backend);
                tokio::task::spawn_local(async move {
                    let service = service_fn(|request| {
                        let backend = Rc::clone(&backend);
                        async move { Ok::<_, Infallible>(answer(&backend, request).await) }
                    });
                    // A client that goes away is no fault of ours.
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        })
        .await
}

async fn answer(backend: &RefCell<Backend>, request: Request<Incoming>) -> Answer {
    let call = match read(backend, request).await {
        Ok(call) => call,
        Err(problem) => return problem.answer("application/problem+json"),
    };
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    if backend.borrow().has(Bug::Slow) && path.first() == Some(&"courses") && path.len() == 2 {
        tokio::time::sleep(SLOW).await;
    }
    let backend = &mut *backend.borrow_mut();
    let answered = match (call.method.as_str(), path.as_slice()) {
        ("POST", ["_states"]) => states::change(backend, &call),
        ("POST", ["graphql"]) => graphql::answer(backend, &call),
        _ => rest::answer(backend, &call, &path),
    };
    let media_type = if backend.has(Bug::WrongHeader) { "application/json" } else { "application/problem+json" };
    answered.unwrap_or_else(|problem| problem.answer(media_type))
}

async fn read(backend: &RefCell<Backend>, request: Request<Incoming>) -> Result<Call, Problem> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, LARGEST).collect().await.map_err(|_| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The body is too large", "At most 1 MiB is taken.")
    })?;
    let store = &backend.borrow().store;
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let caller = match (header("authorization"), header("x-partner-key")) {
        (Some(authorization), _) => {
            let token = authorization.strip_prefix("Bearer ").unwrap_or_default();
            Caller::Account(store.account_of(token).ok_or_else(Problem::not_signed_in)?.id.clone())
        }
        (None, Some(key)) if store.is_partner(key) => Caller::Partner,
        (None, Some(_)) => return Err(Problem::not_signed_in()),
        (None, None) => Caller::Nobody,
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let (if_none_match, idempotency_key) = (owned(header("if-none-match")), owned(header("idempotency-key")));
    let path = parts.uri.path().split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
    let pairs = parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let query = query.map(|(name, value)| (name.to_owned(), value.replace("%2C", ","))).collect();
    Ok(Call { method: parts.method, path, query, caller, if_none_match, idempotency_key, body: body.to_bytes() })
}

/// 204, for what answers with nothing.
pub(crate) fn done() -> Answer {
    empty(StatusCode::NO_CONTENT)
}
