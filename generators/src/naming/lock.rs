//! Names that were given once stay.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The identifiers of the last generation by scope and place, and those that this one gives.
///
/// Written it holds only what is in use: the name of something that vanished is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Names", into = "Names")]
pub struct NameLock {
    previous: Names,
    current: Names,
    changes: Vec<NameChange>,
}

/// By scope, by place within it.
type Names = BTreeMap<String, BTreeMap<String, String>>;

/// A name that could not stay, because the language or its runtime has taken it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChange {
    pub scope: String,
    pub place: String,
    pub from: String,
    pub to: String,
}

impl NameLock {
    /// What this generation starts from: the names that the last one gave.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { previous: self.current.clone(), current: Names::new(), changes: Vec::new() }
    }

    /// The names that could not stay, in the order in which their scopes were resolved.
    pub fn changes(&self) -> &[NameChange] {
        &self.changes
    }

    /// How many names this generation has given.
    pub fn len(&self) -> usize {
        self.current.values().map(BTreeMap::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.current.is_empty()
    }

    pub(super) fn previous(&self, scope: &str) -> Option<&BTreeMap<String, String>> {
        self.previous.get(scope)
    }

    pub(super) fn give(&mut self, scope: String, names: BTreeMap<String, String>) {
        if !names.is_empty() {
            self.current.insert(scope, names);
        }
    }

    pub(super) fn changed(&mut self, change: NameChange) {
        self.changes.push(change);
    }
}

impl From<Names> for NameLock {
    fn from(previous: Names) -> Self {
        Self { previous, current: Names::new(), changes: Vec::new() }
    }
}

impl From<NameLock> for Names {
    fn from(lock: NameLock) -> Self {
        lock.current
    }
}
