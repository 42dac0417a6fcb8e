//! JSON (RFC 8259) into a [`Tree`], strictly: no comments, no trailing commas, no lone surrogates.
//!
//! The parser keeps its own stack, so nesting costs memory rather than the thread's stack, and the depth limit may be
//! whatever the caller likes.

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

    fn string(&mut self) -> Result<(Text, Span), Fault> {
        let start = self.at;
        self.at += 1;
        let inner = self.at;
        loop {
            match self.peek() {
                Some(b'"') => {
                    let text = Text::Source(Span::new(inner as u32, self.at as u32));
                    self.at += 1;
                    return Ok((text, self.span_from(start)));
                }
                Some(b'\\') => return self.escaped_string(start, inner),
                Some(byte) if byte >= 0x20 => self.at += 1,
                _ => return Err(self.bad_string(start)),
            }
        }
    }

    /// The slow way, from the first backslash on.
    fn escaped_string(&mut self, start: usize, inner: usize) -> Result<(Text, Span), Fault> {
        let mut decoded = std::mem::take(&mut self.scratch);
        decoded.clear();
        let mut from = inner;
        loop {
            match self.peek() {
                Some(b'"') => {
                    decoded.push_str(self.source(from, self.at));
                    let text = self.builder.decoded(&decoded);
                    self.scratch = decoded;
                    self.at += 1;
                    return Ok((text, self.span_from(start)));
                }
                Some(b'\\') => {
                    decoded.push_str(self.source(from, self.at));
                    decoded.push(self.escape()?);
                    from = self.at;
                }
                Some(byte) if byte >= 0x20 => self.at += 1,
                _ => return Err(self.bad_string(start)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let plain = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let unit = self.four_digits(start)?;
                return self.code_point(start, unit);
            }
            Some(_) => {
                let letter = self.source(self.at, self.bytes.len()).chars().next().map_or(0, char::len_utf8);
                return Err(Fault::json(
                    self.here_from(start, 1 + letter),
                    "JSON has no such escape sequence in strings",
                )
                .help("write `\\\\` for a backslash"));
            }
            None => return Err(self.bad_string(start)),
        };
        self.at += 1;
        Ok(plain)
    }

    /// The character of a `\u` escape, with the second half of a surrogate pair where the first half stands.
    fn code_point(&mut self, start: usize, unit: u32) -> Result<char, Fault> {
        let lone = |parser: &Self| {
            Fault::json(parser.here_from(start, 6), "half of a surrogate pair stands alone in a string")
                .help("write both halves, or the character itself")
        };
        let code = match unit {
            0xD800..=0xDBFF => {
                if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
                    return Err(lone(self));
                }
                self.at += 2;
                let second = self.four_digits(start)?;
                if !(0xDC00..=0xDFFF).contains(&second) {
                    return Err(lone(self));
                }
                0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)
            }
            _ => unit,
        };
        char::from_u32(code).ok_or_else(|| lone(self))
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, Fault> {
        let digits = self.bytes.get(self.at..self.at + 4).unwrap_or_default();
        if digits.len() < 4 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Fault::json(self.here_from(start, 2), "`\\u` is not followed by four hexadecimal digits"));
        }
        let values = digits.iter().filter_map(|&digit| char::from(digit).to_digit(16));
        let unit = values.fold(0, |unit, value| unit * 16 + value);
        self.at += 4;
        Ok(unit)
    }

    fn number(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => {
                self.at += 1;
                if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(Fault::json(self.span_from(start), "a number starts with a superfluous zero")
                        .help("JSON has no octal numbers; put it in quotes if it is text"));
                }
            }
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(self.unexpected("a digit after `-`")),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.some_digits("a digit after the decimal point")?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.some_digits("a digit in the exponent")?;
        }
        Ok(self.span_from(start))
    }

    fn some_digits(&mut self, wanted: &str) -> Result<(), Fault> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected(wanted));
        }
        self.digits();
        Ok(())
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
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

    /// What stands here instead of what the grammar wants.
    fn unexpected(&self, wanted: &str) -> Fault {
        let rest = self.builder.resolve(Text::Source(Span::new(self.at as u32, self.bytes.len() as u32)));
        let Some(found) = rest.chars().next() else {
            return Fault::json(self.here(0), format!("the document ends where {wanted} should follow"))
                .help("the file may be truncated");
        };
        let span = self.here(found.len_utf8());
        if rest.starts_with("//") || rest.starts_with("/*") || found == '#' {
            let line = rest.lines().next().unwrap_or_default();
            let length = line.find("*/").filter(|_| rest.starts_with("/*")).map_or(line.len(), |at| at + 2);
            return Fault::json(self.here(length), "JSON has no comments")
                .help("remove the comment, or write the document in YAML");
        }
        let word: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())];
        if wanted == "a value" && !word.is_empty() {
            let mut fault =
                Fault::json(self.here(word.len()), format!("expected a value, found `{}`", shortened(word)));
            fault.help = Some(match word {
                "True" | "False" | "None" | "undefined" | "NaN" | "Infinity" => {
                    "JSON knows `true`, `false` and `null`, and no numbers without a value".into()
                }
                _ => "text stands in double quotes".into(),
            });
            return fault;
        }
        if found == '\'' {
            return Fault::json(span, format!("expected {wanted}, found a single quote"))
                .help("JSON wants double quotes");
        }
        Fault::json(span, format!("expected {wanted}, found `{}`", found.escape_debug()))
    }

    fn unfinished(&self, wanted: &str, container: &str, open: u32) -> Fault {
        let opened = Span::new(open, open + 1);
        self.unexpected(wanted).related(opened, format!("the {container} starts here"))
    }

    fn bad_string(&self, start: usize) -> Fault {
        match self.peek() {
            None => Fault::json(self.here(0), "the document ends inside a string")
                .help("the file may be truncated")
                .related(self.here_from(start, 1), "the string starts here"),
            Some(b'\n' | b'\r') => Fault::json(self.here(0), "a line ends inside a string")
                .help("close the string, or write a line break as `\\n`")
                .related(self.here_from(start, 1), "the string starts here"),
            Some(byte) => {
                Fault::json(self.here(1), format!("control character U+{byte:04X} stands in a string as it is"))
                    .help(format!("write it as `\\u{byte:04x}`"))
            }
        }
    }

    fn trailing_comma(&self) -> Fault {
        let comma = self.bytes[..self.at].iter().rposition(|&byte| byte == b',').unwrap_or(self.at);
        Fault::json(self.here_from(comma, 1), "JSON has no comma after the last element").help("remove the comma")
    }

    fn after_end(&self) -> Fault {
        let fault = self.unexpected("the end of the document");
        if fault.help.is_none() {
            fault.help("a JSON document is one value; is a bracket closed too early?")
        } else {
            fault
        }
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

/// Enough of a word to recognise it by.
fn shortened(word: &str) -> &str {
    word.get(..40).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn read(text: &str) -> Result<Tree, Fault> {
        parse(text, &Limits::default(), |_, _, _| {}).map(|tree| tree.with_text(text))
    }

    fn fault(text: &str) -> (String, Span) {
        match read(text) {
            Ok(_) => panic!("{text} was accepted"),
            Err(fault) => (fault.message, fault.span),
        }
    }

    #[test]
    fn strings_without_escapes_are_read_from_the_text() {
        let tree = read(r#"{"a": "plain", "b": "tab\t \u00e9 \ud83d\ude00 \/"}"#).expect("valid");
        assert_eq!(tree.root().get("a").and_then(|node| node.as_str()), Some("plain"));
        assert_eq!(tree.root().get("b").and_then(|node| node.as_str()), Some("tab\t é 😀 /"));
    }

    #[test]
    fn spans_cover_the_tokens() {
        let text = r#" {"a" : [1, -2.5e3]} "#;
        let tree = read(text).expect("valid");
        let member = tree.root().member("a").expect("a");
        assert_eq!(&text[1..20], "{\"a\" : [1, -2.5e3]}");
        assert_eq!(tree.root().span(), Span::new(1, 20));
        assert_eq!(member.key_span, Span::new(2, 5));
        assert_eq!(member.value.span(), Span::new(8, 19));
        let numbers: Vec<_> = member.value.items().filter_map(|item| item.number_text()).collect();
        assert_eq!(numbers, ["1", "-2.5e3"]);
    }

    #[test]
    fn every_kind_of_value_may_be_the_document() {
        for (text, kind) in [
            ("null", Kind::Null),
            ("true", Kind::Bool),
            ("0", Kind::Number),
            ("\"\"", Kind::String),
            ("[]", Kind::Array),
            ("{}", Kind::Object),
        ] {
            assert_eq!(read(text).expect(text).root().kind(), kind, "{text}");
        }
    }

    #[test]
    fn faults_say_what_is_wrong_and_where() {
        for (text, message, start) in [
            ("[1,]", "JSON has no comma after the last element", 2),
            ("{\"a\":1, }", "JSON has no comma after the last element", 6),
            ("[1 // one\n]", "JSON has no comments", 3),
            ("[1] x", "expected the end of the document, found `x`", 4),
            ("[01]", "a number starts with a superfluous zero", 1),
            ("[1.]", "expected a digit after the decimal point, found `]`", 3),
            ("[-]", "expected a digit after `-`, found `]`", 2),
            ("{'a': 1}", "expected a key in double quotes, found a single quote", 1),
            ("[\"\\x\"]", "JSON has no such escape sequence in strings", 2),
            ("[\"\\ud800\"]", "half of a surrogate pair stands alone in a string", 2),
            ("[\"\\udc00\"]", "half of a surrogate pair stands alone in a string", 2),
            ("[\"\\uzzzz\"]", "`\\u` is not followed by four hexadecimal digits", 2),
            ("[\"\\é\"]", "JSON has no such escape sequence in strings", 2),
            ("[\"\\u12g4\"]", "`\\u` is not followed by four hexadecimal digits", 2),
            ("[\"a", "the document ends inside a string", 3),
            ("[\"a\n\"]", "a line ends inside a string", 3),
            ("[\"\u{1}\"]", "control character U+0001 stands in a string as it is", 2),
            ("[", "the document ends where a value should follow", 1),
            ("[nul]", "expected a value, found `nul`", 1),
            ("[NaN]", "expected a value, found `NaN`", 1),
            ("[1 2]", "expected `,` or `]`, found `2`", 3),
            ("{\"a\" 1}", "expected `:` after the key, found `1`", 5),
        ] {
            let (found, span) = fault(text);
            assert_eq!((found.as_str(), span.start), (message, start), "{text}");
        }
    }

    #[test]
    fn nesting_stops_at_the_limit_and_not_before() {
        let limits = Limits { depth: 3, ..Limits::default() };
        assert!(parse("[[[1]]]", &limits, |_, _, _| {}).is_ok());
        assert!(parse("[[[[1]]]]", &limits, |_, _, _| {}).is_err_and(|fault| fault.rule == "nesting-limit"));
        assert!(parse(&"[".repeat(100_000), &Limits { depth: usize::MAX, ..limits }, |_, _, _| {}).is_err());
    }

    #[test]
    fn repeated_keys_keep_the_first_value_and_tell_both_places() {
        for count in [0, 40] {
            let mut text = String::from("{\"k\":1,");
            for number in 0..count {
                text.push_str(&format!("\"x{number}\":0,"));
            }
            text.push_str("\"k\":2,\"last\":3}");
            let mut told = Vec::new();
            let tree = parse(&text, &Limits::default(), |name, first, second| {
                told.push((name.to_owned(), first, second));
            })
            .expect("valid")
            .with_text(text.as_str());
            assert_eq!(told.len(), 1);
            assert_eq!((told[0].0.as_str(), told[0].1), ("k", Span::new(1, 4)));
            assert_eq!(tree.root().len(), count + 2);
            assert_eq!(tree.root().get("k").and_then(|node| node.number_text()), Some("1"));
            assert_eq!(tree.root().get("last").and_then(|node| node.number_text()), Some("3"));
            for number in 0..count {
                assert!(tree.root().get(&format!("x{number}")).is_some());
            }
        }
    }
}
