//! The rules of findings about suites, a page each under `rules/`; not to be confused with the matching rules of an
//! interaction.

use accordant_document::settings::FaultRules;

accordant_document::rule_pages! {
    SUITE_ATTACHMENT_UNREADABLE = "suite-attachment-unreadable",
    SUITE_CANNOT_FAIL = "suite-cannot-fail",
    SUITE_COLLECTION_TRIMMED = "suite-collection-trimmed",
    SUITE_DUPLICATE = "suite-duplicate",
    SUITE_GENERATOR_UNAPPLIED = "suite-generator-unapplied",
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
