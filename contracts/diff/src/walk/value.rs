//! Values of documents as text that is equal where the values are.

use std::fmt::Write as _;

use accordant_document::{Kind, Node};

/// Longer values are cut in messages.
const SHOWN: usize = 60;

/// Compact JSON with sorted member names and normalised numbers (JSON Schema 2020-12 core, section 4.2.2). The reader
/// limits the depth.
pub(crate) fn canonical(node: Node<'_>) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

/// A value for messages: cut where it is long.
pub(crate) fn shown(node: Node<'_>) -> String {
    let mut text = canonical(node);
    if let Some((cut, _)) = text.char_indices().nth(SHOWN) {
        text.truncate(cut);
        text.push('…');
    }
    text
}

fn write(node: Node<'_>, out: &mut String) {
    match node.kind() {
        Kind::Null => out.push_str("null"),
        Kind::Bool => out.push_str(if node.as_bool() == Some(true) { "true" } else { "false" }),
        Kind::String => string(node.as_str().unwrap_or_default(), out),
        Kind::Number => match node.as_number() {
            Some(number) => drop(write!(out, "{number}")),
            None => out.push_str(node.number_text().unwrap_or_default()),
        },
        Kind::Array => {
            out.push('[');
            for (at, item) in node.items().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Kind::Object => {
            let mut members: Vec<_> = node.members().collect();
            members.sort_by_key(|member| member.key);
            out.push('{');
            for (at, member) in members.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                string(member.key, out);
                out.push(':');
                write(member.value, out);
            }
            out.push('}');
        }
    }
}

fn string(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
