//! XML bodies, compared as Pact's verifier does: children by their names, attributes as `@name`, text as `#text`.
//! Names carry the namespace they are in.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::sink::{Sink, shown_text};
use super::test::Test;
use super::texts::{self, Place};
use super::tree::{Cursor, Scope};
use super::verdict::{failures, report, within};
use super::{Code, Mismatch};

/// Elements inside each other: the comparison recurses as deep as this, the parser not at all.
const DEEPEST: usize = 256;
/// Nodes of one document.
const MOST_NODES: u32 = 5_000_000;

/// Reads a document; entities are not expanded, so none can grow. The error says what is wrong.
pub(crate) fn read(text: &str) -> Result<Document<'_>, String> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| error.to_string())
}

pub(crate) struct Walk<'t, 's> {
    pub(crate) cursor: &'s mut Cursor<'t>,
    pub(crate) sink: &'s mut Sink,
    /// Attributes and elements that the example lacks are not taken: the rule of requests.
    pub(crate) strict: bool,
    path: String,
    depth: usize,
}

impl<'t, 's> Walk<'t, 's> {
    pub(crate) fn new(cursor: &'s mut Cursor<'t>, sink: &'s mut Sink, strict: bool, prefix: &str) -> Self {
        Self { cursor, sink, strict, path: prefix.to_owned(), depth: 0 }
    }

    /// The roots of two documents; rules are relative to `scope`, the document itself.
    pub(crate) fn documents(&mut self, expected: &Document<'_>, actual: &Document<'_>, scope: Scope<'t>) {
        let (expected, actual) = (expected.root_element(), actual.root_element());
        self.at_child(expected, scope, |walk, child| walk.element(expected, actual, child));
    }

    /// Steps to the place of a child by its name, and back.
    fn at_child(&mut self, child: Node<'_, '_>, parent: Scope<'t>, walk: impl FnOnce(&mut Self, Scope<'t>)) {
        let (full, prefixed) = (full_name(child), prefixed_name(child));
        let scope = self.cursor.key_or(parent, &full, prefixed.as_deref());
        let length = self.path.len();
        self.push(&prefixed.unwrap_or(full));
        self.depth += 1;
        if self.depth <= DEEPEST {
            walk(self, scope);
        } else {
            let expected = format!("at most {DEEPEST} elements inside each other");
            self.sink.plain(Code::BodyInvalid, self.path.clone(), "limit", expected, "more".to_owned());
        }
        self.depth -= 1;
        self.path.truncate(length);
        self.cursor.leave(scope);
    }

    fn push(&mut self, step: &str) {
        let written = crate::path::write_key(step, &mut self.path);
        debug_assert!(written.is_ok());
    }

    fn element(&mut self, expected: Node<'_, '_>, actual: Node<'_, '_>, scope: Scope<'t>) {
        self.sink.step();
        if self.sink.is_full() {
            return;
        }
        let (wanted, found) = (full_name(expected), full_name(actual));
        match scope.list() {
            Some(list) => {
                let failed = failures(list, |test| passes(test, &wanted, &found, actual, scope.direct));
                if !failed.is_empty() {
                    let (path, wanted, found) = (self.path.clone(), tag(expected), tag(actual));
                    return report(self.sink, list, &failed, &path, &wanted, &found, None);
                }
            }
            None if wanted != found => {
                let (wanted, found) = (tag(expected), tag(actual));
                return self.sink.plain(Code::BodyValue, self.path.clone(), "equality", wanted, found);
            }
            None => {}
        }
        self.attributes(expected, actual, scope);
        self.children(expected, actual, scope);
        self.text(expected, actual, scope);
    }

    fn attributes(&mut self, expected: Node<'_, '_>, actual: Node<'_, '_>, scope: Scope<'t>) {
        let wanted = attributes(expected);
        let found = attributes(actual);
        for (name, (alias, value)) in &wanted {
            let child = self.cursor.key_or(scope, &format!("@{name}"), alias.as_deref());
            let length = self.path.len();
            self.push(alias.as_deref().unwrap_or(&format!("@{name}")));
            match found.get(name) {
                Some((_, actual)) => match child.absent {
                    Some(origin) => self.extra(shown_text(actual), origin),
                    None => {
                        let place = Place { code: Code::BodyValue, path: &self.path };
                        texts::value(self.sink, place, value, actual, child);
                    }
                },
                None if child.optional || child.absent.is_some() => {}
                None => {
                    let (path, value) = (self.path.clone(), shown_text(value));
                    self.sink.plain(Code::BodyMissing, path, "attribute", value, "nothing".to_owned());
                }
            }
            self.path.truncate(length);
            self.cursor.leave(child);
        }
        if self.strict {
            for (name, (alias, value)) in found.iter().filter(|(name, _)| !wanted.contains_key(*name)) {
                let length = self.path.len();
                self.push(alias.as_deref().unwrap_or(&format!("@{name}")));
                let origin = self.sink.origin;
                self.extra(shown_text(value), origin);
                self.path.truncate(length);
            }
        }
    }

    fn extra(&mut self, actual: String, origin: accordant_document::Origin) {
        let (path, rule) = (self.path.clone(), "no further attributes and elements".to_owned());
        let expected = "nothing".to_owned();
        self.sink.push(Mismatch { code: Code::BodyExtra, path, rule, expected, actual, origin });
    }

    /// Elements of one name are compared in their order; where a rule asks for a type, each with the first example.
    fn children(&mut self, expected: Node<'_, '_>, actual: Node<'_, '_>, scope: Scope<'t>) {
        let mut wanted = by_name(expected);
        for (name, found) in by_name(actual) {
            if self.sink.is_full() {
                return;
            }
            let examples = wanted.remove(&name).unwrap_or_default();
            let Some(&named) = examples.first().or(found.first()) else { continue };
            self.at_child(named, scope, |walk, child| {
                if let Some(origin) = child.absent {
                    return walk.extra(shown_text(&name), origin);
                }
                let Some(&first) = examples.first() else {
                    if walk.strict || child.typed {
                        let origin = walk.sink.origin;
                        walk.extra(tag(named), origin);
                    }
                    return;
                };
                if child.typed {
                    found.iter().for_each(|&item| walk.element(first, item, child));
                    return;
                }
                for (&example, &item) in examples.iter().zip(&found) {
                    walk.element(example, item, child);
                }
                let further = if walk.strict { found.get(examples.len()..) } else { None };
                for &item in further.unwrap_or_default() {
                    let origin = walk.sink.origin;
                    walk.extra(tag(item), origin);
                }
                if examples.len() > found.len() {
                    walk.missing(format!("{} of <{name}>", examples.len()), format!("{}", found.len()));
                }
            });
        }
        for (_, examples) in wanted {
            let Some(&example) = examples.first() else { continue };
            self.at_child(example, scope, |walk, child| {
                if !child.optional && child.absent.is_none() {
                    walk.missing(tag(example), "nothing".to_owned());
                }
            });
        }
    }

    fn missing(&mut self, expected: String, actual: String) {
        self.sink.plain(Code::BodyMissing, self.path.clone(), "element", expected, actual);
    }

    fn text(&mut self, expected: Node<'_, '_>, actual: Node<'_, '_>, scope: Scope<'t>) {
        let child = self.cursor.key(scope, "#text");
        let length = self.path.len();
        self.push("#text");
        let place = Place { code: Code::BodyValue, path: &self.path };
        texts::value(self.sink, place, &text(expected), &text(actual), child);
        self.path.truncate(length);
        self.cursor.leave(child);
    }
}

fn passes(test: &Test, wanted: &str, found: &str, actual: Node<'_, '_>, direct: bool) -> bool {
    match test {
        Test::Equality => wanted == found,
        Test::Type { min: None, max: None } => wanted == found,
        Test::Type { min, max } => !direct || within(actual.children().count(), *min, *max),
        Test::Regex(pattern) => pattern.matches(actual.tag_name().name()),
        Test::NotEmpty => actual.has_children(),
        Test::Unknown(_) => true,
        _ => false,
    }
}

pub(crate) fn full_name(node: Node<'_, '_>) -> String {
    let name = node.tag_name();
    match name.namespace() {
        Some(space) => format!("{space}:{}", name.name()),
        None => name.name().to_owned(),
    }
}

/// The name with the prefix of the document, where it has one.
pub(crate) fn prefixed_name(node: Node<'_, '_>) -> Option<String> {
    let space = node.tag_name().namespace()?;
    let name = node.tag_name().name();
    Some(match node.lookup_prefix(space).filter(|prefix| !prefix.is_empty()) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    })
}

fn tag(node: Node<'_, '_>) -> String {
    shown_text(&format!("<{}>", full_name(node)))
}

/// Attributes by their full names, each with the step that its prefix makes of it and its value.
fn attributes(node: Node<'_, '_>) -> BTreeMap<String, (Option<String>, String)> {
    let named = |attribute: roxmltree::Attribute<'_, '_>| {
        let name = attribute.name().to_owned();
        let value = attribute.value().to_owned();
        match attribute.namespace() {
            Some(space) => {
                let alias = node.lookup_prefix(space).map(|prefix| format!("@{prefix}:{name}"));
                (format!("{space}:{name}"), (alias, value))
            }
            None => (name, (None, value)),
        }
    };
    node.attributes().map(named).collect()
}

fn by_name<'a, 'i>(node: Node<'a, 'i>) -> BTreeMap<String, Vec<Node<'a, 'i>>> {
    let mut children: BTreeMap<String, Vec<Node<'a, 'i>>> = BTreeMap::new();
    for child in node.children().filter(Node::is_element) {
        children.entry(full_name(child)).or_default().push(child);
    }
    children
}

/// The element's own text, without the white space around its pieces.
fn text(node: Node<'_, '_>) -> String {
    let pieces = node.children().filter(|child| child.node_type() == NodeType::Text);
    pieces.filter_map(|child| child.text()).map(str::trim).collect()
}
