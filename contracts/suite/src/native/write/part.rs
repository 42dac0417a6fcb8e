//! Requests, responses and messages in the own format.

use indexmap::IndexMap;

use super::Members;
use super::notation::Inline;
use crate::content::{encode, is_form};
use crate::native::no_errors;
use crate::native::{METHODS, status_example};
use crate::pact::{generators_value, rules_value, status_value};
use crate::{Category, Combine, Content, Matcher, Message, Part, Request, Response, Rule, Token, Value};

pub(super) fn request(request: &Request) -> IndexMap<String, Value> {
    let mut out = Members::default();
    let mut inline = Inline::new(&request.part.rules.0);
    let path = inline.at(Category::Path, Vec::new(), &Value::Text(request.path.clone()));
    let method = request.method.to_ascii_lowercase();
    let is_short = METHODS.contains(&method.as_str()) && !request.path.contains('?');
    if is_short {
        out.0.insert(method, path);
    } else {
        out.put("method", request.method.as_str());
        out.put("path", path);
    }
    let query = request.query.iter().map(|(name, values)| {
        let items = || values.iter().map(|value| value.clone().map_or(Value::Null, Value::Text)).collect::<Vec<_>>();
        (name.clone(), named(&mut inline, Category::Query, name, items()))
    });
    let query: IndexMap<String, Value> = query.collect();
    out.map("query", query);
    part(&mut out, &request.part, &mut inline, "body", None);
    out.0
}

pub(super) fn response(response: &Response) -> IndexMap<String, Value> {
    let mut out = Members::default();
    let mut inline = Inline::new(&response.part.rules.0);
    out.put("status", status(response, &mut inline));
    part(&mut out, &response.part, &mut inline, "body", None);
    out.0
}

/// The answer to an operation; the rule that there are no errors is said by saying nothing.
pub(super) fn graphql_response(response: &Response) -> IndexMap<String, Value> {
    let implied = no_errors(&response.part);
    let is_implied = |rule: &Rule| rule.path == implied.path && rule.matchers == implied.matchers;
    let mut rules = response.part.rules.0.clone();
    let has_rule = rules.iter().any(is_implied);
    rules.retain(|rule| !is_implied(rule));
    let mut out = Members::default();
    let mut inline = Inline::new(&rules);
    if response.status != 200 || rules.iter().any(|rule| rule.category == Category::Status) {
        out.put("status", status(response, &mut inline));
    }
    if let Content::Json(Value::Map(members)) = &response.part.content {
        headers(&mut out, &response.part, &mut inline);
        for (key, value) in members {
            let written = inline.at(Category::Body, vec![Token::Name(key.clone())], value);
            out.0.insert(key.clone(), written);
        }
        if !has_rule && !members.contains_key("errors") {
            // Errors that are neither expected nor forbidden: any list of them, or none.
            out.put("errors", Value::Map(IndexMap::from([("$optional".to_owned(), Value::List(Vec::new()))])));
        }
        beside(&mut out, &response.part, &mut inline);
    }
    out.0
}

/// Metadata, and everything else.
pub(super) fn message(message: &Message) -> (IndexMap<String, Value>, IndexMap<String, Value>) {
    let mut inline = Inline::new(&message.part.rules.0);
    let described = message
        .metadata
        .iter()
        .map(|(key, value)| (escaped(key), inline.at(Category::Metadata, vec![Token::Name(key.clone())], value)));
    let described: IndexMap<String, Value> = described.collect();
    let mut out = Members::default();
    let stated = crate::content::stated(&message.metadata);
    part(&mut out, &message.part, &mut inline, "payload", Some(stated));
    (described, out.0)
}

/// A key that begins with `$` is data by a second one.
pub(super) fn escaped(key: &str) -> String {
    if key.starts_with('$') { format!("${key}") } else { key.to_owned() }
}

fn status(response: &Response, inline: &mut Inline<'_>) -> Value {
    let plain = Value::from(usize::from(response.status));
    let Some(rule) = inline.take(Category::Status, &[]) else { return plain };
    let [Matcher::StatusCode(class)] = rule.matchers.as_slice() else {
        inline.give_back(rule);
        return plain;
    };
    let mut out = Members::default();
    out.put("$status", status_value(class));
    if status_example(class) != response.status {
        out.put("example", plain);
    }
    Value::Map(out.0)
}

/// One value or several under a name, each with its rule.
fn named(inline: &mut Inline<'_>, category: Category, name: &str, mut values: Vec<Value>) -> Value {
    let path = vec![Token::Name(name.to_owned())];
    if values.len() == 1 {
        let only = values.remove(0);
        return inline.at(category, path, &only);
    }
    inline.at(category, path, &Value::List(values))
}

pub(super) fn plain_headers(headers: &[(String, Vec<String>)]) -> IndexMap<String, Value> {
    let plain = |values: &[String]| match values {
        [only] => Value::Text(only.clone()),
        several => Value::List(several.iter().cloned().map(Value::Text).collect()),
    };
    headers.iter().map(|(name, values)| (name.clone(), plain(values))).collect()
}

fn headers(out: &mut Members, part: &Part, inline: &mut Inline<'_>) {
    let headers = part.headers.iter().map(|(name, values)| {
        let items = values.iter().cloned().map(Value::Text).collect();
        (name.clone(), named(inline, Category::Header, name, items))
    });
    let headers: IndexMap<String, Value> = headers.collect();
    out.map("headers", headers);
}

/// `stated` is the media type that something else than headers names; `None` for headers.
fn part(out: &mut Members, part: &Part, inline: &mut Inline<'_>, json: &str, stated: Option<Option<String>>) {
    headers(out, part, inline);
    let stated = stated.unwrap_or_else(|| {
        let values = part.header("content-type")?;
        values.first().filter(|value| !value.is_empty()).cloned()
    });
    let default = match &part.content {
        Content::Unstated => part.media_type.as_deref(),
        Content::Empty => None,
        Content::Json(value) => {
            let written = inline.at(Category::Body, Vec::new(), value);
            out.put(json, written);
            Some("application/json")
        }
        Content::Text(text) => {
            let media_type = part.media_type.as_deref().unwrap_or_default();
            match form(media_type, text, inline) {
                Some(fields) => {
                    out.put("form", Value::Map(fields));
                    Some("application/x-www-form-urlencoded")
                }
                None => {
                    let is_xml = media_type == "application/xml";
                    let written = inline.at(Category::Body, Vec::new(), &Value::Text(text.clone()));
                    out.put(if is_xml { "xml" } else { "text" }, written);
                    Some(if is_xml { "application/xml" } else { "text/plain" })
                }
            }
        }
        Content::Bytes(bytes) => {
            out.put("base64", encode(bytes));
            Some("application/octet-stream")
        }
    };
    if part.content == Content::Empty {
        out.put("empty", true);
    }
    if part.media_type != stated.or(default.map(str::to_owned)) && !matches!(part.content, Content::Unstated) {
        out.some("media-type", part.media_type.as_deref());
    }
    beside(out, part, inline);
}

/// The fields of a form, where they lose nothing.
fn form(media_type: &str, text: &str, inline: &mut Inline<'_>) -> Option<IndexMap<String, Value>> {
    if !is_form(media_type) {
        return None;
    }
    let fields = crate::form::fields(text)?;
    // Fields that come in turns would be put together.
    let fields = fields.into_iter().map(|(name, values)| {
        let items = values.into_iter().map(Value::Text).collect();
        let written = named(inline, Category::Body, &name, items);
        (name, written)
    });
    Some(fields.collect())
}

/// What the notation could not take, in Pact's words, and what only pacts have.
fn beside(out: &mut Members, part: &Part, inline: &mut Inline<'_>) {
    let mut rules = inline.left();
    rules.retain(|rule| !(rule.matchers.is_empty() && rule.combine == Combine::Or));
    if !rules.is_empty() {
        out.put("rules", rules_value(rules));
    }
    if !part.generators.is_empty() {
        out.put("generators", generators_value(&part.generators));
    }
    out.map("pact", part.extras.clone());
}
