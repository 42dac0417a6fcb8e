//! Where checks put what they find: severities by configuration, advice by rule, document order at the end.

use accordant_document::{At, Finding, Origin, Severity};
use accordant_model::Contract;

use crate::{Options, rule};

pub(crate) struct Sink<'a> {
    pub(crate) contract: &'a Contract,
    options: &'a Options,
    findings: Vec<Finding>,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(contract: &'a Contract, options: &'a Options) -> Self {
        Self { contract, options, findings: Vec::new() }
    }

    /// The severity that `id` has here; `None` where it is switched off.
    fn severity(&self, id: &str) -> Option<Severity> {
        match self.options.levels.get(id) {
            Some(level) => *level,
            None => rule(id).map(|rule| rule.level),
        }
    }

    /// Reports a fault with the advice of its rule; what `with` adds to the finding comes before the advice.
    pub(crate) fn report(&mut self, id: &'static str, origin: Origin, subject: &str, message: String) {
        self.report_with(id, origin, subject, message, |finding| finding);
    }

    pub(crate) fn report_with(
        &mut self,
        id: &'static str,
        origin: Origin,
        subject: &str,
        message: String,
        with: impl FnOnce(Finding) -> Finding,
    ) {
        let Some(severity) = self.severity(id) else { return };
        let mut finding = with(Finding::new(id, severity, origin, message));
        if finding.help.is_none() {
            finding.help = rule(id).map(|rule| rule.advice());
        }
        if !subject.is_empty() {
            finding.subject = Some(subject.to_owned());
        }
        self.findings.push(finding);
    }

    /// Takes a finding that another room made, under this configuration.
    pub(crate) fn adopt(&mut self, mut finding: Finding) {
        match self.options.levels.get(finding.rule) {
            Some(None) => return,
            Some(Some(level)) => finding.severity = *level,
            None => {}
        }
        self.findings.push(finding);
    }

    /// The place of the member `key` of the object at `at`.
    pub(crate) fn member(&self, at: At, key: &str) -> Origin {
        self.contract.documents.member_origin(at, key)
    }

    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by(|left, right| {
            (left.origin, left.rule, &left.message).cmp(&(right.origin, right.rule, &right.message))
        });
        self.findings.dedup_by(|left, right| {
            (left.origin, left.rule, &left.message) == (right.origin, right.rule, &right.message)
        });
        self.findings
    }
}
