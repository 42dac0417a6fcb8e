//! What a mock answers, and why.

use accordant_document::pointer;
use bytes::Bytes;
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use crate::judge::{Breach, Lacking, Violation, fragment};

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// What was asked, as the contract calls it (`GET /users/{id}`, `query Courses`).
    pub operation: Option<String>,
    pub source: Source,
    /// What a refusal says.
    detail: Option<Box<str>>,
}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An example of the contract, by name where it has one.
    Example(Option<String>),
    /// An interaction of a suite, by consumer and name.
    Suite(String, String),
    /// Made of the schema.
    Generated,
    /// The contract describes no body.
    Empty,
    /// The mock refuses the request.
    Refused,
    /// The mock's own: health, preflight, methods.
    Own,
}

impl Answer {
    pub(crate) fn new(status: u16, source: Source) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            operation: None,
            source,
            detail: None,
        }
    }

    pub(crate) fn tell(&mut self, detail: &str) {
        self.detail = Some(detail.into());
    }

    /// What a refusal says, for a log.
    pub fn detail(&self) -> Option<String> {
        self.detail.as_deref().map(str::to_owned)
    }

    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.append(name, value);
        }
        self
    }

    pub(crate) fn body(mut self, media: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.with(CONTENT_TYPE, media)
    }

    pub(crate) fn of(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Problem details (RFC 9457). `code` is stable, for programs.
    pub(crate) fn problem(status: u16, code: &str, detail: &str, errors: Vec<Value>) -> Self {
        let title = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("Error");
        let mut problem = json!({ "title": title, "status": status, "code": code, "detail": detail });
        if let Some(members) = problem.as_object_mut().filter(|_| !errors.is_empty()) {
            members.insert("errors".to_owned(), Value::Array(errors));
        }
        let mut answer = Self::new(status, Source::Refused).body("application/problem+json", format!("{problem:#}\n"));
        answer.detail = Some(detail.into());
        answer
    }

    /// Every violation of a request, with its pointer.
    pub(crate) fn refusal(status: u16, violations: &[Violation]) -> Self {
        let errors = violations.iter().map(|violation| {
            let mut error = json!({ "in": violation.part.name(), "pointer": fragment(violation) });
            if let Some(members) = error.as_object_mut() {
                if !violation.keyword.is_empty() {
                    members.insert("keyword".to_owned(), violation.keyword.clone().into());
                }
                members.insert("detail".to_owned(), violation.message.clone().into());
            }
            error
        });
        let detail = match violations {
            // What is missing, or of another type, is named already.
            [only] if only.name.is_empty() && only.pointer.is_empty() || only.breach == Breach::Missing => {
                only.message.clone()
            }
            [only] => format!("{} `{}`: {}", only.part.name(), place(only), only.message),
            many => format!("the request breaks the contract in {} places", many.len()),
        };
        Self::problem(status, "request-invalid", &detail, errors.collect())
    }

    /// Every credential that is missing, with its place.
    pub(crate) fn unauthorised(alternatives: &[Vec<Lacking>]) -> Self {
        let errors = alternatives.iter().flatten().map(|lacking| {
            let mut pointer = String::from("#");
            pointer::push_token(&mut pointer, &lacking.name);
            json!({
                "in": lacking.part.name(),
                "pointer": pointer,
                "scheme": lacking.scheme,
                "detail": lacking.told(),
            })
        });
        Self::problem(401, "credentials-missing", &Lacking::sentence(alternatives), errors.collect())
    }

    pub(crate) fn allow(self, methods: &[String]) -> Self {
        self.with(ALLOW, &methods.join(", "))
    }
}

/// `limit`, `/amount` of a body, `filter/min` of a parameter.
fn place(violation: &Violation) -> String {
    format!("{}{}", violation.name, violation.pointer)
}
