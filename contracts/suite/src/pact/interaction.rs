//! One interaction: its kind, its provider states, and what says that a plugin is needed.

use accordant_document::settings::Reader;
use accordant_document::{Finding, Kind, Node, Severity};
use indexmap::IndexMap;

use super::{keep_unknown, part};
use crate::content::{is_binary, is_form, is_json, is_multipart, is_xml};
use crate::findings::ids;
use crate::identity::identity;
use crate::native::no_errors;
use crate::{Auth, Content, Exchange, Interaction, Message, Operation, Part, Request, State, SuiteFormat, Value};

const KNOWN: [&str; 16] = [
    "type",
    "key",
    "description",
    "providerStates",
    "providerState",
    "provider_state",
    "request",
    "response",
    "contents",
    "content",
    "metadata",
    "metaData",
    "matchingRules",
    "generators",
    "pending",
    "comments",
];

/// Attributes of plugins and brokers: kept without a word.
const SILENT: [&str; 4] = ["transport", "pluginConfiguration", "interactionMarkup", "_id"];

pub(super) fn read(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    format: SuiteFormat,
    number: usize,
    plugins: &[String],
) -> Option<Interaction> {
    if !node.is_object() {
        reader.wrong_type(node, "an interaction", "an object");
        return None;
    }
    let name = match node.get("description") {
        Some(description) => reader.scalar(description, "`description`").unwrap_or_default(),
        None => {
            reader.missing(node, "the interaction", "description");
            format!("interaction {number}")
        }
    };
    let mut extras = IndexMap::new();
    let states = states(reader, node, &mut extras);
    let exchange = exchange(reader, node, format)?;
    let mut comments = IndexMap::new();
    match node.get("comments") {
        Some(written) if written.is_object() => {
            comments.extend(written.members().map(|member| (member.key.to_owned(), Value::from(member.value))));
        }
        Some(written) if !written.is_null() => {
            extras.insert("comments".to_owned(), Value::from(written));
        }
        _ => {}
    }
    let pending = node.get("pending").is_some_and(|pending| match pending.kind() {
        Kind::Bool => pending.as_bool() == Some(true),
        Kind::Null => false,
        _ => reader.flag(pending, "`pending`") == Some(true),
    });
    let (auth, exchange) = marks(&mut comments, exchange);
    keep_unknown(reader, node, "the interaction", &KNOWN, &SILENT, &mut extras);
    let key = node.get("key").and_then(Node::as_str).filter(|key| !key.is_empty());
    let id = key.map_or_else(|| identity(&name, &states), str::to_owned);
    let needs_plugin = plugin(node, &exchange, plugins);
    let origin = reader.origin(node.span());
    if let Some(plugin) = &needs_plugin {
        let message = format!("`{name}` needs the plugin `{plugin}` and is not verified");
        let finding = Finding::new(ids::SUITE_NEEDS_PLUGIN, Severity::Info, origin, message);
        reader.add(finding.help("it is kept and written back as it is; verify it with the tool of that plugin"));
    }
    Some(Interaction { id, name, states, exchange, pending, auth, comments, extras, needs_plugin, origin })
}

/// Takes what Pact has no word for out of the comments, where [`super::write`] put it.
fn marks(comments: &mut IndexMap<String, Value>, exchange: Exchange) -> (Option<Auth>, Exchange) {
    let Some(Value::Map(marks)) = comments.get(super::write::MARK) else { return (None, exchange) };
    let marks = marks.clone();
    let auth = marks.get("auth").and_then(Value::as_text).map(|name| match name {
        "none" => Auth::None,
        "as-written" => Auth::AsWritten,
        profile => Auth::Profile(profile.to_owned()),
    });
    let exchange = match exchange {
        Exchange::Http { request, mut response } if marks.get("graphql") == Some(&Value::Bool(true)) => {
            match operation(&request) {
                Some(operation) => {
                    let expects_errors = matches!(&response.part.content, Content::Json(Value::Map(members)) if members.contains_key("errors"));
                    if !expects_errors {
                        response.part.rules.0.push(no_errors(&response.part));
                        response.part.put_in_order();
                    }
                    Exchange::Graphql { operation, response }
                }
                None => Exchange::Http { request, response },
            }
        }
        other => other,
    };
    comments.shift_remove(super::write::MARK);
    (auth, exchange)
}

/// The operation that a request carries as JSON.
fn operation(request: &Request) -> Option<Operation> {
    let Content::Json(Value::Map(body)) = &request.part.content else { return None };
    let document = body.get("query")?.as_text()?.to_owned();
    let name = body.get("operationName").and_then(Value::as_text).map(str::to_owned);
    let variables = body.get("variables").cloned();
    let headers = request.part.headers.iter().skip(1).cloned().collect();
    let path = (request.path != "/graphql").then(|| request.path.clone());
    Some(Operation { document, name, variables, headers, path })
}

/// Provider states in each of the spellings: a list of objects (version 3), one name (versions 1 and 2, two spellings).
fn states(reader: &mut Reader<'_>, node: Node<'_>, extras: &mut IndexMap<String, Value>) -> Vec<State> {
    let written = ["providerStates", "providerState", "provider_state"].iter().find_map(|key| node.get(key));
    let Some(written) = written else { return Vec::new() };
    let items: Vec<Node<'_>> = match written.kind() {
        Kind::Array => written.items().collect(),
        Kind::Null => Vec::new(),
        _ => vec![written],
    };
    let mut states = Vec::new();
    let mut others = Vec::new();
    for item in items {
        if let Some(name) = item.as_str() {
            states.push(State { name: name.to_owned(), params: IndexMap::new() });
            others.push(Value::Map(IndexMap::new()));
            continue;
        }
        if !item.is_object() {
            reader.wrong_type(item, "a provider state", "a name, or an object with a `name`");
            continue;
        }
        let Some(name) = item.get("name") else {
            reader.missing(item, "the provider state", "name");
            continue;
        };
        let name = reader.scalar(name, "`name`").unwrap_or_default();
        let mut params = IndexMap::new();
        if let Some(written) = item.get("params").filter(|params| !params.is_null()) {
            for member in reader.entries(written, "`params`") {
                params.insert(member.key.to_owned(), Value::from(member.value));
            }
        }
        states.push(State { name, params });
        let mut kept = IndexMap::new();
        keep_unknown(reader, item, "the provider state", &["name", "params"], &[], &mut kept);
        others.push(Value::Map(kept));
    }
    if others.iter().any(|kept| kept.as_map().is_some_and(|kept| !kept.is_empty())) {
        extras.insert("providerStates".to_owned(), Value::List(others));
    }
    states
}

fn exchange(reader: &mut Reader<'_>, node: Node<'_>, format: SuiteFormat) -> Option<Exchange> {
    let kind = node.get("type").and_then(Node::as_str);
    match kind {
        Some("Asynchronous/Messages") => return Some(Exchange::Message(part::message(reader, node, format))),
        Some("Synchronous/Messages") => return Some(sync_message(reader, node, format)),
        Some("Synchronous/HTTP") | None => {}
        Some(other) => {
            if let Some(written) = node.get("type") {
                reader.wrong_value(written.span(), "the type of an interaction", other, &super::shape::KINDS);
            }
            return None;
        }
    }
    let has = |key: &str| node.get(key).is_some();
    if kind.is_none() && !has("request") && (has("contents") || has("content") || !has("response")) {
        if !has("contents") && !has("content") {
            reader.missing(node, "the interaction", "request");
            return None;
        }
        return Some(Exchange::Message(part::message(reader, node, format)));
    }
    for key in ["request", "response"] {
        match node.get(key) {
            None => reader.missing(node, "the interaction", key),
            Some(part) if !part.is_object() => reader.wrong_type(part, &format!("`{key}`"), "an object"),
            Some(_) => {}
        }
    }
    let request = part::request(reader, node.get("request")?, format);
    let response = part::response(reader, node.get("response")?, format);
    Some(Exchange::Http { request, response })
}

fn sync_message(reader: &mut Reader<'_>, node: Node<'_>, format: SuiteFormat) -> Exchange {
    let request = match node.get("request") {
        Some(request) => part::message(reader, request, format),
        None => {
            reader.missing(node, "the interaction", "request");
            Message::default()
        }
    };
    let answers: Vec<Node<'_>> = match node.get("response") {
        Some(list) if list.is_array() => list.items().collect(),
        Some(one) if one.is_object() => vec![one],
        Some(other) if !other.is_null() => {
            reader.wrong_type(other, "`response`", "a list of messages");
            Vec::new()
        }
        _ => Vec::new(),
    };
    let responses = answers.into_iter().map(|answer| part::message(reader, answer, format)).collect();
    Exchange::SyncMessage { request, responses }
}

/// The plugin without which the interaction means nothing: named in its configuration or, where the file lists plugins,
/// needed by a content that nobody here can take apart and that has rules.
fn plugin(node: Node<'_>, exchange: &Exchange, plugins: &[String]) -> Option<String> {
    let configured = node.get("pluginConfiguration").filter(|node| node.is_object());
    if let Some(first) = configured.and_then(|node| node.members().next()) {
        return Some(first.key.to_owned());
    }
    if plugins.is_empty() {
        return None;
    }
    let parts: Vec<&Part> = match exchange {
        Exchange::Http { request, response } => vec![&request.part, &response.part],
        Exchange::Graphql { response, .. } => vec![&response.part],
        Exchange::Message(message) => vec![&message.part],
        Exchange::SyncMessage { request, responses } => {
            std::iter::once(request).chain(responses).map(|message| &message.part).collect()
        }
    };
    parts.into_iter().any(is_foreign).then(|| plugins.join("`, `"))
}

/// Whether rules reach into a content that only a plugin can take apart.
fn is_foreign(part: &Part) -> bool {
    let Some(media_type) = part.media_type.as_deref() else { return false };
    let known = is_json(media_type)
        || is_xml(media_type)
        || is_form(media_type)
        || is_multipart(media_type)
        || media_type.starts_with("text/plain");
    let reaches = part.rules.0.iter().any(|rule| rule.category == crate::Category::Body && !rule.path.0.is_empty());
    let has_content = !matches!(part.content, Content::Unstated | Content::Empty);
    has_content && !known && (reaches || is_binary(media_type) && media_type.contains("protobuf"))
}
