//! Matchers in the notation, and which of them it cannot say.

use indexmap::IndexMap;

use super::super::matcher::{number_like, text_like};
use crate::{Category, Combine, Matcher, Rule, Value};

/// `{$matcher: example, options…}` for a rule about a value whose inner notation is `inner`; `None` where reading that
/// would not give the same rule and the same example.
pub(super) fn notation(rule: &Rule, value: &Value, inner: Value, category: Category) -> Option<Value> {
    let mut out = IndexMap::new();
    let is_plain = inner == *value;
    let body = matches!(category, Category::Body | Category::Metadata);
    let mut put = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    match (rule.combine, rule.matchers.as_slice()) {
        (Combine::And, [matcher]) => match matcher {
            Matcher::Type { min, max } => {
                put("$type", inner);
                if let Some(min) = min {
                    put("min", (*min).into());
                }
                if let Some(max) = max {
                    put("max", (*max).into());
                }
                if min.is_some_and(|min| max.is_some_and(|max| min > max)) {
                    return None;
                }
            }
            Matcher::Equality => put("$equals", inner),
            Matcher::Regex(pattern) => {
                put("$regex", Value::Text(pattern.clone()));
                if *value != Value::Text(String::new()) {
                    plain_example(is_plain, value, &mut put)?;
                }
            }
            Matcher::Include(part) => {
                put("$include", Value::Text(part.clone()));
                if value.as_text() != Some(part) {
                    plain_example(is_plain, value, &mut put)?;
                }
            }
            Matcher::ContentType(media_type) => {
                put("$content_type", Value::Text(media_type.clone()));
                if *value != Value::Text(String::new()) {
                    plain_example(is_plain, value, &mut put)?;
                }
            }
            Matcher::Integer if number_like("$integer", value, body) => put("$integer", inner),
            Matcher::Decimal if number_like("$decimal", value, body) => put("$decimal", inner),
            Matcher::Number if number_like("$number", value, body) => put("$number", inner),
            Matcher::Boolean if number_like("$boolean", value, body) => put("$boolean", inner),
            Matcher::Null if number_like("$null", value, body) => put("$null", inner),
            Matcher::Semver if text_like(value) => put("$semver", inner),
            Matcher::Uuid if text_like(value) => put("$uuid", inner),
            Matcher::Date { format } if text_like(value) => {
                put("$date", inner);
                if let Some(format) = format {
                    put("format", Value::Text(format.clone()));
                }
            }
            Matcher::Time { format } if text_like(value) => {
                put("$time", inner);
                if let Some(format) = format {
                    put("format", Value::Text(format.clone()));
                }
            }
            Matcher::Datetime { format } if text_like(value) => {
                put("$datetime", inner);
                if let Some(format) = format {
                    put("format", Value::Text(format.clone()));
                }
            }
            Matcher::NotEmpty => put("$not_empty", inner),
            Matcher::Values => put("$values", inner),
            Matcher::EachKey(rules) => {
                put("$each_key", inner);
                put("rules", list(rules)?);
            }
            Matcher::EachValue(rules) => {
                put("$each_value", inner);
                put("rules", list(rules)?);
            }
            Matcher::OneOf(values) if !values.is_empty() => {
                put("$one_of", Value::List(values.iter().map(escape_keys).collect()));
                if values.first() != Some(value) {
                    plain_example(is_plain, value, &mut put)?;
                }
            }
            Matcher::Optional(matchers) => {
                let is_scalar = !matches!(value, Value::Map(_) | Value::List(_));
                match matchers.as_slice() {
                    [] if !is_scalar => put("$optional", inner),
                    [Matcher::Equality] if is_scalar => put("$optional", inner),
                    [matcher] => {
                        let inside = Rule { matchers: vec![matcher.clone()], ..rule.clone() };
                        put("$optional", notation(&inside, value, inner, category)?);
                    }
                    _ => return None,
                }
            }
            // What a pact has beside the notation.
            _ => return None,
        },
        (combine, matchers) if matchers.len() > 1 => {
            put(if combine == Combine::Or { "$any_of" } else { "$all_of" }, inner);
            put("rules", list(matchers)?);
        }
        _ => return None,
    }
    Some(Value::Map(out))
}

fn plain_example(is_plain: bool, value: &Value, put: &mut impl FnMut(&str, Value)) -> Option<()> {
    put("example", escape_keys(value));
    (is_plain || !matches!(value, Value::Map(_) | Value::List(_))).then_some(())
}

/// A plain value in the notation: keys that begin with `$` are escaped.
pub(super) fn escape_keys(value: &Value) -> Value {
    match value {
        Value::List(items) => Value::List(items.iter().map(escape_keys).collect()),
        Value::Map(members) => {
            Value::Map(members.iter().map(|(key, value)| (super::part::escaped(key), escape_keys(value))).collect())
        }
        scalar => scalar.clone(),
    }
}

/// Matchers without examples: in the notation where a name says it all, else in Pact's words.
fn list(matchers: &[Matcher]) -> Option<Value> {
    matchers.iter().map(bare).collect::<Option<Vec<Value>>>().map(Value::List)
}

fn bare(matcher: &Matcher) -> Option<Value> {
    let one = |key: &str, text: &str| Value::Map(IndexMap::from([(key.to_owned(), Value::Text(text.to_owned()))]));
    Some(match matcher {
        Matcher::Type { min: None, max: None } => "$type".into(),
        Matcher::Equality => "$equals".into(),
        Matcher::Integer => "$integer".into(),
        Matcher::Decimal => "$decimal".into(),
        Matcher::Number => "$number".into(),
        Matcher::Boolean => "$boolean".into(),
        Matcher::Null => "$null".into(),
        Matcher::Semver => "$semver".into(),
        Matcher::Uuid => "$uuid".into(),
        Matcher::NotEmpty => "$not_empty".into(),
        Matcher::Values => "$values".into(),
        Matcher::Absent => "$absent".into(),
        Matcher::Date { format: None } => "$date".into(),
        Matcher::Time { format: None } => "$time".into(),
        Matcher::Datetime { format: None } => "$datetime".into(),
        Matcher::Regex(pattern) => one("$regex", pattern),
        Matcher::Include(part) => one("$include", part),
        Matcher::ContentType(media_type) => one("$content_type", media_type),
        Matcher::OneOf(values) if !values.is_empty() => {
            Value::Map(IndexMap::from([("$one_of".to_owned(), Value::List(values.iter().map(escape_keys).collect()))]))
        }
        // Own matchers that need more have no words in a pact.
        Matcher::OneOf(_) | Matcher::Optional(_) => return None,
        Matcher::Unknown { written, .. } => {
            written.as_map().filter(|written| written.contains_key("match")).map(|_| written.clone())?
        }
        other => crate::pact::matcher_value(other),
    })
}
