//! Sending: signed requests, one at a time or on a schedule of redelivery.

mod drill;
mod schedule;

use std::time::{Duration, Instant};

use crate::request::Request;
use crate::scheme::Scheme;
use crate::secret::Secret;
use crate::sign::{SignError, sign};

pub use drill::{DrillCase, DrillResult, Expectation, drill};
pub use schedule::Schedule;

/// Where and how requests are sent.
pub struct Sender<'s> {
    client: reqwest::Client,
    /// The address of the receiver.
    pub to: &'s str,
    /// How they are signed; without one they are sent as they are.
    pub signing: Option<(&'s Scheme, &'s [Secret])>,
    pub schedule: Schedule,
}

/// One try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub outcome: Outcome,
    pub took: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 2xx.
    Taken(u16),
    /// 410: the receiver wants no more, ever.
    Gone,
    /// Any other answer; a redirection is one, because what is behind it was not agreed on.
    Refused { status: u16, retry_after: Option<Duration> },
    /// No answer: refused connection, broken connection, time-out.
    NoAnswer(String),
}

impl Outcome {
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Taken(status) | Self::Refused { status, .. } => Some(*status),
            Self::Gone => Some(410),
            Self::NoAnswer(_) => None,
        }
    }
}

/// Why nothing can be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    #[error(transparent)]
    Sign(#[from] SignError),
    #[error("the client cannot be made: {0}")]
    Client(String),
    #[error("`{0}` is no address that can be sent to")]
    Address(String),
}

impl<'s> Sender<'s> {
    /// A sender that waits so long for each answer.
    pub fn new(
        to: &'s str,
        signing: Option<(&'s Scheme, &'s [Secret])>,
        schedule: Schedule,
        timeout: Duration,
    ) -> Result<Self, SendError> {
        if !(to.starts_with("http://") || to.starts_with("https://")) {
            return Err(SendError::Address(to.to_owned()));
        }
        let client = reqwest::Client::builder()
            .timeout(timeout)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("accordant/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| SendError::Client(error.to_string()))?;
        Ok(Self { client, to, signing, schedule })
    }

    /// Sends one delivery until it is taken, gone, or the schedule has ended. Every try is signed anew with its own time
    /// and the same id. `now` says the time, in seconds since 1970.
    pub async fn deliver(&self, request: &Request, id: &str, now: impl Fn() -> i64) -> Result<Vec<Attempt>, SendError> {
        let mut attempts: Vec<Attempt> = Vec::new();
        loop {
            let signed = self.signed(request, id, now())?;
            let attempt = self.once(&signed).await;
            let wait = match &attempt.outcome {
                Outcome::Taken(_) | Outcome::Gone => None,
                Outcome::Refused { retry_after, .. } => self.schedule.wait(attempts.len(), *retry_after),
                Outcome::NoAnswer(_) => self.schedule.wait(attempts.len(), None),
            };
            attempts.push(attempt);
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Ok(attempts),
            }
        }
    }

    fn signed(&self, request: &Request, id: &str, now: i64) -> Result<Request, SendError> {
        let mut request = request.clone();
        request.url = self.to.to_owned();
        if let Some((scheme, secrets)) = self.signing {
            sign(scheme, &mut request, secrets, id, now)?;
        }
        Ok(request)
    }

    /// Sends a request as it is, byte for byte.
    pub async fn once(&self, request: &Request) -> Attempt {
        let started = Instant::now();
        let method = reqwest::Method::from_bytes(request.method.as_bytes()).unwrap_or(reqwest::Method::POST);
        let mut sent = self.client.request(method, &request.url).body(request.body.clone());
        for (name, value) in request.headers.iter().filter(|(name, _)| !is_of_connection(name)) {
            sent = sent.header(name, value);
        }
        let outcome = match sent.send().await {
            Ok(response) => answered(response).await,
            Err(error) => Outcome::NoAnswer(reason(&error)),
        };
        Attempt { outcome, took: started.elapsed() }
    }
}

async fn answered(response: reqwest::Response) -> Outcome {
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name)?.to_str().ok().map(str::trim);
    let retry_after = header("retry-after").and_then(|value| wait_of(value, header("date")));
    // The connection can be used again only after the answer has been read.
    let _ = response.bytes().await;
    match status {
        200..=299 => Outcome::Taken(status),
        410 => Outcome::Gone,
        _ => Outcome::Refused { status, retry_after },
    }
}

/// How long a receiver asks to be left alone: seconds, or a date (RFC 9110, section 10.2.3), which is held against the
/// receiver's own clock, because the two of us need not agree on the time.
fn wait_of(retry_after: &str, date: Option<&str>) -> Option<Duration> {
    if let Ok(seconds) = retry_after.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let (then, now) = (httpdate::parse_http_date(retry_after).ok()?, httpdate::parse_http_date(date?).ok()?);
    Some(then.duration_since(now).unwrap_or_default())
}

/// Why there was no answer, without the address, which may hold a token.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "time-out".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// Headers that belong to one connection (RFC 9110, section 7.6.1), or that the client writes itself.
pub(crate) fn is_of_connection(name: &str) -> bool {
    const OWN: [&str; 11] = [
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_asks_for_time_in_seconds_or_by_a_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(wait_of("120", None), Some(Duration::from_secs(120)));
        assert_eq!(wait_of("Sun, 06 Nov 1994 08:51:37 GMT", date), Some(Duration::from_secs(120)));
        assert_eq!(wait_of("Sun, 06 Nov 1994 08:00:00 GMT", date), Some(Duration::ZERO), "it is over");
        assert_eq!(wait_of("Sun, 06 Nov 1994 08:51:37 GMT", None), None);
        assert_eq!(wait_of("soon", date), None);
    }
}
