//! Names for findings that stay when lines move, wording changes or a path parameter is renamed.

/// Sixteen hexadecimal digits of the parts (FNV-1a, 64 bits, parts ended by a byte that no text has).
pub(crate) fn of(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    // The last bytes of FNV stir the high bits little; a finaliser spreads them.
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9fb2_1c65_1e98_df25);
    hash ^= hash >> 28;
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["rule", "POST /users", "request", "name"]), of(&["rule", "POST /users", "request", "name"]));
        assert_eq!(of(&[]).len(), 16);
    }
}
