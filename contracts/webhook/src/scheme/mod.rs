//! Signature schemes as data: what is signed, with which key, where the signature and the time stand.
//!
//! The built-in ones are written in the same YAML in which partners write their own; nothing in here knows a vendor.

mod read;
mod template;

use std::sync::LazyLock;

use accordant_document::{Documents, Finding};

pub use read::read_schemes;
pub use template::{Part, Template};

/// How one sender signs its messages.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// What `--scheme` takes.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Where it is published.
    pub source: Option<String>,
    /// What names one delivery, the same in each of its repetitions.
    pub delivery: Option<Field>,
    /// Where the type of the event stands; the first that is there says it.
    pub event: Vec<Field>,
    /// When the message was signed; without it old messages cannot be told from new ones.
    pub time: Option<TimeRule>,
    /// Alternatives: a message is genuine when any of those that apply to it verifies.
    pub signatures: Vec<Signature>,
    /// Signatures that are no proof any more.
    pub refused: Vec<Refused>,
}

impl Scheme {
    /// Whether signing writes this header.
    pub fn writes(&self, header: &str) -> bool {
        let places =
            self.signatures.iter().map(|way| &way.place.field).chain(self.time.as_ref().map(|rule| &rule.place.field));
        places.into_iter().any(|field| matches!(field, Field::Header(name) if name.eq_ignore_ascii_case(header)))
    }
}

/// A value of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Of a header; names are compared case-blind.
    Header(String),
    /// Of a query parameter.
    Query(String),
    /// Of a form field of the body.
    Form(String),
    /// Of the JSON body, by the tokens of a JSON pointer.
    Payload(Vec<String>),
}

impl Field {
    /// Reads `header:NAME`, `query:NAME`, `form:NAME` or `payload:/POINTER`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once(':').filter(|(_, name)| !name.is_empty())?;
        Some(match kind {
            "header" => Self::Header(name.to_ascii_lowercase()),
            "query" => Self::Query(name.to_owned()),
            "form" => Self::Form(name.to_owned()),
            "payload" => Self::Payload(accordant_document::pointer::tokens(name)?),
            _ => return None,
        })
    }
}

/// A value that may stand among others in its field: `t=1700000000,v1=5257a8...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub field: Field,
    /// What stands between several values.
    pub separator: Option<String>,
    /// What the value begins with, itself no part of it; values without it are others' affair.
    pub prefix: String,
}

#[derive(Clone, Debug)]
pub struct TimeRule {
    pub place: Place,
    pub unit: TimeUnit,
    /// Seconds.
    pub tolerance: u64,
    pub direction: TimeDirection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Seconds,
    Milliseconds,
}

/// Which distance from now is held against the tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeDirection {
    /// Age only: a time in the future passes.
    Past,
    Both,
}

/// One way of signing.
#[derive(Clone, Debug)]
pub struct Signature {
    /// It applies only to requests that have this.
    pub when: Option<Field>,
    /// It applies only to requests that do not have this.
    pub unless: Option<Field>,
    /// Each of these parts of the JSON body is signed by itself (`*` is any member or item); fields of the payload are
    /// then looked up in the part.
    pub each: Option<Vec<String>>,
    pub place: Place,
    pub algorithm: Algorithm,
    pub encoding: Encoding,
    pub key: KeyFormat,
    /// What is signed.
    pub content: Template,
    /// The forms of the URL that senders are known to sign.
    pub url: Vec<UrlForm>,
    /// A digest of the body that stands in what is signed, where the body itself does not.
    pub digest: Option<Digest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    HmacSha1,
    HmacSha256,
    HmacSha512,
    Ed25519,
}

impl Algorithm {
    pub(crate) const NAMED: [(&'static str, Algorithm); 4] = [
        ("hmac-sha1", Algorithm::HmacSha1),
        ("hmac-sha256", Algorithm::HmacSha256),
        ("hmac-sha512", Algorithm::HmacSha512),
        ("ed25519", Algorithm::Ed25519),
    ];

    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Text,
    Base64,
    Base64Url,
    Hex,
}

impl Encoding {
    pub(crate) const NAMED: [(&'static str, Encoding); 4] = [
        ("text", Encoding::Text),
        ("base64", Encoding::Base64),
        ("base64url", Encoding::Base64Url),
        ("hex", Encoding::Hex),
    ];

    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }
}

/// How a secret becomes a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFormat {
    /// Taken off before decoding, where the secret has it.
    pub prefix: String,
    /// The prefix of the half that signs, of algorithms with two.
    pub private_prefix: Option<String>,
    pub encoding: Encoding,
}

impl Default for KeyFormat {
    fn default() -> Self {
        Self { prefix: String::new(), private_prefix: None, encoding: Encoding::Text }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    AsIs,
    /// With the port written out.
    WithPort,
    WithoutPort,
    /// With `%27` as `'`.
    PlainQuotes,
}

#[derive(Clone, Debug)]
pub struct Digest {
    pub field: Field,
    pub encoding: Encoding,
}

#[derive(Clone, Debug)]
pub struct Refused {
    pub field: Field,
    pub reason: String,
}

const BUILT_IN: &str = include_str!("schemes.yaml");

static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| read_schemes("schemes.yaml", BUILT_IN).unwrap_or_default());

/// The schemes that need no description: `standard`, `stripe`, `github`, `slack`, `shopify`, `twilio`, `adyen`.
pub fn built_in() -> &'static [Scheme] {
    &SCHEMES
}

/// A description of schemes with faults in it.
pub struct Faulty {
    pub documents: Documents,
    pub findings: Vec<Finding>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_schemes_are_read_without_a_fault() {
        let names: Vec<&str> = built_in().iter().map(|scheme| scheme.name.as_str()).collect();
        assert_eq!(names, ["standard", "stripe", "github", "slack", "shopify", "twilio", "adyen"]);
        assert!(built_in().iter().all(|scheme| !scheme.signatures.is_empty() && scheme.source.is_some()));
    }
}
