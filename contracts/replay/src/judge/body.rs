//! Bodies, read by their media type and held against their schema.

use accordant_model::http::{Encoding, MediaRange, MediaType, Style};
use accordant_model::{SchemaId, Types};
use hyper::HeaderMap;
use hyper::header::CONTENT_ENCODING;
use serde_json::{Map, Value};

use super::parameters::pairs;
use super::route::form_decoded;
use super::shape::{Reading, Shape};
use super::violation::{Breach, Part, Violation};
use super::{Checks, multipart, told, xml};

/// The media type of `content` that a message of this type falls under: the most exact one.
pub(crate) fn described<'m>(content: &'m [MediaType], sent: &MediaRange) -> Option<&'m MediaType> {
    let fitting = content.iter().filter(|media| media.range.covers(sent));
    fitting.max_by_key(|media| media.range.specificity())
}

/// What is wrong with a body. Encoded ones (`Content-Encoding`) and media types that nobody reads are taken as they are.
pub(crate) fn check(
    checks: &Checks,
    media: &MediaType,
    sent: &MediaRange,
    headers: &HeaderMap,
    body: &[u8],
) -> Vec<Violation> {
    let encoded =
        headers.get(CONTENT_ENCODING).is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if encoded {
        return Vec::new();
    }
    if let Some(item) = media.item_schema
        && let Some(separator) = sequence(sent)
    {
        return items(checks, item, separator, body);
    }
    let Some(id) = media.schema else {
        return if sent.is_json() {
            json(body).err().map(|violation| *violation).into_iter().collect()
        } else {
            Vec::new()
        };
    };
    if sent.is_json() {
        return match json(body) {
            Ok(value) => told(checks, id, &value, Part::Body, ""),
            Err(violation) => vec![*violation],
        };
    }
    if sent.subtype() == "xml" || sent.suffix() == Some("xml") {
        return xml::check(checks, id, body);
    }
    match (sent.kind(), sent.subtype()) {
        ("application", "x-www-form-urlencoded") => match std::str::from_utf8(body) {
            Ok(text) => form(checks, id, &media.encoding, text),
            Err(_) => vec![unreadable("the form is not UTF-8")],
        },
        ("multipart", _) => match multipart::read(sent, body) {
            Ok(parts) => parted(checks, id, &parts),
            Err(problem) => vec![unreadable(problem)],
        },
        ("text", subtype) if subtype != "event-stream" => {
            let text = Value::String(String::from_utf8_lossy(body).into_owned());
            let shape = Shape::of(checks.contract(), Some(id));
            if shape.takes(Types::STRING) { told(checks, id, &text, Part::Body, "") } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// What stands between the items of a sequence (OpenAPI 3.2, section 4.14.3).
fn sequence(sent: &MediaRange) -> Option<char> {
    match sent.subtype() {
        "jsonl" | "x-ndjson" | "ndjson" => Some('\n'),
        "json-seq" => Some('\u{1e}'),
        _ => None,
    }
}

fn items(checks: &Checks, item: SchemaId, separator: char, body: &[u8]) -> Vec<Violation> {
    let text = String::from_utf8_lossy(body);
    let lines = text.split(separator).map(str::trim).filter(|line| !line.is_empty()).enumerate();
    let mut found = Vec::new();
    for (number, line) in lines {
        match json(line.as_bytes()) {
            Ok(value) => found.extend(told(checks, item, &value, Part::Body, "").into_iter().map(|mut violation| {
                violation.pointer = format!("/{number}{}", violation.pointer);
                violation
            })),
            Err(violation) => found.push(*violation),
        }
        if found.len() >= super::TOLD {
            break;
        }
    }
    found
}

/// Values of one body that are looked at: each costs a multiple of its text.
const VALUES: usize = 1_000_000;

fn json(body: &[u8]) -> Result<Value, Box<Violation>> {
    // Every value but the first of a list or object stands behind a comma.
    if body.len() > VALUES && body.iter().filter(|byte| **byte == b',').count() > VALUES {
        return Err(Box::new(unreadable(format!("the JSON has more than {VALUES} values"))));
    }
    // The reader's own limit on nesting holds: a body that is deeper is refused, not followed.
    serde_json::from_slice(body).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Eof => "the JSON ends too early",
            _ => "the body is not JSON",
        };
        let mut violation = unreadable(what);
        violation.message = format!("{what}, at line {} column {}", error.line(), error.column());
        Box::new(violation)
    })
}

pub(crate) fn unreadable(what: impl Into<String>) -> Violation {
    Violation::new(Part::Body, Breach::Unreadable, "", what)
}

fn form(checks: &Checks, id: SchemaId, encodings: &[Encoding], text: &str) -> Vec<Violation> {
    let pairs = pairs(text);
    let shape = Shape::of(checks.contract(), Some(id));
    first_sound(checks, id, |reading| {
        let mut members = Map::new();
        for (name, raw) in &pairs {
            let property = shape.property(name);
            let encoding = encodings.iter().find(|encoding| encoding.property == *name);
            let json = encoding
                .and_then(|encoding| encoding.content_type.as_deref())
                .is_some_and(|ty| MediaRange::new(ty).is_json());
            let text = form_decoded(raw);
            if json || (property.is_object() && !property.takes(Types::STRING)) {
                let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
                members.insert(name.clone(), value);
            } else if property.is_list() {
                let split = encoding.is_some_and(|encoding| encoding.explode == Some(false));
                let separator = match encoding.and_then(|encoding| encoding.style) {
                    Some(Style::SpaceDelimited) => ' ',
                    Some(Style::PipeDelimited) => '|',
                    _ => ',',
                };
                let items: Vec<&str> = if split { text.split(separator).collect() } else { vec![&text] };
                let Value::Array(items) = property.list(items.into_iter(), reading) else { continue };
                match members.get_mut(name) {
                    Some(Value::Array(known)) => known.extend(items),
                    _ => {
                        members.insert(name.clone(), Value::Array(items));
                    }
                }
            } else {
                members.insert(name.clone(), property.scalar(&text, reading));
            }
        }
        Value::Object(members)
    })
}

fn parted(checks: &Checks, id: SchemaId, parts: &[multipart::BodyPart<'_>]) -> Vec<Violation> {
    let shape = Shape::of(checks.contract(), Some(id));
    first_sound(checks, id, |reading| {
        let mut members = Map::new();
        for part in parts {
            let property = shape.property(&part.name);
            let text = String::from_utf8_lossy(part.content);
            let list = property.is_list() && !part.json;
            let single = if property.is_list() { property.item() } else { property };
            let value = if part.json || (single.is_object() && !single.takes(Types::STRING)) {
                serde_json::from_slice(part.content).unwrap_or_else(|_| Value::String(text.into_owned()))
            } else if part.file {
                Value::String(text.into_owned())
            } else {
                single.scalar(&text, reading)
            };
            match members.get_mut(&part.name) {
                Some(Value::Array(known)) if list => known.push(value),
                _ if list => {
                    members.insert(part.name.clone(), Value::Array(vec![value]));
                }
                _ => {
                    members.insert(part.name.clone(), value);
                }
            }
        }
        Value::Object(members)
    })
}

/// Nothing where the texts can be read as a value that the schema takes; else what is wrong with the likeliest reading.
fn first_sound(checks: &Checks, id: SchemaId, read: impl Fn(Reading) -> Value) -> Vec<Violation> {
    let mut refused: Option<Vec<Violation>> = None;
    for reading in Reading::ALL.into_iter().filter(|reading| !reading.encoded_commas) {
        let found = told(checks, id, &read(reading), Part::Body, "");
        if found.is_empty() {
            return found;
        }
        refused.get_or_insert(found);
    }
    refused.unwrap_or_default()
}
