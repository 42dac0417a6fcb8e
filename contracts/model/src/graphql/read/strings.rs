//! What string tokens mean: escapes, and the indentation of block strings (section 2.9.4).

use smol_str::SmolStr;

/// The value of a quoted string token, quotes included in `token`; `None` where an escape names no character.
pub(crate) fn quoted(token: &str) -> Option<SmolStr> {
    let inner = token.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(SmolStr::new(inner));
    }
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        value.push_str(rest.get(..at)?);
        let escape = rest.get(at + 1..)?;
        let kind = escape.chars().next()?;
        rest = escape.get(kind.len_utf8()..)?;
        match kind {
            'u' => {
                let (character, after) = unicode(rest)?;
                value.push(character);
                rest = after;
            }
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{c}'),
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            '"' | '\\' | '/' => value.push(kind),
            _ => return None,
        }
    }
    value.push_str(rest);
    Some(SmolStr::from(value))
}

/// The character that the text after `\u` names, and what follows; surrogates must come as a pair.
fn unicode(text: &str) -> Option<(char, &str)> {
    if let Some(braced) = text.strip_prefix('{') {
        let (digits, rest) = braced.split_once('}')?;
        return Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, rest));
    }
    let unit = u32::from_str_radix(text.get(..4)?, 16).ok()?;
    let rest = text.get(4..)?;
    if !(0xD800..0xDC00).contains(&unit) {
        return Some((char::from_u32(unit)?, rest));
    }
    let low = u32::from_str_radix(rest.strip_prefix("\\u")?.get(..4)?, 16).ok()?;
    if !(0xDC00..0xE000).contains(&low) {
        return None;
    }
    Some((char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))?, rest.get(6..)?))
}

/// The value of a block string token: common indentation and blank first and last lines are taken away.
pub(crate) fn block(token: &str) -> SmolStr {
    let inner = token.get(3..token.len().saturating_sub(3)).unwrap_or_default();
    let raw;
    let inner = if inner.contains("\\\"\"\"") {
        raw = inner.replace("\\\"\"\"", "\"\"\"");
        raw.as_str()
    } else {
        inner
    };
    let lines: Vec<&str> = split_lines(inner);
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = lines.iter().skip(1).filter(|line| indent(line) < line.len()).map(|line| indent(line)).min();
    let dedented = lines.iter().enumerate().map(|(number, line)| match common {
        // A line of white space only may be shorter than the common indentation.
        Some(common) if number > 0 => line.get(common..).unwrap_or_default(),
        _ => line,
    });
    let dedented: Vec<&str> = dedented.collect();
    let blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
    let Some(first) = dedented.iter().position(|line| !blank(line)) else { return SmolStr::default() };
    let last = dedented.iter().rposition(|line| !blank(line)).unwrap_or(first);
    SmolStr::from(dedented.get(first..=last).unwrap_or_default().join("\n"))
}

/// Lines end with `\n`, `\r\n` or a lone `\r`.
fn split_lines(text: &str) -> Vec<&str> {
    if text.contains('\r') {
        text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).collect()
    } else {
        text.split('\n').collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_strings_lose_common_indentation_and_blank_ends() {
        assert_eq!(block("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n  \"\"\""), "Hello,\n  World!\n\nYours,");
        assert_eq!(block("\"\"\"one line\"\"\""), "one line");
        assert_eq!(block("\"\"\"  first\r\n   second\r   third\"\"\""), "  first\nsecond\nthird");
        assert_eq!(block("\"\"\" \n \n\"\"\""), "");
        assert_eq!(block("\"\"\"say \\\"\"\" twice\"\"\""), "say \"\"\" twice");
    }

    #[test]
    fn escapes_name_characters() {
        assert_eq!(quoted(r#""a\n\u00e9\u{1F600}\uD83D\uDE00\/""#).as_deref(), Some("a\n\u{e9}\u{1f600}\u{1f600}/"));
        assert_eq!(quoted(r#""\uD83D""#), None);
        assert_eq!(quoted(r#""\u{110000}""#), None);
    }
}
