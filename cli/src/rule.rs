//! The faults that no library knows: of accordant.yaml, and of sources that give no document.

use accordant_document::RulePage;
use accordant_document::settings::{MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE, WRONG_VALUE};

/// A value stands where only its place may. Reports show no line of a file with such a finding.
pub(crate) const SECRET_WRITTEN: &str = "config-secret-written";
/// A source that gave no document.
pub(crate) const UNREADABLE: &str = "source-unreadable";

/// Every rule, by id.
pub(crate) static RULES: &[RulePage] = &[
    RulePage { id: MISSING_KEY, text: include_str!("../rules/config-missing-key.md") },
    RulePage { id: SECRET_WRITTEN, text: include_str!("../rules/config-secret-written.md") },
    RulePage { id: UNKNOWN_KEY, text: include_str!("../rules/config-unknown-key.md") },
    RulePage { id: WRONG_TYPE, text: include_str!("../rules/config-wrong-type.md") },
    RulePage { id: WRONG_VALUE, text: include_str!("../rules/config-wrong-value.md") },
    RulePage { id: UNREADABLE, text: include_str!("../rules/source-unreadable.md") },
];
