//! Links from a response to the operations that may follow (OpenAPI 3.1.1, section 4.8.20).

use accordant_document::{At, Documents, Node};
use accordant_model::http::{HttpContract, Link, Operation};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::Walk;
use super::exchange::Exchange;
use crate::change::Change;
use crate::ids;

/// The operations of a contract, by what links call them: their `operationId`, else method and path.
pub(crate) struct Routes<'a>(FxHashMap<SmolStr, &'a Operation>);

impl<'a> Routes<'a> {
    pub(crate) fn new(contract: &'a HttpContract) -> Self {
        let name = |operation: &Operation| {
            let key = || SmolStr::from(format!("{} {}", operation.method.0, operation.path));
            operation.operation_id.clone().unwrap_or_else(key)
        };
        Self(contract.operations.iter().rev().map(|operation| (name(operation), operation)).collect())
    }

    fn of(&self, link: &Link) -> Option<&'a Operation> {
        self.0.get(link.target.as_ref()?).copied()
    }

    /// The route that the link leads to, whatever its operation and the parameters of its path are called.
    fn target(&self, link: &Link) -> Option<String> {
        match self.of(link) {
            Some(operation) => Some(format!("{} {}", operation.method.0, operation.path.shape())),
            None => link.target.as_ref().map(ToString::to_string),
        }
    }

    /// A path parameter is known by its place: its name is not sent, and links follow when it is renamed.
    fn parameter(&self, link: &Link, name: &str) -> String {
        let names = self.of(link).map_or(&[][..], |operation| operation.path.names());
        let plain = name.strip_prefix("path.").unwrap_or(name);
        match names.iter().position(|known| known == plain) {
            Some(place) => format!("{{{place}}}"),
            None => name.to_owned(),
        }
    }
}

pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &[Link], new: &[Link]) {
    let known: FxHashMap<&str, &Link> = new.iter().rev().map(|link| (link.name.as_str(), link)).collect();
    for before in old {
        match known.get(before.name.as_str()) {
            Some(after) => compare_pair(walk, exchange, before, after),
            None => {
                let base = walk.base_origin(before.at);
                let change = Change::new(ids::LINK_REMOVED, format!("link `{}` was removed", before.name));
                walk.push(exchange.subject, change.detail(before.name.as_str()).places(base, None));
            }
        }
    }
    let before: FxHashMap<&str, &Link> = old.iter().map(|link| (link.name.as_str(), link)).collect();
    for after in new.iter().filter(|link| !before.contains_key(link.name.as_str())) {
        let revision = walk.revision_origin(after.at);
        let change = Change::new(ids::LINK_ADDED, format!("link `{}` was added", after.name));
        walk.push(exchange.subject, change.detail(after.name.as_str()).places(None, revision));
    }
}

fn compare_pair(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Link, new: &Link) {
    let mut parts = Vec::new();
    if walk.old_routes.target(old) != walk.new_routes.target(new) {
        parts.push("its target");
    }
    let (base, revision) = (&walk.base.documents, &walk.revision.documents);
    let parameters = |link: &Link, documents: &Documents, routes: &Routes<'_>| {
        let known = |(name, at): &(SmolStr, At)| (routes.parameter(link, name), written(documents.node(*at)));
        let mut parameters: Vec<(String, String)> = link.parameters.iter().map(known).collect();
        parameters.sort();
        parameters
    };
    if parameters(old, base, &walk.old_routes) != parameters(new, revision, &walk.new_routes) {
        parts.push("its parameters");
    }
    let body = |link: &Link, documents: &Documents| link.request_body.map(|at| written(documents.node(at)));
    if body(old, base) != body(new, revision) {
        parts.push("its request body");
    }
    if parts.is_empty() {
        return;
    }
    let places = (walk.base_origin(old.at), walk.revision_origin(new.at));
    let change = Change::new(ids::LINK_CHANGED, format!("link `{}` changed {}", old.name, parts.join(" and ")));
    walk.push(exchange.subject, change.detail(old.name.as_str()).places(places.0, places.1));
}

/// The value without the way in which it is written.
fn written(node: Node<'_>) -> String {
    // An expression is a short text; of anything deeper the kind and size are told, which is enough for a link.
    match (node.as_str(), node.number_text(), node.as_bool()) {
        (Some(text), ..) => format!("{text:?}"),
        (_, Some(number), _) => number.to_owned(),
        (.., Some(truth)) => truth.to_string(),
        _ => format!("{} of {}", node.kind().described(), node.len()),
    }
}
