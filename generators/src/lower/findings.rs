//! What could not be represented, with what was emitted instead.

use accordant_document::{At, Documents, Finding, Severity};
use rustc_hash::FxHashSet;

/// Collects findings; one place is told of one rule once.
pub(super) struct Findings<'d> {
    documents: &'d Documents,
    list: Vec<Finding>,
    seen: FxHashSet<(&'static str, At)>,
}

impl<'d> Findings<'d> {
    pub(super) fn new(documents: &'d Documents) -> Self {
        Self { documents, list: Vec::new(), seen: FxHashSet::default() }
    }

    /// `help` says what was emitted, or what to write instead.
    pub(super) fn warn(&mut self, rule: &'static str, at: At, message: impl Into<String>, help: impl Into<String>) {
        if self.seen.insert((rule, at)) {
            let finding = Finding::new(rule, Severity::Warning, self.documents.origin(at), message).help(help);
            self.list.push(finding);
        }
    }

    /// In document order.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| (a.origin, a.rule, &a.message).cmp(&(b.origin, b.rule, &b.message)));
        self.list
    }
}
