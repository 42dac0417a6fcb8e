//! A request as it was captured: raw HTTP, a file of headers beside a body, or a JSON envelope.

mod envelope;
mod raw;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::json::{self, Payload};
use crate::scheme::{Field, Place};

/// One webhook request. The body is kept byte for byte: it is what was signed.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub method: String,
    /// The whole address where it is known, else path and query.
    pub url: String,
    /// In the order in which they came, names as written.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The line of the capture that the body begins at, counted from one; 0 where the body stands inside something else.
    pub body_line: u32,
    /// What reading had to put right.
    pub notes: Vec<Note>,
}

/// Something of a capture that is not as it was on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// White space behind the length that `Content-Length` gives was left out: the newline of an editor.
    Longer { by: usize },
    /// The body is longer than `Content-Length` says, and was left so.
    Overlong { by: usize },
    /// The body is shorter than `Content-Length` says.
    Shorter { by: usize },
    /// The body was written in chunks, which have been put together.
    Chunked,
}

/// Why a capture is no request.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RequestError {
    #[error("line {line}: {problem}")]
    Head { line: usize, problem: &'static str },
    #[error("it has more than {0} headers")]
    Headers(usize),
    #[error("the envelope has no `{0}`")]
    Missing(&'static str),
    #[error("`{0}` of the envelope must be {1}")]
    Wrong(&'static str, &'static str),
    #[error("there is nothing in it")]
    Empty,
}

impl Request {
    /// Reads a capture whose kind is told by how it begins: an envelope is a JSON object with `headers`, raw HTTP begins
    /// with a request line or a header.
    pub fn read(bytes: &[u8]) -> Result<Self, RequestError> {
        let trimmed = bytes.trim_ascii_start();
        if trimmed.is_empty() {
            return Err(RequestError::Empty);
        }
        if trimmed.first() == Some(&b'{') { envelope::read(trimmed) } else { raw::read(bytes) }
    }

    /// Reads headers, one `Name: value` a line, that belong to a body captured by itself.
    pub fn with_body(headers: &[u8], body: Vec<u8>) -> Result<Self, RequestError> {
        let mut request = raw::read(headers)?;
        request.notes.clear();
        request.body_line = 1;
        request.body = body;
        Ok(request)
    }

    /// The first header of this name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Sets a header, in the place of one of the same name if there is one.
    pub fn set_header(&mut self, name: &str, value: String) {
        match self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = value,
            None => self.headers.push((name.to_owned(), value)),
        }
    }

    /// The media type without its parameters, in lower case.
    pub fn media(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// A request with what has been read out of it so far: its payload and its fields are parsed once, and only when asked.
#[derive(Debug)]
pub(crate) struct Message<'r> {
    pub(crate) request: &'r Request,
    payload: OnceCell<Result<Payload<'r>, String>>,
    form: OnceCell<Vec<(String, String)>>,
}

impl<'r> Message<'r> {
    pub(crate) fn new(request: &'r Request) -> Self {
        Self { request, payload: OnceCell::new(), form: OnceCell::new() }
    }

    /// The JSON body, or why it is none.
    pub(crate) fn payload(&self) -> Result<&Payload<'r>, &str> {
        self.payload.get_or_init(|| json::read(&self.request.body)).as_ref().map_err(String::as_str)
    }

    /// The fields of a form body; of another one nothing.
    pub(crate) fn form(&self) -> &[(String, String)] {
        self.form.get_or_init(|| {
            if self.request.media() != "application/x-www-form-urlencoded" {
                return Vec::new();
            }
            pairs(&String::from_utf8_lossy(&self.request.body))
        })
    }

    pub(crate) fn has(&self, field: &Field) -> bool {
        self.field(field, None).is_some()
    }

    /// The text of a field; those of the payload are looked up in `part` where there is one.
    pub(crate) fn field(&self, field: &Field, part: Option<&Payload<'_>>) -> Option<Cow<'_, str>> {
        match field {
            Field::Header(name) => self.request.header(name).map(Cow::Borrowed),
            Field::Query(name) => {
                let (_, query) = self.request.url.split_once('?')?;
                let query = query.split('#').next().unwrap_or_default();
                pairs(query).into_iter().find(|(known, _)| known == name).map(|(_, value)| Cow::Owned(value))
            }
            Field::Form(name) => {
                self.form().iter().find(|(known, _)| known == name).map(|(_, value)| Cow::Borrowed(value.as_str()))
            }
            Field::Payload(tokens) => {
                let root = part.or_else(|| self.payload().ok())?;
                root.at(tokens)?.scalar().map(Cow::Owned)
            }
        }
    }

    /// Every value of a place, without the prefix.
    pub(crate) fn values(&self, place: &Place, part: Option<&Payload<'_>>) -> Option<Vec<String>> {
        let text = self.field(&place.field, part)?;
        let items: Vec<&str> = match &place.separator {
            Some(separator) => text.split(separator.as_str()).map(str::trim).collect(),
            None => vec![text.trim()],
        };
        Some(items.into_iter().filter_map(|item| item.strip_prefix(&place.prefix)).map(str::to_owned).collect())
    }
}

/// The decoded pairs of a query or a form (WHATWG URL, section 5.1).
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        let byte = match (first, behind) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => first,
        };
        bytes.push(byte);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        assert_eq!(
            pairs("a=1+2&b=%2B1&c&=x&d=%zz"),
            [("a", "1 2"), ("b", "+1"), ("c", ""), ("", "x"), ("d", "%zz")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn a_place_picks_its_values_out_of_a_list() {
        let request = Request {
            headers: vec![("Stripe-Signature".to_owned(), "t=17, v1=aa,v0=bb,v1=cc".to_owned())],
            ..Request::default()
        };
        let place = Place {
            field: Field::Header("stripe-signature".to_owned()),
            separator: Some(",".to_owned()),
            prefix: "v1=".to_owned(),
        };
        assert_eq!(Message::new(&request).values(&place, None), Some(vec!["aa".to_owned(), "cc".to_owned()]));
    }
}
