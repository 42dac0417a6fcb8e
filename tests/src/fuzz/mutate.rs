//! A small mutator for toolchains without libFuzzer: it follows no coverage, but it is fast and needs nothing.

/// Pseudo-random numbers (xorshift64*): the same seed gives the same run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.draw() >> 16) as usize % end }
    }
}

/// Bytes that mean something to most readers.
const MARKS: &[u8] = b" \n\t\"'{}[]:,-&*!|>#%@`~0129aZ\\/";

/// Longer inputs only slow the loop down.
const LONGEST: usize = 16 << 10;

/// Changes `input` in one to four ways; `other` is what it may be crossed with.
pub fn mutate(input: &mut Vec<u8>, other: &[u8], words: &[&str], random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(input.len() + 1);
        let end = (at + 1 + random.below(24)).min(input.len());
        match random.below(9) {
            0 if at < input.len() => input[at] ^= 1 << random.below(8),
            1 if at < input.len() => input[at] = random.draw() as u8,
            2 => input.insert(at, MARKS[random.below(MARKS.len())]),
            3 if at < end => drop(input.drain(at..end)),
            4 if at < end => {
                // Repeating a part nests and multiplies.
                let part = input[at..end].to_vec();
                for _ in 0..=random.below(8) {
                    input.splice(at..at, part.iter().copied());
                }
            }
            5 if !words.is_empty() => drop(input.splice(at..at, words[random.below(words.len())].bytes())),
            6 if !other.is_empty() => {
                let from = random.below(other.len());
                let part = &other[from..(from + random.below(200)).min(other.len())];
                input.splice(at..at, part.iter().copied());
            }
            7 => input.truncate(at.max(input.len() / 2)),
            _ if at < end => {
                let to = random.below(input.len());
                let part = input[at..end].to_vec();
                input.splice(to..to, part);
            }
            _ => {}
        }
    }
    input.truncate(LONGEST);
}
