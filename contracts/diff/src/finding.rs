//! What a diff says: findings with both places, their reach, and the message that proves them.

use accordant_document::{Origin, Severity};

use crate::{Direction, Level};

/// One cause, however many places it reaches.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    /// What is different, in one sentence.
    pub message: String,
    /// What to do instead; the rule's own advice where nothing more exact is known.
    pub help: Option<String>,
    /// The operation, webhook, schema, type or field.
    pub subject: String,
    pub reaches: Reaches,
    pub direction: Option<Direction>,
    pub base: Option<Origin>,
    pub revision: Option<Origin>,
    pub proof: Proof,
    /// Sixteen hexadecimal digits of rule, subject and cause: the same when lines move or wording changes.
    pub fingerprint: String,
    /// Why the severity is not the rule's own (proven harmless, policy, stability level, accepted until a date).
    pub reasons: Vec<String>,
    /// The entry of the policy that accepted it; accepted findings never fail a run.
    pub accepted: Option<String>,
    /// Consumers known to use the place.
    pub used_by: Vec<Usage>,
}

/// The operations and positions that a change can be met at.
#[derive(Clone, Debug, Default)]
pub struct Reaches {
    pub count: usize,
    /// The first ten, in document order: `POST /users request body $.address.street`.
    pub places: Vec<String>,
}

/// How sure the verdict is.
#[derive(Clone, Debug, Default)]
pub enum Proof {
    /// Nothing to prove: the change is no matter of schemas.
    #[default]
    None,
    /// Containment holds: no message breaks.
    Harmless,
    /// A message that one side may send and the other refuses, checked with an independent validator.
    Proven(Witness),
    /// A counterexample was found but the independent validator disagrees: a defect of Accordant, shown as such.
    Refused(Witness),
    /// Not decided; the rule's own level stands.
    Unknown(String),
}

/// The concrete message.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The value of the body, parameter or header; the operation for GraphQL.
    pub value: serde_json::Value,
    /// As it goes over the wire: request or status line, the headers that matter, body.
    pub message: Option<String>,
    /// Why the receiver refuses it, in the validator's words.
    pub refusal: Option<String>,
}

/// A consumer that relies on the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usage {
    pub consumer: String,
    /// File and line of the operation, interaction or manifest entry.
    pub place: String,
}

/// What a diff found out.
#[derive(Debug, Default)]
pub struct Report {
    /// Worst first, then by subject and place.
    pub findings: Vec<Finding>,
    /// What the changes ask of the version number.
    pub semver: Semver,
    /// Entries of the policy that matched nothing, and others of its faults.
    pub policy_findings: Vec<PolicyFinding>,
}

/// What is to be said of an entry of the policy, which is in none of the two contracts.
#[derive(Clone, Debug)]
pub struct PolicyFinding {
    pub finding: accordant_document::Finding,
    /// `None` for what was given on a command line.
    pub place: Option<accordant_document::Location>,
}

/// The step that a version number must make (semver.org 2.0.0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Semver {
    #[default]
    None,
    Patch,
    Minor,
    Major,
}

impl Semver {
    pub const fn name(self) -> &'static str {
        match self {
            Semver::None => "none",
            Semver::Patch => "patch",
            Semver::Minor => "minor",
            Semver::Major => "major",
        }
    }
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Breaking => Severity::Breaking,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
        }
    }
}
