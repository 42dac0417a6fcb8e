//! Events into nodes: anchors, aliases, merge keys, tags, and the budgets on what aliases multiply.

use granit_parser::{Event, ScalarStyle, Tag};
use rustc_hash::FxHashMap;

use super::scalar::{Scalar, core};
use crate::fault::Fault;
use crate::notes::Notes;
use crate::tree::{Entry, Text, TreeBuilder};
use crate::{Kind, Limits, NodeId, Severity, Span, Tree};

/// More members than this are not copied by merge keys, whatever the limit on nodes.
const MERGED_MEMBERS: usize = 2_000_000;

pub(super) struct Build<'t, 'n> {
    text: &'t str,
    limits: &'n Limits,
    pub(super) notes: &'n mut Notes,
    builder: TreeBuilder<'t>,
    frames: Vec<Frame>,
    items: Vec<NodeId>,
    entries: Vec<Entry>,
    /// Finished nodes by the number of their anchor.
    anchors: FxHashMap<usize, Value>,
    merged: usize,
}

/// A node with what it stands for once every alias in it is counted as what it repeats.
#[derive(Clone, Copy)]
struct Value {
    node: NodeId,
    nodes: u64,
    height: u32,
}

struct Frame {
    start: u32,
    flow: bool,
    anchor: usize,
    nodes: u64,
    height: u32,
    /// Where the last thing in it ends: the end of a block has no token of its own.
    end: u32,
    kind: FrameKind,
}

enum FrameKind {
    Sequence { children: usize },
    Mapping { children: usize, key: Option<Key>, merges: Vec<(Span, NodeId)> },
}

enum Key {
    Named(Text, Span),
    Merge(Span),
    /// A key that JSON cannot have; its member is left out.
    Refused,
}

impl<'t, 'n> Build<'t, 'n> {
    pub(super) fn new(text: &'t str, limits: &'n Limits, notes: &'n mut Notes) -> Self {
        Self {
            text,
            limits,
            notes,
            builder: TreeBuilder::new(text),
            frames: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            anchors: FxHashMap::default(),
            merged: 0,
        }
    }

    /// Takes one event; a node that nothing is around is the document.
    pub(super) fn event(&mut self, event: Event<'_>, span: Span) -> Result<Option<NodeId>, Fault> {
        match event {
            Event::Scalar(value, style, anchor, tag) => self.scalar(&value, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), "seq", span);
                let kind = FrameKind::Sequence { children: self.items.len() };
                self.open(kind, anchor, style == granit_parser::StructureStyle::Flow, span)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), "map", span);
                let kind = FrameKind::Mapping { children: self.entries.len(), key: None, merges: Vec::new() };
                self.open(kind, anchor, style == granit_parser::StructureStyle::Flow, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(None),
        }
    }

    fn open(&mut self, kind: FrameKind, anchor: usize, flow: bool, span: Span) -> Result<Option<NodeId>, Fault> {
        if self.frames.len() >= self.limits.depth {
            return Err(Fault::depth(Span::new(span.start, span.start + 1), self.limits.depth));
        }
        self.frames.push(Frame { start: span.start, flow, anchor, nodes: 1, height: 0, end: span.start, kind });
        Ok(None)
    }

    fn close(&mut self, span: Span) -> Result<Option<NodeId>, Fault> {
        let Some(frame) = self.frames.pop() else { return Ok(None) };
        let end = if frame.flow { span.end } else { frame.end };
        let span = Span::new(frame.start, end.max(frame.start));
        let node = match frame.kind {
            FrameKind::Sequence { children } => {
                let node = self.builder.array(span, &self.items[children..]);
                self.items.truncate(children);
                node
            }
            FrameKind::Mapping { children, merges, .. } => {
                for (place, value) in merges {
                    self.merge(children, place, value)?;
                }
                let notes = &mut *self.notes;
                let node = self.builder.object(span, &self.entries[children..], |name, first, second| {
                    notes.repeated_key(name, first, second);
                });
                self.entries.truncate(children);
                node
            }
        };
        self.put(Value { node, nodes: frame.nodes, height: frame.height + 1 }, frame.anchor, span)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<Option<NodeId>, Fault> {
        if let Some(&value) = self.anchors.get(&anchor) {
            return self.put(value, 0, span);
        }
        self.notes.add("alias-cycle", Severity::Error, |mut finding, notes| {
            finding.origin = Some(notes.origin(span));
            finding.message = "an alias stands inside the node that it repeats".into();
            finding.help("a recursive schema is written with `$ref`")
        });
        let node = self.builder.null(span);
        self.put(Value { node, nodes: 1, height: 0 }, 0, span)
    }

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<Option<NodeId>, Fault> {
        // The parser writes a missing value as `~`.
        let missing = span.start == span.end;
        let text = if missing { "" } else { value };
        let plain = style == ScalarStyle::Plain;
        let is_key = self.expects_key();
        let span = if missing { self.place_of_nothing(span) } else { span };
        let node = if is_key {
            if plain && text == "<<" && tag.is_none() && anchor == 0 {
                self.set_key(Key::Merge(span));
                return Ok(None);
            }
            self.check_tag(tag, "", span);
            if plain {
                self.notes.look(text, true, span);
            }
            let kept = if missing { self.builder.decoded("null") } else { self.keep(text) };
            if anchor == 0 {
                self.set_key(Key::Named(kept, span));
                return Ok(None);
            }
            self.builder.string(span, kept)
        } else {
            self.value(text, plain, tag, span)
        };
        self.put(Value { node, nodes: 1, height: 0 }, anchor, span)
    }

    fn value(&mut self, text: &str, plain: bool, tag: Option<&Tag>, span: Span) -> NodeId {
        let wanted = self.check_tag(tag, "", span);
        let scalar = match wanted {
            None if plain => {
                self.notes.look(text, false, span);
                core(text)
            }
            None | Some("str") => Scalar::String,
            Some(wanted) => {
                let read = core(text);
                let fits = match wanted {
                    "null" => matches!(read, Scalar::Null),
                    "bool" => matches!(read, Scalar::Bool(_)),
                    _ => matches!(read, Scalar::Number(_) | Scalar::PlainNumber | Scalar::NotFinite),
                };
                if !fits {
                    self.tag_fault(span, format!("the value is tagged `!!{wanted}`, but is not one"));
                }
                read
            }
        };
        match scalar {
            Scalar::Null => self.builder.null(span),
            Scalar::Bool(value) => self.builder.bool(span, value),
            Scalar::PlainNumber => {
                let kept = self.keep(text);
                self.builder.number(span, kept)
            }
            Scalar::Number(digits) => {
                let kept = self.builder.decoded(&digits);
                self.builder.number(span, kept)
            }
            Scalar::NotFinite => {
                self.notes.add("not-json", Severity::Warning, |mut finding, notes| {
                    finding.origin = Some(notes.origin(span));
                    finding.message = format!("`{text}` is a number that JSON cannot write; it is read as text");
                    finding.help("leave it out, or write a number")
                });
                let kept = self.keep(text);
                self.builder.string(span, kept)
            }
            Scalar::String => {
                let kept = self.keep(text);
                self.builder.string(span, kept)
            }
        }
    }

    /// Where the tag is one of the core schema, its short name; `!` alone means a string. Anything else, or a tag of
    /// another kind of node, is reported and has no effect.
    fn check_tag<'g>(&mut self, tag: Option<&'g Tag>, collection: &str, span: Span) -> Option<&'g str> {
        let tag = tag?;
        if collection.is_empty() && tag.handle().is_empty() && tag.suffix() == "!" {
            return Some("str");
        }
        match tag.core_suffix() {
            Some(name @ ("seq" | "map")) if name != collection => {
                self.tag_fault(span, format!("the value is tagged `!!{name}`, but is not one"));
                None
            }
            Some(name) if !collection.is_empty() && name != collection => {
                self.tag_fault(span, format!("the value is tagged `!!{name}`, but is not one"));
                None
            }
            Some(name) => Some(name),
            None if tag.handle().is_empty() && tag.suffix() == "!" => None,
            None => {
                let shown: String = tag.original().chars().take(60).collect();
                self.tag_fault(span, format!("the tag `{shown}` is not known"));
                None
            }
        }
    }

    fn tag_fault(&mut self, span: Span, message: String) {
        self.notes.add("yaml-tag", Severity::Error, |mut finding, notes| {
            finding.origin = Some(notes.origin(span));
            finding.message = message;
            finding.help("tags have no effect here: nothing is included or executed; remove it")
        });
    }

    /// Puts a finished node where it belongs: into the container around it, as a key or a value, or out as the document.
    fn put(&mut self, value: Value, anchor: usize, span: Span) -> Result<Option<NodeId>, Fault> {
        if anchor != 0 {
            self.anchors.insert(anchor, value);
        }
        let depth = self.frames.len();
        let Some(frame) = self.frames.last_mut() else { return Ok(Some(value.node)) };
        frame.nodes = frame.nodes.saturating_add(value.nodes);
        frame.height = frame.height.max(value.height);
        frame.end = frame.end.max(span.end);
        if frame.nodes > self.limits.expanded_nodes as u64 {
            return Err(expansion(span, self.limits.expanded_nodes));
        }
        if depth + value.height as usize > self.limits.depth {
            return Err(Fault::depth(span, self.limits.depth));
        }
        match &mut frame.kind {
            FrameKind::Sequence { .. } => self.items.push(value.node),
            FrameKind::Mapping { key, merges, .. } => match key.take() {
                None => {
                    let key = self.key_of(value.node, span);
                    self.set_key(key);
                }
                Some(Key::Named(name, place)) => self.entries.push((name, place, value.node)),
                Some(Key::Merge(place)) => merges.push((place, value.node)),
                Some(Key::Refused) => {}
            },
        }
        Ok(None)
    }

    /// What a node means as a key: the text of a scalar; collections cannot be keys in JSON.
    fn key_of(&mut self, node: NodeId, span: Span) -> Key {
        match self.builder.scalar_text(node) {
            Some(name) => Key::Named(name, span),
            None => {
                self.notes.add("not-json", Severity::Error, |mut finding, notes| {
                    finding.origin = Some(notes.origin(span));
                    finding.message = "an array or object is used as a key; the member is left out".into();
                    finding.help("keys are text")
                });
                Key::Refused
            }
        }
    }

    fn expects_key(&self) -> bool {
        self.frames.last().is_some_and(|frame| matches!(frame.kind, FrameKind::Mapping { key: None, .. }))
    }

    fn set_key(&mut self, new: Key) {
        let most = self.text.len() as u32;
        if let Some(Frame { kind: FrameKind::Mapping { key, .. }, end, .. }) = self.frames.last_mut() {
            if let Key::Named(_, span) | Key::Merge(span) = new {
                // With its colon: an object of one key without a value is more than the key.
                *end = (*end).max((span.end + 1).min(most));
            }
            *key = Some(new);
        }
    }

    /// A missing value stands just behind its key: the parser's own place is that of the next token.
    fn place_of_nothing(&self, span: Span) -> Span {
        let Some(frame) = self.frames.last() else { return span };
        let at = match &frame.kind {
            FrameKind::Mapping { key: Some(Key::Named(_, key) | Key::Merge(key)), .. } => key.end,
            _ => span.start.min(self.text.len() as u32),
        };
        Span::new(at, at)
    }

    /// Adds the members of `value` (an object, or an array of objects of which earlier ones win) that the object does
    /// not have itself (the YAML merge key, yaml.org/type/merge.html).
    fn merge(&mut self, children: usize, place: Span, value: NodeId) -> Result<(), Fault> {
        let sources: Vec<NodeId> = match self.builder.items(value) {
            Some(items) => items.to_vec(),
            None => vec![value],
        };
        let mut taken: rustc_hash::FxHashSet<String> =
            self.entries[children..].iter().map(|entry| self.builder.resolve(entry.0).to_owned()).collect();
        for source in sources {
            let Some(entries) = self.builder.entries(source) else {
                self.notes.add("merge-key", Severity::Error, |mut finding, notes| {
                    finding.origin = Some(notes.origin(place));
                    finding.message = "`<<` merges objects, but its value is something else".into();
                    finding.help("give it an alias of an object; a property of that name is written in quotes")
                });
                continue;
            };
            self.merged = self.merged.saturating_add(entries.len());
            if self.merged > MERGED_MEMBERS.min(self.limits.expanded_nodes) {
                return Err(expansion(place, MERGED_MEMBERS.min(self.limits.expanded_nodes)));
            }
            for entry in entries {
                if taken.insert(self.builder.resolve(entry.0).to_owned()) {
                    self.entries.push(entry);
                }
            }
        }
        Ok(())
    }

    /// A scalar's text: where it stands in the source as it is, by its place there.
    fn keep(&mut self, value: &str) -> Text {
        let (base, at) = (self.text.as_ptr() as usize, value.as_ptr() as usize);
        if let Some(start) = at.checked_sub(base)
            && start + value.len() <= self.text.len()
        {
            return Text::Source(Span::new(start as u32, (start + value.len()) as u32));
        }
        self.builder.decoded(value)
    }

    /// Where the innermost list in brackets or object in braces starts that is still open.
    pub(super) fn open_bracket(&self) -> Option<u32> {
        let bracket = |start: u32| matches!(self.text.as_bytes().get(start as usize), Some(b'[' | b'{'));
        self.frames.iter().rev().filter(|frame| frame.flow).map(|frame| frame.start).find(|&start| bracket(start))
    }

    /// Whether the node is a null that is not written out.
    pub(super) fn is_nothing(&self, node: NodeId) -> bool {
        let span = self.builder.span(node);
        span.start == span.end && self.builder.kind(node) == Kind::Null
    }

    pub(super) fn finish(self, root: NodeId) -> Tree {
        self.builder.finish(root)
    }
}

fn expansion(span: Span, limit: usize) -> Fault {
    Fault::new(
        "alias-expansion-limit",
        span,
        format!("alias expansion limit: the aliases stand for more than {limit} nodes"),
    )
    .help("a limit on aliases keeps hostile documents from exhausting the reader; repeat less through aliases")
}
