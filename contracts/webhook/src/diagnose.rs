//! Why a signature does not verify: the usual causes are tried, and the one that explains it is named.
//!
//! Every cause is a deviation from what the scheme says in one respect (the body, the key, what is signed, the address,
//! the algorithm, how the signature is written). One deviation alone is tried before two together; two are as far as
//! it goes, because with more everything could be explained.

mod body;
mod key;

use std::fmt;

use crate::content::{Source, render};
use crate::crypto::Key;
use crate::request::{Message, Request};
use crate::scheme::{Algorithm, Encoding, Scheme, Signature, Template, built_in};
use crate::secret::{Secret, decode};
use crate::verify::time_text;

/// A deviation that makes the signature verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The body is not the one that was signed.
    Body(&'static str),
    /// The secret was made into a key in another way.
    Key(&'static str),
    /// Something else was signed.
    Content(String),
    /// Another address was signed.
    Url(String),
    Algorithm(Algorithm),
    /// The signature is written in another way.
    Written(&'static str),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(what) => write!(f, "the signature is that of the body {what}"),
            Self::Key(what) => write!(f, "the signature was made with {what}"),
            Self::Content(what) => write!(f, "{what} was signed"),
            Self::Url(url) => write!(f, "the address that was signed is `{url}`"),
            Self::Algorithm(algorithm) => write!(f, "the signature was made by {}", algorithm.name()),
            Self::Written(what) => write!(f, "the signature is written {what}"),
        }
    }
}

impl Cause {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Body(_) => "verify the bytes as they came, before any parser, framework or editor has touched them",
            Self::Key(_) => "take the secret as the scheme says, on both sides",
            Self::Content(_) => "put together what is signed as the scheme says, or choose the scheme that was used",
            Self::Url(_) => {
                "verify against the address that the sender was given, as it stood before proxies changed it"
            }
            Self::Algorithm(_) => "use the algorithm of the scheme on both sides",
            Self::Written(_) => "write the signature as the scheme says",
        }
    }
}

/// What explains a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// One or two deviations.
    pub causes: Vec<Cause>,
    /// The place of the secret in the list.
    pub secret: usize,
}

/// How many bytes are hashed at most: a listener diagnoses whatever strangers send it.
const HASHED: usize = 64 << 20;
/// How many values of a field are taken for signatures; senders that rotate keys write two or three.
const VALUES: usize = 16;

/// One respect with what to try in it; the first is what the scheme says.
type Tries<T> = Vec<(T, Option<Cause>)>;

struct Search<'s> {
    message: &'s Message<'s>,
    delivery: Option<&'s str>,
    time: Option<&'s str>,
    /// What may be a signature, however it is written.
    candidates: Tries<Vec<u8>>,
    bodies: Tries<Vec<u8>>,
    contents: Tries<Template>,
    urls: Tries<String>,
    algorithms: Tries<Algorithm>,
    /// For each secret.
    keys: Vec<Tries<Vec<u8>>>,
    budget: usize,
}

/// Looks for the cause of a mismatch; `None` where none of the usual ones explains it.
pub fn diagnose(scheme: &Scheme, request: &Request, secrets: &[Secret]) -> Option<Diagnosis> {
    let message = Message::new(request);
    let time = time_text(scheme, &message);
    let delivery = scheme.delivery.as_ref().and_then(|field| message.field(field, None));
    // Parts that are signed by themselves have no body of their own to have been changed.
    let mut ways = scheme.signatures.iter().filter(|way| way.applies(&message) && way.each.is_none());
    ways.find_map(|way| {
        let mut search = Search {
            message: &message,
            delivery: delivery.as_deref(),
            time: time.as_deref(),
            candidates: candidates(way, &message),
            bodies: body::tries(&request.body),
            contents: contents(way, scheme),
            urls: urls(request),
            algorithms: algorithms(way),
            keys: secrets.iter().map(|secret| key::tries(secret, &way.key)).collect(),
            budget: HASHED,
        };
        search.run()
    })
}

impl Search<'_> {
    /// Tries one deviation, then two, for every secret.
    fn run(&mut self) -> Option<Diagnosis> {
        (1..=2).find_map(|deviations| {
            (0..self.keys.len()).find_map(|secret| {
                let causes = self.with(secret, deviations)?;
                Some(Diagnosis { causes, secret })
            })
        })
    }

    fn with(&mut self, secret: usize, deviations: usize) -> Option<Vec<Cause>> {
        let keys = std::mem::take(self.keys.get_mut(secret)?);
        let mut found = None;
        'search: for (algorithm, by_algorithm) in &self.algorithms {
            for (key, by_key) in &keys {
                let key = Key::new(*algorithm, key);
                for (content, by_content) in &self.contents {
                    for (url, by_url) in &self.urls {
                        for (body, by_body) in &self.bodies {
                            let causes = [by_algorithm, by_key, by_content, by_url, by_body];
                            let count = causes.iter().filter(|cause| cause.is_some()).count();
                            if count > deviations {
                                continue;
                            }
                            let source = Source {
                                message: self.message,
                                body,
                                url,
                                delivery: self.delivery,
                                time: self.time,
                                part: None,
                            };
                            let Ok(content) = render(content, &source) else { continue };
                            let size: usize = content.iter().map(|piece| piece.len()).sum();
                            let Some(rest) = self.budget.checked_sub(size + 256) else { break 'search };
                            self.budget = rest;
                            let written = self.candidates.iter().find(|(candidate, by_writing)| {
                                count + usize::from(by_writing.is_some()) == deviations
                                    && key.verifies(&content, std::slice::from_ref(candidate))
                            });
                            if let Some((_, by_writing)) = written {
                                found = Some(causes.into_iter().chain([by_writing]).flatten().cloned().collect());
                                break 'search;
                            }
                        }
                    }
                }
            }
        }
        if let Some(slot) = self.keys.get_mut(secret) {
            *slot = keys;
        }
        found
    }
}

/// Everything in the field of the signature that may be one, in any encoding, behind any prefix.
fn candidates(way: &Signature, message: &Message<'_>) -> Tries<Vec<u8>> {
    let proper = message.values(&way.place, None).unwrap_or_default();
    let mut tries: Tries<Vec<u8>> =
        proper.iter().take(VALUES).filter_map(|value| decode(value, way.encoding)).map(|bytes| (bytes, None)).collect();
    let text = message.field(&way.place.field, None).unwrap_or_default().into_owned();
    let encodings =
        [(Encoding::Hex, "in hexadecimal"), (Encoding::Base64, "in base64"), (Encoding::Base64Url, "in base64url")];
    for item in text.split([',', ' ', ';']).map(str::trim).filter(|item| !item.is_empty()).take(VALUES) {
        // A base64 text may end in `=`, which no prefix does.
        let bare = item.split_once(['=', ':']).map(|(_, value)| value).filter(|value| value.len() > 8);
        for value in [Some(item), bare].into_iter().flatten() {
            for (encoding, how) in encodings {
                let Some(bytes) = decode(value, encoding).filter(|bytes| [20, 32, 64].contains(&bytes.len())) else {
                    continue;
                };
                if tries.iter().all(|(known, _)| *known != bytes) {
                    let how = if encoding == way.encoding { "with another prefix" } else { how };
                    tries.push((bytes, Some(Cause::Written(how))));
                }
            }
        }
    }
    tries
}

/// What other schemes sign.
fn contents(way: &Signature, scheme: &Scheme) -> Tries<Template> {
    let mut tries: Tries<Template> = vec![(way.content.clone(), None)];
    let mut add = |text: &str, what: String| {
        if let Ok(template) = Template::parse(text)
            && tries.iter().all(|(known, _)| *known != template)
        {
            tries.push((template, Some(Cause::Content(what))));
        }
    };
    add("{body}", "the body alone".to_owned());
    for order in ["{time}.{body}", "{time}{body}", "{body}{time}", "{body}.{time}", "{time}:{body}"] {
        add(order, format!("`{order}`"));
    }
    add("{delivery}{time}{body}", "`{delivery}{time}{body}`".to_owned());
    for other in built_in().iter().filter(|other| other.name != scheme.name) {
        for theirs in other.signatures.iter().filter(|theirs| theirs.each.is_none()) {
            if tries.iter().all(|(known, _)| *known != theirs.content) {
                let what = format!("what {} signs", other.title);
                tries.push((theirs.content.clone(), Some(Cause::Content(what))));
            }
        }
    }
    tries
}

/// The address as proxies and frameworks change it.
fn urls(request: &Request) -> Tries<String> {
    let url = &request.url;
    let mut tries: Tries<String> = vec![(url.clone(), None)];
    let mut add = |other: String| {
        if tries.iter().all(|(known, _)| *known != other) {
            tries.push((other.clone(), Some(Cause::Url(other))));
        }
    };
    let Some((protocol, rest)) = url.split_once("://") else { return tries };
    let other = if protocol.eq_ignore_ascii_case("https") { "http" } else { "https" };
    add(format!("{other}://{rest}"));
    if let Some(host) = request.header("x-forwarded-host") {
        let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
        let protocol = request.header("x-forwarded-proto").unwrap_or(protocol);
        add(format!("{protocol}://{host}{path}"));
    }
    let (base, query) = url.split_once('?').map_or((url.as_str(), None), |(base, query)| (base, Some(query)));
    let with = |base: &str| query.map_or_else(|| base.to_owned(), |query| format!("{base}?{query}"));
    match base.strip_suffix('/') {
        Some(bare) => add(with(bare)),
        None => add(with(&format!("{base}/"))),
    }
    if query.is_some() {
        add(base.to_owned());
    }
    tries
}

fn algorithms(way: &Signature) -> Tries<Algorithm> {
    let mut tries: Tries<Algorithm> = vec![(way.algorithm, None)];
    // An Ed25519 key makes no HMAC by mistake.
    if way.algorithm != Algorithm::Ed25519 {
        let others = [Algorithm::HmacSha1, Algorithm::HmacSha256, Algorithm::HmacSha512];
        let others = others.into_iter().filter(|other| *other != way.algorithm);
        tries.extend(others.map(|other| (other, Some(Cause::Algorithm(other)))));
    }
    tries
}
