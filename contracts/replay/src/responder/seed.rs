//! The seed of an answer: a pure function of what was asked, the same on every machine.

/// FNV-1a over everything that is asked, with a length before each part.
pub(crate) struct SeedOf(u64);

impl SeedOf {
    pub(crate) fn new(seed: u64) -> Self {
        Self(0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn with(mut self, bytes: &[u8]) -> Self {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    pub(crate) fn value(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
