//! What rules ask of one JSON value, and when two values are equal.

use accordant_document::{Kind, Node, Number};
use base64::Engine as _;
use indexmap::IndexMap;

use crate::Value;
use crate::matching::generate::variable;
use crate::matching::sink::json_text;
use crate::matching::sniff;
use crate::matching::test::Test;
use crate::matching::verdict::within;

pub(super) fn passes(test: &Test, expected: &Value, actual: Node<'_>, direct: bool) -> bool {
    match test {
        Test::Equality | Test::Values => equal(expected, actual),
        Test::EachValue(_) => direct || equal(expected, actual),
        Test::Type { .. } => kind_of(expected) == actual.kind(),
        Test::Regex(_) | Test::Include(_) | Test::Moment(_) => match actual.as_str().or_else(|| actual.number_text()) {
            Some(text) => test.text("", text, direct),
            None => test.text("", &json_text(actual), direct),
        },
        Test::Integer => actual.number_text().is_some_and(|text| !is_decimal(text)),
        Test::Decimal => actual.number_text().is_some_and(is_decimal),
        Test::Number => actual.kind() == Kind::Number,
        Test::Boolean => actual.kind() == Kind::Bool || matches!(actual.as_str(), Some("true" | "false")),
        Test::Null => actual.is_null(),
        Test::Semver | Test::Uuid => actual.as_str().is_some_and(|text| test.text("", text, direct)),
        Test::NotEmpty => match actual.kind() {
            Kind::Null => false,
            Kind::String => actual.as_str().is_some_and(|text| !text.is_empty()),
            Kind::Array | Kind::Object => !actual.is_empty(),
            Kind::Bool | Kind::Number => true,
        },
        Test::ContentType(wanted) => match actual.as_str() {
            // Bytes stand in JSON as base64.
            Some(text) => match base64::engine::general_purpose::STANDARD.decode(text) {
                Ok(bytes) => sniff::is(&bytes, wanted),
                Err(_) => sniff::is(text.as_bytes(), wanted),
            },
            None => sniff::is(json_text(actual).as_bytes(), wanted),
        },
        Test::OneOf(values) => values.iter().any(|value| equal(value, actual)),
        Test::EachKey(_) | Test::ArrayContains(_) | Test::StatusCode(_) | Test::Unknown(_) => true,
    }
}

/// Whether the example is a text with variables (`${state.id}`) that nobody has filled in, and the value could be one
/// that it stands for: alone, a variable stands for any scalar.
pub(super) fn is_open(expected: &Value, actual: Node<'_>) -> bool {
    let Value::Text(text) = expected else { return false };
    match actual.kind() {
        Kind::String => actual.as_str().and_then(|actual| variable::fits(text, actual)) == Some(true),
        Kind::Number | Kind::Bool => variable::whole(text).is_some(),
        Kind::Null | Kind::Array | Kind::Object => false,
    }
}

/// What rules ask of an object itself; its members are compared one by one.
pub(super) fn passes_map(test: &Test, expected: &IndexMap<String, Value>, actual: Node<'_>, direct: bool) -> bool {
    match test {
        Test::Type { min, max } => !direct || within(actual.len(), *min, *max),
        // Of a rule from above only the keys are asked here: the members are asked on their own.
        Test::Equality if direct => equal_maps(expected, actual),
        Test::Equality => expected.len() == actual.len() && expected.keys().all(|key| actual.get(key).is_some()),
        Test::NotEmpty => !actual.is_empty(),
        Test::Regex(_)
        | Test::ArrayContains(_)
        | Test::EachKey(_)
        | Test::EachValue(_)
        | Test::Values
        | Test::Unknown(_) => true,
        _ => false,
    }
}

/// What rules ask of a list itself; `arrayContains` is asked elsewhere.
pub(super) fn passes_list(test: &Test, expected: &[Value], actual: Node<'_>, direct: bool) -> bool {
    match test {
        Test::Type { min, max } => !direct || within(actual.len(), *min, *max),
        Test::Equality if direct => equal_lists(expected, actual),
        Test::Equality => expected.len() == actual.len(),
        Test::NotEmpty => !actual.is_empty(),
        Test::Null | Test::StatusCode(_) | Test::OneOf(_) => false,
        _ => true,
    }
}

pub(super) fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Bool,
        Value::Number(_) => Kind::Number,
        Value::Text(_) => Kind::String,
        Value::List(_) => Kind::Array,
        Value::Map(_) => Kind::Object,
    }
}

/// Whether a number is written with a fraction or an exponent: what Pact calls decimal.
fn is_decimal(text: &str) -> bool {
    text.contains(['.', 'e', 'E'])
}

/// Equality as Pact sees it: objects whatever their order, numbers by value, but never an integer and a decimal.
pub(super) fn equal(expected: &Value, actual: Node<'_>) -> bool {
    match expected {
        Value::Null => actual.is_null(),
        Value::Bool(value) => actual.as_bool() == Some(*value),
        Value::Number(text) => actual.number_text().is_some_and(|actual| same_number(text, actual)),
        Value::Text(text) => actual.as_str() == Some(text),
        Value::List(items) => equal_lists(items, actual),
        Value::Map(members) => equal_maps(members, actual),
    }
}

fn equal_lists(expected: &[Value], actual: Node<'_>) -> bool {
    actual.is_array()
        && expected.len() == actual.len()
        && expected.iter().zip(actual.items()).all(|(expected, actual)| equal(expected, actual))
}

fn equal_maps(expected: &IndexMap<String, Value>, actual: Node<'_>) -> bool {
    actual.is_object()
        && expected.len() == actual.len()
        && expected.iter().all(|(key, value)| actual.get(key).is_some_and(|actual| equal(value, actual)))
}

fn same_number(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    is_decimal(left) == is_decimal(right)
        && match (Number::parse(left), Number::parse(right)) {
            (Some(left_number), Some(right_number)) => {
                left_number == right_number || is_decimal(left) && left.parse::<f64>() == right.parse::<f64>()
            }
            _ => false,
        }
}
