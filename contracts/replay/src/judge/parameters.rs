//! Parameters and headers, read by their style (OpenAPI 3.2, section 4.12.3) and held against their schemas.

use accordant_model::http::{MediaType, ParameterValue, Style};
use accordant_model::{Contract, SchemaId};
use hyper::HeaderMap;
use serde_json::{Map, Value};

use super::route::form_decoded;
use super::shape::{Reading, Shape};
use super::violation::{Breach, Part, Violation};
use super::{Checks, told};

/// Levels of `name[a][b]`.
const DEEP: usize = 16;

/// A parameter or header with what its schema lets its text mean.
pub(crate) struct Carried {
    pub(crate) schema: Option<SchemaId>,
    pub(crate) shape: Shape,
    style: Style,
    explode: bool,
    /// An empty value says nothing.
    empty: bool,
    /// `content`: the whole text is of a media type.
    json: bool,
}

impl Carried {
    pub(crate) fn new(contract: &Contract, value: &ParameterValue) -> Self {
        match value {
            ParameterValue::Schema { schema, style, explode, allow_empty_value, .. } => Self {
                schema: *schema,
                shape: Shape::of(contract, *schema),
                style: *style,
                explode: *explode,
                empty: *allow_empty_value,
                json: false,
            },
            ParameterValue::Content(MediaType { range, schema, .. }) => Self {
                schema: *schema,
                shape: Shape::of(contract, *schema),
                style: Style::Simple,
                explode: false,
                empty: false,
                json: range.is_json(),
            },
        }
    }

    /// The value of a path parameter or a header.
    fn simple(&self, name: &str, text: &str, reading: Reading) -> Value {
        if self.json {
            return serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
        }
        let (text, separator) = match self.style {
            Style::Label => (text.strip_prefix('.').unwrap_or(text), if self.explode { '.' } else { ',' }),
            Style::Matrix => return self.matrix(name, text, reading),
            _ => (text, ','),
        };
        if self.shape.is_list() {
            return self.shape.list(parts(text, separator), reading);
        }
        if self.shape.is_object() {
            return self.members(text, separator, reading);
        }
        self.shape.scalar(text, reading)
    }

    /// `;name=a` (RFC 6570, section 3.2.7).
    fn matrix(&self, name: &str, text: &str, reading: Reading) -> Value {
        let pairs: Vec<(&str, &str)> = text
            .split(';')
            .filter(|part| !part.is_empty())
            .map(|part| part.split_once('=').unwrap_or((part, "")))
            .collect();
        let own = || pairs.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value);
        if self.shape.is_list() {
            return if self.explode {
                self.shape.list(own(), reading)
            } else {
                self.shape.list(own().flat_map(|text| parts(text, ',')), reading)
            };
        }
        if self.shape.is_object() {
            return if self.explode {
                self.shape.object(pairs.iter().copied(), reading)
            } else {
                self.members(own().next().unwrap_or_default(), ',', reading)
            };
        }
        self.shape.scalar(own().next().unwrap_or(text), reading)
    }

    /// `a,1,b,2`, or exploded `a=1,b=2`.
    fn members(&self, text: &str, separator: char, reading: Reading) -> Value {
        if self.explode {
            let pairs = parts(text, separator).map(|part| part.split_once('=').unwrap_or((part, "")));
            return self.shape.object(pairs, reading);
        }
        let parts: Vec<&str> = parts(text, separator).collect();
        let pairs = parts.chunks(2).map(|pair| match pair {
            [name, value] => (*name, *value),
            [name, ..] => (*name, ""),
            [] => ("", ""),
        });
        self.shape.object(pairs, reading)
    }

    /// The value of a query or cookie parameter; `None` where it is not there.
    fn form(&self, name: &str, pairs: &[(String, &str)], reading: Reading) -> Option<Value> {
        let own = || pairs.iter().filter(|(known, _)| known == name).map(|(_, raw)| *raw);
        if self.json {
            let text = form_decoded(own().next()?);
            return Some(serde_json::from_str(&text).unwrap_or(Value::String(text)));
        }
        if self.style == Style::DeepObject {
            return deep(name, pairs, &self.shape, reading);
        }
        if self.shape.is_list() {
            let own: Vec<&str> = own().collect();
            if own.is_empty() {
                return None;
            }
            let separator = match self.style {
                Style::SpaceDelimited => ' ',
                Style::PipeDelimited => '|',
                Style::TabDelimited => '\t',
                _ if self.explode => {
                    let texts: Vec<String> = own.iter().map(|raw| form_decoded(raw)).collect();
                    return Some(self.shape.list(texts.iter().map(String::as_str), reading));
                }
                _ => ',',
            };
            let mut texts: Vec<String> = Vec::new();
            for raw in own {
                if separator == ',' && !reading.encoded_commas {
                    texts.extend(parts(raw, ',').map(form_decoded));
                } else {
                    texts.extend(parts(&form_decoded(raw), separator).map(str::to_owned));
                }
            }
            return Some(self.shape.list(texts.iter().map(String::as_str), reading));
        }
        if self.shape.is_object() {
            if self.explode {
                let members: Vec<(&str, String)> = pairs
                    .iter()
                    .filter(|(known, _)| self.shape.properties.contains_key(known.as_str()))
                    .map(|(known, raw)| (known.as_str(), form_decoded(raw)))
                    .collect();
                let borrowed = members.iter().map(|(known, text)| (*known, text.as_str()));
                return (!members.is_empty()).then(|| self.shape.object(borrowed, reading));
            }
            return own().next().map(|raw| self.members(&form_decoded(raw), ',', reading));
        }
        own().next().map(|raw| self.shape.scalar(&form_decoded(raw), reading))
    }
}

/// `name[a][b]=1` as objects, `name[]=1` and `name[0]=1` as lists where the schema has lists.
fn deep(name: &str, pairs: &[(String, &str)], shape: &Shape, reading: Reading) -> Option<Value> {
    let mut root = Map::new();
    let mut found = false;
    for (known, raw) in pairs {
        let Some(path) = known.strip_prefix(name).filter(|rest| rest.starts_with('[') && rest.ends_with(']')) else {
            continue;
        };
        let keys: Vec<&str> = path.trim_start_matches('[').trim_end_matches(']').split("][").take(DEEP).collect();
        found = true;
        insert(&mut root, &keys, shape, &form_decoded(raw), reading);
    }
    found.then_some(Value::Object(root))
}

fn insert(members: &mut Map<String, Value>, keys: &[&str], shape: &Shape, text: &str, reading: Reading) {
    let Some((key, rest)) = keys.split_first() else { return };
    let shape = shape.property(key);
    match rest {
        [] | [_] if shape.is_list() && rest.iter().all(|index| index.bytes().all(|byte| byte.is_ascii_digit())) => {
            let entry = members.entry((*key).to_owned()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(items) = entry {
                items.push(shape.item().scalar(text, reading));
            }
        }
        [] => {
            members.insert((*key).to_owned(), shape.scalar(text, reading));
        }
        rest => {
            let entry = members.entry((*key).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inside) = entry {
                insert(inside, rest, &shape, text, reading);
            }
        }
    }
}

/// The items of a list; of an empty text none.
fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    text.split(separator).filter(move |part| !(part.is_empty() && text.is_empty()))
}

/// The names of a query or a form, decoded, with their values as they were sent.
pub(crate) fn pairs(query: &str) -> Vec<(String, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, raw)| (form_decoded(name), raw)).collect()
}

/// The cookies of a request (RFC 6265, section 4.2.1).
pub(crate) fn cookies(headers: &HeaderMap) -> Vec<(String, &str)> {
    let texts = headers.get_all(hyper::header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    texts
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// All values of a header as one text (RFC 9110, section 5.3).
pub(crate) fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let mut text = values.next()?.into_owned();
    for value in values {
        text.push_str(", ");
        text.push_str(&value);
    }
    Some(text)
}

/// Where the texts of a parameter come from.
pub(crate) enum Texts<'t> {
    /// One decoded text.
    One(&'t str),
    Pairs(&'t [(String, &'t str)]),
}

/// Holds what was sent for a parameter or header against its schema. `None`: it was not sent.
pub(crate) fn check(
    checks: &Checks,
    carried: &Carried,
    part: Part,
    name: &str,
    texts: &Texts<'_>,
) -> Option<Vec<Violation>> {
    let mut refused: Option<Vec<Violation>> = None;
    for reading in Reading::ALL {
        let value = match texts {
            Texts::One(text) => carried.simple(name, text, reading),
            Texts::Pairs(pairs) => carried.form(name, pairs, reading)?,
        };
        if carried.empty && value.as_str() == Some("") {
            return Some(Vec::new());
        }
        let Some(id) = carried.schema else { return Some(Vec::new()) };
        let found = told(checks, id, &value, part, name);
        if found.is_empty() {
            return Some(found);
        }
        refused.get_or_insert(found);
    }
    refused
}

pub(crate) fn missing(part: Part, name: &str) -> Violation {
    let what = if part == Part::Header { "header" } else { "parameter" };
    Violation::new(part, Breach::Missing, name, format!("the required {what} `{name}` is missing"))
}
