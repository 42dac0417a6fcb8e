//! The blocks of a page: a request that is expected, and the answer to it.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// Names in lower case, and values.
type Headers = Vec<(String, String)>;

/// A request as a page has it.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    /// `GET /pets?limit=1`.
    pub(super) line: String,
    pub(super) headers: Headers,
    /// `None`: nothing is said of it.
    pub(super) body: Option<Vec<u8>>,
    /// Compare the body as bytes, whatever its type.
    pub(super) bytes: bool,
    pub(super) after: Option<Duration>,
}

/// An answer as a page has it.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Headers,
    /// One piece, or those of a stream.
    pub(super) pieces: Vec<Vec<u8>>,
    pub(super) stream: bool,
    /// No length is told: the body ends with the connection.
    pub(super) unsized_body: bool,
    pub(super) cut: bool,
    pub(super) drop: bool,
    pub(super) hang: bool,
    pub(super) delay: Duration,
}

impl Expected {
    pub(super) fn parse(text: &str, words: &[&str]) -> Result<Self> {
        let (line, headers, body) = message(text)?;
        if line.split(' ').count() != 2 {
            bail!("`{line}` is not a method, a blank and a path");
        }
        let (mut bytes, mut after, mut coding) = (false, None, Coding::Lines);
        for word in words {
            match word.split_once('=') {
                None if *word == "bytes" => bytes = true,
                None => coding = Coding::named(word)?,
                Some(("after", number)) => after = Some(milliseconds(number)?),
                Some(_) => bail!("no such word as `{word}`"),
            }
        }
        let body = body.map(|body| coding.decode(&body)).transpose()?;
        Ok(Self { line, headers, body, bytes, after })
    }
}

impl Answer {
    pub(super) fn parse(text: &str, words: &[&str]) -> Result<Self> {
        let mut answer = Self::done();
        let (line, headers, body) = message(text)?;
        let mut coding = Coding::Lines;
        for word in words {
            match (*word, word.split_once('=')) {
                ("stream", _) => answer.stream = true,
                ("unsized", _) => answer.unsized_body = true,
                ("cut", _) => answer.cut = true,
                ("drop", _) => answer.drop = true,
                ("hang", _) => answer.hang = true,
                (_, Some(("delay", number))) => answer.delay = milliseconds(number)?,
                _ => coding = Coding::named(word)?,
            }
        }
        if line.is_empty() && (answer.drop || answer.hang) {
            answer.status = 0;
            return Ok(answer);
        }
        answer.status = line.parse().with_context(|| format!("`{line}` is no status"))?;
        answer.headers = headers;
        answer.pieces = match body {
            Some(body) if answer.stream => body.lines().map(escaped).collect::<Result<_>>()?,
            Some(body) => vec![coding.decode(&body)?],
            None => Vec::new(),
        };
        Ok(answer)
    }

    /// The answer to a request that no answer block stands behind.
    pub(super) fn done() -> Self {
        Self {
            status: 204,
            headers: Vec::new(),
            pieces: Vec::new(),
            stream: false,
            unsized_body: false,
            cut: false,
            drop: false,
            hang: false,
            delay: Duration::ZERO,
        }
    }

    pub(super) fn unexpected() -> Self {
        Self { status: 599, ..Self::done() }
    }
}

enum Coding {
    Lines,
    Crlf,
    Hex,
}

impl Coding {
    fn named(word: &str) -> Result<Self> {
        match word {
            "crlf" => Ok(Self::Crlf),
            "hex" => Ok(Self::Hex),
            _ => bail!("no such word as `{word}`"),
        }
    }

    fn decode(&self, body: &str) -> Result<Vec<u8>> {
        match self {
            Self::Lines => Ok(body.as_bytes().to_vec()),
            Self::Crlf => Ok(body.replace('\n', "\r\n").into_bytes()),
            Self::Hex => {
                let digits: Vec<char> = body.chars().filter(|digit| !digit.is_whitespace()).collect();
                digits
                    .chunks(2)
                    .map(|pair| {
                        let pair: String = pair.iter().collect();
                        u8::from_str_radix(&pair, 16).with_context(|| format!("`{pair}` is no byte"))
                    })
                    .collect()
            }
        }
    }
}

/// The first line, the headers and, behind the first empty line, the body without its last line feed.
fn message(text: &str) -> Result<(String, Headers, Option<String>)> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let (head, body) = match text.split_once("\n\n") {
        Some((head, body)) => (head, Some(body.to_owned())),
        None => (text.strip_suffix('\n').unwrap_or(text), text.ends_with('\n').then(String::new)),
    };
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default().to_owned();
    let headers = lines
        .map(|line| {
            let (name, value) = line.split_once(':').with_context(|| format!("`{line}` is no header"))?;
            Ok((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect::<Result<_>>()?;
    Ok((line, headers, body))
}

fn milliseconds(number: &str) -> Result<Duration> {
    Ok(Duration::from_millis(number.parse().with_context(|| format!("`{number}` is no number of milliseconds"))?))
}

/// A piece of a stream, with its escapes read.
fn escaped(line: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let mut letters = after.chars();
        match letters.next() {
            Some('n') => bytes.push(b'\n'),
            Some('r') => bytes.push(b'\r'),
            Some('t') => bytes.push(b'\t'),
            Some('\\') => bytes.push(b'\\'),
            Some('x') => {
                let digits: String = letters.by_ref().take(2).collect();
                bytes.push(u8::from_str_radix(&digits, 16).with_context(|| format!("`\\x{digits}` is no byte"))?);
            }
            other => bail!("`\\{}` is no escape", other.unwrap_or(' ')),
        }
        rest = letters.as_str();
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_says_something_of_its_body_only_behind_an_empty_line() -> Result<()> {
        assert_eq!(Expected::parse("GET /\na: b\n", &[])?.body, None);
        assert_eq!(Expected::parse("GET /\na: b\n\n", &[])?.body, Some(Vec::new()));
        assert_eq!(Expected::parse("GET /\n\none\ntwo\n", &["crlf"])?.body, Some(b"one\r\ntwo".to_vec()));
        assert_eq!(Expected::parse("GET /\n\n00 ff\n", &["hex", "after=5"])?.body, Some(vec![0, 255]));
        Ok(())
    }

    #[test]
    fn a_stream_has_its_pieces_by_line() -> Result<()> {
        let answer = Answer::parse("200\ntype: x\n\nda\nta: \\xC3\n\\xA9\\n\\n\n", &["stream"])?;
        assert_eq!(answer.pieces, [b"da".to_vec(), b"ta: \xC3".to_vec(), b"\xA9\n\n".to_vec()]);
        Ok(())
    }

    #[test]
    fn a_connection_may_end_without_a_word() -> Result<()> {
        let answer = Answer::parse("", &["drop"])?;
        assert!(answer.drop && answer.status == 0);
        assert!(Answer::parse("", &[]).is_err());
        Ok(())
    }
}
