//! Strings and numbers (RFC 8259, sections 6 and 7).

use super::Parser;
use crate::Span;
use crate::fault::Fault;
use crate::tree::Text;

impl<R> Parser<'_, R> {
    pub(super) fn string(&mut self) -> Result<(Text, Span), Fault> {
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

    pub(super) fn number(&mut self) -> Result<Span, Fault> {
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
}
