//! A text of the document becomes words.

/// The words of a text, with single blanks between them, in the case in which they stand there; never empty.
///
/// Words end where the case says so (`petOwner`, `HTMLPage`), where digits are followed by a capital, and at whatever is
/// neither letter nor digit. Punctuation that carries the meaning is spelt out: `<=` is `less or equal`, `-1` is
/// `minus 1`. Letters of all scripts stay; [`super::ascii`] is for languages that do not take them.
pub fn words(text: &str) -> String {
    let mut out = Words { text: String::with_capacity(text.len() + 4), open: false };
    let mut rest = text;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        if is_word(letter) {
            let end = rest.find(|next| !is_word(next)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            split_run(run, &mut out);
            before = run.chars().next_back();
            rest = after;
            continue;
        }
        let taken = match spelt(rest, before) {
            Some((taken, word)) => {
                out.close();
                out.text_of(word);
                taken
            }
            None => letter.len_utf8(),
        };
        out.close();
        before = Some(letter);
        rest = rest.get(taken..).unwrap_or_default();
    }
    if out.text.is_empty() {
        return nothing(text);
    }
    out.text
}

/// Letters and digits that an identifier of some language may hold. The underscore parts words.
fn is_word(letter: char) -> bool {
    letter != '_' && unicode_ident::is_xid_continue(letter) && (letter.is_ascii() || !is_joiner(letter))
}

/// Connecting punctuation and marks that only look like separators to a reader.
fn is_joiner(letter: char) -> bool {
    matches!(
        letter,
        '\u{203F}' | '\u{2040}' | '\u{2054}' | '\u{FE33}' | '\u{FE34}' | '\u{FE4D}'
            ..='\u{FE4F}' | '\u{FF3F}' | '\u{B7}' | '\u{30FB}' | '\u{FF65}'
    )
}

struct Words {
    text: String,
    /// Whether the last word may still grow.
    open: bool,
}

impl Words {
    fn close(&mut self) {
        self.open = false;
    }

    fn text_of(&mut self, part: &str) {
        if !self.open && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.open = true;
        self.text.push_str(part);
    }
}

/// Splits a run without separators by its case.
fn split_run(run: &str, out: &mut Words) {
    let letters: Vec<(usize, char)> = run.char_indices().collect();
    let at = |index: usize| letters.get(index).map(|(_, letter)| *letter);
    let mut start = 0;
    for (index, &(offset, letter)) in letters.iter().enumerate().skip(1) {
        let previous = at(index - 1).unwrap_or(letter);
        let starts = if letter.is_uppercase() {
            // The last capital of several begins the next word, unless only a plural `s` follows: `userIDs`.
            !previous.is_uppercase() || (at(index + 1).is_some_and(char::is_lowercase) && !plural(&at, index + 1))
        } else {
            false
        };
        if starts {
            out.close();
            out.text_of(run.get(start..offset).unwrap_or_default());
            start = offset;
        }
    }
    out.close();
    out.text_of(run.get(start..).unwrap_or_default());
    out.close();
}

/// Whether an `s` stands at `index` and its word ends there.
fn plural(at: &impl Fn(usize) -> Option<char>, index: usize) -> bool {
    at(index) == Some('s') && at(index + 1).is_none_or(char::is_uppercase)
}

/// Punctuation at the start of `rest` that a name should say, with how many bytes it takes.
fn spelt(rest: &str, before: Option<char>) -> Option<(usize, &'static str)> {
    const ALWAYS: [(&str, &str); 15] = [
        ("<=", "less or equal"),
        (">=", "greater or equal"),
        ("!=", "not equal"),
        ("<>", "not equal"),
        ("==", "equal"),
        ("<", "less"),
        (">", "greater"),
        ("=", "equal"),
        ("*", "star"),
        ("+", "plus"),
        ("%", "percent"),
        ("&", "and"),
        ("@", "at"),
        ("≤", "less or equal"),
        ("≥", "greater or equal"),
    ];
    if let Some((sign, word)) = ALWAYS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Some((sign.len(), word));
    }
    // Signs that part words elsewhere mean something where a word could begin.
    let next = rest.chars().nth(1);
    let begins = before.is_none_or(|before| !is_word(before) && before != '-' && before != '_');
    match rest.chars().next()? {
        '-' if begins && next.is_some_and(is_word) => Some((1, "minus")),
        '!' if begins && next.is_some_and(is_word) => Some((1, "not")),
        _ => None,
    }
}

/// A name for a text without a letter or a digit: its signs by their names.
fn nothing(text: &str) -> String {
    let names: Vec<String> = text.chars().take(8).map(sign).collect();
    if names.is_empty() { "empty".to_owned() } else { names.join(" ") }
}

fn sign(letter: char) -> String {
    let name = match letter {
        ' ' => "blank",
        '\t' => "tab",
        '\n' | '\r' => "line break",
        '-' => "minus",
        '_' => "underscore",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '!' => "not",
        '?' => "question mark",
        '/' => "slash",
        '\\' => "backslash",
        '|' => "pipe",
        '#' => "hash",
        '$' => "dollar",
        '~' => "tilde",
        '^' => "caret",
        '"' => "quote",
        '\'' => "apostrophe",
        '`' => "back tick",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        other => return format!("u{:04X}", u32::from(other)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_words() {
        for (text, expected) in [
            ("petOwner", "pet Owner"),
            ("pet_owner-id.of/all", "pet owner id of all"),
            ("HTMLPage", "HTML Page"),
            ("getHTMLPage2Size", "get HTML Page2 Size"),
            ("userIDs", "user IDs"),
            ("IDsOfUsers", "IDs Of Users"),
            ("v3.1", "v3 1"),
            ("sha256", "sha256"),
            ("2fa", "2fa"),
            ("200OK", "200 OK"),
            ("+1", "plus 1"),
            ("-1", "minus 1"),
            ("-created_at", "minus created at"),
            ("a--b", "a b"),
            ("2011-10-01", "2011 10 01"),
            ("<=", "less or equal"),
            (">", "greater"),
            ("*", "star"),
            ("*/*", "star star"),
            ("@type", "at type"),
            ("$ref", "ref"),
            ("!x", "not x"),
            ("größe", "größe"),
            ("Ärger", "Ärger"),
            ("日本語", "日本語"),
            ("", "empty"),
            (" ", "blank"),
            ("...", "dot dot dot"),
            ("😀", "u1F600"),
            ("a😀b", "a b"),
            ("क्षेत्र", "क्षेत्र"),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }
}
