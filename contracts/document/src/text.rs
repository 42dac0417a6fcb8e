//! Bytes into text: UTF-8 with or without a byte order mark, and a clear word about everything else.

use crate::fault::Fault;
use crate::{Limits, Span};

/// The text of a document; where the bytes are not UTF-8, what can be shown of them, and why they are refused.
pub(crate) fn decode(bytes: Vec<u8>, limits: &Limits) -> (String, Option<Fault>) {
    // Offsets are 32 bits wide, and decoding may lengthen YAML's escapes by half.
    let most = limits.bytes.min(1 << 31);
    if bytes.len() > most {
        let fault = Fault::new("size-limit", Span::default(), format!("the document is longer than {most} bytes"))
            .help("a limit on size keeps hostile documents from exhausting the reader");
        return (String::new(), Some(fault));
    }
    if let Some(order) = utf_16(&bytes) {
        let units = bytes.chunks_exact(2).map(|pair| match order {
            Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
        });
        let text: String = char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|&letter| letter != '\u{feff}')
            .collect();
        let fault = Fault::new("not-utf-8", Span::default(), "the document is not UTF-8 (looks like UTF-16)")
            .help("save it as UTF-8");
        return (text, Some(fault));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            (text, None)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let mut text = String::from_utf8_lossy(&bytes).into_owned();
            let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            text.drain(..mark);
            let start = (at - mark) as u32;
            let fault = Fault::new(
                "not-utf-8",
                Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8() as u32),
                format!("the document is not UTF-8: byte 0x{byte:02X} at offset {at}"),
            )
            .help("save it as UTF-8");
            (text, Some(fault))
        }
    }
}

enum Order {
    Little,
    Big,
}

/// UTF-16 by its byte order mark, or by zero bytes beside ASCII at the start (RFC 4627, section 3).
fn utf_16(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(Order::Little),
        [0xFE, 0xFF, ..] => Some(Order::Big),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(Order::Little),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(Order::Big),
        _ => None,
    }
}

/// Texts that are plainly something else than a document, so that the message need not be about brackets.
pub(crate) fn mistaken(text: &str) -> Option<Fault> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let line = rest.lines().next().unwrap_or_default();
    let span = |length: usize| Span::new(start as u32, (start + length.min(line.len())) as u32);
    if rest.is_empty() {
        return Some(empty());
    }
    if rest.starts_with("version https://git-lfs.github.com/") {
        return Some(
            Fault::new("not-a-document", span(line.len()), "this is a Git LFS pointer, not the document itself")
                .help("fetch the document with `git lfs pull`"),
        );
    }
    if rest.starts_with('<') {
        let lower: String = rest.chars().take(200).collect::<String>().to_ascii_lowercase();
        let html = lower.starts_with("<!doctype html") || lower.contains("<html") || lower.contains("<head");
        let what = if html { "an HTML page" } else { "markup" };
        return Some(
            Fault::new("not-a-document", span(1), format!("this is {what}, neither JSON nor YAML"))
                .help("an error page may have been saved in place of the document"),
        );
    }
    None
}

/// The one thing to say about a document without a value.
pub(crate) fn empty() -> Fault {
    Fault::new("empty-document", Span::default(), "the file is empty")
        .help("a document needs at least one value; was it written, and is this the right file?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> Option<(String, u32)> {
        decode(bytes.to_vec(), &Limits::default()).1.map(|fault| (fault.message, fault.span.start))
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}".to_vec(), &Limits::default()).0, "{}");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_named_with_their_offset() {
        assert_eq!(fault(b"a: \xE9\n"), Some(("the document is not UTF-8: byte 0xE9 at offset 3".into(), 3)));
        assert_eq!(fault(b"\xEF\xBB\xBFa\xFF"), Some(("the document is not UTF-8: byte 0xFF at offset 4".into(), 1)));
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_mark() {
        for bytes in [b"\xFF\xFE{\0}\0".as_slice(), b"\xFE\xFF\0{\0}", b"{\0}\0", b"\0{\0}"] {
            assert_eq!(fault(bytes), Some(("the document is not UTF-8 (looks like UTF-16)".into(), 0)));
        }
    }

    #[test]
    fn documents_beyond_the_limit_are_refused() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert!(decode(b"[1]".to_vec(), &limits).1.is_none());
        assert!(decode(b"[12]".to_vec(), &limits).1.is_some_and(|fault| fault.rule == "size-limit"));
    }

    #[test]
    fn pages_and_pointers_are_not_taken_for_documents() {
        for (text, message) in [
            ("\n<!DOCTYPE html>\n<html>", "this is an HTML page, neither JSON nor YAML"),
            ("<?xml version='1.0'?><a/>", "this is markup, neither JSON nor YAML"),
            ("version https://git-lfs.github.com/spec/v1\n", "this is a Git LFS pointer, not the document itself"),
            (" \n ", "the file is empty"),
        ] {
            assert_eq!(mistaken(text).map(|fault| fault.message).as_deref(), Some(message));
        }
        assert!(mistaken("openapi: 3.1.0").is_none());
    }
}
