//! `{$matcher: example}` with its options beside it.

use accordant_document::{Member, Node, Number, Span, suggest};

use super::notation::{Notation, is_name};
use crate::findings::ids;
use crate::{Category, Combine, Matcher, Path, Rule, StatusClass, Token, Value, Variant};

/// Every matcher of the notation.
const NAMES: [&str; 28] = [
    "$absent",
    "$all_of",
    "$any_of",
    "$boolean",
    "$contains",
    "$content_type",
    "$date",
    "$datetime",
    "$decimal",
    "$each",
    "$each_key",
    "$each_value",
    "$equals",
    "$include",
    "$integer",
    "$not_empty",
    "$null",
    "$number",
    "$one_of",
    "$optional",
    "$regex",
    "$rule",
    "$semver",
    "$status",
    "$time",
    "$type",
    "$uuid",
    "$values",
];

/// The classes of statuses in Pact's words.
pub(super) const STATUS_CLASSES: [(&str, StatusClass); 7] = [
    ("info", StatusClass::Information),
    ("success", StatusClass::Success),
    ("redirect", StatusClass::Redirect),
    ("clientError", StatusClass::ClientError),
    ("serverError", StatusClass::ServerError),
    ("nonError", StatusClass::NonError),
    ("error", StatusClass::Error),
];

impl Notation<'_, '_> {
    /// The example of a matcher; its rules are collected. `None` where nothing is to be there.
    pub(super) fn matcher(&mut self, node: Node<'_>) -> Option<Value> {
        let mut names = node.members().filter(|member| is_name(member.key));
        let named = names.next()?;
        if let Some(second) = names.next() {
            self.reader.fault(
                second.key_span,
                ids::SUITE_WRONG_VALUE,
                format!("`{}` stands beside `{}`", second.key, named.key),
                "a value has one matcher; `$all_of` and `$any_of` take several. A key that is data is written with `$$`",
            );
        }
        let span = named.key_span;
        let value = named.value;
        match named.key {
            "$type" => {
                let (min, max) = self.bounds(node, named.key);
                let example = self.exactly(false, |inner| inner.value(value)).unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::Type { min, max }]);
                Some(example)
            }
            "$equals" => {
                self.options(node, named.key, &[]);
                let example = self.exactly(false, |inner| inner.value(value)).unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::Equality]);
                Some(example)
            }
            "$regex" => {
                self.options(node, named.key, &["example"]);
                let pattern = self.reader.scalar(value, "`$regex`").unwrap_or_default();
                crate::pact::check_pattern(self.reader, value, &pattern);
                self.rule(span, Combine::And, vec![Matcher::Regex(pattern)]);
                Some(self.example(node).unwrap_or_else(|| "".into()))
            }
            "$include" => {
                self.options(node, named.key, &["example"]);
                let part = self.reader.scalar(value, "`$include`").unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::Include(part.clone())]);
                Some(self.example(node).unwrap_or(Value::Text(part)))
            }
            "$content_type" => {
                self.options(node, named.key, &["example"]);
                let media_type = self.reader.text(value, "`$content_type`").unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::ContentType(media_type)]);
                Some(self.example(node).unwrap_or_else(|| "".into()))
            }
            "$integer" | "$decimal" | "$number" | "$boolean" | "$null" | "$semver" | "$uuid" => {
                self.options(node, named.key, &[]);
                self.kind(&named);
                self.rule(span, Combine::And, vec![simple(named.key)]);
                Some(Value::from(value))
            }
            "$date" | "$time" | "$datetime" => {
                let options = self.options(node, named.key, &["format"]);
                let format = options.first().and_then(|format| self.reader.text(format.value, "`format`"));
                self.kind(&named);
                let matcher = match named.key {
                    "$date" => Matcher::Date { format },
                    "$time" => Matcher::Time { format },
                    _ => Matcher::Datetime { format },
                };
                self.rule(span, Combine::And, vec![matcher]);
                Some(Value::from(value))
            }
            "$not_empty" => {
                self.options(node, named.key, &[]);
                let example = self.exactly(false, |inner| inner.value(value)).unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::NotEmpty]);
                Some(example)
            }
            "$each" => {
                let (min, max) = self.bounds(node, named.key);
                self.rule(span, Combine::And, vec![Matcher::Type { min, max }]);
                let item = self.below(Token::AnyIndex, |inner| inner.exactly(true, |inner| inner.value(value)));
                let items = Self::repeated(node.span(), item.unwrap_or_default(), min.unwrap_or(1));
                Some(Value::List(items))
            }
            "$values" => {
                self.options(node, named.key, &[]);
                let example = self.exactly(false, |inner| inner.value(value)).unwrap_or_default();
                self.rule(span, Combine::And, vec![Matcher::Values]);
                Some(example)
            }
            "$each_key" | "$each_value" | "$all_of" | "$any_of" => {
                let options = self.options(node, named.key, &["rules"]);
                let matchers = match options.first() {
                    Some(list) => self.matchers(list.value),
                    None => {
                        self.reader.missing(node, &format!("`{}`", named.key), "rules");
                        Vec::new()
                    }
                };
                let example = self.exactly(false, |inner| inner.value(value)).unwrap_or_default();
                let (combine, matchers) = match named.key {
                    "$each_key" => (Combine::And, vec![Matcher::EachKey(matchers)]),
                    "$each_value" => (Combine::And, vec![Matcher::EachValue(matchers)]),
                    "$all_of" => (Combine::And, matchers),
                    _ => (Combine::Or, matchers),
                };
                self.rule(span, combine, matchers);
                Some(example)
            }
            "$contains" => {
                self.options(node, named.key, &[]);
                let (items, variants) = self.variants(value);
                self.rule(span, Combine::And, vec![Matcher::ArrayContains(variants)]);
                Some(Value::List(items))
            }
            "$rule" => {
                let options = self.options(node, named.key, &["example"]);
                if let Some((matchers, combine)) = crate::pact::written_matchers(self.reader, value) {
                    self.rule(span, combine, matchers);
                }
                match options.first() {
                    Some(example) => self.exactly(false, |inner| inner.value(example.value)),
                    None => {
                        self.reader.missing(node, "`$rule`", "example");
                        Some(Value::Null)
                    }
                }
            }
            "$optional" => {
                self.options(node, named.key, &[]);
                self.optional(span, value)
            }
            "$one_of" => {
                self.options(node, named.key, &["example"]);
                let values: Vec<Value> =
                    self.reader.items(value, "`$one_of`").into_iter().map(|item| self.plain_value(item)).collect();
                let Some(first) = values.first().cloned() else {
                    if value.is_array() {
                        self.reader.wrong_type(value, "`$one_of`", "a list of at least one value");
                    }
                    return Some(Value::Null);
                };
                self.rule(span, Combine::And, vec![Matcher::OneOf(values)]);
                Some(self.example(node).unwrap_or(first))
            }
            "$absent" => {
                self.options(node, named.key, &[]);
                if value.as_bool() != Some(true) {
                    self.reader.wrong_type(value, "`$absent`", "true");
                }
                self.rule(span, Combine::And, vec![Matcher::Absent]);
                None
            }
            "$status" => {
                self.reader.fault(
                    span,
                    ids::SUITE_WRONG_VALUE,
                    "`$status` is not a rule of values",
                    "it stands at `status:` of a response",
                );
                Some(Value::Null)
            }
            other => {
                self.unknown(other, span);
                Some(Value::from(value))
            }
        }
    }

    fn unknown(&mut self, name: &str, span: Span) {
        let help = match suggest(name, NAMES) {
            Some(near) => format!("did you mean `{near}`? A key that is data is written `${name}`"),
            None => format!("the matchers are {}; a key that is data is written `${name}`", NAMES.join(" ")),
        };
        self.reader.fault(span, ids::SUITE_UNKNOWN_MATCHER, format!("the matcher `{name}` is not known"), help);
    }

    /// The options beside a matcher; others are faults.
    fn options<'n>(&mut self, node: Node<'n>, name: &str, known: &[&str]) -> Vec<Member<'n>> {
        let mut options = Vec::new();
        for member in node.members().filter(|member| !is_name(member.key)) {
            if known.contains(&member.key) {
                options.push(member);
                continue;
            }
            let help = match (suggest(member.key, known.iter().copied()), known) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, []) => format!("`{name}` has no options; a key that is data does not stand beside it"),
                (None, _) => format!("`{name}` knows {}", known.join(", ")),
            };
            let message = format!("`{}` is no option of `{name}`", member.key);
            self.reader.fault(member.key_span, ids::SUITE_UNKNOWN_KEY, message, help);
        }
        options
    }

    fn bounds(&mut self, node: Node<'_>, name: &str) -> (Option<usize>, Option<usize>) {
        let (mut min, mut max) = (None, None);
        for option in self.options(node, name, &["min", "max"]) {
            let count = self.reader.count(option.value, &format!("`{}`", option.key)).map(|count| count as usize);
            if option.key == "min" {
                min = count;
            } else {
                max = count;
            }
        }
        if let (Some(least), Some(most)) = (min, max)
            && least > most
        {
            let message = format!("`min` is {least} and `max` is {most}: no list can have both");
            self.reader.fault(node.span(), ids::SUITE_WRONG_VALUE, message, "swap them, or remove one");
        }
        (min, max)
    }

    /// `example:` beside a matcher whose own value is something else.
    fn example(&mut self, node: Node<'_>) -> Option<Value> {
        let example = node.get("example")?;
        Some(self.plain_value(example))
    }

    /// A value in which no matchers can stand.
    fn plain_value(&mut self, node: Node<'_>) -> Value {
        let before = self.rules.len();
        let value = self.exactly(false, |inner| inner.value(node));
        if self.rules.len() > before {
            self.rules.truncate(before);
            self.reader.wrong_type(node, "the example", "a plain value, without matchers");
        }
        value.unwrap_or_default()
    }

    /// Holds an example against the kind that its matcher is about. In headers, queries and paths all is text.
    fn kind(&mut self, named: &Member<'_>) {
        let node = named.value;
        let in_body = matches!(self.category, Category::Body | Category::Metadata);
        let value = if node.is_object() || node.is_array() { Value::List(Vec::new()) } else { Value::from(node) };
        let wanted = match named.key {
            "$integer" => "a whole number",
            "$decimal" | "$number" => "a number",
            "$boolean" => "true or false",
            "$null" => "null",
            _ => "a string",
        };
        let fits = number_like(named.key, &value, in_body);
        if !fits {
            self.reader.wrong_type(node, &format!("the example of `{}`", named.key), wanted);
        }
    }

    /// A list of matchers without examples: `$type`, `{$regex: ...}`.
    fn matchers(&mut self, node: Node<'_>) -> Vec<Matcher> {
        let mut matchers = Vec::new();
        for item in self.reader.items(node, "`rules`") {
            if let Some(name) = item.as_str() {
                match bare(name) {
                    Some(matcher) => matchers.push(matcher),
                    None => self.unknown(name, item.span()),
                }
                continue;
            }
            if item.get("match").is_some() {
                // Pact's own words.
                matchers.extend(crate::pact::written_matcher(self.reader, item));
                continue;
            }
            // The example of a matcher in a list is that of the list.
            let mut inner = Notation::new(&mut *self.reader, Category::Metadata);
            inner.value(item);
            let rules = inner.rules;
            match <[Rule; 1]>::try_from(rules) {
                Ok([rule]) if rule.path.0.is_empty() && (rule.combine == Combine::And) => {
                    matchers.extend(rule.matchers)
                }
                _ => {
                    self.reader.wrong_type(item, "a rule of the list", "one matcher, such as `$type` or `{$regex: a+}`")
                }
            }
        }
        matchers
    }

    /// The items of `$contains`, each with the rules that are written in it.
    fn variants(&mut self, node: Node<'_>) -> (Vec<Value>, Vec<Variant>) {
        let (mut items, mut variants) = (Vec::new(), Vec::new());
        for (index, item) in self.reader.items(node, "`$contains`").into_iter().enumerate() {
            let mut inner = Notation::new(&mut *self.reader, Category::Body);
            let value = inner.value(item).unwrap_or_default();
            let mut rules = inner.rules;
            if rules.is_empty() {
                let origin = self.reader.origin(item.span());
                rules.push(Rule {
                    category: Category::Body,
                    path: Path::default(),
                    combine: Combine::And,
                    matchers: vec![Matcher::Equality],
                    origin,
                });
            }
            rules.sort_by(|one, other| one.path.cmp(&other.path));
            items.push(value);
            variants.push(Variant { index, rules, generators: Vec::new() });
        }
        (items, variants)
    }

    /// What may be missing: the matchers at its own place become those of the rule.
    fn optional(&mut self, span: Span, node: Node<'_>) -> Option<Value> {
        let before = self.rules.len();
        let example = self.value(node);
        let here = Path(self.path.clone());
        let mut inner = Vec::new();
        let mut refused = example.is_none();
        let mut index = before;
        while let Some(rule) = self.rules.get(index) {
            if rule.path != here {
                index += 1;
                continue;
            }
            let rule = self.rules.remove(index);
            refused |= rule.combine == Combine::Or;
            inner.extend(rule.matchers);
        }
        if refused {
            self.reader.fault(
                span,
                ids::SUITE_WRONG_VALUE,
                "`$optional` cannot hold `$any_of` or `$absent`",
                "write the choice itself as `$one_of`, or the matcher without `$optional`",
            );
        }
        let is_scalar = !matches!(example, Some(Value::Map(_) | Value::List(_)));
        if inner.is_empty() && is_scalar {
            inner.push(Matcher::Equality);
        }
        self.rule(span, Combine::And, vec![Matcher::Optional(inner)]);
        example
    }
}

/// Whether a value can be the example of one of the matchers of a kind. In headers, queries and paths all is text, and
/// what a variable will be is known when it is played.
pub(super) fn number_like(name: &str, value: &Value, in_body: bool) -> bool {
    let fits = match (name, value) {
        ("$integer", Value::Number(text)) => Number::parse(text).is_some_and(|number| number.is_integer()),
        ("$decimal" | "$number", Value::Number(_)) | ("$boolean", Value::Bool(_)) | ("$null", Value::Null) => true,
        ("$integer" | "$decimal" | "$number" | "$boolean" | "$null", _) => false,
        (_, value) => text_like(value),
    };
    fits || value.as_text().is_some_and(|text| !in_body || text.contains("${"))
}

pub(super) fn text_like(value: &Value) -> bool {
    matches!(value, Value::Text(_))
}

/// A matcher that needs no more than its name.
fn bare(name: &str) -> Option<Matcher> {
    Some(match name {
        "$type" => Matcher::Type { min: None, max: None },
        "$equals" => Matcher::Equality,
        "$date" => Matcher::Date { format: None },
        "$time" => Matcher::Time { format: None },
        "$datetime" => Matcher::Datetime { format: None },
        "$not_empty" => Matcher::NotEmpty,
        "$values" => Matcher::Values,
        "$absent" => Matcher::Absent,
        "$integer" | "$decimal" | "$number" | "$boolean" | "$null" | "$semver" | "$uuid" => simple(name),
        _ => return None,
    })
}

fn simple(name: &str) -> Matcher {
    match name {
        "$integer" => Matcher::Integer,
        "$decimal" => Matcher::Decimal,
        "$number" => Matcher::Number,
        "$boolean" => Matcher::Boolean,
        "$null" => Matcher::Null,
        "$semver" => Matcher::Semver,
        _ => Matcher::Uuid,
    }
}
