//! Accordant's own format: YAML or JSON, a plain value for equality, `{$matcher: example}` for a rule with its example.
//!
//! `schema/suite-1.json` is the format as a JSON Schema; the tests hold both against each other.

mod body;
mod graphql;
mod interaction;
mod matcher;
mod notation;
mod part;
mod states;
mod write;

use accordant_document::settings::Reader;
use accordant_document::{Attachment, DocumentId, Documents, Finding, Node};
use indexmap::IndexMap;

use crate::findings::FAULTS;
use crate::{Suite, SuiteFormat, Value};

pub(crate) use body::attached;
pub(crate) use graphql::no_errors;
pub(crate) use interaction::status_example;
pub(crate) use part::METHODS;
pub(crate) use states::declared as declared_states;
pub(crate) use write::states as states_value;
pub use write::{write_json, write_yaml};

/// The only version of the format so far.
pub(crate) const VERSION: &str = "suite/1";

/// Whether this would be a suite if it said so: interactions have names here, and descriptions in pacts.
pub(crate) fn is_unmarked(root: Node<'_>) -> bool {
    let first = root.get("interactions").and_then(|interactions| interactions.items().next());
    root.get("accordant").is_none()
        && first.is_some_and(|first| first.get("name").is_some() && first.get("description").is_none())
}

/// Reads a suite. Whatever is wrong is a finding, and the rest is read.
pub(crate) fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let root = documents.node(documents.root(id));
    let mut suite = Suite {
        consumer: String::new(),
        provider: String::new(),
        format: SuiteFormat::Accordant,
        states: IndexMap::new(),
        interactions: Vec::new(),
        extras: IndexMap::new(),
        origin: reader.origin(root.span()),
    };
    const KEYS: [&str; 6] = ["accordant", "consumer", "provider", "states", "interactions", "pact"];
    let mut interactions = None;
    for member in reader.members(root, "a suite", &KEYS) {
        let value = member.value;
        match member.key {
            "accordant" => {
                let version = reader.text(value, "`accordant`");
                if let Some(version) = version.filter(|version| version != VERSION) {
                    reader.wrong_value(value.span(), "`accordant`", &version, &[VERSION]);
                }
            }
            "consumer" => suite.consumer = reader.scalar(value, "`consumer`").unwrap_or_default(),
            "provider" => suite.provider = reader.scalar(value, "`provider`").unwrap_or_default(),
            "states" => suite.states = declared_states(&mut reader, value),
            "interactions" => interactions = Some(value),
            _ => suite.extras = extras(&mut reader, value),
        }
    }
    for key in ["consumer", "provider", "interactions"] {
        if root.get(key).is_none() {
            reader.missing(root, "the suite", key);
        }
    }
    if let Some(list) = interactions {
        for node in reader.items(list, "`interactions`") {
            let read = interaction::read(&mut reader, node, root.get("states").map(|_| &suite.states));
            suite.interactions.extend(read);
        }
    }
    (Some(suite), reader.findings())
}

/// `pact`: what only pacts have, kept as it is.
fn extras(reader: &mut Reader<'_>, node: Node<'_>) -> IndexMap<String, Value> {
    let members = reader.entries(node, "`pact`");
    members.into_iter().map(|member| (member.key.to_owned(), Value::from(member.value))).collect()
}

/// The files that a suite names.
pub(crate) fn belongings(root: Node<'_>) -> Vec<Attachment> {
    let mut names = Vec::new();
    let file = |node: Option<Node<'_>>| {
        let name = node?.get("file")?.as_str()?;
        Some(Attachment::Bytes(name.to_owned()))
    };
    for node in root.get("interactions").into_iter().flat_map(Node::items) {
        let sync = node.get("sync-message");
        let answers = sync.and_then(|sync| sync.get("responses")).into_iter().flat_map(Node::items).map(Some);
        let parts = [Some(node), node.get("request"), node.get("response"), sync.and_then(|sync| sync.get("request"))];
        for part in parts.into_iter().chain(answers) {
            names.extend(file(part));
            let items = part.and_then(|part| part.get("multipart")).into_iter().flat_map(Node::items);
            names.extend(items.filter_map(|item| file(Some(item))));
        }
        let document = node.get("graphql").and_then(|graphql| graphql.get("document")).and_then(Node::as_str);
        names.extend(document.filter(|text| graphql::is_file(text)).map(|name| Attachment::Document(name.to_owned())));
    }
    names
}
