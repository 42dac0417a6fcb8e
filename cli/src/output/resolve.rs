//! From the findings of the libraries to the report: positions, names and texts made ready once.

use std::path::PathBuf;

use accordant_diff::{PolicyFinding, Proof};
use accordant_document::{Documents, Origin};

use super::frame::frame;
use super::safe::{clean, document_name, secrets};
use super::view::{
    FindingView, LocationView, ProofState, ProofView, ReachesView, RelatedView, ReportView, Severity, UsageView,
    WitnessView,
};

/// Which side of a comparison a document's finding belongs to. A check has only a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Base,
    Revision,
}

/// Works out places, relative to the current directory, and keeps secrets of the sources out of every text.
pub(crate) struct Resolver {
    current: PathBuf,
    secrets: Vec<(String, String)>,
}

impl Resolver {
    pub(crate) fn new<'s>(sources: impl IntoIterator<Item = &'s str>) -> Self {
        // Without a current directory names stay as they were given.
        Self {
            current: std::env::current_dir().unwrap_or_default(),
            secrets: sources.into_iter().flat_map(secrets).collect(),
        }
    }

    /// A text from a library, fit to print.
    pub(crate) fn text(&self, text: &str) -> String {
        let text = clean(text);
        self.secrets.iter().fold(text, |text, (secret, shown)| text.replace(secret, shown))
    }

    /// The name of a document as reports print it.
    pub(crate) fn name(&self, name: &str) -> String {
        document_name(name, &self.current)
    }

    pub(crate) fn location(&self, documents: &Documents, origin: Origin) -> Option<LocationView> {
        let document = documents.document(origin.document)?;
        let location = documents.locate(origin);
        let line_start = document.line_start(location.line).unwrap_or_default();
        let span = location.span.start as usize..location.span.end as usize;
        Some(LocationView {
            file: self.name(&location.file),
            line: location.line,
            column: location.column,
            pointer: location.pointer.as_deref().map(clean),
            frame: frame(document.tree.text(), span, location.line, line_start as usize),
        })
    }

    /// A finding of a reader or a check.
    pub(crate) fn document_finding(
        &self,
        finding: &accordant_document::Finding,
        documents: &Documents,
        side: Side,
    ) -> FindingView {
        let place = finding.origin.and_then(|origin| self.location(documents, origin));
        let subject = match (&finding.subject, &place) {
            (Some(subject), _) => self.text(subject),
            (None, Some(place)) => place.file.clone(),
            (None, None) => documents.iter().next().map_or_else(String::new, |(_, root)| self.name(&root.name)),
        };
        // What a finding is about does not change with the lines: its pointer, else the text it covers.
        let cause = match (&place, finding.origin) {
            (Some(LocationView { pointer: Some(pointer), .. }), _) => pointer.clone(),
            (_, Some(origin)) => documents.text(origin).chars().take(200).collect(),
            _ => finding.message.clone(),
        };
        let (base, revision) = match side {
            Side::Base => (place, None),
            Side::Revision => (None, place),
        };
        FindingView {
            rule: finding.rule,
            severity: finding.severity.into(),
            message: self.text(&finding.message),
            help: finding.help.as_deref().map(|text| self.text(text)),
            fingerprint: fingerprint(&[finding.rule, &subject, &cause]),
            subject,
            reaches: ReachesView::default(),
            direction: None,
            base,
            revision,
            related: finding
                .related
                .iter()
                .filter_map(|(origin, what)| {
                    Some(RelatedView { what: self.text(what), location: self.location(documents, *origin)? })
                })
                .collect(),
            proven: false,
            proof: ProofView { state: ProofState::None, reason: None },
            witness: None,
            reasons: Vec::new(),
            accepted: None,
            used_by: Vec::new(),
            diff: None,
            mismatch: None,
            interaction: None,
            is_change: false,
            failing: false,
        }
    }

    /// A finding about an entry of the policy.
    pub(crate) fn policy_finding(&self, policy: &PolicyFinding) -> FindingView {
        let PolicyFinding { finding, place } = policy;
        let mut view = self.document_finding(finding, &Documents::default(), Side::Revision);
        view.revision = place.as_ref().map(|place| LocationView {
            file: self.name(&place.file),
            line: place.line,
            column: place.column,
            pointer: place.pointer.as_deref().map(clean),
            frame: None,
        });
        view
    }

    /// A finding about a file that is no document: a template, a generated file. The file is its subject.
    pub(crate) fn own_finding(
        &self,
        rule: &'static str,
        severity: Severity,
        message: &str,
        help: &str,
        place: LocationView,
    ) -> FindingView {
        FindingView {
            rule,
            severity,
            message: self.text(message),
            help: Some(self.text(help)),
            subject: place.file.clone(),
            reaches: ReachesView::default(),
            direction: None,
            fingerprint: fingerprint(&[rule, &place.file, message]),
            base: None,
            revision: Some(place),
            related: Vec::new(),
            proven: false,
            proof: ProofView { state: ProofState::None, reason: None },
            witness: None,
            reasons: Vec::new(),
            accepted: None,
            used_by: Vec::new(),
            diff: None,
            mismatch: None,
            interaction: None,
            is_change: false,
            failing: false,
        }
    }

    /// A finding of a diff.
    pub(crate) fn diff_finding(
        &self,
        finding: &accordant_diff::Finding,
        base: &Documents,
        revision: &Documents,
    ) -> FindingView {
        let (state, reason, witness) = match &finding.proof {
            Proof::None => (ProofState::None, None, None),
            Proof::Harmless => (ProofState::Harmless, None, None),
            Proof::Proven(witness) => (ProofState::Proven, None, Some(witness)),
            Proof::Refused(_) => (ProofState::Refused, None, None),
            Proof::Unknown(reason) => (ProofState::Unknown, Some(self.text(reason)), None),
        };
        FindingView {
            rule: finding.rule,
            severity: finding.severity.into(),
            message: self.text(&finding.message),
            help: finding.help.as_deref().map(|text| self.text(text)),
            subject: self.text(&finding.subject),
            reaches: ReachesView {
                count: finding.reaches.count,
                places: finding.reaches.places.iter().map(|place| self.text(place)).collect(),
            },
            direction: finding.direction.map(accordant_diff::Direction::name),
            base: finding.base.and_then(|origin| self.location(base, origin)),
            revision: finding.revision.and_then(|origin| self.location(revision, origin)),
            related: Vec::new(),
            proven: state == ProofState::Proven,
            proof: ProofView { state, reason },
            witness: witness.map(|witness| WitnessView {
                value: witness.value.clone(),
                message: witness.message.as_deref().map(|text| self.text(text)),
                refusal: witness.refusal.as_deref().map(|text| self.text(text)),
            }),
            fingerprint: finding.fingerprint.clone(),
            reasons: finding.reasons.iter().map(|reason| self.text(reason)).collect(),
            accepted: finding.accepted.as_deref().map(|text| self.text(text)),
            used_by: finding
                .used_by
                .iter()
                .map(|usage| UsageView { consumer: self.text(&usage.consumer), place: self.text(&usage.place) })
                .collect(),
            diff: None,
            mismatch: None,
            interaction: None,
            is_change: true,
            failing: false,
        }
    }
}

/// Puts the findings of documents in order: worst first, then by place. Repeated fingerprints get an ordinal, so that
/// each stands for one finding.
pub(crate) fn finish(report: &mut ReportView) {
    report.findings.sort_by(|a, b| {
        let place = |finding: &FindingView| finding.place().map(|place| (place.file.clone(), place.line, place.column));
        (a.severity, place(a), a.rule).cmp(&(b.severity, place(b), b.rule))
    });
    let mut seen: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for finding in &mut report.findings {
        let times = seen.entry(finding.fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            finding.fingerprint = fingerprint(&[&finding.fingerprint, &times.to_string()]);
        }
    }
}

/// Marks the findings that decide, and says what the exit status is. Unreadable input is never a verdict.
pub(crate) fn judge(
    report: &mut ReportView,
    threshold: &'static str,
    unreadable: bool,
    mut fails: impl FnMut(&FindingView) -> bool,
) {
    let mut failing = 0;
    for finding in &mut report.findings {
        finding.failing = finding.accepted.is_none() && (finding.severity == Severity::Error || fails(finding));
        failing += usize::from(finding.failing);
    }
    let status = match (unreadable, failing) {
        (true, _) => 2,
        (false, 0) => 0,
        (false, _) => 1,
    };
    report.verdict = super::view::Verdict { threshold, failing, status };
}

/// Sixteen hexadecimal digits (FNV-1a of 64 bits) of what makes a finding that finding.
fn fingerprint(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn fingerprints_tell_where_parts_end() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_eq!(fingerprint(&["ab", "c"]).len(), 16);
    }
}
