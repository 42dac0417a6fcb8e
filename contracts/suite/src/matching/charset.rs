//! Bytes as text, by the charset that a media type states. Those that HTTP still carries; anything else is bytes.

/// The text; `None` where the bytes are no text of that charset, or the charset is not known here.
pub(crate) fn text(bytes: &[u8], charset: Option<&str>) -> Option<String> {
    let bytes = match charset.unwrap_or("utf-8") {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        "iso-8859-1" | "latin1" | "iso_8859-1" | "l1" => return Some(bytes.iter().copied().map(char::from).collect()),
        "utf-16" => {
            return match bytes {
                [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
                [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
                other => utf16(other, u16::from_be_bytes),
            };
        }
        "utf-16le" => return utf16(bytes, u16::from_le_bytes),
        "utf-16be" => return utf16(bytes, u16::from_be_bytes),
        _ => return None,
    };
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn charsets_make_texts_of_bytes() {
        for (bytes, charset, expected) in [
            (&b"caf\xc3\xa9"[..], None, Some("café")),
            (b"\xef\xbb\xbfa", Some("utf-8"), Some("a")),
            (b"caf\xe9", Some("iso-8859-1"), Some("café")),
            (b"caf\xe9", None, None),
            (b"\xff\xfea\0", Some("utf-16"), Some("a")),
            (b"\0a", Some("utf-16be"), Some("a")),
            (b"\0a\0", Some("utf-16be"), None),
            (b"a", Some("ebcdic"), None),
        ] {
            assert_eq!(text(bytes, charset).as_deref(), expected, "{bytes:?} as {charset:?}");
        }
    }
}
