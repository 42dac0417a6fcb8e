//! GraphQL syntax of the model's small parts, as messages and printed schemas show them.

use std::fmt;

use super::{TypeReference, Value};

impl fmt::Display for TypeReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A loop, not recursion: closing marks are collected on the way in.
        let mut closing = String::new();
        let mut inner = self;
        loop {
            match inner {
                TypeReference::Named(name) => {
                    f.write_str(name)?;
                    return f.write_str(&closing.chars().rev().collect::<String>());
                }
                TypeReference::List(next) => {
                    f.write_str("[")?;
                    closing.push(']');
                    inner = next;
                }
                TypeReference::NonNull(next) => {
                    closing.push('!');
                    inner = next;
                }
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Boolean(value) => write!(f, "{value}"),
            Value::Number(text) | Value::Enum(text) => f.write_str(text),
            Value::String(text) => quoted(text, f),
            Value::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Value::Object(fields) => {
                f.write_str("{")?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    write!(f, "{}{name}: {value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("}")
            }
        }
    }
}

/// A string token with this value (section 2.9.4).
pub(super) fn quoted(text: &str, out: &mut dyn fmt::Write) -> fmt::Result {
    out.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            character if (character as u32) < 0x20 || character == '\u{7f}' => {
                write!(out, "\\u{:04X}", character as u32)?;
            }
            character => out.write_char(character)?,
        }
    }
    out.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_values_print_as_graphql_writes_them() {
        let inner = TypeReference::NonNull(Box::new(TypeReference::Named("Line".into())));
        let list = TypeReference::NonNull(Box::new(TypeReference::List(Box::new(inner))));
        assert_eq!(list.to_string(), "[Line!]!");
        let value = Value::Object(vec![
            ("a".into(), Value::List(vec![Value::Number("1.50".into()), Value::Null])),
            ("b".into(), Value::String("say \"x\"\n".into())),
        ]);
        assert_eq!(value.to_string(), r#"{a: [1.50, null], b: "say \"x\"\n"}"#);
    }
}
