//! Metadata of messages: each expected entry must be there; others are left alone.

use indexmap::IndexMap;

use super::sink::{Sink, shown};
use super::tree::{Cursor, Tree};
use super::verdict::{failures, report};
use super::{Code, body, headers};
use crate::Value;

pub(crate) fn check(
    expected: &IndexMap<String, Value>,
    actual: Option<&IndexMap<String, Value>>,
    tree: &Tree,
    sink: &mut Sink,
) {
    let mut cursor = Cursor::new(tree);
    for (key, example) in expected {
        let root = cursor.root();
        let scope = cursor.key(root, key);
        // Whoever sends the message may spell the media type's key in another way.
        let found = actual.and_then(|actual| {
            let spelled =
                || actual.iter().find(|(known, _)| body::is_content_type(key) && body::is_content_type(known));
            actual.get(key).or_else(|| spelled().map(|(_, value)| value))
        });
        match (found, scope.list()) {
            (None, _) if scope.optional || scope.absent.is_some() => {}
            (None, _) => sink.plain(Code::Metadata, key.clone(), "metadata", shown(example), "nothing".to_owned()),
            (Some(found), _) if scope.absent.is_some() => {
                sink.plain(Code::Metadata, key.clone(), "absent", "nothing".to_owned(), shown(found));
            }
            (Some(found), Some(list)) => {
                let failed = failures(list, |test| test.text(&plain(example), &plain(found), scope.direct));
                report(sink, list, &failed, key, &shown(example), &shown(found), Some(Code::Metadata));
            }
            (Some(found), None) => {
                let same = match (example, found) {
                    (Value::Text(example), Value::Text(found)) if body::is_content_type(key) => {
                        headers::same_with_parameters(example, found)
                    }
                    (example, found) => example == found,
                };
                if !same {
                    sink.plain(Code::Metadata, key.clone(), "equality", shown(example), shown(found));
                }
            }
        }
        cursor.leave(scope);
    }
}

/// Metadata travel as text in most transports.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
