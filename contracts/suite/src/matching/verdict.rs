//! Which tests of a list of rules failed, and what is told of them.

use super::sink::Sink;
use super::test::Test;
use super::tree::List;
use super::{Code, Mismatch};
use crate::Combine;

/// The tests of a list that failed; none where the list is satisfied with one and has it.
pub(crate) fn failures(list: &List, mut passes: impl FnMut(&Test) -> bool) -> Vec<&Test> {
    let failed: Vec<&Test> = list.tests.iter().filter(|test| !passes(test)).collect();
    if list.combine == Combine::Or && failed.len() < list.tests.len() { Vec::new() } else { failed }
}

/// Tells of failed tests: each for itself, or together where one would have been enough. `code` is for places whose
/// mismatches have one name whatever failed.
pub(crate) fn report(
    sink: &mut Sink,
    list: &List,
    failed: &[&Test],
    path: &str,
    expected: &str,
    actual: &str,
    code: Option<Code>,
) {
    let mut tell = |code: Code, rule: String| {
        let (path, expected, actual) = (path.to_owned(), expected.to_owned(), actual.to_owned());
        sink.push(Mismatch { code, path, rule, expected, actual, origin: list.origin });
    };
    let code_of = |test: &Test| match test.code() {
        Code::UnknownMatcher => Code::UnknownMatcher,
        own => code.unwrap_or(own),
    };
    if list.combine == Combine::Or {
        let words: Vec<String> = failed.iter().map(|test| test.words()).collect();
        if let Some(first) = failed.first() {
            tell(code_of(first), words.join(" or "));
        }
        return;
    }
    for test in failed {
        tell(code_of(test), test.words());
    }
}

pub(crate) fn within(count: usize, min: Option<usize>, max: Option<usize>) -> bool {
    min.is_none_or(|min| count >= min) && max.is_none_or(|max| count <= max)
}
