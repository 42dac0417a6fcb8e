//! The rules that webhook commands report, a page each under `rules/`.

use accordant_document::Severity;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent.
    pub id: &'static str,
    /// The whole page.
    pub text: &'static str,
}

impl Rule {
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

        static RULES: &[Rule] = &[$(Rule { id: $id, text: include_str!(concat!("../rules/", $id, ".md")) },)*];
    };
}

table! {
    WEBHOOK_CAPTURE_ALTERED = "webhook-capture-altered",
    WEBHOOK_DIGEST_MISMATCH = "webhook-digest-mismatch",
    WEBHOOK_DUPLICATE = "webhook-duplicate",
    WEBHOOK_EVENT_UNKNOWN = "webhook-event-unknown",
    WEBHOOK_KEY_UNUSABLE = "webhook-key-unusable",
    WEBHOOK_PAYLOAD_INVALID = "webhook-payload-invalid",
    WEBHOOK_PAYLOAD_UNDESCRIBED = "webhook-payload-undescribed",
    WEBHOOK_PAYLOAD_UNREADABLE = "webhook-payload-unreadable",
    WEBHOOK_PAYLOAD_VALID = "webhook-payload-valid",
    WEBHOOK_SIGNATURE_INCOMPLETE = "webhook-signature-incomplete",
    WEBHOOK_SIGNATURE_MALFORMED = "webhook-signature-malformed",
    WEBHOOK_SIGNATURE_MISMATCH = "webhook-signature-mismatch",
    WEBHOOK_SIGNATURE_MISSING = "webhook-signature-missing",
    WEBHOOK_SIGNATURE_REFUSED = "webhook-signature-refused",
    WEBHOOK_SIGNATURE_VERIFIED = "webhook-signature-verified",
    WEBHOOK_TIME_FUTURE = "webhook-time-future",
    WEBHOOK_TIME_MISSING = "webhook-time-missing",
    WEBHOOK_TIME_OLD = "webhook-time-old",
    WEBHOOK_TIME_UNCHECKED = "webhook-time-unchecked",
    WEBHOOK_UNREADABLE = "webhook-unreadable",
}

/// Every rule, by id.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
