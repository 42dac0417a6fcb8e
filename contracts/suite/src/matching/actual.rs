//! What came over the wire, borrowed.

use indexmap::IndexMap;

use crate::Value;

/// A request, a response or a message as it came. Whoever fills it leaves what does not apply at its default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Actual<'a> {
    pub method: &'a str,
    /// Without the query, as it was sent.
    pub path: &'a str,
    /// Decoded; [`query_of`] makes it from the text behind `?`.
    pub query: &'a [(String, Vec<Option<String>>)],
    pub status: u16,
    /// One entry for each line, in order.
    pub headers: &'a [(&'a str, &'a str)],
    /// Decompressed. Empty where there is none.
    pub body: &'a [u8],
    pub metadata: Option<&'a IndexMap<String, Value>>,
}

impl<'a> Actual<'a> {
    /// The value of a header, by its name without case.
    pub(crate) fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }
}

/// The parameters of a query string (`a=1&b=x%20y&a=2&c`), decoded as forms are (`+` is a space), each name once with
/// its values in order; a parameter without `=` has the value `None`.
pub fn query_of(text: &str) -> Vec<(String, Vec<Option<String>>)> {
    let mut parameters: IndexMap<String, Vec<Option<String>>> = IndexMap::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = match pair.split_once('=') {
            Some((name, value)) => (name, Some(decode(value))),
            None => (pair, None),
        };
        parameters.entry(decode(name)).or_default().push(value);
    }
    parameters.into_iter().collect()
}

/// Undoes percent-encoding and `+`; what is no UTF-8 afterwards comes out with replacement characters.
pub(crate) fn decode(text: &str) -> String {
    if !text.contains(['%', '+']) {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits: Vec<u8> = rest.clone().take(2).filter_map(hex).collect();
                match digits.as_slice() {
                    [high, low] => {
                        bytes.push(high << 4 | low);
                        rest.by_ref().take(2).for_each(drop);
                    }
                    _ => bytes.push(b'%'),
                }
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_keep_order_and_repeated_values() {
        let value = |text: &str| Some(text.to_owned());
        assert_eq!(
            query_of("a=1&b=x%20y+z&a=2&c&d=&e=%zz&=1&f=a=b"),
            [
                ("a".to_owned(), vec![value("1"), value("2")]),
                ("b".to_owned(), vec![value("x y z")]),
                ("c".to_owned(), vec![None]),
                ("d".to_owned(), vec![value("")]),
                ("e".to_owned(), vec![value("%zz")]),
                (String::new(), vec![value("1")]),
                ("f".to_owned(), vec![value("a=b")]),
            ]
        );
    }
}
