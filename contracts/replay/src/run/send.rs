//! One request and its answer: no redirects, no more bytes than allowed, and a second try only where nothing came back.

use std::time::Duration;

use super::backend::{Backend, reason};
use super::prepared::Prepared;
use super::tls::TlsError;

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// One entry a line. Bytes that are no UTF-8 are replaced.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Why there is no answer that could be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    #[error("no connection: {0}")]
    Connect(String),
    #[error("no connection: {0}")]
    Tls(TlsError),
    #[error("no answer within {} s", .0.as_secs_f64())]
    Timeout(Duration),
    #[error("the connection ended before an answer came: {0}")]
    Lost(String),
    #[error("the answer is broken: {0}")]
    Broken(String),
    #[error("the answer has more than {0} bytes")]
    TooLarge(usize),
    #[error("the request cannot be written: {0}")]
    Unsendable(String),
}

impl TransportError {
    /// Why a request of our own (for a token, to a handler of states) came to nothing.
    pub(crate) fn reason(error: &reqwest::Error) -> String {
        if error.is_timeout() { "no answer in time".to_owned() } else { reason(error) }
    }
}

/// Pauses before the tries after the first.
const PAUSES: [Duration; 3] = [Duration::from_millis(100), Duration::from_millis(300), Duration::from_millis(900)];

/// Methods that may be sent again when nobody knows whether they arrived (RFC 9110, section 9.2.2).
const IDEMPOTENT: [&str; 6] = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];

impl Backend {
    /// Sends it, again where no connection came about, or where one was lost before anything came back and the method
    /// allows it. Never after bytes were received.
    pub(crate) async fn send(&self, prepared: &Prepared) -> Result<Answer, TransportError> {
        let mut tries = 0;
        loop {
            let outcome = self.once(prepared).await;
            let again = match &outcome {
                Err(TransportError::Connect(_)) => true,
                Err(TransportError::Lost(_)) => IDEMPOTENT.contains(&prepared.method.as_str()),
                _ => false,
            };
            if !again || tries >= self.retries {
                return outcome;
            }
            let pause = PAUSES.get(tries as usize).or(PAUSES.last()).copied().unwrap_or_default();
            tokio::time::sleep(pause).await;
            tries += 1;
        }
    }

    async fn once(&self, prepared: &Prepared) -> Result<Answer, TransportError> {
        let unsendable = |what: String| TransportError::Unsendable(what);
        let method = reqwest::Method::from_bytes(prepared.method.as_bytes())
            .map_err(|_| unsendable(format!("`{}` is no method", prepared.method)))?;
        let base = self.url.as_str().trim_end_matches('/');
        let url = reqwest::Url::parse(&format!("{base}{}", prepared.target()))
            .map_err(|error| unsendable(format!("its path is no path: {error}")))?;
        let mut request = self.client.request(method, url).body(prepared.body.clone());
        for (name, value) in prepared.headers.iter().filter(|(name, _)| !is_of_connection(name)) {
            request = request.header(name, value);
        }
        let mut response = request.send().await.map_err(|error| self.failed(&error))?;
        let headers = response.headers().iter();
        let mut answer = Answer {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
                .collect(),
            body: Vec::new(),
        };
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if answer.body.len() + chunk.len() > self.most => {
                    return Err(TransportError::TooLarge(self.most));
                }
                Ok(Some(chunk)) => answer.body.extend_from_slice(&chunk),
                Ok(None) => return Ok(answer),
                Err(error) if error.is_timeout() => return Err(TransportError::Timeout(self.timeout)),
                Err(error) => {
                    let broken = || TransportError::Broken(reason(&error));
                    return Err(TlsError::of(&error).map_or_else(broken, TransportError::Tls));
                }
            }
        }
    }

    fn failed(&self, error: &reqwest::Error) -> TransportError {
        if error.is_timeout() {
            TransportError::Timeout(self.timeout)
        } else if let Some(error) = TlsError::of(error) {
            TransportError::Tls(error)
        } else if error.is_connect() {
            TransportError::Connect(reason(error))
        } else if error.is_builder() {
            TransportError::Unsendable(reason(error))
        } else if is_parse(error) {
            TransportError::Broken(reason(error))
        } else {
            TransportError::Lost(reason(error))
        }
    }
}

/// Whether something came back that is no HTTP.
fn is_parse(error: &reqwest::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(deeper) = cause {
        if let Some(error) = deeper.downcast_ref::<hyper::Error>() {
            return error.is_parse();
        }
        cause = deeper.source();
    }
    false
}

/// Headers that belong to one connection (RFC 9110, section 7.6.1), or that the client writes itself.
fn is_of_connection(name: &str) -> bool {
    const OWN: [&str; 9] = [
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "host",
        "content-length",
    ];
    OWN.iter().any(|own| name.eq_ignore_ascii_case(own))
}
