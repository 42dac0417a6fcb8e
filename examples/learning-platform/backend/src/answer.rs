//! What is sent back: data in Linden's envelope, or a problem (RFC 9457).

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde_json::{Value, json};

pub(crate) type Answer = Response<Full<Bytes>>;

/// Why a request is not answered with what it asked for.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) title: &'static str,
    pub(crate) detail: String,
}

impl Problem {
    pub(crate) fn not_signed_in() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "not_signed_in",
            "Not signed in",
            "There is no access token, or not a valid one.",
        )
    }

    pub(crate) fn not_found(what: &str) -> Self {
        let detail = format!("There is no {what} with this identifier.");
        Self::new(StatusCode::NOT_FOUND, "not_found", "Not found", detail)
    }

    pub(crate) fn invalid(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", "The request is not valid", detail)
    }

    pub(crate) fn new(status: StatusCode, code: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, title, detail: detail.into() }
    }

    pub(crate) fn answer(&self, media_type: &'static str) -> Answer {
        let kind = self.code.replace('_', "-");
        let body = json!({
            "type": format!("https://developers.linden.example/problems/{kind}"),
            "title": self.title,
            "status": self.status.as_u16(),
            "detail": self.detail,
            "code": self.code,
        });
        with_body(self.status, media_type, &body)
    }
}

/// `{"data": ...}`
pub(crate) fn data(status: StatusCode, data: Value) -> Answer {
    json(status, &json!({ "data": data }))
}

pub(crate) fn json(status: StatusCode, body: &Value) -> Answer {
    with_body(status, "application/json", body)
}

pub(crate) fn empty(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

/// The answer with one more header.
pub(crate) fn header(mut answer: Answer, name: &'static str, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(HeaderName::from_static(name), value);
    }
    answer
}

fn with_body(status: StatusCode, media_type: &'static str, body: &Value) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body.to_string())));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}
