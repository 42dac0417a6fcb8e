//! The rules that webhook commands report, a page each under `rules/`.

accordant_document::rule_pages! {
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
