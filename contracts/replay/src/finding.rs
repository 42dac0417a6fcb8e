//! What a replay finds: a place in a suite, what is wrong there, and what the contract says of it.

use accordant_document::{Origin, Severity};

/// One thing that is wrong with an interaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    /// Lower case, no full stop, the user's names in back-ticks.
    pub message: String,
    pub help: Option<String>,
    /// In the documents of the suite.
    pub origin: Option<Origin>,
    /// In the documents of the contract, each with what is there.
    pub contract: Vec<(Origin, String)>,
    /// Which contract that is, among those of the run.
    pub contract_index: usize,
    pub mismatch: Option<Mismatched>,
}

/// What an answer, a request or a message has where something else was expected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mismatched {
    /// As Pact writes paths: `$.items[0].id`; a name for headers and parameters.
    pub path: String,
    /// The matcher, or the keyword of a schema.
    pub rule: String,
    pub expected: String,
    pub actual: String,
}

impl Finding {
    pub(crate) fn new(
        rule: &'static str,
        severity: Severity,
        origin: impl Into<Option<Origin>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            help: None,
            origin: origin.into(),
            contract: Vec::new(),
            contract_index: 0,
            mismatch: None,
        }
    }

    pub(crate) fn error(rule: &'static str, origin: impl Into<Option<Origin>>, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, origin, message)
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(crate) fn at_contract(mut self, origin: Origin, what: impl Into<String>) -> Self {
        self.contract.push((origin, what.into()));
        self
    }

    #[must_use]
    pub(crate) fn mismatch(mut self, mismatch: Mismatched) -> Self {
        self.mismatch = Some(mismatch);
        self
    }
}
