//! The key as it comes of a secret that was copied or decoded in another way.

use super::{Cause, Tries};
use crate::scheme::{Encoding, KeyFormat};
use crate::secret::{Secret, decode};

pub(super) fn tries(secret: &Secret, format: &KeyFormat) -> Tries<Vec<u8>> {
    let mut tries: Tries<Vec<u8>> = secret.key(format).into_iter().map(|key| (key, None)).collect();
    let mut add = |key: Option<Vec<u8>>, what: &'static str| {
        if let Some(key) = key
            && !key.is_empty()
            && tries.iter().all(|(known, _)| *known != key)
        {
            tries.push((key, Some(Cause::Key(what))));
        }
    };
    let whole = secret.text();
    let clean = whole.trim().trim_matches(['"', '\'']).trim();
    if clean != whole {
        add(Secret::new(clean).key(format), "the secret without the blanks or quotes around it");
    }
    let versioned = clean.split_once(',').map_or(clean, |(_, rest)| rest);
    if versioned != clean {
        add(Secret::new(versioned).key(format), "the secret without the version before its comma");
    }
    let bare = ["whsec_", "whsk_", "whpk_"].iter().find_map(|prefix| clean.strip_prefix(prefix)).unwrap_or(clean);
    add(decode(clean, Encoding::Text), "the text of the whole secret, where the scheme decodes it");
    add(decode(bare, Encoding::Text), "the text of the secret without its prefix");
    add(decode(bare, Encoding::Base64), "the secret decoded from base64");
    add(decode(bare, Encoding::Base64Url), "the secret decoded from base64url");
    add(decode(bare, Encoding::Hex), "the secret decoded from hexadecimal");
    add(Some([whole.as_bytes(), b"\n"].concat()), "the secret with a newline at its end");
    tries
}
