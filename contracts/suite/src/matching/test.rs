//! Matchers as they are compiled: patterns and formats are read once, when the plan is made.

use super::moment::{Format, Kind};
use super::pattern::Pattern;
use super::tree::Tree;
use super::{Code, sniff};
use crate::{Category, Matcher, StatusClass, Value};

/// One condition, ready to be asked.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Equality,
    Type {
        min: Option<usize>,
        max: Option<usize>,
    },
    Regex(Pattern),
    Integer,
    Decimal,
    Number,
    Boolean,
    Null,
    Moment(Format),
    Include(String),
    Semver,
    NotEmpty,
    Uuid,
    EachKey(Vec<Test>),
    /// The node of the tree where its conditions stand.
    EachValue(u32),
    Values,
    /// Places in the example's items, each with the rules for an item that fits it.
    ArrayContains(Vec<(usize, Tree)>),
    StatusCode(StatusClass),
    ContentType(String),
    OneOf(Vec<Value>),
    Unknown(String),
}

impl Test {
    /// Matchers about whether a value is there (`Optional`, `Absent`) are the tree's; here they ask for nothing.
    pub(crate) fn of(matcher: &Matcher) -> Self {
        match matcher {
            Matcher::Equality => Test::Equality,
            Matcher::Type { min, max } => Test::Type { min: *min, max: *max },
            Matcher::Regex(pattern) => Test::Regex(Pattern::new(pattern)),
            Matcher::Integer => Test::Integer,
            Matcher::Decimal => Test::Decimal,
            Matcher::Number => Test::Number,
            Matcher::Boolean => Test::Boolean,
            Matcher::Null => Test::Null,
            Matcher::Date { format } => Test::Moment(Format::new(Kind::Date, format.as_deref())),
            Matcher::Time { format } => Test::Moment(Format::new(Kind::Time, format.as_deref())),
            Matcher::Datetime { format } => Test::Moment(Format::new(Kind::Datetime, format.as_deref())),
            Matcher::Include(text) => Test::Include(text.clone()),
            Matcher::Semver => Test::Semver,
            Matcher::NotEmpty => Test::NotEmpty,
            Matcher::Uuid => Test::Uuid,
            Matcher::EachKey(inner) => Test::EachKey(inner.iter().map(Test::of).collect()),
            // The tree knows where its conditions stand; inside other matchers nothing is below.
            Matcher::EachValue(_) => Test::EachValue(u32::MAX),
            Matcher::Values => Test::Values,
            Matcher::ArrayContains(variants) => Test::ArrayContains(
                variants.iter().map(|variant| (variant.index, Tree::of(&variant.rules, Category::Body))).collect(),
            ),
            Matcher::StatusCode(class) => Test::StatusCode(class.clone()),
            Matcher::ContentType(wanted) => Test::ContentType(wanted.clone()),
            Matcher::OneOf(values) => Test::OneOf(values.clone()),
            Matcher::Optional(_) | Matcher::Absent => Test::Type { min: None, max: None },
            Matcher::Unknown { name, .. } => Test::Unknown(name.clone()),
        }
    }

    /// The rule in words, for reports.
    pub(crate) fn words(&self) -> String {
        match self {
            Test::Equality => "equality".to_owned(),
            Test::Type { min: None, max: None } => "type".to_owned(),
            Test::Type { min: Some(min), max: None } => format!("type, at least {min}"),
            Test::Type { min: None, max: Some(max) } => format!("type, at most {max}"),
            Test::Type { min: Some(min), max: Some(max) } => format!("type, {min} to {max}"),
            Test::Regex(pattern) => format!("regex {} (all of it)", pattern.text()),
            Test::Integer => "integer".to_owned(),
            Test::Decimal => "decimal".to_owned(),
            Test::Number => "number".to_owned(),
            Test::Boolean => "boolean".to_owned(),
            Test::Null => "null".to_owned(),
            Test::Moment(format) => format!("{} {}", format.kind().name(), format.text()),
            Test::Include(text) => format!("include {text}"),
            Test::Semver => "semver".to_owned(),
            Test::NotEmpty => "notEmpty".to_owned(),
            Test::Uuid => "uuid".to_owned(),
            Test::EachKey(_) => "eachKey".to_owned(),
            Test::EachValue(_) => "eachValue".to_owned(),
            Test::Values => "values".to_owned(),
            Test::ArrayContains(_) => "arrayContains".to_owned(),
            Test::StatusCode(class) => format!("statusCode {}", status_words(class)),
            Test::ContentType(wanted) => format!("contentType {wanted}"),
            Test::OneOf(values) => {
                let values: Vec<String> = values.iter().map(Value::to_string).collect();
                format!("one of {}", values.join(", "))
            }
            Test::Unknown(name) => format!("{name} (not known here)"),
        }
    }

    /// What a mismatch in a body is called where this failed.
    pub(crate) fn code(&self) -> Code {
        match self {
            Test::Type { .. } | Test::Integer | Test::Decimal | Test::Number | Test::Boolean | Test::Null => {
                Code::BodyType
            }
            Test::Unknown(_) => Code::UnknownMatcher,
            Test::Regex(pattern) if pattern.fault().is_some() => Code::UnknownMatcher,
            Test::Moment(format) if format.fault().is_some() => Code::UnknownMatcher,
            _ => Code::BodyValue,
        }
    }

    /// Whether the values of a collection are compared whatever its keys.
    pub(crate) fn is_about_values(&self) -> bool {
        matches!(self, Test::Values | Test::EachValue(_) | Test::ArrayContains(_))
    }

    /// Whether text passes: what stands in headers, queries, paths, XML, forms and plain bodies, where numbers are
    /// text as well. `direct` says that the rule is written for this very value and not for one around it.
    pub(crate) fn text(&self, expected: &str, actual: &str, direct: bool) -> bool {
        match self {
            Test::Equality | Test::Values => expected == actual,
            Test::Type { .. } => true,
            Test::Regex(pattern) => pattern.matches(actual),
            Test::Integer => is_integer_text(actual),
            Test::Decimal | Test::Number => actual.parse::<f64>().is_ok(),
            Test::Boolean => actual == "true" || actual == "false",
            Test::Null | Test::ArrayContains(_) => false,
            Test::Moment(format) => format.matches(actual),
            Test::Include(wanted) => actual.contains(wanted.as_str()),
            Test::Semver => semver::Version::parse(actual).is_ok(),
            Test::NotEmpty => !actual.is_empty(),
            Test::Uuid => is_uuid(actual),
            Test::EachKey(_) => !direct,
            Test::EachValue(_) => !direct && expected == actual,
            Test::StatusCode(class) => actual.parse().is_ok_and(|status| takes_status(class, status)),
            Test::ContentType(wanted) => sniff::is(actual.as_bytes(), wanted),
            Test::OneOf(values) => values.iter().any(|value| match value {
                Value::Text(text) => text == actual,
                other => other.to_string() == actual,
            }),
            // Told once for the whole plan.
            Test::Unknown(_) => true,
        }
    }

    /// Whether a status passes.
    pub(crate) fn status(&self, expected: u16, actual: u16) -> bool {
        match self {
            Test::StatusCode(class) => takes_status(class, actual),
            Test::Number | Test::Integer | Test::Type { .. } | Test::Unknown(_) => true,
            Test::Decimal => false,
            other => other.text(&expected.to_string(), &actual.to_string(), true),
        }
    }

    /// Whether a body that is no text passes.
    pub(crate) fn bytes(&self, expected: &[u8], actual: &[u8]) -> bool {
        match self {
            Test::Equality | Test::Values => expected == actual,
            Test::Type { .. } | Test::Unknown(_) => true,
            Test::NotEmpty => !actual.is_empty(),
            Test::ContentType(wanted) => sniff::is(actual, wanted),
            Test::Regex(_) | Test::Include(_) | Test::Uuid | Test::OneOf(_) => {
                std::str::from_utf8(actual).is_ok_and(|text| self.text("", text, true))
            }
            _ => false,
        }
    }
}

fn is_integer_text(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// RFC 9562, section 4: either case, with its hyphens.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn takes_status(class: &StatusClass, status: u16) -> bool {
    match class {
        StatusClass::Information => (100..=199).contains(&status),
        StatusClass::Success => (200..=299).contains(&status),
        StatusClass::Redirect => (300..=399).contains(&status),
        StatusClass::ClientError => (400..=499).contains(&status),
        StatusClass::ServerError => (500..=599).contains(&status),
        StatusClass::NonError => status < 400,
        StatusClass::Error => status >= 400,
        StatusClass::Codes(codes) => codes.contains(&status),
    }
}

fn status_words(class: &StatusClass) -> String {
    match class {
        StatusClass::Information => "info".to_owned(),
        StatusClass::Success => "success".to_owned(),
        StatusClass::Redirect => "redirect".to_owned(),
        StatusClass::ClientError => "clientError".to_owned(),
        StatusClass::ServerError => "serverError".to_owned(),
        StatusClass::NonError => "nonError".to_owned(),
        StatusClass::Error => "error".to_owned(),
        StatusClass::Codes(codes) => codes.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(matcher: Matcher, text: &str) -> bool {
        Test::of(&matcher).text("example", text, true)
    }

    #[test]
    fn text_is_read_as_what_the_rule_asks_for() {
        for (matcher, good, bad) in [
            (Matcher::Equality, vec!["example"], vec!["Example", ""]),
            (Matcher::Integer, vec!["0", "-5", "12345678901234567890"], vec!["1.5", "", "-", "x", "1e3"]),
            (Matcher::Decimal, vec!["1.5", "-0.25", "7"], vec!["", "1,5", "x"]),
            (Matcher::Number, vec!["1.5", "7", "1e3"], vec!["", "seven"]),
            (Matcher::Boolean, vec!["true", "false"], vec!["True", "1", ""]),
            (Matcher::Null, vec![], vec!["", "null"]),
            (Matcher::Include("ell".to_owned()), vec!["ell", "bell tower"], vec!["HELLO", ""]),
            (Matcher::Semver, vec!["1.0.0", "2.10.3-rc.1+b5"], vec!["1", "1.2", "01.2.3", "v1.2.3"]),
            (Matcher::NotEmpty, vec!["a", " "], vec![""]),
            (
                Matcher::Uuid,
                vec!["1f81eb52-5198-4599-803e-771906343485", "1F81EB52-5198-4599-803E-771906343485"],
                vec!["1f81eb5251984599803e771906343485", "1f81eb52-5198-4599-803e-77190634348g", ""],
            ),
            (Matcher::StatusCode(StatusClass::Codes(vec![200, 204])), vec!["204"], vec!["201", "x"]),
            (
                Matcher::OneOf(vec![Value::Text("a".to_owned()), Value::Number("1".into())]),
                vec!["a", "1"],
                vec!["b", "\"a\""],
            ),
        ] {
            for text in good {
                assert!(takes(matcher.clone(), text), "{matcher:?} takes {text:?}");
            }
            for text in bad {
                assert!(!takes(matcher.clone(), text), "{matcher:?} refuses {text:?}");
            }
        }
    }

    #[test]
    fn classes_of_statuses_end_where_they_should() {
        for (class, inside, outside) in [
            (StatusClass::Information, [100, 199], [99, 200]),
            (StatusClass::Success, [200, 299], [199, 300]),
            (StatusClass::Redirect, [300, 399], [299, 400]),
            (StatusClass::ClientError, [400, 499], [399, 500]),
            (StatusClass::ServerError, [500, 599], [499, 600]),
            (StatusClass::NonError, [100, 399], [400, 500]),
            (StatusClass::Error, [400, 599], [200, 399]),
            (StatusClass::Codes(vec![200, 404]), [200, 404], [201, 403]),
        ] {
            let test = Test::of(&Matcher::StatusCode(class.clone()));
            assert!(inside.iter().all(|&status| test.status(0, status)), "{class:?}");
            assert!(!outside.iter().any(|&status| test.status(0, status)), "{class:?}");
        }
    }
}
