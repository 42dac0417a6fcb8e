//! Which media type bytes look like: by their first bytes, else by the shape of the text.

use accordant_document::Number;

/// Signatures: where they stand, the bytes, the media types that they show.
const MAGIC: &[(usize, &[u8], &[&str])] = &[
    (0, b"\x89PNG\r\n\x1a\n", &["image/png"]),
    (0, b"\xff\xd8\xff", &["image/jpeg", "image/jpg"]),
    (0, b"GIF87a", &["image/gif"]),
    (0, b"GIF89a", &["image/gif"]),
    (8, b"WEBP", &["image/webp"]),
    (0, b"BM", &["image/bmp", "image/x-ms-bmp"]),
    (0, b"II*\0", &["image/tiff"]),
    (0, b"MM\0*", &["image/tiff"]),
    (0, b"\0\0\x01\0", &["image/vnd.microsoft.icon", "image/x-icon"]),
    (4, b"ftypavif", &["image/avif"]),
    (4, b"ftypheic", &["image/heif", "image/heic"]),
    (0, b"8BPS", &["image/vnd.adobe.photoshop"]),
    (0, b"%PDF-", &["application/pdf"]),
    (0, b"%!PS", &["application/postscript"]),
    (0, b"{\\rtf", &["application/rtf", "text/rtf"]),
    (0, b"PK\x03\x04", &ZIPPED),
    (0, b"PK\x05\x06", &["application/zip"]),
    (0, b"\x1f\x8b", &["application/gzip", "application/x-gzip"]),
    (0, b"BZh", &["application/x-bzip2", "application/x-bzip"]),
    (0, b"\xfd7zXZ\0", &["application/x-xz"]),
    (0, b"\x28\xb5\x2f\xfd", &["application/zstd"]),
    (0, b"7z\xbc\xaf\x27\x1c", &["application/x-7z-compressed"]),
    (0, b"Rar!\x1a\x07", &["application/vnd.rar", "application/x-rar-compressed"]),
    (257, b"ustar", &["application/x-tar"]),
    (0, b"\0asm", &["application/wasm"]),
    (0, b"\x7fELF", &["application/x-executable", "application/x-elf"]),
    (0, b"SQLite format 3\0", &["application/vnd.sqlite3", "application/x-sqlite3"]),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &["application/msword", "application/vnd.ms-excel"]),
    (0, b"wOFF", &["font/woff", "application/font-woff"]),
    (0, b"wOF2", &["font/woff2", "application/font-woff"]),
    (0, b"\0\x01\0\0\0", &["font/ttf", "application/font-sfnt"]),
    (0, b"OTTO\0", &["font/otf", "application/font-sfnt"]),
    (0, b"ID3", &["audio/mpeg"]),
    (0, b"\xff\xfb", &["audio/mpeg"]),
    (0, b"fLaC", &["audio/x-flac", "audio/flac"]),
    (0, b"OggS", &["audio/ogg", "video/ogg", "application/ogg"]),
    (8, b"WAVE", &["audio/x-wav", "audio/wav", "audio/vnd.wave"]),
    (8, b"AVI ", &["video/x-msvideo"]),
    (4, b"ftypM4A", &["audio/m4a", "audio/mp4"]),
    (4, b"ftypqt", &["video/quicktime"]),
    (4, b"ftyp", &["video/mp4"]),
    (0, b"\x1a\x45\xdf\xa3", &["video/webm", "video/x-matroska"]),
    (0, b"FLV\x01", &["video/x-flv"]),
];

/// What begins as a zip archive does.
const ZIPPED: [&str; 9] = [
    "application/zip",
    "application/epub+zip",
    "application/java-archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.android.package-archive",
];

/// Whether the bytes look like the wanted media type; its parameters do not count.
pub(crate) fn is(bytes: &[u8], wanted: &str) -> bool {
    let wanted = wanted.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    types(bytes).contains(&wanted.as_str())
}

/// The media types that the bytes may be called, the usual one first.
fn types(bytes: &[u8]) -> &'static [&'static str] {
    let magic =
        MAGIC.iter().find(|(at, signature, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(signature)));
    if let Some((_, _, types)) = magic {
        return types;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => text_types(text),
        _ => &["application/octet-stream"],
    }
}

/// JSON is also text.
const JSON: &[&str] = &["application/json", "text/plain"];

fn text_types(text: &str) -> &'static [&'static str] {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if starts("<!doctype html") || starts("<html") || starts("<head") || starts("<body") {
        return &["text/html", "application/xhtml+xml"];
    }
    if starts("<svg") || starts("<?xml") && text.contains("<svg") {
        return &["image/svg+xml", "application/xml", "text/xml"];
    }
    let text = text.trim_end();
    let mut chars = text.chars();
    match (chars.next(), chars.next(), text.chars().next_back()) {
        (Some('<'), Some(next), Some('>')) if next.is_alphabetic() || matches!(next, '?' | '!' | '_') => {
            &["application/xml", "text/xml", "text/plain"]
        }
        (Some('{'), _, Some('}')) | (Some('['), _, Some(']')) | (Some('"'), Some(_), Some('"')) => JSON,
        _ if ["true", "false", "null"].contains(&text) || Number::parse(text).is_some() => JSON,
        _ => &["text/plain"],
    }
}

/// The media type of text whose type nobody stated.
pub(crate) fn guess(bytes: &[u8]) -> &'static str {
    types(bytes).first().copied().unwrap_or("text/plain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_their_type() {
        for (bytes, wanted, expected) in [
            (&b"\x89PNG\r\n\x1a\nrest"[..], "image/png", true),
            (b"\x89PNG\r\n\x1a\nrest", "image/jpeg", false),
            (b"\xff\xd8\xff\xe0", "image/jpeg", true),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp", true),
            (b"%PDF-1.7", "application/pdf; version=1.7", true),
            (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
            (b"{\"a\": 1}", "application/json", true),
            (b" [1]", "application/json", true),
            (b"<?xml version='1.0'?><a/>", "application/xml", true),
            (b"<a/>", "text/xml", true),
            (b"<!DOCTYPE html><p>", "text/html", true),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", true),
            (b"plain words", "text/plain", true),
            (b"{\"a\": 1}", "text/plain", true),
            (b"<!DOCTYPE html><p>", "text/plain", false),
            (b"nullable", "text/plain", true),
            (b"404 not found", "text/plain", true),
            (b"[info] started", "text/plain", true),
            (b"\0\xff\0\xff", "application/octet-stream", true),
            (b"", "image/png", false),
        ] {
            assert_eq!(is(bytes, wanted), expected, "{:?} as {wanted}", String::from_utf8_lossy(bytes));
        }
    }
}
