//! What tells interactions apart.

use crate::State;

/// A name for an interaction that has no key: sixteen hexadecimal digits (FNV-1a of 64 bits) of its description and
/// its states. The same on every machine, and in every version of this format.
pub(crate) fn identity(name: &str, states: &[State]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |text: &str| {
        // 0xff occurs in no UTF-8 and so ends a part.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(name);
    for state in states {
        take(&state.name);
        for (key, value) in &state.params {
            take(key);
            take(&value.to_string());
        }
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;

    #[test]
    fn names_and_states_make_the_identity() {
        let state = |name: &str| State { name: name.to_owned(), params: IndexMap::new() };
        let all = [
            identity("a", &[]),
            identity("b", &[]),
            identity("a", &[state("b")]),
            identity("ab", &[]),
            identity("a", &[state("b"), state("c")]),
            identity("a", &[state("bc")]),
        ];
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert_eq!(identity("a", &[]), identity("a", &[]));
    }
}
