//! Paths: their form, and whether a request can tell them apart.

use std::collections::BTreeMap;

use accordant_model::http::{HttpContract, Operation};
use rustc_hash::FxHashMap;

use super::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let mut routes: BTreeMap<(&str, &str), Vec<&Operation>> = BTreeMap::new();
    for operation in &http.operations {
        let raw = operation.path.raw();
        let origin = sink.member(operation.at, "");
        if !raw.starts_with('/') {
            sink.report(
                ids::PATH_WITHOUT_SLASH,
                origin,
                &subject(operation),
                format!("the path `{raw}` does not begin with `/`"),
            );
        }
        if raw.contains('?') || raw.contains('#') {
            sink.report(
                ids::PATH_WITH_QUERY,
                origin,
                &subject(operation),
                format!("the path `{raw}` holds a query or a fragment, which no request path has"),
            );
        }
        routes.entry((&operation.method.0, operation.path.shape())).or_default().push(operation);
    }
    for ((method, _), operations) in &routes {
        if let [first, rest @ ..] = operations.as_slice() {
            for other in rest {
                let at = sink.member(first.at, "");
                sink.report_with(
                    ids::PATH_AMBIGUOUS,
                    sink.member(other.at, ""),
                    &subject(other),
                    format!("`{method} {}` and `{method} {}` are the same route", other.path, first.path),
                    |finding| finding.related(at, "the other one"),
                );
            }
        }
    }
    overlapping(http, sink);
}

/// Two templates of the same length of which neither is the more concrete one: `/{a}/x` and `/y/{b}` both take `/y/x`.
fn overlapping(http: &HttpContract, sink: &mut Sink<'_>) {
    /// So many candidates are compared with each other; beyond, a hostile document would cost its square.
    const BUDGET: usize = 200_000;
    type Template<'a> = (&'a Operation, Vec<&'a str>);
    let mut by_length: FxHashMap<(&str, usize), Vec<Template<'_>>> = FxHashMap::default();
    for operation in &http.operations {
        let segments: Vec<&str> = operation.path.shape().split('/').collect();
        by_length.entry((&operation.method.0, segments.len())).or_default().push((operation, segments));
    }
    let mut groups: Vec<_> = by_length.into_iter().collect();
    groups.sort_by(|left, right| left.0.cmp(&right.0));
    let mut compared = 0;
    for (_, group) in groups {
        for (index, (left, left_segments)) in group.iter().enumerate() {
            // Only a template that has its variable before its partner's can be crossed: fixed ones never are.
            if !left_segments.contains(&"{}") {
                continue;
            }
            for (right, right_segments) in group.iter().skip(index + 1) {
                compared += 1;
                if compared > BUDGET {
                    return;
                }
                if crossed(left_segments, right_segments) {
                    let at = sink.member(left.at, "");
                    sink.report_with(
                        ids::PATH_OVERLAP,
                        sink.member(right.at, ""),
                        &subject(right),
                        format!("a request can match both `{}` and `{}`", right.path, left.path),
                        |finding| finding.related(at, "the other one"),
                    );
                }
            }
        }
    }
}

fn crossed(left: &[&str], right: &[&str]) -> bool {
    let mut left_wider = false;
    let mut right_wider = false;
    for (left, right) in left.iter().zip(right) {
        match (*left == "{}", *right == "{}") {
            (true, false) => left_wider = true,
            (false, true) => right_wider = true,
            (false, false) if left != right => return false,
            _ => {}
        }
    }
    left_wider && right_wider
}
