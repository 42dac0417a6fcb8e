//! How much one question may cost: counted, not timed, so that the answer is the same on every machine.

/// What one question may use. Exceeding any of it makes the answer `Unknown("budget: ...")`.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Steps of the proof for one question: goals opened, cases split, values tried.
    pub steps: u64,
    /// Steps for all questions that are asked of one engine.
    pub total_steps: u64,
    /// States of one product of automata.
    pub states: usize,
    /// Values inside values that a proof may descend into.
    pub depth: usize,
    /// Names and items that a witness may be made of.
    pub size: u64,
    /// Characters that one string of a witness may have.
    pub text: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: 200_000, total_steps: 40_000_000, states: 20_000, depth: 4_000, size: 2_000, text: 100_000 }
    }
}

/// Why a question was not decided, in a few words without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Why(pub String);

impl Why {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    pub(crate) fn budget(what: &str) -> Self {
        Self(format!("budget: {what}"))
    }

    /// Whether asking for less might have given an answer.
    pub fn is_budget(&self) -> bool {
        self.0.starts_with("budget: ")
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The budget that proofs and evaluations share.
pub(crate) const STEPS: &str = "steps of the proof";

/// What is left of a question's budget.
#[derive(Debug)]
pub(crate) struct Meter {
    pub(crate) budget: Budget,
    steps: u64,
    total: u64,
}

impl Meter {
    pub(crate) fn new(budget: Budget) -> Self {
        Self { budget, steps: budget.steps, total: budget.total_steps }
    }

    /// A new question starts with its full share.
    pub(crate) fn restart(&mut self) {
        self.steps = self.budget.steps.min(self.total);
    }

    /// Leaves at most so many steps for the question.
    pub(crate) fn limit(&mut self, steps: u64) {
        self.steps = self.steps.min(steps);
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.steps == 0
    }

    pub(crate) fn spend(&mut self, steps: u64) -> Result<(), Why> {
        self.total = self.total.saturating_sub(steps);
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => {
                self.steps = 0;
                Err(Why::budget(STEPS))
            }
        }
    }
}
