//! Responses: for each status that either side tells apart, what holds on both.

use accordant_document::Origin;
use accordant_model::http::{Operation, Response, StatusPattern};

use super::exchange::Exchange;
use super::status::{Statuses, is_error, is_success, pair_statuses};
use super::{Walk, body, header, link};
use crate::change::{Change, Part, status_name};
use crate::{Direction, Level, ids};

/// Compares the answers of two operations.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, new: &Operation) {
    let left = Statuses::new(&new.responses);
    let known = Statuses::new(&old.responses).successes().any(|status| left.effective(status).is_some());
    for pair in pair_statuses(&old.responses, &new.responses) {
        match (pair.base, pair.revision) {
            (Some(before), Some(after)) => compare_pair(walk, exchange, pair.class, before, after),
            (Some(before), None) => removed(walk, exchange, new, before, known),
            (None, Some(after)) => added(walk, exchange, old, after),
            (None, None) => {}
        }
    }
}

fn compare_pair(walk: &mut Walk<'_, '_>, exchange: Exchange, status: StatusPattern, old: &Response, new: &Response) {
    let direction = exchange.answered();
    // The same entry under its own name on both sides needs no other.
    let status = if old.status == new.status { old.status } else { status };
    header::compare(walk, exchange, direction, &old.headers, &new.headers, |name| Part::ResponseHeader {
        status,
        name,
    });
    let side = body::Side { exchange, direction, status: Some(status), base: old.at, revision: new.at };
    body::content(walk, side, &old.content, &new.content);
    link::compare(walk, exchange, &old.links, &new.links);
}

/// `success_left`: whether a success that clients know is still given.
fn removed(walk: &mut Walk<'_, '_>, exchange: Exchange, new: &Operation, before: &Response, success_left: bool) {
    let status = status_name(before.status);
    let base = walk.base_origin(before.at);
    let direction = exchange.answered();
    let mut change = Change::new(ids::RESPONSE_STATUS_REMOVED, format!("response `{status}` was removed"))
        .detail(&status)
        .direction(direction)
        .places(base, responses_origin(walk, new));
    change.level = match direction {
        // Fewer answers break nobody, as long as one of the successes that clients know is left.
        Direction::Response if !is_success(before.status) => Some(Level::Info),
        Direction::Response if success_left => Some(Level::Warning),
        Direction::Response => None,
        // Consumers answer with what they know; of their errors the API makes what it makes of any.
        Direction::Request if is_error(before.status) => Some(Level::Warning),
        Direction::Request => None,
    };
    walk.push(exchange.subject, change);
}

fn added(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, after: &Response) {
    let status = status_name(after.status);
    let revision = walk.revision_origin(after.at);
    let direction = exchange.answered();
    let mut change = Change::new(ids::RESPONSE_STATUS_ADDED, format!("response `{status}` was added"))
        .detail(&status)
        .direction(direction)
        .places(old_responses_origin(walk, old), revision);
    // Every client must be ready for an error; a new success is read as one of the old.
    if direction == Direction::Response && is_error(after.status) {
        change = change.level(Level::Info);
    }
    walk.push(exchange.subject, change);
}

fn responses_origin(walk: &Walk<'_, '_>, operation: &Operation) -> Origin {
    walk.revision.documents.member_origin(operation.at, "responses")
}

fn old_responses_origin(walk: &Walk<'_, '_>, operation: &Operation) -> Origin {
    walk.base.documents.member_origin(operation.at, "responses")
}
