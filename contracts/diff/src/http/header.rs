//! Headers of responses and of parts of multipart bodies.

use accordant_model::http::Header;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::exchange::Exchange;
use super::lifecycle::{self, Lifecycle};
use super::{Walk, serialisation};
use crate::change::{Change, Part};
use crate::{Direction, Level, ids};

/// Compares two sets of headers that are sent in `direction`. `part` makes the place of a header from its name.
pub(crate) fn compare(
    walk: &mut Walk<'_, '_>,
    exchange: Exchange,
    direction: Direction,
    old: &[Header],
    new: &[Header],
    part: impl Fn(SmolStr) -> Part,
) {
    // Content-Type is described by the media type itself and ignored here (OpenAPI 3.1.1, section 4.8.17).
    let counts = |header: &&Header| !header.name.eq_ignore_ascii_case("content-type");
    let known: FxHashMap<String, &Header> =
        new.iter().filter(counts).rev().map(|header| (header.name.to_ascii_lowercase(), header)).collect();
    let mut matched: FxHashSet<String> = FxHashSet::default();
    for before in old.iter().filter(counts) {
        let key = before.name.to_ascii_lowercase();
        match known.get(&key) {
            Some(after) => {
                if matched.insert(key) {
                    compare_pair(walk, exchange, direction, before, after, part(before.name.clone()));
                }
            }
            None => removed(walk, exchange, direction, before),
        }
    }
    for after in new.iter().filter(counts).filter(|header| !matched.contains(&header.name.to_ascii_lowercase())) {
        added(walk, exchange, direction, after);
    }
}

fn compare_pair(
    walk: &mut Walk<'_, '_>,
    exchange: Exchange,
    direction: Direction,
    old: &Header,
    new: &Header,
    part: Part,
) {
    let name = format!("header `{}`", old.name);
    if old.required != new.required {
        let change = if new.required {
            Change::new(ids::HEADER_BECAME_REQUIRED, format!("{name} became required"))
        } else {
            Change::new(ids::HEADER_BECAME_OPTIONAL, format!("{name} became optional"))
        };
        let base = walk.base.documents.member_origin(old.at, "required");
        let revision = walk.revision.documents.member_origin(new.at, "required");
        walk.push(exchange.subject, change.detail(&name).direction(direction).places(base, revision));
    }
    let lifecycle =
        |header: &Header| Lifecycle { at: header.at, deprecated: header.deprecated, sunset: None, stability: None };
    lifecycle::compare(walk, exchange, &name, &lifecycle(old), &lifecycle(new));
    let place = serialisation::Place { name: &name, base: old.at, revision: new.at, direction, part };
    serialisation::compare(walk, exchange.subject, place, &old.value, &new.value);
}

fn removed(walk: &mut Walk<'_, '_>, exchange: Exchange, direction: Direction, old: &Header) {
    let base = walk.base_origin(old.at);
    let kind = if old.required { "required" } else { "optional" };
    let mut change = Change::new(ids::HEADER_REMOVED, format!("{kind} header `{}` was removed", old.name))
        .detail(old.name.as_str())
        .direction(direction)
        .places(base, None);
    if direction == Direction::Response && !old.required {
        change = change.level(Level::Warning);
    }
    walk.push(exchange.subject, change);
}

fn added(walk: &mut Walk<'_, '_>, exchange: Exchange, direction: Direction, new: &Header) {
    let revision = walk.revision_origin(new.at);
    let change = if new.required {
        Change::new(ids::REQUIRED_HEADER_ADDED, format!("required header `{}` was added", new.name))
    } else {
        Change::new(ids::OPTIONAL_HEADER_ADDED, format!("optional header `{}` was added", new.name))
    };
    walk.push(exchange.subject, change.detail(new.name.as_str()).direction(direction).places(None, revision));
}
