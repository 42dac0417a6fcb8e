//! Numbers that most programs cannot hold: beyond 64 bits and beyond a double.

use accordant_document::{At, Kind, Node, Origin};

use crate::checker::Checker;
use crate::ids;

const KEYWORDS: [&str; 6] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "default"];

/// Values of one list are looked at up to here.
const LOOKED_AT: usize = 10_000;

pub(crate) fn check(checker: &mut Checker<'_>) {
    for (_, schema) in checker.schemas() {
        if schema.boolean.is_some() {
            continue;
        }
        let node = checker.documents().node(schema.at);
        for keyword in KEYWORDS {
            if let Some(value) = node.get(keyword) {
                look(checker, schema.at, value, keyword);
            }
        }
        for value in node.get("enum").into_iter().flat_map(Node::items).take(LOOKED_AT) {
            look(checker, schema.at, value, "enum");
        }
        if let Some(value) = node.get("const") {
            look(checker, schema.at, value, "const");
        }
    }
}

fn look(checker: &mut Checker<'_>, at: At, value: Node<'_>, keyword: &str) {
    if value.kind() != Kind::Number || value.to_value_exact().is_some() {
        return;
    }
    let text = value.number_text().unwrap_or_default();
    let origin = Origin { document: at.document, span: value.span() };
    let shown: String = text.chars().take(60).collect();
    let message = format!("`{keyword}` is `{shown}`, which neither a 64-bit integer nor a double can hold");
    checker.report(
        ids::NUMBER_NOT_EXACT,
        origin,
        message,
        "its digits are kept here, but other programs will round it; use a string for numbers of any size",
    );
}
