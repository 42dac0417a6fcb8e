//! A walk over an example with its rules: what is expected as it is, and which rules were met on the way.

use accordant_document::{Finding, Severity};

use super::paths::Paths;
use super::{Side, unreached};
use crate::findings::ids;
use crate::record::looks_volatile;
use crate::{Category, Matcher, Part, Token, Value};

/// Beyond this many findings of one body, the rest is only counted.
const MOST: usize = 10;

pub(super) fn body(name: &str, part: &Part, value: &Value, side: Side, findings: &mut Vec<Finding>) {
    let paths = Paths::new(&part.rules.0);
    let count = part.rules.0.len();
    let mut walk = Walk {
        name,
        part,
        paths: &paths,
        met: vec![false; count],
        shadowed: vec![false; count],
        below_each: false,
        found: Vec::new(),
        more: 0,
        side,
    };
    let start = paths.start();
    walk.value(value, &start, &mut "$".to_owned(), None, false);
    let Walk { met, shadowed, found, more, .. } = walk;
    findings.extend(found);
    if more > 0 {
        let message = format!("`{name}`: {more} more values of the body change from run to run");
        findings.push(Finding::new(ids::SUITE_TOO_STRICT, Severity::Info, part.origin, message));
    }
    for ((rule, met), shadowed) in part.rules.0.iter().zip(met).zip(shadowed) {
        let expects_nothing =
            rule.matchers.iter().any(|matcher| matches!(matcher, Matcher::Absent | Matcher::Optional(_)));
        if rule.category != Category::Body || met {
            continue;
        }
        if shadowed {
            findings.push(super::shadowed(name, rule));
        } else if !expects_nothing {
            findings.push(unreached(name, &format!("`{}`", rule.path), rule.origin));
        }
    }
}

struct Walk<'w> {
    name: &'w str,
    part: &'w Part,
    paths: &'w Paths<'w>,
    met: Vec<bool>,
    /// Rules that were met below an `eachValue` alone.
    shadowed: Vec<bool>,
    below_each: bool,
    found: Vec<Finding>,
    more: usize,
    side: Side,
}

impl Walk<'_> {
    /// `loose`: a rule above takes other values, too.
    ///
    /// Recursion ends with the value, whose depth its reader has limited.
    fn value(&mut self, value: &Value, at: &[usize], path: &mut String, key: Option<&str>, loose: bool) {
        let mut loose = loose;
        let mut bounded = None;
        let outside = self.below_each;
        for index in self.paths.rules(at) {
            let seen = if outside { &mut self.shadowed } else { &mut self.met };
            if let Some(seen) = seen.get_mut(index) {
                *seen = true;
            }
            let Some(rule) = self.part.rules.0.get(index).filter(|_| !outside) else { continue };
            self.below_each |= rule.matchers.iter().any(|matcher| matches!(matcher, Matcher::EachValue(_)));
            loose = !rule.matchers.iter().any(|matcher| matches!(matcher, Matcher::Equality));
            if let [Matcher::Type { min: None | Some(0), .. }] = rule.matchers.as_slice() {
                bounded = Some(rule);
            }
        }
        match value {
            Value::Map(members) => {
                for (key, inner) in members {
                    let token = Token::Name(key.clone());
                    let below = self.paths.step(at, &token);
                    let length = path.len();
                    path.push_str(&token.to_string());
                    self.value(inner, &below, path, Some(key), loose);
                    path.truncate(length);
                }
            }
            Value::List(items) => {
                if items.is_empty()
                    && let Some(rule) = bounded
                {
                    let message = format!("`{}`: the list at `{path}` may be empty, and its example is", self.name);
                    let finding = Finding::new(ids::SUITE_CANNOT_FAIL, Severity::Warning, rule.origin, message);
                    self.found.push(finding.help("give an example item with its rules, or a `min` of 1"));
                }
                for (index, item) in items.iter().enumerate() {
                    let token = Token::Index(index);
                    let below = self.paths.step(at, &token);
                    let length = path.len();
                    path.push_str(&token.to_string());
                    self.value(item, &below, path, None, loose);
                    path.truncate(length);
                }
            }
            scalar if !loose && self.side != Side::Request => {
                if let Some(matcher) = looks_volatile(key, scalar) {
                    self.volatile(path, scalar, &matcher);
                }
            }
            _ => {}
        }
        self.below_each = outside;
    }

    fn volatile(&mut self, path: &str, value: &Value, matcher: &Matcher) {
        if self.found.len() >= MOST {
            self.more += 1;
            return;
        }
        let (what, written) = match matcher {
            Matcher::Integer => ("an identifier", "$integer"),
            Matcher::Uuid => ("a UUID", "$uuid"),
            Matcher::Date { .. } => ("a date", "$date"),
            Matcher::Datetime { .. } => ("a date and time", "$datetime"),
            _ => ("an identifier or a token", "$type"),
        };
        let shown: String = value.to_string().chars().take(60).collect();
        let message = format!("`{}`: {what} at `{path}` is expected to be {shown} each time", self.name);
        let finding = Finding::new(ids::SUITE_TOO_STRICT, Severity::Info, self.part.origin, message);
        self.found.push(finding.help(format!("if it changes from run to run, write `{{{written}: {shown}}}`")));
    }
}
