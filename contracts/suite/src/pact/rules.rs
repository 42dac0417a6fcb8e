//! Matching rules of every version, recognised by shape: one rule for each path (`$.body.a: {match: type}`, version 2), or
//! by category with lists of matchers (versions 3 and 4). Small deviations of real files are read as they are meant:
//! `match` left out beside `min`, numbers in quotes, `$.header` and `$.headers`, `content` for `body`.

use accordant_document::settings::Reader;
use accordant_document::{Finding, Kind, Member, Node, Severity, Span};

use super::generators;
use crate::findings::ids;
use crate::matching::pattern_fault;
use crate::{Category, Combine, Matcher, Path, Rule, Rules, StatusClass, Token, Value, Variant};

/// Reads the value of `matchingRules`.
pub(crate) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Rules {
    let mut rules = Vec::new();
    if node.is_null() {
        return Rules(rules);
    }
    for member in reader.entries(node, "`matchingRules`") {
        if member.key.starts_with('$') {
            if let Some((category, path)) = place(reader, member.key, member.key_span) {
                rules.extend(rule(reader, member, category, path));
            }
        } else if let Some(category) = category(member.key) {
            category_rules(reader, member, category, &mut rules);
        } else {
            reader.wrong_value(member.key_span, "a category of rules", member.key, &CATEGORIES);
        }
    }
    Rules(rules)
}

const CATEGORIES: [&str; 7] = ["method", "path", "query", "header", "status", "body", "metadata"];

/// The category that a name means, in the spellings of all versions.
pub(super) fn category(name: &str) -> Option<Category> {
    Some(match name.to_ascii_lowercase().as_str() {
        "method" => Category::Method,
        "path" => Category::Path,
        "query" => Category::Query,
        "header" | "headers" => Category::Header,
        "status" => Category::Status,
        "body" | "content" | "contents" => Category::Body,
        "metadata" => Category::Metadata,
        _ => return None,
    })
}

/// Category and path of version 2's `$.body.a`. What names no category is a path in the body.
pub(super) fn place(reader: &mut Reader<'_>, text: &str, span: Span) -> Option<(Category, Path)> {
    let Path(mut tokens) = parsed(reader, text, span)?;
    let named = match tokens.first() {
        Some(Token::Name(name)) => category(name),
        _ => None,
    };
    Some(match named {
        Some(category) => {
            tokens.remove(0);
            (category, Path(tokens))
        }
        None => (Category::Body, Path(tokens)),
    })
}

/// The path of an entry of a category. Names of headers and parameters are whole names, whatever is in them.
pub(super) fn path(reader: &mut Reader<'_>, category: Category, text: &str, span: Span) -> Option<Path> {
    match category {
        Category::Method | Category::Path | Category::Status => Some(Path::default()),
        Category::Query | Category::Header if !text.starts_with('$') => Some(Path(vec![Token::Name(text.to_owned())])),
        _ => parsed(reader, text, span),
    }
}

fn parsed(reader: &mut Reader<'_>, text: &str, span: Span) -> Option<Path> {
    let path = Path::parse(text);
    if path.is_none() {
        reader.wrong_value(span, "a path", text, &["$", "$.name", "$['a name']", "$[0]", "$[*]", "$.*"]);
    }
    path
}

fn category_rules(reader: &mut Reader<'_>, member: Member<'_>, category: Category, rules: &mut Vec<Rule>) {
    if member.value.is_null() {
        return;
    }
    // Method, path and status have one list; so has what stands for the whole of another category.
    let has_list = member.value.get("matchers").is_some_and(Node::is_array);
    let is_one = member.value.get("match").is_some_and(|word| word.as_str().is_some());
    if has_list || is_one || member.value.is_array() {
        rules.extend(rule(reader, member, category, Path::default()));
        return;
    }
    for entry in reader.entries(member.value, "the rules of a category") {
        if entry.key == "combine" {
            continue;
        }
        if let Some(path) = path(reader, category, entry.key, entry.key_span) {
            rules.extend(rule(reader, entry, category, path));
        }
    }
}

fn rule(reader: &mut Reader<'_>, member: Member<'_>, category: Category, path: Path) -> Option<Rule> {
    let (matchers, combine) = list(reader, member.value)?;
    Some(Rule { category, path, combine, matchers, origin: reader.origin(member.key_span) })
}

/// The matchers at one path: `{matchers: […], combine}`, a list of them, or a single one.
pub(crate) fn list(reader: &mut Reader<'_>, node: Node<'_>) -> Option<(Vec<Matcher>, Combine)> {
    if node.is_array() {
        return Some((node.items().filter_map(|item| matcher(reader, item)).collect(), Combine::And));
    }
    if !node.is_object() {
        reader.wrong_type(node, "a matching rule", "an object");
        return None;
    }
    let Some(matchers) = node.get("matchers") else {
        return Some((vec![matcher(reader, node)?], Combine::And));
    };
    let either = node.get("combine").and_then(Node::as_str).is_some_and(|text| text.eq_ignore_ascii_case("or"));
    let combine = if either { Combine::Or } else { Combine::And };
    let items = reader.items(matchers, "`matchers`");
    Some((items.into_iter().filter_map(|item| matcher(reader, item)).collect(), combine))
}

/// One matcher. What is not known is kept as it is written.
pub(crate) fn matcher(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Matcher> {
    if !node.is_object() {
        reader.wrong_type(node, "a matcher", "an object");
        return None;
    }
    let stated = node.get("match").or_else(|| node.get("pact:matcher:type")).and_then(Node::as_str);
    let bounds = || Matcher::Type { min: count(node, "min"), max: count(node, "max") };
    let known = match stated {
        Some(name) => named(reader, node, name),
        None if node.get("regex").is_some() => regex(reader, node),
        None if node.get("min").is_some() || node.get("max").is_some() => Some(bounds()),
        None if node.get("timestamp").is_some() => Some(Matcher::Datetime { format: text(node, &["timestamp"]) }),
        None if node.get("time").is_some() => Some(Matcher::Time { format: text(node, &["time"]) }),
        None if node.get("date").is_some() => Some(Matcher::Date { format: text(node, &["date"]) }),
        None => None,
    };
    let unknown = || Matcher::Unknown { name: stated.unwrap_or_default().to_owned(), written: Value::from(node) };
    Some(known.unwrap_or_else(unknown))
}

/// A matcher by the word for it; `None` for a word that nobody here knows, or one that lacks what it needs.
fn named(reader: &mut Reader<'_>, node: Node<'_>, name: &str) -> Option<Matcher> {
    Some(match name {
        "equality" => Matcher::Equality,
        "type" | "min" | "max" | "min-type" | "max-type" | "min-max-type" => {
            Matcher::Type { min: count(node, "min"), max: count(node, "max") }
        }
        "regex" => regex(reader, node)?,
        "integer" => Matcher::Integer,
        "decimal" | "real" => Matcher::Decimal,
        "number" => Matcher::Number,
        "boolean" => Matcher::Boolean,
        "null" => Matcher::Null,
        "date" => Matcher::Date { format: text(node, &["format", "date"]) },
        "time" => Matcher::Time { format: text(node, &["format", "time"]) },
        "datetime" | "timestamp" => Matcher::Datetime { format: text(node, &["format", "datetime", "timestamp"]) },
        "include" => Matcher::Include(text(node, &["value"])?),
        "semver" => Matcher::Semver,
        "notEmpty" | "not-empty" => Matcher::NotEmpty,
        "values" => Matcher::Values,
        "eachKey" | "each-key" => Matcher::EachKey(inner(reader, node)),
        "eachValue" | "each-value" => Matcher::EachValue(inner(reader, node)),
        "arrayContains" | "array-contains" => Matcher::ArrayContains(variants(reader, node.get("variants")?)),
        "statusCode" | "status-code" => Matcher::StatusCode(status(node)?),
        "contentType" | "content-type" => Matcher::ContentType(text(node, &["value"])?),
        _ => return None,
    })
}

fn regex(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Matcher> {
    let pattern = text(node, &["regex"])?;
    if pattern == super::write::rules::UUID {
        // How the writer says it, since Pact has no word for it.
        return Some(Matcher::Uuid);
    }
    if let Some(written) = node.get("regex") {
        check_pattern(reader, written, &pattern);
    }
    Some(Matcher::Regex(pattern))
}

/// Says what is wrong with a pattern: an error, or a warning where another engine may be able to read it.
pub(crate) fn check_pattern(reader: &mut Reader<'_>, node: Node<'_>, pattern: &str) {
    let Some(fault) = pattern_fault(pattern) else { return };
    let shown: String = pattern.chars().take(80).collect();
    let severity = if fault.is_certain { Severity::Error } else { Severity::Warning };
    let message = format!("the pattern `{shown}` cannot be read: {}", fault.why);
    let finding = Finding::new(ids::SUITE_WRONG_VALUE, severity, reader.origin(node.span()), message);
    reader.add(
        finding.help(
            "correct it; it is held against the whole text, and signs that stand for themselves need a backslash",
        ),
    );
}

/// The first of the attributes that is there, as text.
fn text(node: Node<'_>, keys: &[&str]) -> Option<String> {
    let value = keys.iter().find_map(|key| node.get(key))?;
    value.as_str().or_else(|| value.number_text()).map(str::to_owned)
}

/// A number, in quotes or without.
fn count(node: Node<'_>, key: &str) -> Option<usize> {
    let value = node.get(key)?;
    value.number_text().or_else(|| value.as_str()).and_then(|text| text.trim().parse().ok())
}

fn inner(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Matcher> {
    let Some(rules) = node.get("rules").filter(|rules| !rules.is_null()) else { return Vec::new() };
    reader.items(rules, "`rules`").into_iter().filter_map(|item| matcher(reader, item)).collect()
}

fn variants(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Variant> {
    let mut variants = Vec::new();
    for item in reader.items(node, "`variants`") {
        let index = count(item, "index").unwrap_or_default();
        let mut rules = Vec::new();
        match item.get("rules").filter(|rules| !rules.is_null()) {
            Some(written) => {
                for entry in reader.entries(written, "the rules of a variant") {
                    if let Some(path) = path(reader, Category::Body, entry.key, entry.key_span) {
                        rules.extend(rule(reader, entry, Category::Body, path));
                    }
                }
            }
            None => rules.push(Rule {
                category: Category::Body,
                path: Path::default(),
                combine: Combine::And,
                matchers: vec![Matcher::Equality],
                origin: reader.origin(item.span()),
            }),
        }
        let generators = match item.get("generators").filter(|written| !written.is_null()) {
            Some(written) => generators::of_category(reader, written, Category::Body),
            None => Vec::new(),
        };
        variants.push(Variant { index, rules, generators });
    }
    variants
}

fn status(node: Node<'_>) -> Option<StatusClass> {
    let Some(written) = node.get("status") else { return Some(StatusClass::Success) };
    let code = |node: Node<'_>| node.number_text().or_else(|| node.as_str())?.parse::<u16>().ok();
    Some(match written.kind() {
        Kind::Array => StatusClass::Codes(written.items().map(code).collect::<Option<_>>()?),
        Kind::Number => StatusClass::Codes(vec![code(written)?]),
        _ => match written.as_str()? {
            "info" => StatusClass::Information,
            "success" => StatusClass::Success,
            "redirect" => StatusClass::Redirect,
            "clientError" => StatusClass::ClientError,
            "serverError" => StatusClass::ServerError,
            "nonError" => StatusClass::NonError,
            "error" => StatusClass::Error,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, LoadOptions, load_text};

    use super::*;

    /// Each rule as `category path: matchers`, then the findings.
    fn rules(text: &str) -> Vec<String> {
        let (documents, findings) = load_text("rules.json", text, &LoadOptions::default());
        assert!(findings.is_empty(), "{findings:?}");
        let mut reader = Reader::new(&documents, Vec::new());
        let Rules(rules) = read(&mut reader, documents.node(documents.root(DocumentId(0))));
        let told = |rule: &Rule| format!("{:?} {} {:?} {:?}", rule.category, rule.path, rule.combine, rule.matchers);
        let mut lines: Vec<String> = rules.iter().map(told).collect();
        lines.extend(reader.errors().into_iter().map(|finding| finding.message));
        lines
    }

    #[test]
    fn version_2_names_the_category_in_the_path() {
        assert_eq!(
            rules(
                r#"{"$.body": {"match": "type"}, "$.body.a[*]": {"min": "1"}, "$.headers.X-Id": {"regex": "\\d"},
                    "$.header['X.Y']": {"match": "regex", "regex": "a"}, "$.query.q": {"match": "type", "max": 2},
                    "$.path": {"match": "timestamp", "timestamp": "yyyy"}}"#
            ),
            [
                "Body $ And [Type { min: None, max: None }]",
                "Body $.a[*] And [Type { min: Some(1), max: None }]",
                r#"Header $['X-Id'] And [Regex("\\d")]"#,
                r#"Header $['X.Y'] And [Regex("a")]"#,
                "Query $.q And [Type { min: None, max: Some(2) }]",
                r#"Path $ And [Datetime { format: Some("yyyy") }]"#,
            ]
        );
    }

    #[test]
    fn later_versions_have_lists_by_category() {
        assert_eq!(
            rules(
                r#"{"body": {"$.a": {"combine": "OR", "matchers": [{"match": "null"}, {"match": "integer"}]},
                             "b": {"matchers": [{"match": "eachKey", "rules": [{"match": "regex", "regex": "a"}]}]}},
                    "path": {"matchers": [{"match": "include", "value": "x"}]},
                    "query": {"ids[]": {"matchers": [{"match": "decimal"}]}},
                    "header": {"X-Id": {"matchers": [{"match": "semver"}]}},
                    "status": {"matchers": [{"match": "statusCode", "status": [200, "204"]}]}, "content": {}}"#
            ),
            [
                "Body $.a Or [Null, Integer]",
                r#"Body $.b And [EachKey([Regex("a")])]"#,
                r#"Path $ And [Include("x")]"#,
                "Query $['ids[]'] And [Decimal]",
                "Header $['X-Id'] And [Semver]",
                "Status $ And [StatusCode(Codes([200, 204]))]",
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_kept_or_told() {
        assert_eq!(
            rules(r#"{"body": {"$.a": {"matchers": [{"match": "proto"}]}, "$[": {"match": "type"}}, "boddy": {}}"#),
            [
                r#"Body $.a And [Unknown { name: "proto", written: Map({"match": Text("proto")}) }]"#,
                "a path cannot be `$[`",
                "a category of rules cannot be `boddy`",
            ]
        );
    }
}
