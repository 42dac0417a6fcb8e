//! JSON bodies: the example, the rules and what came, walked together once.

mod value;

use std::fmt::Write;

use accordant_document::{Kind, Node};
use indexmap::IndexMap;

use self::value::{equal, is_open, kind_of, passes, passes_list, passes_map};
use super::sink::{Sink, shown, shown_node};
use super::test::Test;
use super::tree::{Cursor, List, Scope, Tree};
use super::verdict::{failures, report};
use super::{Code, Mismatch};
use crate::path::write_key;
use crate::{Combine, Value};

/// What a walk needs beside the values.
pub(crate) struct Walk<'t, 's, 'a> {
    pub(crate) cursor: &'s mut Cursor<'t>,
    pub(crate) sink: &'s mut Sink,
    /// Keys that the example lacks are not taken: the rule of requests.
    pub(crate) strict: bool,
    /// What all paths begin with.
    pub(crate) prefix: &'s str,
    steps: Vec<Step<'a>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'t, 's, 'a> Walk<'t, 's, 'a> {
    pub(crate) fn new(cursor: &'s mut Cursor<'t>, sink: &'s mut Sink, strict: bool, prefix: &'s str) -> Self {
        Self { cursor, sink, strict, prefix, steps: Vec::new() }
    }

    /// Compares a value with the example's at one place. Recursion is as deep as the shallower of the two, and the
    /// readers of both have limits.
    pub(crate) fn value(&mut self, expected: &'a Value, actual: Node<'a>, scope: Scope<'t>) {
        self.sink.step();
        if self.sink.is_full() {
            return;
        }
        if scope.own().is_some_and(|list| list.any(|test| matches!(test, Test::OneOf(_)))) {
            return self.scalar(expected, actual, scope);
        }
        match (expected, actual.kind()) {
            (Value::Map(members), Kind::Object) => self.map(members, actual, scope),
            (Value::List(items), Kind::Array) => self.list(items, actual, scope),
            (Value::Map(_) | Value::List(_), kind) => {
                let or_null = |list: &List| list.combine == Combine::Or && list.any(|test| matches!(test, Test::Null));
                if kind != Kind::Null || !scope.own().is_some_and(or_null) {
                    let path = self.path();
                    self.sink.plain(Code::BodyType, path, "type", shown(expected), shown_node(actual));
                }
            }
            _ => self.scalar(expected, actual, scope),
        }
    }

    fn scalar(&mut self, expected: &'a Value, actual: Node<'a>, scope: Scope<'t>) {
        let Some(list) = scope.list() else {
            if !equal(expected, actual) && !is_open(expected, actual) {
                let code = if kind_of(expected) == actual.kind() { Code::BodyValue } else { Code::BodyType };
                let path = self.path();
                self.sink.plain(code, path, "equality", shown(expected), shown_node(actual));
            }
            return;
        };
        let failed = failures(list, |test| {
            let about_example = matches!(test, Test::Equality | Test::Values | Test::EachValue(_) | Test::Type { .. });
            passes(test, expected, actual, scope.direct) || about_example && is_open(expected, actual)
        });
        self.failed(list, &failed, expected, actual);
    }

    fn map(&mut self, expected: &'a IndexMap<String, Value>, actual: Node<'a>, scope: Scope<'t>) {
        if expected.is_empty() && self.strict && !actual.is_empty() {
            let path = self.path();
            return self.sink.plain(Code::BodyExtra, path, "no further keys", "{}".to_owned(), shown_node(actual));
        }
        let about_values = scope.own().is_some_and(|list| list.any(Test::is_about_values));
        // A list of rules that are all about values says nothing of the keys.
        let about_keys = scope.list().is_none_or(|list| list.any(|test| !(scope.direct && test.is_about_values())));
        if let Some(list) = scope.list() {
            let failed = failures(list, |test| passes_map(test, expected, actual, scope.direct));
            self.failed_shown(list, &failed, || shown_map(expected), actual);
        }
        if about_keys {
            self.keys(expected, actual, scope);
        }
        if about_values {
            // Pact compares with the example of the same name, else with the first by name.
            let first = expected.iter().min_by_key(|(key, _)| key.as_str()).map(|(_, value)| value);
            for member in actual.members() {
                let Some(example) = expected.get(member.key).or(first) else { continue };
                let step = Step::Key(member.key);
                if !self.each_value(step, example, member.value, scope) {
                    self.child(member.key, example, member.value, scope);
                }
            }
        } else {
            for (key, example) in expected {
                if let Some(value) = actual.get(key) {
                    self.child(key, example, value, scope);
                }
            }
        }
    }

    fn child(&mut self, key: &'a str, expected: &'a Value, actual: Node<'a>, parent: Scope<'t>) {
        let scope = self.cursor.key(parent, key);
        self.steps.push(Step::Key(key));
        if scope.absent.is_none() {
            self.value(expected, actual, scope);
        }
        self.steps.pop();
        self.cursor.leave(scope);
    }

    /// Holds one value against the rules of `eachValue` at its parent, which decide alone there; whether there are any.
    fn each_value(&mut self, step: Step<'a>, expected: &'a Value, actual: Node<'a>, parent: Scope<'t>) -> bool {
        let mut any = false;
        for node in parent.own().into_iter().flat_map(List::each_value) {
            any = true;
            let scope = self.cursor.island(parent, node);
            self.steps.push(step);
            self.value(expected, actual, scope);
            self.steps.pop();
            self.cursor.leave(scope);
        }
        any
    }

    /// Keys that are missing, that may not be there, and that have the wrong form.
    fn keys(&mut self, expected: &'a IndexMap<String, Value>, actual: Node<'a>, scope: Scope<'t>) {
        let own = scope.own();
        let any_keys = own
            .is_some_and(|list| list.any(|test| matches!(test, Test::Values | Test::EachValue(_) | Test::EachKey(_))));
        if !any_keys {
            for (key, example) in expected {
                if actual.get(key).is_none() {
                    let child = self.cursor.key(scope, key);
                    self.cursor.leave(child);
                    if !child.optional && child.absent.is_none() {
                        let path = self.path_of(key);
                        self.sink.plain(Code::BodyMissing, path, "key", shown(example), "nothing".to_owned());
                    }
                }
            }
        }
        let each_key = own.into_iter().flat_map(|list| list.tests.iter().map(move |test| (list, test)));
        let each_key: Vec<(&List, &[Test])> = each_key
            .filter_map(|(list, test)| match test {
                Test::EachKey(inner) => Some((list, inner.as_slice())),
                _ => None,
            })
            .collect();
        let looks_at_all = self.cursor.has_absent() || self.strict && !any_keys || !each_key.is_empty();
        if !looks_at_all {
            return;
        }
        for member in actual.members() {
            if self.sink.is_full() {
                return;
            }
            let child = self.cursor.key(scope, member.key);
            self.cursor.leave(child);
            let path = || self.path_of(member.key);
            if let Some(origin) = child.absent {
                let (path, rule) = (path(), "absent".to_owned());
                let (expected, actual) = ("nothing".to_owned(), shown_node(member.value));
                self.sink.push(Mismatch { code: Code::BodyExtra, path, rule, expected, actual, origin });
            } else if self.strict && !any_keys && !expected.contains_key(member.key) {
                let path = path();
                let actual = shown_node(member.value);
                self.sink.plain(Code::BodyExtra, path, "no further keys", "nothing".to_owned(), actual);
            }
            for &(list, inner) in &each_key {
                for test in inner.iter().filter(|test| !test.text("", member.key, true)) {
                    let rule = format!("eachKey {}", test.words());
                    let (path, actual) = (self.path_of(member.key), member.key.to_owned());
                    let expected = "another key".to_owned();
                    self.sink.push(Mismatch { code: test.code(), path, rule, expected, actual, origin: list.origin });
                }
            }
        }
    }

    fn list(&mut self, expected: &'a [Value], actual: Node<'a>, scope: Scope<'t>) {
        let Some(list) = scope.list() else {
            return self.plain_list(expected, actual, scope);
        };
        // With a rule, an empty example says nothing about items.
        if expected.is_empty() {
            return;
        }
        let whole = list.tests.iter().any(|test| !matches!(test, Test::ArrayContains(_)));
        let contains: Vec<bool> = list
            .tests
            .iter()
            .map(|test| match test {
                Test::ArrayContains(variants) => self.contains(variants, expected, actual),
                _ => true,
            })
            .collect();
        let mut at = contains.iter();
        let failed = failures(list, |test| {
            let contained = at.next().copied().unwrap_or(true);
            contained && passes_list(test, expected, actual, scope.direct)
        });
        if list.combine == Combine::Or && failed.len() < list.tests.len() {
            // Whether the items fit as well decides only where no rule of the list is enough for itself.
            let enough =
                list.tests.iter().zip(&contains).any(|(test, held)| *held && matches!(test, Test::ArrayContains(_)));
            if !enough && whole && !self.each_fits(expected, actual, scope) {
                self.items(expected, actual, scope, false);
            }
            return;
        }
        self.failed_shown(list, &failed, || shown_list(expected), actual);
        if whole {
            self.items(expected, actual, scope, true);
        }
    }

    /// Every item by the example of its place, or by the first where there are more. `each` says that the rules of
    /// `eachValue` decide where there are some.
    fn items(&mut self, expected: &'a [Value], actual: Node<'a>, scope: Scope<'t>, each: bool) {
        let Some(first) = expected.first() else { return };
        for (index, item) in actual.items().enumerate() {
            if self.sink.is_full() {
                return;
            }
            let example = expected.get(index).unwrap_or(first);
            if !(each && self.each_value(Step::Index(index), example, item, scope)) {
                self.item(index, example, item, scope);
            }
        }
    }

    /// Whether a list has rules of `eachValue` and its items satisfy them.
    fn each_fits(&mut self, expected: &'a [Value], actual: Node<'a>, scope: Scope<'t>) -> bool {
        if scope.own().is_none_or(|list| list.each_value().next().is_none()) {
            return false;
        }
        let mut probe = self.sink.probe();
        std::mem::swap(self.sink, &mut probe);
        self.items(expected, actual, scope, true);
        std::mem::swap(self.sink, &mut probe);
        self.sink.took(&probe)
    }

    fn item(&mut self, index: usize, expected: &'a Value, actual: Node<'a>, parent: Scope<'t>) {
        let scope = self.cursor.index(parent, index);
        self.steps.push(Step::Index(index));
        self.value(expected, actual, scope);
        self.steps.pop();
        self.cursor.leave(scope);
    }

    /// Without a rule a list has the example's items, no more and no less.
    fn plain_list(&mut self, expected: &'a [Value], actual: Node<'a>, scope: Scope<'t>) {
        for (index, (example, item)) in expected.iter().zip(actual.items()).enumerate() {
            if self.sink.is_full() {
                return;
            }
            self.item(index, example, item, scope);
        }
        let (wanted, found) = (expected.len(), actual.len());
        if wanted != found {
            let code = if found < wanted { Code::BodyMissing } else { Code::BodyExtra };
            let items = |count: usize| if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
            let path = self.path();
            self.sink.plain(code, path, "length", items(wanted), items(found));
        }
    }

    /// Whether there is a fitting item for each variant. Without variants each item of the example is one.
    fn contains(&mut self, variants: &'t [(usize, Tree)], expected: &'a [Value], actual: Node<'a>) -> bool {
        let fits = |walk: &mut Self, index: usize, tree: &'t Tree| {
            let Some(example) = expected.get(index) else { return false };
            actual.items().any(|item| {
                let mut cursor = Cursor::new(tree);
                let root = cursor.root();
                let mut probe = walk.sink.probe();
                Walk::new(&mut cursor, &mut probe, walk.strict, walk.prefix).value(example, item, root);
                walk.sink.took(&probe)
            })
        };
        if variants.is_empty() {
            return (0..expected.len()).all(|index| fits(self, index, Tree::equality()));
        }
        variants.iter().all(|(index, tree)| fits(self, *index, tree))
    }

    fn failed(&mut self, list: &List, failed: &[&Test], expected: &Value, actual: Node<'_>) {
        self.failed_shown(list, failed, || shown(expected), actual);
    }

    fn failed_shown(&mut self, list: &List, failed: &[&Test], expected: impl Fn() -> String, actual: Node<'_>) {
        if failed.is_empty() {
            return;
        }
        let path = self.path();
        report(self.sink, list, failed, &path, &expected(), &shown_node(actual), None);
    }

    fn path(&self) -> String {
        let mut path = self.prefix.to_owned();
        for step in &self.steps {
            let written = match step {
                Step::Key(key) => write_key(key, &mut path),
                Step::Index(index) => write!(path, "[{index}]"),
            };
            // Writing to a string cannot fail.
            debug_assert!(written.is_ok());
        }
        path
    }

    fn path_of(&self, key: &str) -> String {
        let mut path = self.path();
        let written = write_key(key, &mut path);
        debug_assert!(written.is_ok());
        path
    }
}

fn shown_map(expected: &IndexMap<String, Value>) -> String {
    shown(&Value::Map(expected.clone()))
}

fn shown_list(expected: &[Value]) -> String {
    shown(&Value::List(expected.to_vec()))
}
