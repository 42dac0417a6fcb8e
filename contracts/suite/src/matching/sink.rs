//! Where mismatches are collected, within limits: a hostile body could differ in a million places.

use std::fmt::{self, Write};

use accordant_document::{Kind, Node, Origin};

use super::{Code, Mismatch};
use crate::Value;

/// How many mismatches of one message are told.
pub(crate) const MOST: usize = 500;
/// How many values one check may visit; only rules that repeat themselves for every item come near.
const MOST_STEPS: u64 = 50_000_000;
/// How many characters of a value are shown.
const SHOWN: usize = 240;

#[derive(Debug)]
pub(crate) struct Sink {
    found: Vec<Mismatch>,
    most: usize,
    steps: u64,
    exhausted: bool,
    /// Where the part of the example is written, for mismatches that no rule is behind.
    pub(crate) origin: Origin,
}

impl Sink {
    pub(crate) fn new(origin: Origin, most: usize) -> Self {
        Self { found: Vec::new(), most, steps: MOST_STEPS, exhausted: false, origin }
    }

    /// For one question: does anything differ? The steps are the asker's.
    pub(crate) fn probe(&self) -> Self {
        Self { found: Vec::new(), most: 1, steps: self.steps, exhausted: self.exhausted, origin: self.origin }
    }

    /// Takes back the steps of a probe; whether it found nothing.
    pub(crate) fn took(&mut self, probe: &Sink) -> bool {
        self.steps = probe.steps;
        self.exhausted |= probe.exhausted;
        probe.found.is_empty() && !probe.exhausted
    }

    /// Whether there is no sense in looking further.
    pub(crate) fn is_full(&self) -> bool {
        self.exhausted || self.found.len() >= self.most
    }

    /// Counts a visited value.
    pub(crate) fn step(&mut self) {
        match self.steps.checked_sub(1) {
            Some(left) => self.steps = left,
            None => self.exhausted = true,
        }
    }

    pub(crate) fn push(&mut self, mismatch: Mismatch) {
        if !self.is_full() {
            self.found.push(mismatch);
        }
    }

    /// A mismatch that no rule is behind.
    pub(crate) fn plain(&mut self, code: Code, path: String, rule: &str, expected: String, actual: String) {
        let origin = self.origin;
        self.push(Mismatch { code, path, rule: rule.to_owned(), expected, actual, origin });
    }

    pub(crate) fn has(&self, code: Code, path: &str) -> bool {
        self.found.iter().any(|known| known.code == code && known.path.eq_ignore_ascii_case(path))
    }

    /// What was found; one more mismatch says where the search was given up.
    pub(crate) fn finish(mut self) -> Vec<Mismatch> {
        if self.exhausted {
            self.found.push(Mismatch {
                code: Code::BodyInvalid,
                path: "$".to_owned(),
                rule: "limit".to_owned(),
                expected: format!("a body that is compared in {MOST_STEPS} steps"),
                actual: "one that takes more".to_owned(),
                origin: self.origin,
            });
        }
        self.found
    }
}

/// Text that stops growing at its limit.
struct Short {
    text: String,
    left: usize,
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for letter in text.chars() {
            self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
            self.text.push(letter);
        }
        Ok(())
    }
}

fn short(limit: usize, write: impl FnOnce(&mut Short) -> fmt::Result) -> String {
    let mut short = Short { text: String::new(), left: limit };
    if write(&mut short).is_err() {
        short.text.push('…');
    }
    short.text
}

/// A value as JSON, shortened.
pub(crate) fn shown(value: &Value) -> String {
    short(SHOWN, |out| write!(out, "{value}"))
}

/// A value that came, as JSON, shortened.
pub(crate) fn shown_node(node: Node<'_>) -> String {
    short(SHOWN, |out| write_node(node, out))
}

/// A value that came as JSON, as long as patterns may look at.
pub(crate) fn json_text(node: Node<'_>) -> String {
    short(1 << 16, |out| write_node(node, out))
}

/// Text, shortened.
pub(crate) fn shown_text(text: &str) -> String {
    short(SHOWN, |out| out.write_str(text))
}

/// Recursion ends with the tree, whose depth the reader has limited, and with the text, whose length is.
fn write_node(node: Node<'_>, out: &mut Short) -> fmt::Result {
    match node.kind() {
        Kind::Null => out.write_str("null"),
        Kind::Bool => write!(out, "{}", node.as_bool() == Some(true)),
        Kind::Number => out.write_str(node.number_text().unwrap_or_default()),
        Kind::String => write_string(node.as_str().unwrap_or_default(), out),
        Kind::Array => {
            out.write_char('[')?;
            for (index, item) in node.items().enumerate() {
                if index > 0 {
                    out.write_char(',')?;
                }
                write_node(item, out)?;
            }
            out.write_char(']')
        }
        Kind::Object => {
            out.write_char('{')?;
            for (index, member) in node.members().enumerate() {
                if index > 0 {
                    out.write_char(',')?;
                }
                write_string(member.key, out)?;
                out.write_char(':')?;
                write_node(member.value, out)?;
            }
            out.write_char('}')
        }
    }
}

fn write_string(text: &str, out: &mut Short) -> fmt::Result {
    // A long text is cut before it is quoted: quoting megabytes to show a line would be quadratic over many values.
    let end = text.char_indices().nth(out.left).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or(text);
    out.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}
