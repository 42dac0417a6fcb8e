//! The schema walk: pairs of a base schema and a revision schema, each looked at once, however many messages hold it.
//!
//! Pairs that are written alike are not entered at all. Of the others the edges are kept, so that what a change reaches is
//! worked out backwards, and only for pairs that have one.

mod bound;
mod branches;
mod compare;
mod reach;
mod value;
mod view;

use std::rc::Rc;

use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::same::Classes;
use crate::{Carrier, Change, Direction, Message, SchemaPair};

pub(crate) use reach::{Home, Reach, Reached};
pub(crate) use view::View;

/// One way from a schema to a schema that it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Property(SmolStr),
    Items,
    Slot(usize),
    /// `additionalProperties` or `unevaluatedProperties`.
    Others,
    Pattern(SmolStr),
    Names,
    /// A branch of a composition, by its label.
    Branch(String),
    /// `contentSchema`.
    Content,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Step::Property(name) => write!(f, ".{name}"),
            Step::Items => f.write_str("[*]"),
            Step::Slot(slot) => write!(f, "[{slot}]"),
            Step::Others => f.write_str(".*"),
            Step::Pattern(pattern) => write!(f, ".~{pattern}"),
            Step::Names => f.write_str(".(name)"),
            Step::Branch(label) => write!(f, "({label})"),
            Step::Content => f.write_str("(content)"),
        }
    }
}

/// A pair that is not written alike on both sides.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) pair: SchemaPair,
    pub(crate) carrier: Carrier,
    /// The pairs that hold this one; empty for the root of a message.
    pub(crate) parents: Vec<(u32, Step)>,
    /// The messages whose whole value it is.
    pub(crate) messages: Vec<u32>,
    pub(crate) changes: Vec<Change>,
}

/// What the walk found.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) nodes: Vec<Node>,
    /// Changes of whole messages that one side gives no schema for.
    pub(crate) loose: Vec<(u32, Change)>,
}

/// Compares the schemas of every message.
/// `closed`: senders send only what they declare.
pub(crate) fn walk(
    base: &Contract,
    revision: &Contract,
    classes: &Classes,
    messages: &[Message],
    closed: bool,
) -> Walked {
    let mut walk = Walk {
        closed,
        base,
        revision,
        classes,
        views: Default::default(),
        nodes: Vec::new(),
        index: FxHashMap::default(),
    };
    let mut loose = Vec::new();
    for (at, message) in messages.iter().enumerate() {
        let at = at as u32;
        match (message.base, message.revision) {
            (Some(base), Some(revision)) => {
                let pair = SchemaPair { base, revision, direction: message.direction };
                if let Some(node) = walk.enter(pair, message.carrier)
                    && let Some(node) = walk.nodes.get_mut(node as usize)
                {
                    node.messages.push(at);
                }
            }
            (base, revision) => {
                loose.extend(walk.one_sided(base, revision, message.direction).map(|change| (at, change)))
            }
        }
    }
    let mut at = 0;
    while let Some(node) = walk.nodes.get(at) {
        let (pair, carrier) = (node.pair, node.carrier);
        let changes = compare::compare(&mut walk, at as u32, pair, carrier);
        if let Some(node) = walk.nodes.get_mut(at) {
            node.changes = changes;
        }
        at += 1;
    }
    Walked { nodes: walk.nodes, loose }
}

struct Walk<'a> {
    closed: bool,
    base: &'a Contract,
    revision: &'a Contract,
    classes: &'a Classes,
    views: [FxHashMap<SchemaId, Rc<View>>; 2],
    nodes: Vec<Node>,
    index: FxHashMap<(SchemaPair, Carrier), u32>,
}

impl Walk<'_> {
    /// The node of a pair; `None` where both are written alike.
    fn enter(&mut self, pair: SchemaPair, carrier: Carrier) -> Option<u32> {
        if let Some(known) = self.index.get(&(pair, carrier)) {
            return Some(*known);
        }
        if self.classes.same(pair.base, pair.revision) {
            return None;
        }
        let at = self.nodes.len() as u32;
        self.index.insert((pair, carrier), at);
        self.nodes.push(Node { pair, carrier, parents: Vec::new(), messages: Vec::new(), changes: Vec::new() });
        Some(at)
    }

    fn base_view(&mut self, id: SchemaId) -> Rc<View> {
        let contract = self.base;
        Rc::clone(self.views[0].entry(id).or_insert_with(|| Rc::new(View::of(contract, id))))
    }

    fn revision_view(&mut self, id: SchemaId) -> Rc<View> {
        let contract = self.revision;
        Rc::clone(self.views[1].entry(id).or_insert_with(|| Rc::new(View::of(contract, id))))
    }

    /// A schema where the other side has none.
    fn one_sided(&self, base: Option<SchemaId>, revision: Option<SchemaId>, direction: Direction) -> Option<Change> {
        let (rule, contract, id, word) = match (base, revision) {
            (None, Some(id)) => (crate::ids::CONSTRAINT_ADDED, self.revision, id, "was given a schema"),
            (Some(id), None) => (crate::ids::CONSTRAINT_REMOVED, self.base, id, "lost its schema"),
            _ => return None,
        };
        let schema = &contract.schemas[id];
        if view::is_true(schema) {
            return None;
        }
        let origin = contract.documents.origin(schema.at);
        let change = Change::new(rule, format!("the value {word}")).direction(direction).detail("$");
        Some(if base.is_some() { change.places(origin, None) } else { change.places(None, origin) })
    }
}
