//! A message as it goes over the wire, for people to recognise.

mod style;

use accordant_model::http::{MediaType, Operation, Parameter, ParameterLocation, ParameterValue};
use serde_json::Value;

use crate::change::status_name;
use crate::http::is_ignored;
use crate::{Direction, Message, Part, Subject};
use style::Writing;

/// The request or response that carries the value. `operation` is the sender's, where the message has one; `sample` gives
/// a value for a parameter that must be sent beside.
pub(super) fn message(
    subject: &Subject,
    message: &Message,
    operation: Option<&Operation>,
    value: &Value,
    sample: impl FnMut(&Parameter) -> Option<Value>,
) -> String {
    let request = || Request { subject, message, operation, sample };
    match &message.part {
        Part::RequestBody { media } => {
            let body = body(media, value);
            format!("{}\ncontent-type: {media}\n\n{body}", request().head(None))
        }
        Part::Item { status: None, media } => {
            format!("{}\ncontent-type: {media}\n\n{value}", request().head(None))
        }
        Part::ResponseBody { status, media } => format!("{} {media}\n\n{}", status_name(*status), body(media, value)),
        Part::Item { status: Some(status), media } => format!("{} {media}\n\n{value}", status_name(*status)),
        Part::Parameter { location, name } => request().head(Some((*location, name, value))),
        Part::ResponseHeader { status, name } => {
            let header = operation.and_then(|operation| {
                let response = operation.responses.iter().find(|response| response.status == *status)?;
                response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))
            });
            let shown = match header.map(|header| &header.value) {
                Some(given @ ParameterValue::Schema { .. }) => {
                    Writing::of(ParameterLocation::Header, given).header(value)
                }
                Some(ParameterValue::Content(_)) => content(value),
                None => Writing::of_place(ParameterLocation::Header).header(value),
            };
            format!("{}\n{name}: {shown}", status_name(*status))
        }
        Part::PartHeader { property, name } => {
            let shown = Writing::of_place(ParameterLocation::Header).header(value);
            format!("{}\n\npart {property}\n{name}: {shown}", request().head(None))
        }
        Part::Document => body("application/json", value),
    }
}

fn body(media: &str, value: &Value) -> String {
    let essence = media.split(';').next().unwrap_or_default().trim();
    let form = essence.eq_ignore_ascii_case("application/x-www-form-urlencoded").then(|| style::form(value));
    form.flatten().unwrap_or_else(|| serde_json::to_string_pretty(value).unwrap_or_default())
}

/// What comes before the body.
struct Request<'m, F> {
    subject: &'m Subject,
    message: &'m Message,
    operation: Option<&'m Operation>,
    sample: F,
}

/// A parameter that the message is about.
type Given<'m> = Option<(ParameterLocation, &'m str, &'m Value)>;

impl<F: FnMut(&Parameter) -> Option<Value>> Request<'_, F> {
    /// The request line and the header fields: with the parameter that is given, and those that must not be missing.
    fn head(mut self, given: Given<'_>) -> String {
        let mut parts = Parts::default();
        let mut open = given;
        for parameter in self.operation.map(|operation| operation.parameters.as_slice()).unwrap_or_default() {
            let own = given.filter(|(location, name, _)| *location == parameter.location && parameter.name == *name);
            if own.is_some() {
                open = None;
            }
            let must = parameter.required || parameter.location == ParameterLocation::Path;
            let value = match own {
                Some((_, _, value)) => Some(value.clone()),
                None if must && !is_ignored(parameter) => (self.sample)(parameter),
                None => None,
            };
            if let Some(value) = value {
                parts.add(parameter.location, &parameter.name, &parameter.value, &value);
            }
        }
        if let Some((location, name, value)) = open {
            parts.write(location, name, Writing::of_place(location), value);
        }
        let mut head = self.line(&parts);
        for (name, value) in &parts.headers {
            head.push_str(&format!("\n{name}: {value}"));
        }
        if !parts.cookies.is_empty() {
            head.push_str(&format!("\ncookie: {}", parts.cookies.join("; ")));
        }
        head
    }

    fn line(&self, parts: &Parts) -> String {
        let query = if parts.query.is_empty() { String::new() } else { format!("?{}", parts.query.join("&")) };
        match self.operation.filter(|operation| !operation.path.raw().is_empty()) {
            Some(operation) => {
                let filled = operation
                    .path
                    .filled(|name| parts.path.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()));
                format!("{} {filled}{query}", operation.method.0)
            }
            // Webhooks and callbacks are named, not addressed.
            None if self.message.direction == Direction::Response => {
                format!("{}{query} (sent by the API)", self.subject.name)
            }
            None => format!("{}{query}", self.subject.name),
        }
    }
}

/// What the parameters of one request come to.
#[derive(Default)]
struct Parts {
    path: Vec<(String, String)>,
    query: Vec<String>,
    headers: Vec<(String, String)>,
    cookies: Vec<String>,
}

impl Parts {
    fn add(&mut self, location: ParameterLocation, name: &str, written: &ParameterValue, value: &Value) {
        match written {
            ParameterValue::Content(media) if location == ParameterLocation::Querystring => {
                self.query.push(whole_query(media, value));
            }
            // Content is one text, whatever is inside.
            ParameterValue::Content(_) => {
                self.write(location, name, Writing::of(location, written), &Value::String(content(value)));
            }
            ParameterValue::Schema { .. } => self.write(location, name, Writing::of(location, written), value),
        }
    }

    fn write(&mut self, location: ParameterLocation, name: &str, writing: Writing, value: &Value) {
        match location {
            ParameterLocation::Path => {
                let text = writing.path(name, value);
                // A segment that nothing stands in is another route; the template says more.
                if !text.is_empty() {
                    self.path.push((name.to_owned(), text));
                }
            }
            ParameterLocation::Query => self.query.push(writing.query(name, value)),
            ParameterLocation::Querystring => self.query.push(style::encode(&content(value), false)),
            ParameterLocation::Header => self.headers.push((name.to_owned(), writing.header(value))),
            ParameterLocation::Cookie => self.cookies.push(writing.cookie(name, value)),
        }
        self.query.retain(|part| !part.is_empty());
    }
}

fn whole_query(media: &MediaType, value: &Value) -> String {
    let form = (media.range.subtype() == "x-www-form-urlencoded").then(|| style::form(value)).flatten();
    form.unwrap_or_else(|| style::encode(&content(value), false))
}

fn content(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
