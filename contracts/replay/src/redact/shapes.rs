//! What is secret or personal by its shape: mail addresses, numbers of cards, tokens, and values behind a secret name.

use std::ops::Range;

use super::names::is_secret_name;

/// Letters of a token (RFC 6750, section 2.1).
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte)
}

/// Every stretch of the text that is to be hidden; they may overlap.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    mails(bytes, &mut found);
    cards(bytes, &mut found);
    tokens(text, &mut found);
    named(text, &mut found);
    // A stretch that cuts a character is none of ours.
    found.retain(|range| text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
    found
}

fn mails(bytes: &[u8], found: &mut Vec<Range<usize>>) {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let mut from = 0;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@') {
        // Nothing is looked at twice, however many signs there are.
        let before = bytes.get(from..at).unwrap_or_default();
        let start = at - before.iter().rev().take_while(|byte| is_local(byte)).count();
        let after = bytes.get(at + 1..).unwrap_or_default();
        let mut length = after.iter().take(255).take_while(|byte| is_domain(byte)).count();
        while length > 0 && after.get(length - 1).is_some_and(|byte| b".-".contains(byte)) {
            length -= 1;
        }
        let domain = after.get(..length).unwrap_or_default();
        let ending = domain.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let dotted = ending >= 2 && domain.len().checked_sub(ending + 1).and_then(|at| domain.get(at)) == Some(&b'.');
        if start < at && dotted {
            found.push(start..at + 1 + length);
        }
        from = at + 1;
    }
}

/// Thirteen to nineteen digits, with single blanks or hyphens between them, whose check digit is right (ISO/IEC 7812).
fn cards(bytes: &[u8], found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits: Vec<u8> = Vec::new();
        let mut end = at;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_digit() {
                digits.push(byte - b'0');
                end = at + 1;
            } else if !(b" -".contains(byte) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
                break;
            }
            at += 1;
        }
        if (13..=19).contains(&digits.len()) && luhn(&digits) {
            found.push(start..end);
        }
        at = at.max(end);
    }
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            let doubled = digit * 2;
            match place % 2 {
                0 => digit,
                _ if doubled > 9 => doubled - 9,
                _ => doubled,
            }
        })
        .sum();
    // Noughts alone pass the sum, and are no card.
    sum > 0 && sum.is_multiple_of(10)
}

/// `Bearer ...`, `Basic ...` and JSON Web Tokens (RFC 7519).
fn tokens(text: &str, found: &mut Vec<Range<usize>>) {
    let length = |from: usize| {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| is_of_token(**byte)).count()
    };
    for scheme in ["Bearer ", "bearer ", "Basic "] {
        for (at, _) in text.match_indices(scheme) {
            let start = at + scheme.len();
            let length = length(start);
            // `Basic plan` is a plan.
            if length >= 16 || (length > 0 && scheme != "Basic ") {
                found.push(start..start + length);
            }
        }
    }
    let mut from = 0;
    for (at, _) in text.match_indices("eyJ") {
        if at < from {
            continue;
        }
        from = at + length(at);
        if text.get(at..from).is_some_and(|token| token.matches('.').count() >= 2) {
            found.push(at..from);
        }
    }
}

/// Values behind a secret name, as YAML, JSON, headers and forms write them: to the end of the value.
fn named(text: &str, found: &mut Vec<Range<usize>>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut from = 0;
        while let Some(sign) = line.get(from..).and_then(|rest| rest.find([':', '='])).map(|at| from + at) {
            let before = line.get(from..sign).unwrap_or_default();
            from = sign + 1;
            let name = before.trim_end_matches(['"', '\'', ' ', '\\']);
            let name = name.rsplit(|letter: char| !(letter.is_alphanumeric() || "-_.".contains(letter))).next();
            if !name.is_some_and(is_secret_name) {
                continue;
            }
            let Some(rest) = line.get(from..) else { break };
            let blank = rest.len() - rest.trim_start_matches([' ', '\\']).len();
            let value = rest.get(blank..).unwrap_or_default();
            let range = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = value.get(1..).unwrap_or_default();
                    let end = inner.find(quote).unwrap_or_else(|| inner.trim_end().len());
                    blank + 1..blank + 1 + end
                }
                // What is inside is looked at by itself.
                Some('{' | '[') | None => continue,
                _ => {
                    let end = value.find([',', '}', ']', '&', ';']).unwrap_or_else(|| value.trim_end().len());
                    blank..blank + value.get(..end).unwrap_or_default().trim_end().len()
                }
            };
            found.push(start + from + range.start..start + from + range.end);
            from += range.end;
        }
        start += line.len();
    }
}
