//! Bodies of requests by their modes.

use accordant_document::Node;
use accordant_document::settings::Reader;

use super::variables::{name_of, value_of};
use super::{Scope, left_out};
use crate::multipart::{self, FormPart};
use crate::{Operation, Value, graphql};

/// A body, with the media type that it has where no header says another.
pub(super) enum Body {
    None,
    Bytes(Vec<u8>, Option<String>),
    Operation(Operation),
}

pub(super) fn read(reader: &mut Reader<'_>, body: Node<'_>, headers: &[(String, String)], scope: &Scope) -> Body {
    if body.get("disabled").and_then(Node::as_bool) == Some(true) {
        return Body::None;
    }
    let Some(mode) = body.get("mode").and_then(Node::as_str) else { return Body::None };
    let Some(content) = body.get(mode).filter(|content| !content.is_null()) else { return Body::None };
    match mode {
        "raw" => raw(body, content.as_str().unwrap_or_default(), headers, scope),
        "urlencoded" => {
            let text = match content.as_str() {
                Some(text) => scope.text(text),
                None => {
                    let fields = enabled(content)
                        .filter_map(|field| Some((scope.text(name_of(field)?), value_of(field).unwrap_or_default())));
                    let fields: Vec<(String, String)> =
                        fields.map(|(name, value)| (name, scope.text(&value))).collect();
                    crate::form::encode(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))
                }
            };
            Body::Bytes(text.into_bytes(), Some("application/x-www-form-urlencoded".to_owned()))
        }
        "formdata" => {
            let parts: Vec<FormPart> = enabled(content).filter_map(|field| part(reader, field, scope)).collect();
            let written = multipart::write(&parts);
            Body::Bytes(written.bytes, Some(written.media_type))
        }
        "graphql" => operation(content, scope),
        _ => {
            let message = "the body is a file that the collection does not have".to_owned();
            left_out(reader, content.span(), message, "write `file: PATH` at the request of the suite");
            Body::None
        }
    }
}

fn enabled(list: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    list.items().filter(|field| field.get("disabled").and_then(Node::as_bool) != Some(true))
}

fn raw(body: Node<'_>, text: &str, headers: &[(String, String)], scope: &Scope) -> Body {
    if text.is_empty() {
        return Body::None;
    }
    let language = body.get("options").and_then(|options| options.get("raw")?.get("language")?.as_str());
    let stated = crate::content::stated_header(headers);
    let json = match (&stated, language) {
        (Some(media_type), _) => crate::content::is_json(media_type),
        (None, Some(language)) => language == "json",
        (None, None) => text.trim_start().starts_with(['{', '[']),
    };
    let text = if json { scope.json(text) } else { scope.text(text) };
    let media_type = stated.is_none().then_some(match language {
        _ if json => "application/json",
        Some("xml") => "application/xml",
        Some("html") => "text/html",
        Some("javascript") => "application/javascript",
        _ => "text/plain",
    });
    Body::Bytes(text.into_bytes(), media_type.map(str::to_owned))
}

fn part(reader: &mut Reader<'_>, field: Node<'_>, scope: &Scope) -> Option<FormPart> {
    let name = scope.text(name_of(field)?);
    let media_type = field.get("contentType").and_then(Node::as_str).map(str::to_owned);
    if field.get("type").and_then(Node::as_str) == Some("file") {
        let src = field.get("src");
        let file = src.and_then(|src| src.as_str().or_else(|| src.items().next()?.as_str())).unwrap_or("file");
        let filename = file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned();
        let message = format!("the field `{name}` is a file that the collection does not have: an empty one is sent");
        left_out(reader, field.span(), message, "write `file: PATH` at the part of the suite");
        return Some(FormPart { name, filename: Some(filename), media_type, bytes: Vec::new() });
    }
    let mut value = scope.text(&value_of(field).unwrap_or_default());
    crate::record::secrets::text(&name, &mut value);
    Some(FormPart { name, filename: None, media_type, bytes: value.into_bytes() })
}

/// `{query, variables, operationName}`, where the variables are a text.
fn operation(content: Node<'_>, scope: &Scope) -> Body {
    let document = scope.text(content.get("query").and_then(Node::as_str).unwrap_or_default());
    let name = content.get("operationName").and_then(Node::as_str).filter(|name| !name.is_empty()).map(str::to_owned);
    let variables = content.get("variables").and_then(|written| match written.as_str() {
        Some(text) => Value::parse(&scope.json(text)),
        None => Some(Value::from(written)),
    });
    let mut variables = variables.filter(|variables| matches!(variables, Value::Map(members) if !members.is_empty()));
    if let Some(variables) = &mut variables {
        crate::record::secrets::body(variables, true);
    }
    if graphql::select(&document, name.as_deref()).is_ok() {
        return Body::Operation(Operation { document, name, variables, ..Operation::default() });
    }
    // What is no operation is sent as it is.
    let mut sent = indexmap::IndexMap::from([("query".to_owned(), Value::Text(document))]);
    sent.extend(name.map(|name| ("operationName".to_owned(), Value::Text(name))));
    sent.extend(variables.map(|variables| ("variables".to_owned(), variables)));
    Body::Bytes(Value::Map(sent).to_string().into_bytes(), Some("application/json".to_owned()))
}
