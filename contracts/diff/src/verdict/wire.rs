//! A message as it goes over the wire, for people to recognise.

use serde_json::Value;

use crate::change::status_name;
use crate::{Direction, Message, Part, Subject};

/// The request or response that carries the value.
pub(super) fn message(subject: &Subject, message: &Message, value: &Value) -> Option<String> {
    let body = || serde_json::to_string_pretty(value).unwrap_or_default();
    let text = || match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    // Webhooks and callbacks are named, not addressed.
    let line = |name: &str| match message.direction {
        Direction::Request => format!("{name} HTTP/1.1"),
        Direction::Response => format!("{name} (sent by the API)"),
    };
    Some(match &message.part {
        Part::RequestBody { media } => format!("{}\ncontent-type: {media}\n\n{}", line(&subject.name), body()),
        Part::Item { status: None, media } => format!("{}\ncontent-type: {media}\n\n{}", line(&subject.name), value),
        Part::ResponseBody { status, media } => {
            format!("HTTP/1.1 {}\ncontent-type: {media}\n\n{}", status_name(*status), body())
        }
        Part::Item { status: Some(status), media } => {
            format!("HTTP/1.1 {}\ncontent-type: {media}\n\n{value}", status_name(*status))
        }
        Part::Parameter { location, name } => {
            format!("{}\n{} parameter {name}: {}", line(&subject.name), crate::change::location_name(*location), text())
        }
        Part::ResponseHeader { status, name } => format!("HTTP/1.1 {}\n{name}: {}", status_name(*status), text()),
        Part::PartHeader { property, name } => {
            format!("{}\npart {property}\n{name}: {}", line(&subject.name), text())
        }
        Part::Document => return None,
    })
}
