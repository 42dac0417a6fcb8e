//! JSON values as the engine compares them: numbers by their mathematical value, objects without an order.

use std::sync::Arc;

use accordant_document::{Kind, Node, Number};
use accordant_model::Types;
use smol_str::SmolStr;

/// A JSON value. Equality is JSON Schema's (2020-12 core, section 4.2.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Val {
    Null,
    Bool(bool),
    Number(Number),
    String(SmolStr),
    Array(Arc<[Val]>),
    /// Sorted by name; no name twice.
    Object(Arc<[(SmolStr, Val)]>),
}

/// Nodes that one value of a document may have before the engine leaves it alone.
const VALUE_NODES: usize = 50_000;

impl Val {
    pub(crate) fn string(text: &str) -> Val {
        Val::String(SmolStr::new(text))
    }

    pub(crate) fn object(mut members: Vec<(SmolStr, Val)>) -> Val {
        members.sort_by(|left, right| left.0.cmp(&right.0));
        members.dedup_by(|later, earlier| later.0 == earlier.0);
        Val::Object(members.into())
    }

    /// The one type of the value; numbers without a fraction are integers (2020-12 validation, section 6.1.1).
    pub(crate) fn types(&self) -> Types {
        match self {
            Val::Null => Types::NULL,
            Val::Bool(_) => Types::BOOLEAN,
            Val::Number(number) if number.is_integer() => Types::INTEGER,
            Val::Number(_) => Types::NUMBER.without(Types::INTEGER),
            Val::String(_) => Types::STRING,
            Val::Array(_) => Types::ARRAY,
            Val::Object(_) => Types::OBJECT,
        }
    }

    pub(crate) fn members(&self) -> &[(SmolStr, Val)] {
        match self {
            Val::Object(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn member(&self, name: &str) -> Option<&Val> {
        let members = self.members();
        members
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
            .ok()
            .and_then(|at| members.get(at))
            .map(|m| &m.1)
    }

    /// The value of a document's node; `None` for numbers beyond any reading and values of unreasonable size.
    pub(crate) fn of_node(node: Node<'_>) -> Option<Val> {
        Self::within_size(node, &mut { VALUE_NODES })
    }

    fn within_size(node: Node<'_>, left: &mut usize) -> Option<Val> {
        *left = left.checked_sub(1)?;
        Some(match node.kind() {
            Kind::Null => Val::Null,
            Kind::Bool => Val::Bool(node.as_bool()?),
            Kind::Number => Val::Number(node.as_number()?),
            Kind::String => Val::string(node.as_str()?),
            Kind::Array => {
                let items: Option<Vec<Val>> = node.items().map(|item| Self::within_size(item, left)).collect();
                Val::Array(items?.into())
            }
            Kind::Object => {
                let members: Option<Vec<(SmolStr, Val)>> = node
                    .members()
                    .map(|member| Some((SmolStr::new(member.key), Self::within_size(member.value, left)?)))
                    .collect();
                Val::object(members?)
            }
        })
    }

    /// The value of a library; `None` for numbers beyond any reading.
    pub(crate) fn of_json(value: &serde_json::Value) -> Option<Val> {
        use serde_json::Value;
        Some(match value {
            Value::Null => Val::Null,
            Value::Bool(value) => Val::Bool(*value),
            Value::Number(number) => Val::Number(Number::parse(&number.to_string())?),
            Value::String(text) => Val::string(text),
            Value::Array(items) => Val::Array(items.iter().map(Val::of_json).collect::<Option<Vec<_>>>()?.into()),
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| Some((SmolStr::new(name), Val::of_json(value)?)));
                Val::object(members.collect::<Option<_>>()?)
            }
        })
    }

    /// The value for libraries; `None` where a number has no exact counterpart in 64 bits, so that nothing is ever
    /// validated or shown that is not the value meant.
    pub(crate) fn to_json(&self) -> Option<serde_json::Value> {
        use serde_json::Value;
        Some(match self {
            Val::Null => Value::Null,
            Val::Bool(value) => Value::Bool(*value),
            Val::Number(number) => Value::Number(json_number(number)?),
            Val::String(text) => Value::String(text.to_string()),
            Val::Array(items) => Value::Array(items.iter().map(Val::to_json).collect::<Option<Vec<_>>>()?),
            Val::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, value)| Some((name.to_string(), value.to_json()?)))
                    .collect::<Option<serde_json::Map<_, _>>>()?,
            ),
        })
    }
}

fn json_number(number: &Number) -> Option<serde_json::Number> {
    if let Some(integer) = number.to_i64() {
        return Some(integer.into());
    }
    if let Some(integer) = number.to_u64() {
        return Some(integer.into());
    }
    let float: f64 = number.to_string().parse().ok()?;
    let exact = float.is_finite() && Number::parse(&format!("{float}")).as_ref() == Some(number);
    exact.then(|| serde_json::Number::from_f64(float)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_follows_the_value_not_the_spelling() {
        let read = |text: &str| {
            let (documents, _) = accordant_document::load_text("value.json", text, &Default::default());
            Val::of_node(documents.node(documents.root(accordant_document::DocumentId(0))))
        };
        let left = read(r#"{"a": 1.0, "b": [0.5]}"#);
        assert!(left.is_some());
        assert_eq!(left, read(r#"{"b": [5e-1], "a": 1}"#));
        assert_ne!(left, read(r#"{"a": true, "b": [0.5]}"#));
    }

    #[test]
    fn numbers_without_an_exact_counterpart_are_not_handed_out() {
        let number = |text| Val::Number(Number::parse(text).expect("a number"));
        assert_eq!(number("1e400").to_json(), None);
        assert_eq!(number("0.1234567890123456789").to_json(), None);
        assert_eq!(number("0.1").to_json(), Some(serde_json::json!(0.1)));
        assert_eq!(number("18446744073709551615").to_json(), Some(serde_json::json!(u64::MAX)));
    }
}
