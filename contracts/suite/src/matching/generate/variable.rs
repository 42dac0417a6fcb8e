//! `${state.x}` and `${env.X}` in texts.

use crate::Value;

/// The first variable of a text, with what stands before and behind it. Any other `${` is text.
pub(crate) fn next(text: &str) -> Option<(&str, &str, &str)> {
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
pub(crate) fn whole(text: &str) -> Option<&str> {
    match next(text)? {
        ("", name, "") => Some(name),
        _ => None,
    }
}

/// Whether a text fits one that has variables, whatever their values: each stands for some text. `None` where there is
/// no variable, and texts are compared as they are.
pub(crate) fn fits(expected: &str, actual: &str) -> Option<bool> {
    let (first, _, mut rest) = next(expected)?;
    let Some(mut actual) = actual.strip_prefix(first) else { return Some(false) };
    loop {
        match next(rest) {
            Some((between, _, after)) => {
                // The shortest text that the variable may stand for, but not none.
                let from = actual.char_indices().nth(1).map_or(actual.len(), |(at, _)| at);
                let found = actual.get(from..).and_then(|behind| behind.find(between).map(|at| from + at));
                let Some(behind) = found.and_then(|at| actual.get(at + between.len()..)) else { return Some(false) };
                (actual, rest) = (behind, after);
            }
            None => return Some(actual.len() > rest.len() && actual.ends_with(rest)),
        }
    }
}

/// A value inside other text: text as it is, everything else as JSON.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_variable_stands_for_some_text() {
        for (expected, actual, verdict) in [
            ("/c/42", "/c/42", None),
            ("/c/${other}", "/c/42", None),
            ("/c/${state.id}", "/c/42", Some(true)),
            ("/c/${state.id}", "/c/", Some(false)),
            ("/c/${state.id}", "/d/42", Some(false)),
            ("/c/${state.id}/x", "/c/42/x", Some(true)),
            ("/c/${state.id}/x", "/c/x", Some(false)),
            ("${state.a}-${env.B}!", "1-2!", Some(true)),
            ("${state.a}-${env.B}!", "-2!", Some(false)),
            ("${state.a}", "", Some(false)),
            ("${state.a}${state.b}", "é", Some(false)),
            ("${state.a}${state.b}", "éa", Some(true)),
        ] {
            assert_eq!(fits(expected, actual), verdict, "{expected} and {actual}");
        }
    }
}
