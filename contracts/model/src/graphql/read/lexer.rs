//! Tokens of GraphQL documents with their places (specification, September 2025, section 2.1).
//!
//! A fault becomes a token of its own: the definition that holds it is refused, the others are read.

use accordant_document::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// One of `! $ & ( ) : = @ [ ] { | }`, as its byte.
    Punctuator(u8),
    Spread,
    Name,
    Int,
    Float,
    String,
    BlockString,
    Fault(LexicalFault),
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LexicalFault {
    UnterminatedString,
    UnterminatedBlockString,
    BadEscape,
    BadNumber,
    UnexpectedCharacter,
}

impl LexicalFault {
    pub(crate) const fn described(self) -> &'static str {
        match self {
            LexicalFault::UnterminatedString => "a string that does not end on its line",
            LexicalFault::UnterminatedBlockString => "a block string that does not end",
            LexicalFault::BadEscape => "an escape sequence that GraphQL does not have",
            LexicalFault::BadNumber => "a malformed number",
            LexicalFault::UnexpectedCharacter => "a character that has no meaning in GraphQL",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// All tokens of the text; the last one is always [`TokenKind::End`].
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { bytes: text.as_bytes(), at: 0 };
    let mut tokens = Vec::with_capacity(text.len() / 8 + 1);
    loop {
        let token = lexer.next();
        tokens.push(token);
        if token.kind == TokenKind::End {
            return tokens;
        }
    }
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn starts_with(&self, prefix: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(prefix))
    }

    /// White space, line ends, commas, comments and the byte order mark mean nothing (section 2.1.7).
    fn skip_ignored(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b',' => self.at += 1,
                b'#' => {
                    while self.peek(0).is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                        self.at += 1;
                    }
                }
                0xEF if self.starts_with("\u{feff}".as_bytes()) => self.at += 3,
                _ => return,
            }
        }
    }

    fn next(&mut self) -> Token {
        self.skip_ignored();
        let start = self.at;
        let kind = match self.peek(0) {
            None => TokenKind::End,
            Some(byte @ (b'!' | b'$' | b'&' | b'(' | b')' | b':' | b'=' | b'@' | b'[' | b']' | b'{' | b'|' | b'}')) => {
                self.at += 1;
                TokenKind::Punctuator(byte)
            }
            Some(b'.') if self.starts_with(b"...") => {
                self.at += 3;
                TokenKind::Spread
            }
            Some(b'"') if self.starts_with(b"\"\"\"") => self.block_string(),
            Some(b'"') => self.string(),
            Some(byte) if byte == b'-' || byte.is_ascii_digit() => self.number(),
            Some(byte) if is_name_start(byte) => {
                self.name();
                TokenKind::Name
            }
            Some(byte) => {
                // A whole character, so that spans stay on character boundaries.
                self.at += match byte {
                    0xF0.. => 4,
                    0xE0.. => 3,
                    0xC0.. => 2,
                    _ => 1,
                };
                TokenKind::Fault(LexicalFault::UnexpectedCharacter)
            }
        };
        Token { kind, span: Span::new(start as u32, self.at.min(self.bytes.len()) as u32) }
    }

    fn name(&mut self) {
        while self.peek(0).is_some_and(is_name_continue) {
            self.at += 1;
        }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> TokenKind {
        if self.peek(0) == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek(0) == Some(b'0');
        let whole = self.digits();
        let mut sound = whole == 1 || (whole > 1 && !leading_zero);
        let mut float = false;
        if self.peek(0) == Some(b'.') && !self.starts_with(b"...") {
            self.at += 1;
            float = true;
            sound &= self.digits() > 0;
        }
        if matches!(self.peek(0), Some(b'e' | b'E')) {
            self.at += 1;
            float = true;
            if matches!(self.peek(0), Some(b'+' | b'-')) {
                self.at += 1;
            }
            sound &= self.digits() > 0;
        }
        // A number must not run into a name or another number (section 2.9.1).
        if self.peek(0).is_some_and(|byte| is_name_start(byte) || byte == b'.') {
            sound = false;
            while self.peek(0).is_some_and(|byte| is_name_continue(byte) || byte == b'.') {
                self.at += 1;
            }
        }
        match (sound, float) {
            (false, _) => TokenKind::Fault(LexicalFault::BadNumber),
            (true, true) => TokenKind::Float,
            (true, false) => TokenKind::Int,
        }
    }

    fn string(&mut self) -> TokenKind {
        self.at += 1;
        let mut bad_escape = false;
        loop {
            match self.peek(0) {
                None | Some(b'\n' | b'\r') => return TokenKind::Fault(LexicalFault::UnterminatedString),
                Some(b'"') => {
                    self.at += 1;
                    break;
                }
                Some(b'\\') => {
                    self.at += 1;
                    match self.peek(0) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                        Some(b'u') => {
                            self.at += 1;
                            bad_escape |= !self.unicode_escape();
                        }
                        _ => bad_escape = true,
                    }
                }
                Some(_) => self.at += 1,
            }
        }
        if bad_escape { TokenKind::Fault(LexicalFault::BadEscape) } else { TokenKind::String }
    }

    /// The digits after `\u`: four, or any number in braces. Whether they name a character is decided on decoding.
    fn unicode_escape(&mut self) -> bool {
        if self.peek(0) == Some(b'{') {
            self.at += 1;
            let start = self.at;
            while self.peek(0).is_some_and(|byte| byte.is_ascii_hexdigit()) {
                self.at += 1;
            }
            let sound = self.at > start && self.peek(0) == Some(b'}');
            self.at += usize::from(sound);
            return sound;
        }
        let sound = (0..4).all(|ahead| self.peek(ahead).is_some_and(|byte| byte.is_ascii_hexdigit()));
        self.at += if sound { 4 } else { 0 };
        sound
    }

    fn block_string(&mut self) -> TokenKind {
        self.at += 3;
        loop {
            match self.peek(0) {
                None => return TokenKind::Fault(LexicalFault::UnterminatedBlockString),
                Some(b'\\') if self.starts_with(b"\\\"\"\"") => self.at += 4,
                Some(b'"') if self.starts_with(b"\"\"\"") => {
                    self.at += 3;
                    return TokenKind::BlockString;
                }
                Some(_) => self.at += 1,
            }
        }
    }
}

const fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

const fn is_name_continue(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokens(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn every_kind_of_token_is_told_apart() {
        use TokenKind::{BlockString, End, Float, Int, Name, Punctuator, Spread, String};
        assert_eq!(
            kinds("\u{feff}a: 1, -2.5e+3 \"s\\n\" \"\"\"b \\\"\"\" \"\"\" ...@ # end"),
            [Name, Punctuator(b':'), Int, Float, String, BlockString, Spread, Punctuator(b'@'), End]
        );
    }

    #[test]
    fn faults_are_tokens_and_the_rest_is_read() {
        use LexicalFault::{BadEscape, BadNumber, UnexpectedCharacter, UnterminatedBlockString, UnterminatedString};
        use TokenKind::{End, Fault, Name};
        for (text, fault) in [
            ("01 a", BadNumber),
            ("1x a", BadNumber),
            ("1.2.3 a", BadNumber),
            ("\"open\na", UnterminatedString),
            ("\"\\q\" a", BadEscape),
            ("\"\\u{}\" a", BadEscape),
            ("\u{e9} a", UnexpectedCharacter),
            ("? a", UnexpectedCharacter),
        ] {
            assert_eq!(kinds(text), [Fault(fault), Name, End], "{text}");
        }
        assert_eq!(kinds("\"\"\"open"), [Fault(UnterminatedBlockString), End]);
    }
}
