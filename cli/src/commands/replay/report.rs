//! Outcomes as the report has them: placed, named, and with nothing secret left in them.

use std::sync::Arc;

use accordant_document::{Documents, Origin};
use accordant_model::Contract;
use accordant_replay::{Finding, Outcome, Redactor, Totals, Verdict};
use accordant_suite::{Interaction, Suite};

use crate::output::resolve::{Resolver, Side};
use crate::output::safe::clean;
use crate::output::view::{
    FindingView, InteractionView, LocationView, MismatchView, RelatedView, ReplayView, ReportView, TotalsView,
};
use crate::suites::Suites;

pub(super) struct Reporter<'r> {
    pub(super) suites: &'r Suites,
    pub(super) contracts: &'r [Arc<Contract>],
    pub(super) resolver: &'r Resolver,
    pub(super) redactor: &'r Redactor,
}

impl Reporter<'_> {
    /// Enters the findings of all outcomes into the report.
    pub(super) fn view(&self, view: &mut ReportView, outcomes: &[Outcome], mode: &'static str) -> ReplayView {
        let totals = Totals::of(outcomes.iter().map(|outcome| &outcome.verdict));
        let mut replay = ReplayView {
            mode,
            totals: TotalsView {
                passed: totals.passed,
                failed: totals.failed,
                errors: totals.errors,
                pending: totals.pending,
                skipped: totals.skipped,
            },
            sentence: totals.sentence(),
            ..ReplayView::default()
        };
        for outcome in outcomes {
            let Some(suite) = self.suites.suites.get(outcome.suite) else { continue };
            let Some(interaction) = suite.interactions.get(outcome.interaction) else { continue };
            let subject = self.subject(suite, interaction);
            for (number, finding) in outcome.findings.iter().enumerate() {
                let mut shown = self.finding(finding, &subject);
                if outcome.failures > 0 && outcome.plays > 1 && number == 0 {
                    shown.reasons.push(format!("in {} of {} plays", outcome.failures, outcome.plays));
                }
                if number == 0 {
                    shown.reasons.extend(outcome.curl.as_ref().map(|curl| format!("ask again: {}", clean(curl))));
                }
                shown.interaction = Some(replay.interactions.len());
                view.findings.push(shown);
            }
            let reason = match &outcome.verdict {
                Verdict::Skipped(reason) => Some(self.text(reason)),
                _ => None,
            };
            replay.interactions.push(InteractionView {
                id: clean(&interaction.id),
                consumer: self.text(&suite.consumer),
                provider: self.text(&suite.provider),
                name: self.text(&interaction.name),
                verdict: outcome.verdict.name(),
                reason,
                plays: outcome.plays,
                failures: outcome.failures,
                place: self.place(&self.suites.documents, interaction.origin),
                findings: Vec::new(),
            });
        }
        replay
    }

    fn subject(&self, suite: &Suite, interaction: &Interaction) -> String {
        self.text(&format!("{} -> {}: {}", suite.consumer, suite.provider, interaction.name))
    }

    fn text(&self, text: &str) -> String {
        self.resolver.text(&self.redactor.text(text))
    }

    /// A place, with its lines free of secrets.
    fn place(&self, documents: &Documents, origin: Origin) -> Option<LocationView> {
        let mut place = self.resolver.location(documents, origin)?;
        if let Some(frame) = &mut place.frame {
            frame.text = self.redactor.in_place(&frame.text);
        }
        Some(place)
    }

    fn finding(&self, finding: &Finding, subject: &str) -> FindingView {
        let plain = accordant_document::Finding {
            help: finding.help.as_ref().map(|help| self.redactor.text(help)),
            subject: Some(subject.to_owned()),
            ..accordant_document::Finding::new(
                finding.rule,
                finding.severity,
                finding.origin,
                self.redactor.text(&finding.message),
            )
        };
        let mut view = self.resolver.document_finding(&plain, &self.suites.documents, Side::Revision);
        if let Some(frame) = view.revision.as_mut().and_then(|place| place.frame.as_mut()) {
            frame.text = self.redactor.in_place(&frame.text);
        }
        if let Some(contract) = self.contracts.get(finding.contract_index) {
            view.related.extend(finding.contract.iter().filter_map(|(origin, what)| {
                let location = self.place(&contract.documents, *origin)?;
                Some(RelatedView { what: what.clone(), location })
            }));
        }
        view.mismatch = finding.mismatch.as_ref().map(|mismatch| MismatchView {
            path: self.text(&mismatch.path),
            rule: self.text(&mismatch.rule),
            expected: self.text(&mismatch.expected),
            actual: self.text(&mismatch.actual),
        });
        view
    }
}

/// Tells interactions the findings that are theirs, once the report is in order and each has its fingerprint.
pub(super) fn identify(view: &ReportView, replay: &mut ReplayView) {
    for finding in &view.findings {
        if let Some(interaction) = finding.interaction.and_then(|at| replay.interactions.get_mut(at)) {
            interaction.findings.push(finding.fingerprint.clone());
        }
    }
}
