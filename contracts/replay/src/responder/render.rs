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
    match (media.subtype(), value) {
        // An example of XML is most often written as the text itself.
        (_, Value::String(text)) => text.clone().into_bytes(),
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
        (subtype, value) if subtype == "xml" || media.suffix() == Some("xml") => {
            let name = schema.and_then(|id| element(contract, id)).unwrap_or_else(|| "root".to_owned());
            let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            xml(contract, &name, schema, value, &mut text);
            text.into_bytes()
        }
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

/// The name of a schema's element: its `xml.name`, else its own.
fn element(contract: &Contract, id: SchemaId) -> Option<String> {
    let schema = contract.schemas.get(id)?;
    let written = contract.documents.node(schema.at).get("xml").and_then(|xml| xml.get("name"));
    let name = written.and_then(|name| name.as_str()).or(schema.name.as_deref())?;
    Some(name.to_owned())
}

/// Recursion ends with the value, whose depth the sampler has limited.
fn xml(contract: &Contract, name: &str, schema: Option<SchemaId>, value: &Value, text: &mut String) {
    let name = xml_name(name);
    match value {
        Value::Object(members) => {
            text.push('<');
            text.push_str(&name);
            let of = |name: &str| schema.and_then(|id| property(contract, id, name));
            let flag = |id: Option<SchemaId>, key: &str| {
                let at = id.and_then(|id| contract.schemas.get(id)).map(|schema| schema.at);
                at.and_then(|at| contract.documents.node(at).get("xml")?.get(key)?.as_bool()) == Some(true)
            };
            let named = |id: Option<SchemaId>, key: &str| {
                let at = id.and_then(|id| contract.schemas.get(id)).map(|schema| schema.at);
                let written = at.and_then(|at| contract.documents.node(at).get("xml")?.get("name")?.as_str());
                written.unwrap_or(key).to_owned()
            };
            for (key, value) in members.iter().filter(|(key, _)| flag(of(key), "attribute")) {
                text.push_str(&format!(" {}=\"{}\"", xml_name(&named(of(key), key)), xml_text(&plain(value))));
            }
            text.push('>');
            for (key, value) in members.iter().filter(|(key, _)| !flag(of(key), "attribute")) {
                let id = of(key);
                match value {
                    Value::Array(items) => {
                        let wrapped = flag(id, "wrapped");
                        let item = id.and_then(|id| contract.schemas.get(id)?.array.as_ref()?.items);
                        let outer = named(id, key);
                        let inner = if item.is_some() { named(item, &outer) } else { outer.clone() };
                        if wrapped {
                            text.push_str(&format!("<{}>", xml_name(&outer)));
                        }
                        for value in items {
                            xml(contract, &inner, item, value, text);
                        }
                        if wrapped {
                            text.push_str(&format!("</{}>", xml_name(&outer)));
                        }
                    }
                    value => xml(contract, &named(id, key), id, value, text),
                }
            }
            text.push_str(&format!("</{name}>"));
        }
        Value::Array(items) => {
            text.push_str(&format!("<{name}>"));
            let item = schema.and_then(|id| contract.schemas.get(id)?.array.as_ref()?.items);
            let inner = item.and_then(|id| element(contract, id)).unwrap_or_else(|| "item".to_owned());
            for value in items {
                xml(contract, &inner, item, value, text);
            }
            text.push_str(&format!("</{name}>"));
        }
        value => text.push_str(&format!("<{name}>{}</{name}>", xml_text(&plain(value)))),
    }
}

fn property(contract: &Contract, id: SchemaId, name: &str) -> Option<SchemaId> {
    let mut seen = Vec::new();
    let mut queue = vec![id];
    while let Some(id) = queue.pop() {
        if seen.contains(&id) || seen.len() > 64 {
            continue;
        }
        seen.push(id);
        let schema = contract.schemas.get(id)?;
        if let Some(found) = schema.object.as_ref().and_then(|object| object.property(name)) {
            return Some(found);
        }
        schema.in_place(|id| queue.push(id));
    }
    None
}

/// A name that XML takes.
fn xml_name(name: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':');
    let mut name: String = name.chars().map(|letter| if fits(letter) { letter } else { '_' }).collect();
    if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
        name.insert(0, '_');
    }
    name
}

fn xml_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
