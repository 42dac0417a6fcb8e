//! Requests, responses and messages in the shape of version 4.

use indexmap::IndexMap;

use super::rules;
use crate::content::{encode, is_json};
use crate::{Content, Message, Part, Request, Response, Value};

pub(super) fn request(request: &Request) -> IndexMap<String, Value> {
    let mut out = part(&request.part, "body");
    out.insert("method".to_owned(), Value::Text(request.method.clone()));
    out.insert("path".to_owned(), Value::Text(request.path.clone()));
    if !request.query.is_empty() {
        let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::Text);
        let query =
            request.query.iter().map(|(name, values)| (name.clone(), Value::List(values.iter().map(text).collect())));
        out.insert("query".to_owned(), Value::Map(query.collect()));
    }
    out
}

pub(super) fn response(response: &Response) -> IndexMap<String, Value> {
    let mut out = part(&response.part, "body");
    out.insert("status".to_owned(), usize::from(response.status).into());
    out
}

pub(super) fn message(message: &Message) -> IndexMap<String, Value> {
    let key = if message.part.extras.contains_key("content") { "content" } else { "contents" };
    let mut out = part(&message.part, key);
    if let Some(contents) = out.shift_remove("content") {
        out.insert("contents".to_owned(), contents);
    }
    if !message.metadata.is_empty() {
        out.insert("metadata".to_owned(), Value::Map(message.metadata.clone()));
    }
    out
}

fn part(part: &Part, key: &str) -> IndexMap<String, Value> {
    let mut out = IndexMap::new();
    if !part.headers.is_empty() {
        let headers = part.headers.iter().map(|(name, values)| {
            (name.clone(), Value::List(values.iter().map(|value| Value::Text(value.clone())).collect()))
        });
        out.insert("headers".to_owned(), Value::Map(headers.collect()));
    }
    if let Some(mut body) = body(part) {
        if let Some(Value::Map(others)) = part.extras.get(key) {
            body.extend(others.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        out.insert(key.to_owned(), Value::Map(body));
    }
    if !part.rules.0.is_empty() {
        out.insert("matchingRules".to_owned(), rules::rules(&part.rules.0));
    }
    if !part.generators.is_empty() {
        out.insert("generators".to_owned(), rules::generators(&part.generators));
    }
    for (name, kept) in part.extras.iter().filter(|(name, _)| name.as_str() != key) {
        out.entry(name.clone()).or_insert_with(|| kept.clone());
    }
    out
}

/// `{content, contentType, encoded}`, written so that reading gives the same content again.
fn body(part: &Part) -> Option<IndexMap<String, Value>> {
    let media_type = part.media_type.as_deref();
    let json = media_type.is_some_and(is_json);
    let (content, encoded): (Value, Value) = match &part.content {
        Content::Unstated => return None,
        Content::Empty => {
            let of_header = part.header("content-type").and_then(|values| values.first()).map(String::as_str);
            if media_type.is_none() || media_type == of_header {
                return Some(IndexMap::from([("content".to_owned(), "".into())]));
            }
            ("".into(), if json { "base64".into() } else { false.into() })
        }
        // A string under another media type would be read as a text.
        Content::Json(value @ Value::Text(_)) if !json => (Value::Text(value.to_string()), "json".into()),
        Content::Json(value) => (value.clone(), false.into()),
        // A text under the media type of JSON would be read as a string of JSON.
        Content::Text(text) if json => (Value::Text(encode(text.as_bytes())), "base64".into()),
        Content::Text(text) => (Value::Text(text.clone()), false.into()),
        Content::Bytes(bytes) => (Value::Text(encode(bytes)), "base64".into()),
    };
    let mut out = IndexMap::from([("content".to_owned(), content), ("encoded".to_owned(), encoded)]);
    if let Some(media_type) = media_type {
        out.insert("contentType".to_owned(), media_type.into());
    }
    Some(out)
}
