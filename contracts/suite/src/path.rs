//! Paths of rules and generators as text: `$.items[0]['first name'].*`, the notation of Pact's specification.

use std::fmt;

use crate::{Path, Token};

impl Path {
    /// Reads a path. `$` in front may be missing, and quotes may be double ones, as some tools write them. `None`
    /// where brackets do not close or a step has no name.
    pub fn parse(text: &str) -> Option<Path> {
        let rest = text.trim().strip_prefix('$').unwrap_or(text.trim());
        // Without `$` the first name has no dot before it.
        let bare = !rest.is_empty() && !rest.starts_with(['.', '[']);
        let mut tokens = Vec::new();
        let mut rest = rest;
        if bare {
            rest = name(rest, &mut tokens)?;
        }
        while let Some(first) = rest.chars().next() {
            rest = match first {
                '.' => name(rest.get(1..)?, &mut tokens)?,
                '[' => bracket(rest.get(1..)?, &mut tokens)?,
                _ => return None,
            };
        }
        Some(Path(tokens))
    }
}

/// A name up to the next dot or bracket. Pact's own grammar allows fewer characters; tools write what they like.
fn name<'t>(text: &'t str, tokens: &mut Vec<Token>) -> Option<&'t str> {
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    match name {
        "" => return None,
        "*" => tokens.push(Token::AnyName),
        name => tokens.push(Token::Name(name.to_owned())),
    }
    Some(rest)
}

fn bracket<'t>(text: &'t str, tokens: &mut Vec<Token>) -> Option<&'t str> {
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '\'' | '"')) {
        let mut name = String::new();
        let mut chars = text.char_indices().skip(1);
        while let Some((at, next)) = chars.next() {
            if next == '\\' {
                name.push(chars.next()?.1);
            } else if next == quote {
                tokens.push(Token::Name(name));
                return text.get(at + 1..)?.strip_prefix(']');
            } else {
                name.push(next);
            }
        }
        return None;
    }
    let (inner, rest) = text.split_once(']')?;
    match inner.trim() {
        "" => return None,
        "*" => tokens.push(Token::AnyIndex),
        inner => match inner.parse() {
            Ok(index) => tokens.push(Token::Index(index)),
            Err(_) => tokens.push(Token::Name(inner.to_owned())),
        },
    }
    Some(rest)
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|token| write!(f, "{token}"))
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Name(name) => write_key(name, f),
            Token::Index(index) => write!(f, "[{index}]"),
            Token::AnyName => f.write_str(".*"),
            Token::AnyIndex => f.write_str("[*]"),
        }
    }
}

/// A key as a step of a path: in quotes unless it is an identifier.
pub(crate) fn write_key(name: &str, f: &mut impl fmt::Write) -> fmt::Result {
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain {
        return write!(f, ".{name}");
    }
    f.write_str("['")?;
    for letter in name.chars() {
        if matches!(letter, '\'' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(letter)?;
    }
    f.write_str("']")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_and_write_back() {
        for (text, written) in [
            ("$", "$"),
            ("", "$"),
            ("$.a.b[0].*", "$.a.b[0].*"),
            ("$.a[*]['b c'].d", "$.a[*]['b c'].d"),
            ("$['a.b']", "$['a.b']"),
            (r#"$["a"]"#, "$.a"),
            (r"$['it\'s']", r"$['it\'s']"),
            ("data.time.*", "$.data.time.*"),
            ("$.pb:self.#text", "$['pb:self']['#text']"),
            ("$.animals.0", "$.animals['0']"),
            ("$['2'].str", "$['2'].str"),
            ("$[0][*]", "$[0][*]"),
            ("$['']", "$['']"),
        ] {
            let path = Path::parse(text).unwrap_or_else(|| panic!("{text} is a path"));
            assert_eq!(path.to_string(), written, "{text}");
            assert_eq!(Path::parse(written), Some(path), "{written}");
        }
    }

    #[test]
    fn what_does_not_close_is_no_path() {
        for text in ["$.", "$..a", "$[", "$[]", "$['a", "$['a'", "$['a'x]", "$x]y[", "$.a]["] {
            assert_eq!(Path::parse(text), None, "{text}");
        }
    }
}
