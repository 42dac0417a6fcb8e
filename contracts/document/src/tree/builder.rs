//! Building a tree: children first, then the container that holds them.

use super::{INDEX_FROM, MemberData, NodeData, Text, Tree, ValueData, hash_of, read};
use crate::{Kind, NodeId, Span};

/// Puts a tree together bottom-up: children first, then the container that holds them.
pub(crate) struct TreeBuilder<'t> {
    text: &'t str,
    tree: Tree,
}

/// A member on its way into an object: its key, the key's place, its value.
pub(crate) type Entry = (Text, Span, NodeId);

impl<'t> TreeBuilder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let (nodes, members) = estimate(text);
        let tree = Tree { nodes: Vec::with_capacity(nodes), members: Vec::with_capacity(members), ..Tree::default() };
        Self { text, tree }
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
        self.tree
    }
}

/// About how many nodes and members a document has, from one page of its text in sixteen: a member has a colon, an item
/// a comma or a line of its own, and prose has more of all three. Room that is left over is never touched and costs
/// nothing; growing into it costs as much memory again.
fn estimate(text: &str) -> (usize, usize) {
    const PAGE: usize = 4096;
    const ONE_IN: usize = 16;
    let (mut colons, mut commas, mut lines, mut seen) = (0, 0, 0, 0);
    for page in text.as_bytes().chunks(PAGE).step_by(ONE_IN) {
        for byte in page {
            colons += usize::from(*byte == b':');
            commas += usize::from(*byte == b',');
            lines += usize::from(*byte == b'\n');
        }
        seen += page.len();
    }
    // A guess never takes more room than that of the densest documents there are.
    let most = text.len() / 8;
    let of_all = |count: usize| (count * (text.len() / seen.max(1) + 1)).min(most);
    (of_all(colons + commas.max(lines)), of_all(colons))
}
