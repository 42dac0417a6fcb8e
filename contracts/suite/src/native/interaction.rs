//! One interaction of the own format.

use accordant_document::settings::Reader;
use accordant_document::{Member, Node};
use indexmap::IndexMap;

use super::{extras, graphql, part, states};
use crate::identity::identity;
use crate::{Auth, Exchange, Interaction, StateDeclaration, StatusClass, Value};

const KEYS: [&str; 25] = [
    "name",
    "id",
    "given",
    "auth",
    "pending",
    "comments",
    "request",
    "response",
    "graphql",
    "message",
    "payload",
    "sync-message",
    "body",
    "text",
    "xml",
    "form",
    "multipart",
    "base64",
    "file",
    "empty",
    "media-type",
    "rules",
    "generators",
    "pact",
    "needs-plugin",
];

/// The keys that only a message has beside it.
const OF_MESSAGE: [&str; 12] = [
    "payload",
    "body",
    "text",
    "xml",
    "form",
    "multipart",
    "base64",
    "file",
    "empty",
    "media-type",
    "rules",
    "generators",
];

pub(super) fn read(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    declared: Option<&IndexMap<String, StateDeclaration>>,
) -> Option<Interaction> {
    let members = reader.members(node, "an interaction", &KEYS);
    if !node.is_object() {
        return None;
    }
    let mut interaction = Interaction {
        id: String::new(),
        name: String::new(),
        states: Vec::new(),
        exchange: Exchange::Message(crate::Message::default()),
        pending: false,
        auth: None,
        comments: IndexMap::new(),
        extras: IndexMap::new(),
        needs_plugin: None,
        origin: reader.origin(node.span()),
    };
    for member in &members {
        let value = member.value;
        match member.key {
            "name" => interaction.name = reader.scalar(value, "`name`").unwrap_or_default(),
            "id" => interaction.id = reader.scalar(value, "`id`").unwrap_or_default(),
            "given" => interaction.states = states::given(reader, value, declared),
            "auth" => interaction.auth = auth(reader, value),
            "pending" => interaction.pending = reader.flag(value, "`pending`") == Some(true),
            "comments" => {
                let entries = reader.entries(value, "`comments`");
                interaction.comments =
                    entries.into_iter().map(|entry| (entry.key.to_owned(), Value::from(entry.value))).collect();
            }
            "needs-plugin" => interaction.needs_plugin = reader.text(value, "`needs-plugin`"),
            "pact" => interaction.extras = extras(reader, value),
            _ => {}
        }
    }
    if node.get("name").is_none() {
        reader.missing(node, "the interaction", "name");
    }
    if interaction.id.is_empty() {
        interaction.id = identity(&interaction.name, &interaction.states);
    }
    interaction.exchange = exchange(reader, node, &members, &mut interaction.extras)?;
    Some(interaction)
}

fn auth(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Auth> {
    if node.is_null() || node.as_bool() == Some(false) {
        return Some(Auth::None);
    }
    Some(match reader.text(node, "`auth`")?.as_str() {
        "none" => Auth::None,
        "as-written" => Auth::AsWritten,
        profile => Auth::Profile(profile.to_owned()),
    })
}

/// What goes over the wire: an interaction is of one kind, and has the keys of that kind.
fn exchange(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    members: &[Member<'_>],
    extras: &mut IndexMap<String, Value>,
) -> Option<Exchange> {
    const KINDS: [&str; 4] = ["request", "graphql", "message", "sync-message"];
    let kinds: Vec<&Member<'_>> = members.iter().filter(|member| KINDS.contains(&member.key)).collect();
    let [kind] = kinds.as_slice() else {
        match kinds.get(1) {
            Some(second) => reader.fault(
                second.key_span,
                crate::ids::SUITE_WRONG_VALUE,
                format!("an interaction cannot have `{}` beside another kind", second.key),
                "it has one of `request`, `graphql`, `message` and `sync-message`",
            ),
            None => reader.missing(node, "the interaction", "request"),
        }
        return None;
    };
    let has_response = matches!(kind.key, "request" | "graphql");
    for member in members {
        let stray =
            member.key == "response" && !has_response || OF_MESSAGE.contains(&member.key) && kind.key != "message";
        if stray {
            reader.fault(
                member.key_span,
                crate::ids::SUITE_WRONG_VALUE,
                format!("`{}` does not go with `{}`", member.key, kind.key),
                if member.key == "response" {
                    "a message has no response; `sync-message` has `responses`"
                } else {
                    "it stands in `request` or `response`, or beside `message`"
                },
            );
        }
    }
    if has_response && node.get("response").is_none() {
        reader.missing(node, "the interaction", "response");
    }
    match kind.key {
        "request" => {
            let request = part::request(reader, kind.value)?;
            let response = part::response(reader, node.get("response")?);
            Some(Exchange::Http { request, response })
        }
        "graphql" => {
            let operation = graphql::operation(reader, kind.value)?;
            let response = graphql::response(reader, node.get("response")?);
            Some(Exchange::Graphql { operation, response })
        }
        "message" => {
            let mut message = part::message(reader, node, kind.value);
            // Both stand on the interaction, where a pact has them on one object, too.
            for key in ["contents", "content"] {
                if let Some(kept) = extras.shift_remove(key) {
                    message.part.extras.insert(key.to_owned(), kept);
                }
            }
            Some(Exchange::Message(message))
        }
        _ => {
            let inner = reader.members(kind.value, "`sync-message`", &["request", "responses"]);
            let mut request = None;
            let mut responses = Vec::new();
            for member in inner {
                if member.key == "request" {
                    request = Some(part::inner_message(reader, member.value));
                } else {
                    for item in reader.items(member.value, "`responses`") {
                        responses.push(part::inner_message(reader, item));
                    }
                }
            }
            if request.is_none() {
                reader.missing(kind.value, "`sync-message`", "request");
            }
            Some(Exchange::SyncMessage { request: request?, responses })
        }
    }
}

/// A status that a class takes, for examples.
pub(crate) fn status_example(class: &StatusClass) -> u16 {
    match class {
        StatusClass::Information => 100,
        StatusClass::Success | StatusClass::NonError => 200,
        StatusClass::Redirect => 302,
        StatusClass::ClientError | StatusClass::Error => 400,
        StatusClass::ServerError => 500,
        StatusClass::Codes(codes) => codes.first().copied().unwrap_or(200),
    }
}
