//! `multipart:` of the own format: the parts of a `multipart/form-data` body (RFC 7578) written one by one.

use accordant_document::Node;
use accordant_document::settings::Reader;

use crate::Value;
use crate::content::decode;

/// The bytes of a multipart body and its media type, which carries the boundary.
pub(crate) struct Multipart {
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: String,
}

/// One part: a field, or a file where it has a name of one.
pub(crate) struct FormPart {
    pub(crate) name: String,
    pub(crate) filename: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

const KEYS: [&str; 7] = ["name", "filename", "media-type", "text", "body", "base64", "file"];

/// A list of parts.
pub(crate) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Multipart {
    let mut parts = Vec::new();
    for item in reader.items(node, "`multipart`") {
        let mut part = FormPart { name: String::new(), filename: None, media_type: None, bytes: Vec::new() };
        for member in reader.members(item, "a part", &KEYS) {
            let value = member.value;
            match member.key {
                "name" => part.name = reader.text(value, "`name`").unwrap_or_default(),
                "filename" => part.filename = reader.text(value, "`filename`"),
                "media-type" => part.media_type = reader.text(value, "`media-type`"),
                "text" => part.bytes = reader.text(value, "`text`").unwrap_or_default().into_bytes(),
                "body" => {
                    part.media_type.get_or_insert_with(|| "application/json".to_owned());
                    part.bytes = Value::from(value).to_string().into_bytes();
                }
                "base64" => {
                    let text = reader.text(value, "`base64`").unwrap_or_default();
                    match decode(&text) {
                        Some(bytes) => part.bytes = bytes,
                        None => reader.wrong_type(value, "`base64`", "base64 (RFC 4648, section 4)"),
                    }
                }
                _ => {
                    let name = reader.text(value, "`file`").unwrap_or_default();
                    part.bytes = crate::native::attached(reader, value, &name).unwrap_or_default();
                    let base = name.rsplit('/').next().unwrap_or(&name);
                    part.filename.get_or_insert_with(|| base.to_owned());
                }
            }
        }
        if item.is_object() && part.name.is_empty() {
            reader.missing(item, "the part", "name");
        }
        parts.push(part);
    }
    write(&parts)
}

/// The parts joined by a boundary that occurs in none.
pub(crate) fn write(parts: &[FormPart]) -> Multipart {
    let boundary = boundary(parts);
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(&part.name));
        if let Some(filename) = &part.filename {
            head.push_str(&format!("; filename=\"{}\"", quoted(filename)));
        }
        if let Some(media_type) = &part.media_type {
            let media_type: String = media_type.chars().filter(|letter| !letter.is_control()).collect();
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        bytes.extend_from_slice(head.as_bytes());
        bytes.extend_from_slice(&part.bytes);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Multipart { bytes, media_type: format!("multipart/form-data; boundary={boundary}") }
}

/// The same on every machine; lengthened until it occurs in no part.
fn boundary(parts: &[FormPart]) -> String {
    let mut boundary = "accordant-boundary".to_owned();
    // Each turn makes it longer than what was found; parts are finite.
    while parts.iter().any(|part| part.bytes.windows(boundary.len()).any(|window| window == boundary.as_bytes())) {
        boundary.push_str("-x");
        if boundary.len() > MOST {
            break;
        }
    }
    boundary
}

/// RFC 2046, section 5.1.1: no more than seventy characters.
const MOST: usize = 68;

/// As browsers write names (WHATWG HTML, "multipart form data").
fn quoted(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
