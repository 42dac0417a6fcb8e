//! Webhooks and callbacks: what the API sends, and what it is answered.

use accordant_model::http;

use super::Lowering;
use super::declare::doc;
use super::directions::Direction;
use crate::model::{Event, EventKind};

impl Lowering<'_> {
    pub(super) fn events(&mut self) -> Vec<Event> {
        let http = self.http;
        let mut events = Vec::new();
        for webhook in &http.webhooks {
            let mut pointer = self.places.pointer(webhook.at);
            accordant_document::pointer::push_token(&mut pointer, &webhook.operation.method.0.to_lowercase());
            events.push(self.event(&webhook.operation, &webhook.name, pointer, EventKind::Webhook));
        }
        for operation in &http.operations {
            for callback in &operation.callbacks {
                for inner in &callback.operations {
                    let kind = EventKind::Callback {
                        operation: format!("{} {}", operation.method.0, operation.path),
                        expression: callback.expression.to_string(),
                    };
                    let pointer =
                        format!("{}#{} {}", self.places.pointer(inner.at), operation.method.0, operation.path);
                    events.push(self.event(inner, &callback.name, pointer, kind));
                }
            }
        }
        events
    }

    fn event(&mut self, operation: &http::Operation, wire: &str, pointer: String, kind: EventKind) -> Event {
        let (parameters, _) = self.parameters(operation, Direction::Received);
        let body = operation.request_body.as_ref().map(|body| self.body(body, Direction::Received));
        let responses = self.responses(&operation.responses, Direction::Sent);
        Event {
            at: operation.at,
            name: self.name_of_operation(operation),
            wire: wire.to_owned(),
            pointer,
            kind,
            doc: doc(self.documents.node(operation.at)),
            deprecated: operation.deprecated.then(|| self.deprecation(operation.sunset)),
            method: operation.method.0.to_string(),
            parameters,
            body,
            responses,
        }
    }
}
