//! What the formats say of a replay beside its findings.

use std::fmt::Write as _;

use anstyle::Style;
use indexmap::IndexMap;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use rustc_hash::FxHashSet;

use super::coverage;
use super::view::{FindingView, InteractionView, ReplayView, ReportView};
use super::words::details;

const DIM: Style = Style::new().dimmed();

/// What was skipped and why, and what the suites rely on.
pub(super) fn text(out: &mut String, replay: &ReplayView, width: usize) {
    let mut reasons: IndexMap<&str, usize> = IndexMap::new();
    for reason in replay.interactions.iter().filter_map(|interaction| interaction.reason.as_deref()) {
        *reasons.entry(reason).or_default() += 1;
    }
    for (reason, count) in &reasons {
        let _ = writeln!(out, "{DIM}{count} skipped: {reason}{DIM:#}");
    }
    if !reasons.is_empty() {
        out.push('\n');
    }
    if let Some(coverage) = &replay.coverage {
        out.push_str(&coverage::tables(coverage, width));
        out.push('\n');
    }
    if let Some(backend) = &replay.backend {
        let _ = writeln!(out, "{DIM}played against {backend}{DIM:#}");
    }
}

/// A line for each consumer.
pub(super) fn markdown(replay: &ReplayView) -> String {
    let mut out = String::new();
    for (name, interactions) in by_suite(replay) {
        let passed = interactions.iter().filter(|one| one.verdict == "passed").count();
        let _ = writeln!(out, "- {}: {passed} of {} passed", name.replace(['<', '>', '`'], ""), interactions.len());
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// A suite for each consumer and provider, a case for each interaction.
pub(super) fn junit(replay: &ReplayView, report: &ReportView) -> Report {
    let findings: IndexMap<&str, &FindingView> =
        report.findings.iter().map(|finding| (finding.fingerprint.as_str(), finding)).collect();
    let mut junit = Report::new(format!("accordant {}", report.command));
    let mut told: FxHashSet<&str> = FxHashSet::default();
    for (name, interactions) in by_suite(replay) {
        let mut suite = TestSuite::new(name.as_str());
        for interaction in interactions {
            told.extend(interaction.findings.iter().map(String::as_str));
            suite.add_test_case(case(interaction, &findings));
        }
        junit.add_test_suite(suite);
    }
    // What belongs to no interaction: states that nobody handles.
    let others: Vec<&FindingView> =
        report.findings.iter().filter(|finding| !told.contains(finding.fingerprint.as_str())).collect();
    if !others.is_empty() {
        let mut suite = TestSuite::new("replay");
        for finding in others {
            let status = if finding.failing {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_message(finding.message.as_str()).set_type(finding.rule).set_description(details(finding));
                status
            } else {
                TestCaseStatus::success()
            };
            let mut case = TestCase::new(format!("{} {}", finding.rule, finding.fingerprint), status);
            if !finding.failing {
                case.set_system_out(details(finding));
            }
            suite.add_test_case(case);
        }
        junit.add_test_suite(suite);
    }
    junit
}

fn case(interaction: &InteractionView, findings: &IndexMap<&str, &FindingView>) -> TestCase {
    let own: Vec<&FindingView> =
        interaction.findings.iter().filter_map(|fingerprint| findings.get(fingerprint.as_str()).copied()).collect();
    let text = own.iter().map(|finding| details(finding)).collect::<Vec<_>>().join("\n\n");
    // The message of a case is its first finding that matters.
    let first = own.iter().find(|finding| finding.failing).or(own.first());
    let message = first.map(|finding| finding.message.clone()).unwrap_or_default();
    let told = |kind: NonSuccessKind| {
        let mut status = TestCaseStatus::non_success(kind);
        status.set_message(message.as_str()).set_description(text.as_str());
        if let Some(first) = first {
            status.set_type(first.rule);
        }
        status
    };
    let status = match interaction.verdict {
        "failed" => told(NonSuccessKind::Failure),
        "error" => told(NonSuccessKind::Error),
        "pending" => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(format!("pending: {message}")).set_description(text.as_str());
            status
        }
        "skipped" => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(interaction.reason.as_deref().unwrap_or_default());
            status
        }
        _ => TestCaseStatus::success(),
    };
    let passed = interaction.verdict == "passed";
    let mut case = TestCase::new(interaction.name.as_str(), status);
    case.set_classname(suite_name(interaction));
    if passed && !text.is_empty() {
        case.set_system_out(text);
    }
    if let Some(place) = &interaction.place {
        case.extra.insert("file".into(), place.file.as_str().into());
        case.extra.insert("line".into(), place.line.to_string().into());
    }
    case
}

fn by_suite(replay: &ReplayView) -> IndexMap<String, Vec<&InteractionView>> {
    let mut suites: IndexMap<String, Vec<&InteractionView>> = IndexMap::new();
    for interaction in &replay.interactions {
        suites.entry(suite_name(interaction)).or_default().push(interaction);
    }
    suites
}

fn suite_name(interaction: &InteractionView) -> String {
    format!("{} -> {}", interaction.consumer, interaction.provider)
}
