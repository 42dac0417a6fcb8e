//! `contracts` and `consumers`.

use accordant_document::Node;

use super::reader::Reader;

/// A contract of this repository.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ContractEntry {
    pub(crate) name: String,
    /// What clients know: the base of a diff.
    pub(crate) published: Option<String>,
    /// What is to come.
    pub(crate) revision: String,
    /// The folder that references may not leave.
    pub(crate) root: Option<String>,
}

/// Who relies on the contracts: a folder or a file of operations, pacts, suites or SDK manifests.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Consumer {
    pub(crate) name: String,
    pub(crate) path: String,
}

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<ContractEntry> {
    let mut contracts = Vec::new();
    for item in reader.items(node, "`contracts`") {
        let mut entry = ContractEntry::default();
        for member in reader.members(item, "a contract", &["name", "published", "revision", "root"]) {
            let Some(text) = reader.text(member.value, &format!("`{}`", member.key)) else { continue };
            match member.key {
                "name" => entry.name = text,
                "published" => entry.published = Some(text),
                "revision" => entry.revision = text,
                _ => entry.root = Some(text),
            }
        }
        if item.is_object() && item.get("revision").is_none() {
            reader.missing(item, "the contract", "revision");
        }
        if entry.name.is_empty() {
            entry.name.clone_from(&entry.revision);
        }
        contracts.push(entry);
    }
    contracts
}

pub(super) fn read_consumers(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Consumer> {
    let mut consumers = Vec::new();
    for item in reader.items(node, "`consumers`") {
        let mut consumer = Consumer::default();
        if let Some(path) = item.as_str() {
            consumer.path = path.to_owned();
        } else {
            for member in reader.members(item, "a consumer", &["name", "path"]) {
                let Some(text) = reader.text(member.value, &format!("`{}`", member.key)) else { continue };
                match member.key {
                    "name" => consumer.name = text,
                    _ => consumer.path = text,
                }
            }
            if item.is_object() && item.get("path").is_none() {
                reader.missing(item, "the consumer", "path");
            }
        }
        consumers.push(consumer);
    }
    consumers
}
