//! Successful responses: bare everywhere, or in one envelope everywhere.

use accordant_model::http::HttpContract;
use accordant_model::{SchemaId, Schemas, Types};

use super::{majority, success_body};
use crate::checker::{Checker, subject};
use crate::ids;

/// Properties that hold the payload of an envelope.
const PAYLOADS: [&str; 5] = ["data", "result", "results", "items", "payload"];

pub(super) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let schemas = &checker.contract.schemas;
    for lists in [true, false] {
        let bodies: Vec<_> = http
            .operations
            .iter()
            .filter_map(|operation| Some((operation, success_body(operation)?)))
            .filter(|(_, body)| holds_list(schemas, *body) == lists)
            .map(|(operation, body)| (operation, envelope(schemas, body)))
            .collect();
        let kinds: Vec<Option<&str>> = bodies.iter().map(|(_, kind)| *kind).collect();
        let Some((usual, count)) = majority(&kinds) else { continue };
        // Without a clear habit there is nothing to depart from.
        if count * 3 < kinds.len() * 2 {
            continue;
        }
        for (operation, kind) in bodies {
            if kind != usual {
                let origin = checker.member(operation.at, "responses");
                let what = if lists { "lists" } else { "responses" };
                let message = format!(
                    "the response is {}, but {count} of {} {what} are {}",
                    said(kind),
                    kinds.len(),
                    said(usual)
                );
                let help = "answer all requests in one form";
                checker.report_on(ids::ENVELOPE_STYLE, &subject(operation), origin, message, help);
            }
        }
    }
}

fn said(kind: Option<&str>) -> String {
    kind.map_or_else(|| "without an envelope".to_owned(), |name| format!("in an envelope with `{name}`"))
}

fn envelope(schemas: &Schemas, id: SchemaId) -> Option<&'static str> {
    let object = schemas.get(id)?.object.as_deref()?;
    PAYLOADS.into_iter().find(|name| object.property(name).is_some())
}

/// Whether the body, or the payload of its envelope, is an array.
fn holds_list(schemas: &Schemas, id: SchemaId) -> bool {
    let is_array = |id: SchemaId| schemas.get(id).and_then(|schema| schema.types) == Some(Types::ARRAY);
    let payload = || {
        let object = schemas.get(id)?.object.as_deref()?;
        object.property(envelope(schemas, id)?)
    };
    is_array(id) || payload().is_some_and(is_array)
}
