//! Expectations, compiled once and held against any number of messages.

use accordant_document::Origin;
use indexmap::IndexMap;

use super::body::{self, Expected, Seen};
use super::media::Media;
use super::sink::{MOST, Sink, shown_text};
use super::texts::{self, Place};
use super::tree::{Cursor, Tree};
use super::{Actual, Code, Fit, Mismatch, headers, problems, verdict};
use crate::{Category, Content, Message, Part, Request, Response, Value};

/// What one request, response or message must be like. Compiling reads the rules into trees and the patterns into
/// automata, so that [`Plan::check`] is linear in the body; a plan is shared freely between threads.
#[derive(Clone, Debug)]
pub struct Plan {
    side: Side,
    origin: Origin,
    headers: Vec<(String, Vec<String>)>,
    header_rules: Tree,
    media: Option<Media>,
    body: Body,
    body_rules: Tree,
    /// Matchers that nobody here knows: an interaction with one never passes.
    unknown: Vec<Mismatch>,
}

/// What is expected beside the part that all messages have.
#[derive(Clone, Debug)]
enum Side {
    Request {
        method: String,
        method_rules: Tree,
        path: String,
        path_rules: Tree,
        query: Vec<(String, Vec<Option<String>>)>,
        query_rules: Tree,
    },
    Response {
        status: u16,
        status_rules: Tree,
    },
    Message {
        metadata: IndexMap<String, Value>,
        metadata_rules: Tree,
    },
}

#[derive(Clone, Debug)]
enum Body {
    Any,
    Empty,
    Like(Expected),
}

/// How many mismatches are counted where only their number is asked for.
const COUNTED: usize = 20;

impl Plan {
    /// How a mock recognises a request: a body may not have keys that the example lacks.
    pub fn request(request: &Request) -> Self {
        let rules = &request.part.rules.0;
        let side = Side::Request {
            method: request.method.clone(),
            method_rules: Tree::flat(rules, Category::Method),
            path: request.path.clone(),
            path_rules: Tree::flat(rules, Category::Path),
            query: request.query.clone(),
            query_rules: Tree::of(rules, Category::Query),
        };
        Self::of(side, &request.part, None)
    }

    /// How an answer is verified: what the example does not speak of is left alone. A status of 0 is any.
    pub fn response(response: &Response) -> Self {
        let status_rules = Tree::flat(&response.part.rules.0, Category::Status);
        Self::of(Side::Response { status: response.status, status_rules }, &response.part, None)
    }

    /// How an event is verified: as an answer, with metadata in the place of headers.
    pub fn message(message: &Message) -> Self {
        let metadata = message.metadata.clone();
        let stated = metadata.iter().find(|(key, _)| body::is_content_type(key)).and_then(|(_, value)| value.as_text());
        let media = stated.and_then(Media::parse);
        let metadata_rules = Tree::of(&message.part.rules.0, Category::Metadata);
        Self::of(Side::Message { metadata, metadata_rules }, &message.part, media)
    }

    fn of(side: Side, part: &Part, described: Option<Media>) -> Self {
        let header = part.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let header = || header.and_then(|(_, values)| values.first()).and_then(|value| Media::parse(value));
        let media = part.media_type.as_deref().and_then(Media::parse).or_else(header).or(described);
        let body = match &part.content {
            Content::Unstated => Body::Any,
            Content::Empty => Body::Empty,
            Content::Text(text) if text.is_empty() => Body::Empty,
            Content::Bytes(bytes) if bytes.is_empty() => Body::Empty,
            content => Expected::new(content, media.as_ref()).map_or(Body::Any, Body::Like),
        };
        Self {
            side,
            origin: part.origin,
            headers: part.headers.clone(),
            header_rules: Tree::of(&part.rules.0, Category::Header),
            media,
            body,
            body_rules: Tree::of(&part.rules.0, Category::Body),
            unknown: problems::unknown(&part.rules.0),
        }
    }

    /// Everything that differs, in the order of the expectation; nothing where the message matches. Beyond some
    /// hundred mismatches the rest is not looked for.
    pub fn check(&self, actual: &Actual<'_>) -> Vec<Mismatch> {
        let mut sink = Sink::new(self.origin, MOST);
        let seen = Seen::new(actual);
        self.check_target(actual, &mut sink);
        self.check_head(actual, &mut sink);
        self.check_body(&seen, &mut sink);
        let mut found = sink.finish();
        found.extend(self.unknown.iter().cloned());
        found
    }

    /// How well a request fits, for choosing among interactions. Cheaper than [`Plan::check`] where method or path
    /// already tell that another interaction was meant: the body is not looked at then.
    pub fn fit(&self, actual: &Actual<'_>) -> Fit {
        self.fit_of(&Seen::new(actual))
    }

    fn fit_of(&self, seen: &Seen<'_>) -> Fit {
        let mut sink = Sink::new(self.origin, COUNTED);
        self.check_target(seen.actual, &mut sink);
        // Of an interaction that is plainly another one nothing else is counted: mocks ask this of hundreds.
        if !sink.has(Code::Path, "") && !sink.has(Code::Method, "") {
            self.check_head(seen.actual, &mut sink);
            self.check_body(seen, &mut sink);
        }
        let mut found = sink.finish();
        found.extend(self.unknown.iter().cloned());
        Fit::new(&found, self.asked())
    }

    /// How many things the expectation speaks of.
    fn asked(&self) -> usize {
        let beside = match &self.side {
            Side::Request { query, .. } => query.len(),
            Side::Response { .. } => 0,
            Side::Message { metadata, .. } => metadata.len(),
        };
        beside + self.headers.len() + usize::from(!matches!(self.body, Body::Any))
    }

    /// Method and path of a request.
    fn check_target(&self, actual: &Actual<'_>, sink: &mut Sink) {
        let Side::Request { method, method_rules, path, path_rules, .. } = &self.side else { return };
        let scope = Cursor::new(method_rules).root();
        if scope.list().is_some() || !method.eq_ignore_ascii_case(actual.method) {
            texts::value(sink, Place { code: Code::Method, path: "" }, method, actual.method, scope);
        }
        let scope = Cursor::new(path_rules).root();
        texts::value(sink, Place { code: Code::Path, path: "" }, path, actual.path, scope);
    }

    /// Everything else but the body.
    fn check_head(&self, actual: &Actual<'_>, sink: &mut Sink) {
        match &self.side {
            Side::Request { query, query_rules, .. } => {
                let mut cursor = Cursor::new(query_rules);
                let root = cursor.root();
                let place = Place { code: Code::Query, path: "" };
                body::named_values(query, actual.query, place, &mut cursor, root, sink);
            }
            Side::Response { status, status_rules } => {
                let found = actual.status;
                match Cursor::new(status_rules).root().list() {
                    Some(list) => {
                        let failed = verdict::failures(list, |test| test.status(*status, found));
                        let (expected, found) = (status.to_string(), found.to_string());
                        verdict::report(sink, list, &failed, "", &expected, &found, Some(Code::Status));
                    }
                    None if *status != 0 && *status != found => {
                        let (expected, found) = (status.to_string(), found.to_string());
                        sink.plain(Code::Status, String::new(), "equality", expected, found);
                    }
                    None => {}
                }
            }
            Side::Message { metadata, metadata_rules } => {
                super::metadata::check(metadata, actual.metadata, metadata_rules, sink);
            }
        }
        headers::check(&self.headers, actual.headers, &self.header_rules, sink);
    }

    fn check_body(&self, seen: &Seen<'_>, sink: &mut Sink) {
        let found = seen.actual.body;
        let expected = match &self.body {
            Body::Any => return,
            Body::Empty if found.is_empty() => return,
            Body::Empty => {
                let found = shown_text(&String::from_utf8_lossy(found.get(..400).unwrap_or(found)));
                return sink.plain(Code::BodyExtra, "$".to_owned(), "no body", "nothing".to_owned(), found);
            }
            Body::Like(expected) => expected,
        };
        if found.is_empty() {
            let nothing = "nothing".to_owned();
            return sink.plain(Code::BodyMissing, "$".to_owned(), "body", expected.words(), nothing);
        }
        let media = seen.media();
        if let (Some(wanted), Some(found)) = (&self.media, &media)
            && !wanted.takes(found)
            && !self.takes_by_rule(seen.actual)
        {
            // The header has told it already, where it was expected.
            if !sink.has(Code::Header, "content-type") {
                sink.plain(Code::ContentType, "$".to_owned(), "media type", wanted.words(), found.words());
            }
            return;
        }
        let strict = matches!(self.side, Side::Request { .. });
        body::check(expected, seen, media.as_ref(), strict, &mut Cursor::new(&self.body_rules), sink);
    }

    /// Whether a rule about the header `Content-Type` takes the media type that came.
    fn takes_by_rule(&self, actual: &Actual<'_>) -> bool {
        let mut cursor = Cursor::new(&self.header_rules);
        let root = cursor.root();
        let scope = cursor.key(root, "content-type");
        let example = self.media.as_ref().map(Media::words).unwrap_or_default();
        let found = actual.header("content-type").unwrap_or_default();
        scope
            .list()
            .is_some_and(|list| verdict::failures(list, |test| test.text(&example, found, scope.direct)).is_empty())
    }
}

/// The plan that a request fits best, as its place in `plans`; the first of equals. `None` only where there are none.
/// Where [`Fit::is_exact`] says no, it is the nearest, and [`Plan::check`] tells what differs. The body is read once
/// for all plans.
pub fn nearest<'p>(plans: impl IntoIterator<Item = &'p Plan>, actual: &Actual<'_>) -> Option<(usize, Fit)> {
    let seen = Seen::new(actual);
    let mut best: Option<(usize, Fit)> = None;
    for (index, plan) in plans.into_iter().enumerate() {
        let fit = plan.fit_of(&seen);
        if best.is_none_or(|(_, known)| known < fit) {
            best = Some((index, fit));
        }
    }
    best
}
