//! One way to write the values of enumerations.

use accordant_document::At;
use accordant_model::Schema;

use super::majority;
use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::keywords_subject;
use crate::{Case, StyleOptions};

/// Values that a finding names; the rest is counted.
const NAMED: usize = 3;

pub(crate) fn check(conventions: &StyleOptions, sink: &mut Sink<'_>) {
    let contract = sink.contract;
    let enumerations: Vec<(&Schema, Vec<(&str, At)>)> = contract
        .schemas
        .iter()
        .filter_map(|(_, schema)| {
            let values = schema.enumeration.as_deref()?.iter();
            let texts = values.filter_map(|at| contract.documents.node(*at).as_str().map(|text| (text, *at)));
            let words: Vec<(&str, At)> = texts.filter(|(text, _)| is_word(text)).collect();
            (!words.is_empty() && !words.iter().all(|(text, _)| is_code(text))).then_some((schema, words))
        })
        .collect();
    // A long list is one decision, like a short one.
    let votes = enumerations.iter().filter_map(|(_, values)| {
        let mut fitting = Case::ALL.into_iter().filter(|case| values.iter().all(|(text, _)| case.fits(text)));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    });
    let from_majority = conventions.enum_case.is_none();
    let Some(case) = conventions.enum_case.or_else(|| majority(votes)) else { return };
    for (schema, values) in enumerations {
        let odd: Vec<&(&str, At)> = values.iter().filter(|(text, _)| !case.fits(text)).collect();
        let Some((_, first)) = odd.first() else { continue };
        let mut names: Vec<String> = odd.iter().take(NAMED).map(|(text, _)| format!("`{text}`")).collect();
        if odd.len() > NAMED {
            names.push(format!("{} more", odd.len() - NAMED));
        }
        let (what, verb) = if odd.len() == 1 { ("the value", "is") } else { ("the values", "are") };
        let reason = if from_majority { format!("others are {}", case.name()) } else { format!("not {}", case.name()) };
        let message = format!("{what} {} {verb} written otherwise: {reason}", names.join(", "));
        sink.report(ids::ENUM_CASE, contract.documents.origin(*first), &keywords_subject(schema), message);
    }
}

/// Words, perhaps several; media types, versions and sort orders have spellings of their own.
fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
}

/// Codes that somebody else assigned: currencies, countries, languages.
fn is_code(text: &str) -> bool {
    text.len() <= 3 && text.chars().all(|character| character.is_ascii_uppercase())
}
