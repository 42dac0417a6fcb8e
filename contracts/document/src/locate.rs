//! Places for people: lines, columns and pointers, worked out from spans when somebody asks.

use std::ops::Range;

use crate::pointer::{self, Walk};
use crate::{Document, DocumentId, Documents, Node, Origin, Span, Tree};

/// A place for people: 1-based line and column (in characters), and the JSON Pointer of the node (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// `None` in documents that are not trees (GraphQL, or what could not be parsed).
    pub pointer: Option<String>,
    /// The bytes from the place (the key of a member) to the end of what is meant.
    pub span: Span,
}

/// A document may be one line of many megabytes, so columns are counted from marks this many bytes apart.
const STEP: usize = 4096;

impl Document {
    /// Byte offsets at which lines start.
    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.tree.text().as_bytes();
            let mut starts = vec![0];
            starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at as u32 + 1));
            starts
        })
    }

    /// The 1-based line and column of a byte offset; the column counts characters.
    pub fn position(&self, offset: u32) -> (u32, u32) {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default() as usize;
        let text = self.tree.text();
        // An offset within a character counts as its start: nothing before it is lost.
        let mut end = (offset as usize).clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.characters_before(end) - self.characters_before(start);
        (line as u32, column as u32 + 1)
    }

    /// How many characters stand before a byte offset that lies between two of them.
    fn characters_before(&self, offset: usize) -> usize {
        // In UTF-8 every byte but the continuing ones starts a character.
        let count = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let bytes = self.tree.text().as_bytes();
        let marks = self.characters.get_or_init(|| {
            let counts = bytes.chunks(STEP).scan(0, |before, chunk| {
                let here = *before;
                *before += count(chunk) as u32;
                Some(here)
            });
            counts.collect()
        });
        let mark = (offset / STEP).min(marks.len().saturating_sub(1));
        let known = marks.get(mark).copied().unwrap_or_default() as usize;
        known + bytes.get(mark * STEP..offset).map_or(0, count)
    }

    /// The text of the 1-based line without its break; `None` beyond the last.
    pub fn line(&self, line: u32) -> Option<&str> {
        let starts = self.line_starts();
        let index = (line as usize).checked_sub(1)?;
        let start = *starts.get(index)? as usize;
        let end = starts.get(index + 1).map_or(self.tree.text().len(), |&next| next as usize);
        Some(self.tree.text().get(start..end)?.trim_end_matches(['\n', '\r']))
    }

    /// The byte offset at which a 1-based line starts; `None` beyond the last.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.line_starts().get((line as usize).checked_sub(1)?).copied()
    }

    /// How many lines the text has; a final line break starts no further one.
    pub fn line_count(&self) -> u32 {
        let starts = self.line_starts();
        let ends_with_break = starts.last().is_some_and(|&last| last as usize == self.tree.text().len());
        (starts.len() - usize::from(ends_with_break && starts.len() > 1)) as u32
    }
}

impl Documents {
    /// Where an origin lies. For a member that is the place of its key, and the pointer names the member.
    pub fn locate(&self, origin: Origin) -> Location {
        let Some(document) = self.document(origin.document) else {
            return Location { file: String::new(), line: 1, column: 1, pointer: None, span: origin.span };
        };
        if document.tree.is_empty() {
            let (line, column) = document.position(origin.span.start);
            return Location { file: document.name.clone(), line, column, pointer: None, span: origin.span };
        }
        let (pointer, key) = pointer_at(&document.tree, origin.span);
        let start = key.unwrap_or(origin.span).start;
        let (line, column) = document.position(start);
        let span = Span::new(start, origin.span.end.max(start));
        Location { file: document.name.clone(), line, column, pointer: Some(pointer), span }
    }

    /// The place of the node that a JSON Pointer names; for a member that is its key. `None` where nothing is there.
    pub fn pointer_origin(&self, document: DocumentId, pointer: &str) -> Option<Origin> {
        let root = self.document(document)?.tree.root();
        let Some((parent, last)) = pointer.rsplit_once('/') else {
            return pointer.is_empty().then(|| Origin { document, span: root.span() });
        };
        let Walk::Found(holder) = pointer::walk(root, parent)? else { return None };
        let span = match holder.is_object() {
            true => holder.member(pointer::tokens(&format!("/{last}"))?.first()?)?.key_span,
            false => match pointer::walk(root, pointer)? {
                Walk::Found(node) => node.span(),
                Walk::Stopped(_) => return None,
            },
        };
        Some(Origin { document, span })
    }

    /// Lines of a document (1-based, the end excluded), for code frames; what lies beyond the text is left out.
    pub fn lines(&self, document: DocumentId, lines: Range<u32>) -> Vec<(u32, &str)> {
        let Some(document) = self.document(document) else { return Vec::new() };
        let lines = lines.start.max(1)..lines.end.min(document.line_count() + 1);
        lines.filter_map(|line| Some((line, document.line(line)?))).collect()
    }
}

/// The pointer to the smallest member or item that covers a span, and the key where the span is all of a member's
/// value. A node shared by YAML aliases is found where it is written, not where it is repeated.
fn pointer_at(tree: &Tree, span: Span) -> (String, Option<Span>) {
    let mut pointer = String::new();
    let mut key = None;
    let mut node = tree.root();
    'down: loop {
        let around = node.span();
        // The first member of a YAML block covers it whole where it is the only one; the block is meant.
        if around == span {
            return (pointer, key);
        }
        let within = |child: Node<'_>, start: u32| {
            // An alias shows a node that stands elsewhere: its own text is not part of this container's.
            around.contains(child.span()) && start <= child.span().start
        };
        for member in node.members() {
            let written = within(member.value, member.key_span.end);
            let end = if written { member.value.span().end } else { member.key_span.end };
            if Span::new(member.key_span.start, end.max(member.key_span.end)).contains(span)
                && around.contains(member.key_span)
            {
                pointer::push_token(&mut pointer, member.key);
                if !written || span.start < member.value.span().start {
                    return (pointer, None);
                }
                node = member.value;
                key = Some(member.key_span);
                continue 'down;
            }
        }
        for (index, item) in node.items().enumerate() {
            if item.span().contains(span) && within(item, around.start) && item.id() != node.id() {
                pointer::push_token(&mut pointer, &index.to_string());
                node = item;
                key = None;
                continue 'down;
            }
        }
        return (pointer, None);
    }
}
