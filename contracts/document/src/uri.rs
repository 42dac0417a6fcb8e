//! As much of RFC 3986 as references between documents need.

/// A reference cut at its `#`: what names the document, and the fragment as it is written (`None` without `#`).
pub(crate) fn split_fragment(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((document, fragment)) => (document, Some(fragment)),
        None => (reference, None),
    }
}

/// The scheme of an absolute URI, without its colon. One letter is no scheme: it is a drive of Windows.
pub(crate) fn scheme(reference: &str) -> Option<&str> {
    let (scheme, _) = reference.split_once(':')?;
    let mut letters = scheme.bytes();
    let starts = letters.next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let goes_on = letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (starts && goes_on && scheme.len() > 1).then_some(scheme)
}

/// Percent-decoding; `None` where `%` is not followed by two hexadecimal digits or the bytes are no UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        decoded.push((high * 16 + low) as u8);
    }
    String::from_utf8(decoded).ok()
}

/// An absolute URI in its parts (RFC 3986, section 3), without fragment.
struct Parts<'a> {
    scheme: &'a str,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

fn parts(uri: &str) -> Option<Parts<'_>> {
    let scheme = scheme(uri)?;
    let rest = &uri[scheme.len() + 1..];
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            (Some(&rest[..end]), &rest[end..])
        }
        None => (None, rest),
    };
    Some(Parts { scheme, authority, path, query })
}

/// Resolves a reference without fragment against an absolute base (RFC 3986, section 5.2); a base that is not absolute
/// is merged as a path. The scheme and host come out in lower case, as they compare.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let base = split_fragment(base).0;
    if scheme(reference).is_some() {
        return normalise(reference);
    }
    if reference.is_empty() {
        return normalise(base);
    }
    let Some(base) = parts(base) else { return join_path(base, reference) };
    if let Some(rest) = reference.strip_prefix("//") {
        return normalise(&format!("{}://{rest}", base.scheme));
    }
    let (path, query) = match reference.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (reference, None),
    };
    let (path, query) = if path.is_empty() {
        (base.path.to_owned(), query.or(base.query))
    } else if base.authority.is_some() && base.path.is_empty() {
        (join_path("/", path), query)
    } else {
        (join_path(base.path, path), query)
    };
    write(&Parts { path: &path, query, ..base })
}

fn normalise(uri: &str) -> String {
    match parts(uri) {
        Some(parts) => {
            let path = if parts.authority.is_some() { without_dots(parts.path) } else { parts.path.to_owned() };
            write(&Parts { path: &path, ..parts })
        }
        None => uri.to_owned(),
    }
}

fn write(parts: &Parts<'_>) -> String {
    let mut uri = format!("{}:", parts.scheme.to_ascii_lowercase());
    if let Some(authority) = parts.authority {
        uri.push_str("//");
        uri.push_str(&authority.to_ascii_lowercase());
    }
    uri.push_str(parts.path);
    if let Some(query) = parts.query {
        uri.push('?');
        uri.push_str(query);
    }
    uri
}

/// A path relative to the folder of another one, dots removed; `..` that leads above the start stays, so that the
/// caller sees it.
pub(crate) fn join_path(base: &str, path: &str) -> String {
    if path.starts_with('/') {
        return without_dots(path);
    }
    let folder = base.rfind('/').map_or("", |slash| &base[..=slash]);
    without_dots(&format!("{folder}{path}"))
}

fn without_dots(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    if rooted {
        segments.next();
    }
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                if kept.last().is_some_and(|name| *name != "..") {
                    kept.pop();
                } else if !rooted {
                    kept.push("..");
                }
                if last {
                    kept.push("");
                }
            }
            name => kept.push(name),
        }
    }
    let joined = kept.join("/");
    if rooted { format!("/{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_as_in_the_rfc() {
        // RFC 3986, section 5.4, without the fragments; `g:h` is `urn:h` here, since one letter is no scheme to us.
        let base = "http://a/b/c/d;p?q";
        for (reference, expected) in [
            ("urn:h", "urn:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
    }

    #[test]
    fn paths_join_and_show_where_they_leave() {
        for (base, path, expected) in [
            ("api/openapi.yaml", "./schemas/a.yaml", "api/schemas/a.yaml"),
            ("api/openapi.yaml", "../shared/a.yaml", "shared/a.yaml"),
            ("openapi.yaml", "../a.yaml", "../a.yaml"),
            ("openapi.yaml", "../../a.yaml", "../../a.yaml"),
            ("/r/openapi.yaml", "../../../etc/passwd", "/etc/passwd"),
        ] {
            assert_eq!(join_path(base, path), expected);
        }
    }

    #[test]
    fn percent_sequences_decode_to_utf_8_or_not_at_all() {
        assert_eq!(percent_decode("a%20b%C3%A9").as_deref(), Some("a bé"));
        for text in ["%", "%2", "%zz", "%ff"] {
            assert_eq!(percent_decode(text), None, "{text}");
        }
    }

    #[test]
    fn a_drive_letter_is_no_scheme() {
        assert_eq!(scheme("c:/a.yaml"), None);
        assert_eq!(scheme("https://a"), Some("https"));
        assert_eq!(scheme("#/a:b"), None);
    }
}
