//! Requests, responses and messages of a pact, in the shapes of every version.

use accordant_document::settings::Reader;
use accordant_document::{Finding, Kind, Node, Severity};
use indexmap::IndexMap;

use super::{body, generators, keep_unknown, rules};
use crate::findings::ids;
use crate::matching::generate::unapplied;
use crate::matching::query_of;
use crate::{Message, Part, Request, Response, SuiteFormat, Value};

pub(super) fn request(reader: &mut Reader<'_>, node: Node<'_>, format: SuiteFormat) -> Request {
    let method = node.get("method").and_then(|method| reader.text(method, "`method`"));
    let path = node.get("path").and_then(|path| reader.text(path, "`path`"));
    let query = node.get("query").map(|query| read_query(reader, query)).unwrap_or_default();
    const KNOWN: [&str; 7] = ["method", "path", "query", "headers", "body", "matchingRules", "generators"];
    let part = part(reader, node, format, "the request", &KNOWN, "body");
    Request {
        method: method.unwrap_or_else(|| "GET".to_owned()).to_ascii_uppercase(),
        path: path.unwrap_or_else(|| "/".to_owned()),
        query,
        part,
    }
}

pub(super) fn response(reader: &mut Reader<'_>, node: Node<'_>, format: SuiteFormat) -> Response {
    let status = node.get("status").filter(|status| !status.is_null()).map(|status| {
        let text = status.number_text().or_else(|| status.as_str());
        let number = text.and_then(|text| text.parse::<u16>().ok()).filter(|number| (100..1000).contains(number));
        if number.is_none() {
            reader.wrong_type(status, "`status`", "a status code such as 200");
        }
        number.unwrap_or(200)
    });
    const KNOWN: [&str; 5] = ["status", "headers", "body", "matchingRules", "generators"];
    let part = part(reader, node, format, "the response", &KNOWN, "body");
    Response { status: status.unwrap_or(200), part }
}

/// An interaction that is a message, or one of the messages of a synchronous one.
pub(super) fn message(reader: &mut Reader<'_>, node: Node<'_>, format: SuiteFormat) -> Message {
    if !node.is_object() {
        reader.wrong_type(node, "a message", "an object");
    }
    let mut metadata = IndexMap::new();
    if let Some(written) = node.get("metadata").or_else(|| node.get("metaData")).filter(|node| !node.is_null()) {
        for member in reader.entries(written, "`metadata`") {
            metadata.insert(member.key.to_owned(), Value::from(member.value));
        }
    }
    let stated = crate::content::stated(&metadata);
    let key = if node.get("contents").is_some() || node.get("content").is_none() { "contents" } else { "content" };
    // The attributes of a message that is an interaction of its own are looked at there.
    const KNOWN: [&str; 6] = ["contents", "content", "metadata", "metaData", "matchingRules", "generators"];
    let is_interaction = node.get("description").is_some() || node.get("type").is_some();
    let mut part = Part { origin: reader.origin(node.span()), ..Part::default() };
    body::read(reader, node, key, format, stated, &mut part);
    read_rules(reader, node, &mut part);
    if !is_interaction {
        keep_unknown(reader, node, "the message", &KNOWN, &[], &mut part.extras);
    }
    Message { metadata, part }
}

fn part(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    format: SuiteFormat,
    what: &str,
    known: &[&str],
    content: &str,
) -> Part {
    let mut part = Part { origin: reader.origin(node.span()), ..Part::default() };
    part.headers = node.get("headers").map(|headers| read_headers(reader, headers)).unwrap_or_default();
    let stated = part.header("content-type").and_then(|values| values.first()).cloned();
    body::read(reader, node, content, format, stated, &mut part);
    read_rules(reader, node, &mut part);
    keep_unknown(reader, node, what, known, &[], &mut part.extras);
    part
}

fn read_rules(reader: &mut Reader<'_>, node: Node<'_>, part: &mut Part) {
    if let Some(written) = node.get("matchingRules") {
        part.rules = rules::read(reader, written);
    }
    if let Some(written) = node.get("generators") {
        part.generators = generators::read(reader, written);
    }
    part.put_in_order();
    doubts(reader, part);
}

/// Matchers that nobody knows, and generators that make nothing.
pub(crate) fn doubts(reader: &mut Reader<'_>, part: &Part) {
    for rule in &part.rules.0 {
        if let Some(name) = rule.unknown() {
            let message = format!("the matcher `{name}` is not known, so this interaction cannot pass");
            let finding = Finding::new(ids::SUITE_UNKNOWN_MATCHER, Severity::Warning, rule.origin, message);
            reader.add(finding.help("it is kept as it is written; is it of a plugin, or misspelt?"));
        }
    }
    for (why, origin) in unapplied(part) {
        let finding = Finding::new(ids::SUITE_GENERATOR_UNAPPLIED, Severity::Warning, origin, why);
        reader.add(finding.help("the example stays as it is written; remove the generator, or write `${state.x}`"));
    }
}

/// Headers: one value or a list of them. Numbers and booleans are what people write for texts.
fn read_headers(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(String, Vec<String>)> {
    if node.is_null() {
        return Vec::new();
    }
    let mut headers = Vec::new();
    for member in reader.entries(node, "`headers`") {
        let values = match member.value.kind() {
            Kind::Array => {
                member.value.items().filter_map(|item| plain(reader, item, "the value of a header")).collect()
            }
            Kind::Null => Vec::new(),
            _ => plain(reader, member.value, "the value of a header").into_iter().collect(),
        };
        headers.push((member.key.to_owned(), values));
    }
    headers
}

/// The query as one string (versions 1 and 2) or as lists of values by name (version 3).
fn read_query(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(String, Vec<Option<String>>)> {
    match node.kind() {
        Kind::Null => Vec::new(),
        Kind::String => query_of(node.as_str().unwrap_or_default().trim_start_matches('?')),
        Kind::Object => {
            let mut query = Vec::with_capacity(node.len());
            for member in node.members() {
                let mut values = Vec::new();
                let items: Vec<Node<'_>> = match member.value.kind() {
                    Kind::Array => member.value.items().collect(),
                    _ => vec![member.value],
                };
                for item in items {
                    if item.is_null() {
                        values.push(None);
                    } else if let Some(text) = plain(reader, item, "the value of a query parameter") {
                        values.push(Some(text));
                    }
                }
                query.push((member.key.to_owned(), values));
            }
            query
        }
        _ => {
            reader.wrong_type(node, "`query`", "a string, or an object of lists");
            Vec::new()
        }
    }
}

fn plain(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<String> {
    match node.as_bool() {
        Some(flag) => Some(flag.to_string()),
        None => reader.scalar(node, what),
    }
}
