//! Numbers, strings and formats.

use accordant_document::Number;

use super::{Compare, Relation};
use crate::walk::Step;
use crate::walk::bound::{Bound, Move, Range};
use crate::{Direction, Level, ids};

impl Compare<'_, '_> {
    pub(super) fn scalars(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        // Bounds beside a list of values have no effect that the list does not have.
        let open = b.values.is_none() && r.values.is_none();
        if open {
            let low = ["minimum", "exclusiveMinimum"];
            let high = ["maximum", "exclusiveMaximum"];
            let rules = (ids::NUMBER_RANGE_NARROWED, ids::NUMBER_RANGE_WIDENED);
            self.range(&b.numbers, &r.numbers, rules, ["minimum", "maximum"], [&low, &high]);
            self.multiples(&b.multiples, &r.multiples);
            let rules = (ids::LENGTH_NARROWED, ids::LENGTH_WIDENED);
            self.range(&b.lengths, &r.lengths, rules, ["minLength", "maxLength"], [&["minLength"], &["maxLength"]]);
            self.patterns(&b.patterns, &r.patterns);
        }
        self.formats(&b.formats, &r.formats);
        if b.content != r.content {
            let said = |content: &[String]| {
                if content.is_empty() { "none".to_owned() } else { format!("`{}`", content.join(", ")) }
            };
            let message =
                format!("the encoding of the string changed from {} to {}", said(&b.content), said(&r.content));
            let detail = format!("{}>{}", b.content.join(","), r.content.join(","));
            let change = self.remark(ids::CONTENT_CHANGED, message, &["contentEncoding", "contentMediaType"]);
            self.found.push(change.detail(detail));
        }
        self.children(&b.content_schemas, &r.content_schemas, &Step::Content, &["contentSchema"]);
    }

    /// Both ends of a range, one change each.
    pub(super) fn range(
        &mut self,
        base: &Range,
        revision: &Range,
        (narrowed, widened): (&'static str, &'static str),
        names: [&'static str; 2],
        keywords: [&[&str]; 2],
    ) {
        let (low, high) = base.moves(revision);
        let ends = [(low, &base.low, &revision.low), (high, &base.high, &revision.high)];
        for (((moved, before, after), name), keywords) in ends.into_iter().zip(names).zip(keywords) {
            let rule = match moved {
                Move::None => continue,
                Move::Narrower => narrowed,
                Move::Wider => widened,
            };
            let message = match (before, after) {
                (Some(before), Some(after)) => {
                    let word = if (&after.value, name.starts_with("min")) > (&before.value, name.starts_with("min")) {
                        "raised"
                    } else {
                        "lowered"
                    };
                    format!("`{name}` was {word} from {} to {}", end(before), end(after))
                }
                (None, Some(after)) => format!("`{name}` {} was added", end(after)),
                (Some(before), None) => format!("`{name}` {} was removed", end(before)),
                (None, None) => continue,
            };
            let said = |bound: &Option<Bound>| bound.as_ref().map_or("-".to_owned(), end);
            let change = self.change(rule, message, keywords);
            self.found.push(change.detail(format!("{name} {}>{}", said(before), said(after))));
        }
    }

    fn multiples(&mut self, base: &[Number], revision: &[Number]) {
        if base == revision {
            return;
        }
        let (relation, message) = match (base, revision) {
            ([], [step]) => (Relation::Narrower, format!("`multipleOf` {step} was added")),
            ([step], []) => (Relation::Wider, format!("`multipleOf` {step} was removed")),
            ([before], [after]) => {
                let relation = match (before.to_i64(), after.to_i64()) {
                    (Some(before), Some(after)) if before != 0 && after % before == 0 => Relation::Narrower,
                    (Some(before), Some(after)) if after != 0 && before % after == 0 => Relation::Wider,
                    _ => Relation::Incomparable,
                };
                (relation, format!("`multipleOf` changed from {before} to {after}"))
            }
            _ => (Relation::Incomparable, "the steps of the number changed".to_owned()),
        };
        let detail = format!("{}>{}", joined(base), joined(revision));
        let change = self.related(relation, ids::MULTIPLE_OF_CHANGED, message, &["multipleOf"]);
        self.found.push(change.detail(detail));
    }

    fn patterns<T: AsRef<str> + PartialEq>(&mut self, base: &[T], revision: &[T]) {
        let removed: Vec<&T> = base.iter().filter(|pattern| !revision.contains(pattern)).collect();
        let added: Vec<&T> = revision.iter().filter(|pattern| !base.contains(pattern)).collect();
        let quoted = |patterns: &[&T]| {
            patterns.iter().map(|pattern| format!("`{}`", pattern.as_ref())).collect::<Vec<_>>().join(", ")
        };
        let (relation, message) = match (removed.as_slice(), added.as_slice()) {
            ([], []) => return,
            ([], added) => (Relation::Narrower, format!("the pattern {} was added", quoted(added))),
            (removed, []) => (Relation::Wider, format!("the pattern {} was removed", quoted(removed))),
            (removed, added) => {
                let message = format!("the pattern changed from {} to {}", quoted(removed), quoted(added));
                (Relation::Incomparable, message)
            }
        };
        let detail = format!("{}>{}", quoted(&removed), quoted(&added));
        let change = self.related(relation, ids::PATTERN_CHANGED, message, &["pattern"]);
        self.found.push(change.detail(detail));
    }

    /// A format is a hint to people and generators unless the policy takes it as a constraint.
    fn formats<T: AsRef<str> + PartialEq>(&mut self, base: &[T], revision: &[T]) {
        if base == revision {
            return;
        }
        let names = |formats: &[T]| formats.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
        let (before, after) = (names(base), names(revision));
        const WIDER: [(&str, &str); 2] = [("int32", "int64"), ("float", "double")];
        let relation = if before.is_empty() || WIDER.contains(&(after.as_str(), before.as_str())) {
            Relation::Narrower
        } else if after.is_empty() || WIDER.contains(&(before.as_str(), after.as_str())) {
            Relation::Wider
        } else {
            Relation::Incomparable
        };
        let message = match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("the format `{after}` was added"),
            (_, true) => format!("the format `{before}` was removed"),
            _ => format!("the format changed from `{before}` to `{after}`"),
        };
        let mut change = self.remark(ids::FORMAT_CHANGED, message, &["format"]);
        change.level = (relation.level(self.pair.direction) == Level::Info).then_some(Level::Info);
        // A format that a sender no longer promises is still what receivers were told to expect.
        if self.pair.direction == Direction::Response && relation == Relation::Wider {
            change.level = None;
        }
        self.found.push(change.detail(format!("{before}>{after}")));
    }
}

fn end(bound: &Bound) -> String {
    if bound.exclusive { format!("{} (exclusive)", bound.value) } else { bound.value.to_string() }
}

fn joined(numbers: &[Number]) -> String {
    numbers.iter().map(Number::to_string).collect::<Vec<_>>().join(",")
}
