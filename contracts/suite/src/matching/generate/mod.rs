//! Generators and `${…}`: what a suite leaves open until it is played.

use accordant_document::Origin;
use indexmap::IndexMap;
use thiserror::Error;

use crate::{Content, Message, Part, Request, Response, Value};

/// What values are made of. Nothing else goes in: the same inputs give the same message.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    pub seed: u64,
    /// Seconds since 1970-01-01T00:00:00Z, for generated dates.
    pub now: i64,
    /// What the handlers of provider states gave back: `${state.x}`, and Pact's `ProviderState` generators.
    pub state: &'a IndexMap<String, Value>,
    /// `${env.X}`.
    pub env: &'a IndexMap<String, String>,
    /// Where the mock answers; `MockServerURL` generators put it in.
    pub base_url: Option<&'a str>,
    /// Whether the message is sent to a provider (which has states) or made by a mock (which has a URL).
    pub playing: Playing,
}

/// Whose part is being played: some of Pact's generators work on one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playing {
    Consumer,
    Provider,
}

/// Values that a message needs and nobody gave.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no value for {}", names(.missing))]
pub struct GenerateError {
    /// Each name (`state.id`, `env.TOKEN`) once, with the place that asks for it.
    pub missing: Vec<(String, Origin)>,
}

fn names(missing: &[(String, Origin)]) -> String {
    let names: Vec<String> = missing.iter().map(|(name, _)| format!("`${{{name}}}`")).collect();
    names.join(", ")
}

/// The request as it is to be sent.
pub fn request(request: &Request, inputs: &Inputs<'_>) -> Result<Request, GenerateError> {
    let mut maker = Maker::new(inputs, request.part.origin);
    let mut made = request.clone();
    maker.text(&mut made.path);
    for value in made.query.iter_mut().flat_map(|(_, values)| values).flatten() {
        maker.text(value);
    }
    maker.part(&mut made.part);
    maker.finish(made)
}

/// The response as it is expected once the states are known, or as a mock gives it.
pub fn response(response: &Response, inputs: &Inputs<'_>) -> Result<Response, GenerateError> {
    let mut maker = Maker::new(inputs, response.part.origin);
    let mut made = response.clone();
    maker.part(&mut made.part);
    maker.finish(made)
}

/// The message as it is expected or sent.
pub fn message(message: &Message, inputs: &Inputs<'_>) -> Result<Message, GenerateError> {
    let mut maker = Maker::new(inputs, message.part.origin);
    let mut made = message.clone();
    for value in made.metadata.values_mut() {
        maker.value(value);
    }
    maker.part(&mut made.part);
    maker.finish(made)
}

struct Maker<'a> {
    inputs: &'a Inputs<'a>,
    origin: Origin,
    missing: IndexMap<String, Origin>,
}

impl<'a> Maker<'a> {
    fn new(inputs: &'a Inputs<'a>, origin: Origin) -> Self {
        Self { inputs, origin, missing: IndexMap::new() }
    }

    fn finish<T>(self, made: T) -> Result<T, GenerateError> {
        if self.missing.is_empty() {
            Ok(made)
        } else {
            Err(GenerateError { missing: self.missing.into_iter().collect() })
        }
    }

    fn part(&mut self, part: &mut Part) {
        for value in part.headers.iter_mut().flat_map(|(_, values)| values) {
            self.text(value);
        }
        match &mut part.content {
            Content::Json(value) => self.value(value),
            Content::Text(text) => self.text(text),
            Content::Unstated | Content::Empty | Content::Bytes(_) => {}
        }
    }

    /// Recursion ends with the value, whose depth the reader has limited.
    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Text(text) => match whole(text).and_then(|name| self.lookup(name)) {
                // Alone, a variable keeps its type: `id: ${state.id}` may be a number.
                Some(found) => *value = found,
                None => self.text(text),
            },
            Value::List(items) => items.iter_mut().for_each(|item| self.value(item)),
            Value::Map(members) => members.values_mut().for_each(|member| self.value(member)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &mut String) {
        if !text.contains("${") {
            return;
        }
        let mut made = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, name, after)) = next_variable(rest) {
            made.push_str(before);
            match self.lookup(name) {
                Some(value) => made.push_str(&plain(&value)),
                None => {
                    self.missing.entry(name.to_owned()).or_insert(self.origin);
                }
            }
            rest = after;
        }
        made.push_str(rest);
        *text = made;
    }

    fn lookup(&self, name: &str) -> Option<Value> {
        if let Some(name) = name.strip_prefix("state.") {
            self.inputs.state.get(name).cloned()
        } else if let Some(name) = name.strip_prefix("env.") {
            self.inputs.env.get(name).cloned().map(Value::Text)
        } else {
            None
        }
    }
}

/// The first `${state.…}` or `${env.…}` of a text, with what stands before and behind it. Any other `${` is text.
fn next_variable(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("${") {
        let start = from + at;
        let inner = text.get(start + 2..)?;
        if (inner.starts_with("state.") || inner.starts_with("env."))
            && let Some(end) = inner.find('}')
        {
            return Some((text.get(..start)?, inner.get(..end)?, inner.get(end + 1..)?));
        }
        from = start + 2;
    }
    None
}

/// The name of a variable that is all there is of a text.
fn whole(text: &str) -> Option<&str> {
    match next_variable(text)? {
        ("", name, "") => Some(name),
        _ => None,
    }
}

/// A value inside other text: text as it is, everything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
