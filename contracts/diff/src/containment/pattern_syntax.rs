//! The syntax of regular expressions as ECMA-262 (section 22.2.1) writes them, as far as they are regular.

use super::budget::Why;

/// Inclusive ranges of code points, sorted, none touching the next.
pub(crate) type Ranges = Vec<(u32, u32)>;

#[derive(Clone, Debug)]
pub(crate) enum Syntax {
    Empty,
    Chars(Ranges),
    Start,
    End,
    Sequence(Vec<Syntax>),
    Choice(Vec<Syntax>),
    Repeat { inner: Box<Syntax>, min: u32, max: Option<u32> },
}

/// Groups inside groups before a pattern is refused.
const DEPTH: usize = 100;
/// The largest count that a repetition may name.
const REPEATS: u32 = 20_000;

const LAST: u32 = 0x10_FFFF;
const DIGIT: &[(u32, u32)] = &[(0x30, 0x39)];
const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
const SPACE: &[(u32, u32)] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];
const LINE_ENDS: &[(u32, u32)] = &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];

pub(crate) fn parse(pattern: &str) -> Result<Syntax, Why> {
    let mut parser = Parser { text: pattern.chars().collect(), at: 0, depth: 0 };
    let syntax = parser.choice()?;
    if parser.at < parser.text.len() {
        return Err(parser.refuse("an unmatched `)`"));
    }
    Ok(syntax)
}

struct Parser {
    text: Vec<char>,
    at: usize,
    depth: usize,
}

/// What an escape stands for.
enum Escape {
    Char(u32),
    Class(Ranges),
}

impl Parser {
    fn refuse(&self, what: &str) -> Why {
        let pattern: String = self.text.iter().take(60).collect();
        Why::new(format!("the pattern `{pattern}` has {what}"))
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    fn looking_at(&self, text: &str) -> bool {
        self.text.get(self.at..).is_some_and(|rest| {
            let mut rest = rest.iter();
            text.chars().all(|wanted| rest.next() == Some(&wanted))
        })
    }

    fn choice(&mut self) -> Result<Syntax, Why> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Why::budget("groups inside groups of a pattern"));
        }
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { Syntax::Choice(branches) })
    }

    fn sequence(&mut self) -> Result<Syntax, Why> {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            if next == '|' || next == ')' {
                break;
            }
            parts.push(self.term()?);
        }
        Ok(match parts.len() {
            0 => Syntax::Empty,
            1 => parts.swap_remove(0),
            _ => Syntax::Sequence(parts),
        })
    }

    fn term(&mut self) -> Result<Syntax, Why> {
        let Some(next) = self.bump() else { return Ok(Syntax::Empty) };
        let atom = match next {
            '^' => return Ok(Syntax::Start),
            '$' => return Ok(Syntax::End),
            '(' => self.group()?,
            '.' => Syntax::Chars(complement(LINE_ENDS)),
            '[' => Syntax::Chars(self.class()?),
            '\\' => match self.escape(false)? {
                Escape::Char(code) => Syntax::Chars(vec![(code, code)]),
                Escape::Class(ranges) => Syntax::Chars(ranges),
            },
            '*' | '+' | '?' => return Err(self.refuse("a quantifier with nothing before it")),
            '{' | '}' | ']' => return Err(self.refuse("an unescaped bracket")),
            other => Syntax::Chars(vec![(other as u32, other as u32)]),
        };
        self.quantified(atom)
    }

    fn group(&mut self) -> Result<Syntax, Why> {
        if self.looking_at("?=") || self.looking_at("?!") || self.looking_at("?<=") || self.looking_at("?<!") {
            return Err(self.refuse("a look-around, which is no regular language of its own"));
        }
        if self.looking_at("?:") {
            self.at += 2;
        } else if self.looking_at("?<") {
            while self.bump().ok_or_else(|| self.refuse("an unclosed group name"))? != '>' {}
        } else if self.looking_at("?") {
            return Err(self.refuse("a group of a kind that ECMA-262 does not have"));
        }
        let inner = self.choice()?;
        if self.eat(')') { Ok(inner) } else { Err(self.refuse("an unclosed group")) }
    }

    fn quantified(&mut self, atom: Syntax) -> Result<Syntax, Why> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.at += 1;
                let min = self.count()?.ok_or_else(|| self.refuse("an unescaped bracket"))?;
                let max = if self.eat(',') { self.count()? } else { Some(min) };
                if self.peek() != Some('}') || max.is_some_and(|max| max < min) {
                    return Err(self.refuse("a repetition that is not understood"));
                }
                (min, max)
            }
            _ => return Ok(atom),
        };
        self.at += 1;
        // Laziness chooses among matches; whether there is one stays the same.
        self.eat('?');
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
            return Err(self.refuse("a quantifier on a quantifier"));
        }
        Ok(Syntax::Repeat { inner: Box::new(atom), min, max })
    }

    fn count(&mut self) -> Result<Option<u32>, Why> {
        let mut count = None;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            self.at += 1;
            let value = count.unwrap_or(0) * 10 + digit;
            if value > REPEATS {
                return Err(Why::budget("repetitions in a pattern"));
            }
            count = Some(value);
        }
        Ok(count)
    }

    fn class(&mut self) -> Result<Ranges, Why> {
        let negated = self.eat('^');
        let mut ranges = Vec::new();
        loop {
            let Some(next) = self.bump() else { return Err(self.refuse("an unclosed character class")) };
            let first = match next {
                ']' => break,
                '\\' => self.escape(true)?,
                other => Escape::Char(other as u32),
            };
            let ranged = self.peek() == Some('-') && self.text.get(self.at + 1).is_some_and(|&after| after != ']');
            match first {
                Escape::Char(start) if ranged => {
                    self.at += 1;
                    let end = match self.bump() {
                        Some('\\') => self.escape(true)?,
                        Some(other) => Escape::Char(other as u32),
                        None => return Err(self.refuse("an unclosed character class")),
                    };
                    match end {
                        Escape::Char(end) if start <= end => ranges.push((start, end)),
                        _ => return Err(self.refuse("a range of characters that is not understood")),
                    }
                }
                Escape::Char(code) => ranges.push((code, code)),
                Escape::Class(members) => ranges.extend(members),
            }
        }
        let ranges = normalised(ranges);
        Ok(if negated { complement(&ranges) } else { ranges })
    }

    fn escape(&mut self, in_class: bool) -> Result<Escape, Why> {
        let Some(next) = self.bump() else { return Err(self.refuse("a backslash at its end")) };
        Ok(match next {
            'd' => Escape::Class(DIGIT.to_vec()),
            'D' => Escape::Class(complement(DIGIT)),
            'w' => Escape::Class(WORD.to_vec()),
            'W' => Escape::Class(complement(WORD)),
            's' => Escape::Class(SPACE.to_vec()),
            'S' => Escape::Class(complement(SPACE)),
            't' => Escape::Char(0x09),
            'n' => Escape::Char(0x0A),
            'v' => Escape::Char(0x0B),
            'f' => Escape::Char(0x0C),
            'r' => Escape::Char(0x0D),
            'b' if in_class => Escape::Char(0x08),
            'b' | 'B' => return Err(self.refuse("a word boundary, which the engine does not decide")),
            '0' if !self.peek().is_some_and(|after| after.is_ascii_digit()) => Escape::Char(0),
            '0'..='9' | 'k' => return Err(self.refuse("a back-reference, which is no regular language")),
            'c' => match self.bump() {
                Some(letter) if letter.is_ascii_alphabetic() => Escape::Char(letter as u32 % 32),
                _ => return Err(self.refuse("a control escape that is not understood")),
            },
            'x' => Escape::Char(self.hex(2)?),
            'u' => self.unicode()?,
            'p' | 'P' => self.property(next == 'P')?,
            letter if letter.is_ascii_alphabetic() => {
                return Err(self.refuse("an escape that ECMA-262 does not have"));
            }
            other => Escape::Char(other as u32),
        })
    }

    fn hex(&mut self, digits: usize) -> Result<u32, Why> {
        (0..digits).try_fold(0, |value, _| {
            let digit = self.bump().and_then(|next| next.to_digit(16));
            digit.map(|digit| value * 16 + digit).ok_or_else(|| self.refuse("a hexadecimal escape that is cut short"))
        })
    }

    fn unicode(&mut self) -> Result<Escape, Why> {
        let code = if self.eat('{') {
            let mut value: u32 = 0;
            loop {
                match self.bump() {
                    Some('}') => break,
                    Some(next) => {
                        let digit = next.to_digit(16).filter(|_| value <= LAST);
                        value = value * 16 + digit.ok_or_else(|| self.refuse("an escape that is not understood"))?;
                    }
                    None => return Err(self.refuse("an escape that is not understood")),
                }
            }
            value
        } else {
            let high = self.hex(4)?;
            if (0xD800..0xDC00).contains(&high) && self.looking_at("\\u") {
                self.at += 2;
                let low = self.hex(4)?;
                if !(0xDC00..0xE000).contains(&low) {
                    return Err(self.refuse("half a surrogate pair"));
                }
                0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)
            } else {
                high
            }
        };
        if char::from_u32(code).is_none() {
            return Err(self.refuse("half a surrogate pair"));
        }
        Ok(Escape::Char(code))
    }

    /// Unicode properties by the tables of regex-syntax.
    fn property(&mut self, negated: bool) -> Result<Escape, Why> {
        if !self.eat('{') {
            return Err(self.refuse("a property escape that is not understood"));
        }
        let mut name = String::new();
        loop {
            match self.bump() {
                Some('}') => break,
                Some(next) if next.is_ascii_alphanumeric() || matches!(next, '_' | '=') => name.push(next),
                _ => return Err(self.refuse("a property escape that is not understood")),
            }
        }
        let parsed = regex_syntax::parse(&format!("\\p{{{name}}}"));
        let ranges: Ranges = match parsed.as_ref().map(regex_syntax::hir::Hir::kind) {
            Ok(regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class))) => {
                class.ranges().iter().map(|range| (range.start() as u32, range.end() as u32)).collect()
            }
            _ => return Err(self.refuse("a Unicode property that is not known")),
        };
        Ok(Escape::Class(if negated { complement(&ranges) } else { ranges }))
    }
}

fn normalised(mut ranges: Ranges) -> Ranges {
    ranges.sort_unstable();
    let mut merged: Ranges = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1.saturating_add(1) => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn complement(ranges: &[(u32, u32)]) -> Ranges {
    let mut next = 0;
    let mut rest = Vec::with_capacity(ranges.len() + 1);
    for &(start, end) in ranges {
        if next < start {
            rest.push((next, start - 1));
        }
        next = end + 1;
    }
    if next <= LAST {
        rest.push((next, LAST));
    }
    rest
}
