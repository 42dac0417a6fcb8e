//! The parts of a multipart body (RFC 2046, section 5.1; RFC 7578 for forms).

use accordant_model::http::MediaRange;

/// Most parts of one body.
const PARTS: usize = 10_000;

/// One part.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BodyPart<'b> {
    pub(crate) name: String,
    /// It has a file name, or is of a type that is no text.
    pub(crate) file: bool,
    pub(crate) json: bool,
    pub(crate) content: &'b [u8],
}

/// Reads the parts; what is wrong with the body otherwise.
pub(crate) fn read<'b>(sent: &MediaRange, body: &'b [u8]) -> Result<Vec<BodyPart<'b>>, &'static str> {
    let boundary = sent.parameters().iter().find(|(name, _)| name == "boundary").map(|(_, value)| value.as_str());
    let boundary = boundary.filter(|boundary| !boundary.is_empty()).ok_or("the media type names no `boundary`")?;
    let first = format!("--{boundary}");
    let delimiter = format!("\r\n--{boundary}");
    let mut rest = match body.strip_prefix(first.as_bytes()) {
        Some(rest) => rest,
        // A preamble is for readers who know nothing of parts.
        None => after(body, delimiter.as_bytes())
            .map(|(_, rest)| rest)
            .ok_or("the body does not begin with its boundary")?,
    };
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        if parts.len() >= PARTS {
            return Err("the body has too many parts");
        }
        let Some((_, inside)) = after(rest, b"\r\n") else { return Err("the last part is not closed") };
        let Some((part, behind)) = after(inside, delimiter.as_bytes()) else {
            return Err("the last part is not closed");
        };
        parts.push(one(part)?);
        rest = behind;
    }
}

fn one(part: &[u8]) -> Result<BodyPart<'_>, &'static str> {
    let (head, content) = match part.strip_prefix(b"\r\n") {
        Some(content) => (&[][..], content),
        None => after(part, b"\r\n\r\n").ok_or("a part has no empty line behind its headers")?,
    };
    let head = String::from_utf8_lossy(head);
    let header = |name: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition").unwrap_or_default();
    let parameter = |name: &str| {
        disposition.split(';').skip(1).filter_map(|pair| pair.split_once('=')).find_map(|(known, value)| {
            known.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
        })
    };
    let media = header("content-type").map(|text| MediaRange::new(&text));
    let json = media.as_ref().is_some_and(MediaRange::is_json);
    let text = media.as_ref().is_none_or(|media| media.kind() == "text");
    Ok(BodyPart {
        name: parameter("name").unwrap_or_default(),
        file: parameter("filename").is_some() || !(text || json),
        json,
        content,
    })
}

/// What stands before and behind the first occurrence; the search is linear in both.
fn after<'b>(bytes: &'b [u8], wanted: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        let (before, found) = bytes.split_at_checked(at)?;
        if let Some(behind) = found.strip_prefix(wanted) {
            return Some((before, behind));
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_and_broken_bodies_are_named() {
        let media = MediaRange::new("multipart/form-data; boundary=\"x y\"");
        let body = b"--x y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x y\r\ncontent-disposition: form-data; name=b; filename=\"f.png\"\r\nContent-Type: image/png\r\n\r\n\r\n\x00\r\n--x y--\r\n";
        let parts = read(&media, body).expect("sound");
        assert_eq!(parts[0], BodyPart { name: "a".into(), file: false, json: false, content: b"1" });
        assert_eq!(parts[1], BodyPart { name: "b".into(), file: true, json: false, content: b"\r\n\x00" });
        assert!(read(&media, b"--x y\r\nContent-Disposition: form-data; name=a\r\n\r\n1").is_err());
        assert!(read(&MediaRange::new("multipart/form-data"), body).is_err());
        assert!(read(&media, b"").is_err());
    }
}
