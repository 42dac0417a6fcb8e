//! Expectations, compiled once and held against any number of messages.

use accordant_document::Origin;

use super::{Actual, Code, Fit, Mismatch};
use crate::{Message, Part, Request, Response};

/// What one request, response or message must be like. Compiling reads the rules into trees and the patterns into
/// automata, so that [`Plan::check`] is linear in the body; a plan is shared freely between threads.
#[derive(Clone, Debug)]
pub struct Plan {
    side: Side,
    origin: Origin,
    headers: Vec<(String, Vec<String>)>,
}

/// What is expected beside the part that all messages have.
#[derive(Clone, Debug)]
enum Side {
    Request { method: String, path: String, query: Vec<(String, Vec<Option<String>>)> },
    Response { status: u16 },
    Message,
}

impl Plan {
    /// How a mock recognises a request: a body may not have keys that the example lacks.
    pub fn request(request: &Request) -> Self {
        let side =
            Side::Request { method: request.method.clone(), path: request.path.clone(), query: request.query.clone() };
        Self::of(side, &request.part)
    }

    /// How an answer is verified: what the example does not speak of is left alone.
    pub fn response(response: &Response) -> Self {
        Self::of(Side::Response { status: response.status }, &response.part)
    }

    /// How an event is verified: as an answer, with metadata in the place of headers.
    pub fn message(message: &Message) -> Self {
        Self::of(Side::Message, &message.part)
    }

    fn of(side: Side, part: &Part) -> Self {
        Self { side, origin: part.origin, headers: part.headers.clone() }
    }

    /// Everything that differs, in the order of the expectation; nothing where the message matches.
    pub fn check(&self, actual: &Actual<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        match &self.side {
            Side::Request { method, path, query } => {
                self.equal(&mut found, Code::Method, "", method, &actual.method.to_ascii_uppercase());
                self.equal(&mut found, Code::Path, "", path, actual.path);
                for (name, values) in query {
                    let seen = actual.query.iter().find(|(known, _)| known == name).map(|(_, values)| values);
                    if seen != Some(values) {
                        found.push(self.mismatch(Code::Query, name, format!("{values:?}"), format!("{seen:?}")));
                    }
                }
            }
            Side::Response { status } => {
                self.equal(&mut found, Code::Status, "", &status.to_string(), &actual.status.to_string());
            }
            Side::Message => {}
        }
        for (name, values) in &self.headers {
            let seen = actual.header(name).unwrap_or_default();
            self.equal(&mut found, Code::Header, name, &values.join(", "), seen);
        }
        found
    }

    /// How well a request fits, for choosing among interactions. Cheaper than [`Plan::check`] where method or path
    /// already tell that another interaction was meant: the body is not looked at then.
    pub fn fit(&self, actual: &Actual<'_>) -> Fit {
        Fit::new(&self.check(actual), self.headers.len())
    }

    fn equal(&self, found: &mut Vec<Mismatch>, code: Code, path: &str, expected: &str, actual: &str) {
        if expected != actual {
            found.push(self.mismatch(code, path, expected.to_owned(), actual.to_owned()));
        }
    }

    fn mismatch(&self, code: Code, path: &str, expected: String, actual: String) -> Mismatch {
        Mismatch { code, path: path.to_owned(), rule: "equality".to_owned(), expected, actual, origin: self.origin }
    }
}

/// The plan that a request fits best, as its place in `plans`; the first of equals. `None` only where there are none.
/// Where [`Fit::is_exact`] says no, it is the nearest, and [`Plan::check`] tells what differs.
pub fn nearest<'p>(plans: impl IntoIterator<Item = &'p Plan>, actual: &Actual<'_>) -> Option<(usize, Fit)> {
    let mut best: Option<(usize, Fit)> = None;
    for (index, plan) in plans.into_iter().enumerate() {
        let fit = plan.fit(actual);
        if best.is_none_or(|(_, known)| known < fit) {
            best = Some((index, fit));
        }
    }
    best
}
