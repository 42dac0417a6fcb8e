//! Message authentication codes and signatures, of `ring`; comparison in constant time.

use std::borrow::Cow;

use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use ring::{digest, hmac};
use subtle::ConstantTimeEq;

use crate::scheme::Algorithm;

/// A key made ready for one algorithm, so that verifying many messages prepares it once.
pub(crate) enum Key {
    Hmac(hmac::Key),
    Ed25519(Vec<u8>),
}

impl Key {
    /// The key that verifies.
    pub(crate) fn new(algorithm: Algorithm, bytes: &[u8]) -> Self {
        match algorithm {
            Algorithm::HmacSha1 => Self::Hmac(hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, bytes)),
            Algorithm::HmacSha256 => Self::Hmac(hmac::Key::new(hmac::HMAC_SHA256, bytes)),
            Algorithm::HmacSha512 => Self::Hmac(hmac::Key::new(hmac::HMAC_SHA512, bytes)),
            Algorithm::Ed25519 => Self::Ed25519(bytes.to_vec()),
        }
    }

    /// Whether one of the candidates is the signature of the content.
    pub(crate) fn verifies(&self, content: &[Cow<'_, [u8]>], candidates: &[Vec<u8>]) -> bool {
        match self {
            Self::Hmac(key) => {
                let tag = mac(key, content);
                // All are looked at: which one matched must not show in the time it takes.
                candidates.iter().fold(false, |found, candidate| found | same(tag.as_ref(), candidate))
            }
            Self::Ed25519(key) => {
                let whole = content.concat();
                let key = UnparsedPublicKey::new(&ED25519, key);
                candidates.iter().any(|candidate| key.verify(&whole, candidate).is_ok())
            }
        }
    }
}

fn mac(key: &hmac::Key, content: &[Cow<'_, [u8]>]) -> hmac::Tag {
    let mut context = hmac::Context::with_key(key);
    for piece in content {
        context.update(piece);
    }
    context.sign()
}

/// Signs; `None` where the key is none of the algorithm. Ed25519 takes a seed of 32 bytes, with or without the public
/// key behind it.
pub(crate) fn sign(algorithm: Algorithm, key: &[u8], content: &[Cow<'_, [u8]>]) -> Option<Vec<u8>> {
    match Key::new(algorithm, key) {
        Key::Hmac(key) => Some(mac(&key, content).as_ref().to_vec()),
        Key::Ed25519(key) => {
            let pair = Ed25519KeyPair::from_seed_unchecked(key.get(..32)?).ok()?;
            Some(pair.sign(&content.concat()).as_ref().to_vec())
        }
    }
}

/// Equal, in a time that depends on the lengths only.
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}
