//! The faults that no library knows: of accordant.yaml, of sources that give no document, of consumers and of
//! policies.

use accordant_document::RulePage;
use accordant_document::settings::{MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE, WRONG_VALUE};

/// A consumer asks for what the base does not have.
pub(crate) const CONSUMER_MISFIT: &str = "consumer-misfit";
/// A value stands where only its place may. Reports show no line of a file with such a finding.
pub(crate) const SECRET_WRITTEN: &str = "config-secret-written";
/// A source that gave no document.
pub(crate) const UNREADABLE: &str = "source-unreadable";

/// Every rule, by id.
pub(crate) static RULES: &[RulePage] = &[
    RulePage { id: "accepted-finding-expired", text: include_str!("../rules/accepted-finding-expired.md") },
    RulePage { id: "accepted-finding-unmatched", text: include_str!("../rules/accepted-finding-unmatched.md") },
    RulePage { id: MISSING_KEY, text: include_str!("../rules/config-missing-key.md") },
    RulePage { id: CONSUMER_MISFIT, text: include_str!("../rules/consumer-misfit.md") },
    RulePage { id: SECRET_WRITTEN, text: include_str!("../rules/config-secret-written.md") },
    RulePage { id: UNKNOWN_KEY, text: include_str!("../rules/config-unknown-key.md") },
    RulePage { id: WRONG_TYPE, text: include_str!("../rules/config-wrong-type.md") },
    RulePage { id: WRONG_VALUE, text: include_str!("../rules/config-wrong-value.md") },
    RulePage { id: "ignored-rule-unmatched", text: include_str!("../rules/ignored-rule-unmatched.md") },
    RulePage { id: UNREADABLE, text: include_str!("../rules/source-unreadable.md") },
];
