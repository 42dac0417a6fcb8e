//! `changelog`: what changed, for the people who call the API.

use std::fmt::Write as _;

use super::Status;
use super::compare::{Comparison, Outcome, compare};
use crate::args::{ChangelogArgs, GlobalArgs};
use crate::output;
use crate::output::view::{FindingView, ReportView, Severity};
use crate::output::words::{Segment, reached, segments};

pub(super) fn run(args: &ChangelogArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let question = Comparison {
        command: "changelog",
        base: args.base.as_deref(),
        revision: args.revision.as_deref(),
        evolution: &args.evolution,
        source: &args.source,
        config: args.config.config.as_deref(),
    };
    let (view, unreadable) = match compare(&question, global)? {
        Ok(Outcome { view, unreadable, .. }) => (view, unreadable),
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    if unreadable {
        let errors = ReportView {
            command: "changelog",
            semver: "none",
            verdict: crate::output::view::Verdict { threshold: "error", failing: 0, status: 2 },
            clients: None,
            replay: None,
            findings: view.findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect(),
            inputs: Vec::new(),
        };
        output::complain(&errors, global)?;
    }
    output::destination(&page(&view), args.output.output.as_deref(), false)?;
    Ok(if unreadable { 2 } else { 0 })
}

/// One part of the page: which findings it takes, and how it is introduced.
struct Part {
    title: &'static str,
    takes: fn(&FindingView) -> bool,
}

const PARTS: [Part; 4] = [
    Part {
        title: "Breaking changes",
        takes: |finding| finding.severity == Severity::Breaking && !is_lifecycle(finding),
    },
    Part { title: "Worth a look", takes: |finding| finding.severity == Severity::Warning && !is_lifecycle(finding) },
    Part { title: "Deprecations and removals to come", takes: is_lifecycle },
    Part { title: "Other changes", takes: |finding| finding.severity == Severity::Info && !is_lifecycle(finding) },
];

/// Announcements: what will go, and when.
fn is_lifecycle(finding: &FindingView) -> bool {
    finding.rule.contains("deprecat") || finding.rule.contains("sunset") || finding.rule.contains("reactivated")
}

fn page(view: &ReportView) -> String {
    let mut out = String::new();
    let side = |role: &str| view.inputs.iter().find(|input| input.role == role);
    let version = |role: &str| side(role).and_then(|input| input.version.as_deref());
    let title = side("revision").and_then(|input| input.title.as_deref()).unwrap_or("Changes");
    match (version("base"), version("revision")) {
        (Some(from), Some(to)) if from != to => {
            let _ = writeln!(out, "# {}: {} to {}\n", inline(title), inline(from), inline(to));
        }
        _ => {
            let _ = writeln!(out, "# {}\n", inline(title));
        }
    }
    // What is wrong with files and policies is nothing to those who call the API.
    let findings: Vec<&FindingView> = view.findings.iter().filter(|finding| finding.is_change).collect();
    if findings.is_empty() {
        out.push_str("Nothing changed that a client could notice.\n");
        return out;
    }
    let _ = writeln!(out, "By semantic versioning this is {}.\n", step(view.semver));
    for part in PARTS {
        let chosen: Vec<&FindingView> = findings.iter().copied().filter(|finding| (part.takes)(finding)).collect();
        if chosen.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {}\n", part.title);
        let mut subject = None;
        let mut ordered = chosen;
        ordered.sort_by(|a, b| a.subject.cmp(&b.subject));
        for finding in ordered {
            if subject != Some(&finding.subject) {
                if subject.is_some() {
                    out.push('\n');
                }
                subject = Some(&finding.subject);
                let _ = writeln!(out, "### {}\n", code(&finding.subject));
            }
            entry(&mut out, finding);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn step(semver: &str) -> &'static str {
    match semver {
        "major" => "a **major** step: clients have to change",
        "minor" => "a **minor** step: clients keep working, and there is something new",
        "patch" => "a **patch**: clients keep working, and there is nothing new to use",
        _ => "no step at all",
    }
}

fn entry(out: &mut String, finding: &FindingView) {
    let accepted = if finding.accepted.is_some() { " *(accepted)*" } else { "" };
    let _ = writeln!(out, "- {}{accepted}", inline(&finding.message));
    if finding.reaches.count > 1 {
        let places: Vec<String> = finding.reaches.places.iter().take(5).map(|place| code(reached(place))).collect();
        let rest = finding.reaches.count.saturating_sub(places.len());
        let tail = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let _ = writeln!(out, "  Reached at {}{tail}.", places.join(", "));
    }
}

/// A message with its names as code.
fn inline(message: &str) -> String {
    segments(message)
        .into_iter()
        .map(|segment| match segment {
            Segment::Plain(text) => escaped(text),
            Segment::Code(text) => code(text),
        })
        .collect()
}

/// A code span that its content cannot end (CommonMark 0.31, section 6.1).
fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Plain words: what Markdown or HTML could take for more gets a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '`' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_names_whatever_is_in_them() {
        assert_eq!(inline("`a*b` is <b>gone</b>"), r"`a*b` is \<b\>gone\</b\>");
        assert_eq!(code("`x`"), "`` `x` ``");
    }
}
