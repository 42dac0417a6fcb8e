//! `{{x}}`: the value that the collection gives, where it is no secret; else a variable of the environment.

use std::cell::Cell;
use std::rc::Rc;

use accordant_document::Node;
use rustc_hash::FxHashMap;

use crate::Value;
use crate::record::secrets;

/// The variables that are known at an item: its own, else those of the folders around it and of the collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Rc<Layer>);

#[derive(Debug, Default)]
struct Layer {
    /// `None` hides what a folder around gives.
    own: FxHashMap<String, Option<String>>,
    around: Option<Scope>,
    /// How many bytes of values have been put in, in all of the collection.
    spent: Rc<Cell<usize>>,
}

/// Variables whose values name other variables.
const DEEPEST: usize = 8;
/// More than these bytes of values are put into no collection: values that name each other could grow without end.
const MOST: usize = 16 << 20;

impl Scope {
    pub(super) fn with(&self, variables: Option<Node<'_>>) -> Self {
        let Some(variables) = variables.filter(|list| list.is_array() && !list.is_empty()) else { return self.clone() };
        let mut own = FxHashMap::default();
        for variable in variables.items() {
            let Some(name) = name_of(variable) else { continue };
            let is_secret = variable.get("type").and_then(Node::as_str) == Some("secret") || secrets::is_name(name);
            let is_off = variable.get("disabled").and_then(Node::as_bool) == Some(true);
            let value = value_of(variable).filter(|value| !value.is_empty() && !is_secret && !is_off);
            own.insert(name.to_owned(), value.filter(|value| !secrets::looks_secret(value)));
        }
        Self(Rc::new(Layer { own, around: Some(self.clone()), spent: Rc::clone(&self.0.spent) }))
    }

    /// The value that the collection gives. As many steps as there are folders around.
    fn value(&self, name: &str) -> Option<&str> {
        let mut scope = self;
        loop {
            match (scope.0.own.get(name), &scope.0.around) {
                (Some(value), _) => return value.as_deref(),
                (None, Some(around)) => scope = around,
                (None, None) => return None,
            }
        }
    }

    /// A text with its variables in place.
    pub(super) fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.put(text, DEEPEST, &mut out);
        out
    }

    fn put(&self, text: &str, depth: usize, out: &mut String) {
        let mut rest = text;
        while let Some((before, name, after)) = next(rest) {
            out.push_str(before);
            let spent = self.0.spent.get();
            match self.value(name) {
                Some(value) if depth > 0 && spent < MOST => {
                    self.0.spent.set(spent + value.len());
                    self.put(value, depth - 1, out);
                }
                _ => out.push_str(&open(name)),
            }
            rest = after;
        }
        out.push_str(rest);
    }

    /// A JSON text with its variables in place: where one stands for a whole value, it becomes a string unless the
    /// value that is known is JSON.
    pub(super) fn json(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut quoted) = (text, false);
        while let Some((before, name, after)) = next(rest) {
            quoted = ends_quoted(before, quoted);
            out.push_str(before);
            let mut value = String::new();
            self.put(&format!("{{{{{name}}}}}"), DEEPEST, &mut value);
            let is_json = || Value::parse(&value).is_some_and(|value| !matches!(value, Value::Text(_)));
            if quoted {
                let escaped = Value::Text(value).to_string();
                out.push_str(escaped.get(1..escaped.len() - 1).unwrap_or_default());
            } else if is_json() {
                out.push_str(&value);
            } else {
                out.push_str(&Value::Text(value).to_string());
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// The key of a variable or parameter, as both versions write it.
pub(super) fn name_of(node: Node<'_>) -> Option<&str> {
    ["key", "id", "name"].iter().find_map(|key| node.get(key)?.as_str()).filter(|name| !name.is_empty())
}

pub(super) fn value_of(node: Node<'_>) -> Option<String> {
    let value = node.get("value")?;
    match (value.as_str(), value.number_text(), value.as_bool()) {
        (Some(text), ..) => Some(text.to_owned()),
        (_, Some(number), _) => Some(number.to_owned()),
        (.., Some(flag)) => Some(flag.to_string()),
        _ => None,
    }
}

/// The first `{{name}}` of a text, with what stands before and behind it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name.trim(), after))
}

/// Whether a JSON text has an open string at its end.
fn ends_quoted(text: &str, mut quoted: bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if quoted => drop(bytes.next()),
            b'"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}

/// What stands for a variable without a value. Those that Postman makes up each time become one of their kind.
fn open(name: &str) -> String {
    match name.strip_prefix('$') {
        None => secrets::variable(name),
        Some("guid" | "randomUUID") => "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".to_owned(),
        Some("timestamp") => "1700000000".to_owned(),
        Some("isoTimestamp") => "2024-01-01T00:00:00.000Z".to_owned(),
        Some("randomInt") => "42".to_owned(),
        Some("randomBoolean") => "true".to_owned(),
        Some("randomEmail" | "randomExampleEmail") => "ada@example.com".to_owned(),
        Some(other) => other.trim_start_matches("random").to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, LoadOptions, load_text};

    use super::*;

    fn scope(variables: &str) -> Scope {
        let (documents, _) = load_text("variables.json", variables, &LoadOptions::default());
        Scope::default().with(Some(documents.node(documents.root(DocumentId(0)))))
    }

    #[test]
    fn values_are_put_in_and_secrets_stay_out() {
        let scope = scope(
            r#"[{"key": "base", "value": "https://{{host}}/v1"}, {"key": "host", "value": "api.example.com"}, {"id": "n", "value": 7},
                {"key": "apiKey", "value": "s3cr3t"}, {"key": "hidden", "value": "s3cr3t", "type": "secret"},
                {"key": "loop", "value": "{{loop}}x"}]"#,
        );
        for (text, expected) in [
            ("{{base}}/courses/{{n}}", "https://api.example.com/v1/courses/7"),
            ("{{apiKey}} {{ hidden }} {{other-one}}", "${env.APIKEY} ${env.HIDDEN} ${env.OTHER_ONE}"),
            ("{{$guid}} {{ open", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff {{ open"),
        ] {
            assert_eq!(scope.text(text), expected, "{text}");
        }
        assert!(scope.text("{{loop}}").ends_with("xxxx"), "a circle ends");
        assert_eq!(
            scope.json(r#"{"a": {{n}}, "b": "x {{n}} \" {{host}}", "c": {{host}}, "d": {{other}}}"#),
            r#"{"a": 7, "b": "x 7 \" api.example.com", "c": "api.example.com", "d": "${env.OTHER}"}"#
        );
    }
}
