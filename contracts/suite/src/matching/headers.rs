//! Headers: names without case, lists with or without white space behind their commas, parameters without case.

use rustc_hash::FxHashMap;

use super::sink::{Sink, shown_text};
use super::texts::{self, Place};
use super::tree::{Cursor, Tree};
use super::{Code, media};

/// Headers whose value is a media type with parameters, or a list of them.
const PARAMETERISED: [&str; 2] = ["accept", "content-type"];

/// Headers whose commas part values (RFC 9110, section 5.6.1).
const LISTS: [&str; 12] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-expose-headers",
    "access-control-request-headers",
    "allow",
    "cache-control",
    "if-match",
    "if-none-match",
    "vary",
];

/// Headers in which a comma is part of the value.
const SINGLE: [&str; 9] = [
    "date",
    "accept-datetime",
    "if-modified-since",
    "if-unmodified-since",
    "expires",
    "retry-after",
    "last-modified",
    "set-cookie",
    "user-agent",
];

/// Every expected header must be there; others are left alone.
pub(crate) fn check(expected: &[(String, Vec<String>)], actual: &[(&str, &str)], tree: &Tree, sink: &mut Sink) {
    if expected.is_empty() {
        return;
    }
    let mut seen: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for (name, value) in actual {
        seen.entry(name.to_lowercase()).or_default().push(value);
    }
    let mut cursor = Cursor::new(tree);
    for (name, values) in expected {
        if sink.is_full() {
            return;
        }
        let folded = name.to_lowercase();
        let root = cursor.root();
        let scope = cursor.key(root, &folded);
        let place = Place { code: Code::Header, path: name };
        match seen.get(&folded) {
            Some(_) if scope.absent.is_some() => {
                let actual = seen.get(&folded).map(|values| values.join(", ")).unwrap_or_default();
                sink.plain(Code::Header, name.clone(), "absent", "nothing".to_owned(), shown_text(&actual));
            }
            None if scope.optional || scope.absent.is_some() => {}
            None => {
                let expected = shown_text(&values.join(", "));
                sink.plain(Code::Header, name.clone(), "header", expected, String::new());
            }
            Some(found) => {
                let wanted = split(&folded, values.iter().map(String::as_str));
                let found = split(&folded, found.iter().copied());
                compare(&mut cursor, sink, place, &folded, (&wanted, &found), scope);
            }
        }
        cursor.leave(scope);
    }
}

fn split<'v>(name: &str, values: impl Iterator<Item = &'v str>) -> Vec<&'v str> {
    if LISTS.contains(&name) {
        values.flat_map(|value| value.split(',')).map(str::trim).collect()
    } else {
        values.map(str::trim).collect()
    }
}

fn compare<'t>(
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
    place: Place<'_>,
    name: &str,
    (wanted, found): (&[&str], &[&str]),
    scope: super::tree::Scope<'t>,
) {
    if let (Some(_), [wanted], [found]) = (scope.list(), wanted, found) {
        return texts::value(sink, place, wanted, found, scope);
    }
    if scope.list().is_some() {
        return texts::values(cursor, sink, place, wanted, found, scope);
    }
    // A proxy may have joined several lines, or parted one.
    if wanted.len() != found.len() && !SINGLE.contains(&name) {
        let parted = |values: &[&str]| -> Vec<String> {
            values.iter().flat_map(|value| value.split(',')).map(|value| value.trim().to_owned()).collect()
        };
        if parted(wanted) != parted(found) {
            let (expected, actual) = (shown_text(&wanted.join(", ")), shown_text(&found.join(", ")));
            sink.plain(place.code, place.path.to_owned(), "equality", expected, actual);
        }
        return;
    }
    for (index, (wanted, found)) in wanted.iter().zip(found).enumerate() {
        let item = cursor.index(scope, index);
        if item.list().is_some() {
            texts::value(sink, place, wanted, found, item);
        } else {
            let same = match PARAMETERISED.contains(&name) {
                true => same_with_parameters(wanted, found),
                false => wanted.split(',').map(str::trim).eq(found.split(',').map(str::trim)),
            };
            if !same {
                sink.plain(place.code, place.path.to_owned(), "equality", shown_text(wanted), shown_text(found));
            }
        }
        cursor.leave(item);
    }
    if wanted.len() != found.len() {
        let (expected, actual) = (shown_text(&wanted.join(", ")), shown_text(&found.join(", ")));
        sink.plain(place.code, place.path.to_owned(), "length", expected, actual);
    }
}

/// Whether a value is the expected one, and has its parameters in any order and case; it may have more.
pub(crate) fn same_with_parameters(expected: &str, actual: &str) -> bool {
    let (wanted, found) = (media::pieces(expected), media::pieces(actual));
    let essence = |pieces: &[&str]| pieces.first().map(|piece| piece.trim().to_owned()).unwrap_or_default();
    if essence(&wanted) != essence(&found) {
        return false;
    }
    let parameter = |piece: &str| {
        let (name, value) = piece.split_once('=')?;
        Some((name.trim().to_owned(), value.trim().to_ascii_lowercase()))
    };
    let found: Vec<(String, String)> = found.iter().skip(1).filter_map(|piece| parameter(piece)).collect();
    wanted.iter().skip(1).filter_map(|piece| parameter(piece)).all(|wanted| found.contains(&wanted))
}
