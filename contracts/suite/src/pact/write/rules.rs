//! Matching rules and generators in the words of version 4.

use indexmap::IndexMap;

use crate::{Category, Combine, Generator, GeneratorEntry, Matcher, Path, Rule, StatusClass, Token, Value};

/// `matchingRules`: by category, then by path.
pub(crate) fn rules<'r>(written: impl IntoIterator<Item = &'r Rule>) -> Value {
    let mut out: IndexMap<String, Value> = IndexMap::new();
    for rule in written {
        put(&mut out, rule.category, &rule.path, of_rule(rule));
    }
    Value::Map(out)
}

/// `generators`: by category, then by path.
pub(crate) fn generators<'g>(written: impl IntoIterator<Item = &'g GeneratorEntry>) -> Value {
    let mut out: IndexMap<String, Value> = IndexMap::new();
    for entry in written {
        put(&mut out, entry.category, &entry.path, generator(&entry.generator));
    }
    Value::Map(out)
}

fn put(out: &mut IndexMap<String, Value>, category: Category, path: &Path, value: Value) {
    let name = category_name(category);
    if matches!(category, Category::Method | Category::Path | Category::Status) {
        out.insert(name.to_owned(), value);
        return;
    }
    let entry = out.entry(name.to_owned()).or_insert_with(|| Value::Map(IndexMap::new()));
    if let Value::Map(paths) = entry {
        paths.insert(path_text(category, path), value);
    }
}

const fn category_name(category: Category) -> &'static str {
    match category {
        Category::Method => "method",
        Category::Path => "path",
        Category::Query => "query",
        Category::Header => "header",
        Category::Status => "status",
        Category::Body => "body",
        Category::Metadata => "metadata",
    }
}

/// Headers, parameters and metadata by their bare name where that is read as one again.
fn path_text(category: Category, path: &Path) -> String {
    let [Token::Name(name)] = path.0.as_slice() else { return path.to_string() };
    let bare = match category {
        Category::Query | Category::Header => !name.starts_with('$') && name != "combine" && name != "matchers",
        Category::Metadata => Path::parse(name).as_ref() == Some(path) && !name.starts_with('$') && name != "combine",
        _ => false,
    };
    if bare { name.clone() } else { path.to_string() }
}

pub(crate) fn of_rule(rule: &Rule) -> Value {
    let combine = match rule.combine {
        Combine::And => "AND",
        Combine::Or => "OR",
    };
    Value::Map(IndexMap::from([
        ("combine".to_owned(), combine.into()),
        ("matchers".to_owned(), Value::List(rule.matchers.iter().map(matcher).collect())),
    ]))
}

/// Texts that match are UUIDs as they are written everywhere (RFC 9562, section 4).
pub(crate) const UUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/// One matcher; own ones are widened before.
pub(crate) fn matcher(matcher: &Matcher) -> Value {
    let mut options: Vec<(&str, Value)> = Vec::new();
    let text = |text: &str| Value::Text(text.to_owned());
    let list = |inner: &[Matcher]| Value::List(inner.iter().map(self::matcher).collect());
    let name = match matcher {
        Matcher::Equality | Matcher::OneOf(_) | Matcher::Absent | Matcher::Optional(_) => "equality",
        Matcher::Type { min, max } => {
            options.extend(min.map(|min| ("min", min.into())));
            options.extend(max.map(|max| ("max", max.into())));
            "type"
        }
        Matcher::Regex(pattern) => {
            options.push(("regex", text(pattern)));
            "regex"
        }
        Matcher::Uuid => {
            options.push(("regex", text(UUID)));
            "regex"
        }
        Matcher::Integer => "integer",
        Matcher::Decimal => "decimal",
        Matcher::Number => "number",
        Matcher::Boolean => "boolean",
        Matcher::Null => "null",
        Matcher::Date { format } => {
            options.extend(format.as_deref().map(|format| ("format", text(format))));
            "date"
        }
        Matcher::Time { format } => {
            options.extend(format.as_deref().map(|format| ("format", text(format))));
            "time"
        }
        Matcher::Datetime { format } => {
            options.extend(format.as_deref().map(|format| ("format", text(format))));
            "datetime"
        }
        Matcher::Include(part) => {
            options.push(("value", text(part)));
            "include"
        }
        Matcher::Semver => "semver",
        Matcher::NotEmpty => "notEmpty",
        Matcher::EachKey(inner) => {
            options.push(("rules", list(inner)));
            "eachKey"
        }
        Matcher::EachValue(inner) => {
            options.push(("rules", list(inner)));
            "eachValue"
        }
        Matcher::Values => "values",
        Matcher::ArrayContains(variants) => {
            let variants = variants.iter().map(|variant| {
                let rules = variant.rules.iter().map(|rule| (rule.path.to_string(), of_rule(rule))).collect();
                let mut out = IndexMap::from([
                    ("index".to_owned(), variant.index.into()),
                    ("rules".to_owned(), Value::Map(rules)),
                ]);
                if !variant.generators.is_empty() {
                    let entries = variant.generators.iter();
                    let entries = entries.map(|entry| (entry.path.to_string(), generator(&entry.generator))).collect();
                    out.insert("generators".to_owned(), Value::Map(entries));
                }
                Value::Map(out)
            });
            options.push(("variants", Value::List(variants.collect())));
            "arrayContains"
        }
        Matcher::StatusCode(class) => {
            options.push(("status", status(class)));
            "statusCode"
        }
        Matcher::ContentType(media_type) => {
            options.push(("value", text(media_type)));
            "contentType"
        }
        Matcher::Unknown { written, .. } => return written.clone(),
    };
    let mut out = IndexMap::from([("match".to_owned(), name.into())]);
    out.extend(options.into_iter().map(|(key, value)| (key.to_owned(), value)));
    Value::Map(out)
}

pub(crate) fn status(class: &StatusClass) -> Value {
    match class {
        StatusClass::Information => "info".into(),
        StatusClass::Success => "success".into(),
        StatusClass::Redirect => "redirect".into(),
        StatusClass::ClientError => "clientError".into(),
        StatusClass::ServerError => "serverError".into(),
        StatusClass::NonError => "nonError".into(),
        StatusClass::Error => "error".into(),
        StatusClass::Codes(codes) => Value::List(codes.iter().map(|code| usize::from(*code).into()).collect()),
    }
}

fn generator(generator: &Generator) -> Value {
    let mut options: Vec<(&str, Value)> = Vec::new();
    let integer = |number: i64| Value::Number(number.to_string().into());
    let text = |text: &String| Value::Text(text.clone());
    let moment = |format: &Option<String>, expression: &Option<String>| {
        let format = format.as_ref().map(|format| ("format", text(format)));
        format.into_iter().chain(expression.as_ref().map(|written| ("expression", text(written)))).collect::<Vec<_>>()
    };
    let name = match generator {
        Generator::RandomInt { min, max } => {
            options.extend([("min", integer(*min)), ("max", integer(*max))]);
            "RandomInt"
        }
        Generator::RandomDecimal { digits } => {
            options.push(("digits", (*digits).into()));
            "RandomDecimal"
        }
        Generator::RandomHexadecimal { digits } => {
            options.push(("digits", (*digits).into()));
            "RandomHexadecimal"
        }
        Generator::RandomString { size } => {
            options.push(("size", (*size).into()));
            "RandomString"
        }
        Generator::RandomBoolean => "RandomBoolean",
        Generator::Regex(pattern) => {
            options.push(("regex", text(pattern)));
            "Regex"
        }
        Generator::Uuid { format } => {
            options.extend(format.as_ref().map(|format| ("format", text(format))));
            "Uuid"
        }
        Generator::Date { format, expression } => {
            options = moment(format, expression);
            "Date"
        }
        Generator::Time { format, expression } => {
            options = moment(format, expression);
            "Time"
        }
        Generator::Datetime { format, expression } => {
            options = moment(format, expression);
            "DateTime"
        }
        Generator::ProviderState { expression, data_type } => {
            options.push(("expression", text(expression)));
            options.extend(data_type.as_ref().map(|kind| ("dataType", text(kind))));
            "ProviderState"
        }
        Generator::MockServerUrl { example, regex } => {
            options.extend([("example", text(example)), ("regex", text(regex))]);
            "MockServerURL"
        }
        Generator::Unknown { written, .. } => return written.clone(),
    };
    let mut out = IndexMap::from([("type".to_owned(), name.into())]);
    out.extend(options.into_iter().map(|(key, value)| (key.to_owned(), value)));
    Value::Map(out)
}
