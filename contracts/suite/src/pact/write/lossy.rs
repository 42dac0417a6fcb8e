//! What Pact has no words for: refused by name, or widened where that is asked for.

use accordant_document::{Finding, Severity};

use super::PactOptions;
use crate::findings::ids;
use crate::native::no_errors;
use crate::{Content, Exchange, Interaction, Matcher, Part, Path, Rule, Token, Value};

/// Takes own matchers out of an interaction; each is a finding. The rule that an answer to an operation has no errors
/// is not told of: it comes back when the pact is read.
pub(super) fn widen(interaction: &mut Interaction, options: PactOptions, findings: &mut Vec<Finding>) {
    let name = interaction.name.clone();
    let mut each = |part: &mut Part| of_part(part, &name, options, findings);
    match &mut interaction.exchange {
        Exchange::Http { request, response } => {
            each(&mut request.part);
            each(&mut response.part);
        }
        Exchange::Graphql { response, .. } => {
            let implied = no_errors(&response.part);
            response.part.rules.0.retain(|rule| rule.path != implied.path || rule.matchers != implied.matchers);
            each(&mut response.part);
        }
        Exchange::Message(message) => each(&mut message.part),
        Exchange::SyncMessage { request, responses } => {
            std::iter::once(request).chain(responses).for_each(|message| each(&mut message.part));
        }
    }
}

fn of_part(part: &mut Part, name: &str, options: PactOptions, findings: &mut Vec<Finding>) {
    let mut dropped: Vec<Path> = Vec::new();
    let mut kept: Vec<Rule> = Vec::new();
    for mut rule in std::mem::take(&mut part.rules.0) {
        let Some((own, becomes)) = rule.matchers.iter().find_map(own) else {
            kept.push(rule);
            continue;
        };
        let (severity, help) = if options.lossy {
            (Severity::Warning, format!("it is widened: {becomes}"))
        } else {
            (Severity::Error, format!("`--lossy` widens it: {becomes}"))
        };
        let message = format!("`{own}` at `{}` of `{name}` cannot be said in a pact", rule.path);
        findings.push(Finding::new(ids::SUITE_LOSSY, severity, rule.origin, message).help(help));
        match widened(&rule.matchers) {
            Widened::Drop => dropped.push(rule.path),
            Widened::Without => {}
            Widened::To(matchers) => {
                rule.matchers = matchers;
                kept.push(rule);
            }
        }
    }
    for path in dropped {
        if let Content::Json(value) = &mut part.content {
            remove(value, &path.0);
        }
        kept.retain(|rule| !rule.path.0.starts_with(&path.0));
    }
    part.rules.0 = kept;
}

/// The name of an own matcher, and what becomes of it.
fn own(matcher: &Matcher) -> Option<(&'static str, &'static str)> {
    match matcher {
        Matcher::Optional(_) => Some(("$optional", "the key is left out, and nothing is said of it")),
        Matcher::OneOf(_) => Some(("$one_of", "texts become a pattern of alternatives, other values their type")),
        Matcher::Absent => Some(("$absent", "nothing is said of the key")),
        Matcher::EachKey(inner) | Matcher::EachValue(inner) => inner.iter().find_map(own),
        Matcher::ArrayContains(variants) => {
            variants.iter().flat_map(|variant| &variant.rules).flat_map(|rule| &rule.matchers).find_map(own)
        }
        _ => None,
    }
}

enum Widened {
    /// The value and all that is said of it go.
    Drop,
    /// The rule goes.
    Without,
    To(Vec<Matcher>),
}

fn widened(matchers: &[Matcher]) -> Widened {
    if matchers.iter().any(|matcher| matches!(matcher, Matcher::Optional(_))) {
        return Widened::Drop;
    }
    if matchers.contains(&Matcher::Absent) {
        return Widened::Without;
    }
    Widened::To(matchers.iter().map(plainer).collect())
}

fn plainer(matcher: &Matcher) -> Matcher {
    match matcher {
        Matcher::OneOf(values) => {
            let texts: Option<Vec<&str>> = values.iter().map(Value::as_text).collect();
            match texts {
                Some(texts) => {
                    let alternatives: Vec<String> = texts.into_iter().map(literal).collect();
                    Matcher::Regex(format!("^({})$", alternatives.join("|")))
                }
                None => Matcher::Type { min: None, max: None },
            }
        }
        Matcher::Optional(_) | Matcher::Absent => Matcher::Type { min: None, max: None },
        Matcher::EachKey(inner) => Matcher::EachKey(inner.iter().map(plainer).collect()),
        Matcher::EachValue(inner) => Matcher::EachValue(inner.iter().map(plainer).collect()),
        Matcher::ArrayContains(variants) => {
            let mut variants = variants.clone();
            for rule in variants.iter_mut().flat_map(|variant| &mut variant.rules) {
                rule.matchers = rule.matchers.iter().map(plainer).collect();
            }
            Matcher::ArrayContains(variants)
        }
        other => other.clone(),
    }
}

/// A text as a pattern that matches it alone.
fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// Takes the value at a path out of an example, in every item where the path says so.
fn remove(value: &mut Value, path: &[Token]) {
    match (path, value) {
        ([Token::Name(name)], Value::Map(members)) => drop(members.shift_remove(name)),
        ([Token::Name(name), rest @ ..], Value::Map(members)) => {
            if let Some(inner) = members.get_mut(name) {
                remove(inner, rest);
            }
        }
        ([Token::AnyName, rest @ ..], Value::Map(members)) if !rest.is_empty() => {
            members.values_mut().for_each(|inner| remove(inner, rest));
        }
        ([Token::Index(index), rest @ ..], Value::List(items)) if !rest.is_empty() => {
            if let Some(inner) = items.get_mut(*index) {
                remove(inner, rest);
            }
        }
        ([Token::AnyIndex, rest @ ..], Value::List(items)) if !rest.is_empty() => {
            items.iter_mut().for_each(|inner| remove(inner, rest));
        }
        _ => {}
    }
}
