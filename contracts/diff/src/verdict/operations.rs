//! The operation that a message is of, on the side that sends it: its other parameters, its headers, its examples.

use accordant_document::At;
use accordant_model::Contract;
use accordant_model::http::{MediaType, Operation};
use rustc_hash::FxHashMap;

use crate::{Direction, Message, Part, Subject};

/// The operations and webhooks of both contracts by what subjects call them.
pub(super) struct Operations<'c> {
    base: FxHashMap<String, &'c Operation>,
    revision: FxHashMap<String, &'c Operation>,
}

impl<'c> Operations<'c> {
    pub(super) fn new(base: &'c Contract, revision: &'c Contract) -> Self {
        Self { base: named(base), revision: named(revision) }
    }

    /// `None` for callbacks, and for operations that moved with their base path.
    pub(super) fn sender(&self, subject: &Subject, direction: Direction) -> Option<&'c Operation> {
        let known = match direction {
            Direction::Request => &self.base,
            Direction::Response => &self.revision,
        };
        known.get(&subject.name).or_else(|| known.get(&subject.key)).copied()
    }
}

fn named(contract: &Contract) -> FxHashMap<String, &Operation> {
    let mut named = FxHashMap::default();
    let Some(http) = contract.http() else { return named };
    for operation in &http.operations {
        named.entry(format!("{} {}", operation.method.0, operation.path)).or_insert(operation);
        named.entry(format!("{} {}", operation.method.0, operation.path.shape())).or_insert(operation);
    }
    for webhook in &http.webhooks {
        named.entry(format!("webhook {}", webhook.name)).or_insert(&webhook.operation);
    }
    named
}

/// The examples of whole messages that the operation gives.
pub(super) fn examples<'c>(operation: &'c Operation, message: &Message) -> &'c [At] {
    let pick = |content: &'c [MediaType], media: &str| {
        let found = content.iter().find(|known| known.range.raw() == media);
        found.map(|media| media.examples.as_slice()).unwrap_or_default()
    };
    match &message.part {
        Part::RequestBody { media } => {
            operation.request_body.as_ref().map(|body| pick(&body.content, media)).unwrap_or_default()
        }
        Part::ResponseBody { status, media } => {
            let response = operation.responses.iter().find(|response| response.status == *status);
            response.map(|response| pick(&response.content, media)).unwrap_or_default()
        }
        _ => &[],
    }
}
