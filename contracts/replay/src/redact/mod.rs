//! What is secret or personal never reaches a report: by the name that it stands under, by its shape, by where a team
//! says that it is, and because it is one of the secrets that this run was given.
//!
//! Everything that is said of an exchange goes through here before it becomes a finding; no formatter sees more.

mod names;
mod shapes;

use std::ops::Range;

use serde_json::Value;

pub(crate) use names::{is_secret_header, is_secret_name};

/// What stands in the place of a secret.
pub(crate) const HIDDEN: &str = "***";

/// Shorter values are hidden only where they stand: they occur in too many words.
const SHORTEST: usize = 4;
/// Values that are collected from one exchange.
const MOST: usize = 5_000;
/// Levels of a body that are looked at.
const DEPTH: usize = 200;

/// Takes secrets out of texts, bodies and headers.
#[derive(Clone, Default)]
pub struct Redactor {
    /// The longest first, so that a secret in a secret leaves nothing over.
    secrets: Vec<String>,
    /// Places in bodies; `*` stands for any name or index.
    pointers: Vec<Vec<String>>,
}

impl Redactor {
    /// `pointers` are JSON pointers into bodies in which `*` stands for any name or index; what is none says nothing.
    pub fn new(secrets: impl IntoIterator<Item = String>, pointers: &[String]) -> Self {
        let pointers = pointers.iter().filter_map(|pointer| accordant_document::pointer::tokens(pointer)).collect();
        let mut redactor = Self { secrets: Vec::new(), pointers };
        redactor.learn(secrets);
        redactor
    }

    /// Hides these values from now on.
    pub fn learn(&mut self, secrets: impl IntoIterator<Item = String>) {
        for secret in secrets {
            // Behind a `Bearer ` or in JSON it is the same secret.
            if secret.len() >= SHORTEST && self.secrets.len() < MOST {
                self.secrets.push(secret);
            }
        }
        self.secrets.sort_by(|left, right| (right.len(), left).cmp(&(left.len(), right)));
        self.secrets.dedup();
    }

    /// A redactor that also hides what stands in this body at secret places.
    #[must_use]
    pub(crate) fn with_body(&self, body: &[u8]) -> Self {
        let mut further = self.clone();
        if let Ok(value) = serde_json::from_slice::<Value>(body) {
            let mut found = Vec::new();
            self.collect(&value, &mut Vec::new(), false, &mut found);
            further.learn(found);
        }
        further
    }

    fn collect<'v>(&self, value: &'v Value, path: &mut Vec<&'v str>, hidden: bool, found: &mut Vec<String>) {
        if path.len() >= DEPTH || found.len() >= MOST {
            return;
        }
        let hidden = hidden || self.is_pointed_at(path);
        match value {
            Value::String(text) if hidden => found.push(text.clone()),
            Value::Number(number) if hidden => found.push(number.to_string()),
            Value::Array(items) => {
                for item in items {
                    path.push("*");
                    self.collect(item, path, hidden, found);
                    path.pop();
                }
            }
            Value::Object(members) => {
                for (name, value) in members {
                    path.push(name);
                    self.collect(value, path, hidden || is_secret_name(name), found);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// Whether the pointers of the settings mean this place.
    fn is_pointed_at<S: AsRef<str>>(&self, path: &[S]) -> bool {
        self.pointers.iter().any(|pointer| {
            !pointer.is_empty()
                && pointer.len() <= path.len()
                && pointer
                    .iter()
                    .zip(path)
                    .all(|(token, name)| token == "*" || name.as_ref() == "*" || token == name.as_ref())
        })
    }

    /// Any text, with what is secret by its shape or known to be secret taken out.
    pub fn text(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        for range in self.ranges(text) {
            shown.push_str(text.get(at..range.start).unwrap_or_default());
            shown.push_str(HIDDEN);
            at = range.end;
        }
        shown.push_str(text.get(at..).unwrap_or_default());
        shown
    }

    /// The same with as many bytes: the lines of a suite, whose places must stay true.
    pub fn in_place(&self, text: &str) -> String {
        let mut shown = text.to_owned();
        for range in self.ranges(text) {
            shown.replace_range(range.clone(), &"*".repeat(range.len()));
        }
        shown
    }

    /// What is to be hidden, in order, without overlaps.
    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = shapes::ranges(text);
        ranges.retain(|range| !is_variable(text, range));
        for secret in &self.secrets {
            ranges.extend(text.match_indices(secret.as_str()).map(|(at, found)| at..at + found.len()));
        }
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str, value: &str) -> String {
        if !is_secret_header(name) {
            return self.text(value);
        }
        match value.split_once(' ').filter(|_| name.to_ascii_lowercase().ends_with("authorization")) {
            // Which scheme it is helps, and is no secret.
            Some((scheme, _)) if scheme.chars().all(|letter| letter.is_ascii_alphabetic()) => {
                format!("{scheme} {HIDDEN}")
            }
            _ => HIDDEN.to_owned(),
        }
    }

    /// The value of a query parameter or a field of a form.
    pub(crate) fn field(&self, name: &str, value: &str) -> String {
        if is_secret_name(name) { HIDDEN.to_owned() } else { self.text(value) }
    }

    /// The path and query of a request.
    pub fn target(&self, target: &str) -> String {
        let Some((path, query)) = target.split_once('?') else { return self.text(target) };
        let pairs = query.split('&').map(|pair| match pair.split_once('=') {
            Some((name, value)) => format!("{name}={}", self.field(name, value)),
            None => self.text(pair),
        });
        format!("{}?{}", self.text(path), pairs.collect::<Vec<_>>().join("&"))
    }

    /// A value that stands at a path as Pact writes it (`$.user.token`).
    pub(crate) fn at_path(&self, path: &str, value: &str) -> String {
        let names = names::of_path(path);
        if names.iter().any(|name| is_secret_name(name)) || self.is_pointed_at(&names) {
            return HIDDEN.to_owned();
        }
        self.text(value)
    }

    /// A body: JSON by its names, forms by their fields, any other text by what it holds.
    pub(crate) fn body(&self, body: &[u8]) -> String {
        if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
            self.hide(&mut value, &mut Vec::new());
            return self.text(&value.to_string());
        }
        match std::str::from_utf8(body) {
            Ok(text) if names::is_form(text) => {
                let pairs = text.split('&').map(|pair| match pair.split_once('=') {
                    Some((name, value)) => format!("{name}={}", self.field(name, value)),
                    None => pair.to_owned(),
                });
                self.text(&pairs.collect::<Vec<_>>().join("&"))
            }
            Ok(text) => self.text(text),
            Err(_) => format!("<{} bytes>", body.len()),
        }
    }

    fn hide(&self, value: &mut Value, path: &mut Vec<String>) {
        if path.len() >= DEPTH {
            *value = Value::from(HIDDEN);
            return;
        }
        match value {
            Value::Array(items) => {
                path.push("*".to_owned());
                items.iter_mut().for_each(|item| self.hide(item, path));
                path.pop();
            }
            Value::Object(members) => {
                for (name, value) in members.iter_mut() {
                    path.push(name.clone());
                    if is_secret_name(name) || self.is_pointed_at(path) {
                        *value = Value::from(HIDDEN);
                    } else {
                        self.hide(value, path);
                    }
                    path.pop();
                }
            }
            _ => {}
        }
    }
}

/// A variable of a suite (`Bearer ${env.TOKEN}`): where a secret comes from, and not the secret.
fn is_variable(text: &str, range: &Range<usize>) -> bool {
    let (Some(hidden), Some(behind)) = (text.get(range.clone()), text.get(range.end..)) else { return false };
    let value = hidden.split_once(' ').map_or(hidden, |(_, value)| value);
    // A value ends before a bracket, which here is its own.
    let name = value.strip_prefix("${").and_then(|name| match name.strip_suffix('}') {
        Some(name) => Some(name),
        None => behind.starts_with('}').then_some(name),
    });
    name.is_some_and(|name| !name.contains(['$', '{', '}', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        Redactor::new(["s3cr3t-value".to_owned()], &["/user/name".to_owned(), "/items/*/note".to_owned()])
    }

    #[test]
    fn texts_lose_known_secrets_and_what_looks_like_one() {
        for (text, shown) in [
            ("got s3cr3t-value", "got ***"),
            ("mail me@example.com now", "mail *** now"),
            ("card 4111 1111 1111 1111.", "card ***."),
            ("number 4111 1111 1111 1112.", "number 4111 1111 1111 1112."),
            ("Authorization: Bearer abc.def", "Authorization: ***"),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln end", "*** end"),
            ("password: 'tulip', ok: 1", "password: '***', ok: 1"),
            ("{\"token\":\"x\",\"id\":7}", "{\"token\":\"***\",\"id\":7}"),
            ("Authorization: Bearer ${env.TOKEN}", "Authorization: Bearer ${env.TOKEN}"),
            ("password: '${state.word}', token: ab-$x", "password: '${state.word}', token: ***"),
            ("nothing at all", "nothing at all"),
        ] {
            assert_eq!(redactor().text(text), shown);
            assert_eq!(redactor().in_place(text).len(), text.len());
        }
    }

    #[test]
    fn bodies_lose_what_stands_under_secret_names_and_pointers() {
        let body = br#"{"user":{"name":"Ada","id":7},"items":[{"note":"hush"}],"apiKey":"k","password":{"a":1}}"#;
        let shown = redactor().body(body);
        assert_eq!(shown, r#"{"user":{"name":"***","id":7},"items":[{"note":"***"}],"apiKey":"***","password":"***"}"#);
        assert_eq!(redactor().body(b"a=1&password=x"), "a=1&password=***");
        assert_eq!(redactor().body(&[0xff, 0xfe]), "<2 bytes>");
    }

    #[test]
    fn what_a_body_holds_is_hidden_in_what_is_said_of_it() {
        let local = redactor().with_body(br#"{"session":"tulip-bulb","user":{"name":"Ada Lovelace"}}"#);
        assert_eq!(local.text("expected Ada Lovelace, not tulip-bulb"), "expected ***, not ***");
    }

    #[test]
    fn headers_keep_their_scheme_and_no_more() {
        assert_eq!(redactor().header("Authorization", "Basic abc"), "Basic ***");
        assert_eq!(redactor().header("Cookie", "a=b; c=d"), "***");
        assert_eq!(redactor().header("X-Api-Key", "abc"), "***");
        assert_eq!(redactor().header("X-Hub-Signature-256", "sha256=1"), "***");
        assert_eq!(redactor().header("Accept", "text/plain"), "text/plain");
    }

    #[test]
    fn values_are_hidden_by_their_path() {
        assert_eq!(redactor().at_path("$.user.name", "Ada"), "***");
        assert_eq!(redactor().at_path("$.items[3].note", "x"), "***");
        assert_eq!(redactor().at_path("$['access token'].x", "x"), "***");
        assert_eq!(redactor().at_path("$.title", "x"), "x");
    }
}
