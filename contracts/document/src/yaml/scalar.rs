//! Plain scalars by the core schema (YAML 1.2.2, section 10.3.2).

use super::number;

/// What a plain scalar is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    /// A number that JSON writes the same way.
    PlainNumber,
    /// A number as JSON writes it.
    Number(String),
    /// An infinity or not a number.
    NotFinite,
    String,
}

pub(super) fn core(text: &str) -> Scalar {
    let Some(&first) = text.as_bytes().first() else { return Scalar::Null };
    match first {
        b'~' | b'n' | b'N' if matches!(text, "~" | "null" | "Null" | "NULL") => Scalar::Null,
        b't' | b'T' if matches!(text, "true" | "True" | "TRUE") => Scalar::Bool(true),
        b'f' | b'F' if matches!(text, "false" | "False" | "FALSE") => Scalar::Bool(false),
        b'+' | b'-' | b'.' | b'0'..=b'9' => number::read(text),
        _ => Scalar::String,
    }
}
