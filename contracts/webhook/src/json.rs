//! A payload as JSON whose texts stay in the bytes they came in. `serde_json::Value` copies each and hashes every name,
//! which costs more than signature and schema together; here a payload is only looked at.

use std::borrow::Cow;
use std::fmt;

use jsonschema::JsonType;
use jsonschema::json::{Json, Node, NodeIdentity, Object, cmp};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// Up to so many members a name is found faster by looking at each than by any index.
const FEW: usize = 8;

/// One JSON value.
#[derive(Clone, Debug)]
pub(crate) enum Payload<'b> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'b, str>),
    Array(Vec<Payload<'b>>),
    Object(Members<'b>),
}

/// The members of an object: few in their order, many by name. Of a name that stands there twice the last value counts,
/// as in `serde_json::Value`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members<'b>(Vec<(Cow<'b, str>, Payload<'b>)>);

impl<'b> Members<'b> {
    fn new(mut list: Vec<(Cow<'b, str>, Payload<'b>)>) -> Self {
        let are_few = list.len() <= FEW;
        let is_twice = |place: usize| matches!(list.split_at(place), (before, [(name, _), ..]) if before.iter().any(|(known, _)| known == name));
        if are_few && !(1..list.len()).any(is_twice) {
            return Self(list);
        }
        // The sort is stable: behind it the last of a name is the one that came last.
        list.sort_by(|(left, _), (right, _)| left.cmp(right));
        list.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                std::mem::swap(later, kept);
            }
            is_same
        });
        Self(list)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Payload<'b>> {
        if self.0.len() <= FEW {
            return self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        }
        let place = self.0.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &Payload<'b>> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl Payload<'_> {
    /// The value that tokens of a JSON pointer lead to.
    pub(crate) fn at(&self, tokens: &[String]) -> Option<&Self> {
        tokens.iter().try_fold(self, |value, token| match value {
            Self::Object(members) => members.get(token),
            Self::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The values that tokens with `*` lead to.
    pub(crate) fn parts(&self, tokens: &[String]) -> Vec<&Self> {
        let mut found = vec![self];
        for token in tokens {
            found = found
                .into_iter()
                .flat_map(|value| match (value, token.as_str()) {
                    (Self::Array(items), "*") => items.iter().collect(),
                    (Self::Object(members), "*") => members.values().collect(),
                    (value, _) => value.at(std::slice::from_ref(token)).into_iter().collect::<Vec<_>>(),
                })
                .collect();
        }
        found
    }

    /// A scalar as the text that is signed: strings without quotes.
    pub(crate) fn scalar(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.clone().into_owned()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(flag) => Some(flag.to_string()),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => Value::Number(number.clone()),
            Self::String(text) => Value::String(text.clone().into_owned()),
            Self::Array(items) => Value::Array(items.iter().map(Self::value).collect()),
            Self::Object(members) => {
                let members = members.0.iter().map(|(name, value)| (name.clone().into_owned(), value.value()));
                Value::Object(members.collect())
            }
        }
    }
}

/// An object of texts, which is what a form is to a schema.
impl<'b> FromIterator<(&'b str, &'b str)> for Payload<'b> {
    fn from_iter<I: IntoIterator<Item = (&'b str, &'b str)>>(fields: I) -> Self {
        let field = |(name, value)| (Cow::Borrowed(name), Self::String(Cow::Borrowed(value)));
        Self::Object(Members::new(fields.into_iter().map(field).collect()))
    }
}

/// Reads a body; its bytes are looked at once for being UTF-8, and not again in every text.
pub(crate) fn read(body: &[u8]) -> Result<Payload<'_>, String> {
    let read = match std::str::from_utf8(body) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(body),
    };
    read.map_err(|error| error.to_string())
}

impl<'de: 'b, 'b> Deserialize<'de> for Payload<'b> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Payload<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Payload::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Payload::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Payload::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Payload::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Number::from_f64(number).map(Payload::Number).ok_or_else(|| E::custom("no JSON number"))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Payload::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Payload::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(item) = items.next_element()? {
            read.push(item);
        }
        Ok(Payload::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        // Key and value by themselves: a pair of both is moved about once more, which is felt.
        while let Some(Name(name)) = members.next_key()? {
            read.push((name, members.next_value()?));
        }
        Ok(Payload::Object(Members::new(read)))
    }
}

/// A text that is borrowed where it holds no escape; `Cow` by itself always copies.
#[derive(serde::Deserialize)]
struct Name<'b>(#[serde(borrow)] Cow<'b, str>);

/// [`Payload`] as `jsonschema` sees it.
pub(crate) struct Borrowed;

impl Json for Borrowed {
    type Node<'a> = &'a Payload<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), text: &str, ask: impl FnOnce(Self::Node<'_>) -> T) -> T {
        ask(&Payload::String(Cow::Borrowed(text)))
    }
}

impl<'a> Node<'a, Borrowed> for &'a Payload<'a> {
    type Object = &'a Members<'a>;
    type Array = &'a [Payload<'a>];
    type Number = &'a Number;

    fn as_object(&self) -> Option<Self::Object> {
        if let Payload::Object(members) = self { Some(members) } else { None }
    }

    fn as_array(&self) -> Option<Self::Array> {
        if let Payload::Array(items) = self { Some(items) } else { None }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        if let Payload::String(text) = self { Some(Cow::Borrowed(text)) } else { None }
    }

    fn as_number(&self) -> Option<Self::Number> {
        if let Payload::Number(number) = self { Some(number) } else { None }
    }

    fn as_boolean(&self) -> Option<bool> {
        if let Payload::Bool(flag) = self { Some(*flag) } else { None }
    }

    fn is_null(&self) -> bool {
        matches!(self, Payload::Null)
    }

    fn json_type(&self) -> JsonType {
        match self {
            Payload::Null => JsonType::Null,
            Payload::Bool(_) => JsonType::Boolean,
            Payload::Number(_) => JsonType::Number,
            Payload::String(_) => JsonType::String,
            Payload::Array(_) => JsonType::Array,
            Payload::Object(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Payload::String(text), Value::String(expected)) => text == expected,
            (Payload::String(_), _) | (_, Value::String(_)) => false,
            _ => cmp::equal(&self.value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(self.value())
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Payload<'_>>(self).addr()))
    }
}

impl<'a> Object<'a, Borrowed> for &'a Members<'a> {
    type Node = &'a Payload<'a>;
    type MemberName = &'a str;
    type MembersIter = Listed<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<&'a Payload<'a>> {
        Members::get(self, key)
    }

    fn members(&self) -> Listed<'a> {
        Listed(self.0.iter())
    }
}

/// Members as the validator walks over them.
pub(crate) struct Listed<'a>(std::slice::Iter<'a, (Cow<'a, str>, Payload<'a>)>);

impl<'a> Iterator for Listed<'a> {
    type Item = (&'a str, &'a Payload<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (name.as_ref(), value))
    }
}

impl<'a> jsonschema::json::Array<'a, Borrowed> for &'a [Payload<'a>] {
    type Node = &'a Payload<'a>;
    type ElementsIter = std::slice::Iter<'a, Payload<'a>>;

    fn len(&self) -> usize {
        <[Payload<'_>]>::len(self)
    }

    fn elements(&self) -> Self::ElementsIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Payload<'_> {
        super::read(text.as_bytes()).expect("it is JSON")
    }

    #[test]
    fn jsonschema_can_rely_on_it() {
        let text = jsonschema::json::conformance::document().to_string();
        jsonschema::json::conformance::assert_conformance::<Borrowed>(&&read(&text));
    }

    #[test]
    fn it_reads_what_serde_json_reads() {
        let many: Vec<String> = (0..20).rev().map(|number| format!(r#""n{}": {number}"#, number % 15)).collect();
        let many = format!("{{{}}}", many.join(", "));
        let texts = [
            "null",
            "[true, -1, 18446744073709551615, 1.5e300, \"a\\u0041\\ud83e\\udd80\"]",
            r#"{"a": 1, "b": 2, "a": 3}"#,
            r#"{"\u0061": 1, "a": [{}]}"#,
            &many,
        ];
        for text in texts {
            let expected: Value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!(read(text).value(), expected, "{text}");
        }
    }

    #[test]
    fn it_refuses_what_serde_json_refuses() {
        let texts: [&[u8]; 9] =
            [b"", b"{", b"[1,]", b"1e999", b"{\"a\" 1}", b"\"\\ud800\"", b"nul", b"1 2", b"[1, \"\xff\"]"];
        for text in texts {
            let ours = super::read(text).map(|_| ());
            let theirs = serde_json::from_slice::<Value>(text).map(|_| ()).map_err(|error| error.to_string());
            assert_eq!(ours, theirs, "{}", text.escape_ascii());
            assert!(ours.is_err(), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn texts_without_escapes_are_not_copied() {
        let Payload::Object(members) = read(r#"{"name": "text"}"#) else { panic!("an object") };
        assert!(matches!(members.0.as_slice(), [(Cow::Borrowed("name"), Payload::String(Cow::Borrowed("text")))]));
    }

    #[test]
    fn members_are_found_however_many_there_are() {
        for count in [0, 1, FEW, FEW + 1, 1000] {
            let text: Vec<String> = (0..count).map(|number| format!(r#""{number}": {number}"#)).collect();
            let text = format!("{{{}}}", text.join(","));
            let payload = read(&text);
            for number in 0..count {
                let found = payload.at(&[number.to_string()]).and_then(Payload::scalar);
                assert_eq!(found, Some(number.to_string()));
            }
            assert!(payload.at(&["none".to_owned()]).is_none());
        }
    }
}
