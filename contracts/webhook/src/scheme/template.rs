//! What is signed: text with parts of the request in braces.

use accordant_document::pointer;

/// A template such as `{delivery}.{time}.{body}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// The bytes of the body, as they came.
    Body,
    /// The id of the delivery.
    Delivery,
    /// The time, as written.
    Time,
    /// The whole address that the message was sent to.
    Url,
    Method,
    /// Path and query.
    Path,
    /// The fields of a form body, sorted by name, name and value one after the other.
    Form,
    Header(String),
    /// A value of the JSON body as text, nothing where it is missing or null.
    Json(Vec<String>),
}

/// Why a template cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TemplateError {
    #[error("a brace is not closed")]
    Open,
    #[error("`{{{0}}}` is not known")]
    Unknown(String),
    #[error("`{0}` is not a JSON pointer")]
    Pointer(String),
}

/// What may stand in braces, for messages.
pub(super) const PLACEHOLDERS: &str =
    "`{body}`, `{delivery}`, `{time}`, `{url}`, `{method}`, `{path}`, `{form}`, `{header:NAME}`, `{json:/POINTER}`";

impl Template {
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let (name, behind) = after.get(1..).and_then(|after| after.split_once('}')).ok_or(TemplateError::Open)?;
            parts.push(part(name)?);
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self { parts })
    }
}

fn part(name: &str) -> Result<Part, TemplateError> {
    Ok(match name {
        "body" => Part::Body,
        "delivery" => Part::Delivery,
        "time" => Part::Time,
        "url" => Part::Url,
        "method" => Part::Method,
        "path" => Part::Path,
        "form" => Part::Form,
        _ => match name.split_once(':') {
            Some(("header", header)) if !header.is_empty() => Part::Header(header.to_ascii_lowercase()),
            Some(("json", at)) => Part::Json(pointer::tokens(at).ok_or_else(|| TemplateError::Pointer(at.to_owned()))?),
            _ => return Err(TemplateError::Unknown(name.to_owned())),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_text_take_turns() {
        let parts = Template::parse("v0:{time}:{body}").map(|template| template.parts);
        assert_eq!(parts, Ok(vec![Part::Text("v0:".to_owned()), Part::Time, Part::Text(":".to_owned()), Part::Body]));
    }

    #[test]
    fn what_is_not_known_is_named() {
        assert_eq!(Template::parse("{id}"), Err(TemplateError::Unknown("id".to_owned())));
        assert_eq!(Template::parse("a{body"), Err(TemplateError::Open));
        assert_eq!(Template::parse("{json:x}"), Err(TemplateError::Pointer("x".to_owned())));
    }
}
