//! Generators and `${…}`: what a suite leaves open until it is played.

mod made;
mod place;
pub(crate) mod variable;
mod xml;

use accordant_document::Origin;
use indexmap::IndexMap;
use thiserror::Error;

use self::made::Maker;
use super::media::Way;
use crate::{Category, Content, GeneratorEntry, Matcher, Message, Part, Path, Request, Response, Rule, Token, Value};

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
    /// Whose part is played, since some of Pact's generators work on one side only.
    pub playing: Playing,
}

/// Whose part is being played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playing {
    /// Requests go to a provider, which has states.
    Consumer,
    /// A mock answers, which has a URL and no states.
    Provider,
}

/// Values that a message needs and nobody gave, or that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", told(.missing, .unreadable))]
pub struct GenerateError {
    /// Each name (`state.id`, `env.TOKEN`) once, with the place that asks for it.
    pub missing: Vec<(String, Origin)>,
    /// What is wrong with a generator, and where it is written.
    pub unreadable: Vec<(String, Origin)>,
}

fn told(missing: &[(String, Origin)], unreadable: &[(String, Origin)]) -> String {
    let names: Vec<String> = missing.iter().map(|(name, _)| format!("`${{{name}}}`")).collect();
    let mut parts: Vec<String> = unreadable.iter().map(|(why, _)| why.clone()).collect();
    if !names.is_empty() {
        parts.insert(0, format!("no value for {}", names.join(", ")));
    }
    parts.join("; ")
}

/// The request as it is to be sent.
pub fn request(request: &Request, inputs: &Inputs<'_>) -> Result<Request, GenerateError> {
    let mut maker = Maker::new(inputs, request.part.origin);
    let mut made = request.clone();
    maker.substitute(&mut made.path);
    for value in made.query.iter_mut().flat_map(|(_, values)| values).flatten() {
        maker.substitute(value);
    }
    part(&mut maker, &mut made.part);
    for entry in &request.part.generators {
        match entry.category {
            Category::Method => maker.text(entry, &Path::default(), &mut made.method),
            Category::Path => maker.text(entry, &Path::default(), &mut made.path),
            Category::Query => {
                let known = made.query.iter_mut().filter(|(known, _)| known == name(entry));
                each(&mut maker, entry, known.flat_map(|(_, values)| values).flatten());
            }
            _ => {}
        }
    }
    maker.finish(made)
}

/// The response as it is expected once the states are known, or as a mock gives it.
pub fn response(response: &Response, inputs: &Inputs<'_>) -> Result<Response, GenerateError> {
    let mut maker = Maker::new(inputs, response.part.origin);
    let mut made = response.clone();
    part(&mut maker, &mut made.part);
    for entry in response.part.generators.iter().filter(|entry| entry.category == Category::Status) {
        let mut status = made.status.to_string();
        maker.text(entry, &Path::default(), &mut status);
        made.status = status.parse().unwrap_or(made.status);
    }
    maker.finish(made)
}

/// The message as it is expected or sent.
pub fn message(message: &Message, inputs: &Inputs<'_>) -> Result<Message, GenerateError> {
    let mut maker = Maker::new(inputs, message.part.origin);
    let mut made = message.clone();
    for value in made.metadata.values_mut() {
        maker.substitute_value(value);
    }
    part(&mut maker, &mut made.part);
    for entry in message.part.generators.iter().filter(|entry| entry.category == Category::Metadata) {
        if let [Token::Name(name), rest @ ..] = entry.path.0.as_slice()
            && let Some(value) = made.metadata.get_mut(name)
        {
            let path = Path(vec![Token::Name(name.clone())]);
            place::reach(value, rest, path, &mut |value, path| maker.value(entry, path, value));
        }
    }
    maker.finish(made)
}

/// Headers and body, which all messages have.
fn part(maker: &mut Maker<'_>, part: &mut Part) {
    for value in part.headers.iter_mut().flat_map(|(_, values)| values) {
        maker.substitute(value);
    }
    match &mut part.content {
        Content::Json(value) => maker.substitute_value(value),
        Content::Text(text) => maker.substitute(text),
        Content::Unstated | Content::Empty | Content::Bytes(_) => {}
    }
    let Part { headers, content, media_type, generators, rules, .. } = part;
    let is_xml = place::way(media_type.as_deref()) == Some(Way::Xml);
    let in_xml = |entry: &GeneratorEntry| is_xml && !entry.path.0.is_empty();
    // The document is read once for all of them.
    let mut of_xml = Vec::new();
    for entry in generators.iter() {
        match entry.category {
            Category::Header => {
                let wanted = name(entry);
                let known = headers.iter_mut().filter(|(known, _)| known.eq_ignore_ascii_case(wanted));
                each(maker, entry, known.flat_map(|(_, values)| values));
            }
            Category::Body if in_xml(entry) => of_xml.push(entry),
            Category::Body => place::body(maker, entry, &entry.path, content, media_type.as_deref()),
            _ => {}
        }
    }
    if let Content::Text(text) = content
        && !of_xml.is_empty()
    {
        xml::made(maker, &of_xml, text);
    }
    for rule in rules.0.iter().filter(|rule| rule.category == Category::Body) {
        variants(maker, rule, content, media_type.as_deref());
    }
}

/// The generators of the variants of `arrayContains`, each at its item.
fn variants(maker: &mut Maker<'_>, rule: &Rule, content: &mut Content, media_type: Option<&str>) {
    for matcher in &rule.matchers {
        let Matcher::ArrayContains(variants) = matcher else { continue };
        for variant in variants {
            for entry in &variant.generators {
                let mut path = rule.path.clone();
                path.0.push(Token::Index(variant.index));
                path.0.extend(entry.path.0.iter().cloned());
                place::body(maker, entry, &path, content, media_type);
            }
        }
    }
}

/// Generators that make nothing, each with the reason and the place where it is written.
pub(crate) fn unapplied(part: &Part) -> Vec<(String, Origin)> {
    let of_body = part.generators.iter().filter(|entry| entry.category == Category::Body);
    let media_type = part.media_type.as_deref();
    of_body.filter_map(|entry| Some((place::reason(entry, &part.content, media_type)?, entry.origin))).collect()
}

/// The name that a generator of a header or parameter is for.
fn name(entry: &GeneratorEntry) -> &str {
    match entry.path.0.first() {
        Some(Token::Name(name)) => name,
        _ => "",
    }
}

/// Makes the values under a name: all of them, or the one that the path counts out.
fn each<'v>(maker: &mut Maker<'_>, entry: &GeneratorEntry, values: impl Iterator<Item = &'v mut String>) {
    let index = match entry.path.0.get(1) {
        Some(Token::Index(index)) => Some(*index),
        _ => None,
    };
    for (at, value) in values.enumerate().filter(|(at, _)| index.is_none_or(|index| index == *at)) {
        let path = Path(entry.path.0.iter().take(1).cloned().chain([Token::Index(at)]).collect());
        maker.text(entry, &path, value);
    }
}

#[cfg(test)]
mod tests;
