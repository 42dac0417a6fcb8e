//! Values of suites for libraries that want those of `serde_json`.

use accordant_suite::Value;
use serde_json::{Map, Number};

/// Numbers that no 64-bit integer or float holds come out as the nearest that one does. Recursion ends with the value,
/// whose depth its reader has limited.
pub(crate) fn to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => serde_json::Value::Bool(*value),
        Value::Number(text) => number(text),
        Value::Text(text) => serde_json::Value::String(text.clone()),
        Value::List(items) => serde_json::Value::Array(items.iter().map(to_json).collect()),
        Value::Map(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), to_json(value)));
            serde_json::Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

fn number(text: &str) -> serde_json::Value {
    if let Ok(number) = serde_json::from_str::<Number>(text) {
        return serde_json::Value::Number(number);
    }
    let nearest = text.parse::<f64>().ok().map(|value| value.clamp(f64::MIN, f64::MAX));
    nearest.and_then(Number::from_f64).map_or(serde_json::Value::Null, serde_json::Value::Number)
}

/// The same the other way round.
pub(crate) fn from_json(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => Value::Number(number.to_string().into()),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(members) => {
            Value::Map(members.iter().map(|(name, value)| (name.clone(), from_json(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_the_way_there_and_back() {
        let json = serde_json::json!({"a": [1, 2.5, "x", null, true], "b": {}});
        assert_eq!(to_json(&from_json(&json)), json);
    }

    #[test]
    fn numbers_that_nothing_holds_come_out_near() {
        assert!(to_json(&Value::Number("1e400".into())).is_number());
        assert!(to_json(&Value::Number("x".into())).is_null());
    }
}
