//! Lists: one way of asking for the next page.

use accordant_model::http::{HttpContract, Operation, ParameterLocation};

use super::majority;
use crate::checker::{Checker, subject};
use crate::ids;

/// Ways of paging, by the parameters that tell them.
const WAYS: [(&str, &[&str]); 3] = [
    ("cursors", &["cursor", "after", "before", "starting_after", "page_token", "next_token", "continuation_token"]),
    ("page numbers", &["page", "page_number", "page_no"]),
    ("offsets", &["offset", "skip", "start"]),
];

pub(super) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let paged: Vec<(&Operation, &str)> =
        http.operations.iter().filter_map(|operation| Some((operation, way(operation)?))).collect();
    let ways: Vec<&str> = paged.iter().map(|(_, way)| *way).collect();
    let Some((usual, count)) = majority(&ways) else { return };
    for (operation, way) in &paged {
        if *way != usual {
            let origin = checker.member(operation.at, "parameters");
            let message = format!("the list is read by {way}, but {count} of {} lists by {usual}", ways.len());
            let help = "page through all lists in one way";
            checker.report_on(ids::PAGINATION_STYLE, &subject(operation), origin, message, help);
        }
    }
}

fn way(operation: &Operation) -> Option<&'static str> {
    if operation.method.0 != "GET" {
        return None;
    }
    let names: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Query)
        .map(|parameter| snake(&parameter.name))
        .collect();
    let has = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    WAYS.iter().find(|(_, known)| has(known)).map(|(way, _)| *way)
}

/// `pageToken`, `page-token` and `page_token` are one name.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        match letter {
            '-' => out.push('_'),
            'A'..='Z' => {
                if !out.is_empty() {
                    out.push('_');
                }
                out.push(letter.to_ascii_lowercase());
            }
            other => out.push(other),
        }
    }
    out
}
