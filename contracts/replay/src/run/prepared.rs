//! A request ready to be sent, and the command by which a person sends it again.

use accordant_suite::{Content, Exchange, Operation, Part, Request, Value};
use indexmap::IndexMap;

use crate::redact::Redactor;

/// A request as it goes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Prepared {
    pub(crate) method: String,
    /// With the query, behind the address of the backend.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, Option<String>)>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Prepared {
    pub(crate) fn http(request: &Request) -> Self {
        let query = request.query.iter().flat_map(|(name, values)| {
            let values = if values.is_empty() { vec![None] } else { values.clone() };
            values.into_iter().map(|value| (name.clone(), value))
        });
        let mut prepared = Self {
            method: request.method.clone(),
            path: request.path.clone(),
            query: query.collect(),
            headers: headers(&request.part),
            body: body(&request.part.content),
        };
        if !prepared.body.is_empty() && prepared.header("content-type").is_none() {
            let usual = match &request.part.content {
                Content::Json(_) => "application/json",
                Content::Text(_) => "text/plain",
                _ => "application/octet-stream",
            };
            let media = request.part.media_type.as_deref().unwrap_or(usual).to_owned();
            prepared.headers.push(("content-type".to_owned(), media));
        }
        prepared
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn set_query(&mut self, name: &str, value: &str) {
        self.query.retain(|(known, _)| known != name);
        self.query.push((name.to_owned(), Some(value.to_owned())));
    }

    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        let kept = self.header("cookie").into_iter().flat_map(|text| text.split(';').map(str::trim));
        let start = format!("{name}=");
        let mut pairs: Vec<String> = kept.filter(|pair| !pair.starts_with(&start)).map(str::to_owned).collect();
        pairs.push(format!("{start}{value}"));
        self.set_header("cookie", &pairs.join("; "));
    }

    /// The query as it is sent.
    pub(crate) fn query_text(&self, shown: impl Fn(&str, &str) -> String) -> String {
        let pairs = self.query.iter().map(|(name, value)| match value {
            Some(value) => format!("{}={}", encoded(name), shown(name, value)),
            None => encoded(name),
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Path and query as they are sent.
    pub(crate) fn target(&self) -> String {
        let path = if self.path.starts_with('/') || self.path.is_empty() {
            self.path.clone()
        } else {
            format!("/{}", self.path)
        };
        if self.query.is_empty() {
            return path;
        }
        format!("{path}?{}", self.query_text(|_, value| encoded(value)))
    }

    /// The command that sends it again, without secrets.
    pub(crate) fn curl(&self, base: &str, redactor: &Redactor) -> String {
        let mut url = format!("{}{}", base.trim_end_matches('/'), redactor.text(&self.path));
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&self.query_text(|name, value| match redactor.field(name, value) {
                shown if shown == value => encoded(value),
                hidden => hidden,
            }));
        }
        let mut words = vec!["curl".to_owned()];
        if self.method != "GET" {
            words.push(format!("-X {}", self.method));
        }
        words.push(quoted(&url));
        for (name, value) in &self.headers {
            words.push(format!("-H {}", quoted(&format!("{name}: {}", redactor.header(name, value)))));
        }
        if !self.body.is_empty() {
            let body = redactor.body(&self.body);
            let shown = match body.char_indices().nth(LONGEST) {
                Some((at, _)) => format!("{}...", body.get(..at).unwrap_or_default()),
                None => body,
            };
            words.push(format!("--data-raw {}", quoted(&shown)));
        }
        words.join(" ")
    }
}

/// The request of an exchange, as the suite has it; `None` for messages.
pub(crate) fn request_of(exchange: &Exchange) -> Option<std::borrow::Cow<'_, Request>> {
    match exchange {
        Exchange::Http { request, .. } => Some(std::borrow::Cow::Borrowed(request)),
        Exchange::Graphql { operation, response } => {
            Some(std::borrow::Cow::Owned(posted(operation, response.part.origin)))
        }
        Exchange::Message(_) | Exchange::SyncMessage { .. } => None,
    }
}

/// GraphQL over HTTP: POST with JSON (that specification's draft, section 6.3).
fn posted(operation: &Operation, origin: accordant_document::Origin) -> Request {
    let mut body = IndexMap::new();
    body.insert("query".to_owned(), Value::Text(operation.document.clone()));
    if let Some(name) = &operation.name {
        body.insert("operationName".to_owned(), Value::Text(name.clone()));
    }
    if let Some(variables) = &operation.variables {
        body.insert("variables".to_owned(), variables.clone());
    }
    let mut headers = operation.headers.clone();
    for (name, value) in
        [("content-type", "application/json"), ("accept", "application/graphql-response+json, application/json;q=0.9")]
    {
        if !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            headers.push((name.to_owned(), vec![value.to_owned()]));
        }
    }
    Request {
        method: "POST".to_owned(),
        path: operation.path.clone().unwrap_or_else(|| "/graphql".to_owned()),
        query: Vec::new(),
        part: Part {
            headers,
            content: Content::Json(Value::Map(body)),
            media_type: Some("application/json".to_owned()),
            origin,
            ..Part::default()
        },
    }
}

/// Characters of a body that a command shows.
const LONGEST: usize = 2_000;

/// A word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn headers(part: &Part) -> Vec<(String, String)> {
    flat(&part.headers)
}

fn flat(headers: &[(String, Vec<String>)]) -> Vec<(String, String)> {
    headers.iter().flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone()))).collect()
}

pub(crate) fn body(content: &Content) -> Vec<u8> {
    match content {
        Content::Unstated | Content::Empty => Vec::new(),
        Content::Json(value) => value.to_string().into_bytes(),
        Content::Text(text) => text.clone().into_bytes(),
        Content::Bytes(bytes) => bytes.clone(),
    }
}

/// Percent-encoded for a query (RFC 3986, section 3.4): what separates pairs, and what is no ASCII.
pub(crate) fn encoded(text: &str) -> String {
    percent(text, b"-._~!$'()*,:@/?;[]")
}

/// Percent-encoded for a field of a form.
pub(crate) fn form_encoded(text: &str) -> String {
    percent(text, b"-._~")
}

fn percent(text: &str, kept: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared() -> Prepared {
        Prepared {
            method: "POST".to_owned(),
            path: "/courses".to_owned(),
            query: vec![("q".to_owned(), Some("a b&c".to_owned())), ("token".to_owned(), Some("tulip".to_owned()))],
            headers: vec![("Authorization".to_owned(), "Bearer tulip".to_owned())],
            body: br#"{"title":"it's","password":"tulip"}"#.to_vec(),
        }
    }

    #[test]
    fn the_command_sends_it_again_without_secrets() {
        assert_eq!(
            prepared().curl("http://localhost/", &Redactor::default()),
            r#"curl -X POST 'http://localhost/courses?q=a%20b%26c&token=***' -H 'Authorization: Bearer ***' --data-raw '{"title":"it'\''s","password":"***"}'"#
        );
    }

    #[test]
    fn the_target_has_what_separates_encoded() {
        assert_eq!(prepared().target(), "/courses?q=a%20b%26c&token=tulip");
        let plain = Prepared { path: "x".to_owned(), query: vec![("a".to_owned(), None)], ..Prepared::default() };
        assert_eq!(plain.target(), "/x?a");
    }

    #[test]
    fn credentials_replace_those_that_are_there() {
        let mut prepared = prepared();
        prepared.set_header("authorization", "Basic x");
        prepared.set_query("token", "y");
        prepared.set_cookie("a", "1");
        prepared.set_cookie("b", "2");
        prepared.set_cookie("a", "3");
        assert_eq!(prepared.header("Authorization"), Some("Basic x"));
        assert_eq!(prepared.header("cookie"), Some("b=2; a=3"));
        assert_eq!(prepared.target(), "/courses?q=a%20b%26c&token=y");
    }
}
