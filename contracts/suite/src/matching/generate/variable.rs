//! `${state.x}` and `${env.X}` in texts.

use crate::Value;

/// The first variable of a text, with what stands before and behind it. Any other `${` is text.
pub(super) fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("${") {
        let start = from + at;
        let inner = text.get(start + 2..)?;
        if (inner.starts_with("state.") || inner.starts_with("env."))
            && let Some(end) = inner.find('}')
        {
            return Some((text.get(..start)?, inner.get(..end)?, inner.get(end + 1..)?));
        }
        from = start + 2;
    }
    None
}

/// The name of a variable that is all there is of a text.
pub(super) fn whole(text: &str) -> Option<&str> {
    match next(text)? {
        ("", name, "") => Some(name),
        _ => None,
    }
}

/// A value inside other text: text as it is, everything else as JSON.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
