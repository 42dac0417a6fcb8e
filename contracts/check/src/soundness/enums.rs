//! Enumerations: what they list beside what the rest of the schema allows.

use accordant_document::{At, Kind, Node};
use accordant_model::{Schema, Types};
use rustc_hash::FxHashMap;

use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    for (_, schema) in contract.schemas.iter() {
        let Some(values) = &schema.enumeration else { continue };
        if values.is_empty() {
            sink.report(
                ids::ENUM_EMPTY,
                sink.member(schema.at, "enum"),
                &subject(schema),
                "the enumeration lists nothing: no value fits".to_owned(),
            );
        }
        repeated(schema, values, sink);
        mistyped(schema, values, sink);
    }
}

fn repeated(schema: &Schema, values: &[At], sink: &mut Sink<'_>) {
    let documents = &sink.contract.documents;
    let mut seen: FxHashMap<String, At> = FxHashMap::default();
    for &at in values {
        // The value as JSON with its kind tells strings from numbers; numbers compare by value.
        let node = documents.node(at);
        let key = match node.as_number() {
            Some(number) => number.to_string(),
            None => documents.value(at).to_string(),
        };
        let text = key.clone();
        if let Some(first) = seen.get(&key) {
            let first = documents.origin(*first);
            sink.report_with(
                ids::ENUM_REPEATED,
                documents.origin(at),
                &subject(schema),
                format!("the enumeration lists `{text}` twice"),
                |finding| finding.related(first, "the first time"),
            );
        } else {
            seen.insert(key, at);
        }
    }
}

fn mistyped(schema: &Schema, values: &[At], sink: &mut Sink<'_>) {
    let Some(types) = schema.types else { return };
    let documents = &sink.contract.documents;
    for &at in values {
        let node = documents.node(at);
        if !types.contains(kind_of(node)) {
            let names: Vec<_> = types.names().collect();
            sink.report(
                ids::ENUM_VALUE_IMPOSSIBLE,
                documents.origin(at),
                &subject(schema),
                format!(
                    "the enumeration lists {}, which the type `{}` refuses",
                    node.kind().described(),
                    names.join("`, `")
                ),
            );
        }
    }
}

/// The smallest set of types that a value belongs to.
fn kind_of(node: Node<'_>) -> Types {
    match node.kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
        Kind::Number if node.as_number().is_none_or(|number| number.is_integer()) => Types::INTEGER,
        Kind::Number => Types::NUMBER,
    }
}
