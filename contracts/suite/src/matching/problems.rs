//! Matchers that nobody here knows, wherever they stand among the rules.

use super::{Code, Mismatch};
use crate::{Category, Matcher, Path, Rule, Token};

/// One mismatch for each: an interaction with such a matcher never passes.
pub(crate) fn unknown(rules: &[Rule]) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for rule in rules {
        collect(&rule.matchers, rule, &mut found);
    }
    found
}

/// Recursion ends with the matchers, which were read from a tree of limited depth.
fn collect(matchers: &[Matcher], rule: &Rule, found: &mut Vec<Mismatch>) {
    for matcher in matchers {
        match matcher {
            Matcher::Unknown { name, .. } => found.push(Mismatch {
                code: Code::UnknownMatcher,
                path: path(rule),
                rule: name.clone(),
                expected: "a matcher that is known here".to_owned(),
                actual: if name.is_empty() { "one without a name".to_owned() } else { format!("`{name}`") },
                origin: rule.origin,
            }),
            Matcher::EachKey(inner) | Matcher::EachValue(inner) | Matcher::Optional(inner) => {
                collect(inner, rule, found);
            }
            Matcher::ArrayContains(variants) => {
                variants
                    .iter()
                    .flat_map(|variant| &variant.rules)
                    .for_each(|inner| collect(&inner.matchers, inner, found));
            }
            _ => {}
        }
    }
}

/// As mismatches of the category write their paths.
fn path(rule: &Rule) -> String {
    match (rule.category, rule.path.0.as_slice()) {
        (Category::Body, _) => rule.path.to_string(),
        (_, [Token::Name(name)]) => name.clone(),
        (_, []) => String::new(),
        (_, tokens) => Path(tokens.to_vec()).to_string(),
    }
}
