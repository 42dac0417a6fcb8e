//! What every check shares: the contract, the options, and the findings so far.

use accordant_document::{At, Documents, Finding, Origin, Severity};
use accordant_model::http::{Callback, HttpContract, Operation, Webhook};
use accordant_model::{Contract, Schema, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::rule::rule;
use crate::{CheckOptions, Group};

/// Beyond this many findings of one rule, the rest is only counted.
const MOST: usize = 100;

pub(crate) struct Checker<'c> {
    pub(crate) contract: &'c Contract,
    pub(crate) options: &'c CheckOptions,
    findings: Vec<Finding>,
    /// What several operations share is found once.
    seen: FxHashSet<(&'static str, Origin, String)>,
    counts: FxHashMap<&'static str, usize>,
}

impl<'c> Checker<'c> {
    pub(crate) fn new(contract: &'c Contract, options: &'c CheckOptions) -> Self {
        Self { contract, options, findings: Vec::new(), seen: FxHashSet::default(), counts: FxHashMap::default() }
    }

    pub(crate) fn documents(&self) -> &'c Documents {
        &self.contract.documents
    }

    /// The severity of a rule here; `None` where it is switched off.
    pub(crate) fn severity(&self, id: &str) -> Option<Severity> {
        let rule = rule(id)?;
        if rule.group == Group::Style && !self.options.style {
            return None;
        }
        match self.options.levels.get(id) {
            Some(level) => *level,
            None => Some(rule.level),
        }
    }

    /// Enters a finding, unless its rule is off or the same was said of the same place before.
    pub(crate) fn report(&mut self, id: &'static str, origin: Origin, message: String, help: impl Into<String>) {
        let finding = Finding::new(id, Severity::Info, origin, message).help(help);
        self.enter(finding);
    }

    /// [`Checker::report`] with what it concerns.
    pub(crate) fn report_on(
        &mut self,
        id: &'static str,
        subject: &str,
        origin: Origin,
        message: String,
        help: impl Into<String>,
    ) {
        let finding = Finding::new(id, Severity::Info, origin, message).help(help).subject(subject);
        self.enter(finding);
    }

    pub(crate) fn enter(&mut self, mut finding: Finding) {
        let Some(severity) = self.severity(finding.rule) else { return };
        finding.severity = severity;
        if !self.seen.insert((finding.rule, finding.origin.unwrap_or_default(), finding.message.clone())) {
            return;
        }
        let count = self.counts.entry(finding.rule).or_default();
        *count += 1;
        if *count <= MOST {
            self.findings.push(finding);
        }
    }

    /// The place of a member's key, or of its object.
    pub(crate) fn member(&self, at: At, key: &str) -> Origin {
        self.documents().member_origin(at, key)
    }

    pub(crate) fn schemas(&self) -> impl Iterator<Item = (SchemaId, &'c Schema)> + use<'c> {
        self.contract.schemas.iter()
    }

    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let mut cut: Vec<(&'static str, usize)> =
            self.counts.iter().filter(|(_, count)| **count > MOST).map(|(id, count)| (*id, count - MOST)).collect();
        cut.sort_unstable();
        self.findings.sort_by(|left, right| {
            (left.origin, left.rule, &left.message).cmp(&(right.origin, right.rule, &right.message))
        });
        for (id, more) in cut {
            if let Some(severity) = self.severity(id) {
                let message = format!("{more} more places have the same fault");
                self.findings.push(Finding::new(id, severity, None, message));
            }
        }
        self.findings
    }
}

/// An operation with what people call it.
pub(crate) struct Named<'c> {
    pub(crate) subject: String,
    pub(crate) operation: &'c Operation,
    /// Whether it is one of the API's own paths; webhooks and callbacks are not.
    pub(crate) is_path: bool,
}

/// Every operation of a contract: those of its paths, its webhooks, and the callbacks of all of them.
pub(crate) fn every_operation(http: &HttpContract) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    for operation in &http.operations {
        let subject = subject(operation);
        callbacks(&subject, &operation.callbacks, &mut found);
        found.push(Named { subject, operation, is_path: true });
    }
    for Webhook { name, operation, .. } in &http.webhooks {
        let subject = format!("webhook {name}");
        callbacks(&subject, &operation.callbacks, &mut found);
        found.push(Named { subject, operation, is_path: false });
    }
    found
}

fn callbacks<'c>(owner: &str, callbacks: &'c [Callback], found: &mut Vec<Named<'c>>) {
    for callback in callbacks {
        for operation in &callback.operations {
            let subject = format!("{owner} callback {}", callback.name);
            found.push(Named { subject, operation, is_path: false });
        }
    }
}

/// The name of an operation: its method and path.
pub(crate) fn subject(operation: &Operation) -> String {
    format!("{} {}", operation.method.0, operation.path)
}
