//! Which events a contract tells of, and which one a message is.

use crate::request::Message;
use crate::scheme::Field;
use accordant_document::At;
use accordant_model::http::{Operation, RequestBody};
use accordant_model::{Contract, ContractKind, SchemaId};

/// An event that the contract describes.
#[derive(Clone, Debug)]
pub struct Event {
    /// The key under `webhooks`, the name of a callback, or the title of a bare schema.
    pub name: String,
    pub kind: EventKind,
    pub at: At,
    /// The payload's schema, where one is given.
    pub schema: Option<SchemaId>,
    /// The media type of the payload.
    pub media: String,
    /// The payloads that the media type shows.
    pub examples: Vec<At>,
    pub deprecated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    Webhook,
    /// Of the operation that is named as `POST /subscriptions`.
    Callback {
        of: String,
    },
    /// The contract is nothing but this schema: it takes every event.
    Schema,
}

/// Every event of a contract, in its order; a webhook with several media types is as many of them.
pub fn events(contract: &Contract) -> Vec<Event> {
    match &contract.kind {
        ContractKind::Http(http) => {
            let webhooks = http
                .webhooks
                .iter()
                .flat_map(|webhook| payloads(&webhook.name, &EventKind::Webhook, webhook.at, &webhook.operation));
            let callbacks = http.operations.iter().flat_map(|operation| {
                let of = format!("{} {}", operation.method.0, operation.path.raw());
                operation.callbacks.iter().flat_map(move |callback| {
                    let kind = EventKind::Callback { of: of.clone() };
                    callback.operations.iter().flat_map(move |sent| payloads(&callback.name, &kind, callback.at, sent))
                })
            });
            webhooks.chain(callbacks).collect()
        }
        ContractKind::Schema(id) => {
            let at = contract.schemas.get(*id).map(|schema| schema.at).unwrap_or_default();
            let title = contract.documents.node(at).get("title").and_then(|title| title.as_str()).unwrap_or("payload");
            vec![Event {
                name: title.to_owned(),
                kind: EventKind::Schema,
                at,
                schema: Some(*id),
                media: "application/json".to_owned(),
                examples: Vec::new(),
                deprecated: false,
            }]
        }
        ContractKind::Graphql(_) | ContractKind::Unrecognised => Vec::new(),
    }
}

fn payloads(name: &str, kind: &EventKind, at: At, operation: &Operation) -> Vec<Event> {
    let event = |schema, media: &str, examples: &[At]| Event {
        name: name.to_owned(),
        kind: kind.clone(),
        at,
        schema,
        media: media.to_owned(),
        examples: examples.to_vec(),
        deprecated: operation.deprecated,
    };
    match &operation.request_body {
        Some(RequestBody { content, .. }) if !content.is_empty() => {
            content.iter().map(|media| event(media.schema, media.range.raw(), &media.examples)).collect()
        }
        _ => vec![event(None, "", &[])],
    }
}

/// The type of the event that a message says it is, with the field that says so.
pub(crate) fn stated<'f>(message: &Message<'_>, fields: &'f [Field]) -> Option<(String, &'f Field)> {
    fields.iter().find_map(|field| Some((message.field(field, None)?.into_owned(), field)))
}

/// Where senders write the type of an event, when neither a scheme nor a flag says so.
pub(crate) fn usual_fields() -> Vec<Field> {
    let header = |name: &str| Field::Header(name.to_owned());
    let payload = |tokens: &[&str]| Field::Payload(tokens.iter().map(|token| (*token).to_owned()).collect());
    vec![
        header("x-github-event"),
        header("x-shopify-topic"),
        header("x-event-type"),
        header("x-event-name"),
        header("ce-type"),
        payload(&["type"]),
        payload(&["event"]),
        payload(&["event_type"]),
        payload(&["eventType"]),
        payload(&["event", "type"]),
    ]
}

/// The events that a name means: spelt so, else the same words in another spelling, else with the action of the payload
/// (`issues` and `opened` are `issues-opened`).
pub(crate) fn named<'e>(events: &'e [Event], name: &str, message: &Message<'_>) -> Vec<&'e Event> {
    if let [only] = events
        && only.kind == EventKind::Schema
    {
        return vec![only];
    }
    let with = |matches: &dyn Fn(&Event) -> bool| events.iter().filter(|event| matches(event)).collect::<Vec<_>>();
    let exact = with(&|event| event.name == name);
    if !exact.is_empty() {
        return exact;
    }
    let wanted = letters(name);
    let spelt = with(&|event| letters(&event.name) == wanted);
    if !spelt.is_empty() {
        return spelt;
    }
    let action = message.payload().ok().and_then(|payload| payload.at(&["action".to_owned()])?.scalar());
    action.map_or_else(Vec::new, |action| {
        let wanted = letters(&format!("{name}-{action}"));
        with(&|event| letters(&event.name) == wanted)
    })
}

/// The letters and digits of a name, in lower case: `payment.succeeded` and `paymentSucceeded` are one event.
fn letters(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
