//! Queries and forms in one line of text.

/// The parameters of a query string by name, in the order in which each first comes; decoded. `a` has no value, `a=` an
/// empty one.
pub(crate) fn query_pairs(text: &str) -> Vec<(String, Vec<Option<String>>)> {
    let mut query: indexmap::IndexMap<String, Vec<Option<String>>> = indexmap::IndexMap::new();
    let text = text.strip_prefix('?').unwrap_or(text);
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = match pair.split_once('=') {
            Some((name, value)) => (name, Some(decoded(value))),
            None => (pair, None),
        };
        query.entry(decoded(name)).or_default().push(value);
    }
    query.into_iter().collect()
}

/// Percent-decoding with `+` for a space; what is no encoding stays as it is, and so does what is no UTF-8.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains(['%', '+']) {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match after {
                [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default() as u8;
                    bytes.push(digit(*high) * 16 + digit(*low));
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_keep_order_and_repeated_names() {
        let some = |text: &str| Some(text.to_owned());
        let query = query_pairs("?q=p&r=a%20b+c&q=&flag&x=%zz&y=%ff");
        let expected = [
            ("q", vec![some("p"), some("")]),
            ("r", vec![some("a b c")]),
            ("flag", vec![None]),
            ("x", vec![some("%zz")]),
            ("y", vec![some("%ff")]),
        ];
        assert_eq!(query, expected.map(|(name, values)| (name.to_owned(), values)));
    }
}
