//! Names and texts from strangers, made fit to print.

use std::path::{Component, Path, PathBuf};

/// Control characters and direction overrides become `�`: a schema must not drive a terminal. Line feeds and tabs stay.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if is_harmful(c) { '\u{FFFD}' } else { c }).collect()
}

/// As [`clean`], with every character replaced by one of the same length in UTF-8, so that byte ranges stay true.
pub(crate) fn clean_in_place(text: &str) -> String {
    text.chars()
        .map(|c| match (is_harmful(c), c.len_utf8()) {
            (false, _) => c,
            (true, 1) => '?',
            (true, 2) => '\u{00BF}',
            (true, _) => '\u{FFFD}',
        })
        .collect()
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The name of a document as reports print it: relative to the current directory, with `/` on every system, and without
/// the secrets that a URL may carry.
pub(crate) fn document_name(name: &str, current: &Path) -> String {
    if let Some((scheme, rest)) = name.split_once("://") {
        return clean(&format!("{scheme}://{}", without_secrets(rest)));
    }
    let path = Path::new(name);
    let shown = if path.is_absolute() { relative_to(path, current) } else { path.to_path_buf() };
    let mut text = shown.to_string_lossy().into_owned();
    if cfg!(windows) {
        text = text.replace('\\', "/");
    }
    clean(text.strip_prefix("./").unwrap_or(&text))
}

/// Takes the user information and every value of the query out of what follows `://`.
fn without_secrets(rest: &str) -> String {
    let (address, fragment) = rest.split_once('#').map_or((rest, None), |(address, f)| (address, Some(f)));
    let (place, query) = address.split_once('?').map_or((address, None), |(place, query)| (place, Some(query)));
    let (authority, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let mut shown = format!("{host}{path}");
    if let Some(query) = query {
        let names: Vec<String> = query
            .split('&')
            .map(|pair| pair.split_once('=').map_or_else(|| pair.to_owned(), |(key, _)| format!("{key}=***")))
            .collect();
        shown.push('?');
        shown.push_str(&names.join("&"));
    }
    if let Some(fragment) = fragment {
        shown.push('#');
        shown.push_str(fragment);
    }
    shown
}

/// The parts of a source that must not be printed, each with what stands in its place: user information, and queries
/// with values.
pub(crate) fn secrets(source: &str) -> Vec<(String, String)> {
    let Some((_, rest)) = source.split_once("://") else { return Vec::new() };
    let address = rest.split_once('#').map_or(rest, |(address, _)| address);
    let (place, query) = address.split_once('?').map_or((address, ""), |(place, query)| (place, query));
    let authority = place.split_once('/').map_or(place, |(authority, _)| authority);
    let mut secrets = Vec::new();
    if let Some((user, _)) = authority.rsplit_once('@') {
        secrets.push((format!("{user}@"), String::new()));
    }
    if query.contains('=') {
        let shown = without_secrets(&format!("?{query}"));
        secrets.push((format!("?{query}"), shown));
    }
    secrets
}

/// `path` as seen from `from`, both absolute; by their text, since neither needs to exist.
pub(crate) fn relative_to(path: &Path, from: &Path) -> PathBuf {
    let path_parts: Vec<Component<'_>> = path.components().collect();
    let from_parts: Vec<Component<'_>> = from.components().collect();
    let common = path_parts.iter().zip(&from_parts).take_while(|(a, b)| a == b).count();
    let up = from_parts.iter().skip(common).map(|_| Component::ParentDir);
    up.chain(path_parts.iter().skip(common).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_relative_and_carry_no_secrets() {
        let here = Path::new("/home/me/project");
        for (name, shown) in [
            ("api/openapi.yaml", "api/openapi.yaml"),
            ("./openapi.yaml", "openapi.yaml"),
            ("/home/me/project/api/openapi.yaml", "api/openapi.yaml"),
            ("/home/me/other/openapi.yaml", "../other/openapi.yaml"),
            ("git:main:openapi.yaml", "git:main:openapi.yaml"),
            ("https://me:pw@host/a?token=x&plain#/b", "https://host/a?token=***&plain#/b"),
            ("https://host/p@th", "https://host/p@th"),
            ("bad\u{1b}[31m.yaml", "bad\u{FFFD}[31m.yaml"),
        ] {
            assert_eq!(document_name(name, here), shown, "{name}");
        }
    }

    #[test]
    fn secrets_of_a_source_can_be_taken_out_of_any_text() {
        let source = "graphql+https://me:pw@host/graphql?token=abc&v=1";
        let mut text = format!("`{source}` cannot be fetched: https://me:pw@host/graphql?token=abc&v=1 says 401");
        for (secret, shown) in secrets(source) {
            text = text.replace(&secret, &shown);
        }
        let shown = "https://host/graphql?token=***&v=***";
        assert_eq!(text, format!("`graphql+{shown}` cannot be fetched: {shown} says 401"));
        assert!(secrets("a.yaml").is_empty() && secrets("https://host/a").is_empty());
    }

    #[test]
    fn cleaning_in_place_keeps_byte_ranges() {
        let text = "a\u{1b}b\u{202E}c\u{85}d";
        assert_eq!(clean_in_place(text).len(), text.len());
        assert_eq!(clean_in_place(text), "a?b\u{FFFD}c\u{BF}d");
    }
}
