//! Comments: prose of a document where a compiler must not read it.
//!
//! Prose is Markdown. Long lines of paragraphs are wrapped at blanks where that changes nothing; tables, code, headings
//! and lists stay as they are.

use std::borrow::Cow;

use super::quote::is_deceptive;

/// Where lines of TypeScript and of plain comments end.
const WIDTH: usize = 100;
/// Where lines of Dart end: `dart format`'s.
const DART_WIDTH: usize = 80;

/// A documentation comment of TypeScript: paragraphs, then tags such as `("deprecated", "since 2.0")`. Every line is
/// indented and none ends the text; nothing to say gives an empty text.
pub(crate) fn ts_doc<'t>(
    paragraphs: impl IntoIterator<Item = &'t str>,
    tags: &[(&str, &str)],
    indent: usize,
) -> String {
    let width = WIDTH.saturating_sub(indent + 3);
    let mut lines = prose(paragraphs, width, |line| ts_line(line).into_owned());
    if !lines.is_empty() && !tags.is_empty() {
        lines.push(String::new());
    }
    for (tag, text) in tags {
        let mut first = true;
        for line in wrapped(&format!("@{tag} {text}"), width) {
            // The tag itself is ours; what follows it is not.
            lines.push(match (first, line.strip_prefix('@')) {
                (true, Some(rest)) => format!("@{}", ts_line(rest)),
                _ => ts_line(&line).into_owned(),
            });
            first = false;
        }
    }
    let margin = " ".repeat(indent);
    match lines.as_slice() {
        [] => String::new(),
        [only] if only.chars().count() + indent + 7 <= WIDTH => format!("{margin}/** {only} */"),
        lines => {
            let mut out = format!("{margin}/**\n");
            for line in lines {
                let blank = if line.is_empty() { "" } else { " " };
                out.push_str(&format!("{margin} *{blank}{line}\n"));
            }
            out.push_str(&format!("{margin} */"));
            out
        }
    }
}

/// A documentation comment of Dart. Every line is indented and none ends the text.
pub(crate) fn dart_doc<'t>(paragraphs: impl IntoIterator<Item = &'t str>, indent: usize) -> String {
    marked("///", prose(paragraphs, DART_WIDTH.saturating_sub(indent + 4), |line| clean(line).into_owned()), indent)
}

/// A comment of whole lines, each behind `mark`: `//`, `#`.
pub(crate) fn line_comment(mark: &str, text: &str, indent: usize) -> String {
    let width = DART_WIDTH.saturating_sub(indent + mark.len() + 1);
    marked(mark, prose([text], width, |line| clean(line).into_owned()), indent)
}

fn marked(mark: &str, lines: Vec<String>, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&margin);
        out.push_str(mark);
        if !line.is_empty() {
            out.push(' ');
            out.push_str(&line);
        }
    }
    out
}

/// The lines of several paragraphs with an empty one between them; a paragraph that repeats the one before is left out.
fn prose<'t>(
    paragraphs: impl IntoIterator<Item = &'t str>,
    width: usize,
    safe: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last = "";
    for text in paragraphs {
        let text = text.trim();
        if text.is_empty() || text == last {
            continue;
        }
        last = text;
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(wrapped(text, width).iter().map(|line| safe(line)));
    }
    lines
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first paragraph of prose that is neither a heading nor a table, on one line: what a page about the whole begins with.
/// A heading ends what stands before it, with an empty line between or without.
pub(crate) fn first_paragraph(text: &str) -> String {
    let underlines = |line: &str| line.len() > 2 && ['=', '-'].iter().any(|mark| line.trim_matches(*mark).is_empty());
    let mut found: Vec<&str> = Vec::new();
    let mut is_prose = true;
    for line in text.lines().map(str::trim) {
        match line {
            "" => is_prose = true,
            _ if line.starts_with('#') => {}
            _ if underlines(line) => {
                found.clear();
                continue;
            }
            _ if found.is_empty() && (!is_prose || line.starts_with(['<', '|', '!']) || line.starts_with("```")) => {
                is_prose = false;
                continue;
            }
            _ if !line.starts_with("```") => {
                found.push(line);
                continue;
            }
            _ => {}
        }
        if !found.is_empty() {
            break;
        }
    }
    one_line(&found.join(" "))
}

/// One line inside `/** */`: it cannot end the comment, and a tool reads no tag at its beginning.
fn ts_line(line: &str) -> Cow<'_, str> {
    let line = clean(line);
    let tag = line.trim_start().starts_with('@');
    if !tag && !line.contains("*/") {
        return line;
    }
    let mut line = line.replace("*/", "*\\/");
    if tag {
        let at = line.len() - line.trim_start().len();
        line.insert(at, '\\');
    }
    Cow::Owned(line)
}

fn clean(line: &str) -> Cow<'_, str> {
    if line.contains(is_deceptive) {
        let shown = |c| match c {
            '\t' => ' ',
            c if is_deceptive(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        };
        Cow::Owned(line.chars().map(shown).collect())
    } else {
        Cow::Borrowed(line)
    }
}

/// Lines without their ends and without blanks behind them; never two empty ones in a row.
fn wrapped(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in split(text) {
        let line = line.trim_end();
        let start = line.trim_start();
        if line.is_empty() {
            if lines.last().is_some_and(|last| !last.is_empty()) {
                lines.push(Cow::Borrowed(""));
            }
            continue;
        }
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        let fenced = fence.is_some() || mark.is_some();
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fenced || !is_paragraph(line) || line.len() <= width {
            lines.push(Cow::Borrowed(line));
        } else {
            fill(start, width, &mut lines);
        }
    }
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}

/// The lines of a text, by every mark that some language takes as the end of a line.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_break = |c| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        match text.find(is_break) {
            None => rest = None,
            Some(at) => {
                let after = text.get(at..).unwrap_or_default();
                let end = if after.starts_with("\r\n") { 2 } else { after.chars().next().map_or(0, char::len_utf8) };
                rest = after.get(end..);
                return text.get(..at);
            }
        }
        Some(text)
    })
}

/// Whether a line is plain text of a paragraph, which may be broken anywhere.
fn is_paragraph(line: &str) -> bool {
    !line.starts_with("    ")
        && !line.starts_with('\t')
        && !line.starts_with(['#', '|', '>', '=', '-', '*', '+', '<'])
        && !line.contains('|')
        && !line
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '|' | '>' | '<'))
}

/// Breaks at blanks, and only before words that begin no block of Markdown when they come to stand first.
fn fill<'t>(line: &'t str, width: usize, lines: &mut Vec<Cow<'t, str>>) {
    let plain = |word: &str| word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '`' | '(' | '[' | '"' | '\''));
    let mut current = String::new();
    let mut length = 0;
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > width && plain(word) && !word.starts_with("```") {
            lines.push(Cow::Owned(std::mem::take(&mut current)));
            length = 0;
        }
        if length > 0 {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += size;
    }
    lines.push(Cow::Owned(current));
}
