//! Paths: their slash, their doubles, and those that match the same requests.

use accordant_document::{Finding, Severity};
use accordant_model::http::{HttpContract, Operation};
use rustc_hash::FxHashMap;

use crate::checker::{Checker, subject};
use crate::ids;

/// More paths are not compared with each other: the number of pairs grows with the square.
const COMPARED: usize = 2_000;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let mut paths: Vec<&Operation> = Vec::new();
    let mut known: FxHashMap<&str, &Operation> = FxHashMap::default();
    for operation in &http.operations {
        if !known.contains_key(operation.path.raw()) {
            known.insert(operation.path.raw(), operation);
            paths.push(operation);
        }
    }
    for operation in &paths {
        form(checker, operation);
    }
    let mut shapes: FxHashMap<String, &Operation> = FxHashMap::default();
    for operation in &http.operations {
        let key = format!("{} {}", operation.method.0, operation.path.shape());
        match shapes.get(&key) {
            Some(first) if first.path.raw() != operation.path.raw() => {
                let message = format!(
                    "`{}` and `{}` are the same path: only the names of their parameters differ",
                    operation.path, first.path
                );
                let finding = Finding::new(
                    ids::PATH_REPEATED,
                    Severity::Warning,
                    checker.documents().origin(operation.at),
                    message,
                )
                .help("merge the two: a server cannot tell them apart")
                .subject(subject(operation))
                .related(checker.documents().origin(first.at), "the other is here");
                checker.enter(finding);
            }
            Some(_) => {}
            None => {
                shapes.insert(key, operation);
            }
        }
    }
    ambiguous(checker, http);
}

fn form(checker: &mut Checker<'_>, operation: &Operation) {
    let raw = operation.path.raw();
    let origin = checker.documents().origin(operation.at);
    if !raw.starts_with('/') {
        let message = format!("the path `{raw}` does not start with a slash");
        checker.report_on(ids::PATH_WITHOUT_SLASH, raw, origin, message, format!("write `/{raw}`"));
    }
    if raw.contains(['?', '#']) {
        let message = format!("the path `{raw}` holds a query or a fragment");
        checker.report_on(ids::PATH_WITH_QUERY, raw, origin, message, "declare query parameters instead");
    }
    let mut names: Vec<_> = operation.path.names().to_vec();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("the path `{raw}` has the parameter `{}` twice", pair[0]);
        checker.report_on(ids::PATH_PARAMETER_TWICE, raw, origin, message, "give each part a name of its own");
    }
}

/// Two templates of one method that match the same request where neither is the more concrete one (OpenAPI 3.1.1,
/// section 4.8.8.2, leaves it to the tools which is meant).
fn ambiguous(checker: &mut Checker<'_>, http: &HttpContract) {
    let mut groups: FxHashMap<(&str, usize), Vec<&Operation>> = FxHashMap::default();
    let mut order: Vec<(&str, usize)> = Vec::new();
    for operation in http.operations.iter().filter(|operation| operation.path.shape().contains("{}")) {
        let key = (operation.method.0.as_str(), operation.path.shape().split('/').count());
        groups
            .entry(key)
            .or_insert_with(|| {
                order.push(key);
                Vec::new()
            })
            .push(operation);
    }
    let mut left = COMPARED * COMPARED / 2;
    for key in order {
        let group = groups.remove(&key).unwrap_or_default();
        for (index, later) in group.iter().enumerate() {
            for earlier in &group[..index] {
                let Some(rest) = left.checked_sub(1) else { return };
                left = rest;
                if crossing(earlier.path.shape(), later.path.shape()) {
                    let message = format!(
                        "`{}` and `{}` match the same requests, and neither is the more concrete one",
                        later.path, earlier.path
                    );
                    let finding = Finding::new(
                        ids::PATH_AMBIGUOUS,
                        Severity::Info,
                        checker.documents().origin(later.at),
                        message,
                    )
                    .help("give one of them a fixed part that the other does not match")
                    .subject(subject(later))
                    .related(checker.documents().origin(earlier.at), "the other is here");
                    checker.enter(finding);
                }
            }
        }
    }
}

/// Whether each of two shapes has a parameter where the other has text, and nothing else tells them apart.
fn crossing(left: &str, right: &str) -> bool {
    let (mut left_wider, mut right_wider) = (false, false);
    for (left, right) in left.split('/').zip(right.split('/')) {
        match (left, right) {
            (left, right) if left == right => {}
            ("{}", text) if !text.contains("{}") => left_wider = true,
            (text, "{}") if !text.contains("{}") => right_wider = true,
            _ => return false,
        }
    }
    left_wider && right_wider
}

#[cfg(test)]
mod tests {
    use super::crossing;

    #[test]
    fn templates_cross_where_each_is_wider_somewhere() {
        for (left, right, expected) in [
            ("/{}/me", "/books/{}", true),
            ("/books/{}", "/books/mine", false),
            ("/{}/a", "/{}/b", false),
            ("/{}/a", "/{}/a", false),
            ("/{}.json/a", "/x/{}", false),
        ] {
            assert_eq!(crossing(left, right), expected, "{left} {right}");
        }
    }
}
