//! Exchanges as a proxy records them: one JSON object a line, redacted before it was written.

use accordant_document::Origin;
use serde::{Deserialize, Serialize};

use crate::record::Capture;

/// The version of the lines. An older Accordant refuses a newer one.
pub const VERSION: u32 = 1;

/// One request and its answer.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    pub version: u32,
    pub method: String,
    /// Without the query, as it was sent.
    pub path: String,
    /// As it was sent, without `?`.
    pub query: Option<String>,
    pub request: RecordedMessage,
    pub status: u16,
    pub response: RecordedMessage,
    pub milliseconds: u64,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct RecordedMessage {
    /// One for each line, in order, names as they came. Secrets are `***`.
    pub headers: Vec<(String, String)>,
    pub body: RecordedBody,
}

/// A body, as far as it could be kept.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum RecordedBody {
    #[default]
    Empty,
    /// Without its `Content-Encoding`. Secrets are `***`.
    Text(String),
    /// Why it is not there: too large, no text, broken off.
    Omitted(String),
}

/// Why a line is no exchange.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecordedError {
    #[error("the line is no recorded exchange: {0}")]
    Malformed(String),
    #[error("the line has version {0}, and this Accordant knows {VERSION}")]
    Version(u32),
}

/// The exchanges of a recording, each with its line, counted from one. Empty lines are passed over.
pub fn read(text: &str) -> impl Iterator<Item = (usize, Result<Recorded, RecordedError>)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| {
        let read = serde_json::from_str::<Recorded>(line).map_err(|error| RecordedError::Malformed(error.to_string()));
        let known = |recorded: Recorded| match recorded.version {
            VERSION => Ok(recorded),
            other => Err(RecordedError::Version(other)),
        };
        (at + 1, read.and_then(known))
    })
}

impl Recorded {
    /// The exchange, for a suite to be made of; bodies that were not kept are empty. `origin` is the line's place.
    pub fn capture(self, origin: Origin) -> Capture {
        let body = |body: RecordedBody| match body {
            RecordedBody::Text(text) => text.into_bytes(),
            RecordedBody::Empty | RecordedBody::Omitted(_) => Vec::new(),
        };
        let query = self.query.map(|query| format!("?{query}")).unwrap_or_default();
        Capture {
            method: self.method,
            target: format!("{}{query}", self.path),
            request_headers: self.request.headers,
            request_body: body(self.request.body),
            status: self.status,
            response_headers: self.response.headers,
            response_body: body(self.response.body),
            origin,
        }
    }

    /// The line, without its end.
    pub fn line(&self) -> String {
        // Strings, numbers and lists of them can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_the_rest_is_named() {
        let recorded = Recorded {
            version: VERSION,
            method: "POST".to_owned(),
            path: "/a%2Fb".to_owned(),
            query: Some("x=1".to_owned()),
            request: RecordedMessage {
                headers: vec![("X-A".to_owned(), "1".to_owned())],
                body: RecordedBody::Text("{\n}".to_owned()),
            },
            status: 204,
            response: RecordedMessage::default(),
            milliseconds: 3,
        };
        let text =
            format!("{}\n\nno\n{}\n", recorded.line(), recorded.line().replace("\"version\":1", "\"version\":2"));
        let read: Vec<_> = read(&text).collect();
        assert_eq!(read[0], (1, Ok(recorded)));
        assert!(matches!(read[1], (3, Err(RecordedError::Malformed(_)))));
        assert_eq!(read[2], (4, Err(RecordedError::Version(2))));
    }
}
