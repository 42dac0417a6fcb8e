//! A tree written as JSON text, numbers as they stand.

use accordant_document::{Kind, Node};

/// JSON text that reads back as the same tree.
pub fn json_text(node: Node<'_>) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

fn write(node: Node<'_>, text: &mut String) {
    match node.kind() {
        Kind::Null => text.push_str("null"),
        Kind::Bool => text.push_str(if node.as_bool() == Some(true) { "true" } else { "false" }),
        Kind::Number => text.push_str(node.number_text().unwrap_or_default()),
        Kind::String => quoted(node.as_str().unwrap_or_default(), text),
        Kind::Array => {
            text.push('[');
            for (index, item) in node.items().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Kind::Object => {
            text.push('{');
            for (index, member) in node.members().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                quoted(member.key, text);
                text.push(':');
                write(member.value, text);
            }
            text.push('}');
        }
    }
}

fn quoted(value: &str, text: &mut String) {
    text.push_str(&serde_json::Value::from(value).to_string());
}
