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

/// Puts a tree together bottom-up: children first, then the container that holds them.
pub(crate) struct TreeBuilder<'t> {
    text: &'t str,
    tree: Tree,
}

/// A member on its way into an object: its key, the key's place, its value.
pub(crate) type Entry = (Text, Span, NodeId);

impl<'t> TreeBuilder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, tree: Tree::default() }
    }

    /// Keeps a decoded string that the source text does not hold as it is.
    pub(crate) fn decoded(&mut self, text: &str) -> Text {
        let start = self.tree.decoded.len() as u32;
        self.tree.decoded.push_str(text);
        Text::Decoded(Span::new(start, self.tree.decoded.len() as u32))
    }

    pub(crate) fn resolve(&self, text: Text) -> &str {
        read(text, self.text, &self.tree.decoded)
    }

    fn push(&mut self, span: Span, value: ValueData) -> NodeId {
        let id = NodeId(self.tree.nodes.len() as u32);
        self.tree.nodes.push(NodeData { span, value });
        id
    }

    pub(crate) fn null(&mut self, span: Span) -> NodeId {
        self.push(span, ValueData::Null)
    }

    pub(crate) fn bool(&mut self, span: Span, value: bool) -> NodeId {
        self.push(span, ValueData::Bool(value))
    }

    /// A number by its text, which must follow JSON's grammar.
    pub(crate) fn number(&mut self, span: Span, text: Text) -> NodeId {
        self.push(span, ValueData::Number(text))
    }

    pub(crate) fn string(&mut self, span: Span, text: Text) -> NodeId {
        self.push(span, ValueData::String(text))
    }

    pub(crate) fn array(&mut self, span: Span, items: &[NodeId]) -> NodeId {
        let start = self.tree.items.len() as u32;
        self.tree.items.extend_from_slice(items);
        self.push(span, ValueData::Array { start, end: self.tree.items.len() as u32 })
    }

    /// An object; of members with the same key the first is kept and `repeated` is told the places of both.
    pub(crate) fn object(
        &mut self,
        span: Span,
        entries: &[Entry],
        mut repeated: impl FnMut(&str, Span, Span),
    ) -> NodeId {
        let start = self.tree.members.len();
        if entries.len() <= INDEX_FROM {
            for &(key, key_span, value) in entries {
                let name = read(key, self.text, &self.tree.decoded);
                let earlier = self.tree.members[start..]
                    .iter()
                    .find(|member| read(member.key, self.text, &self.tree.decoded) == name);
                match earlier {
                    Some(first) => repeated(name, first.key_span, key_span),
                    None => self.tree.members.push(MemberData { key, key_span, value }),
                }
            }
            let end = self.tree.members.len() as u32;
            return self.push(span, ValueData::Object { start: start as u32, end });
        }
        let names: Vec<&str> = entries.iter().map(|entry| read(entry.0, self.text, &self.tree.decoded)).collect();
        let mut index: Vec<(u64, u32)> =
            names.iter().enumerate().map(|(at, name)| (hash_of(name), at as u32)).collect();
        index.sort_unstable_by(|left, right| {
            left.0
                .cmp(&right.0)
                .then_with(|| names[left.1 as usize].cmp(names[right.1 as usize]))
                .then(left.1.cmp(&right.1))
        });
        let mut first = 0;
        let mut dropped: Vec<u32> = Vec::new();
        index.dedup_by(|later, kept| {
            let same = later.0 == kept.0 && names[later.1 as usize] == names[kept.1 as usize];
            if same {
                dropped.push(later.1);
                repeated(names[kept.1 as usize], entries[kept.1 as usize].1, entries[later.1 as usize].1);
            }
            same
        });
        dropped.sort_unstable();
        let mut moved = Vec::with_capacity(if dropped.is_empty() { 0 } else { entries.len() });
        for (at, &(key, key_span, value)) in entries.iter().enumerate() {
            if !dropped.is_empty() {
                moved.push(at as u32 - first as u32);
                if dropped.get(first) == Some(&(at as u32)) {
                    first += 1;
                    continue;
                }
            }
            self.tree.members.push(MemberData { key, key_span, value });
        }
        if !moved.is_empty() {
            for entry in &mut index {
                entry.1 = moved[entry.1 as usize];
            }
        }
        let end = self.tree.members.len() as u32;
        let id = self.push(span, ValueData::Object { start: start as u32, end });
        self.tree.index.insert(id, index.into_boxed_slice());
        id
    }

    /// The entries of an object that was already built (merge keys repeat them).
    pub(crate) fn entries(&self, id: NodeId) -> Option<Vec<Entry>> {
        match self.tree.nodes.get(id.0 as usize)?.value {
            ValueData::Object { start, end } => Some(
                self.tree.members[start as usize..end as usize]
                    .iter()
                    .map(|member| (member.key, member.key_span, member.value))
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The items of an array that was already built.
    pub(crate) fn items(&self, id: NodeId) -> Option<&[NodeId]> {
        match self.tree.nodes.get(id.0 as usize)?.value {
            ValueData::Array { start, end } => Some(&self.tree.items[start as usize..end as usize]),
            _ => None,
        }
    }

    /// The text of a scalar that was already built; its place in the source for what is neither text nor number.
    pub(crate) fn scalar_text(&self, id: NodeId) -> Option<Text> {
        let node = self.tree.nodes.get(id.0 as usize)?;
        match node.value {
            ValueData::String(text) | ValueData::Number(text) => Some(text),
            ValueData::Null | ValueData::Bool(_) => Some(Text::Source(node.span)),
            ValueData::Array { .. } | ValueData::Object { .. } => None,
        }
    }

    pub(crate) fn kind(&self, id: NodeId) -> Kind {
        self.tree.node(id).kind()
    }

    pub(crate) fn span(&self, id: NodeId) -> Span {
        self.tree.nodes.get(id.0 as usize).map(|node| node.span).unwrap_or_default()
    }

    /// The tree, still without its text: see [`Tree::with_text`].
    pub(crate) fn finish(mut self, root: NodeId) -> Tree {
        self.tree.root = root;
        self.tree.nodes.shrink_to_fit();
        self.tree.members.shrink_to_fit();
        self.tree.items.shrink_to_fit();
        self.tree
    }
}
