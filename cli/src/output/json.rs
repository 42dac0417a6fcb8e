//! The report for programs. Its JSON Schema is `cli/report.schema.json`; a test holds every report against it.
//!
//! `version` is 1. New members may be added to it; a member that goes or changes its meaning makes it 2.

use serde::Serialize;

use super::view::{ClientsView, Counts, FindingView, InputView, ReplayView, ReportView};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    command: &'a str,
    inputs: &'a [InputView],
    summary: Summary<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<&'a ClientsView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replay: Option<&'a ReplayView>,
    findings: &'a [FindingView],
}

#[derive(Serialize)]
struct Summary<'a> {
    error: usize,
    breaking: usize,
    warning: usize,
    info: usize,
    accepted: usize,
    proven: usize,
    unknown: usize,
    semver: &'a str,
    #[serde(rename = "failOn")]
    fail_on: &'a str,
    #[serde(rename = "exitStatus")]
    exit_status: u8,
}

pub(crate) fn render(report: &ReportView) -> serde_json::Result<String> {
    let Counts { error, breaking, warning, info, accepted, proven, unknown } = report.counts();
    let mut text = serde_json::to_string_pretty(&Report {
        version: 1,
        command: report.command,
        inputs: &report.inputs,
        summary: Summary {
            error,
            breaking,
            warning,
            info,
            accepted,
            proven,
            unknown,
            semver: report.semver,
            fail_on: report.verdict.threshold,
            exit_status: report.verdict.status,
        },
        generated: report.clients.as_ref(),
        replay: report.replay.as_deref(),
        findings: &report.findings,
    })?;
    text.push('\n');
    Ok(text)
}
