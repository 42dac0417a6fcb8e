//! Examples and expected values. Numbers stay text: `1`, `1.0` and `1e400` are three values until a rule compares them.

use std::fmt;

use accordant_document::{DocumentId, Kind, LoadOptions, Node, Severity, load_text};
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

impl Value {
    /// Reads a JSON text (RFC 8259), within the limits of documents; `None` for anything else.
    pub fn parse(text: &str) -> Option<Value> {
        // The name keeps the reader from taking the text for YAML.
        let (documents, findings) = load_text("value.json", text, &LoadOptions::default());
        let id = DocumentId(0);
        let parsed =
            documents.document(id)?.parsed && findings.iter().all(|finding| finding.severity < Severity::Error);
        // What does not start like JSON is tried as YAML whatever its name.
        let is_json = text.trim_start().starts_with(['{', '[', '"']) || is_scalar(text.trim());
        (parsed && is_json).then(|| Value::from(documents.node(documents.root(id))))
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&IndexMap<String, Value>> {
        match self {
            Value::Map(members) => Some(members),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }
}

fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false" | "null") || is_number(text)
}

/// JSON's grammar of numbers (RFC 8259, section 6).
pub(crate) fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let digits = |text: &str| text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let whole = digits(rest);
    if whole == 0 || whole > 1 && rest.starts_with('0') {
        return false;
    }
    let mut rest = rest.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix('.') {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = fraction.get(count..).unwrap_or_default();
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
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

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Number(number.to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_and_write_back() {
        for text in [r#"{"b":[1,1.50,-0,1e400,null,true],"a":"\"\\\n\u0001ü"}"#, "12", "\"x\"", "null"] {
            assert_eq!(Value::parse(text).map(|value| value.to_string()).as_deref(), Some(text));
        }
        for text in ["", "nothing", "a: 1", "[1", "01", "1.", "- 1", "tRue", "{\"a\":1}x"] {
            assert_eq!(Value::parse(text), None, "{text}");
        }
    }
}
