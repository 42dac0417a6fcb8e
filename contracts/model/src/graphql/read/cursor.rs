//! A walk over the tokens of one document: expectations, faults, and the way back to firm ground after one.

use accordant_document::{DocumentId, Finding, Origin, Severity, Span};
use smol_str::SmolStr;

use super::lexer::{Token, TokenKind};

/// Levels of lists, objects and list types inside each other. Real schemas have three.
pub(super) const NESTING: usize = 128;

/// What was expected where something else stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) kind: FaultKind,
    /// The bracket that the text ends in.
    pub(super) opened: Option<Span>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum FaultKind {
    Expected(&'static str),
    TooDeep,
}

pub(super) type Parse<T> = Result<T, Fault>;

pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) document: DocumentId,
    pub(super) findings: &'a mut Vec<Finding>,
}

const END: Token = Token { kind: TokenKind::End, span: Span::new(0, 0) };

impl<'a> Cursor<'a> {
    pub(super) fn token(&self, ahead: usize) -> Token {
        self.tokens.get(self.at + ahead).or(self.tokens.last()).copied().unwrap_or(END)
    }

    pub(super) fn text_of(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    pub(super) fn origin(&self, span: Span) -> Origin {
        Origin { document: self.document, span }
    }

    pub(super) fn fault<T>(&self, expected: &'static str) -> Parse<T> {
        Err(Fault { span: self.token(0).span, kind: FaultKind::Expected(expected), opened: None })
    }

    pub(super) fn is(&self, punctuator: u8) -> bool {
        self.token(0).kind == TokenKind::Punctuator(punctuator)
    }

    pub(super) fn skip(&mut self, punctuator: u8) -> bool {
        let found = self.is(punctuator);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, punctuator: u8, expected: &'static str) -> Parse<Span> {
        let span = self.token(0).span;
        if self.skip(punctuator) { Ok(span) } else { self.fault(expected) }
    }

    /// The name at `ahead`, if there is one.
    pub(super) fn name_at(&self, ahead: usize) -> Option<&'a str> {
        let token = self.token(ahead);
        (token.kind == TokenKind::Name).then(|| self.text_of(token.span))
    }

    pub(super) fn name(&mut self, expected: &'static str) -> Parse<(SmolStr, Origin)> {
        let Some(name) = self.name_at(0) else { return self.fault(expected) };
        let origin = self.origin(self.token(0).span);
        self.at += 1;
        Ok((SmolStr::new(name), origin))
    }

    pub(super) fn keyword(&mut self, keyword: &str) -> bool {
        let found = self.name_at(0) == Some(keyword);
        self.at += usize::from(found);
        found
    }

    /// One or more of what `item` reads, between `open` and `close`. Absent brackets are an empty list.
    pub(super) fn group(&mut self, (open, close): (u8, u8), mut item: impl FnMut(&mut Self) -> Parse<()>) -> Parse<()> {
        if !self.is(open) {
            return Ok(());
        }
        let opened = self.token(0).span;
        self.at += 1;
        loop {
            item(self).map_err(|fault| {
                let at_end = fault.span.start as usize >= self.text.len() && fault.opened.is_none();
                if at_end { Fault { opened: Some(opened), ..fault } } else { fault }
            })?;
            if self.skip(close) {
                return Ok(());
            }
        }
    }

    /// Moves to where the next definition begins: after a fault nothing else can be trusted. Brackets that were never
    /// closed are seen through a definition's keyword at the start of a line.
    pub(super) fn recover(&mut self, definition: usize) {
        let mut depth = 0usize;
        let mut at = definition;
        let from = self.at.max(definition + 1);
        while let Some(token) = self.tokens.get(at) {
            // Before the fault too: what was never closed has swallowed the next definition's first words.
            let certain = at > definition && self.begins_line(token.span);
            if (certain || (at >= from && depth == 0)) && self.begins_definition(at) {
                let described = at > definition + 1
                    && self
                        .tokens
                        .get(at - 1)
                        .is_some_and(|before| matches!(before.kind, TokenKind::String | TokenKind::BlockString));
                self.at = at - usize::from(described);
                return;
            }
            match token.kind {
                TokenKind::Punctuator(b'(' | b'[' | b'{') => depth += 1,
                TokenKind::Punctuator(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                TokenKind::End => break,
                _ => {}
            }
            at += 1;
        }
        self.at = self.tokens.len().saturating_sub(1);
    }

    fn begins_line(&self, span: Span) -> bool {
        let before = self.text.as_bytes().get(..span.start as usize).and_then(|before| before.last());
        before.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    }

    fn begins_definition(&self, at: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map_or(TokenKind::End, |token| token.kind);
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == TokenKind::Name) else { return false };
        let (next, after) = (kind(at + 1), kind(at + 2));
        match self.text_of(token.span) {
            "type" | "interface" | "union" | "enum" | "input" | "scalar" | "fragment" | "extend" => {
                next == TokenKind::Name && after != TokenKind::Punctuator(b':')
            }
            "directive" => next == TokenKind::Punctuator(b'@') && after == TokenKind::Name,
            "schema" => matches!(next, TokenKind::Punctuator(b'{' | b'@')),
            "query" | "mutation" | "subscription" => matches!(next, TokenKind::Punctuator(b'{') | TokenKind::Name),
            _ => false,
        }
    }

    /// What stands at the place of a fault, for its message.
    pub(super) fn found(&self, span: Span) -> String {
        let token = self.tokens.binary_search_by_key(&span.start, |token| token.span.start);
        let token = token.ok().and_then(|at| self.tokens.get(at)).copied().unwrap_or(END);
        match token.kind {
            TokenKind::End => "the end of the file".to_owned(),
            TokenKind::Fault(fault) => fault.described().to_owned(),
            TokenKind::String | TokenKind::BlockString => "a string".to_owned(),
            _ => format!("`{}`", self.text_of(token.span)),
        }
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn error(&mut self, rule: &'static str, origin: Origin, message: impl Into<String>, help: &str) {
        self.report(Finding::new(rule, Severity::Error, origin, message).help(help));
    }
}
