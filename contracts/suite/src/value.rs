//! Examples and expected values. Numbers stay text: `1`, `1.0` and `1e400` are three values until a rule compares them.

use std::fmt;

use accordant_document::{Kind, Node};
use indexmap::IndexMap;
use smol_str::SmolStr;

/// A JSON value that owns its parts (RFC 8259), in the order in which it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    /// As it was written.
    Number(SmolStr),
    Text(String),
    List(Vec<Value>),
    Map(IndexMap<String, Value>),
}

impl From<Node<'_>> for Value {
    /// Recursion ends with the tree, whose depth the reader has limited.
    fn from(node: Node<'_>) -> Self {
        match node.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(node.as_bool() == Some(true)),
            Kind::Number => Value::Number(node.number_text().unwrap_or_default().into()),
            Kind::String => Value::Text(node.as_str().unwrap_or_default().to_owned()),
            Kind::Array => Value::List(node.items().map(Value::from).collect()),
            Kind::Object => {
                Value::Map(node.members().map(|member| (member.key.to_owned(), Value::from(member.value))).collect())
            }
        }
    }
}

/// Compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Number(text) => f.write_str(text),
            Value::Text(text) => quoted(text, f),
            Value::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Value::Map(members) => {
                f.write_str("{")?;
                for (index, (key, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    quoted(key, f)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}
