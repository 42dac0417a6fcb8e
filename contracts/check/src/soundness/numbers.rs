//! Numbers that most programs cannot hold: beyond 64-bit integers and beyond doubles.

use accordant_document::{At, Kind, Node, Origin};
use accordant_model::Schema;

use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

const KEYWORDS: [&str; 7] =
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "default", "const"];

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    for (_, schema) in contract.schemas.iter().filter(|(_, schema)| schema.boolean.is_none()) {
        let node = contract.documents.node(schema.at);
        for keyword in KEYWORDS {
            if let Some(value) = node.get(keyword) {
                look(schema, keyword, value, sink);
            }
        }
        for &At { document, node } in schema.enumeration.iter().flatten() {
            look(schema, "enum", contract.documents.node(At { document, node }), sink);
        }
    }
}

fn look(schema: &Schema, keyword: &str, value: Node<'_>, sink: &mut Sink<'_>) {
    if value.kind() != Kind::Number || value.to_value_exact().is_some() {
        return;
    }
    let shown: String = value.number_text().unwrap_or_default().chars().take(60).collect();
    sink.report(
        ids::NUMBER_INEXACT,
        Origin { document: schema.at.document, span: value.span() },
        &subject(schema),
        format!("`{keyword}` holds `{shown}`, which is neither a 64-bit integer nor a double"),
    );
}
