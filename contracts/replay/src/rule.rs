//! The rules that replays and proxies report, a page each under `rules/`.

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
    REPLAY_ANSWER_BROKEN = "replay-answer-broken",
    REPLAY_ANSWER_TOO_LARGE = "replay-answer-too-large",
    REPLAY_AUTH_FAILED = "replay-auth-failed",
    REPLAY_BODY_EXTRA = "replay-body-extra",
    REPLAY_BODY_MISSING = "replay-body-missing",
    REPLAY_BODY_TYPE = "replay-body-type",
    REPLAY_BODY_UNREADABLE = "replay-body-unreadable",
    REPLAY_BODY_VALUE = "replay-body-value",
    REPLAY_CONTRACT = "replay-contract",
    REPLAY_EVENT_UNKNOWN = "replay-event-unknown",
    REPLAY_EXAMPLE = "replay-example",
    REPLAY_FIELD_UNDECLARED = "replay-field-undeclared",
    REPLAY_GRAPHQL_DATA = "replay-graphql-data",
    REPLAY_GRAPHQL_ERRORS = "replay-graphql-errors",
    REPLAY_GRAPHQL_INVALID = "replay-graphql-invalid",
    REPLAY_HEADER = "replay-header",
    REPLAY_MEDIA_TYPE = "replay-media-type",
    REPLAY_NOT_VERIFIED = "replay-not-verified",
    REPLAY_OPERATION_UNKNOWN = "replay-operation-unknown",
    REPLAY_PARAMETER_INVALID = "replay-parameter-invalid",
    REPLAY_PARAMETER_MISSING = "replay-parameter-missing",
    REPLAY_PARAMETER_UNKNOWN = "replay-parameter-unknown",
    REPLAY_PENDING_PASSES = "replay-pending-passes",
    REPLAY_REQUEST_BODY_INVALID = "replay-request-body-invalid",
    REPLAY_REQUEST_BODY_MISSING = "replay-request-body-missing",
    REPLAY_REQUEST_BODY_UNDESCRIBED = "replay-request-body-undescribed",
    REPLAY_REQUEST_MEDIA_TYPE = "replay-request-media-type",
    REPLAY_RESPONSE_BODY = "replay-response-body",
    REPLAY_RESPONSE_BODY_UNDESCRIBED = "replay-response-body-undescribed",
    REPLAY_RESPONSE_HEADER = "replay-response-header",
    REPLAY_RESPONSE_MEDIA_TYPE = "replay-response-media-type",
    REPLAY_SECURITY_MISSING = "replay-security-missing",
    REPLAY_STATE_FAILED = "replay-state-failed",
    REPLAY_STATE_UNHANDLED = "replay-state-unhandled",
    REPLAY_STATE_UNUSED = "replay-state-unused",
    REPLAY_STATUS = "replay-status",
    REPLAY_STATUS_UNDOCUMENTED = "replay-status-undocumented",
    REPLAY_TIMEOUT = "replay-timeout",
    REPLAY_UNREACHABLE = "replay-unreachable",
    REPLAY_VALUE_MISSING = "replay-value-missing",
    TRAFFIC_OPERATION_UNKNOWN = "traffic-operation-unknown",
    TRAFFIC_REQUEST_BODY = "traffic-request-body",
    TRAFFIC_REQUEST_MEDIA_TYPE = "traffic-request-media-type",
    TRAFFIC_REQUEST_PARAMETER = "traffic-request-parameter",
    TRAFFIC_RESPONSE_BODY = "traffic-response-body",
    TRAFFIC_RESPONSE_HEADER = "traffic-response-header",
    TRAFFIC_RESPONSE_MEDIA_TYPE = "traffic-response-media-type",
    TRAFFIC_RESPONSE_STATUS = "traffic-response-status",
}

/// Every rule, by id.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
