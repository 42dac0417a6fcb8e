//! The one algebra that every schema is lowered to: boolean combinations over typed atoms, each kept once.
//!
//! An atom speaks of one type and holds for values of all others, as in JSON Schema. Recursion goes through
//! [`Node::Schema`], which names a schema and is opened when it is looked at.

use std::sync::Arc;

use accordant_document::Number;
use accordant_model::{SchemaId, Types};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::strings::PatternId;
use super::value::Val;

/// A node of the algebra; equal nodes have equal ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

pub(crate) const FALSE: NodeId = NodeId(0);
pub(crate) const TRUE: NodeId = NodeId(1);

/// A node that must hold, or must not.
pub(crate) type Literal = (NodeId, bool);

/// A finite set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct SetId(u32);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    False,
    True,
    /// A schema of one of the engine's views.
    Schema {
        view: u8,
        id: SchemaId,
    },
    Types(Types),
    Values(SetId),
    /// A lower bound, and whether the bound itself is left out.
    AtLeast(Number, bool),
    AtMost(Number, bool),
    MultipleOf(Number),
    Length(u64, Option<u64>),
    Pattern(PatternId),
    Format(SmolStr),
    /// Each item at its place; `rest` for those after the prefix.
    Items {
        prefix: Box<[NodeId]>,
        rest: NodeId,
    },
    /// There is an item at `index` (or anywhere from there on) that has `value`.
    SomeItem {
        index: u64,
        exact: bool,
        value: NodeId,
    },
    Contains {
        item: NodeId,
        min: u64,
        max: Option<u64>,
    },
    Count(u64, Option<u64>),
    Unique,
    Properties(Arc<Properties>),
    /// There is a property with a name of the region that has `value`.
    SomeProperty {
        region: Region,
        value: NodeId,
    },
    Required(SmolStr),
    Size(u64, Option<u64>),
    /// Every name, as a string.
    Names(NodeId),
    All(Box<[NodeId]>),
    Any(Box<[NodeId]>),
    One(Box<[NodeId]>),
    Not(NodeId),
    If(NodeId, NodeId, NodeId),
    UnevaluatedProperties {
        declared: Box<[Declared]>,
        value: NodeId,
    },
    UnevaluatedItems {
        declared: Box<[DeclaredItems]>,
        value: NodeId,
    },
    /// What the engine cannot decide, and why.
    Opaque(SmolStr),
}

/// What holds for properties by their name: those named, those that match patterns, and the rest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Properties {
    /// Sorted by name.
    pub(crate) named: Vec<(SmolStr, NodeId)>,
    pub(crate) patterns: Vec<(PatternId, NodeId)>,
    pub(crate) rest: NodeId,
}

impl Properties {
    pub(crate) fn named(&self, name: &str) -> Option<NodeId> {
        let at = self.named.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.named.get(at).map(|(_, node)| *node)
    }
}

/// A set of property names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Region {
    Named(SmolStr),
    Matching(PatternId),
    Rest {
        named: Box<[SmolStr]>,
        patterns: Box<[PatternId]>,
    },
    /// Names that, as strings, do not have this.
    Unlike(NodeId),
}

/// Names that a schema evaluates while all of its guards hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Declared {
    pub(crate) guards: Vec<NodeId>,
    pub(crate) named: Vec<SmolStr>,
    pub(crate) patterns: Vec<PatternId>,
    pub(crate) everything: bool,
}

/// Items that a schema evaluates while all of its guards hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DeclaredItems {
    pub(crate) guards: Vec<NodeId>,
    pub(crate) first: u64,
    pub(crate) everything: bool,
    pub(crate) containing: Option<NodeId>,
}

/// The nodes and value sets of one engine.
pub(crate) struct Algebra {
    nodes: Vec<Arc<Node>>,
    known: FxHashMap<Arc<Node>, NodeId>,
    sets: Vec<(Vec<Val>, FxHashSet<Val>)>,
    known_sets: FxHashMap<Vec<Val>, SetId>,
}

impl Algebra {
    pub(crate) fn new() -> Self {
        let mut algebra =
            Self { nodes: Vec::new(), known: FxHashMap::default(), sets: Vec::new(), known_sets: FxHashMap::default() };
        algebra.intern(Node::False);
        algebra.intern(Node::True);
        algebra
    }

    /// # Panics
    /// Never: ids are only made by [`intern`](Self::intern) of the same algebra.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node on its own, for whoever changes the algebra while looking at it.
    pub(crate) fn shared(&self, id: NodeId) -> Arc<Node> {
        Arc::clone(&self.nodes[id.0 as usize])
    }

    pub(crate) fn intern(&mut self, node: Node) -> NodeId {
        if let Some(&known) = self.known.get(&node) {
            return known;
        }
        let id = NodeId(self.nodes.len() as u32);
        let node = Arc::new(node);
        self.nodes.push(Arc::clone(&node));
        self.known.insert(node, id);
        id
    }

    pub(crate) fn not(&mut self, node: NodeId) -> NodeId {
        match self.node(node) {
            Node::False => TRUE,
            Node::True => FALSE,
            Node::Not(inner) => *inner,
            _ => self.intern(Node::Not(node)),
        }
    }

    pub(crate) fn all(&mut self, mut parts: Vec<NodeId>) -> NodeId {
        parts.retain(|&part| part != TRUE);
        parts.sort_unstable();
        parts.dedup();
        match *parts {
            [] => TRUE,
            [single] => single,
            _ if parts.contains(&FALSE) => FALSE,
            _ => self.intern(Node::All(parts.into())),
        }
    }

    pub(crate) fn any(&mut self, mut parts: Vec<NodeId>) -> NodeId {
        parts.retain(|&part| part != FALSE);
        parts.sort_unstable();
        parts.dedup();
        match *parts {
            [] => FALSE,
            [single] => single,
            _ if parts.contains(&TRUE) => TRUE,
            _ => self.intern(Node::Any(parts.into())),
        }
    }

    pub(crate) fn types(&mut self, types: Types) -> NodeId {
        if types.is_empty() {
            FALSE
        } else if types == Types::ALL {
            TRUE
        } else {
            self.intern(Node::Types(types))
        }
    }

    pub(crate) fn opaque(&mut self, why: &str) -> NodeId {
        self.intern(Node::Opaque(SmolStr::new(why)))
    }

    /// The node for exactly these values, whatever their order.
    pub(crate) fn values(&mut self, values: Vec<Val>) -> NodeId {
        let mut members = FxHashSet::default();
        let listed: Vec<Val> = values.into_iter().filter(|value| members.insert(value.clone())).collect();
        if listed.is_empty() {
            return FALSE;
        }
        let set = match self.known_sets.get(&listed) {
            Some(&known) => known,
            None => {
                let id = SetId(self.sets.len() as u32);
                self.known_sets.insert(listed.clone(), id);
                self.sets.push((listed, members));
                id
            }
        };
        self.intern(Node::Values(set))
    }

    pub(crate) fn set(&self, id: SetId) -> &[Val] {
        self.sets.get(id.0 as usize).map_or(&[], |(listed, _)| listed)
    }

    pub(crate) fn set_contains(&self, id: SetId, value: &Val) -> bool {
        self.sets.get(id.0 as usize).is_some_and(|(_, members)| members.contains(value))
    }
}
