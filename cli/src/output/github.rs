//! GitHub Actions workflow commands: `::error file=...,line=...::message`. GitHub shows ten of each level, so the worst
//! come first, as in every report.

use std::fmt::Write as _;

use super::view::{ReportView, Severity};
use super::words::{tally, verdict};

pub(crate) fn render(report: &ReportView) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| finding.accepted.is_none()) {
        let command = match finding.severity {
            Severity::Error | Severity::Breaking => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = format!("{}: {}", finding.subject, finding.message);
        if let Some(help) = &finding.help {
            let _ = write!(message, "\n{help}");
        }
        // An annotation can stand only on a file of the working tree.
        let place = [&finding.revision, &finding.base].into_iter().flatten().find(|place| is_in_tree(&place.file));
        let mut properties = Vec::new();
        match place {
            Some(place) => {
                properties.push(format!("file={}", property(&place.file)));
                properties.push(format!("line={}", place.line));
                properties.push(format!("col={}", place.column));
            }
            None => {
                if let Some(place) = finding.place() {
                    let _ = write!(message, "\n{}:{}:{}", place.file, place.line, place.column);
                }
            }
        }
        properties.push(format!("title={}", property(&format!("{} ({})", finding.rule, finding.severity.name()))));
        let _ = writeln!(out, "::{command} {}::{}", properties.join(","), data(&message));
    }
    let _ = writeln!(
        out,
        "::notice title=accordant {}::{}",
        property(report.command),
        data(&format!("{} ({})", verdict(report), tally(report.counts())))
    );
    out
}

fn is_in_tree(file: &str) -> bool {
    !(file.starts_with("git:") || file.contains("://") || file.starts_with("../") || file == "-" || file == "<stdin>")
}

/// The escapes of the runner's own toolkit, for what follows `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// For the values between the command's name and `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::samples;

    #[test]
    fn annotations_are_escaped_and_stand_on_files_of_the_tree() {
        let mut report = samples::report();
        report.findings[1].message = "100%\nsecond: line".to_owned();
        report.findings[1].revision = None;
        report.findings[1].base = Some(samples::location("git:main:openapi.yaml", 3, "x"));
        let lines: Vec<String> = render(&report).lines().map(str::to_owned).collect();
        assert!(
            lines[0]
                .starts_with("::error file=openapi.yaml,line=41,col=3,title=property-removed (breaking)::GET /courses")
        );
        assert!(lines[1].starts_with("::error title=property-removed (breaking)::"), "{}", lines[1]);
        assert!(lines[1].contains("100%25%0Asecond: line") && lines[1].ends_with("git:main:openapi.yaml:3:3"));
        // Two that break, one warning, the summary; the accepted one is left out.
        assert_eq!(lines.len(), 4);
        assert!(lines[3].starts_with("::notice title=accordant diff::2 findings at or above `breaking`"));
    }
}
