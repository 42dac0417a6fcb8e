//! Nodes as `serde_json` values, for the libraries that want those.

use serde_json::{Map, Number as JsonNumber, Value};

use crate::{At, Documents, Kind, Node, Number};

/// How many nodes a value may have: aliases can make a small document stand for a large value.
const MOST_NODES: usize = 4_000_000;

impl Node<'_> {
    /// The value. Numbers that no 64-bit integer or float holds come out as the nearest that one does, and what lies
    /// beyond some millions of nodes as null: see [`Node::to_value_exact`].
    pub fn to_value(self) -> Value {
        Conversion::default().value(self)
    }

    /// The value, unless that would change a number or be too large.
    pub fn to_value_exact(self) -> Option<Value> {
        let mut conversion = Conversion::default();
        let value = conversion.value(self);
        conversion.exact.then_some(value)
    }
}

impl Documents {
    /// [`Node::to_value`] of the node at a place.
    pub fn value(&self, at: At) -> Value {
        self.node(at).to_value()
    }

    /// [`Node::to_value_exact`] of the node at a place.
    pub fn value_exact(&self, at: At) -> Option<Value> {
        self.node(at).to_value_exact()
    }
}

struct Conversion {
    exact: bool,
    left: usize,
}

impl Default for Conversion {
    fn default() -> Self {
        Self { exact: true, left: MOST_NODES }
    }
}

impl Conversion {
    /// Recursion ends with the tree, whose depth the reader has limited.
    fn value(&mut self, node: Node<'_>) -> Value {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => {
                self.exact = false;
                return Value::Null;
            }
        }
        match node.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(node.as_bool() == Some(true)),
            Kind::Number => self.number(node.number_text().unwrap_or_default()),
            Kind::String => Value::String(node.as_str().unwrap_or_default().to_owned()),
            Kind::Array => Value::Array(node.items().map(|item| self.value(item)).collect()),
            Kind::Object => {
                let mut members = Map::with_capacity(node.len());
                for member in node.members() {
                    members.insert(member.key.to_owned(), self.value(member.value));
                }
                Value::Object(members)
            }
        }
    }

    fn number(&mut self, text: &str) -> Value {
        if let Ok(small) = text.parse::<i64>() {
            return small.into();
        }
        let exact = Number::parse(text);
        if let Some(integer) = exact.as_ref().and_then(Number::to_i64) {
            return integer.into();
        }
        if let Some(integer) = exact.as_ref().and_then(Number::to_u64) {
            return integer.into();
        }
        let nearest = text.parse::<f64>().unwrap_or_default().clamp(f64::MIN, f64::MAX);
        // Display writes the shortest digits that lead back to the float; if those are the number, nothing is lost.
        self.exact &= exact.is_some() && Number::parse(&format!("{nearest:e}")) == exact;
        JsonNumber::from_f64(nearest).map_or(Value::Null, Value::Number)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{DocumentId, LoadOptions, load_text};

    #[test]
    fn values_keep_order_and_numbers_say_when_they_change() {
        let text = r#"{"z": [1, -2, 0.1, 1e2, 18446744073709551615, 1.50], "a": {"": null}}"#;
        let documents = load_text("a.json", text, &LoadOptions::default()).0;
        let expected = json!({"z": [1, -2, 0.1, 100, 18446744073709551615_u64, 1.5], "a": {"": null}});
        let at = documents.root(DocumentId(0));
        assert_eq!(documents.value_exact(at), Some(expected.clone()));
        assert_eq!(documents.value(at).to_string(), expected.to_string());
        for (text, nearest) in [
            ("1e400", f64::MAX),
            ("-1e400", f64::MIN),
            ("1e-400", 0.0),
            ("18446744073709551617", 18446744073709551616.0),
        ] {
            let documents = load_text("a.json", text, &LoadOptions::default()).0;
            let at = documents.root(DocumentId(0));
            assert_eq!(documents.value_exact(at), None, "{text}");
            assert_eq!(documents.value(at).as_f64(), Some(nearest), "{text}");
        }
    }
}
