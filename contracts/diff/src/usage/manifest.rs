//! Lists of operations that a consumer uses, as an SDK's manifest has them:
//!
//! ```yaml
//! consumer: mobile-app
//! operations:
//!   - listCourses
//!   - GET /courses/{id}
//! ```

use accordant_document::Node;
use smol_str::SmolStr;

use super::call::{Call, Route};
use crate::Usage;

/// The calls of a manifest; `None` where the document has no list of operations.
pub(crate) fn calls(root: Node<'_>, place: &impl Fn(Node<'_>) -> String) -> Option<Vec<Call>> {
    let operations = root.get("operations").filter(|operations| operations.is_array())?;
    let named = |key: &str| root.get(key).and_then(Node::as_str);
    let consumer = named("consumer").or_else(|| named("name"))?;
    let call = |entry: Node<'_>| {
        let route = match entry.as_str() {
            Some(text) => route(text),
            None => {
                let word = |key: &str| entry.get(key).and_then(Node::as_str);
                match (word("method"), word("path"), word("operationId").or_else(|| word("id"))) {
                    (Some(method), Some(path), _) => path_of(method, path),
                    (_, _, Some(id)) => Route::OperationId(SmolStr::new(id)),
                    _ => return None,
                }
            }
        };
        Some(Call { usage: Usage { consumer: consumer.to_owned(), place: place(entry) }, route, exchanged: None })
    };
    Some(operations.items().filter_map(call).collect())
}

fn route(text: &str) -> Route {
    match text.split_once(' ') {
        Some((method, path)) if path.trim_start().starts_with('/') => path_of(method, path.trim()),
        _ => Route::OperationId(SmolStr::new(text)),
    }
}

fn path_of(method: &str, path: &str) -> Route {
    Route::Path { method: SmolStr::new(method.to_ascii_uppercase()), path: path.to_owned() }
}
