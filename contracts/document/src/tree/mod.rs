//! The spanned tree: what JSON and YAML documents both become, with nothing lost that a finding or a rule may need.
//!
//! Nodes live in one arena, so that building is cheap, dropping never recurses and an alias is the same node twice.

mod builder;

use std::fmt;

use rustc_hash::FxHashMap;

pub(crate) use builder::{Entry, TreeBuilder};

use crate::{Limits, NodeId, Number, Span, json};

/// The nodes of one document. Made with a [`TreeBuilder`], read through [`Node`].
#[derive(Default)]
pub struct Tree {
    text: Box<str>,
    /// Decoded strings that do not stand in `text` as they are (escapes, folded YAML scalars).
    decoded: String,
    nodes: Vec<NodeData>,
    members: Vec<MemberData>,
    items: Vec<NodeId>,
    root: NodeId,
    /// Name look-up for objects with many members; the others are searched in order. Entries are sorted by hash and
    /// then by name, so that names made to collide cost no more than others.
    index: FxHashMap<NodeId, Box<[(u64, u32)]>>,
}

#[derive(Clone, Copy)]
struct NodeData {
    span: Span,
    value: ValueData,
}

#[derive(Clone, Copy)]
enum ValueData {
    Null,
    Bool(bool),
    Number(Text),
    String(Text),
    Array { start: u32, end: u32 },
    Object { start: u32, end: u32 },
}

/// A string of the document: a range of the source text, or of the decoded side buffer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Text {
    Source(Span),
    Decoded(Span),
}

#[derive(Clone, Copy)]
struct MemberData {
    key: Text,
    key_span: Span,
    value: NodeId,
}

/// Objects with more members than this get a name index.
const INDEX_FROM: usize = 24;

impl Tree {
    pub fn root(&self) -> Node<'_> {
        self.node(self.root)
    }

    /// The node with this id; the root if the id is not of this tree.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        let id = if (id.0 as usize) < self.nodes.len() { id } else { self.root };
        Node { tree: self, id }
    }

    /// The text that the tree was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many nodes the tree holds; aliases add none.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every member of every object, in no particular nesting: a look at all keys that walks nothing.
    pub(crate) fn all_members(&self) -> impl Iterator<Item = (&str, Node<'_>)> {
        self.members.iter().map(|member| (self.resolve(member.key), Node { tree: self, id: member.value }))
    }

    /// Reads a JSON text that is no document but a payload (RFC 8259). A name that one object has twice is refused:
    /// parsers disagree on which of the two counts. The error says what is wrong and at which byte.
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, String> {
        if text.len() > limits.bytes {
            return Err(format!("more than {} bytes", limits.bytes));
        }
        let mut repeated = None;
        let tree = json::parse(text, limits, |name, _, second| {
            repeated.get_or_insert_with(|| format!("`{name}` occurs twice in one object, at byte {}", second.start));
        });
        match (tree, repeated) {
            (Ok(_), Some(repeated)) => Err(repeated),
            (Ok(tree), None) => Ok(tree.with_text(text)),
            (Err(fault), _) => Err(format!("{} at byte {}", fault.message, fault.span.start)),
        }
    }

    /// A tree of nothing but its text: what a document becomes that could not be parsed, or that has no tree.
    pub(crate) fn of_text(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Gives the tree the text that it was built over.
    pub(crate) fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    fn resolve(&self, text: Text) -> &str {
        read(text, &self.text, &self.decoded)
    }
}

fn read<'a>(text: Text, source: &'a str, decoded: &'a str) -> &'a str {
    match text {
        Text::Source(span) => source.get(span.start as usize..span.end as usize),
        Text::Decoded(span) => decoded.get(span.start as usize..span.end as usize),
    }
    .unwrap_or_default()
}

/// A value of a document, with its place.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree,
    id: NodeId,
}

/// One member of an object.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    pub key: &'a str,
    pub key_span: Span,
    pub value: Node<'a>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The JSON name of the kind, with its article, for messages.
    pub const fn described(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

impl<'a> Node<'a> {
    fn data(self) -> NodeData {
        // A tree without nodes has a root all the same: null, at the start.
        const NOTHING: NodeData = NodeData { span: Span::new(0, 0), value: ValueData::Null };
        self.tree.nodes.get(self.id.0 as usize).copied().unwrap_or(NOTHING)
    }

    pub fn id(self) -> NodeId {
        self.id
    }

    pub fn span(self) -> Span {
        self.data().span
    }

    pub fn kind(self) -> Kind {
        match self.data().value {
            ValueData::Null => Kind::Null,
            ValueData::Bool(_) => Kind::Bool,
            ValueData::Number(_) => Kind::Number,
            ValueData::String(_) => Kind::String,
            ValueData::Array { .. } => Kind::Array,
            ValueData::Object { .. } => Kind::Object,
        }
    }

    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    pub fn as_bool(self) -> Option<bool> {
        match self.data().value {
            ValueData::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub fn as_str(self) -> Option<&'a str> {
        match self.data().value {
            ValueData::String(text) => Some(self.tree.resolve(text)),
            _ => None,
        }
    }

    /// The number as it was written; compare it through [`Number`].
    pub fn number_text(self) -> Option<&'a str> {
        match self.data().value {
            ValueData::Number(text) => Some(self.tree.resolve(text)),
            _ => None,
        }
    }

    pub fn as_number(self) -> Option<Number> {
        self.number_text().and_then(Number::parse)
    }

    /// The items of an array; nothing for any other kind.
    pub fn items(self) -> impl ExactSizeIterator<Item = Node<'a>> + DoubleEndedIterator + Clone {
        let ids = match self.data().value {
            ValueData::Array { start, end } => &self.tree.items[start as usize..end as usize],
            _ => &[],
        };
        let tree = self.tree;
        ids.iter().map(move |&id| Node { tree, id })
    }

    /// The members of an object in document order; nothing for any other kind. A repeated key keeps its first value
    /// only: the reader reports the others.
    pub fn members(self) -> impl ExactSizeIterator<Item = Member<'a>> + DoubleEndedIterator + Clone {
        let tree = self.tree;
        self.member_data().iter().map(move |member| member.view(tree))
    }

    /// The value under `key`, if this is an object that has it.
    pub fn get(self, key: &str) -> Option<Node<'a>> {
        self.member(key).map(|member| member.value)
    }

    /// The member named `key`, if this is an object that has it.
    pub fn member(self, key: &str) -> Option<Member<'a>> {
        let tree = self.tree;
        let members = self.member_data();
        if members.len() > INDEX_FROM
            && let Some(index) = tree.index.get(&self.id)
        {
            let wanted = (hash_of(key), key);
            let named = |&(hash, at): &(u64, u32)| (hash, tree.resolve(members[at as usize].key));
            let at = index.binary_search_by(|entry| named(entry).cmp(&wanted)).ok()?;
            return Some(members[index[at].1 as usize].view(tree));
        }
        members.iter().find(|member| tree.resolve(member.key) == key).map(|member| member.view(tree))
    }

    fn member_data(self) -> &'a [MemberData] {
        match self.data().value {
            ValueData::Object { start, end } => &self.tree.members[start as usize..end as usize],
            _ => &[],
        }
    }

    /// How many items or members a container has.
    pub fn len(self) -> usize {
        match self.data().value {
            ValueData::Array { start, end } | ValueData::Object { start, end } => (end - start) as usize,
            _ => 0,
        }
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl MemberData {
    fn view<'a>(&self, tree: &'a Tree) -> Member<'a> {
        Member { key: tree.resolve(self.key), key_span: self.key_span, value: Node { tree, id: self.value } }
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = self.span();
        write!(f, "{:?}@{}..{}", self.kind(), span.start, span.end)
    }
}

fn hash_of(key: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(key)
}
