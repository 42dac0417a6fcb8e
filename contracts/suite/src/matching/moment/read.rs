//! Whether a text is a moment of a format.

use super::civil::days_in_month;
use super::pattern::{DAYS, MONTHS, Token};

/// What of a date has been read, for the check that it exists.
#[derive(Clone, Copy, Default)]
struct Seen {
    year: Option<i64>,
    month: Option<u32>,
    day: Option<u32>,
}

pub(crate) fn matches(tokens: &[Token], text: &str) -> bool {
    let mut seen = Seen::default();
    read(tokens, text, &mut seen).is_some_and(str::is_empty) && exists(seen)
}

/// The days of February without a year are those of a leap year.
fn exists(seen: Seen) -> bool {
    match (seen.month, seen.day) {
        (Some(month), Some(day)) => day <= days_in_month(seen.year.unwrap_or(2000), month),
        _ => true,
    }
}

/// What is left of the text behind the tokens; `None` where they do not fit. Nesting is limited by the pattern.
fn read<'t>(tokens: &[Token], mut text: &'t str, seen: &mut Seen) -> Option<&'t str> {
    for token in tokens {
        text = match token {
            Token::Literal(literal) => text.strip_prefix(literal.as_str())?,
            Token::Letter(letter, count) => element(*letter, *count, text, seen)?,
            Token::Optional(inner) => {
                let before = *seen;
                match read(inner, text, seen) {
                    Some(rest) => rest,
                    None => {
                        *seen = before;
                        text
                    }
                }
            }
        };
    }
    Some(text)
}

fn element<'t>(letter: char, count: usize, text: &'t str, seen: &mut Seen) -> Option<&'t str> {
    match letter {
        'G' => any_of(text, &["AD", "BC", "Anno Domini", "Before Christ", "A", "B"]),
        'y' | 'Y' | 'u' => {
            let (year, rest) = number(text, if count == 1 { 9 } else { count }, 0, i64::MAX)?;
            // The year of the week is taken for the year where there is no other; `yy` counts from 2000, as Java does.
            if letter != 'Y' || seen.year.is_none() {
                seen.year = Some(if count == 2 { 2000 + year } else { year });
            }
            Some(rest)
        }
        'M' | 'L' if count <= 2 => {
            let (month, rest) = number(text, 2, 1, 12)?;
            seen.month = u32::try_from(month).ok();
            Some(rest)
        }
        'M' | 'L' => {
            let (index, rest) = named(text, &MONTHS, count)?;
            seen.month = u32::try_from(index + 1).ok();
            Some(rest)
        }
        'd' => {
            let (day, rest) = number(text, 2, 1, 31)?;
            seen.day = u32::try_from(day).ok();
            Some(rest)
        }
        'D' => Some(number(text, 3, 1, 366)?.1),
        'w' => Some(number(text, 2, 1, 53)?.1),
        'W' => Some(number(text, 1, 0, 6)?.1),
        'F' => Some(number(text, 1, 0, 5)?.1),
        'E' => Some(named(text, &DAYS, count)?.1),
        'e' | 'c' if count > 2 => Some(named(text, &DAYS, count)?.1),
        'e' | 'c' => Some(number(text, 1, 1, 7)?.1),
        'Q' | 'q' => match count {
            1 | 2 => Some(number(text, 2, 1, 4)?.1),
            3 => any_of(text, &["Q1", "Q2", "Q3", "Q4"]),
            _ => any_of(text, &["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"]),
        },
        'a' => any_of(text, &["AM", "PM"]),
        'H' => Some(number(text, 2, 0, 23)?.1),
        'k' => Some(number(text, 2, 1, 24)?.1),
        'h' => Some(number(text, 2, 1, 12)?.1),
        'K' => Some(number(text, 2, 0, 11)?.1),
        'm' => Some(number(text, 2, 0, 59)?.1),
        's' => Some(number(text, 2, 0, 60)?.1),
        'S' => Some(number(text, count, 0, i64::MAX)?.1),
        'n' | 'A' | 'N' => Some(number(text, 18, 0, i64::MAX)?.1),
        'X' => text.strip_prefix('Z').or_else(|| offset(text, count)),
        'x' => offset(text, count),
        'Z' => match count {
            1..=3 => offset(text, 2),
            4 => greenwich(text, true),
            _ => text.strip_prefix('Z').or_else(|| offset(text, 5)),
        },
        'O' => greenwich(text, count == 4),
        'z' | 'V' => zone(text),
        _ => None,
    }
}

/// Up to `most` digits within bounds.
fn number(text: &str, most: usize, lowest: i64, highest: i64) -> Option<(i64, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value: i64 = text.get(..length)?.parse().ok()?;
    (lowest..=highest).contains(&value).then_some((value, text.get(length..)?))
}

/// A month or day by name, in any case: whole with four letters, one letter with five, else the first three.
fn named<'t>(text: &'t str, names: &[&str], count: usize) -> Option<(usize, &'t str)> {
    let length = |name: &str| match count {
        4 => name.len(),
        5 => 1,
        _ => 3,
    };
    names.iter().enumerate().find_map(|(index, name)| {
        let name = name.get(..length(name))?;
        Some((index, without(text, name)?))
    })
}

fn any_of<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| without(text, word))
}

fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    text.get(word.len()..)
}

/// An offset in the form that one to five `x` ask for (ISO 8601: `+01`, `+0100`, `+01:00`, with seconds).
fn offset(text: &str, form: usize) -> Option<&str> {
    let rest = text.strip_prefix(['+', '-'])?;
    let (_, rest) = number(rest, 2, 0, 18)?;
    match form {
        1 => Some(minutes(rest).unwrap_or(rest)),
        2 => minutes(rest),
        3 => minutes(rest.strip_prefix(':')?),
        4 => {
            let rest = minutes(rest)?;
            Some(minutes(rest).unwrap_or(rest))
        }
        _ => {
            let rest = minutes(rest.strip_prefix(':')?)?;
            Some(rest.strip_prefix(':').and_then(minutes).unwrap_or(rest))
        }
    }
}

fn minutes(text: &str) -> Option<&str> {
    number(text, 2, 0, 59).map(|(_, rest)| rest)
}

/// `GMT+8`, `UTC-08:00`, `GMT`.
fn greenwich(text: &str, long: bool) -> Option<&str> {
    let rest = text.strip_prefix("GMT").or_else(|| text.strip_prefix("UTC"))?;
    if !rest.starts_with(['+', '-']) {
        return Some(rest);
    }
    match offset(rest, 3) {
        Some(rest) => Some(rest),
        None if long => None,
        None => number(rest.get(1..)?, 2, 0, 18).map(|(_, rest)| rest),
    }
}

/// A name of a zone by its form (`Europe/Berlin`, `PST`, `Z`) or an offset: which zones there are changes by the year.
fn zone(text: &str) -> Option<&str> {
    if text.starts_with(['+', '-']) {
        return offset(text, 5);
    }
    let length = text
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+'))
        .count();
    let name = text.get(..length)?;
    let region =
        name.contains('/') && name.split('/').all(|part| part.starts_with(|first: char| first.is_ascii_uppercase()));
    let short = (1..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    (region || short || name.starts_with("GMT") || name.starts_with("UTC")).then(|| text.get(length..))?
}
