//! What the API sends: one sealed class, a variant a message.

use serde::Serialize;

use super::bodies::{Shape, groups};
use super::models::doc;
use super::types::{Types, Uses};
use crate::engine::{Code, Engine, TemplateFault, quote::dart_string};
use crate::model::EventKind;

type Text = Code<'static>;

#[derive(Serialize)]
struct EventsView {
    name: Text,
    unknown: Text,
    cases: Text,
    variants: Vec<EventView>,
}

#[derive(Serialize)]
struct EventView {
    name: Text,
    doc: Text,
    key: Text,
    /// Empty where nothing is in it.
    body: Text,
    value: Text,
}

pub(super) fn library(types: &Types<'_>, engine: &Engine, uses: &mut Uses) -> Result<String, TemplateFault> {
    let mut cases = String::new();
    let mut keys: Vec<&str> = Vec::new();
    let mut variants = Vec::new();
    for (event, names) in types.model.events.iter().zip(&types.names.events) {
        let shape = event
            .body
            .as_ref()
            .and_then(|body| groups(&body.contents, |content| Shape::received(types.model, content)).into_iter().next())
            .map(|group| group.shape);
        let (body, value) = match &shape {
            None => (String::new(), String::new()),
            Some(Shape::Json(value) | Shape::Scalar(value)) => {
                (types.dart(value, uses), types.decoded(value, "jsonOf(body)", uses))
            }
            Some(_) => ("String".to_owned(), "body".to_owned()),
        };
        let key = dart_string(&event.wire);
        let made =
            if body.is_empty() { format!("const {}()", names.class) } else { format!("{}.parse(body)", names.class) };
        if !keys.contains(&event.wire.as_str()) {
            keys.push(&event.wire);
            cases.push_str(&format!("    {key} => {made},\n"));
        }
        let place = match &event.kind {
            EventKind::Webhook => format!("The webhook `{}`.", event.wire.replace('`', "'")),
            EventKind::Callback { operation, expression } => format!(
                "The callback `{}` of `{}`, sent to `{}`.",
                event.wire.replace('`', "'"),
                operation.replace('`', "'"),
                expression.replace('`', "'")
            ),
        };
        variants.push(EventView {
            name: names.class.clone().into(),
            doc: doc(&event.doc, &[&place], 0),
            key: key.into(),
            body: body.into(),
            value: value.into(),
        });
    }
    engine.render(
        "dart/webhooks.hbs",
        &EventsView {
            name: types.names.event.clone().into(),
            unknown: types.names.unknown_event.clone().into(),
            cases: cases.trim_end().to_owned().into(),
            variants,
        },
    )
}
