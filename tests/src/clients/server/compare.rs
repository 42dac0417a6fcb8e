//! Whether a request is the one that a page has.

use std::collections::BTreeMap;

use serde_json::Value;

use super::exchange::Expected;
use super::wire::Request;

/// What the words of a case stood for when they were met first.
pub(super) type Captured = BTreeMap<&'static str, Vec<u8>>;

/// Words that stand for text that the client chooses; `any` is not remembered.
const WORDS: [&str; 4] = ["any", "boundary", "key", "token"];

impl Expected {
    /// Every difference, in words.
    pub(super) fn differences(&self, request: &Request, target: &str, captured: &mut Captured) -> Vec<String> {
        let mut faults = Vec::new();
        let line = format!("{} {target}", request.method);
        if !matches(self.line.as_bytes(), line.as_bytes(), captured) {
            faults.push(format!("expected `{}`, got `{line}`", self.line));
        }
        for (name, value) in &self.headers {
            match (value.as_str(), request.header(name)) {
                ("<absent>", None) => {}
                ("<absent>", Some(found)) => faults.push(format!("`{name}: {found}` is not to be sent")),
                (_, None) => faults.push(format!("the header `{name}: {value}` is missing")),
                (_, Some(found)) if matches(value.as_bytes(), found.as_bytes(), captured) => {}
                (_, Some(found)) => faults.push(format!("expected `{name}: {value}`, got `{found}`")),
            }
        }
        if let Some(body) = &self.body
            && !self.same_body(body, request, captured)
        {
            let [expected, found] = [body, &request.body].map(|bytes| bytes.escape_ascii().to_string());
            faults.push(format!("expected the body `{expected}`, got `{found}`"));
        }
        faults
    }

    fn same_body(&self, expected: &[u8], request: &Request, captured: &mut Captured) -> bool {
        let media = request.header("content-type").unwrap_or_default();
        let essence = media.split(';').next().unwrap_or_default().trim();
        if !self.bytes
            && (essence == "application/json" || essence.ends_with("+json"))
            && let (Ok(expected), Ok(found)) =
                (serde_json::from_slice::<Value>(expected), serde_json::from_slice::<Value>(&request.body))
        {
            return same_json(&expected, &found);
        }
        if essence.starts_with("multipart/") {
            return matches(&with_plain_headers(expected), &with_plain_headers(&request.body), captured);
        }
        matches(expected, &request.body, captured)
    }
}

/// A multipart body with the names of its parts' headers in lower case, because any case is right, and without the line
/// end behind its end, which may be left out.
fn with_plain_headers(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len());
    let mut in_headers = false;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let colon = line.iter().position(|byte| *byte == b':').filter(|_| in_headers).unwrap_or_default();
        let (name, rest) = line.split_at_checked(colon).unwrap_or((&[], line));
        plain.extend(name.to_ascii_lowercase());
        plain.extend_from_slice(rest);
        in_headers = line.starts_with(b"--") || in_headers && line != b"\r\n";
    }
    plain.trim_ascii_end().to_vec()
}

/// Whether two JSON values are the same; `1` and `1.0` are.
fn same_json(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same_json(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same_json(left, right)))
        }
        _ => left == right,
    }
}

/// Whether bytes are as a pattern has them. A word takes as little as it can, and at least one byte.
fn matches(pattern: &[u8], found: &[u8], captured: &mut Captured) -> bool {
    let Some((before, word, after)) = first_word(pattern) else { return pattern == found };
    let Some(rest) = found.strip_prefix(before) else { return false };
    if let Some(known) = captured.get(word).filter(|_| word != "any") {
        let known = known.clone();
        return rest.strip_prefix(known.as_slice()).is_some_and(|rest| matches(after, rest, captured));
    }
    // The shortest text for the word with which the rest fits.
    let stop = first_word(after).map_or(after, |(before, ..)| before);
    let ends: Vec<usize> = if after.is_empty() {
        vec![rest.len()]
    } else {
        (1..rest.len()).filter(|end| rest.get(*end..).is_some_and(|rest| rest.starts_with(stop))).collect()
    };
    ends.into_iter().filter(|end| *end > 0).any(|end| {
        let Some((taken, rest)) = rest.split_at_checked(end) else { return false };
        let mut tried = captured.clone();
        tried.insert(word, taken.to_vec());
        let fits = matches(after, rest, &mut tried);
        if fits {
            *captured = tried;
        }
        fits
    })
}

fn first_word(pattern: &[u8]) -> Option<(&[u8], &'static str, &[u8])> {
    WORDS
        .iter()
        .filter_map(|word| {
            let mark = format!("<{word}>").into_bytes();
            let at = pattern.windows(mark.len()).position(|window| window == mark)?;
            let (before, rest) = pattern.split_at_checked(at)?;
            Some((before, *word, rest.strip_prefix(mark.as_slice())?))
        })
        .min_by_key(|(before, ..)| before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_the_same_text_everywhere() {
        let mut captured = Captured::new();
        assert!(matches(
            b"multipart/form-data; boundary=<boundary>",
            b"multipart/form-data; boundary=x1",
            &mut captured
        ));
        assert!(matches(b"--<boundary>\r\n<any>\r\n--<boundary>--", b"--x1\r\nsome\r\n--x1--", &mut captured));
        assert!(!matches(b"--<boundary>--", b"--x2--", &mut captured));
        assert!(!matches(b"<any>", b"", &mut captured));
        assert!(matches(b"a<any>b", b"abb", &mut captured));
    }

    #[test]
    fn headers_of_parts_may_be_in_any_case() {
        let ours = with_plain_headers(b"--x\r\nContent-Type: A\r\n\r\nBody: B\r\n--x--\r\n");
        assert_eq!(ours, b"--x\r\ncontent-type: A\r\n\r\nBody: B\r\n--x--");
    }

    #[test]
    fn json_is_compared_as_values() {
        let same = |left: &str, right: &str| {
            let [left, right] = [left, right].map(|text| serde_json::from_str(text).unwrap_or_default());
            same_json(&left, &right)
        };
        assert!(same(r#"{"a": 1, "b": [2.0]}"#, r#"{"b":[2],"a":1}"#));
        assert!(!same(r#"{"a": null}"#, "{}"));
        assert!(!same("9007199254740993", "9007199254740992"));
    }
}
