//! Whether a request is genuine, and of now.

use std::borrow::Cow;

use crate::content::{Missing, Source, render, url_form};
use crate::crypto::{Key, same, sha256};
use crate::json::Payload;
use crate::request::{Message, Request};
use crate::scheme::{Field, Scheme, Signature, TimeDirection, TimeUnit, UrlForm};
use crate::secret::{Secret, decode};

/// What verifying found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    pub signature: SignatureVerdict,
    pub time: TimeVerdict,
    /// What names the delivery, the same when it is repeated.
    pub delivery: Option<String>,
}

impl Verification {
    /// Whether the request may be trusted. Where a scheme has no time it may still be an old one, sent again.
    pub fn passed(&self) -> bool {
        matches!(self.signature, SignatureVerdict::Verified { .. })
            && matches!(self.time, TimeVerdict::Fresh { .. } | TimeVerdict::NotInScheme)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureVerdict {
    /// By the secret at this place of the list.
    Verified { secret: usize },
    /// None of the fields in which the scheme's signatures stand is there.
    Missing { expected: Vec<Field> },
    /// Only a signature is there that proves nothing.
    Refused { reason: String },
    /// The field is there, but nothing in it is a signature of the scheme.
    Malformed { field: Field },
    /// What is signed cannot be put together.
    Incomplete { missing: Missing },
    /// No secret can be decoded as the scheme asks.
    NoKey,
    /// The digest that was signed is not of this body.
    Digest,
    /// No secret of the list makes this signature.
    Mismatch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeVerdict {
    /// So many seconds ago; negative: in the future, which the scheme allows.
    Fresh {
        age: i64,
    },
    Old {
        age: i64,
        tolerance: u64,
    },
    Future {
        by: i64,
        tolerance: u64,
    },
    Missing,
    Malformed,
    /// The scheme signs no time.
    NotInScheme,
}

/// A scheme with secrets, ready to verify many requests.
pub struct Verifier<'s> {
    scheme: &'s Scheme,
    /// For each signature of the scheme the keys of the secrets, by their place in the list.
    keys: Vec<Vec<(usize, Key)>>,
}

impl<'s> Verifier<'s> {
    pub fn new(scheme: &'s Scheme, secrets: &[Secret]) -> Self {
        let keys = scheme.signatures.iter().map(|signature| {
            let usable = secrets.iter().enumerate().filter(|(_, secret)| !secret.is_empty());
            let keys = usable.filter_map(|(place, secret)| {
                Some((place, Key::new(signature.algorithm, &secret.key(&signature.key)?)))
            });
            keys.collect()
        });
        Self { scheme, keys: keys.collect() }
    }

    /// Verifies a request as of `now`, in seconds since 1970.
    pub fn verify(&self, request: &Request, now: i64) -> Verification {
        self.verify_message(&Message::new(request), now)
    }

    pub(crate) fn verify_message(&self, message: &Message<'_>, now: i64) -> Verification {
        let time = time_text(self.scheme, message);
        let delivery = self.scheme.delivery.as_ref().and_then(|field| message.field(field, None));
        Verification {
            signature: self.signature(message, delivery.as_deref(), time.as_deref()),
            time: self.time(message, time.as_deref(), now),
            delivery: delivery.map(Cow::into_owned),
        }
    }

    fn signature(&self, message: &Message<'_>, delivery: Option<&str>, time: Option<&str>) -> SignatureVerdict {
        let mut worst = None;
        let mut expected = Vec::new();
        for (signature, keys) in self.scheme.signatures.iter().zip(&self.keys).filter(|(way, _)| way.applies(message)) {
            let verdict = match &signature.each {
                None => self.one(message, signature, keys, delivery, time, None),
                Some(tokens) => self.each(message, signature, keys, tokens, delivery, time),
            };
            match verdict {
                SignatureVerdict::Verified { .. } => return verdict,
                SignatureVerdict::Missing { expected: fields } => {
                    expected.extend(fields.into_iter().filter(|field| !expected.contains(field)).collect::<Vec<_>>());
                }
                // A field with values of another alternative is malformed only if every alternative says so.
                SignatureVerdict::Malformed { .. } if worst.is_some() => {}
                verdict if matches!(worst, None | Some(SignatureVerdict::Malformed { .. })) => worst = Some(verdict),
                _ => {}
            }
        }
        let refused = || self.scheme.refused.iter().find(|refused| message.has(&refused.field));
        worst.unwrap_or_else(|| match refused() {
            Some(refused) => SignatureVerdict::Refused { reason: refused.reason.clone() },
            None => SignatureVerdict::Missing { expected },
        })
    }

    /// Every part must verify, and there must be one.
    fn each(
        &self,
        message: &Message<'_>,
        signature: &Signature,
        keys: &[(usize, Key)],
        tokens: &[String],
        delivery: Option<&str>,
        time: Option<&str>,
    ) -> SignatureVerdict {
        let parts = message.payload().map(|payload| payload.parts(tokens)).unwrap_or_default();
        let mut last = SignatureVerdict::Missing { expected: vec![signature.place.field.clone()] };
        for part in parts {
            last = self.one(message, signature, keys, delivery, time, Some(part));
            if !matches!(last, SignatureVerdict::Verified { .. }) {
                return last;
            }
        }
        last
    }

    fn one(
        &self,
        message: &Message<'_>,
        signature: &Signature,
        keys: &[(usize, Key)],
        delivery: Option<&str>,
        time: Option<&str>,
        part: Option<&Payload<'_>>,
    ) -> SignatureVerdict {
        let field = || signature.place.field.clone();
        let Some(values) = message.values(&signature.place, part) else {
            return SignatureVerdict::Missing { expected: vec![field()] };
        };
        let candidates: Vec<Vec<u8>> = values
            .iter()
            .filter_map(|value| decode(value, signature.encoding))
            .filter(|value| !value.is_empty())
            .collect();
        if candidates.is_empty() {
            return SignatureVerdict::Malformed { field: field() };
        }
        if keys.is_empty() {
            return SignatureVerdict::NoKey;
        }
        let request = message.request;
        let urls: Vec<String> = signature.url_forms().iter().filter_map(|form| url_form(&request.url, *form)).collect();
        // An address without a host has no forms; it is signed as it stands, or not at all.
        let urls = if urls.is_empty() { vec![request.url.clone()] } else { urls };
        for url in &urls {
            let source = Source { message, body: &request.body, url, delivery, time, part };
            let content = match render(&signature.content, &source) {
                Ok(content) => content,
                Err(missing) => return SignatureVerdict::Incomplete { missing },
            };
            if let Some((secret, _)) = keys.iter().find(|(_, key)| key.verifies(&content, &candidates)) {
                return if digest_holds(message, signature) {
                    SignatureVerdict::Verified { secret: *secret }
                } else {
                    SignatureVerdict::Digest
                };
            }
        }
        SignatureVerdict::Mismatch
    }

    fn time(&self, message: &Message<'_>, text: Option<&str>, now: i64) -> TimeVerdict {
        let Some(rule) = &self.scheme.time else { return TimeVerdict::NotInScheme };
        let Some(text) = text else {
            return if message.has(&rule.place.field) { TimeVerdict::Malformed } else { TimeVerdict::Missing };
        };
        let Ok(time) = text.parse::<i64>() else { return TimeVerdict::Malformed };
        let time = match rule.unit {
            TimeUnit::Seconds => time,
            TimeUnit::Milliseconds => time.div_euclid(1000),
        };
        let age = now.saturating_sub(time);
        let tolerance = rule.tolerance;
        if age.unsigned_abs() <= tolerance || (age < 0 && rule.direction == TimeDirection::Past) {
            TimeVerdict::Fresh { age }
        } else if age > 0 {
            TimeVerdict::Old { age, tolerance }
        } else {
            TimeVerdict::Future { by: age.saturating_neg(), tolerance }
        }
    }
}

/// The time as it stands in the request: as it is signed.
pub(crate) fn time_text(scheme: &Scheme, message: &Message<'_>) -> Option<String> {
    message.values(&scheme.time.as_ref()?.place, None)?.into_iter().next()
}

impl Signature {
    /// Whether this way of signing is the one for such a request.
    pub(crate) fn applies(&self, message: &Message<'_>) -> bool {
        self.when.as_ref().is_none_or(|field| message.has(field))
            && self.unless.as_ref().is_none_or(|field| !message.has(field))
    }

    /// The forms of the address to try; without any, the address as it is.
    pub(crate) fn url_forms(&self) -> &[UrlForm] {
        if self.url.is_empty() { &[UrlForm::AsIs] } else { &self.url }
    }
}

fn digest_holds(message: &Message<'_>, signature: &Signature) -> bool {
    let Some(digest) = &signature.digest else { return true };
    let stated = message.field(&digest.field, None).and_then(|text| decode(&text, digest.encoding));
    stated.is_some_and(|stated| same(&stated, &sha256(&message.request.body)))
}
