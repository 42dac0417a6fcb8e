//! What is wrong, where, and what to do: the one shape in which readers and checks report.

use crate::Origin;

/// How much a finding weighs. Ordered: a threshold takes everything at or above itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nobody has to act.
    Info,
    /// May hurt someone; a person should look.
    Warning,
    /// A client or a server that keeps to the base contract fails with the revision.
    Breaking,
    /// The document cannot be trusted as a contract; what it says there was left out.
    Error,
}

impl Severity {
    pub const ALL: [Severity; 4] = [Severity::Info, Severity::Warning, Severity::Breaking, Severity::Error];

    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Breaking => "breaking",
            Severity::Error => "error",
        }
    }
}

/// One fault of one document. Readers collect them and go on; nothing is printed here.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The permanent id of the rule, as `accordant explain` takes it.
    pub rule: &'static str,
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, the user's own names in back-ticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The operation, type or schema that it concerns, where that is known.
    pub subject: Option<String>,
    /// Where; `None` only for what has no place in a text (a file that is not there).
    pub origin: Option<Origin>,
    /// Other places that explain it, each with what is there (the first of two duplicates).
    pub related: Vec<(Origin, String)>,
}

impl Finding {
    pub fn new(
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
            subject: None,
            origin: origin.into(),
            related: Vec::new(),
        }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    #[must_use]
    pub fn related(mut self, origin: Origin, what: impl Into<String>) -> Self {
        self.related.push((origin, what.into()));
        self
    }
}
