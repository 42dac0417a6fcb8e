//! Whether clients still reach the operation at an address that they know.

use std::collections::BTreeSet;

use accordant_document::Origin;
use accordant_model::http::{Operation, PathTemplate, Server};
use rustc_hash::FxHashMap;

use super::Walk;
use super::server::{addresses, base_path, is_absolute};
use crate::change::Change;
use crate::{SubjectId, ids};

/// Operations with the same servers on both sides share their comparison, as long as their paths are the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shared {
    base: Vec<accordant_document::At>,
    revision: Vec<accordant_document::At>,
}

pub(crate) fn compare(walk: &mut Walk<'_, '_>, subject: SubjectId, old: &Operation, new: &Operation) {
    let moved = old.path.shape() != new.path.shape();
    let of = |servers: &[Server]| servers.iter().map(|server| server.at).collect();
    let shared = Shared { base: of(&old.servers), revision: of(&new.servers) };
    let changes = match walk.servers.get(&shared).filter(|_| !moved) {
        Some(changes) => changes.clone(),
        None => {
            let changes = changes(walk, old, new, moved);
            if !moved {
                walk.servers.insert(shared, changes.clone());
            }
            changes
        }
    };
    for change in changes {
        walk.push(subject, change);
    }
}

/// The addresses of an operation, and the places that say so.
struct Reach<'a> {
    servers: Vec<(&'a Server, BTreeSet<String>)>,
}

impl<'a> Reach<'a> {
    /// `path` is left out where both sides have the same.
    fn new(servers: &'a [Server], path: &str) -> Self {
        let at = |server: &'a Server| {
            let all = addresses(server).into_iter().map(|address| {
                // `{}` stands for a variable of the server as well as for one of the path.
                PathTemplate::new(&format!("{address}{path}")).shape().to_owned()
            });
            (server, all.collect())
        };
        Self { servers: servers.iter().map(at).collect() }
    }

    fn all(&self) -> BTreeSet<&str> {
        self.servers.iter().flat_map(|(_, addresses)| addresses.iter().map(String::as_str)).collect()
    }
}

fn changes(walk: &Walk<'_, '_>, old: &Operation, new: &Operation, moved: bool) -> Vec<Change> {
    let path = |operation: &Operation| if moved { operation.path.shape().to_owned() } else { String::new() };
    let (before, after) = (Reach::new(&old.servers, &path(old)), Reach::new(&new.servers, &path(new)));
    let left = after.all();
    // A relative URL, and none at all, is resolved against a place that the document does not know.
    let hosts = new.servers.iter().any(|server| is_absolute(&server.url));
    let left_paths: BTreeSet<&str> = match new.servers.is_empty() {
        true => BTreeSet::from([""]),
        false => left.iter().map(|url| base_path(url)).collect(),
    };
    let by_shape: FxHashMap<String, &Server> =
        new.servers.iter().rev().map(|server| (PathTemplate::new(&server.url).shape().to_owned(), server)).collect();
    let nowhere = walk.revision.documents.member_origin(walk.new.at, "servers");
    let mut found = Vec::new();
    for (server, addresses) in &before.servers {
        let base = walk.base.documents.origin(server.at);
        let gone: Vec<&String> = addresses.iter().filter(|url| !left.contains(url.as_str())).collect();
        let same_template = by_shape.get(PathTemplate::new(&server.url).shape()).copied();
        if let Some(other) = same_template {
            variables(walk, server, other, &mut found);
        }
        if gone.is_empty() || same_template.is_some() {
            continue;
        }
        let relative = !is_absolute(&server.url) || !hosts;
        if relative && gone.iter().all(|url| left_paths.contains(base_path(url))) {
            continue;
        }
        let detail = server.url.as_str();
        let change = match (before.servers.as_slice(), new.servers.as_slice()) {
            ([_], [other]) => {
                let message = format!("the server moved from `{}` to `{}`", server.url, other.url);
                Change::new(ids::SERVER_URL_CHANGED, message).places(base, walk.revision.documents.origin(other.at))
            }
            _ => Change::new(ids::SERVER_REMOVED, format!("server `{}` was removed", server.url)).places(base, nowhere),
        };
        found.push(change.detail(detail));
    }
    let known = before.all();
    let known_shapes: BTreeSet<String> =
        old.servers.iter().map(|server| PathTemplate::new(&server.url).shape().to_owned()).collect();
    let alone = old.servers.len() == 1 && new.servers.len() == 1;
    for (server, addresses) in &after.servers {
        let new_shape = !known_shapes.contains(PathTemplate::new(&server.url).shape());
        if new_shape && !alone && !moved && !addresses.iter().all(|url| known.contains(url.as_str())) {
            let origin: Origin = walk.revision.documents.origin(server.at);
            let change = Change::new(ids::SERVER_ADDED, format!("server `{}` was added", server.url));
            found.push(change.detail(server.url.as_str()).places(None, origin));
        }
    }
    found
}

/// Compares the variables of two servers with the same template, by their position in it.
fn variables(walk: &Walk<'_, '_>, old: &Server, new: &Server, found: &mut Vec<Change>) {
    let (before, after) = (PathTemplate::new(&old.url), PathTemplate::new(&new.url));
    for (was, is) in before.names().iter().zip(after.names()) {
        let of = |server: &'_ Server, name: &str| server.variables.iter().position(|variable| variable.name == name);
        let (Some(was), Some(is)) = (
            of(old, was).and_then(|index| old.variables.get(index)),
            of(new, is).and_then(|index| new.variables.get(index)),
        ) else {
            continue;
        };
        let places = (walk.base.documents.origin(was.at), walk.revision.documents.origin(is.at));
        if was.default != is.default {
            let message = format!(
                "variable `{}` of server `{}` is `{}` instead of `{}` by default",
                was.name, old.url, is.default, was.default
            );
            let change = Change::new(ids::SERVER_VARIABLE_DEFAULT_CHANGED, message);
            found.push(change.detail(was.name.as_str()).places(places.0, places.1));
        }
        // No list of values: any will do.
        if is.values.is_empty() {
            continue;
        }
        let left: BTreeSet<_> = is.values.iter().collect();
        let gone: Vec<String> =
            was.values.iter().filter(|value| !left.contains(value)).map(|value| format!("`{value}`")).collect();
        let message = match (was.values.is_empty(), gone.is_empty()) {
            (true, _) => format!("variable `{}` of server `{}` may no longer have any value", was.name, old.url),
            (false, false) => {
                format!("variable `{}` of server `{}` may no longer be {}", was.name, old.url, gone.join(", "))
            }
            (false, true) => continue,
        };
        let change = Change::new(ids::SERVER_VARIABLE_VALUE_REMOVED, message);
        found.push(change.detail(format!("{} {}", was.name, gone.join(" "))).places(places.0, places.1));
    }
}
