//! Parameters: matched by place and name, path parameters by their position in the path, so that a new name is nothing.

use accordant_document::Origin;
use accordant_model::http::{Operation, Parameter, ParameterLocation};
use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::{FxHashMap, FxHashSet};

use super::exchange::Exchange;
use super::lifecycle::{self, Lifecycle};
use super::{Walk, serialisation};
use crate::change::{Change, Part, location_name};
use crate::{Direction, Level, ids};

/// What makes two parameters the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// Counted from the end, since a base path may have moved in front.
    Path(usize),
    Named(ParameterLocation, String),
}

fn key(operation: &Operation, parameter: &Parameter) -> Key {
    let position = || operation.path.names().iter().rev().position(|name| *name == parameter.name);
    match parameter.location {
        ParameterLocation::Path => {
            position().map_or_else(|| Key::Named(ParameterLocation::Path, parameter.name.to_string()), Key::Path)
        }
        // Field names are case-insensitive (RFC 9110, section 5.1).
        ParameterLocation::Header => Key::Named(ParameterLocation::Header, parameter.name.to_ascii_lowercase()),
        // The whole query string is one value, whatever it is called.
        ParameterLocation::Querystring => Key::Named(ParameterLocation::Querystring, String::new()),
        location => Key::Named(location, parameter.name.to_string()),
    }
}

/// Compares the parameters of two operations; path-level ones are already among them.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, new: &Operation) {
    let known: FxHashMap<Key, &Parameter> =
        new.parameters.iter().rev().map(|parameter| (key(new, parameter), parameter)).collect();
    let mut matched: FxHashSet<Key> = FxHashSet::default();
    let mut gone = Vec::new();
    for before in &old.parameters {
        let key = key(old, before);
        match known.get(&key) {
            Some(after) => {
                if matched.insert(key) {
                    compare_pair(walk, exchange, before, after);
                }
            }
            None => gone.push(before),
        }
    }
    let mut come: IndexMap<String, &Parameter> = IndexMap::new();
    for after in new.parameters.iter().filter(|parameter| !matched.contains(&key(new, parameter))) {
        // Two of one name in two places: the first may be the one that moved, the other is only new.
        match come.entry(after.name.to_ascii_lowercase()) {
            Entry::Occupied(_) => added(walk, exchange, after),
            Entry::Vacant(slot) => {
                slot.insert(after);
            }
        }
    }
    for before in gone {
        match come.swap_remove(&before.name.to_ascii_lowercase()) {
            // The same name in another place: one change, not a removal and an addition.
            Some(after) if after.location != before.location => relocated(walk, exchange, before, after),
            _ => removed(walk, exchange, before),
        }
    }
    for after in come.into_values() {
        added(walk, exchange, after);
    }
}

/// `query parameter `limit``.
fn title(parameter: &Parameter) -> String {
    format!("{} parameter `{}`", location_name(parameter.location), parameter.name)
}

/// Names of header parameters that the specification tells readers to ignore (OpenAPI 3.1.1, section 4.8.12.1).
pub(crate) fn is_ignored(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Header
        && ["accept", "content-type", "authorization"].contains(&parameter.name.to_ascii_lowercase().as_str())
}

fn compare_pair(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Parameter, new: &Parameter) {
    let name = title(old);
    let origins = |walk: &Walk<'_, '_>, member: &str| -> (Origin, Origin) {
        (walk.base.documents.member_origin(old.at, member), walk.revision.documents.member_origin(new.at, member))
    };
    // A path parameter is required, whether its document says so or not.
    let path = old.location == ParameterLocation::Path;
    if !path && old.required != new.required {
        let change = if new.required {
            Change::new(ids::PARAMETER_BECAME_REQUIRED, format!("{name} became required"))
        } else {
            Change::new(ids::PARAMETER_BECAME_OPTIONAL, format!("{name} became optional"))
        };
        let (base, revision) = origins(walk, "required");
        let mut change = change.detail(&name).direction(exchange.asked).places(base, revision);
        if is_ignored(old) {
            change = change.level(Level::Info);
        }
        walk.push(exchange.subject, change);
    }
    let lifecycle = |parameter: &Parameter| Lifecycle {
        at: parameter.at,
        deprecated: parameter.deprecated,
        sunset: parameter.sunset,
        stability: None,
    };
    lifecycle::compare(walk, exchange, &name, &lifecycle(old), &lifecycle(new));
    let place = serialisation::Place {
        name: &name,
        base: old.at,
        revision: new.at,
        direction: exchange.asked,
        part: Part::Parameter { location: old.location, name: old.name.clone() },
    };
    serialisation::compare(walk, exchange.subject, place, &old.value, &new.value);
}

fn relocated(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Parameter, new: &Parameter) {
    let (from, to) = (location_name(old.location), location_name(new.location));
    let message = format!("parameter `{}` moved from {from} to {to}", old.name);
    let (base, revision) = (walk.base_origin(old.at), walk.revision_origin(new.at));
    let mut change = Change::new(ids::PARAMETER_LOCATION_CHANGED, message)
        .detail(old.name.as_str())
        .direction(exchange.asked)
        .places(base, revision);
    // Who sends it where it was is heard by nobody; that is an error only where somebody must be heard.
    let owed = match exchange.asked {
        Direction::Request => new.required,
        Direction::Response => old.required,
    };
    if !owed {
        change = change.level(Level::Warning);
    }
    walk.push(exchange.subject, change);
}

fn removed(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Parameter) {
    // The route has its parameter; the document only stopped to describe it.
    if old.location == ParameterLocation::Path {
        return;
    }
    let name = title(old);
    let base = walk.base_origin(old.at);
    let mut change = Change::new(ids::PARAMETER_REMOVED, format!("{name} was removed"))
        .detail(&name)
        .direction(exchange.asked)
        .places(base, None);
    if is_ignored(old) {
        change = change.level(Level::Info);
    } else if exchange.asked == Direction::Response && !old.required {
        change = change.level(Level::Warning);
    }
    walk.push(exchange.subject, change);
}

fn added(walk: &mut Walk<'_, '_>, exchange: Exchange, new: &Parameter) {
    if new.location == ParameterLocation::Path {
        return;
    }
    let name = title(new);
    let revision = walk.revision_origin(new.at);
    let change = if new.required {
        Change::new(ids::REQUIRED_PARAMETER_ADDED, format!("required {name} was added"))
    } else {
        Change::new(ids::OPTIONAL_PARAMETER_ADDED, format!("optional {name} was added"))
    };
    let mut change = change.detail(&name).direction(exchange.asked).places(None, revision);
    if is_ignored(new) {
        change = change.level(Level::Info);
    }
    walk.push(exchange.subject, change);
}
