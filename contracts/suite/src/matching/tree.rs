//! The rules of one category as a tree of path steps, walked in step with the value, so that no value searches the
//! rules: what applies to a child follows from what is open at its parent.

use std::sync::LazyLock;

use accordant_document::Origin;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::test::Test;
use crate::{Category, Combine, Matcher, Rule, Token};

/// Compiled rules. Paths are relative to the root of the body, or to the list of names (headers, parameters).
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<TreeNode>,
    lists: Vec<List>,
    /// Whether anything may not be there.
    absent: bool,
}

static EQUALITY: LazyLock<Tree> = LazyLock::new(|| {
    let mut tree = Tree { nodes: vec![TreeNode::default()], ..Tree::default() };
    tree.add(0, &[Matcher::Equality], Combine::And, Origin::default());
    tree
});

#[derive(Clone, Debug, Default)]
struct TreeNode {
    names: FxHashMap<SmolStr, u32>,
    any_name: Option<u32>,
    any_index: Option<u32>,
    list: Option<u32>,
    optional: bool,
    absent: Option<Origin>,
}

/// What is written at one path.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) tests: Vec<Test>,
    pub(crate) combine: Combine,
    pub(crate) origin: Origin,
}

impl List {
    pub(crate) fn any(&self, wanted: impl Fn(&Test) -> bool) -> bool {
        self.tests.iter().any(wanted)
    }

    /// Where the rules stand that hold for every value of this place, and alone there: for [`Cursor::island`].
    pub(crate) fn each_value(&self) -> impl Iterator<Item = u32> {
        self.tests.iter().filter_map(|test| match test {
            Test::EachValue(node) => Some(*node),
            _ => None,
        })
    }
}

impl Tree {
    /// Reads the rules of one category; the others are left out.
    pub(crate) fn of(rules: &[Rule], category: Category) -> Self {
        let mut tree = Self { nodes: vec![TreeNode::default()], ..Self::default() };
        for rule in rules.iter().filter(|rule| rule.category == category) {
            let folded = category == Category::Header;
            let node = tree.insert(&rule.path.0, folded);
            tree.add(node, &rule.matchers, rule.combine, rule.origin);
        }
        tree
    }

    /// The rules of one place that has no path of its own: status, method, path.
    pub(crate) fn flat(rules: &[Rule], category: Category) -> Self {
        let mut tree = Self { nodes: vec![TreeNode::default()], ..Self::default() };
        for rule in rules.iter().filter(|rule| rule.category == category) {
            tree.add(0, &rule.matchers, rule.combine, rule.origin);
        }
        tree
    }

    /// The one rule of what has none: `equality` at the root.
    pub(crate) fn equality() -> &'static Tree {
        &EQUALITY
    }

    fn insert(&mut self, path: &[Token], folded: bool) -> u32 {
        let mut at = 0;
        for (depth, token) in path.iter().enumerate() {
            let known = match token {
                Token::Name(name) if folded && depth == 0 => self.name(at, &name.to_lowercase()),
                Token::Name(name) => self.name(at, name),
                Token::Index(index) => self.name(at, &index.to_string()),
                Token::AnyName => self.node(at).and_then(|node| node.any_name),
                Token::AnyIndex => self.node(at).and_then(|node| node.any_index),
            };
            at = match known {
                Some(node) => node,
                None => {
                    let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
                    self.nodes.push(TreeNode::default());
                    if let Some(node) = self.nodes.get_mut(at as usize) {
                        match token {
                            Token::Name(name) if folded && depth == 0 => {
                                node.names.insert(name.to_lowercase().into(), next);
                            }
                            Token::Name(name) => {
                                node.names.insert(name.into(), next);
                            }
                            Token::Index(index) => {
                                node.names.insert(index.to_string().into(), next);
                            }
                            Token::AnyName => node.any_name = Some(next),
                            Token::AnyIndex => node.any_index = Some(next),
                        }
                    }
                    next
                }
            };
        }
        at
    }

    fn add(&mut self, at: u32, matchers: &[Matcher], combine: Combine, origin: Origin) {
        let mut tests = Vec::new();
        for matcher in matchers {
            match matcher {
                Matcher::Optional(inner) => {
                    if let Some(node) = self.nodes.get_mut(at as usize) {
                        node.optional = true;
                    }
                    self.add(at, inner, Combine::And, origin);
                }
                Matcher::Absent => {
                    if let Some(node) = self.nodes.get_mut(at as usize) {
                        node.absent = Some(origin);
                        self.absent = true;
                    }
                }
                Matcher::EachValue(inner) => {
                    let node = self.island(inner, origin);
                    tests.push(Test::EachValue(node));
                }
                matcher => tests.push(Test::of(matcher)),
            }
        }
        if tests.is_empty() {
            return;
        }
        let list = self.node(at).and_then(|node| node.list);
        match list.and_then(|list| self.lists.get_mut(list as usize)) {
            Some(list) => list.tests.extend(tests),
            None => self.put(at, List { tests, combine, origin }),
        }
    }

    /// A node that no path leads to: what `eachValue` asks of every value. No matchers take every value.
    fn island(&mut self, matchers: &[Matcher], origin: Origin) -> u32 {
        let at = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(TreeNode::default());
        if matchers.is_empty() {
            self.put(at, List { tests: Vec::new(), combine: Combine::And, origin });
        } else {
            self.add(at, matchers, Combine::And, origin);
        }
        at
    }

    fn put(&mut self, at: u32, list: List) {
        let index = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.lists.push(list);
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.list = Some(index);
        }
    }

    fn node(&self, at: u32) -> Option<&TreeNode> {
        self.nodes.get(at as usize)
    }

    /// A name and an index that read alike are one step: Pact compares paths as text.
    fn name(&self, at: u32, name: &str) -> Option<u32> {
        self.node(at)?.names.get(name).copied()
    }
}

/// What applies at one value. Cheap to copy; the open steps lie on the cursor's stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'t> {
    start: usize,
    end: usize,
    /// The heaviest list of this path or a parent, and its weight.
    best: Option<(&'t List, f64)>,
    /// Whether the best list stands at this very path.
    pub(crate) direct: bool,
    /// Whether any list of this path or a parent asks for a type.
    pub(crate) typed: bool,
    /// The value may be missing.
    pub(crate) optional: bool,
    /// The value may not be there: where that is written.
    pub(crate) absent: Option<Origin>,
    depth: usize,
}

impl<'t> Scope<'t> {
    pub(crate) fn list(&self) -> Option<&'t List> {
        self.best.map(|(list, _)| list)
    }

    /// The list that stands at this very path.
    pub(crate) fn own(&self) -> Option<&'t List> {
        if self.direct { self.list() } else { None }
    }
}

/// A walk through a tree. The open steps of all values on the way are one stack, so that entering a value allocates
/// nothing.
#[derive(Debug)]
pub(crate) struct Cursor<'t> {
    tree: &'t Tree,
    /// Nodes of the tree, each with the product of the weights of its steps.
    open: Vec<(u32, f64)>,
}

/// What a step of a path weighs: a name that agrees, and a wildcard.
const NAMED: f64 = 2.0;
const WILD: f64 = 1.0;

impl<'t> Cursor<'t> {
    pub(crate) fn new(tree: &'t Tree) -> Self {
        Self { tree, open: Vec::new() }
    }

    pub(crate) fn root(&mut self) -> Scope<'t> {
        self.open.clear();
        self.open.push((0, NAMED));
        let nothing = Scope {
            start: 0,
            end: 1,
            best: None,
            direct: false,
            typed: false,
            optional: false,
            absent: None,
            depth: 1,
        };
        self.settled(nothing)
    }

    pub(crate) fn has_absent(&self) -> bool {
        self.tree.absent
    }

    pub(crate) fn key(&mut self, parent: Scope<'t>, key: &str) -> Scope<'t> {
        self.key_or(parent, key, None)
    }

    /// A step that has a second name: an element with the prefix that the rules' author saw.
    pub(crate) fn key_or(&mut self, parent: Scope<'t>, key: &str, alias: Option<&str>) -> Scope<'t> {
        let start = self.open.len();
        if parent.start < parent.end {
            let index = key.bytes().all(|byte| byte.is_ascii_digit()) && !key.is_empty();
            self.step(parent, key, index);
            if let Some(alias) = alias.filter(|alias| *alias != key) {
                self.named(parent, alias);
            }
        }
        self.below(parent, start)
    }

    pub(crate) fn index(&mut self, parent: Scope<'t>, index: usize) -> Scope<'t> {
        let start = self.open.len();
        if parent.start < parent.end {
            self.step(parent, &index.to_string(), true);
        }
        self.below(parent, start)
    }

    /// Steps below a place to rules that stand for themselves: nothing that is open at the place reaches there.
    pub(crate) fn island(&mut self, parent: Scope<'t>, node: u32) -> Scope<'t> {
        let start = self.open.len();
        self.open.push((node, NAMED));
        self.settled(Scope { start, end: start + 1, best: None, typed: false, ..self.below(parent, start + 1) })
    }

    /// Forgets what is open at a value and below it.
    pub(crate) fn leave(&mut self, scope: Scope<'t>) {
        self.open.truncate(scope.start);
    }

    fn named(&mut self, parent: Scope<'t>, name: &str) {
        for at in parent.start..parent.end {
            let Some(&(node, product)) = self.open.get(at) else { break };
            if let Some(next) = self.tree.name(node, name) {
                self.open.push((next, product * NAMED));
            }
        }
    }

    fn step(&mut self, parent: Scope<'t>, name: &str, index: bool) {
        self.named(parent, name);
        for at in parent.start..parent.end {
            let Some(&(node, product)) = self.open.get(at) else { break };
            let Some(node) = self.tree.node(node) else { break };
            self.open.extend(node.any_name.map(|next| (next, product * WILD)));
            if index {
                self.open.extend(node.any_index.map(|next| (next, product * WILD)));
            }
        }
    }

    fn below(&self, parent: Scope<'t>, start: usize) -> Scope<'t> {
        self.settled(Scope {
            start,
            end: self.open.len(),
            direct: false,
            optional: false,
            absent: None,
            depth: parent.depth + 1,
            ..parent
        })
    }

    /// Pact's weight of a path is the product of its steps' weights times their number. Of equal ones the longer path
    /// wins, then the one that is written first: the reference leaves that to chance.
    fn settled(&self, mut scope: Scope<'t>) -> Scope<'t> {
        for &(node, product) in self.open.get(scope.start..scope.end).unwrap_or_default() {
            let Some(node) = self.tree.node(node) else { continue };
            scope.optional |= node.optional;
            scope.absent = scope.absent.or(node.absent);
            let Some(list) = node.list.and_then(|list| self.tree.lists.get(list as usize)) else { continue };
            let weight = product * scope.depth as f64;
            scope.typed |= list.any(|test| matches!(test, Test::Type { .. }));
            if scope.best.is_none_or(|(_, known)| known < weight || known == weight && !scope.direct) {
                scope.best = Some((list, weight));
                scope.direct = true;
            }
        }
        scope
    }
}
