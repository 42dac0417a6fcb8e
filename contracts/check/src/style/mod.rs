//! Whether the contract is written in one hand. What the contract itself does most often is its style; options name
//! another where a house has decided.

mod documentation;
mod envelope;
mod errors;
mod naming;
mod pagination;

use std::hash::Hash;

use accordant_model::SchemaId;
use accordant_model::http::{HttpContract, Operation, Response, StatusPattern};

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use crate::checker::Checker;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    naming::check(checker, http);
    errors::check(checker, http);
    pagination::check(checker, http);
    envelope::check(checker, http);
    documentation::check(checker, http);
}

/// The schema of a response's JSON body.
fn json_body(response: &Response) -> Option<SchemaId> {
    response.content.iter().find(|media| media.range.is_json()).and_then(|media| media.schema)
}

fn is_error(status: StatusPattern) -> bool {
    match status {
        StatusPattern::Code(code) => code >= 400,
        StatusPattern::Range(range) => range >= 4,
        StatusPattern::Default => false,
    }
}

fn is_success(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Code(200..=299) | StatusPattern::Range(2))
}

/// The JSON body of the first successful response that has one.
fn success_body(operation: &Operation) -> Option<SchemaId> {
    operation.responses.iter().filter(|response| is_success(response.status)).find_map(json_body)
}

/// What occurs most often, and how often it does; the first of equals. `None` where nothing occurs twice.
fn majority<T: Eq + Hash + Copy>(values: &[T]) -> Option<(T, usize)> {
    let mut counts: IndexMap<T, usize, FxBuildHasher> = IndexMap::default();
    for &value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().copied().max().filter(|most| *most > 1)?;
    counts.into_iter().find(|(_, count)| *count == most)
}
