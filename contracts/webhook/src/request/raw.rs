//! Raw HTTP/1.1 (RFC 9112), and headers by themselves; line ends may be those of an editor.

use super::{Note, Request, RequestError};

const HEADERS: usize = 256;

/// Reads head and body. Without a request line it is headers with a body behind the first empty line.
pub(super) fn read(bytes: &[u8]) -> Result<Request, RequestError> {
    let mut request = Request { method: "POST".to_owned(), ..Request::default() };
    let mut rest = bytes;
    let mut number = 0;
    let mut ended = false;
    while !rest.is_empty() {
        number += 1;
        let (line, behind) = line(rest);
        rest = behind;
        if line.is_empty() {
            ended = true;
            break;
        }
        let text = text(line);
        if number == 1 && is_request_line(&text) {
            request_line(&text, &mut request);
        } else if text.starts_with([' ', '\t']) {
            // An obsolete continuation (RFC 9112, section 5.2).
            let Some((_, value)) = request.headers.last_mut() else {
                return Err(RequestError::Head { line: number, problem: "a continuation without a header before it" });
            };
            value.push(' ');
            value.push_str(text.trim());
        } else {
            let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_token(name)) else {
                return Err(RequestError::Head { line: number, problem: "neither a header nor an empty line" });
            };
            if request.headers.len() == HEADERS {
                return Err(RequestError::Headers(HEADERS));
            }
            request.headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    if request.headers.is_empty() && request.url.is_empty() {
        return Err(RequestError::Head { line: 1, problem: "neither a request line nor a header" });
    }
    if let Some(host) = request.header("host").filter(|_| request.url.starts_with('/')) {
        let protocol = request.header("x-forwarded-proto").unwrap_or("https");
        request.url = format!("{protocol}://{host}{}", request.url);
    }
    if ended {
        request.body_line = u32::try_from(number + 1).unwrap_or_default();
        body(rest, &mut request);
    }
    Ok(request)
}

fn body(bytes: &[u8], request: &mut Request) {
    let chunked = request.header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    if chunked && let Some(whole) = unchunked(bytes) {
        request.body = whole;
        request.notes.push(Note::Chunked);
        return;
    }
    request.body = bytes.to_vec();
    let Some(length) = request.header("content-length").and_then(|value| value.trim().parse::<usize>().ok()) else {
        return;
    };
    if let Some(behind) = bytes.get(length..).filter(|behind| !behind.is_empty()) {
        let by = behind.len();
        // Editors add a newline. Anything else belongs to a body that was changed after its length was written.
        if behind.trim_ascii().is_empty() {
            request.body.truncate(length);
            request.notes.push(Note::Longer { by });
        } else {
            request.notes.push(Note::Overlong { by });
        }
    } else if bytes.len() < length {
        request.notes.push(Note::Shorter { by: length - bytes.len() });
    }
}

/// `None` where the bytes are no chunks: tools that capture often put them together and leave the header.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let (size, behind) = line(rest);
        let size = std::str::from_utf8(size).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        let (chunk, behind) = behind.split_at_checked(size)?;
        whole.extend_from_slice(chunk);
        let (end, behind) = line(behind);
        if !end.is_empty() {
            return None;
        }
        rest = behind;
    }
}

/// The first line without its end, and what is behind it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let (line, rest) = bytes.split_at(end);
            (line.strip_suffix(b"\r").unwrap_or(line), rest.get(1..).unwrap_or_default())
        }
        None => (bytes, &[]),
    }
}

/// Header values may hold any bytes; those that are no UTF-8 are read as Latin-1, which loses none.
fn text(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => line.iter().copied().map(char::from).collect(),
    }
}

/// `POST /path HTTP/1.1`, where the version is what tells it from a header.
fn is_request_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    matches!(words.as_slice(), [method, _, version] if is_token(method) && version.starts_with("HTTP/"))
}

fn request_line(text: &str, request: &mut Request) {
    let mut words = text.split_ascii_whitespace().map(str::to_owned);
    request.method = words.next().unwrap_or_default();
    request.url = words.next().unwrap_or_default();
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capture_is_taken_apart() {
        let request = read(
            b"POST /hook?a=1 HTTP/1.1\r\nHost: a.example\r\nX-Long: one\r\n two\r\nContent-Length: 3\r\n\r\nabc\n",
        );
        let request = request.unwrap_or_default();
        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://a.example/hook?a=1");
        assert_eq!(request.header("x-long"), Some("one two"));
        assert_eq!(request.body, b"abc");
        assert_eq!(request.notes, [Note::Longer { by: 1 }]);
    }

    #[test]
    fn a_body_that_was_changed_is_not_cut_to_its_old_length() {
        let request = read(b"POST / HTTP/1.1\nContent-Length: 7\n\n{\"a\": 1}\n").unwrap_or_default();
        assert_eq!(request.body, b"{\"a\": 1}\n");
        assert_eq!(request.notes, [Note::Overlong { by: 2 }]);
    }

    #[test]
    fn chunks_are_put_together_and_a_body_that_has_none_is_left() {
        let head = "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n";
        let of = |body: &str| read(format!("{head}{body}").as_bytes()).unwrap_or_default().body;
        assert_eq!(of("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), b"abcde");
        assert_eq!(of("{\"a\":1}"), b"{\"a\":1}");
        assert_eq!(of("ffffffffffffffff\r\nabc"), b"ffffffffffffffff\r\nabc");
    }

    #[test]
    fn what_is_no_head_is_said_with_its_line() {
        assert_eq!(
            read(b"a: b\nnonsense\n\n").err(),
            Some(RequestError::Head { line: 2, problem: "neither a header nor an empty line" })
        );
        assert!(read(b"\n\n").is_err());
    }
}
