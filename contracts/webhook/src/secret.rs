//! Secrets, which nothing prints, and the keys that schemes make of them.

use std::fmt;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::scheme::{Encoding, KeyFormat};

/// The standard alphabet, padding or not: secrets are copied with and without it.
pub(crate) const BASE64: GeneralPurpose = lenient(&alphabet::STANDARD);
const BASE64_URL: GeneralPurpose = lenient(&alphabet::URL_SAFE);

const fn lenient(alphabet: &alphabet::Alphabet) -> GeneralPurpose {
    GeneralPurpose::new(alphabet, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent))
}

/// A secret as the sender's dashboard shows it. It has no `Display`, and its `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl Secret {
    /// The text as it is; an empty one is a missing secret, which the caller has to refuse.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// The key that a scheme makes of it. `None` where the secret cannot be decoded as the scheme asks.
    pub(crate) fn key(&self, format: &KeyFormat) -> Option<Vec<u8>> {
        decode(self.0.strip_prefix(&format.prefix).unwrap_or(&self.0), format.encoding)
    }

    /// The half that signs, where the algorithm has two.
    pub(crate) fn private_key(&self, format: &KeyFormat) -> Option<Vec<u8>> {
        let prefix = format.private_prefix.as_ref().unwrap_or(&format.prefix);
        decode(self.0.strip_prefix(prefix).unwrap_or(&self.0), format.encoding)
    }
}

pub(crate) fn decode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Text => Some(text.as_bytes().to_vec()),
        Encoding::Base64 => BASE64.decode(text).ok(),
        Encoding::Base64Url => BASE64_URL.decode(text).ok(),
        Encoding::Hex => {
            let (pairs, rest) = text.as_bytes().as_chunks::<2>();
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let byte = |[high, low]: &[u8; 2]| u8::try_from(digit(*high)? << 4 | digit(*low)?).ok();
            if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
        }
    }
}

pub(crate) fn encode(bytes: &[u8], encoding: Encoding) -> String {
    use std::fmt::Write as _;
    match encoding {
        Encoding::Text => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Base64 => base64::engine::general_purpose::STANDARD.encode(bytes),
        Encoding::Base64Url => base64::engine::general_purpose::URL_SAFE.encode(bytes),
        Encoding::Hex => bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // A string takes whatever is written to it.
            let _ = write!(text, "{byte:02x}");
            text
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_print() {
        assert_eq!(format!("{:?}", Secret::new("whsec_x")), "Secret(hidden)");
    }

    #[test]
    fn what_is_encoded_is_decoded_again() {
        for encoding in [Encoding::Text, Encoding::Base64, Encoding::Base64Url, Encoding::Hex] {
            assert_eq!(decode(&encode(b"key?~", encoding), encoding).as_deref(), Some(b"key?~".as_slice()));
        }
        assert_eq!(decode("abc", Encoding::Hex), None);
        assert_eq!(decode("QQ", Encoding::Base64).as_deref(), Some(b"A".as_slice()));
    }
}
