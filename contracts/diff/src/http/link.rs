//! Links from a response to the operations that may follow (OpenAPI 3.1.1, section 4.8.20).

use accordant_document::{Documents, Node};
use accordant_model::http::Link;
use rustc_hash::FxHashMap;

use super::Walk;
use super::exchange::Exchange;
use crate::change::Change;
use crate::ids;

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
    if old.target != new.target {
        parts.push("its target");
    }
    let (base, revision) = (&walk.base.documents, &walk.revision.documents);
    let parameters = |link: &Link, documents: &Documents| {
        let mut parameters: Vec<(String, String)> =
            link.parameters.iter().map(|(name, at)| (name.to_string(), written(documents.node(*at)))).collect();
        parameters.sort();
        parameters
    };
    if parameters(old, base) != parameters(new, revision) {
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
