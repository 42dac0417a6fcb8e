//! Media types, and what bytes and texts become under them. One place for all formats, so that a body is the same
//! value whatever it was written in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{Content, Value};

/// Type and subtype in lower case, without parameters (RFC 9110, section 8.3.1).
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether bodies of this media type are JSON: `application/json`, `application/problem+json`...
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(
        essence.as_str(),
        "application/json" | "text/json" | "application/x-json" | "application/graphql-response+json"
    ) || essence.ends_with("+json")
}

/// Whether bodies of this media type are XML. XHTML counts, HTML does not.
pub fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Whether bodies of this media type are forms in one line of text.
pub fn is_form(media_type: &str) -> bool {
    essence(media_type) == "application/x-www-form-urlencoded"
}

pub fn is_multipart(media_type: &str) -> bool {
    essence(media_type).starts_with("multipart/")
}

/// Whether bodies of this media type are no text: suites carry them in base64.
pub fn is_binary(media_type: &str) -> bool {
    let essence = essence(media_type);
    let kind = essence.split('/').next().unwrap_or_default();
    match kind {
        "image" => essence != "image/svg+xml",
        "audio" | "video" | "font" => true,
        "application" => matches!(
            essence.as_str(),
            "application/octet-stream"
                | "application/pdf"
                | "application/zip"
                | "application/gzip"
                | "application/x-gzip"
                | "application/x-tar"
                | "application/protobuf"
                | "application/x-protobuf"
                | "application/grpc"
                | "application/msgpack"
                | "application/cbor"
                | "application/wasm"
        ),
        _ => false,
    }
}

/// The media type that the metadata of a message names, whatever it is spelt like.
pub(crate) fn stated(metadata: &indexmap::IndexMap<String, Value>) -> Option<String> {
    let mut named = metadata.iter().filter(|(key, _)| {
        let key = key.to_ascii_lowercase();
        matches!(key.as_str(), "contenttype" | "content-type" | "content_type")
    });
    named.find_map(|(_, value)| value.as_text()).map(str::to_owned)
}

/// The media type that the lines of a message's head state.
pub(crate) fn stated_header(headers: &[(String, String)]) -> Option<String> {
    let named = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    named.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The media type of a content that states none.
pub(crate) fn look_of(content: &Content) -> &'static str {
    match content {
        Content::Json(_) => "application/json",
        Content::Text(text) => look(text),
        _ => "application/octet-stream",
    }
}

/// What a body without a media type looks like.
pub(crate) fn look(text: &str) -> &'static str {
    let start = text.trim_start();
    let lower: String = start.chars().take(16).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        "text/html"
    } else if start.starts_with('<') && start.trim_end().ends_with('>') {
        "application/xml"
    } else {
        "text/plain"
    }
}

/// The content that bytes are under a media type.
pub(crate) fn of_bytes(bytes: Vec<u8>, media_type: Option<&str>) -> Content {
    if bytes.is_empty() {
        return Content::Empty;
    }
    if media_type.is_some_and(is_binary) {
        return Content::Bytes(bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => of_text(text, media_type),
        Err(error) => Content::Bytes(error.into_bytes()),
    }
}

/// The content that a text is under a media type.
pub(crate) fn of_text(text: String, media_type: Option<&str>) -> Content {
    if text.is_empty() {
        return Content::Empty;
    }
    if media_type.is_some_and(is_json)
        && let Some(value) = Value::parse(&text)
    {
        return Content::Json(value);
    }
    Content::Text(text)
}

/// Base64 with or without padding and line breaks.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    const TOLERANT: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        let joined: String = text.split_ascii_whitespace().collect();
        return TOLERANT.decode(joined).ok();
    }
    TOLERANT.decode(text).ok()
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_told_apart_without_their_parameters() {
        assert!(
            is_json("Application/HAL+json; charset=utf-8") && is_json("application/json") && !is_json("text/plain")
        );
        assert!(is_xml("text/xml;charset=utf-8") && is_xml("image/svg+xml") && !is_xml("text/html"));
        assert!(is_binary("image/png") && !is_binary("image/svg+xml") && is_binary("application/octet-stream"));
        assert!(
            is_form("application/x-www-form-urlencoded; charset=utf-8")
                && is_multipart("multipart/form-data; boundary=x")
        );
    }

    #[test]
    fn bytes_become_what_their_media_type_says() {
        let json = Some("application/json");
        assert_eq!(of_bytes(b"[1]".to_vec(), json), Content::Json(Value::List(vec![Value::Number("1".into())])));
        assert_eq!(of_bytes(b"[1".to_vec(), json), Content::Text("[1".into()));
        assert_eq!(of_bytes(b"[1]".to_vec(), Some("text/plain")), Content::Text("[1]".into()));
        assert_eq!(of_bytes(b"GIF".to_vec(), Some("image/gif")), Content::Bytes(b"GIF".to_vec()));
        assert_eq!(of_bytes(vec![0xFF], None), Content::Bytes(vec![0xFF]));
        assert_eq!(of_bytes(Vec::new(), json), Content::Empty);
    }

    #[test]
    fn base64_may_lack_its_padding() {
        assert_eq!(decode("R0lG"), Some(b"GIF".to_vec()));
        assert_eq!(decode("R0k"), Some(b"GI".to_vec()));
        assert_eq!(decode("R0\n k="), Some(b"GI".to_vec()));
        assert_eq!(decode("not base64!"), None);
    }
}
