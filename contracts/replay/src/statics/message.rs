//! Whether the contract sends an event as a consumer expects it.

use accordant_document::At;
use accordant_model::http::{MediaType, Operation};
use accordant_suite::{Message, Value};

use super::response::{json_of, media_of};
use super::{Check, Touched};
use crate::finding::Finding;
use crate::rule::ids;

/// Where the name of an event stands, in metadata and in payloads.
const NAMES: [&str; 6] = ["event", "type", "event_type", "eventType", "topic", "name"];

impl Check<'_, '_> {
    pub(super) fn message(&mut self, message: &Message) {
        let statics = self.statics;
        let Some(http) = statics.contract.http() else {
            if let accordant_model::ContractKind::Schema(id) = &statics.contract.kind
                && let Some(value) = media_of(&message.part).and_then(|media| json_of(&message.part, &media))
            {
                self.part(*id, &message.part, &value, &mut Touched::default());
            }
            return;
        };
        let callbacks = http.operations.iter().flat_map(|operation| &operation.callbacks).flat_map(|callback| {
            callback.operations.iter().map(|operation| (callback.name.as_str(), callback.at, operation))
        });
        let events: Vec<(&str, At, &Operation)> = http
            .webhooks
            .iter()
            .map(|webhook| (webhook.name.as_str(), webhook.at, &webhook.operation))
            .chain(callbacks)
            .collect();
        let named = self.event_names(message);
        let found = named.iter().find_map(|name| {
            let wanted = letters(name);
            events.iter().find(|(known, ..)| known == name).or_else(|| {
                events.iter().find(|(known, ..)| letters(known) == wanted)
            })
        });
        let Some((_, at, operation)) = found else {
            let shown = named.first().cloned().unwrap_or_default();
            let help = match accordant_document::suggest(&shown, events.iter().map(|(name, ..)| *name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "document the event under `webhooks`, or correct its name".to_owned(),
            };
            let message = format!("the contract has no event `{shown}`");
            self.find(Finding::error(ids::REPLAY_EVENT_UNKNOWN, self.interaction.origin, message).help(help));
            return;
        };
        let Some(media) = media_of(&message.part) else { return };
        let content: &[MediaType] = operation.request_body.as_ref().map_or(&[], |body| &body.content);
        let Some(described) = crate::judge::described(content, &media) else {
            let origin = self.contract().documents.origin(*at);
            let text = format!("the contract does not send this event as `{}/{}`", media.kind(), media.subtype());
            self.find(
                Finding::error(ids::REPLAY_RESPONSE_MEDIA_TYPE, message.part.origin, text)
                    .help("correct the suite, or document the payload")
                    .at_contract(origin, "the event"),
            );
            return;
        };
        if let (Some(schema), Some(value)) = (described.schema, json_of(&message.part, &media)) {
            self.part(schema, &message.part, &value, &mut Touched::default());
        }
    }

    /// What the event may be called, the most telling first.
    fn event_names(&self, message: &Message) -> Vec<String> {
        let text = |value: Option<&Value>| match value {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let mut names: Vec<String> = NAMES.iter().filter_map(|name| text(message.metadata.get(*name))).collect();
        if let accordant_suite::Content::Json(Value::Map(members)) = &message.part.content {
            names.extend(NAMES.iter().filter_map(|name| text(members.get(*name))));
        }
        names.push(self.interaction.name.clone());
        names
    }
}

/// The letters and digits of a name, in lower case: `order.paid` and `orderPaid` are one event.
fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
