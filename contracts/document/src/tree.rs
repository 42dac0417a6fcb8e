//! The spanned tree: what JSON and YAML documents both become, with nothing lost that a finding or a rule may need.
//!
//! Nodes live in one arena, so that building is cheap, dropping never recurses and an alias is the same node twice.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::{NodeId, Number, Span};

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
    /// Name look-up for objects with many members; the others are searched in order.
    index: FxHashMap<NodeId, FxHashMap<u64, Vec<u32>>>,
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
pub enum Text {
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
    /// A document that is no tree, such as GraphQL's: its text, and null for a root.
    pub fn of_text(text: impl Into<Box<str>>) -> Self {
        let mut builder = TreeBuilder::new(text);
        let end = builder.text().len() as u32;
        let root = builder.null(Span::new(0, end));
        builder.finish(root)
    }

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

    fn resolve(&self, text: Text) -> &str {
        match text {
            Text::Source(span) => self.text.get(span.start as usize..span.end as usize),
            Text::Decoded(span) => self.decoded.get(span.start as usize..span.end as usize),
        }
        .unwrap_or_default()
    }
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
        self.tree.nodes[self.id.0 as usize]
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
            let found = index.get(&hash_of(key))?;
            return found
                .iter()
                .filter_map(|&at| members.get(at as usize))
                .find(|member| tree.resolve(member.key) == key)
                .map(|member| member.view(tree));
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

/// Puts a tree together bottom-up: children first, then the container that holds them.
pub struct TreeBuilder {
    tree: Tree,
}

impl TreeBuilder {
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { tree: Tree { text: text.into(), ..Tree::default() } }
    }

    pub fn text(&self) -> &str {
        &self.tree.text
    }

    /// Keeps a decoded string that the source text does not hold as it is.
    pub fn decoded(&mut self, text: &str) -> Text {
        let start = self.tree.decoded.len() as u32;
        self.tree.decoded.push_str(text);
        Text::Decoded(Span::new(start, self.tree.decoded.len() as u32))
    }

    pub fn resolve(&self, text: Text) -> &str {
        self.tree.resolve(text)
    }

    fn push(&mut self, span: Span, value: ValueData) -> NodeId {
        let id = NodeId(self.tree.nodes.len() as u32);
        self.tree.nodes.push(NodeData { span, value });
        id
    }

    pub fn null(&mut self, span: Span) -> NodeId {
        self.push(span, ValueData::Null)
    }

    pub fn bool(&mut self, span: Span, value: bool) -> NodeId {
        self.push(span, ValueData::Bool(value))
    }

    /// A number by its text, which must follow JSON's grammar.
    pub fn number(&mut self, span: Span, text: Text) -> NodeId {
        self.push(span, ValueData::Number(text))
    }

    pub fn string(&mut self, span: Span, text: Text) -> NodeId {
        self.push(span, ValueData::String(text))
    }

    pub fn array(&mut self, span: Span, items: &[NodeId]) -> NodeId {
        let start = self.tree.items.len() as u32;
        self.tree.items.extend_from_slice(items);
        self.push(span, ValueData::Array { start, end: self.tree.items.len() as u32 })
    }

    /// An object; of members with the same key the first is kept and `repeated` is told the places of both.
    pub fn object(
        &mut self,
        span: Span,
        members: &[(Text, Span, NodeId)],
        mut repeated: impl FnMut(&str, Span, Span),
    ) -> NodeId {
        let start = self.tree.members.len();
        let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for &(key, key_span, value) in members {
            let name = self.tree.resolve(key);
            let kept = &self.tree.members[start..];
            let earlier = if members.len() > INDEX_FROM {
                let slot = index.entry(hash_of(name)).or_default();
                let earlier =
                    slot.iter().map(|&at| &kept[at as usize]).find(|member| self.tree.resolve(member.key) == name);
                if earlier.is_none() {
                    slot.push(kept.len() as u32);
                }
                earlier
            } else {
                kept.iter().find(|member| self.tree.resolve(member.key) == name)
            };
            match earlier {
                Some(first) => repeated(name, first.key_span, key_span),
                None => self.tree.members.push(MemberData { key, key_span, value }),
            }
        }
        let end = self.tree.members.len() as u32;
        let id = self.push(span, ValueData::Object { start: start as u32, end });
        if members.len() > INDEX_FROM {
            self.tree.index.insert(id, index);
        }
        id
    }

    /// The view of a node that was already built (aliases and merge keys look at what they repeat).
    pub fn node(&self, id: NodeId) -> Node<'_> {
        self.tree.node(id)
    }

    pub fn finish(mut self, root: NodeId) -> Tree {
        self.tree.root = root;
        self.tree.nodes.shrink_to_fit();
        self.tree.members.shrink_to_fit();
        self.tree.items.shrink_to_fit();
        self.tree
    }
}
