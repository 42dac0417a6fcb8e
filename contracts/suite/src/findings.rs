//! The rules of findings about suites, a page each under `rules/`.

use accordant_document::Severity;
use accordant_document::settings::FaultRules;

/// One rule of findings; not to be confused with the matching rules of an interaction.
#[derive(Clone, Copy, Debug)]
pub struct FindingRule {
    /// Permanent.
    pub id: &'static str,
    /// The whole page.
    pub text: &'static str,
}

impl FindingRule {
    /// What is found, in one sentence.
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// The severity by default.
    pub fn level(&self) -> Severity {
        let stated = self.text.lines().find_map(|line| line.strip_prefix("- level: ")).unwrap_or_default();
        Severity::ALL.into_iter().find(|severity| severity.name() == stated.trim()).unwrap_or(Severity::Error)
    }
}

/// An id that is used in code and its page, which does not compile while it is missing.
macro_rules! table {
    ($($constant:ident = $id:literal,)*) => {
        pub mod ids {
            $(pub const $constant: &str = $id;)*
        }

        static RULES: &[FindingRule] =
            &[$(FindingRule { id: $id, text: include_str!(concat!("../rules/", $id, ".md")) },)*];
    };
}

table! {
    SUITE_ATTACHMENT_UNREADABLE = "suite-attachment-unreadable",
    SUITE_CANNOT_FAIL = "suite-cannot-fail",
    SUITE_DUPLICATE = "suite-duplicate",
    SUITE_GRAPHQL_INVALID = "suite-graphql-invalid",
    SUITE_LOSSY = "suite-lossy",
    SUITE_MISSING_KEY = "suite-missing-key",
    SUITE_NEEDS_PLUGIN = "suite-needs-plugin",
    SUITE_RECORDING_TRIMMED = "suite-recording-trimmed",
    SUITE_RULE_UNREACHED = "suite-rule-unreached",
    SUITE_STATE_UNDECLARED = "suite-state-undeclared",
    SUITE_STATE_UNUSED = "suite-state-unused",
    SUITE_TOO_STRICT = "suite-too-strict",
    SUITE_UNKNOWN_ATTRIBUTE = "suite-unknown-attribute",
    SUITE_UNKNOWN_KEY = "suite-unknown-key",
    SUITE_UNKNOWN_MATCHER = "suite-unknown-matcher",
    SUITE_UNRECOGNISED = "suite-unrecognised",
    SUITE_WRONG_TYPE = "suite-wrong-type",
    SUITE_WRONG_VALUE = "suite-wrong-value",
}

/// The rules of what is written wrongly, for [`accordant_document::settings::Reader`].
pub(crate) const FAULTS: FaultRules = FaultRules {
    unknown_key: ids::SUITE_UNKNOWN_KEY,
    wrong_type: ids::SUITE_WRONG_TYPE,
    wrong_value: ids::SUITE_WRONG_VALUE,
    missing_key: ids::SUITE_MISSING_KEY,
};

/// Every rule, by id.
pub fn finding_rules() -> &'static [FindingRule] {
    RULES
}
