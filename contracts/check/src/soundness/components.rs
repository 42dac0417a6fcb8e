//! Named parts that nothing refers to.

use accordant_document::{At, DocumentId, Node, Origin, Span};
use accordant_model::http::HttpContract;

use crate::rule::ids;
use crate::sink::Sink;

/// The places where OpenAPI keeps reusable parts: the path to each map, and how its entries are called.
const KEPT: [(&[&str], &str); 12] = [
    (&["components", "schemas"], "schema"),
    (&["components", "parameters"], "parameter"),
    (&["components", "responses"], "response"),
    (&["components", "requestBodies"], "request body"),
    (&["components", "headers"], "header"),
    (&["components", "examples"], "example"),
    (&["components", "links"], "link"),
    (&["components", "callbacks"], "callback"),
    (&["components", "pathItems"], "path item"),
    (&["definitions"], "schema"),
    (&["parameters"], "parameter"),
    (&["responses"], "response"),
];

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let documents = &sink.contract.documents;
    let root = documents.node(http.at);
    let mut targets: Vec<(DocumentId, Span)> = Vec::new();
    for (document, loaded) in documents.iter() {
        references(loaded.tree.root(), &mut |holder, text| {
            let at = At { document, node: holder.id() };
            if let Ok(target) = documents.resolve(at, text) {
                targets.push((target.document, documents.node(target).span()));
            }
        });
    }
    targets.sort_unstable();
    let implied = implied_subtypes(sink);
    for (path, what) in KEPT {
        let Some(map) = path.iter().try_fold(root, |node, key| node.get(key)) else { continue };
        for member in map.members() {
            if member.key.starts_with("x-") || implied.contains(&(http.at.document, member.value.span())) {
                continue;
            }
            let span = member.value.span();
            let from = targets.partition_point(|target| *target < (http.at.document, Span::new(span.start, 0)));
            let used = targets
                .get(from)
                .is_some_and(|(document, target)| *document == http.at.document && target.start < span.end);
            if !used {
                let origin = Origin { document: http.at.document, span: member.key_span };
                sink.report(
                    ids::COMPONENT_UNUSED,
                    origin,
                    &format!("{what} {}", member.key),
                    format!("nothing refers to the {what} `{}`", member.key),
                );
            }
        }
    }
}

/// Every reference below `root`, without recursion: `$ref`, and the values of a discriminator's mapping.
fn references<'a>(root: Node<'a>, found: &mut dyn FnMut(Node<'a>, &'a str)) {
    let mut work = vec![root];
    while let Some(node) = work.pop() {
        for member in node.members() {
            match member.value.as_str() {
                Some(text) if member.key == "$ref" || member.key == "$dynamicRef" => found(node, text),
                _ if member.key == "mapping" => {
                    for entry in member.value.members() {
                        if let Some(text) = entry.value.as_str() {
                            found(node, text);
                        }
                    }
                }
                _ => {}
            }
            if !member.value.is_empty() {
                work.push(member.value);
            }
        }
        work.extend(node.items().filter(|item| !item.is_empty()));
    }
}

/// Schemas that extend one with a discriminator: payloads reach them by name, with no reference.
fn implied_subtypes(sink: &Sink<'_>) -> Vec<(DocumentId, Span)> {
    let contract = sink.contract;
    contract
        .schemas
        .iter()
        .filter(|(_, schema)| {
            schema.name.is_some()
                && schema.composition.as_ref().is_some_and(|composition| {
                    composition.all_of.iter().any(|&parent| contract.schemas[parent].discriminator.is_some())
                })
        })
        .map(|(_, schema)| (schema.at.document, contract.documents.node(schema.at).span()))
        .collect()
}
