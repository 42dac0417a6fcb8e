//! Values of the document as Dart.

use crate::engine::quote::dart_string;
use crate::model::Literal;

/// The type of such a value, without a question mark.
pub(super) fn dart_type(literal: &Literal) -> &'static str {
    match literal {
        Literal::Null => "Null",
        Literal::Boolean(_) => "bool",
        Literal::Number(text) if text.parse::<i64>().is_ok() => "int",
        Literal::Number(_) => "num",
        Literal::String(_) => "String",
        Literal::Json(_) => "Object?",
    }
}

/// A constant expression; none of an array, of an object, and of a number that no `double` holds.
pub(super) fn constant(literal: &Literal) -> Option<String> {
    Some(match literal {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) => return number(text),
        Literal::String(text) => dart_string(text),
        Literal::Json(_) => return None,
    })
}

fn number(text: &str) -> Option<String> {
    if let Ok(whole) = text.parse::<i64>() {
        // The lexer reads the sign and the digits apart, and the digits alone would be too large.
        return Some(if whole == i64::MIN { "-0x8000000000000000".to_owned() } else { whole.to_string() });
    }
    let value: f64 = text.parse().ok()?;
    value.is_finite().then(|| format!("{value:?}"))
}

/// The value as prose shows it.
pub(super) fn shown(literal: &Literal) -> String {
    match literal {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::String(text) | Literal::Json(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_where_64_bits_hold_them() {
        let number = |text: &str| constant(&Literal::Number(text.to_owned()));
        assert_eq!(number("12").as_deref(), Some("12"));
        assert_eq!(number("-9223372036854775808").as_deref(), Some("-0x8000000000000000"));
        assert_eq!(
            number("9223372036854775808").as_deref(),
            Some("9.223372036854775808e18").map(|_| "9.223372036854776e18")
        );
        assert_eq!(number("0.5").as_deref(), Some("0.5"));
        assert_eq!(number("1e400"), None);
    }
}
