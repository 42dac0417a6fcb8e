//! YAML for people: blocks, with short values in braces; texts are quoted wherever some reader of YAML might take them
//! for something else.

use super::json::quote;
use crate::Value;

/// How long a value in braces may be.
const SHORT: usize = 84;

/// The text, with a line break at its end.
pub(crate) fn write(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Writes the members or items as lines; whoever calls it stands at the start of one.
fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Map(members) if !members.is_empty() => {
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    indent(depth, out);
                }
                scalar_text(key, false, out);
                out.push(':');
                below(value, depth, false, out);
            }
        }
        Value::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    indent(depth, out);
                }
                out.push('-');
                below(item, depth, true, out);
            }
        }
        scalar => {
            flow(scalar, out);
            out.push('\n');
        }
    }
}

/// A value behind `key:` or `-`.
fn below(value: &Value, depth: usize, in_list: bool, out: &mut String) {
    if let Value::Text(text) = value
        && let Some(mark) = literal(text)
    {
        out.push(' ');
        out.push_str(mark);
        out.push('\n');
        for line in text.trim_end_matches('\n').split('\n') {
            if !line.is_empty() {
                indent(depth + 1, out);
                out.push_str(line);
            }
            out.push('\n');
        }
        return;
    }
    if let Some(short) = short(value, depth) {
        out.push(' ');
        out.push_str(&short);
        out.push('\n');
        return;
    }
    let inner = match value {
        // Items of a list stand as far in as its key.
        Value::List(_) if !in_list => depth + 1,
        _ => depth + 1,
    };
    if in_list {
        out.push(' ');
    } else {
        out.push('\n');
        indent(inner, out);
    }
    block(value, inner, out);
}

/// The value in one line, where that is short and flat enough to be read at a glance.
fn short(value: &Value, depth: usize) -> Option<String> {
    let flat = match value {
        Value::List(items) => items.iter().all(is_leaf),
        Value::Map(members) => {
            let shallow = |value: &Value| {
                is_leaf(value) || matches!(value, Value::Map(inner) if inner.len() < 3 && inner.values().all(is_leaf))
            };
            members.values().all(shallow)
        }
        _ => true,
    };
    let is_scalar = !matches!(value, Value::List(_) | Value::Map(_));
    if !flat {
        return None;
    }
    let mut text = String::new();
    flow(value, &mut text);
    (is_scalar || text.chars().count() + depth * 2 <= SHORT).then_some(text)
}

fn is_leaf(value: &Value) -> bool {
    match value {
        Value::List(items) => items.is_empty(),
        Value::Map(members) => members.is_empty(),
        Value::Text(text) => !text.contains('\n'),
        _ => true,
    }
}

fn flow(value: &Value, out: &mut String) {
    match value {
        Value::Text(text) => scalar_text(text, true, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                flow(item, out);
            }
            out.push(']');
        }
        Value::Map(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                scalar_text(key, true, out);
                out.push_str(": ");
                flow(value, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

/// A text without quotes where nothing could take it for anything else.
fn scalar_text(text: &str, _in_flow: bool, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        quote(text, out);
    }
}

/// Letters, digits and a few signs, beginning with a letter, `/`, `$` or `_`; no word that some version of YAML reads as
/// another type.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '$' | '_'));
    let letters = text.chars().all(|letter| {
        letter.is_alphanumeric()
            || matches!(letter, ' ' | '_' | '-' | '.' | '/' | '$' | '@' | '+' | '(' | ')' | ';' | '=')
    });
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    starts
        && letters
        && !text.ends_with(' ')
        && text.len() < 200
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// `|` or `|-` for a text of several lines that a literal block gives back as it is.
fn literal(text: &str) -> Option<&'static str> {
    let inner = text.strip_suffix('\n').unwrap_or(text);
    let is_fit = inner.contains('\n')
        && !inner.ends_with('\n')
        && !inner.starts_with([' ', '\n', '\t'])
        && inner.split('\n').all(|line| !line.ends_with([' ', '\t']) && !line.starts_with('\t'))
        && inner.chars().all(|letter| {
            letter == '\n'
                || letter == '\t'
                || !letter.is_control()
                    && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        });
    is_fit.then_some(if text.len() > inner.len() { "|" } else { "|-" })
}

fn indent(depth: usize, out: &mut String) {
    (0..depth).for_each(|_| out.push_str("  "));
}
