//! Answers held against what consumers expect, as findings.

use std::cell::LazyCell;

use accordant_document::Severity;
use accordant_suite::matching::{Actual, Code, Mismatch, Plan};
use accordant_suite::{Category, Content, Interaction, Matcher, Response, Rule, Value};

use super::send::Answer;
use crate::finding::{Finding, Mismatched};
use crate::redact::Redactor;
use crate::rule::ids;

/// What is hidden in what is said of one exchange; made when something is said, which in most is nothing.
pub(super) type Lazy<'l> = LazyCell<Redactor, Box<dyn FnOnce() -> Redactor + 'l>>;

/// Findings of one answer that are told; behind them people fix the first and ask again.
const TOLD: usize = 50;

/// Longest text of an answer that is told with its status.
const SAID: usize = 200;

/// Everything of an answer that the consumer does not expect. One with another status is another answer: that its body is
/// not the expected one says nothing more, and what it says itself does.
pub(super) fn answer(expected: &Response, answer: &Answer, redactor: &Lazy<'_>) -> Vec<Finding> {
    let headers: Vec<(&str, &str)> =
        answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let actual = Actual { status: answer.status, headers: &headers, body: &answer.body, ..Actual::default() };
    let mismatches = Plan::response(expected).check(&actual);
    match mismatches.iter().find(|mismatch| mismatch.code == Code::Status) {
        Some(status) => vec![another_status(finding(status, redactor), answer, redactor)],
        None => mismatches.iter().take(TOLD).map(|mismatch| finding(mismatch, redactor)).collect(),
    }
}

fn another_status(mut finding: Finding, answer: &Answer, redactor: &Lazy<'_>) -> Finding {
    if let Some(said) = said(&answer.body) {
        let said: String = redactor.text(&said).chars().take(SAID).collect();
        finding.message = format!("{}; the answer says `{said}`", finding.message);
    }
    if matches!(answer.status, 401 | 403) {
        return finding.help(
            "look which credentials are sent (`replay.auth` in accordant.yaml), or expect this status; nothing else of \
             the answer was compared",
        );
    }
    finding
}

/// What an answer about a fault says, where it says it as most do: problem details (RFC 9457), OAuth 2.0 (RFC 6749,
/// section 5.2), or a message by itself.
fn said(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let text = |value: &serde_json::Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    ["detail", "error_description", "message", "title", "error"].iter().find_map(|name| {
        let value = body.get(name)?;
        text(value).or_else(|| text(value.get("message")?))
    })
}

fn finding(mismatch: &Mismatch, redactor: &Lazy<'_>) -> Finding {
    let Mismatch { code, path, rule, expected, actual, origin } = mismatch;
    let (expected, actual) = if *code == Code::Header {
        (redactor.header(path, expected), redactor.header(path, actual))
    } else {
        (redactor.at_path(path, expected), redactor.at_path(path, actual))
    };
    let by = if rule.is_empty() || rule == "equality" { String::new() } else { format!(" ({rule})") };
    let (id, message) = match code {
        Code::Status => (ids::REPLAY_STATUS, format!("the status is {actual}, not {expected}{by}")),
        Code::Header if actual.is_empty() => (ids::REPLAY_HEADER, format!("the header `{path}` is missing")),
        Code::Header => (ids::REPLAY_HEADER, format!("the header `{path}` is `{actual}`, not `{expected}`{by}")),
        Code::ContentType => (ids::REPLAY_MEDIA_TYPE, format!("the body is `{actual}`, not `{expected}`{by}")),
        Code::BodyMissing if path.is_empty() || path == "$" => {
            (ids::REPLAY_BODY_MISSING, format!("the body lacks what is expected: {expected}{by}"))
        }
        Code::BodyMissing => (ids::REPLAY_BODY_MISSING, format!("`{path}` is missing")),
        Code::BodyExtra => (ids::REPLAY_BODY_EXTRA, format!("`{path}` is there and may not be: {actual}")),
        Code::BodyType => (ids::REPLAY_BODY_TYPE, format!("`{path}` is {actual}, and not as {expected}{by}")),
        Code::BodyInvalid => (ids::REPLAY_BODY_UNREADABLE, format!("the body cannot be read: {actual}")),
        Code::UnknownMatcher => (ids::REPLAY_NOT_VERIFIED, format!("`{path}` has a rule that is not known: {rule}")),
        Code::Metadata => (ids::REPLAY_BODY_VALUE, format!("the metadata `{path}` is {actual}, not {expected}{by}")),
        Code::BodyValue | Code::Method | Code::Path | Code::Query => {
            (ids::REPLAY_BODY_VALUE, format!("`{path}` is {actual}, not {expected}{by}"))
        }
    };
    let severity = if *code == Code::UnknownMatcher { Severity::Info } else { Severity::Error };
    Finding::new(id, severity, *origin, message).help(help(*code)).mismatch(Mismatched {
        path: path.clone(),
        rule: rule.clone(),
        expected,
        actual,
    })
}

/// Errors of a GraphQL answer that the consumer does not expect: data beside them is only a part (GraphQL, section 7.1.2).
pub(super) fn graphql_errors(expected: &Response, answer: &Answer, redactor: &Lazy<'_>) -> Option<Finding> {
    if let Content::Json(Value::Map(members)) = &expected.part.content
        && members.contains_key("errors")
    {
        return None;
    }
    let body: serde_json::Value = serde_json::from_slice(&answer.body).ok()?;
    let errors = body.get("errors").filter(|errors| !errors.is_null())?;
    let first = errors.get(0).and_then(|error| error.get("message")).and_then(serde_json::Value::as_str);
    let message = match first {
        Some(first) => format!("the answer has errors, and none are expected: {}", redactor.text(first)),
        None => "the answer has errors, and none are expected".to_owned(),
    };
    Some(
        Finding::error(ids::REPLAY_GRAPHQL_ERRORS, expected.part.origin, message)
            .help("correct the backend, or expect `errors` in the suite"),
    )
}

const fn help(code: Code) -> &'static str {
    match code {
        Code::Status => {
            "correct the backend, or the suite where this consumer does not rely on it; nothing else of the answer was \
             compared"
        }
        Code::BodyExtra => "let the backend leave it out, or loosen what the suite says of this list or object",
        Code::UnknownMatcher => "write the expectation with matchers that are known; it is never taken for passed",
        _ => "correct the backend, or loosen the suite where this consumer does not rely on it",
    }
}

/// The first matcher of an interaction that nobody here knows.
pub(super) fn unknown_matcher(interaction: &Interaction) -> Option<String> {
    let part = match &interaction.exchange {
        accordant_suite::Exchange::Http { response, .. } | accordant_suite::Exchange::Graphql { response, .. } => {
            &response.part
        }
        _ => return None,
    };
    part.rules.0.iter().find_map(unknown_in_rule)
}

fn unknown_in_rule(rule: &Rule) -> Option<String> {
    let unknown = rule.matchers.iter().find_map(unknown_in);
    // A rule on the request says how a mock knows it, and nothing of the answer.
    unknown.filter(|_| !matches!(rule.category, Category::Method | Category::Path | Category::Query))
}

fn unknown_in(matcher: &Matcher) -> Option<String> {
    match matcher {
        Matcher::Unknown { name, .. } => Some(name.clone()),
        Matcher::EachKey(inner) | Matcher::EachValue(inner) | Matcher::Optional(inner) => {
            inner.iter().find_map(unknown_in)
        }
        Matcher::ArrayContains(variants) => {
            variants.iter().flat_map(|variant| &variant.rules).find_map(unknown_in_rule)
        }
        _ => None,
    }
}
