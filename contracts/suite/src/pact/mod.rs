//! Pact files, versions 1 to 4, read by their shapes: real files state a version that they are not, or none.
//!
//! Specifications: <https://github.com/pact-foundation/pact-specification>, branches version-1 to version-4.

mod body;
mod generators;
mod interaction;
mod part;
mod rules;
mod shape;
mod write;

use accordant_document::settings::Reader;
use accordant_document::{DocumentId, Documents, Finding, Node, Severity};
use indexmap::IndexMap;

use crate::findings::{FAULTS, ids};
use crate::native::declared_states;
use crate::{Combine, GeneratorEntry, Matcher, Message, Request, Response, Rules, Suite, SuiteFormat, Value};

pub(crate) use part::doubts;
pub(crate) use rules::check_pattern;
pub(crate) use shape::is_pact;
pub(crate) use write::rules::{
    generators as generators_value, matcher as matcher_value, rules as rules_value, status as status_value,
};
pub use write::{PactOptions, write};

/// Where metadata states the version of the specification; two tools write each of them.
const VERSIONS: [&str; 3] = ["pactSpecification", "pact-specification", "pactSpecificationVersion"];

/// Reads a pact. Whatever is wrong is a finding, and the rest is read.
pub(crate) fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let root = documents.node(documents.root(id));
    let format = shape::format(root);
    let mut extras = IndexMap::new();
    let consumer = party(&mut reader, root, "consumer", &mut extras);
    let provider = party(&mut reader, root, "provider", &mut extras);
    let mut plugins = Vec::new();
    let mut states = IndexMap::new();
    if let Some(metadata) = root.get("metadata").filter(|node| !node.is_null()) {
        for member in reader.entries(metadata, "`metadata`") {
            if VERSIONS.contains(&member.key) {
                continue;
            }
            if member.key == write::MARK
                && let Some(written) = member.value.get("states").filter(|written| written.is_object())
            {
                // Where [`write()`] put what Pact has no word for.
                states = declared_states(&mut reader, written);
                continue;
            }
            if member.key == "plugins" {
                let names = member.value.items().filter_map(|plugin| plugin.get("name")?.as_str());
                plugins.extend(names.map(str::to_owned));
            }
            let Value::Map(kept) = extras.entry("metadata".to_owned()).or_insert_with(|| Value::Map(IndexMap::new()))
            else {
                continue;
            };
            kept.insert(member.key.to_owned(), Value::from(member.value));
        }
    }
    let mut interactions = Vec::new();
    for key in ["interactions", "messages"] {
        let Some(list) = root.get(key).filter(|node| !node.is_null()) else { continue };
        for node in reader.items(list, &format!("`{key}`")) {
            let number = interactions.len() + 1;
            interactions.extend(interaction::read(&mut reader, node, format, number, &plugins));
        }
    }
    const KNOWN: [&str; 5] = ["consumer", "provider", "interactions", "messages", "metadata"];
    // What brokers add to the files that they serve.
    const BROKER: [&str; 2] = ["createdAt", "_links"];
    keep_unknown(&mut reader, root, "the pact", &KNOWN, &BROKER, &mut extras);
    let origin = reader.origin(root.span());
    let suite = Suite { consumer, provider, format, states, interactions, extras, origin };
    (Some(suite), reader.findings())
}

/// The request of an interaction, in the shape of a version: what a collection of conformance cases is made of.
pub fn request(documents: &Documents, id: DocumentId, node: Node<'_>, format: SuiteFormat) -> (Request, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let request = part::request(&mut reader, node, format);
    (request, reader.findings())
}

/// The response of an interaction, as [`request`].
pub fn response(
    documents: &Documents,
    id: DocumentId,
    node: Node<'_>,
    format: SuiteFormat,
) -> (Response, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let response = part::response(&mut reader, node, format);
    (response, reader.findings())
}

/// A message with its contents, metadata and rules, as [`request`].
pub fn message(documents: &Documents, id: DocumentId, node: Node<'_>, format: SuiteFormat) -> (Message, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let message = part::message(&mut reader, node, format);
    (message, reader.findings())
}

/// Matching rules and generators of one request, response or message, and what is wrong with them. `node` has the
/// members `matchingRules` and `generators`.
pub fn rules(documents: &Documents, node: Node<'_>) -> (Rules, Vec<GeneratorEntry>, Vec<Finding>) {
    let mut reader = Reader::new(documents, Vec::new());
    let rules = node.get("matchingRules").map(|node| rules::read(&mut reader, node)).unwrap_or_default();
    let generators = node.get("generators").map(|node| generators::read(&mut reader, node)).unwrap_or_default();
    (rules, generators, reader.errors())
}

/// The name of the consumer or the provider.
fn party(reader: &mut Reader<'_>, root: Node<'_>, key: &str, extras: &mut IndexMap<String, Value>) -> String {
    let Some(node) = root.get(key) else {
        reader.missing(root, "the pact", key);
        return String::new();
    };
    if let Some(name) = node.as_str() {
        return name.to_owned();
    }
    let mut others = IndexMap::new();
    keep_unknown(reader, node, &format!("`{key}`"), &["name"], &[], &mut others);
    if !others.is_empty() {
        extras.insert(key.to_owned(), Value::Map(others));
    }
    match node.get("name") {
        Some(name) => reader.scalar(name, "`name`").unwrap_or_default(),
        None if node.is_object() => {
            reader.missing(node, &format!("the {key}"), "name");
            String::new()
        }
        None => {
            reader.wrong_type(node, &format!("`{key}`"), "an object with a `name`");
            String::new()
        }
    }
}

/// Keeps the members that nobody here knows; `silent` are those that other tools are known to write.
fn keep_unknown(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    what: &str,
    known: &[&str],
    silent: &[&str],
    extras: &mut IndexMap<String, Value>,
) {
    for member in node.members().filter(|member| !known.contains(&member.key)) {
        extras.insert(member.key.to_owned(), Value::from(member.value));
        if silent.contains(&member.key) {
            continue;
        }
        let near = accordant_document::suggest(member.key, known.iter().copied());
        let help = match near {
            Some(near) => format!("did you mean `{near}`? It is kept and means nothing"),
            None => "it is kept and written back, and means nothing here".to_owned(),
        };
        let origin = reader.origin(member.key_span);
        let message = format!("{what} has the attribute `{}`, which is not part of the specification", member.key);
        reader.add(Finding::new(ids::SUITE_UNKNOWN_ATTRIBUTE, Severity::Info, origin, message).help(help));
    }
}

/// Rules in Pact's words that stand in another format, by category or by paths.
pub(crate) fn written_rules(reader: &mut Reader<'_>, node: Node<'_>) -> Rules {
    rules::read(reader, node)
}

/// Generators in Pact's words that stand in another format.
pub(crate) fn written_generators(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<GeneratorEntry> {
    generators::read(reader, node)
}

/// The matchers of one place in Pact's words: one, a list, or `{combine, matchers}`.
pub(crate) fn written_matchers(reader: &mut Reader<'_>, node: Node<'_>) -> Option<(Vec<Matcher>, Combine)> {
    rules::list(reader, node)
}

/// One matcher in Pact's words.
pub(crate) fn written_matcher(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Matcher> {
    rules::matcher(reader, node)
}
