//! Exchanges as they are recorded: what is secret is taken out before anything is written.

use accordant_suite::recorded::{Recorded, RecordedBody, RecordedMessage, VERSION};
use hyper::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use super::exchange::{Exchange, Message};
use super::headers::passed_on;
use super::tee::Copied;
use crate::redact::Redactor;

/// The exchange as a line of a recording. Bodies that are larger than `most` when they are decoded are left out.
pub fn recorded(exchange: &Exchange, redactor: &Redactor, most: usize) -> Recorded {
    let query = exchange.query.as_deref().map(|query| {
        let pairs = query.split('&').map(|pair| match pair.split_once('=') {
            Some((name, value)) => format!("{name}={}", redactor.field(name, value)),
            None => pair.to_owned(),
        });
        pairs.collect::<Vec<_>>().join("&")
    });
    Recorded {
        version: VERSION,
        method: exchange.method.clone(),
        path: redactor.text(&exchange.path),
        query,
        request: message(&exchange.request, redactor, most),
        status: exchange.status,
        response: message(&exchange.response, redactor, most),
        milliseconds: u64::try_from(exchange.took.as_millis()).unwrap_or(u64::MAX),
    }
}

fn message(message: &Message, redactor: &Redactor, most: usize) -> RecordedMessage {
    let headers = passed_on(&message.headers, false);
    let headers = headers.iter().filter(|(name, _)| **name != CONTENT_LENGTH && **name != CONTENT_ENCODING);
    let headers = headers.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        (name.to_string(), redactor.header(name.as_str(), &value))
    });
    let body = match (&message.body, message.plain(most)) {
        (_, Some((_, body))) if body.is_empty() => RecordedBody::Empty,
        (_, Some((_, body))) if std::str::from_utf8(&body).is_ok() => RecordedBody::Text(redactor.body(&body)),
        (_, Some((_, body))) => RecordedBody::Omitted(format!("{} bytes that are no text", body.len())),
        (Copied::Whole(_), None) => RecordedBody::Omitted("its encoding is not read".to_owned()),
        (Copied::TooLarge, None) => RecordedBody::Omitted("too large".to_owned()),
        (Copied::Broken | Copied::Unfinished, None) => RecordedBody::Omitted("broken off".to_owned()),
    };
    RecordedMessage { headers: headers.collect(), body }
}
