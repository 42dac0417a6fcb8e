//! Requests, responses and messages of the own format.

use accordant_document::settings::Reader;
use accordant_document::{Kind, Node};
use indexmap::IndexMap;

use super::interaction::status_example;
use super::matcher::STATUS_CLASSES;
use super::notation::{Notation, is_matcher};
use super::{body, extras};
use crate::findings::ids;
use crate::matching::query_of;
use crate::{Category, Combine, Matcher, Message, Part, Path, Request, Response, Rule, StatusClass, Token, Value};

/// Methods that may be keys: `get: /courses`.
pub(crate) const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/// What parts of each kind may have.
const PART: [&str; 13] = [
    "headers",
    "body",
    "text",
    "xml",
    "form",
    "multipart",
    "base64",
    "file",
    "empty",
    "media-type",
    "rules",
    "generators",
    "pact",
];

fn keys<'k>(own: &[&'k str]) -> Vec<&'k str> {
    own.iter().copied().chain(PART).collect()
}

pub(super) fn request(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Request> {
    let mut request =
        Request { part: Part { origin: reader.origin(node.span()), ..Part::default() }, ..Request::default() };
    let known: Vec<&str> = keys(&["method", "path", "query"]).into_iter().chain(METHODS).collect();
    let mut path = None;
    for member in reader.members(node, "a request", &known) {
        let value = member.value;
        match member.key {
            "method" => request.method = reader.text(value, "`method`").unwrap_or_default().to_ascii_uppercase(),
            "path" => path = Some((value, false)),
            "query" => {
                let query = query(reader, value, &mut request.part.rules.0);
                request.query.extend(query);
            }
            method if METHODS.contains(&method) => {
                if path.is_some() || !request.method.is_empty() {
                    reader.fault(
                        member.key_span,
                        ids::SUITE_WRONG_VALUE,
                        format!("`{method}` is a second method or path"),
                        "a request has one: `get: /courses`, or `method` and `path`",
                    );
                }
                request.method = method.to_ascii_uppercase();
                path = Some((value, true));
            }
            _ => {}
        }
    }
    if !node.is_object() {
        return None;
    }
    let Some((path, is_short)) = path else {
        reader.missing(node, "the request", "get");
        return None;
    };
    let mut notation = Notation::new(reader, Category::Path);
    let text = text_of(&mut notation, path, "the path");
    request.part.rules.0.append(&mut notation.rules);
    match text.split_once('?').filter(|_| is_short) {
        Some((path, query)) => {
            let mut written = query_of(query);
            written.append(&mut request.query);
            request.query = written;
            request.path = path.to_owned();
        }
        None => request.path = text,
    }
    if !request.path.starts_with(['/', '$']) && !request.path.is_empty() {
        let message = format!("the path `{}` does not begin with `/`", request.path);
        reader.fault(path.span(), ids::SUITE_WRONG_VALUE, message, "paths are relative to the backend: `/courses`");
    }
    if request.method.is_empty() {
        request.method = "GET".to_owned();
    }
    finish(reader, node, &mut request.part, None);
    Some(request)
}

pub(super) fn response(reader: &mut Reader<'_>, node: Node<'_>) -> Response {
    let mut response = Response { status: 200, part: Part { origin: reader.origin(node.span()), ..Part::default() } };
    for member in reader.members(node, "a response", &keys(&["status"])) {
        if member.key == "status" {
            response.status = status(reader, member.value, &mut response.part.rules.0);
        }
    }
    if node.is_object() && node.get("status").is_none() {
        reader.missing(node, "the response", "status");
    }
    finish(reader, node, &mut response.part, None);
    response
}

/// A message beside the interaction's own keys: `message` is its metadata.
pub(super) fn message(reader: &mut Reader<'_>, node: Node<'_>, described: Node<'_>) -> Message {
    let mut message =
        Message { part: Part { origin: reader.origin(node.span()), ..Part::default() }, ..Message::default() };
    metadata(reader, described, &mut message);
    let stated = media_type_of(&message.metadata);
    body::content(reader, node, &mut message.part, stated);
    body::rules(reader, node, &mut message.part);
    message
}

/// A message of `sync-message`, with all of its keys on one object.
pub(super) fn inner_message(reader: &mut Reader<'_>, node: Node<'_>) -> Message {
    let mut message =
        Message { part: Part { origin: reader.origin(node.span()), ..Part::default() }, ..Message::default() };
    let known: Vec<&str> = keys(&["metadata", "payload"]).into_iter().filter(|key| *key != "headers").collect();
    reader.members(node, "a message", &known);
    if let Some(described) = node.get("metadata") {
        metadata(reader, described, &mut message);
    }
    let stated = media_type_of(&message.metadata);
    finish(reader, node, &mut message.part, stated);
    message
}

fn metadata(reader: &mut Reader<'_>, node: Node<'_>, message: &mut Message) {
    if node.is_null() {
        return;
    }
    if !node.is_object() {
        reader.wrong_type(node, "the metadata of a message", "an object");
        return;
    }
    let mut notation = Notation::new(reader, Category::Metadata);
    if let Some(Value::Map(members)) = notation.value(node) {
        message.metadata = members;
    }
    message.part.rules.0.append(&mut notation.rules);
}

fn media_type_of(metadata: &IndexMap<String, Value>) -> Option<String> {
    crate::content::stated(metadata)
}

/// Headers, content, rules, generators and what only pacts have.
fn finish(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part, stated: Option<String>) {
    if let Some(written) = node.get("headers") {
        headers(reader, written, part);
    }
    let stated = stated.or_else(|| {
        let values = part.header("content-type")?;
        values.first().filter(|value| !value.is_empty()).cloned()
    });
    body::content(reader, node, part, stated);
    body::rules(reader, node, part);
    if let Some(written) = node.get("pact") {
        part.extras = extras(reader, written);
    }
}

pub(super) fn status(reader: &mut Reader<'_>, node: Node<'_>, rules: &mut Vec<Rule>) -> u16 {
    let code = |node: Node<'_>| node.number_text()?.parse::<u16>().ok().filter(|code| (100..1000).contains(code));
    if let Some(code) = code(node) {
        return code;
    }
    let Some(written) = node.get("$status") else {
        reader.wrong_type(node, "`status`", "a status code such as 200, or `{$status: success}`");
        return 200;
    };
    reader.members(node, "`status`", &["$status", "example"]);
    let class = if written.is_array() {
        let codes: Option<Vec<u16>> = written.items().map(code).collect();
        codes.filter(|codes| !codes.is_empty()).map(StatusClass::Codes)
    } else {
        let name = reader.text(written, "`$status`");
        let known = STATUS_CLASSES.iter().find(|(word, _)| Some(*word) == name.as_deref());
        if let (None, Some(name)) = (known, &name) {
            let words: Vec<&str> = STATUS_CLASSES.iter().map(|(word, _)| *word).collect();
            reader.wrong_value(written.span(), "`$status`", name, &words);
            return 200;
        }
        known.map(|(_, class)| class.clone())
    };
    let Some(class) = class else {
        if written.is_array() {
            reader.wrong_type(written, "`$status`", "a class or a list of status codes");
        }
        return 200;
    };
    let example = match node.get("example") {
        Some(example) => code(example).unwrap_or_else(|| {
            reader.wrong_type(example, "`example`", "a status code such as 200");
            200
        }),
        None => status_example(&class),
    };
    rules.push(Rule {
        category: Category::Status,
        path: Path::default(),
        combine: Combine::And,
        matchers: vec![Matcher::StatusCode(class)],
        origin: reader.origin(node.span()),
    });
    example
}

/// Headers by name: a text, a list of them, or a matcher.
pub(super) fn headers(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part) {
    for member in reader.entries(node, "`headers`") {
        let mut notation = Notation::new(reader, Category::Header);
        notation.path.push(Token::Name(member.key.to_owned()));
        let read = notation.value(member.value);
        let mut rules = std::mem::take(&mut notation.rules);
        part.rules.0.append(&mut rules);
        let values = match read {
            None => continue,
            Some(Value::List(items)) => {
                items.iter().map(|item| scalar(reader, member.value, item, "the value of a header")).collect()
            }
            Some(value) => scalar(reader, member.value, &value, "the value of a header").map(|value| vec![value]),
        };
        if let Some(values) = values {
            part.headers.push((member.key.to_owned(), values));
        }
    }
}

/// Parameters by name: a value, a list of them, or a matcher. `null` is a parameter without a value.
fn query(reader: &mut Reader<'_>, node: Node<'_>, rules: &mut Vec<Rule>) -> Vec<(String, Vec<Option<String>>)> {
    let mut query = Vec::new();
    if let Some(text) = node.as_str() {
        return query_of(text.trim_start_matches('?'));
    }
    for member in reader.entries(node, "`query`") {
        let mut notation = Notation::new(reader, Category::Query);
        notation.path.push(Token::Name(member.key.to_owned()));
        let read = notation.value(member.value);
        rules.append(&mut notation.rules);
        let mut one = |value: &Value| match value {
            Value::Null => Some(None),
            value => scalar(reader, member.value, value, "the value of a parameter").map(Some),
        };
        let values = match &read {
            None => continue,
            Some(Value::List(items)) => items.iter().map(one).collect(),
            Some(value) => one(value).map(|value| vec![value]),
        };
        if let Some(values) = values {
            query.push((member.key.to_owned(), values));
        }
    }
    query
}

/// The text that a plain value is in a header, a query or a form.
pub(super) fn scalar(reader: &mut Reader<'_>, node: Node<'_>, value: &Value, what: &str) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(text) => Some(text.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => {
            reader.wrong_type(node, what, "a string");
            None
        }
    }
}

/// A text, or a matcher whose example is one.
fn text_of(notation: &mut Notation<'_, '_>, node: Node<'_>, what: &str) -> String {
    if node.kind() == Kind::String || is_matcher(node) {
        return match notation.value(node) {
            Some(Value::Text(text)) => text,
            _ => {
                notation.reader.wrong_type(node, what, "a string, or a matcher with a string as its example");
                String::new()
            }
        };
    }
    notation.reader.wrong_type(node, what, "a string");
    String::new()
}
