//! Operations: what stands on them, and their coming and going.

use accordant_model::http::Operation;
use smol_str::SmolStr;

use super::exchange::Exchange;
use super::lifecycle::{self, Lifecycle, Sunset};
use super::{Walk, body, callback, parameter, response};
use crate::change::Change;
use crate::ids;

/// Compares two operations that serve the same requests, or that the API sends on the same event.
/// `depth` counts the callbacks around them.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, depth: usize, old: &Operation, new: &Operation) {
    let (before, after) = (lifecycle_of(old), lifecycle_of(new));
    lifecycle::compare(walk, exchange, "", &before, &after);
    lifecycle::compare_stability(walk, exchange, &before, &after);
    names(walk, exchange, old, new);
    parameter::compare(walk, exchange, old, new);
    body::compare(walk, exchange, old, new);
    response::compare(walk, exchange, old, new);
    callback::compare(walk, exchange, depth, old, new);
}

fn lifecycle_of(operation: &Operation) -> Lifecycle<'_> {
    Lifecycle {
        at: operation.at,
        deprecated: operation.deprecated,
        sunset: operation.sunset,
        stability: operation.stability.as_deref(),
    }
}

/// What only generated code sees.
fn names(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, new: &Operation) {
    if old.operation_id != new.operation_id {
        let message = match (&old.operation_id, &new.operation_id) {
            (Some(before), Some(after)) => format!("the operationId changed from `{before}` to `{after}`"),
            (Some(before), None) => format!("the operationId `{before}` was removed"),
            (None, Some(after)) => format!("the operationId `{after}` was added"),
            (None, None) => String::new(),
        };
        let base = walk.base.documents.member_origin(old.at, "operationId");
        let revision = walk.revision.documents.member_origin(new.at, "operationId");
        walk.push(exchange.subject, Change::new(ids::OPERATION_ID_CHANGED, message).places(base, revision));
    }
    let gone: Vec<&SmolStr> = old.tags.iter().filter(|tag| !new.tags.contains(tag)).collect();
    let come: Vec<&SmolStr> = new.tags.iter().filter(|tag| !old.tags.contains(tag)).collect();
    // The first tag chooses the module of generated code.
    if !gone.is_empty() || !come.is_empty() || old.tags.first() != new.tags.first() {
        let list = |tags: &[SmolStr]| match tags {
            [] => "no tags".to_owned(),
            tags => tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", "),
        };
        let message = format!("the tags changed from {} to {}", list(&old.tags), list(&new.tags));
        let base = walk.base.documents.member_origin(old.at, "tags");
        let revision = walk.revision.documents.member_origin(new.at, "tags");
        walk.push(exchange.subject, Change::new(ids::OPERATION_TAGS_CHANGED, message).places(base, revision));
    }
}

/// An operation of the base that the revision does not serve.
pub(crate) fn removed(walk: &mut Walk<'_, '_>, old: &Operation) {
    let (name, key) = (title(old), format!("{} {}", old.method.0, old.path.shape()));
    let subject = walk.subject(name.clone(), key.clone(), old, None);
    let change = match lifecycle::sunset(&walk.base.documents, old.sunset) {
        Sunset::On(date) if old.deprecated && walk.calendar.is_over(date) => {
            Change::new(ids::OPERATION_REMOVED_AFTER_SUNSET, format!("`{name}` was removed; its sunset was {date}"))
        }
        Sunset::On(date) => Change::new(
            ids::OPERATION_REMOVED_BEFORE_SUNSET,
            format!("`{name}` was removed before its sunset on {date}"),
        ),
        Sunset::None | Sunset::Unparsable(_) if old.deprecated => Change::new(
            ids::OPERATION_REMOVED,
            format!("`{name}` was removed; it was deprecated, but no sunset date was given"),
        ),
        _ => Change::new(ids::OPERATION_REMOVED, format!("`{name}` was removed")),
    };
    let base = walk.base_origin(old.at);
    // Two paths may share one path item: still two operations are gone.
    walk.push(subject, change.detail(key).places(base, None));
}

/// An operation that only the revision serves.
pub(crate) fn added(walk: &mut Walk<'_, '_>, new: &Operation) {
    let (name, key) = (title(new), format!("{} {}", new.method.0, new.path.shape()));
    let subject = walk.subject(name.clone(), key.clone(), new, None);
    let revision = walk.revision_origin(new.at);
    let change = Change::new(ids::OPERATION_ADDED, format!("`{name}` was added"));
    walk.push(subject, change.detail(key).places(None, revision));
}

fn title(operation: &Operation) -> String {
    format!("{} {}", operation.method.0, operation.path)
}
