//! What makes two exchanges say the same: the operation, the status and the kinds of values, not the values.

use crate::{Content, Request, Response, Value};

/// A text that is equal for exchanges of one shape.
pub(super) fn of(request: &Request, template: &str, response: &Response) -> String {
    let mut out = format!("{} {template}?", request.method);
    let mut names: Vec<&str> = request.query.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    out.push_str(&names.join("&"));
    out.push(' ');
    content(&request.part.content, &mut out);
    out.push_str(&format!(" {} ", response.status));
    content(&response.part.content, &mut out);
    out
}

fn content(content: &Content, out: &mut String) {
    match content {
        Content::Unstated | Content::Empty => out.push('-'),
        Content::Json(inner) => value(inner, out),
        Content::Text(_) => out.push('t'),
        Content::Bytes(_) => out.push('b'),
    }
}

fn value(inner: &Value, out: &mut String) {
    match inner {
        Value::Null => out.push('n'),
        Value::Bool(_) => out.push('f'),
        Value::Number(_) => out.push('d'),
        Value::Text(_) => out.push('s'),
        Value::List(items) => {
            out.push('[');
            // One item stands for all.
            items.iter().take(1).for_each(|item| value(item, out));
            out.push(']');
        }
        Value::Map(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (key, inner) in members {
                out.push_str(&format!("{key:?}:"));
                value(inner, out);
            }
            out.push('}');
        }
    }
}
