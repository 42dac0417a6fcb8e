//! Values as the bytes of a media type.

use accordant_model::http::MediaRange;
use accordant_model::{Contract, SchemaId};
use serde_json::Value;

/// What stands between the parts of a body: nothing that a sampled text has in it.
const BOUNDARY: &str = "accordant-7d0c31b2a94e";

/// The media type as it is sent: one of several parts names what stands between them.
pub(crate) fn stated(concrete: String) -> String {
    let range = MediaRange::new(&concrete);
    let named = range.parameters().iter().any(|(name, _)| name == "boundary");
    if range.kind() == "multipart" && !named { format!("{concrete}; boundary={BOUNDARY}") } else { concrete }
}

/// The value written as the media type has it. What no writer knows is the text of the value.
pub(crate) fn render(contract: &Contract, media: &MediaRange, schema: Option<SchemaId>, value: &Value) -> Vec<u8> {
    if media.is_json() {
        return serde_json::to_vec(value).unwrap_or_default();
    }
    let is_xml = media.subtype() == "xml" || media.suffix() == Some("xml");
    match (media.subtype(), value) {
        // An example of XML is most often written as the text itself.
        (_, Value::String(text)) if !is_xml || text.trim_start().starts_with('<') => text.clone().into_bytes(),
        ("x-www-form-urlencoded", Value::Object(members)) => {
            let pairs: Vec<String> = members
                .iter()
                .flat_map(|(name, value)| match value {
                    Value::Array(items) => items.iter().map(|item| (name, plain(item))).collect::<Vec<_>>(),
                    value => vec![(name, plain(value))],
                })
                .map(|(name, value)| format!("{}={}", escaped(name), escaped(&value)))
                .collect();
            pairs.join("&").into_bytes()
        }
        (_, Value::Object(members)) if media.kind() == "multipart" => {
            let mut text = String::new();
            for (name, value) in members {
                let kind = if value.is_object() || value.is_array() { "application/json" } else { "text/plain" };
                // A name ends where its quotes do.
                let name = name.replace(['"', '\r', '\n'], "_");
                text.push_str(&format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n"));
                text.push_str(&format!("Content-Type: {kind}\r\n\r\n{}\r\n", plain(value)));
            }
            text.push_str(&format!("--{BOUNDARY}--\r\n"));
            text.into_bytes()
        }
        (_, value) if is_xml => super::xml::document(contract, schema, value).into_bytes(),
        (_, value) => plain(value).into_bytes(),
    }
}

/// Items of a stream, as the media type separates them (OpenAPI 3.2, section 4.14.3).
pub(crate) fn stream(media: &MediaRange, items: &[Value]) -> Vec<u8> {
    let mut text = String::new();
    for item in items {
        match media.subtype() {
            "event-stream" => {
                // An item describes the fields of an event; one that is none is its data.
                let fields = item.as_object().filter(|fields| fields.contains_key("data"));
                match fields {
                    Some(fields) => {
                        for (name, value) in fields {
                            for line in plain(value).lines() {
                                text.push_str(&format!("{name}: {line}\n"));
                            }
                        }
                    }
                    None => text.push_str(&format!("data: {item}\n")),
                }
                text.push('\n');
            }
            "json-seq" => text.push_str(&format!("\u{1e}{item}\n")),
            _ => text.push_str(&format!("{item}\n")),
        }
    }
    text.into_bytes()
}

/// A scalar without quotes; what is none as JSON.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => escaped.push(char::from(byte)),
            b' ' => escaped.push('+'),
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}
