//! Reports for the tests of the formats.

use serde_json::json;

use super::view::{
    Counts, FindingView, Frame, InputView, LocationView, ProofState, ProofView, ReachesView, RelatedView, ReportView,
    Severity, UsageView, Verdict, WitnessView,
};

pub(super) fn location(file: &str, line: u32, marked: &str) -> LocationView {
    let text = format!("properties:\n  {marked}: {{type: string}}");
    let start = text.find(marked).unwrap_or_default();
    LocationView {
        file: file.to_owned(),
        line,
        column: 3,
        pointer: Some(format!("/components/schemas/Course/properties/{marked}")),
        frame: Some(Frame {
            first_line: line - 1,
            start,
            end: start + marked.len(),
            width: marked.chars().count() as u32,
            cropped: false,
            text,
        }),
    }
}

/// A finding with everything that one can have, and names that try to be more than text.
pub(super) fn finding(severity: Severity, subject: &str, name: &str) -> FindingView {
    FindingView {
        rule: "property-removed",
        severity,
        message: format!("`{name}` was removed from the response"),
        help: Some("deprecate `it` first, and keep it until the sunset".to_owned()),
        subject: subject.to_owned(),
        reaches: ReachesView {
            count: 12,
            places: (0..10).map(|place| format!("GET /courses/{place} 200 $.data")).collect(),
        },
        direction: Some("response"),
        base: Some(location("published/openapi.yaml", 40, name)),
        revision: Some(location("openapi.yaml", 41, "title")),
        related: vec![RelatedView { what: "the first".to_owned(), location: location("openapi.yaml", 7, "first") }],
        proven: severity == Severity::Breaking,
        proof: match severity {
            Severity::Breaking => ProofView { state: ProofState::Proven, reason: None },
            _ => ProofView { state: ProofState::Unknown, reason: Some("the pattern has a look-behind".to_owned()) },
        },
        witness: (severity == Severity::Breaking).then(|| WitnessView {
            value: json!({"id": "<script>alert(1)</script>"}),
            message: Some(
                "HTTP/1.1 200\ncontent-type: application/json\n\n{\"id\": \"<script>alert(1)</script>\"}".to_owned(),
            ),
            refusal: Some(format!("`{name}` is a required property")),
        }),
        fingerprint: format!("{:016x}", subject.len() * 1_000 + name.len()),
        reasons: vec!["the stability level `beta` lowers it".to_owned()],
        accepted: (severity == Severity::Info).then(|| "agreed with the mobile team, until 2027-01-31".to_owned()),
        used_by: vec![UsageView { consumer: "web".to_owned(), place: "web/home.graphql:12".to_owned() }],
        diff: None,
        mismatch: None,
        interaction: None,
        is_change: true,
        failing: severity <= Severity::Breaking,
    }
}

pub(super) fn report() -> ReportView {
    ReportView {
        command: "diff",
        inputs: vec![input("base", "published/openapi.yaml", "1.4.0"), input("revision", "openapi.yaml", "2.0.0")],
        findings: vec![
            finding(Severity::Breaking, "GET /courses/{courseId}", "price"),
            finding(Severity::Breaking, "GET /courses/{courseId}", "</script><b>bold</b>@all"),
            finding(Severity::Warning, "schema `Tutor`", "rate"),
            finding(Severity::Info, "POST /enrolments", "coupon"),
        ],
        semver: "major",
        verdict: Verdict { threshold: "breaking", failing: 2, status: 1 },
        clients: None,
        replay: None,
    }
}

/// Nothing found.
pub(super) fn silent() -> ReportView {
    ReportView {
        findings: Vec::new(),
        semver: "none",
        verdict: Verdict { threshold: "breaking", failing: 0, status: 0 },
        clients: None,
        replay: None,
        ..report()
    }
}

/// As many findings as a large release makes.
pub(super) fn large(count: usize) -> ReportView {
    let severities = [Severity::Breaking, Severity::Warning, Severity::Info, Severity::Info];
    let mut report = report();
    report.findings = (0..count)
        .map(|at| {
            let severity = severities[at * severities.len() / count];
            let mut finding =
                finding(severity, &format!("GET /courses/{{courseId}}/part{}", at % 150), &format!("name{at}"));
            finding.fingerprint = format!("{at:016x}");
            finding
        })
        .collect();
    report
}

fn input(role: &'static str, name: &str, version: &str) -> InputView {
    InputView {
        role,
        name: name.to_owned(),
        title: Some("Linden learning platform".to_owned()),
        version: Some(version.to_owned()),
    }
}

#[test]
fn counting_sets_accepted_findings_apart() {
    let expected = Counts { breaking: 2, warning: 1, accepted: 1, proven: 2, unknown: 2, ..Counts::default() };
    assert_eq!(report().counts(), expected);
}
