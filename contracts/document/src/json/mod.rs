//! JSON (RFC 8259) into a [`Tree`], strictly: no comments, no trailing commas, no lone surrogates.
//!
//! The parser keeps its own stack, so nesting costs memory rather than the thread's stack, and the depth limit may be
//! whatever the caller likes.

mod fault;
mod scalar;

use crate::fault::Fault;
use crate::tree::{Entry, Text, Tree, TreeBuilder};
use crate::{Limits, NodeId, Span};

/// Reads `text`, which must not start with a byte order mark. `repeated` is told the name and both places of each
/// repeated key.
pub(crate) fn parse(text: &str, limits: &Limits, repeated: impl FnMut(&str, Span, Span)) -> Result<Tree, Fault> {
    Parser {
        bytes: text.as_bytes(),
        at: 0,
        depth: limits.depth,
        builder: TreeBuilder::new(text),
        frames: Vec::new(),
        items: Vec::new(),
        entries: Vec::new(),
        scratch: String::new(),
        repeated,
    }
    .document()
}

/// A container that is open, and where its children start on the shared stack of their kind.
enum Frame {
    Array { open: u32, children: usize },
    Object { open: u32, children: usize, key: Text, key_span: Span },
}

struct Parser<'t, R> {
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    builder: TreeBuilder<'t>,
    frames: Vec<Frame>,
    items: Vec<NodeId>,
    entries: Vec<Entry>,
    scratch: String,
    repeated: R,
}

impl<R: FnMut(&str, Span, Span)> Parser<'_, R> {
    fn document(mut self) -> Result<Tree, Fault> {
        loop {
            let mut value = match self.value()? {
                Some(value) => value,
                None => continue,
            };
            loop {
                match self.close(value)? {
                    Closed::Container(container) => value = container,
                    Closed::Next => break,
                    Closed::Document => {
                        self.space();
                        if self.at < self.bytes.len() {
                            return Err(self.after_end());
                        }
                        return Ok(self.builder.finish(value));
                    }
                }
            }
        }
    }

    /// Reads a scalar or an empty container; `None` after opening a container that has something in it.
    fn value(&mut self) -> Result<Option<NodeId>, Fault> {
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'"') => {
                let (text, span) = self.string()?;
                self.builder.string(span, text)
            }
            Some(b'{') => {
                self.open()?;
                self.at += 1;
                self.space();
                if self.peek() == Some(b'}') {
                    self.at += 1;
                    self.builder.object(self.span_from(start), &[], |_, _, _| {})
                } else {
                    let (key, key_span) = self.key()?;
                    self.frames.push(Frame::Object { open: start as u32, children: self.entries.len(), key, key_span });
                    return Ok(None);
                }
            }
            Some(b'[') => {
                self.open()?;
                self.at += 1;
                self.space();
                if self.peek() == Some(b']') {
                    self.at += 1;
                    self.builder.array(self.span_from(start), &[])
                } else {
                    self.frames.push(Frame::Array { open: start as u32, children: self.items.len() });
                    return Ok(None);
                }
            }
            Some(b'-' | b'0'..=b'9') => {
                let span = self.number()?;
                self.builder.number(span, Text::Source(span))
            }
            Some(b't') => {
                let span = self.word("true")?;
                self.builder.bool(span, true)
            }
            Some(b'f') => {
                let span = self.word("false")?;
                self.builder.bool(span, false)
            }
            Some(b'n') => {
                let span = self.word("null")?;
                self.builder.null(span)
            }
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Some(value))
    }

    /// Puts a finished value into the container that is open, and closes that where it ends.
    fn close(&mut self, value: NodeId) -> Result<Closed, Fault> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Closed::Document) };
        match *frame {
            Frame::Array { open, children } => {
                self.items.push(value);
                self.space();
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        self.space();
                        if self.peek() == Some(b']') {
                            return Err(self.trailing_comma());
                        }
                        Ok(Closed::Next)
                    }
                    Some(b']') => {
                        self.at += 1;
                        let span = self.span_from(open as usize);
                        let array = self.builder.array(span, &self.items[children..]);
                        self.items.truncate(children);
                        self.frames.pop();
                        Ok(Closed::Container(array))
                    }
                    _ => Err(self.unfinished("`,` or `]`", "array", open)),
                }
            }
            Frame::Object { open, children, key, key_span } => {
                self.entries.push((key, key_span, value));
                self.space();
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        self.space();
                        if self.peek() == Some(b'}') {
                            return Err(self.trailing_comma());
                        }
                        let (key, key_span) = self.key()?;
                        if let Some(Frame::Object { key: slot, key_span: place, .. }) = self.frames.last_mut() {
                            (*slot, *place) = (key, key_span);
                        }
                        Ok(Closed::Next)
                    }
                    Some(b'}') => {
                        self.at += 1;
                        let span = self.span_from(open as usize);
                        let object = self.builder.object(span, &self.entries[children..], &mut self.repeated);
                        self.entries.truncate(children);
                        self.frames.pop();
                        Ok(Closed::Container(object))
                    }
                    _ => Err(self.unfinished("`,` or `}`", "object", open)),
                }
            }
        }
    }

    fn open(&self) -> Result<(), Fault> {
        if self.frames.len() < self.depth {
            return Ok(());
        }
        Err(Fault::depth(self.here(1), self.depth))
    }

    /// A key and its colon.
    fn key(&mut self) -> Result<(Text, Span), Fault> {
        if self.peek() != Some(b'"') {
            let mut fault = self.unexpected("a key in double quotes");
            if self.peek().is_some_and(|byte| byte == b'\'' || byte == b'_' || byte.is_ascii_alphabetic()) {
                fault.help = Some("JSON wants every key in double quotes".into());
            }
            return Err(fault);
        }
        let (text, span) = self.string()?;
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:` after the key"));
        }
        self.at += 1;
        Ok((text, span))
    }

    fn word(&mut self, word: &str) -> Result<Span, Fault> {
        let start = self.at;
        if self.bytes.get(start..start + word.len()) != Some(word.as_bytes()) {
            return Err(self.unexpected("a value"));
        }
        self.at += word.len();
        if self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            self.at = start;
            return Err(self.unexpected("a value"));
        }
        Ok(self.span_from(start))
    }
}

impl<R> Parser<'_, R> {
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn source(&self, start: usize, end: usize) -> &str {
        self.builder.resolve(Text::Source(Span::new(start as u32, end as u32)))
    }

    fn span_from(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32)
    }

    fn here(&self, length: usize) -> Span {
        self.here_from(self.at, length)
    }

    fn here_from(&self, start: usize, length: usize) -> Span {
        Span::new(start as u32, (start + length).min(self.bytes.len()) as u32)
    }
}

enum Closed {
    /// The container that ended; it is a value of the one around it.
    Container(NodeId),
    /// Another value follows in the same container.
    Next,
    /// Nothing is open: the value is the document.
    Document,
}

#[cfg(test)]
mod tests;
