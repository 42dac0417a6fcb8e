//! GitLab's code quality report: a JSON array of issues with a path, a line and a fingerprint.

use serde::Serialize;

use super::view::{ReportView, Severity};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'a str,
    location: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Accepted findings are left out: the format has no way to say that somebody took a decision.
pub(crate) fn render(report: &ReportView) -> serde_json::Result<String> {
    let fallback = report.inputs.last().map_or("", |input| input.name.as_str());
    let issues: Vec<Issue<'_>> = report
        .findings
        .iter()
        .filter(|finding| finding.accepted.is_none())
        .map(|finding| Issue {
            description: format!("{}: {}", finding.subject, finding.message),
            check_name: finding.rule,
            fingerprint: &finding.fingerprint,
            severity: match finding.severity {
                Severity::Error => "blocker",
                Severity::Breaking => "critical",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Place {
                path: finding.place().map_or(fallback, |place| place.file.as_str()),
                lines: Lines { begin: finding.place().map_or(1, |place| place.line) },
            },
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&issues)?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::output::samples;

    #[test]
    fn issues_have_what_gitlab_reads() -> anyhow::Result<()> {
        let issues: Vec<Value> = serde_json::from_str(&super::render(&samples::report())?)?;
        assert_eq!(issues.len(), 3);
        for issue in &issues {
            assert!(
                ["blocker", "critical", "major", "minor", "info"].contains(&issue["severity"].as_str().unwrap_or(""))
            );
            for pointer in ["/description", "/check_name", "/fingerprint", "/location/path"] {
                assert!(issue.pointer(pointer).is_some_and(Value::is_string), "{pointer}");
            }
            assert!(issue.pointer("/location/lines/begin").and_then(Value::as_u64).is_some_and(|line| line > 0));
        }
        Ok(())
    }
}
