//! The second reader: the `openapiv3` crate reads documents of OpenAPI 3.0 again, as a check on them and on us.
//!
//! It reads path by path and schema by schema, so that what it refuses has a place, and is given values of the tree,
//! never text: it panics on text with a repeated key.

mod compare;

use accordant_document::{Finding, Node, Severity};
use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use serde_json::{Map, Value};

use super::SpecVersion;
use crate::Contract;
use crate::reader::{Entry, Site};
use compare::Comparison;

/// Values that nest deeper are not handed over: the crate's reader recurses.
const DEPTH: usize = 96;

/// Nodes of one path or schema that are handed over, each alias counted as what it repeats.
const NODES: usize = 1_000_000;

/// What the `openapiv3` crate refuses in a 3.0 document, or reads otherwise than we do. Nothing for other contracts.
///
/// Costs several times what reading does: for `check`, not for `diff`.
pub fn second_reading(contract: &Contract) -> Vec<Finding> {
    let Some(http) = contract.http().filter(|http| http.spec == SpecVersion::V3_0) else { return Vec::new() };
    let root = Site::new(&contract.documents, http.at);
    let mut comparison = Comparison::new(contract, http);
    document_alone(root, &mut comparison);
    for entry in entries(root.get("paths")).filter(|entry| !entry.key.starts_with("x-")) {
        let what = format!("the path `{}`", entry.key);
        if let Some(ReferenceOr::Item(item)) = read::<ReferenceOr<PathItem>>(entry, &what, &mut comparison) {
            comparison.path(entry, &item);
        }
    }
    for entry in entries(root.get("components").and_then(|components| components.get("schemas"))) {
        let what = format!("the schema `{}`", entry.key);
        if let Some(ReferenceOr::Item(schema)) = read::<ReferenceOr<Schema>>(entry, &what, &mut comparison) {
            comparison.schema(entry, &schema);
        }
    }
    comparison.finish()
}

fn entries<'d>(map: Option<Site<'d>>) -> impl Iterator<Item = Entry<'d>> {
    map.into_iter().flat_map(Site::entries)
}

/// The document without its paths and schemas, which are read one by one.
fn document_alone(root: Site<'_>, comparison: &mut Comparison<'_>) {
    let mut document = Map::new();
    for entry in root.entries() {
        let value = match entry.key {
            "paths" => Value::Object(Map::new()),
            "components" => {
                let sections = entry.value.entries().filter(|section| section.key != "schemas");
                let sections = sections.filter(|section| is_small(section.value.node));
                Value::Object(sections.map(|section| (section.key.to_owned(), section.value.node.to_value())).collect())
            }
            // Extensions are nobody's business, and may be as large as the document.
            key if key.starts_with("x-") => continue,
            _ if !is_small(entry.value.node) => continue,
            _ => entry.value.node.to_value(),
        };
        document.insert(entry.key.to_owned(), value);
    }
    match serde_json::from_value::<OpenAPI>(Value::Object(document)) {
        Ok(document) => comparison.components = document.components,
        Err(error) => comparison.refused(root.key_origin("openapi"), "the document", &error),
    }
}

fn read<T: serde::de::DeserializeOwned>(entry: Entry<'_>, what: &str, comparison: &mut Comparison<'_>) -> Option<T> {
    if !is_small(entry.value.node) {
        let message = format!("{what} is too large or nests too deeply for a second reading");
        comparison.report(Finding::new("second-reading", Severity::Info, entry.origin(), message));
        return None;
    }
    match serde_json::from_value(entry.value.node.to_value()) {
        Ok(read) => Some(read),
        Err(error) => {
            comparison.refused(entry.origin(), what, &error);
            None
        }
    }
}

/// Whether a value may be handed to a reader that recurses and copies.
fn is_small(node: Node<'_>) -> bool {
    let mut open = vec![(node, 0_usize)];
    let mut seen = 0;
    while let Some((node, depth)) = open.pop() {
        seen += 1;
        if depth > DEPTH || seen > NODES {
            return false;
        }
        open.extend(node.members().map(|member| (member.value, depth + 1)));
        open.extend(node.items().map(|item| (item, depth + 1)));
    }
    true
}
