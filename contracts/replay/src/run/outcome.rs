//! What came of interactions, and how it is counted.

use accordant_document::Severity;
use accordant_suite::Interaction;

use crate::finding::Finding;
use crate::rule::ids;
use crate::statics::Checked;

/// How an interaction ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    /// The answer is not what the consumer relies on.
    Failed,
    /// It could not be judged: a state was not there, nobody answered.
    Error,
    /// It failed, and the suite says that the provider does not keep it yet.
    Pending,
    /// Not played, and why.
    Skipped(String),
}

impl Verdict {
    pub const fn name(&self) -> &'static str {
        match self {
            Verdict::Passed => "passed",
            Verdict::Failed => "failed",
            Verdict::Error => "error",
            Verdict::Pending => "pending",
            Verdict::Skipped(_) => "skipped",
        }
    }

    /// Of several plays of one interaction the worst counts.
    const fn weight(&self) -> u8 {
        match self {
            Verdict::Skipped(_) => 0,
            Verdict::Passed => 1,
            Verdict::Pending => 2,
            Verdict::Failed => 3,
            Verdict::Error => 4,
        }
    }
}

/// What came of one interaction.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Among the suites of the run.
    pub suite: usize,
    /// Among the interactions of the suite.
    pub interaction: usize,
    pub verdict: Verdict,
    pub findings: Vec<Finding>,
    /// The command that sends the request again, without secrets; where something was sent and is to be told of.
    pub curl: Option<String>,
    /// How often it was played, and how often it did not pass.
    pub plays: u32,
    pub failures: u32,
}

impl Outcome {
    pub(crate) fn new(suite: usize, interaction: usize, verdict: Verdict) -> Self {
        let failures = u32::from(!matches!(verdict, Verdict::Passed | Verdict::Skipped(_)));
        Self { suite, interaction, verdict, findings: Vec::new(), curl: None, plays: 1, failures }
    }

    /// What the static part alone says of an interaction.
    pub fn of_static(suite: usize, index: usize, interaction: &Interaction, checked: &Checked) -> Self {
        let verdict = match (checked.unchecked, &interaction.needs_plugin) {
            (_, Some(plugin)) => Verdict::Skipped(format!("not verified: needs the plugin `{plugin}`")),
            (Some(why), None) => Verdict::Skipped(why.to_owned()),
            (None, None) => Verdict::Passed,
        };
        let mut outcome = Self::new(suite, index, verdict);
        outcome.with_static(interaction, checked);
        outcome
    }

    /// Takes in what the static part found: an interaction that the contract does not allow has not passed, whatever
    /// came back.
    pub fn with_static(&mut self, interaction: &Interaction, checked: &Checked) {
        let mut findings = checked.findings.clone();
        if findings.iter().any(|finding| finding.severity >= Severity::Breaking) {
            if interaction.pending {
                findings.iter_mut().for_each(|finding| finding.severity = finding.severity.min(Severity::Warning));
                self.findings.retain(|finding| finding.rule != ids::REPLAY_PENDING_PASSES);
            }
            if self.verdict == Verdict::Passed {
                self.verdict = if interaction.pending { Verdict::Pending } else { Verdict::Failed };
                self.failures = self.plays;
            }
        }
        self.findings.append(&mut findings);
    }

    /// Takes in another play of the same interaction.
    pub(crate) fn merge(&mut self, other: Outcome) {
        let (plays, failures) = (self.plays + other.plays, self.failures + other.failures);
        if other.verdict.weight() > self.verdict.weight() {
            *self = other;
        }
        (self.plays, self.failures) = (plays, failures);
    }
}

/// How many interactions ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub passed: usize,
    pub failed: usize,
    pub errors: usize,
    /// Those that failed and are pending.
    pub pending: usize,
    pub skipped: usize,
}

impl Totals {
    pub fn of<'o>(outcomes: impl IntoIterator<Item = &'o Verdict>) -> Self {
        let mut totals = Self::default();
        for verdict in outcomes {
            let slot = match verdict {
                Verdict::Passed => &mut totals.passed,
                Verdict::Failed => &mut totals.failed,
                Verdict::Error => &mut totals.errors,
                Verdict::Pending => &mut totals.pending,
                Verdict::Skipped(_) => &mut totals.skipped,
            };
            *slot += 1;
        }
        totals
    }

    /// The last line, which cannot be misread: what passed and failed always stands there, the rest where there is any.
    pub fn sentence(&self) -> String {
        let mut parts = vec![format!("{} passed", self.passed), format!("{} failed", self.failed)];
        let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        if self.errors > 0 {
            parts.push(counted(self.errors, "error", "errors"));
        }
        if self.pending > 0 {
            parts.push(counted(self.pending, "pending failure", "pending failures"));
        }
        if self.skipped > 0 {
            parts.push(format!("{} skipped", self.skipped));
        }
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_names_what_there_is() {
        let of = |verdicts: &[Verdict]| Totals::of(verdicts).sentence();
        assert_eq!(of(&[]), "0 passed, 0 failed");
        assert_eq!(
            of(&[Verdict::Passed, Verdict::Pending, Verdict::Pending]),
            "1 passed, 0 failed, 2 pending failures"
        );
        assert_eq!(
            of(&[Verdict::Error, Verdict::Skipped(String::new()), Verdict::Pending]),
            "0 passed, 0 failed, 1 error, 1 pending failure, 1 skipped"
        );
    }

    #[test]
    fn of_several_plays_the_worst_counts() {
        let mut outcome = Outcome::new(0, 0, Verdict::Passed);
        outcome.merge(Outcome::new(0, 0, Verdict::Failed));
        outcome.merge(Outcome::new(0, 0, Verdict::Passed));
        assert_eq!((outcome.verdict, outcome.plays, outcome.failures), (Verdict::Failed, 3, 1));
    }
}
