//! Forms in one line of text (WHATWG URL, section 5).

use crate::matching::query_of;

/// The fields joined, each name and value encoded.
pub(crate) fn encode<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        escape(name, &mut text);
        text.push('=');
        escape(value, &mut text);
    }
    text
}

fn escape(part: &str, out: &mut String) {
    // A variable is put in later, and is encoded by whoever does that.
    let mut rest = part;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at(start);
        escape_plain(before, out);
        let end = from.find('}').map_or(from.len(), |at| at + 1);
        let (variable, after) = from.split_at(end);
        out.push_str(variable);
        rest = after;
    }
    escape_plain(rest, out);
}

fn escape_plain(part: &str, out: &mut String) {
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
}

/// The fields of a form, where encoding them again gives the same text.
pub(crate) fn fields(text: &str) -> Option<Vec<(String, Vec<String>)>> {
    let mut fields = Vec::new();
    for (name, values) in query_of(text) {
        fields.push((name, values.into_iter().collect::<Option<Vec<String>>>()?));
    }
    let again =
        encode(fields.iter().flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str()))));
    (again == text).then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_encoded_and_variables_are_left_alone() {
        assert_eq!(encode([("a b", "x&y=ü"), ("id", "n-${state.id}!")]), "a+b=x%26y%3D%C3%BC&id=n-${state.id}%21");
        assert_eq!(fields("a+b=x%26y&c=1&c=2").map(|fields| fields.len()), Some(2));
        // Another spelling would be lost.
        assert_eq!(fields("a%20b=1"), None);
        assert_eq!(fields("a&b=1"), None);
    }
}
