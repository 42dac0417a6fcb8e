//! Multipart bodies (RFC 2046, section 5.1; RFC 7578): which parts there are.

use base64::Engine as _;

use super::media::Media;

/// One part, borrowed from the body.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'b> {
    /// Of its `Content-Disposition`; empty where it has none.
    pub(crate) name: String,
    /// A field of a form is text; a part with a file name, or without a disposition, is a body of its own.
    pub(crate) is_file: bool,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    data: &'b [u8],
}

/// Parts of one body.
const MOST_PARTS: usize = 10_000;

impl Piece<'_> {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn media(&self) -> Option<Media> {
        self.header("content-type").and_then(Media::parse)
    }

    /// The content, out of its transfer encoding.
    pub(crate) fn data(&self) -> Vec<u8> {
        let encoded = self.header("content-transfer-encoding").is_some_and(|name| name.eq_ignore_ascii_case("base64"));
        if encoded {
            let text: Vec<u8> = self.data.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            if let Ok(decoded) = base64::engine::general_purpose::STANDARD.decode(text) {
                return decoded;
            }
        }
        self.data.to_vec()
    }
}

/// The parts between the boundaries; the error says what is wrong.
pub(crate) fn read<'b>(body: &'b [u8], media: &Media) -> Result<Vec<Piece<'b>>, String> {
    let boundary = media.parameter("boundary").filter(|boundary| !boundary.is_empty());
    let boundary = boundary.ok_or("its media type states no `boundary`")?;
    let delimiter = format!("--{boundary}").into_bytes();
    let mut pieces = Vec::new();
    let mut open: Option<usize> = None;
    let mut closed = false;
    for (start, line) in lines(body) {
        let Some(rest) = line.strip_prefix(delimiter.as_slice()) else { continue };
        let is_last = rest.starts_with(b"--");
        let rest = if is_last { rest.get(2..).unwrap_or_default() } else { rest };
        if !rest.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Some(begin) = open {
            if pieces.len() >= MOST_PARTS {
                return Err(format!("more than {MOST_PARTS} parts"));
            }
            // The line break before a boundary belongs to it.
            let data = body.get(begin..start).unwrap_or_default();
            let data = data.strip_suffix(b"\n").unwrap_or(data);
            pieces.push(piece(data.strip_suffix(b"\r").unwrap_or(data)));
        }
        open = Some(start + line.len());
        if is_last {
            closed = true;
            break;
        }
    }
    match (open, closed) {
        (None, _) => Err(format!("no line `--{boundary}`")),
        (_, false) => Err(format!("no last line `--{boundary}--`")),
        _ => Ok(pieces),
    }
}

/// Lines with their line breaks, and where they start.
fn lines(body: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    body.split_inclusive(|byte| *byte == b'\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

fn piece(text: &[u8]) -> Piece<'_> {
    let mut headers = Vec::new();
    let mut behind = 0;
    for (start, line) in lines(text) {
        behind = start + line.len();
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let disposition = headers.iter().find(|(name, _)| name == "content-disposition").map(|(_, value)| value.clone());
    // `form-data; name=x` reads like a media type without its slash.
    let parameters = disposition.as_deref().and_then(|text| Media::parse(&format!("part/{text}")));
    let parameter = |name: &str| parameters.as_ref().and_then(|parameters| parameters.parameter(name));
    Piece {
        name: parameter("name").unwrap_or_default().to_owned(),
        is_file: disposition.is_none() || parameter("filename").is_some() || parameter("filename*").is_some(),
        headers,
        data: text.get(behind..).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(body: &str) -> Result<Vec<String>, String> {
        let media = Media::parse("multipart/form-data; boundary=\"x y\"").expect("a media type");
        let pieces = read(body.as_bytes(), &media)?;
        let told =
            |piece: &Piece<'_>| format!("{}|{}|{}", piece.name, piece.is_file, String::from_utf8_lossy(&piece.data()));
        Ok(pieces.iter().map(told).collect())
    }

    #[test]
    fn parts_stand_between_boundaries() {
        let body = "preamble\r\n--x y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\ntwo\r\n--x y  \r\n\
            content-disposition: form-data; name=b; filename=\"f;.txt\"\r\nContent-Type: text/plain\r\n\
            Content-Transfer-Encoding: base64\r\n\r\naGk=\r\n--x y\r\n\r\n--x yz\r\n--x y--\r\nepilogue";
        assert_eq!(parts(body), Ok(vec!["a|false|one\r\ntwo".into(), "b|true|hi".into(), "|true|--x yz".into()]));
    }

    #[test]
    fn what_does_not_close_is_told() {
        assert_eq!(parts(""), Err("no line `--x y`".into()));
        assert_eq!(parts("--x y\n\na\n"), Err("no last line `--x y--`".into()));
        let bare = Media::parse("multipart/form-data").expect("a media type");
        assert_eq!(read(b"", &bare).map(|parts| parts.len()), Err("its media type states no `boundary`".into()));
    }
}
