//! Literals: text of a document as a string of a target language.
//!
//! Every function returns the literal with its quotes. What comes back out of the literal is what went in, for any text;
//! and nothing invisible stands in the source: control characters, line separators and the marks that turn the direction
//! of text are written as escapes, so that a reviewer sees what a reader of the code will get.

use std::fmt::Write as _;

/// A TypeScript or JavaScript string in single quotes (ECMA-262, section 12.9.4).
pub(crate) fn ts_string(text: &str) -> String {
    quoted(text, '\'', None, |out, c| match c {
        '\'' => out.push_str("\\'"),
        // `\0` before a digit would be an octal escape, which strict mode refuses.
        c if (c as u32) < 0x100 => escape(out, format_args!("\\x{:02x}", c as u32)),
        c if (c as u32) < 0x10000 => escape(out, format_args!("\\u{:04x}", c as u32)),
        c => escape(out, format_args!("\\u{{{:x}}}", c as u32)),
    })
}

/// A Dart string in single quotes, without interpolation (Dart language specification, section 17.7).
pub(crate) fn dart_string(text: &str) -> String {
    quoted(text, '\'', Some('$'), |out, c| match c {
        '\'' => out.push_str("\\'"),
        '$' => out.push_str("\\$"),
        c if (c as u32) < 0x100 => escape(out, format_args!("\\x{:02x}", c as u32)),
        c => escape(out, format_args!("\\u{{{:x}}}", c as u32)),
    })
}

/// A JSON string (RFC 8259, section 7). It is one of YAML 1.2 in double quotes, too.
pub(crate) fn json_string(text: &str) -> String {
    quoted(text, '"', None, |out, c| match c {
        '"' => out.push_str("\\\""),
        c => {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escape(out, format_args!("\\u{unit:04x}"));
            }
        }
    })
}

/// A YAML string in double quotes (YAML 1.2.2, section 7.3.1).
pub(crate) fn yaml_string(text: &str) -> String {
    quoted(text, '"', None, |out, c| match c {
        '"' => out.push_str("\\\""),
        c if (c as u32) < 0x10000 => escape(out, format_args!("\\u{:04x}", c as u32)),
        c => escape(out, format_args!("\\U{:08x}", c as u32)),
    })
}

/// Text as one line of Markdown: nothing in it is markup but code spans (CommonMark 0.31, section 2.4), and it starts no
/// block.
pub(crate) fn md_text(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let last = parts.len() - 1;
    // Every second part is code where every mark has its other one and no two stand together.
    let inner = parts.get(1..last).unwrap_or_default();
    let is_code = |index: usize| index % 2 == 1;
    let has_spans = is_code(last + 1)
        && !inner.is_empty()
        && inner
            .iter()
            .enumerate()
            .all(|(index, part)| !part.is_empty() && (is_code(index) || !part.trim().is_empty()));
    if !has_spans {
        return md_plain(text, true);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (index, part) in parts.iter().enumerate() {
        if is_code(index) {
            out.push_str(&md_code(part));
            continue;
        }
        let blank = |found: bool| if found { " " } else { "" };
        out.push_str(blank(index > 0 && part.starts_with(char::is_whitespace)));
        let plain = md_plain(part, index == 0);
        out.push_str(&plain);
        out.push_str(blank(index < last && !plain.is_empty() && part.ends_with(char::is_whitespace)));
    }
    out
}

/// Text in which nothing is markup; `first` where a line begins with it.
fn md_plain(text: &str, first: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let letters: Vec<char> = text.chars().collect();
    let mut blank = false;
    for (index, &c) in letters.iter().enumerate() {
        if c.is_whitespace() {
            blank = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            // Inside a word it is a letter like others.
            '_' if in_word(beside(index.checked_sub(1))) && in_word(beside(Some(index + 1))) => out.push(c),
            // Only what could be `&amp;` is read as such.
            '&' if !beside(Some(index + 1)).is_some_and(|next| next.is_alphanumeric() || next == '#') => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => out.extend(['\\', c]),
            c => out.push(if is_deceptive(c) { char::REPLACEMENT_CHARACTER } else { c }),
        }
    }
    if first {
        // Headings, lists and underlines begin with these; an ordered list with digits and one of `.` and `)`.
        let digits = out.bytes().take_while(u8::is_ascii_digit).count();
        let mark = out.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
        if out.starts_with(['#', '+', '-', '=', ':']) {
            out.insert(0, '\\');
        } else if digits > 0 && mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
            out.insert(digits, '\\');
        }
    }
    out
}

/// Text as a code span of Markdown, on one line.
pub(crate) fn md_code(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut run, mut longest) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
        plain.push(match c {
            c if c.is_whitespace() => ' ',
            c if is_deceptive(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        });
    }
    let fence = "`".repeat(longest + 1);
    // A reader takes one blank on each side away again.
    let blank = if plain.starts_with(['`', ' ']) || plain.ends_with(['`', ' ']) || plain.is_empty() { " " } else { "" };
    format!("{fence}{blank}{plain}{blank}{fence}")
}

/// Characters that change what is seen around them, or that are none: controls, the marks that turn the direction of
/// text, the byte order mark, tags, noncharacters. They have no place in a comment.
pub(super) fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E007F}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

/// These and the ones that nobody sees, which prose may need (an emoji of several is joined by one).
fn is_hidden(c: char) -> bool {
    is_deceptive(c) || matches!(c, '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}')
}

fn quoted(text: &str, quote: char, beside: Option<char>, special: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote || Some(c) == beside || is_hidden(c) => special(&mut out, c),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

fn escape(out: &mut String, text: std::fmt::Arguments<'_>) {
    // A string takes everything.
    let _ = out.write_fmt(text);
}
