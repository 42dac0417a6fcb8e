//! One request and its answer, as they passed.

use std::io::Read as _;
use std::time::Duration;

use bytes::Bytes;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use hyper::HeaderMap;
use hyper::header::CONTENT_ENCODING;

use super::tee::Copied;

/// What passed. Bodies are there as far as they were kept.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub method: String,
    /// As it was sent.
    pub path: String,
    pub query: Option<String>,
    pub request: Message,
    pub status: u16,
    pub response: Message,
    pub took: Duration,
    /// Whether the proxy answered in the place of the backend, and why.
    pub refused: Option<Refused>,
}

/// Why the proxy answered itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The backend is not there, or ended the connection.
    Unreachable,
    /// The backend did not answer in time.
    Slow,
    /// `--enforce`: the request breaks the contract.
    Request,
    /// `--enforce`: the answer breaks the contract.
    Response,
}

#[derive(Clone, Debug, Default)]
pub struct Message {
    pub headers: HeaderMap,
    pub body: Copied,
}

impl Message {
    /// The body without its `Content-Encoding`, with the headers that then hold; `None` where it was not kept, or is
    /// encoded in a way that nobody here reads, or grows beyond `most`.
    pub fn plain(&self, most: usize) -> Option<(HeaderMap, Bytes)> {
        let body = self.body.whole()?;
        let encoding = self.headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
        let Some(encoding) = encoding.filter(|encoding| !body.is_empty() && !encoding.eq_ignore_ascii_case("identity"))
        else {
            return Some((self.headers.clone(), body.clone()));
        };
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut plain = Vec::new();
        match encoding.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => MultiGzDecoder::new(body.as_ref()).take(limit).read_to_end(&mut plain),
            "deflate" => ZlibDecoder::new(body.as_ref()).take(limit).read_to_end(&mut plain),
            _ => return None,
        }
        .ok()?;
        if plain.len() > most {
            return None;
        }
        let mut headers = self.headers.clone();
        headers.remove(CONTENT_ENCODING);
        Some((headers, plain.into()))
    }
}
