//! One report, whatever it will look like: every format reads this and nothing else.
//!
//! It is built once from findings of documents, checks and diffs. Positions are worked out here, names are made
//! relative, secrets and control characters are taken out, so that no format can forget to.

use serde::Serialize;
use serde_json::Value;

/// What a command found out.
#[derive(Debug, Default)]
pub(crate) struct ReportView {
    pub(crate) command: &'static str,
    /// What was compared or checked, in the order of the command line.
    pub(crate) inputs: Vec<InputView>,
    /// Worst first.
    pub(crate) findings: Vec<FindingView>,
    pub(crate) semver: &'static str,
    pub(crate) verdict: Verdict,
    /// What came of `generate`.
    pub(crate) clients: Option<ClientsView>,
    /// What came of `replay`.
    pub(crate) replay: Option<Box<ReplayView>>,
}

/// The interactions of a replay, and what they say of the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ReplayView {
    /// `static`, `live` or `mock`.
    pub(crate) mode: &'static str,
    /// The backend's address, without what is secret in it.
    pub(crate) backend: Option<String>,
    pub(crate) totals: TotalsView,
    /// In the order of the suites.
    pub(crate) interactions: Vec<InteractionView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) coverage: Option<CoverageView>,
    /// The last line: `12 passed, 0 failed, 3 pending failures`.
    #[serde(skip)]
    pub(crate) sentence: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TotalsView {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) errors: usize,
    /// Those that failed and are pending.
    pub(crate) pending: usize,
    pub(crate) skipped: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct InteractionView {
    pub(crate) id: String,
    pub(crate) consumer: String,
    pub(crate) provider: String,
    pub(crate) name: String,
    /// `passed`, `failed`, `error`, `pending` or `skipped`.
    pub(crate) verdict: &'static str,
    /// Why it was skipped.
    pub(crate) reason: Option<String>,
    /// How often it was played, and how often it did not pass.
    pub(crate) plays: u32,
    pub(crate) failures: u32,
    pub(crate) place: Option<LocationView>,
    /// The fingerprints of its findings.
    pub(crate) findings: Vec<String>,
}

/// What of the contract the suites rely on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct CoverageView {
    pub(crate) operations: Vec<OperationView>,
    /// The types of GraphQL schemas.
    pub(crate) types: Vec<TypeView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct OperationView {
    pub(crate) contract: String,
    pub(crate) operation: String,
    pub(crate) interactions: usize,
    pub(crate) responses: Vec<ResponseView>,
    /// Of a field of a GraphQL root type, which has no responses of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) arguments: Option<MembersView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ResponseView {
    pub(crate) status: String,
    pub(crate) interactions: usize,
    /// Properties of its body that some interaction expects, and those that none does.
    #[serde(flatten)]
    pub(crate) fields: MembersView,
}

/// A type of a GraphQL schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TypeView {
    pub(crate) contract: String,
    #[serde(rename = "type")]
    pub(crate) name: String,
    /// What its members are: `fields`, `input-fields` or `values`.
    pub(crate) members: &'static str,
    #[serde(flatten)]
    pub(crate) own: MembersView,
    /// The arguments of its fields: `friends(first:)`.
    pub(crate) arguments: MembersView,
}

/// Parts of one thing by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct MembersView {
    /// Some interaction relies on these.
    pub(crate) touched: Vec<String>,
    /// None does on these.
    pub(crate) untouched: Vec<String>,
}

/// The clients that were generated, or compared with what lies on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ClientsView {
    pub(crate) outcome: Outcome,
    pub(crate) clients: Vec<ClientView>,
}

/// What was done about the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    Written,
    /// `--check`: only compared.
    Compared,
    /// `--dry-run`: only planned.
    Planned,
    /// Something stood in the way, or could not be read: nothing was written.
    Refused,
}

/// One client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ClientView {
    pub(crate) target: &'static str,
    /// Relative to the current directory.
    pub(crate) folder: String,
    pub(crate) operations: usize,
    pub(crate) types: usize,
    pub(crate) files: usize,
    pub(crate) unchanged: usize,
    /// The files that are not as they would be generated, by path.
    pub(crate) changes: Vec<FileView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FileView {
    pub(crate) path: String,
    /// `new`, `missing`, `stale`, `orphan`, `edited`, `foreign`, `blocked` or `abandoned`.
    pub(crate) state: &'static str,
}

/// One contract of the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct InputView {
    /// `base`, `revision` or `schema`.
    pub(crate) role: &'static str,
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) version: Option<String>,
}

/// How the report ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// As `--fail-on` spells it.
    pub(crate) threshold: &'static str,
    /// How many findings are at or above the threshold.
    pub(crate) failing: usize,
    /// 0, 1 or 2.
    pub(crate) status: u8,
}

/// How many findings there are of each severity; accepted ones are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    pub(crate) error: usize,
    pub(crate) breaking: usize,
    pub(crate) warning: usize,
    pub(crate) info: usize,
    pub(crate) accepted: usize,
    /// Of all findings: those with a message that was checked to break.
    pub(crate) proven: usize,
    /// Of all findings: those that containment could not decide.
    pub(crate) unknown: usize,
}

/// The severities, worst first. `Error` is a document that cannot be trusted, or a check that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    Error,
    Breaking,
    Warning,
    Info,
}

impl Severity {
    pub(crate) const ALL: [Severity; 4] = [Severity::Error, Severity::Breaking, Severity::Warning, Severity::Info];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Breaking => "breaking",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl From<accordant_document::Severity> for Severity {
    fn from(severity: accordant_document::Severity) -> Self {
        match severity {
            accordant_document::Severity::Error => Severity::Error,
            accordant_document::Severity::Breaking => Severity::Breaking,
            accordant_document::Severity::Warning => Severity::Warning,
            accordant_document::Severity::Info => Severity::Info,
        }
    }
}

/// One finding, ready to print. Its serialised form is an item of the JSON report's `findings`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FindingView {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) subject: String,
    pub(crate) reaches: ReachesView,
    pub(crate) direction: Option<&'static str>,
    pub(crate) base: Option<LocationView>,
    pub(crate) revision: Option<LocationView>,
    pub(crate) related: Vec<RelatedView>,
    pub(crate) proven: bool,
    pub(crate) proof: ProofView,
    pub(crate) witness: Option<WitnessView>,
    pub(crate) fingerprint: String,
    pub(crate) reasons: Vec<String>,
    /// The policy's reason where the finding was accepted.
    pub(crate) accepted: Option<String>,
    #[serde(rename = "usedBy")]
    pub(crate) used_by: Vec<UsageView>,
    /// Of a generated file: the unified difference from what lies on disk to what would be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) diff: Option<String>,
    /// Of a replay: what was expected, and what came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mismatch: Option<MismatchView>,
    /// Of a replay: the interaction that it belongs to, among those of the report.
    #[serde(skip)]
    pub(crate) interaction: Option<usize>,
    /// Whether it is one of those that decide the exit status.
    #[serde(skip)]
    pub(crate) failing: bool,
}

impl FindingView {
    /// Where to send a person first: the revision, since that is what they can change.
    pub(crate) fn place(&self) -> Option<&LocationView> {
        self.revision.as_ref().or(self.base.as_ref())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ReachesView {
    pub(crate) count: usize,
    pub(crate) places: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LocationView {
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) pointer: Option<String>,
    #[serde(skip)]
    pub(crate) frame: Option<Frame>,
}

/// A few lines around a place, with the part that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// The number of the first line in `text`.
    pub(crate) first_line: u32,
    pub(crate) text: String,
    /// Bytes of `text`.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many characters the marked part has: where SARIF's region ends.
    pub(crate) width: u32,
    /// Whether the line of the place is not whole.
    pub(crate) cropped: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RelatedView {
    pub(crate) what: String,
    pub(crate) location: LocationView,
}

/// How sure a verdict about schemas is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ProofView {
    pub(crate) state: ProofState,
    /// Why it is unknown.
    pub(crate) reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ProofState {
    /// No matter of schemas.
    None,
    Harmless,
    Proven,
    Refused,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct WitnessView {
    pub(crate) value: Value,
    pub(crate) message: Option<String>,
    pub(crate) refusal: Option<String>,
}

/// What an answer has where something else was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct MismatchView {
    pub(crate) path: String,
    /// The matcher, or the keyword of a schema.
    pub(crate) rule: String,
    pub(crate) expected: String,
    pub(crate) actual: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct UsageView {
    pub(crate) consumer: String,
    pub(crate) place: String,
}

impl ReportView {
    pub(crate) fn counts(&self) -> Counts {
        counts(&self.findings)
    }

    pub(crate) fn groups(&self) -> Vec<(&str, Vec<&FindingView>)> {
        groups(&self.findings)
    }
}

pub(crate) fn counts(findings: &[FindingView]) -> Counts {
    let mut counts = Counts::default();
    for finding in findings {
        let slot = match (finding.accepted.is_some(), finding.severity) {
            (true, _) => &mut counts.accepted,
            (_, Severity::Error) => &mut counts.error,
            (_, Severity::Breaking) => &mut counts.breaking,
            (_, Severity::Warning) => &mut counts.warning,
            (_, Severity::Info) => &mut counts.info,
        };
        *slot += 1;
        counts.proven += usize::from(finding.proven);
        counts.unknown += usize::from(finding.proof.state == ProofState::Unknown);
    }
    counts
}

/// Findings by subject, in the order in which the subjects first appear: worst first.
pub(crate) fn groups(findings: &[FindingView]) -> Vec<(&str, Vec<&FindingView>)> {
    let mut groups: indexmap::IndexMap<&str, Vec<&FindingView>> = indexmap::IndexMap::new();
    for finding in findings {
        groups.entry(finding.subject.as_str()).or_default().push(finding);
    }
    groups.into_iter().collect()
}
