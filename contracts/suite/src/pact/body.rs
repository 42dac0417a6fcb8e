//! The body of a request or response, the contents of a message: plain in versions 1 to 3, with its media type and
//! encoding in version 4.

use accordant_document::settings::Reader;
use accordant_document::{Kind, Node};
use indexmap::IndexMap;

use crate::content::{decode, is_binary, is_json, is_multipart, look, of_bytes, of_text};
use crate::{Content, Part, SuiteFormat, Value};

/// Reads the content under `key`. `stated` is the media type that headers or metadata name.
pub(super) fn read(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    key: &str,
    format: SuiteFormat,
    stated: Option<String>,
    part: &mut Part,
) {
    let Some(body) = node.get(key) else { return };
    part.media_type = stated;
    let is_v4 = format == SuiteFormat::PactV4 && body.is_object();
    if is_v4 && body.get("content").is_some() {
        described(reader, body, key, part);
    } else if is_v4 && body.is_empty() {
        part.content = Content::Unstated;
    } else {
        plain(body, part);
    }
}

/// Versions 1 to 3: the value itself; a text that is no JSON stands in a string, what is no text in base64.
fn plain(body: Node<'_>, part: &mut Part) {
    match body.kind() {
        Kind::Null => part.content = Content::Empty,
        Kind::String => {
            let text = body.as_str().unwrap_or_default();
            let media_type = part.media_type.get_or_insert_with(|| look(text).to_owned()).as_str();
            part.content = if text.is_empty() {
                Content::Empty
            } else if is_json(media_type) {
                // A JSON text stands for its value, any other for itself.
                Content::Json(Value::parse(text).unwrap_or_else(|| text.into()))
            } else if is_binary(media_type) || is_multipart(media_type) && !text.trim_start().starts_with("--") {
                match decode(text) {
                    Some(bytes) => of_bytes(bytes, Some(media_type)),
                    None => Content::Text(text.to_owned()),
                }
            } else {
                Content::Text(text.to_owned())
            };
        }
        _ => {
            part.media_type.get_or_insert_with(|| "application/json".to_owned());
            part.content = Content::Json(Value::from(body));
        }
    }
}

/// Version 4: `{content, contentType, encoded}`.
fn described(reader: &mut Reader<'_>, body: Node<'_>, key: &str, part: &mut Part) {
    let Some(content) = body.get("content") else { return };
    if let Some(media_type) = body.get("contentType").filter(|node| !node.is_null())
        && let Some(media_type) = reader.text(media_type, "`contentType`")
    {
        part.media_type = Some(media_type);
    }
    let has_media_type = body.get("contentType").is_some();
    let encoded = body.get("encoded");
    let encoding = match encoded.map(|node| (node, node.as_bool(), node.as_str())) {
        None | Some((_, Some(false), _)) => None,
        Some((_, Some(true), _)) => Some("base64".to_owned()),
        Some((_, _, Some(name))) if name.eq_ignore_ascii_case("false") => None,
        Some((_, _, Some(name))) if name.eq_ignore_ascii_case("true") => Some("base64".to_owned()),
        Some((_, _, Some(name))) => Some(name.to_ascii_lowercase()),
        Some((node, ..)) if node.is_null() => None,
        Some((node, ..)) => {
            reader.wrong_type(node, "`encoded`", "false or the name of an encoding");
            None
        }
    };
    part.content = match (content.kind(), encoding.as_deref()) {
        (Kind::String, Some("base64")) => {
            let text = content.as_str().unwrap_or_default();
            match decode(text) {
                Some(bytes) => of_bytes(bytes, part.media_type.as_deref()),
                None => {
                    reader.wrong_type(content, "`content`", "base64, as `encoded` says");
                    Content::Unstated
                }
            }
        }
        (Kind::String, Some("json")) => {
            let text = content.as_str().unwrap_or_default();
            Value::parse(text).map_or_else(|| Content::Text(text.to_owned()), Content::Json)
        }
        (_, Some(other)) if !matches!(other, "base64" | "json") => {
            if let Some(node) = encoded {
                reader.wrong_value(node.span(), "`encoded`", other, &["false", "base64", "json"]);
            }
            Content::Unstated
        }
        (Kind::String, _) => {
            let text = content.as_str().unwrap_or_default();
            if text.is_empty() && !has_media_type {
                Content::Empty
            } else if part.media_type.as_deref().is_some_and(is_json) {
                Content::Json(text.into())
            } else {
                part.media_type.get_or_insert_with(|| look(text).to_owned());
                of_text(text.to_owned(), part.media_type.as_deref())
            }
        }
        _ => {
            part.media_type.get_or_insert_with(|| "application/json".to_owned());
            Content::Json(Value::from(content))
        }
    };
    if !matches!(part.content, Content::Unstated | Content::Empty) && part.media_type.is_none() {
        part.media_type = Some("application/octet-stream".to_owned());
    }
    let mut others = IndexMap::new();
    for member in body.members().filter(|member| !["content", "contentType", "encoded"].contains(&member.key)) {
        // `contentTypeHint` and what plugins add.
        others.insert(member.key.to_owned(), Value::from(member.value));
    }
    if !others.is_empty() {
        part.extras.insert(key.to_owned(), Value::Map(others));
    }
}
