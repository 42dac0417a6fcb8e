//! One generator, one value: a pure function of the inputs and the place.

use std::hash::Hasher;

use accordant_document::{Number, Origin};
use accordant_sample::{Seed, text_matching};
use indexmap::IndexMap;
use rustc_hash::FxHasher;

use super::{GenerateError, Inputs, Playing, variable};
use crate::matching::moment::{Civil, Format, Kind, moved};
use crate::{Generator, GeneratorEntry, Path, Value};

/// What is made so far, and what could not be.
pub(super) struct Maker<'a> {
    inputs: &'a Inputs<'a>,
    origin: Origin,
    missing: IndexMap<String, Origin>,
    unreadable: Vec<(String, Origin)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>, origin: Origin) -> Self {
        Self { inputs, origin, missing: IndexMap::new(), unreadable: Vec::new() }
    }

    pub(super) fn finish<T>(self, made: T) -> Result<T, GenerateError> {
        if self.missing.is_empty() && self.unreadable.is_empty() {
            return Ok(made);
        }
        Err(GenerateError { missing: self.missing.into_iter().collect(), unreadable: self.unreadable })
    }

    /// Puts the values of variables into a text.
    pub(super) fn substitute(&mut self, text: &mut String) {
        if !text.contains("${") {
            return;
        }
        let mut made = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, name, after)) = variable::next(rest) {
            made.push_str(before);
            match self.lookup(name) {
                Some(value) => made.push_str(&variable::plain(&value)),
                None => {
                    self.missing.entry(name.to_owned()).or_insert(self.origin);
                }
            }
            rest = after;
        }
        made.push_str(rest);
        *text = made;
    }

    /// Puts the values of variables into all texts of a value. Alone, a variable keeps its type: `id: ${state.id}` may
    /// be a number. Recursion ends with the value, whose depth the reader has limited.
    pub(super) fn substitute_value(&mut self, value: &mut Value) {
        match value {
            Value::Text(text) => match variable::whole(text).and_then(|name| self.lookup(name)) {
                Some(found) => *value = found,
                None => self.substitute(text),
            },
            Value::List(items) => items.iter_mut().for_each(|item| self.substitute_value(item)),
            Value::Map(members) => members.values_mut().for_each(|member| self.substitute_value(member)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn lookup(&self, name: &str) -> Option<Value> {
        if let Some(name) = name.strip_prefix("state.") {
            self.inputs.state.get(name).cloned()
        } else if let Some(name) = name.strip_prefix("env.") {
            self.inputs.env.get(name).cloned().map(Value::Text)
        } else {
            None
        }
    }

    /// A text in the place of the example's.
    pub(super) fn text(&mut self, entry: &GeneratorEntry, path: &Path, text: &mut String) {
        let example = Value::Text(std::mem::take(text));
        let made = self.made(entry, path, &example);
        *text = variable::plain(&made.unwrap_or(example));
    }

    /// A value in the place of the example's, of the same type where the generator leaves that open.
    pub(super) fn value(&mut self, entry: &GeneratorEntry, path: &Path, value: &mut Value) {
        if let Some(made) = self.made(entry, path, value) {
            *value = made;
        }
    }

    /// What a generator makes; `None` where the example stays.
    fn made(&mut self, entry: &GeneratorEntry, path: &Path, example: &Value) -> Option<Value> {
        let mut seed = self.seed(entry, path);
        let numeric = matches!(example, Value::Number(_));
        let number_or_text = |text: String| if numeric { Value::Number(text.into()) } else { Value::Text(text) };
        Some(match &entry.generator {
            Generator::RandomInt { min, max } => {
                let made = between(*min, *max, &mut seed).to_string();
                if matches!(example, Value::Text(_)) { Value::Text(made) } else { Value::Number(made.into()) }
            }
            Generator::RandomDecimal { digits } => number_or_text(decimal(*digits, &mut seed)),
            Generator::RandomHexadecimal { digits } => Value::Text(letters(*digits, b"0123456789abcdef", &mut seed)),
            Generator::RandomString { size } => Value::Text(letters(*size, LETTERS, &mut seed)),
            Generator::RandomBoolean => match example {
                Value::Text(_) => Value::Text((seed.below(2) == 1).to_string()),
                _ => Value::Bool(seed.below(2) == 1),
            },
            Generator::Regex(pattern) => match text_matching(pattern, &mut seed) {
                Some(text) => Value::Text(text),
                None => return self.unreadable(entry, format!("no text can be made for the pattern `{pattern}`")),
            },
            Generator::Uuid { format } => Value::Text(uuid(format.as_deref(), &mut seed)),
            Generator::Date { format, expression } => self.moment(entry, Kind::Date, format, expression)?,
            Generator::Time { format, expression } => self.moment(entry, Kind::Time, format, expression)?,
            Generator::Datetime { format, expression } => self.moment(entry, Kind::Datetime, format, expression)?,
            Generator::ProviderState { expression, data_type } => {
                if self.inputs.playing == Playing::Provider {
                    return None;
                }
                self.of_state(expression, data_type.as_deref())?
            }
            Generator::MockServerUrl { example, regex } => {
                if self.inputs.playing == Playing::Consumer {
                    return None;
                }
                Value::Text(at_base(self.inputs.base_url?, example, regex)?)
            }
            // Kept as it is written; the example stays.
            Generator::Unknown { .. } => return None,
        })
    }

    fn unreadable(&mut self, entry: &GeneratorEntry, why: String) -> Option<Value> {
        self.unreadable.push((why, entry.origin));
        None
    }

    fn moment(
        &mut self,
        entry: &GeneratorEntry,
        kind: Kind,
        format: &Option<String>,
        expression: &Option<String>,
    ) -> Option<Value> {
        let format = Format::new(kind, format.as_deref());
        if let Some(why) = format.fault() {
            return self.unreadable(entry, format!("the format `{}` cannot be read: {why}", format.text()));
        }
        let expression = expression.as_deref().unwrap_or_default();
        match moved(Civil::from_seconds(self.inputs.now), expression, kind == Kind::Time) {
            Some(moment) => Some(Value::Text(format.write(&moment))),
            None => self.unreadable(entry, format!("the expression `{expression}` names no moment")),
        }
    }

    /// A value that a state's handler gave back; where it gave none, the example is what the pact's author tried.
    fn of_state(&self, expression: &str, data_type: Option<&str>) -> Option<Value> {
        let name = |text: &str| text.strip_prefix("state.").unwrap_or(text).trim().to_owned();
        let whole = expression.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        let value = match whole.filter(|inner| !inner.contains('}')) {
            Some(inner) => self.inputs.state.get(&name(inner))?.clone(),
            None if !expression.contains("${") => self.inputs.state.get(&name(expression))?.clone(),
            None => {
                let mut made = String::new();
                let mut rest = expression;
                while let Some((before, inner)) = rest.split_once("${") {
                    let (inner, after) = inner.split_once('}')?;
                    made.push_str(before);
                    made.push_str(&variable::plain(self.inputs.state.get(&name(inner))?));
                    rest = after;
                }
                made.push_str(rest);
                Value::Text(made)
            }
        };
        Some(of_type(value, data_type))
    }

    /// Each place has its own numbers, whatever else is made.
    fn seed(&self, entry: &GeneratorEntry, path: &Path) -> Seed {
        let mut hasher = FxHasher::default();
        hasher.write_u8(entry.category as u8);
        hasher.write(path.to_string().as_bytes());
        Seed::new(self.inputs.seed, hasher.finish())
    }
}

/// Pact's types of values from states (`RAW` is as it came). What is not of the type stays as it is.
fn of_type(value: Value, data_type: Option<&str>) -> Value {
    match (data_type.map(str::to_ascii_uppercase).as_deref(), &value) {
        (Some("STRING"), Value::Text(_)) => value,
        (Some("STRING"), other) => Value::Text(other.to_string()),
        (Some("INTEGER" | "DECIMAL" | "FLOAT"), Value::Text(text)) if Number::parse(text).is_some() => {
            Value::Number(text.as_str().into())
        }
        (Some("BOOLEAN"), Value::Text(text)) if text == "true" || text == "false" => Value::Bool(text == "true"),
        _ => value,
    }
}

fn between(min: i64, max: i64, seed: &mut Seed) -> i128 {
    let (min, max) = (i128::from(min.min(max)), i128::from(max.max(min)));
    let span = u64::try_from(max - min + 1).unwrap_or(u64::MAX);
    min + i128::from(seed.below(span))
}

/// Longer values than these serve nobody.
const LONGEST: usize = 10_000;
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

fn letters(count: usize, from: &[u8], seed: &mut Seed) -> String {
    (0..count.min(LONGEST)).filter_map(|_| seed.pick(from)).map(|byte| char::from(*byte)).collect()
}

/// A number with so many digits, one of them at least behind the point.
fn decimal(digits: usize, seed: &mut Seed) -> String {
    let digits = digits.clamp(1, 300);
    if digits == 1 {
        return format!("0.{}", letters(1, b"123456789", seed));
    }
    let behind = digits / 2;
    let first = letters(1, b"123456789", seed);
    let whole = letters(digits - behind - 1, b"0123456789", seed);
    let fraction = letters(behind - 1, b"0123456789", seed);
    format!("{first}{whole}.{fraction}{}", letters(1, b"123456789", seed))
}

/// RFC 9562, version 4, in the forms that Pact names.
fn uuid(format: Option<&str>, seed: &mut Seed) -> String {
    let bits = u128::from(seed.next()) << 64 | u128::from(seed.next());
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let text = format!("{bits:032x}");
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let hyphenated = [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-");
    match format {
        Some("simple") => text,
        Some("upper-case-hyphenated") => hyphenated.to_uppercase(),
        Some("URN") => format!("urn:uuid:{hyphenated}"),
        _ => hyphenated,
    }
}

/// The path that the pattern finds in the example, at the mock's own address.
fn at_base(base: &str, example: &str, pattern: &str) -> Option<String> {
    let found = regex::Regex::new(pattern).ok()?.captures(example)?;
    Some(format!("{}{}", base.trim_end_matches('/'), found.get(1)?.as_str()))
}
