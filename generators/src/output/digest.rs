//! Digests of texts, which know nothing of how a system writes the ends of lines.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// SHA-256 of a text, as hexadecimal digits. `\r\n` counts as `\n`: a checkout that turns one into the other has not
/// edited a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    pub fn of(text: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        lines(text, |part| hasher.update(part));
        Self::finish(hasher)
    }

    /// Of several texts, so that moving text from one to the next changes it.
    pub fn of_parts<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self::finish(hasher)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn finish(hasher: Sha256) -> Self {
        let mut text = String::with_capacity(64);
        for byte in hasher.finalize() {
            // A string takes everything.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }
}

/// Whether two texts are the same but for the ends of their lines.
pub(super) fn same(left: &[u8], right: &[u8]) -> bool {
    left == right || (left.contains(&b'\r') != right.contains(&b'\r') && Digest::of(left) == Digest::of(right))
}

/// Hands over the text without each `\r` that stands before `\n`.
fn lines(text: &[u8], mut take: impl FnMut(&[u8])) {
    let mut rest = text;
    if !text.contains(&b'\r') {
        return take(text);
    }
    while let Some(at) = rest.windows(2).position(|pair| pair == b"\r\n") {
        let (before, after) = rest.split_at(at);
        take(before);
        rest = after.get(1..).unwrap_or_default();
    }
    take(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_sha_256_and_the_ends_of_lines_do_not_count() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").as_str(), known);
        assert_eq!(Digest::of(b"a\r\nb\r\n\r\n"), Digest::of(b"a\nb\n\n"));
        assert_ne!(Digest::of(b"a\rb"), Digest::of(b"a\nb"));
        assert!(same(b"a\r\nb", b"a\nb") && !same(b"a\r\nb", b"a\nc"));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(Digest::of_parts([b"ab".as_slice(), b"c"]), Digest::of_parts([b"a".as_slice(), b"bc"]));
    }
}
