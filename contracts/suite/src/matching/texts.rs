//! Lists of texts under one name: the values of a query parameter, of a form's field, of a header.

use super::Code;
use super::generate::variable;
use super::sink::{Sink, shown_text};
use super::test::Test;
use super::tree::{Cursor, List, Scope};
use super::verdict::{failures, report, within};

/// Where the values stand, and what a mismatch there is called.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) code: Code,
    pub(crate) path: &'p str,
}

/// One value by the rules of its scope, else by equality.
pub(crate) fn value(sink: &mut Sink, place: Place<'_>, expected: &str, actual: &str, scope: Scope<'_>) {
    match scope.list() {
        Some(list) => {
            let failed = failures(list, |test| test.text(expected, actual, scope.direct));
            let (expected, actual) = (shown_text(expected), shown_text(actual));
            report(sink, list, &failed, place.path, &expected, &actual, Some(place.code));
        }
        None if expected != actual && variable::fits(expected, actual) != Some(true) => {
            let (expected, actual) = (shown_text(expected), shown_text(actual));
            sink.plain(place.code, place.path.to_owned(), "equality", expected, actual);
        }
        None => {}
    }
}

/// All values under one name. With a rule there may be more or fewer of them than in the example; without one their
/// number and order count.
pub(crate) fn values<'t>(
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
    place: Place<'_>,
    expected: &[&str],
    actual: &[&str],
    scope: Scope<'t>,
) {
    let Some(list) = scope.list() else {
        for (index, (example, value)) in expected.iter().zip(actual).enumerate() {
            item(cursor, sink, place, example, value, (scope, index));
        }
        if expected.len() != actual.len() {
            sink.plain(place.code, place.path.to_owned(), "length", listed(expected), listed(actual));
        }
        return;
    };
    let Some(first) = expected.first() else { return };
    let failed = failures(list, |test| passes(test, expected, actual, scope));
    report(sink, list, &failed, place.path, &listed(expected), &listed(actual), Some(place.code));
    if list.any(|test| !matches!(test, Test::ArrayContains(_))) {
        for (index, value) in actual.iter().enumerate() {
            let example = expected.get(index).unwrap_or(first);
            item(cursor, sink, place, example, value, (scope, index));
        }
    }
}

fn item<'t>(
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
    place: Place<'_>,
    expected: &str,
    actual: &str,
    (parent, index): (Scope<'t>, usize),
) {
    let mut each = parent.own().into_iter().flat_map(List::each_value).peekable();
    if each.peek().is_some() {
        for node in each {
            let scope = cursor.island(parent, node);
            value(sink, place, expected, actual, scope);
            cursor.leave(scope);
        }
        return;
    }
    let scope = cursor.index(parent, index);
    if !scope.list().is_some_and(only_about_the_list) {
        value(sink, place, expected, actual, scope);
    }
    cursor.leave(scope);
}

/// `arrayContains` speaks of no single value.
fn only_about_the_list(list: &List) -> bool {
    !list.any(|test| !matches!(test, Test::ArrayContains(_)))
}

/// What a rule asks of the list itself.
fn passes(test: &Test, expected: &[&str], actual: &[&str], scope: Scope<'_>) -> bool {
    match test {
        Test::Type { min, max } => !scope.direct || within(actual.len(), *min, *max),
        Test::Equality => expected == actual,
        Test::NotEmpty => !actual.is_empty(),
        Test::Null => false,
        Test::ArrayContains(variants) if variants.is_empty() => expected.iter().all(|example| actual.contains(example)),
        Test::ArrayContains(variants) => variants.iter().all(|(index, tree)| {
            let Some(example) = expected.get(*index) else { return false };
            let mut cursor = Cursor::new(tree);
            let root = cursor.root();
            actual.iter().any(|value| match root.list() {
                Some(list) => failures(list, |test| test.text(example, value, true)).is_empty(),
                None => example == value,
            })
        }),
        _ => true,
    }
}

fn listed(values: &[&str]) -> String {
    match values {
        [] => "nothing".to_owned(),
        values => shown_text(&values.join(", ")),
    }
}
