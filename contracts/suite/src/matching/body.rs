//! Bodies: what is expected, read once, and how what came is held against it.

use std::cell::OnceCell;

use accordant_document::{Limits, Tree as JsonTree};

use super::media::{Media, Way};
use super::sink::{Sink, shown, shown_text};
use super::texts::{self, Place};
use super::tree::{Cursor, Scope};
use super::{Actual, Code, charset, headers, json, multipart, query_of, sniff, verdict, xml};
use crate::{Content, Value};

/// An expected body, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) enum Expected {
    Json(Value),
    Xml(String),
    Form(Vec<(String, Vec<Option<String>>)>),
    Multipart(Vec<Part>),
    Text(String),
    Bytes(Vec<u8>),
    /// The example cannot be read as what its media type says, with the reason: nothing is like it.
    Unreadable(Way, String),
}

/// An expected part of a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    name: String,
    is_file: bool,
    headers: Vec<(String, String)>,
    media: Option<Media>,
    body: Expected,
}

/// What came, with what was read of it kept for the next plan that asks.
pub(crate) struct Seen<'a> {
    pub(crate) actual: &'a Actual<'a>,
    json: OnceCell<Result<JsonTree, String>>,
}

impl<'a> Seen<'a> {
    pub(crate) fn new(actual: &'a Actual<'a>) -> Self {
        Self { actual, json: OnceCell::new() }
    }

    /// The media type that came with the body. Without one, what the body plainly looks like; `None` where it could be
    /// anything.
    pub(crate) fn media(&self) -> Option<Media> {
        let stated = self.actual.header("content-type").and_then(Media::parse);
        let described = || {
            let metadata = self.actual.metadata?;
            let stated = metadata.iter().find(|(key, _)| is_content_type(key))?.1;
            Media::parse(stated.as_text()?)
        };
        stated.or_else(described).or_else(|| match sniff::guess(self.actual.body) {
            "text/plain" | "application/octet-stream" => None,
            guessed => Media::parse(guessed),
        })
    }
}

/// The keys under which metadata state the media type.
pub(crate) fn is_content_type(key: &str) -> bool {
    key.eq_ignore_ascii_case("contentType") || key.eq_ignore_ascii_case("content-type")
}

impl Expected {
    /// Reads the example; the media type decides how, and where there is none the example's look.
    pub(crate) fn new(content: &Content, media: Option<&Media>) -> Option<Self> {
        Some(match content {
            Content::Unstated | Content::Empty => return None,
            Content::Json(Value::Text(text)) if media.is_some_and(|media| media.way() != Way::Json) => {
                Self::of_text(text, media)
            }
            Content::Json(value) => Expected::Json(value.clone()),
            Content::Text(text) => Self::of_text(text, media),
            Content::Bytes(bytes) => Self::of_bytes(bytes, media),
        })
    }

    fn of_bytes(bytes: &[u8], media: Option<&Media>) -> Self {
        match media.map(Media::way) {
            None | Some(Way::Bytes) => Expected::Bytes(bytes.to_vec()),
            Some(Way::Multipart) => Self::of_multipart(bytes, media),
            Some(_) => match charset::text(bytes, media.and_then(|media| media.parameter("charset"))) {
                Some(text) => Self::of_text(&text, media),
                None => Expected::Bytes(bytes.to_vec()),
            },
        }
    }

    fn of_text(text: &str, media: Option<&Media>) -> Self {
        let guessed = || Media::parse(sniff::guess(text.as_bytes())).map_or(Way::Text, |media| media.way());
        match media.map_or_else(guessed, Media::way) {
            Way::Json => Expected::Json(Value::parse(text).unwrap_or_else(|| text.into())),
            Way::Xml => match xml::read(text) {
                Ok(_) => Expected::Xml(text.to_owned()),
                Err(why) => Expected::Unreadable(Way::Xml, why),
            },
            Way::Form => Expected::Form(query_of(text)),
            Way::Multipart => Self::of_multipart(text.as_bytes(), media),
            Way::Text => Expected::Text(text.to_owned()),
            Way::Bytes => Expected::Bytes(text.as_bytes().to_vec()),
        }
    }

    fn of_multipart(bytes: &[u8], media: Option<&Media>) -> Self {
        // Suites carry line breaks as they were typed; a boundary is all that is needed.
        let parts = match media {
            Some(media) => multipart::read(bytes, media),
            None => Err("it has no media type".to_owned()),
        };
        match parts {
            Ok(pieces) => Expected::Multipart(
                pieces
                    .into_iter()
                    .map(|piece| {
                        let media = piece.media();
                        let data = piece.data();
                        let body = match piece.is_file {
                            true => Self::of_bytes(&data, media.as_ref()),
                            false => Expected::Text(String::from_utf8_lossy(&data).into_owned()),
                        };
                        Part { name: piece.name, is_file: piece.is_file, headers: piece.headers, media, body }
                    })
                    .collect(),
            ),
            Err(why) => Expected::Unreadable(Way::Multipart, why),
        }
    }

    /// The example as a report shows it.
    pub(crate) fn words(&self) -> String {
        match self {
            Expected::Json(value) => shown(value),
            Expected::Xml(text) | Expected::Text(text) => shown_text(text),
            Expected::Form(fields) => {
                let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
                format!("a form with {}", names.join(", "))
            }
            Expected::Multipart(parts) => format!("{} parts", parts.len()),
            Expected::Bytes(bytes) => format!("{} bytes", bytes.len()),
            Expected::Unreadable(..) => "a body".to_owned(),
        }
    }
}

/// Holds a whole body against the example.
pub(crate) fn check<'t>(
    expected: &Expected,
    seen: &Seen<'_>,
    media: Option<&Media>,
    strict: bool,
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
) {
    let scope = cursor.root();
    if let Expected::Json(value) = expected {
        match seen.json.get_or_init(|| read_json(seen.actual.body)) {
            Ok(tree) => json::Walk::new(cursor, sink, strict, "$").value(value, tree.root(), scope),
            Err(why) => invalid(sink, "$", "JSON", why),
        }
        return;
    }
    compare(expected, seen.actual.body, media, Spot { scope, prefix: "$", strict }, cursor, sink);
}

/// Where in the expectation a body stands.
#[derive(Clone, Copy)]
struct Spot<'t, 'p> {
    scope: Scope<'t>,
    prefix: &'p str,
    strict: bool,
}

/// Holds bytes against an example at any place: the whole body, or a part of it. Parts have no parts that are read.
fn compare<'t>(
    expected: &Expected,
    actual: &[u8],
    media: Option<&Media>,
    spot: Spot<'t, '_>,
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
) {
    let Spot { scope, prefix, strict } = spot;
    let charset = media.and_then(|media| media.parameter("charset"));
    let text = || charset::text(actual, charset).ok_or_else(|| "its bytes are no text of its charset".to_owned());
    match expected {
        Expected::Json(value) => match read_json(actual) {
            Ok(tree) => json::Walk::new(cursor, sink, strict, prefix).value(value, tree.root(), scope),
            Err(why) => invalid(sink, prefix, "JSON", &why),
        },
        Expected::Xml(example) => {
            let found = text();
            let documents =
                found.as_ref().map_err(Clone::clone).and_then(|found| Ok((xml::read(example)?, xml::read(found)?)));
            match documents {
                Ok((example, found)) => xml::Walk::new(cursor, sink, strict, prefix).documents(&example, &found, scope),
                Err(why) => invalid(sink, prefix, "XML", &why),
            }
        }
        Expected::Form(fields) => match text() {
            Ok(found) => {
                let form = Place { code: Code::BodyValue, path: prefix };
                named_values(fields, &query_of(&found), form, cursor, scope, sink);
            }
            Err(why) => invalid(sink, prefix, "form", &why),
        },
        Expected::Multipart(parts) => {
            let pieces = match media {
                Some(media) => multipart::read(actual, media),
                None => Err("its media type states no `boundary`".to_owned()),
            };
            match pieces {
                Ok(pieces) => compare_parts(parts, &pieces, spot, cursor, sink),
                Err(why) => invalid(sink, prefix, "multipart", &why),
            }
        }
        Expected::Text(example) => match text() {
            Ok(found) => {
                texts::value(sink, Place { code: Code::BodyValue, path: prefix }, example, &found, scope);
            }
            Err(why) => invalid(sink, prefix, "text", &why),
        },
        Expected::Bytes(example) => match scope.list() {
            Some(list) => {
                let failed = verdict::failures(list, |test| test.bytes(example, actual));
                let found = format!("{} bytes that look like {}", actual.len(), sniff::guess(actual));
                verdict::report(sink, list, &failed, prefix, &expected.words(), &found, None);
            }
            None if example != actual => {
                let found = format!("{} other bytes", actual.len());
                sink.plain(Code::BodyValue, prefix.to_owned(), "equality", expected.words(), found);
            }
            None => {}
        },
        Expected::Unreadable(way, why) => {
            let path = prefix.to_owned();
            let found = format!("the example cannot be read as {way:?}: {why}");
            sink.plain(Code::BodyInvalid, path, "example", "an example that can be read".to_owned(), found);
        }
    }
}

/// Bodies may be as large as whatever received them allows; nesting is limited as in documents.
fn read_json(bytes: &[u8]) -> Result<JsonTree, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| format!("it is no UTF-8 at byte {}", error.valid_up_to()))?;
    JsonTree::from_json(text, &Limits::default())
}

fn invalid(sink: &mut Sink, path: &str, what: &str, why: &str) {
    sink.plain(Code::BodyInvalid, path.to_owned(), what, format!("a body that is {what}"), shown_text(why));
}

/// Parameters of a query or fields of a form: each name with its values, nothing missing and nothing more.
pub(crate) fn named_values<'t>(
    expected: &[(String, Vec<Option<String>>)],
    actual: &[(String, Vec<Option<String>>)],
    place: Place<'_>,
    cursor: &mut Cursor<'t>,
    root: Scope<'t>,
    sink: &mut Sink,
) {
    let by_name: rustc_hash::FxHashMap<&str, &[Option<String>]> =
        actual.iter().map(|(name, values)| (name.as_str(), values.as_slice())).collect();
    let in_body = place.code == Code::BodyValue;
    let path_of = |name: &str| {
        if !in_body {
            return name.to_owned();
        }
        let mut path = place.path.to_owned();
        let written = crate::path::write_key(name, &mut path);
        debug_assert!(written.is_ok());
        path
    };
    let code = |in_body_code: Code| if in_body { in_body_code } else { place.code };
    let plain = |values: &[Option<String>]| -> Vec<String> {
        values.iter().map(|value| value.clone().unwrap_or_default()).collect()
    };
    for (name, values) in expected {
        let scope = cursor.key(root, name);
        let wanted = plain(values);
        match by_name.get(name.as_str()) {
            Some(found) if scope.absent.is_none() => {
                let found = plain(found);
                let (wanted, found): (Vec<&str>, Vec<&str>) =
                    (wanted.iter().map(String::as_str).collect(), found.iter().map(String::as_str).collect());
                let path = path_of(name);
                let place = Place { code: place.code, path: &path };
                texts::values(cursor, sink, place, &wanted, &found, scope);
            }
            Some(found) => {
                let found = shown_text(&plain(found).join(", "));
                sink.plain(code(Code::BodyExtra), path_of(name), "absent", "nothing".to_owned(), found);
            }
            None if scope.optional || scope.absent.is_some() => {}
            None => {
                let wanted = shown_text(&wanted.join(", "));
                sink.plain(code(Code::BodyMissing), path_of(name), "name", wanted, "nothing".to_owned());
            }
        }
        cursor.leave(scope);
    }
    let known: rustc_hash::FxHashSet<&str> = expected.iter().map(|(name, _)| name.as_str()).collect();
    for (name, values) in actual.iter().filter(|(name, _)| !known.contains(name.as_str())) {
        let found = shown_text(&plain(values).join(", "));
        sink.plain(code(Code::BodyExtra), path_of(name), "no further names", "nothing".to_owned(), found);
    }
}

/// Each expected part with the one of its name, or of its place where it has none; further parts are left alone.
fn compare_parts<'t>(
    expected: &[Part],
    actual: &[multipart::Piece<'_>],
    spot: Spot<'t, '_>,
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
) {
    let mut places: rustc_hash::FxHashMap<&str, &multipart::Piece<'_>> = rustc_hash::FxHashMap::default();
    for piece in actual {
        places.entry(piece.name.as_str()).or_insert(piece);
    }
    for (index, part) in expected.iter().enumerate() {
        if sink.is_full() {
            return;
        }
        let mut path = spot.prefix.to_owned();
        let (scope, found) = if part.name.is_empty() {
            path.push_str(&format!("[{index}]"));
            (cursor.index(spot.scope, index), actual.get(index))
        } else {
            let written = crate::path::write_key(&part.name, &mut path);
            debug_assert!(written.is_ok());
            (cursor.key(spot.scope, &part.name), places.get(part.name.as_str()).copied())
        };
        match found {
            Some(piece) if scope.absent.is_none() => {
                compare_part(part, piece, Spot { scope, prefix: &path, strict: spot.strict }, cursor, sink);
            }
            Some(_) => {
                sink.plain(Code::BodyExtra, path, "absent", "nothing".to_owned(), "a part".to_owned());
            }
            None if scope.optional || scope.absent.is_some() => {}
            None => sink.plain(Code::BodyMissing, path, "part", part.body.words(), "nothing".to_owned()),
        }
        cursor.leave(scope);
    }
}

fn compare_part<'t>(
    part: &Part,
    piece: &multipart::Piece<'_>,
    spot: Spot<'t, '_>,
    cursor: &mut Cursor<'t>,
    sink: &mut Sink,
) {
    let kind = |is_file: bool| if is_file { "a file" } else { "a field" };
    if part.is_file != piece.is_file {
        let (wanted, found) = (kind(part.is_file).to_owned(), kind(piece.is_file).to_owned());
        return sink.plain(Code::BodyType, spot.prefix.to_owned(), "part", wanted, found);
    }
    for (name, wanted) in &part.headers {
        let scope = cursor.key(spot.scope, name);
        let path = format!("{}.{name}", spot.prefix);
        let place = Place { code: Code::BodyValue, path: &path };
        match piece.header(name) {
            Some(found) if scope.own().is_some() => texts::value(sink, place, wanted, found, scope),
            Some(found) if name != "content-disposition" && !headers::same_with_parameters(wanted, found) => {
                sink.plain(place.code, path.clone(), "equality", shown_text(wanted), shown_text(found));
            }
            Some(_) => {}
            None if name.starts_with("content-") => {}
            None => sink.plain(Code::BodyMissing, path.clone(), "header", shown_text(wanted), "nothing".to_owned()),
        }
        cursor.leave(scope);
    }
    let media = piece.media();
    if let (Some(wanted), Some(found)) = (&part.media, &media)
        && !wanted.takes(found)
    {
        let (wanted, found) = (wanted.words(), found.words());
        return sink.plain(Code::ContentType, spot.prefix.to_owned(), "media type", wanted, found);
    }
    compare(&part.body, &piece.data(), media.as_ref(), spot, cursor, sink);
}
