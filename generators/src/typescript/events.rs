//! What the API sends: payloads of webhooks and callbacks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::declarations::doc;
use super::types::{Types, Uses, property_name};
use crate::engine::Code;
use crate::engine::quote::ts_string;
use crate::model::{Codec, Event};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventsView {
    pub(super) header: Code<'static>,
    pub(super) imports: Code<'static>,
    pub(super) events: Vec<EventView>,
    /// The names of those whose payload is text and no JSON.
    pub(super) texts: Code<'static>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventView {
    pub(super) doc: Code<'static>,
    pub(super) key: Code<'static>,
    pub(super) name: Code<'static>,
    pub(super) payload: Code<'static>,
}

pub(super) fn view(types: &Types<'_>, header: Code<'static>, uses: &mut Uses) -> EventsView {
    let events = &types.model.events;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        *counts.entry(&event.wire).or_default() += 1;
    }
    let mut texts = Vec::new();
    let views = events
        .iter()
        .zip(&types.names.events)
        .map(|(event, name)| {
            let once = counts.get(event.wire.as_str()) == Some(&1) && !event.wire.is_empty();
            let key = if once { event.wire.as_str() } else { name.as_str() };
            let (payload, text) = payload(types, event, uses);
            if text {
                texts.push(ts_string(key));
            }
            EventView {
                doc: doc(&event.doc, event.deprecated.as_ref(), None, 0).into(),
                key: property_name(key).into(),
                name: name.clone().into(),
                payload: payload.into(),
            }
        })
        .collect();
    EventsView { header, imports: Code::default(), events: views, texts: texts.join(", ").into() }
}

/// The type of a payload, and whether it is plain text.
fn payload(types: &Types<'_>, event: &Event, uses: &mut Uses) -> (String, bool) {
    let Some(body) = &event.body else { return ("undefined".to_owned(), false) };
    let Some(content) = body.contents.first() else { return ("undefined".to_owned(), false) };
    if content.codec != Codec::Json {
        return ("string".to_owned(), true);
    }
    let text = types.text(&content.value, uses);
    (if body.required || text == "unknown" { text } else { format!("{text} | undefined") }, false)
}
