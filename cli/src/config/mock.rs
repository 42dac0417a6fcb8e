//! `mock`.

use accordant_document::Node;
use accordant_replay::serve::Faults;

use super::reader::{Reader, WRONG_VALUE};

#[derive(Debug, Default)]
pub(crate) struct MockConfig {
    pub(crate) seed: Option<u64>,
    /// For every operation that has none of its own.
    pub(crate) faults: Faults,
    /// By `METHOD /path` or operationId, with the place of the entry.
    pub(crate) operations: Vec<(String, String, Faults)>,
}

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> MockConfig {
    let mut config = MockConfig::default();
    for member in reader.members(node, "`mock`", &["seed", "faults", "operations"]) {
        match member.key {
            "seed" => config.seed = reader.count(member.value, "`seed`").map(u64::from),
            "faults" => config.faults = faults(reader, member.value, "`faults`"),
            _ => {
                for entry in reader.entries(member.value, "`operations`") {
                    let faults = faults(reader, entry.value, &format!("`{}`", entry.key));
                    config.operations.push((entry.key.to_owned(), reader.place(entry.value), faults));
                }
            }
        }
    }
    config
}

fn faults(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Faults {
    let mut faults = Faults::default();
    for member in reader.members(node, what, &["delay", "error", "reset", "truncate", "rate"]) {
        let Some(text) = reader.scalar(member.value, &format!("`{}`", member.key)) else { continue };
        if let Err(error) = faults.set(member.key, &text) {
            reader.fault(member.value.span(), WRONG_VALUE, error.to_string(), error.help());
        }
    }
    faults
}
