//! HTTP/1.1 as bytes: one request a connection (RFC 9112).

use std::io::{BufRead as _, BufReader, Read as _, Result, Write as _};
use std::net::TcpStream;

use super::PAUSE;
use super::exchange::Answer;

/// More than any client of a test sends.
const LIMIT: u64 = 1 << 24;

#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    /// As they came, names in lower case.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// `None` where the connection ends before a whole request.
    pub(super) fn read(stream: &mut TcpStream) -> Result<Option<Self>> {
        let mut reader = BufReader::new(stream.take(LIMIT));
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
        let (method, target) = (method.to_owned(), target.to_owned());
        let mut headers = Vec::new();
        loop {
            let mut bytes = Vec::new();
            reader.read_until(b'\n', &mut bytes)?;
            // Bytes above ASCII are kept as Latin-1, as RFC 9110 leaves it.
            let line: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Self { method, target, headers, body: Vec::new() };
        if let Some(length) = request.header("content-length").and_then(|text| text.parse::<u64>().ok()) {
            reader.take(length).read_to_end(&mut request.body)?;
        } else if request.header("transfer-encoding").is_some() {
            loop {
                let mut size = String::new();
                reader.read_line(&mut size)?;
                let size = u64::from_str_radix(size.trim(), 16).unwrap_or_default();
                if size == 0 {
                    break;
                }
                reader.by_ref().take(size).read_to_end(&mut request.body)?;
                reader.read_line(&mut String::new())?;
            }
        }
        Ok(Some(request))
    }

    /// The values of a header, with `, ` between them.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> =
            self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// `SESSION/SUBJECT/CASE`, and what is behind it.
    pub(super) fn case(&self) -> (String, String) {
        let target = self.target.strip_prefix('/').unwrap_or(&self.target);
        let end = target.match_indices(['/', '?']).nth(2).map_or(target.len(), |(at, _)| at);
        let (key, rest) = target.split_at(end);
        let slash = if rest.starts_with('/') { "" } else { "/" };
        (key.to_owned(), format!("{slash}{rest}"))
    }
}

/// Writes an answer and leaves the connection open; dropping the stream closes it.
pub(super) fn answer(stream: &mut TcpStream, answer: &Answer, method: &str, base: &str) -> Result<()> {
    if answer.drop || answer.status == 0 {
        return Ok(());
    }
    stream.set_nodelay(true)?;
    let pieces: Vec<Vec<u8>> = answer.pieces.iter().map(|piece| with_base(piece, base)).collect();
    let length: usize = pieces.iter().map(Vec::len).sum();
    let mut head = format!("HTTP/1.1 {} Answer\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {}\r\n", value.replace("<base>", base)));
    }
    let bodiless = matches!(answer.status, 204 | 304);
    if answer.stream {
        head.push_str("transfer-encoding: chunked\r\n");
    } else if !bodiless && !answer.unsized_body && !answer.headers.iter().any(|(name, _)| name == "content-length") {
        // A body that hangs or is cut promises more than comes.
        let more = if answer.cut || answer.hang { 1000 } else { 0 };
        head.push_str(&format!("content-length: {}\r\n", length + more));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.flush()?;
    if bodiless || method == "HEAD" {
        return Ok(());
    }
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        if answer.stream {
            std::thread::sleep(PAUSE);
            stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes())?;
        }
        stream.write_all(piece)?;
        if answer.stream {
            stream.write_all(b"\r\n")?;
        }
        stream.flush()?;
    }
    if answer.stream && !answer.cut && !answer.hang {
        stream.write_all(b"0\r\n\r\n")?;
    }
    stream.flush()
}

fn with_base(piece: &[u8], base: &str) -> Vec<u8> {
    match std::str::from_utf8(piece) {
        Ok(text) => text.replace("<base>", base).into_bytes(),
        Err(_) => piece.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_three_segments_are_the_case() {
        let case = |target: &str| {
            let request = Request { method: String::new(), target: target.to_owned(), headers: vec![], body: vec![] };
            request.case()
        };
        assert_eq!(case("/ts/styles/simple/a/b?c"), ("ts/styles/simple".to_owned(), "/a/b?c".to_owned()));
        assert_eq!(case("/ts/styles/simple?c"), ("ts/styles/simple".to_owned(), "/?c".to_owned()));
        assert_eq!(case("/ts/styles/simple"), ("ts/styles/simple".to_owned(), "/".to_owned()));
    }
}
