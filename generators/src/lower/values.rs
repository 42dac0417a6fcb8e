//! Listed values: `enum`, `const`, `x-extensible-enum`.

use accordant_document::{At, Documents, Kind, Node as Value};
use accordant_model::{Schema, Types};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::node::EnumEntry;
use crate::model::Literal;

/// A value of the document as a literal.
pub(super) fn literal(value: Value<'_>) -> Literal {
    match value.kind() {
        Kind::Null => Literal::Null,
        Kind::Bool => Literal::Boolean(value.as_bool().unwrap_or_default()),
        Kind::Number => Literal::Number(number(value.number_text().unwrap_or("0"))),
        Kind::String => Literal::String(value.as_str().unwrap_or_default().to_owned()),
        Kind::Array | Kind::Object => Literal::Json(value.to_value().to_string()),
    }
}

/// The number as JSON has it: YAML takes a leading sign, underscores and other bases.
fn number(text: &str) -> String {
    let plain = text.strip_prefix('+').unwrap_or(text);
    if serde_json::from_str::<serde_json::Number>(plain).is_ok() {
        return plain.to_owned();
    }
    accordant_document::Number::parse(text).map_or_else(|| "0".to_owned(), |number| number.to_string())
}

/// The JSON type of a value.
pub(super) fn type_of(value: Value<'_>) -> Types {
    match value.kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
        Kind::Number if value.as_number().is_some_and(|number| number.is_integer()) => Types::INTEGER,
        Kind::Number => Types::NUMBER,
    }
}

/// The values that a schema lists, with what the document calls them; `None` where it lists none.
pub(super) fn listed(schema: &Schema, documents: &Documents) -> Option<Vec<(At, EnumEntry)>> {
    let ats = match (&schema.constant, &schema.enumeration) {
        (Some(constant), _) => std::slice::from_ref(constant),
        (None, Some(values)) => values.as_slice(),
        (None, None) => schema.extensible_enum.as_deref()?,
    };
    let node = documents.node(schema.at);
    let texts = |keys: &[&str]| -> Vec<Option<SmolStr>> {
        let list = keys.iter().find_map(|key| node.get(key)).filter(|list| list.len() == ats.len());
        list.map(|list| list.items().map(|item| item.as_str().map(SmolStr::new)).collect()).unwrap_or_default()
    };
    let (names, descriptions) = match schema.constant {
        // Constants that a union lists are the values of an enum, and say themselves what they are.
        Some(_) => {
            let own = |key| vec![node.get(key).and_then(Value::as_str).map(SmolStr::new)];
            (own("title"), own("description"))
        }
        None => (
            texts(&["x-enum-varnames", "x-enumNames", "x-enum-names"]),
            texts(&["x-enum-descriptions", "x-enumDescriptions"]),
        ),
    };
    let mut seen = FxHashSet::default();
    let entries = ats.iter().enumerate().map(|(index, &at)| {
        let entry = EnumEntry {
            literal: literal(documents.node(at)),
            name: names.get(index).cloned().flatten(),
            description: descriptions.get(index).cloned().flatten(),
        };
        (at, entry)
    });
    Some(entries.filter(|(_, entry)| seen.insert(entry.literal.clone())).collect())
}
