//! Whether the contract sends an event as a consumer expects it.

use accordant_document::At;
use accordant_model::http::{MediaType, Operation};
use accordant_suite::{Interaction, Message, Value};

use super::response::{json_of, media_of};
use super::{Check, Statics, TouchedHttp};
use crate::finding::Finding;
use crate::rule::ids;

/// Where the name of an event stands, in metadata and in payloads.
const NAMES: [&str; 6] = ["event", "type", "event_type", "eventType", "topic", "name"];

impl Check<'_, '_> {
    pub(super) fn message(&mut self, message: &Message) {
        let statics = self.statics;
        if statics.contract.http().is_none() {
            if let accordant_model::ContractKind::Schema(id) = &statics.contract.kind
                && let Some(value) = media_of(&message.part).and_then(|media| json_of(&message.part, &media))
            {
                self.part(*id, &message.part, &value, &mut TouchedHttp::default());
            }
            return;
        }
        let found = statics.event(self.interaction, message);
        let Some(event) = found else {
            let shown = event_names(self.interaction, message).into_iter().next().unwrap_or_default();
            let known = statics.events();
            let help = match accordant_document::suggest(&shown, known.iter().map(|event| event.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "document the event under `webhooks`, or correct its name".to_owned(),
            };
            let message = format!("the contract has no event `{shown}`");
            self.find(Finding::error(ids::REPLAY_EVENT_UNKNOWN, self.interaction.origin, message).help(help));
            return;
        };
        let Some(media) = media_of(&message.part) else { return };
        let content: &[MediaType] = event.operation.request_body.as_ref().map_or(&[], |body| &body.content);
        let Some(described) = crate::judge::described(content, &media) else {
            let origin = self.contract().documents.origin(event.at);
            let text = format!("the contract does not send this event as `{}/{}`", media.kind(), media.subtype());
            self.find(
                Finding::error(ids::REPLAY_RESPONSE_MEDIA_TYPE, message.part.origin, text)
                    .help("correct the suite, or document the payload")
                    .at_contract(origin, "the event"),
            );
            return;
        };
        if let (Some(schema), Some(value)) = (described.schema, json_of(&message.part, &media)) {
            self.part(schema, &message.part, &value, &mut TouchedHttp::default());
        }
    }
}

/// An event that the contract describes.
pub(super) struct Event<'c> {
    name: &'c str,
    at: At,
    operation: &'c Operation,
}

impl Statics<'_> {
    fn events(&self) -> Vec<Event<'_>> {
        let Some(http) = self.contract.http() else { return Vec::new() };
        let webhooks = http.webhooks.iter().map(|webhook| Event {
            name: &webhook.name,
            at: webhook.at,
            operation: &webhook.operation,
        });
        let callbacks = http.operations.iter().flat_map(|operation| &operation.callbacks).flat_map(|callback| {
            let sent = callback.operations.iter();
            sent.map(|operation| Event { name: &callback.name, at: callback.at, operation })
        });
        webhooks.chain(callbacks).collect()
    }

    /// The event that a message is: spelt so, else the same words in another spelling.
    pub(super) fn event(&self, interaction: &Interaction, message: &Message) -> Option<Event<'_>> {
        let events = self.events();
        let at = event_names(interaction, message).iter().find_map(|name| {
            let wanted = letters(name);
            let exact = events.iter().position(|event| event.name == name);
            exact.or_else(|| events.iter().position(|event| letters(event.name) == wanted))
        })?;
        events.into_iter().nth(at)
    }
}

/// What the event may be called, the most telling first.
fn event_names(interaction: &Interaction, message: &Message) -> Vec<String> {
    let text = |value: Option<&Value>| match value {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let mut names: Vec<String> = NAMES.iter().filter_map(|name| text(message.metadata.get(*name))).collect();
    if let accordant_suite::Content::Json(Value::Map(members)) = &message.part.content {
        names.extend(NAMES.iter().filter_map(|name| text(members.get(*name))));
    }
    names.push(interaction.name.clone());
    names
}

/// The letters and digits of a name, in lower case: `order.paid` and `orderPaid` are one event.
fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
