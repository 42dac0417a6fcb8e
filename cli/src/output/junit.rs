//! JUnit XML: every finding is a test case, and those that decide the exit status are its failures.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::view::{FindingView, ReportView};
use super::words::{details, verdict};

pub(crate) fn render(report: &ReportView) -> anyhow::Result<String> {
    if let Some(replay) = report.replay.as_deref().filter(|replay| !replay.interactions.is_empty()) {
        return finished(&super::replay::junit(replay, report));
    }
    let mut junit = Report::new(format!("accordant {}", report.command));
    for (subject, findings) in report.groups() {
        let mut suite = TestSuite::new(subject);
        for finding in findings {
            suite.add_test_case(case(finding));
        }
        junit.add_test_suite(suite);
    }
    if report.findings.is_empty() {
        let mut suite = TestSuite::new(report.inputs.last().map_or("contract", |input| input.name.as_str()));
        suite.add_test_case(TestCase::new(verdict(report), TestCaseStatus::success()));
        junit.add_test_suite(suite);
    }
    finished(&junit)
}

fn finished(junit: &Report) -> anyhow::Result<String> {
    let mut text = junit.to_string()?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

fn case(finding: &FindingView) -> TestCase {
    let text = details(finding);
    let mut case = if finding.failing {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(finding.message.as_str()).set_type(finding.severity.name()).set_description(text);
        TestCase::new(name(finding), status)
    } else {
        let mut case = TestCase::new(name(finding), TestCaseStatus::success());
        case.set_system_out(text);
        case
    };
    case.set_classname(finding.subject.as_str());
    case
}

fn name(finding: &FindingView) -> String {
    format!("{} {}", finding.rule, finding.fingerprint)
}

#[cfg(test)]
mod tests {
    use crate::output::samples;

    #[test]
    fn failures_are_the_findings_that_decide() -> anyhow::Result<()> {
        let xml = super::render(&samples::report())?;
        assert!(
            xml.contains(r#"<testsuites name="accordant diff" tests="4" skipped="0" failures="2" errors="0">"#),
            "{xml}"
        );
        assert!(xml.contains("&lt;/script&gt;") && !xml.contains("<b>"));
        Ok(())
    }

    #[test]
    fn a_silent_report_is_one_test_that_passes() -> anyhow::Result<()> {
        let xml = super::render(&samples::silent())?;
        assert!(xml.contains(r#"tests="1" skipped="0" failures="0" errors="0""#), "{xml}");
        Ok(())
    }
}
