//! Pact files (<https://github.com/pact-foundation/pact-specification>), of every version.

mod generators;
mod rules;

use accordant_document::settings::Reader;
use accordant_document::{Documents, Finding, Node};

use crate::{GeneratorEntry, Rules};

/// Matching rules and generators of one request, response or message, and what is wrong with them. `node` has the
/// members `matchingRules` and `generators`.
pub fn rules(documents: &Documents, node: Node<'_>) -> (Rules, Vec<GeneratorEntry>, Vec<Finding>) {
    let mut reader = Reader::new(documents, Vec::new());
    let rules = node.get("matchingRules").map(|node| rules::read(&mut reader, node)).unwrap_or_default();
    let generators = node.get("generators").map(|node| generators::read(&mut reader, node)).unwrap_or_default();
    (rules, generators, reader.errors())
}
