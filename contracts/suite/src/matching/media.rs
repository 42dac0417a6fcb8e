//! Media types (RFC 9110, section 8.3.1), and which body is compared in which way.

use std::collections::BTreeMap;

/// A media type in parts, in lower case; values of parameters other than `charset` keep their case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Media {
    main: String,
    sub: String,
    suffix: Option<String>,
    parameters: BTreeMap<String, String>,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Json,
    Xml,
    Form,
    Multipart,
    Text,
    Bytes,
}

impl Media {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut pieces = pieces(text).into_iter();
        let essence = pieces.next()?.trim().to_ascii_lowercase();
        let (main, sub) = essence.split_once('/')?;
        let token =
            |text: &str| !text.is_empty() && !text.contains(|letter: char| letter.is_whitespace() || letter == '/');
        if !token(main) || !token(sub) {
            return None;
        }
        let (sub, suffix) = match sub.rsplit_once('+') {
            Some((sub, suffix)) if !sub.is_empty() && !suffix.is_empty() => (sub, Some(suffix.to_owned())),
            _ => (sub, None),
        };
        let parameters = pieces
            .filter_map(|piece| {
                let (name, value) = piece.split_once('=')?;
                let name = name.trim().to_ascii_lowercase();
                let value = unquoted(value.trim());
                Some((name.clone(), if name == "charset" { value.to_ascii_lowercase() } else { value }))
            })
            .collect();
        Some(Self { main: main.to_owned(), sub: sub.to_owned(), suffix, parameters })
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// As a report writes it.
    pub(crate) fn words(&self) -> String {
        let mut words = format!("{}/{}", self.main, self.sub);
        if let Some(suffix) = &self.suffix {
            words.push('+');
            words.push_str(suffix);
        }
        for (name, value) in &self.parameters {
            words.push_str(&format!("; {name}={value}"));
        }
        words
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.main == "*" || self.sub == "*"
    }

    /// Whether a body of type `other` is one of this type. Parameters count only where this type has some; a type with
    /// a suffix is also what the suffix says (`application/hal+json` is `application/json`).
    pub(crate) fn takes(&self, other: &Media) -> bool {
        let base = Media {
            main: other.main.clone(),
            sub: other.suffix.clone().unwrap_or_else(|| other.sub.clone()),
            suffix: None,
            parameters: BTreeMap::new(),
        };
        self.is_unknown() || other.is_unknown() || self.is_equivalent(other) || self.is_equivalent(&base)
    }

    fn is_equivalent(&self, other: &Media) -> bool {
        let parameters = self.parameters.is_empty() || self.parameters == other.parameters;
        if self.is_plain_xml() && other.is_plain_xml() {
            return parameters;
        }
        let same = self.main == other.main && self.sub == other.sub;
        same && parameters && (self.parameters.is_empty() || self.suffix == other.suffix)
    }

    fn is_plain_xml(&self) -> bool {
        matches!(self.main.as_str(), "application" | "text") && self.sub == "xml"
    }

    pub(crate) fn way(&self) -> Way {
        let suffix = self.suffix.as_deref();
        let texts = matches!(self.main.as_str(), "application" | "text");
        match (self.main.as_str(), self.sub.as_str()) {
            ("application", "graphql") => Way::Json,
            ("application" | "text", sub) if sub.starts_with("json") || sub.ends_with("json") => Way::Json,
            _ if suffix == Some("json") => Way::Json,
            _ if self.is_plain_xml() || texts && suffix == Some("xml") => Way::Xml,
            ("multipart", _) => Way::Multipart,
            ("application", "x-www-form-urlencoded") => Way::Form,
            ("text" | "*", _) => Way::Text,
            ("image", "svg") if suffix == Some("xml") => Way::Text,
            ("application", "javascript" | "x-javascript" | "ecmascript" | "yaml" | "x-yaml" | "sql" | "x-ndjson") => {
                Way::Text
            }
            _ => Way::Bytes,
        }
    }
}

/// The text between semicolons that stand in no quotes.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                pieces.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

fn unquoted(text: &str) -> String {
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(inner) => {
            let mut escaped = false;
            inner
                .chars()
                .filter(|letter| {
                    escaped = !escaped && *letter == '\\';
                    !escaped
                })
                .collect()
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_takes_what_is_one_of_it() {
        for (expected, actual, takes) in [
            ("application/json", "application/json; charset=UTF-8", true),
            ("application/json;charset=utf-8", "application/json; charset=UTF-8", true),
            ("application/json;charset=utf-8", "application/json", false),
            ("application/json", "application/hal+json", true),
            ("application/hal+json", "application/json", false),
            ("application/xml", "text/xml", true),
            ("text/html", "text/plain", false),
            ("*/*", "text/plain", true),
            ("multipart/form-data; boundary=\"a;b\"", "multipart/form-data; boundary=\"a;b\"", true),
        ] {
            let (Some(left), Some(right)) = (Media::parse(expected), Media::parse(actual)) else {
                panic!("{expected} and {actual} are media types")
            };
            assert_eq!(left.takes(&right), takes, "{expected} takes {actual}");
        }
        for text in ["", "hippos", "/", "a/", "a b/c"] {
            assert_eq!(Media::parse(text), None, "{text}");
        }
    }

    #[test]
    fn bodies_are_read_in_the_way_of_their_type() {
        for (media, way) in [
            ("application/vnd.api+json", Way::Json),
            ("application/json-patch+json", Way::Json),
            ("application/soap+xml", Way::Xml),
            ("text/xml", Way::Xml),
            ("image/svg+xml", Way::Text),
            ("application/x-www-form-urlencoded", Way::Form),
            ("multipart/mixed; boundary=x", Way::Multipart),
            ("text/csv", Way::Text),
            ("application/pdf", Way::Bytes),
            ("image/png", Way::Bytes),
        ] {
            assert_eq!(Media::parse(media).map(|media| media.way()), Some(way), "{media}");
        }
    }
}
