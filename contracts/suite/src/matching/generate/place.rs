//! Where in a body a generator works.

use super::made::Maker;
use crate::matching::media::{Media, Way};
use crate::matching::{actual, query_of};
use crate::{Content, Generator, GeneratorEntry, Path, Token, Value};

/// Makes what a path reaches in a body: values of JSON, fields of a form, a whole text; texts and attributes of XML are
/// made by [`super::xml`]. In multipart and binary bodies nothing is made, as [`reason`] says.
pub(super) fn body(
    maker: &mut Maker<'_>,
    entry: &GeneratorEntry,
    path: &Path,
    content: &mut Content,
    media_type: Option<&str>,
) {
    match content {
        Content::Json(value) => {
            reach(value, &path.0, Path::default(), &mut |value, path| maker.value(entry, path, value));
        }
        Content::Text(text) if path.0.is_empty() => maker.text(entry, path, text),
        Content::Text(text) if way(media_type) == Some(Way::Form) => form(maker, entry, path, text),
        Content::Text(_) | Content::Bytes(_) | Content::Unstated | Content::Empty => {}
    }
}

pub(super) fn way(media_type: Option<&str>) -> Option<Way> {
    media_type.and_then(Media::parse).map(|media| media.way())
}

/// Why a generator of a body makes nothing; `None` where it does.
pub(super) fn reason(entry: &GeneratorEntry, content: &Content, media_type: Option<&str>) -> Option<String> {
    if let Generator::Unknown { name, .. } = &entry.generator {
        return Some(format!("the generator `{name}` is not known"));
    }
    let is_reached = match content {
        Content::Json(_) => true,
        Content::Text(_) => entry.path.0.is_empty() || matches!(way(media_type), Some(Way::Form | Way::Xml)),
        Content::Bytes(_) | Content::Unstated | Content::Empty => false,
    };
    let what = match content {
        Content::Bytes(_) | Content::Text(_) => media_type.map_or("of this kind", str::trim),
        _ => "that is not there",
    };
    (!is_reached).then(|| format!("the generator at `{}` reaches nothing in a body {what}", entry.path))
}

/// Calls with each value that the tokens reach, and with its own path. Recursion is as deep as the path is long.
pub(super) fn reach(value: &mut Value, tokens: &[Token], path: Path, made: &mut dyn FnMut(&mut Value, &Path)) {
    let Some((token, rest)) = tokens.split_first() else { return made(value, &path) };
    let below = |token: Token| Path(path.0.iter().cloned().chain([token]).collect());
    match (value, token) {
        (Value::Map(members), Token::Name(name)) => {
            if let Some(member) = members.get_mut(name) {
                reach(member, rest, below(token.clone()), made);
            }
        }
        (Value::Map(members), Token::Index(index)) => {
            if let Some(member) = members.get_mut(&index.to_string()) {
                reach(member, rest, below(token.clone()), made);
            }
        }
        (Value::Map(members), Token::AnyName) => {
            for (name, member) in members {
                reach(member, rest, below(Token::Name(name.clone())), made);
            }
        }
        (Value::List(items), Token::Name(name)) => {
            if let Some((index, item)) = name.parse().ok().and_then(|index: usize| Some((index, items.get_mut(index)?)))
            {
                reach(item, rest, below(Token::Index(index)), made);
            }
        }
        (Value::List(items), Token::Index(index)) => {
            if let Some(item) = items.get_mut(*index) {
                reach(item, rest, below(token.clone()), made);
            }
        }
        (Value::List(items), Token::AnyName | Token::AnyIndex) => {
            for (index, item) in items.iter_mut().enumerate() {
                reach(item, rest, below(Token::Index(index)), made);
            }
        }
        _ => {}
    }
}

/// The fields of a form by a name, or the one that the path counts out; the others stay as they are written.
fn form(maker: &mut Maker<'_>, entry: &GeneratorEntry, path: &Path, text: &mut String) {
    let Some(Token::Name(name)) = path.0.first() else { return };
    let wanted = match path.0.get(1) {
        Some(Token::Index(index)) => Some(*index),
        _ => None,
    };
    let mut seen = 0;
    let pairs = text.split('&').enumerate().map(|(at, pair)| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if actual::decode(key) != *name {
            return pair.to_owned();
        }
        seen += 1;
        if wanted.is_some_and(|index| index + 1 != seen) {
            return pair.to_owned();
        }
        let mut value = query_of(&format!("x={value}")).pop().and_then(|(_, mut values)| values.pop().flatten());
        let value = value.get_or_insert_default();
        maker.text(entry, &Path(vec![Token::Name(name.clone()), Token::Index(at)]), value);
        format!("{key}={}", encoded(value))
    });
    *text = pairs.collect::<Vec<String>>().join("&");
}

/// As forms write values (URL standard, "application/x-www-form-urlencoded serializing").
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
