//! Bodies of every kind, the rules beside them, and what generates parts of them.

use accordant_document::settings::Reader;
use accordant_document::{Member, Node};

use super::notation::Notation;
use super::part::scalar;
use crate::content::{decode, of_bytes, of_text};
use crate::findings::ids;
use crate::{Category, Content, Part, Value, multipart, pact};

/// The keys of which a part has one at most.
const KINDS: [&str; 9] = ["body", "payload", "text", "xml", "form", "multipart", "base64", "file", "empty"];

/// Reads the content, whatever key it stands under. `stated` is the media type that headers or metadata name.
pub(super) fn content(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part, stated: Option<String>) {
    let written = node.get("media-type").and_then(|value| reader.text(value, "`media-type`"));
    let stated = written.or(stated);
    let mut kinds = node.members().filter(|member| KINDS.contains(&member.key));
    let Some(kind) = kinds.next() else { return };
    for second in kinds {
        reader.fault(
            second.key_span,
            ids::SUITE_WRONG_VALUE,
            format!("`{}` stands beside `{}`", second.key, kind.key),
            "a body is of one kind",
        );
    }
    let value = kind.value;
    let or = |default: &str| Some(stated.clone().unwrap_or_else(|| default.to_owned()));
    match kind.key {
        "body" | "payload" => {
            let mut notation = Notation::new(reader, Category::Body);
            let example = notation.value(value);
            part.rules.0.append(&mut notation.rules);
            part.content = match example {
                Some(example) => Content::Json(example),
                None => Content::Empty,
            };
            part.media_type = or("application/json");
        }
        "text" => {
            part.media_type = or("text/plain");
            part.content = text(reader, &kind, part);
        }
        "xml" => {
            part.media_type = or("application/xml");
            part.content = text(reader, &kind, part);
        }
        "form" => {
            part.media_type = or("application/x-www-form-urlencoded");
            part.content = form(reader, value, part);
        }
        "multipart" => {
            let made = multipart::read(reader, value);
            part.media_type = stated.filter(|text| text.contains("boundary=")).or(Some(made.media_type));
            if part.header("content-type").is_none()
                && let Some(media_type) = part.media_type.clone()
            {
                part.headers.push(("content-type".to_owned(), vec![media_type]));
            }
            part.content = of_bytes(made.bytes, part.media_type.as_deref());
        }
        "base64" => {
            part.media_type = or("application/octet-stream");
            let text = reader.text(value, "`base64`").unwrap_or_default();
            match decode(&text) {
                Some(bytes) => part.content = of_bytes(bytes, part.media_type.as_deref()),
                None => reader.wrong_type(value, "`base64`", "base64 (RFC 4648, section 4)"),
            }
        }
        "file" => {
            let name = reader.text(value, "`file`").unwrap_or_default();
            part.media_type = or(by_extension(&name));
            if let Some(bytes) = attached(reader, value, &name) {
                part.content = of_bytes(bytes, part.media_type.as_deref());
            }
        }
        _ => {
            if reader.flag(value, "`empty`") == Some(true) {
                part.content = Content::Empty;
                part.media_type = stated;
            }
        }
    }
}

/// A text, or a matcher about the whole of it.
fn text(reader: &mut Reader<'_>, kind: &Member<'_>, part: &mut Part) -> Content {
    if kind.value.is_object() {
        let mut notation = Notation::new(reader, Category::Body);
        let example = notation.value(kind.value);
        part.rules.0.append(&mut notation.rules);
        if let Some(Value::Text(text)) = example {
            return if text.is_empty() { Content::Unstated } else { of_text(text, part.media_type.as_deref()) };
        }
    } else if let Some(text) = kind.value.as_str() {
        return of_text(text.to_owned(), part.media_type.as_deref());
    }
    reader.wrong_type(kind.value, &format!("`{}`", kind.key), "a string");
    Content::Unstated
}

/// `form:`, fields by name, each with a value, a list of them or a matcher.
fn form(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part) -> Content {
    let mut fields = Vec::new();
    for member in reader.entries(node, "`form`") {
        let mut notation = Notation::new(reader, Category::Body);
        notation.path.push(crate::Token::Name(member.key.to_owned()));
        let example = notation.value(member.value);
        part.rules.0.append(&mut notation.rules);
        let values = match example {
            None => continue,
            Some(Value::List(items)) => items,
            Some(value) => vec![value],
        };
        for value in values {
            if let Some(text) = scalar(reader, member.value, &value, "the value of a field") {
                fields.push((member.key.to_owned(), text));
            }
        }
    }
    let text = crate::form::encode(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if text.is_empty() { Content::Empty } else { Content::Text(text) }
}

/// The bytes of a file that the suite names.
pub(crate) fn attached(reader: &mut Reader<'_>, node: Node<'_>, name: &str) -> Option<Vec<u8>> {
    let document = reader.origin(node.span()).document;
    let why = match reader.documents().attached(document, name) {
        Some(Ok(bytes)) => return Some(bytes.to_vec()),
        Some(Err(error)) => error.to_string(),
        None => format!("the file `{name}` was not read"),
    };
    reader.fault(
        node.span(),
        ids::SUITE_ATTACHMENT_UNREADABLE,
        why,
        "paths are relative to the suite, and stay below the top of the repository, or `--root`",
    );
    None
}

fn by_extension(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain",
        Some("html" | "htm") => "text/html",
        Some("csv") => "text/csv",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        Some("pdf") => "application/pdf",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

/// `rules:` and `generators:`, in Pact's words, for what the notation cannot say.
pub(super) fn rules(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part) {
    for (key, what) in [("rules", "`rules`"), ("generators", "`generators`")] {
        let Some(written) = node.get(key) else { continue };
        if !written.is_object() {
            reader.wrong_type(written, what, "an object");
        } else if key == "rules" {
            part.rules.0.append(&mut pact::written_rules(reader, written).0);
        } else {
            part.generators.append(&mut pact::written_generators(reader, written));
        }
    }
    part.put_in_order();
    pact::doubts(reader, part);
}
