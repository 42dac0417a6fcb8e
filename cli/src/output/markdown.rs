//! The report as a pull-request comment: one line each, details folded, at most 60 kB (GitHub takes 65,536 characters).

use std::fmt::Write as _;

use super::view::{FindingView, LocationView, ProofState, ReportView, Severity};
use super::words::{Segment, acceptance, files, reached, segments, shortened, tally, verdict};

/// Bytes of one comment, with room for what a bot may add.
const LIMIT: usize = 60_000;
/// Kept free for the line that says what was cut.
const TAIL: usize = 200;

pub(crate) fn render(report: &ReportView) -> String {
    let mut out = String::new();
    let sign = if report.verdict.status == 0 { "✅" } else { "❌" };
    let _ = writeln!(out, "## {sign} {}\n", inline(&verdict(report)));
    let names: Vec<String> = report.inputs.iter().map(|input| code(&input.name)).collect();
    let mut facts = vec![tally(report.counts())];
    if !names.is_empty() {
        facts.insert(0, names.join(" → "));
    }
    if report.command == "diff" && report.semver != "none" {
        facts.push(format!("version step: <b>{}</b>", report.semver));
    }
    let _ = writeln!(out, "{}\n", facts.join(" · "));

    for client in report.clients.iter().flat_map(|view| &view.clients) {
        let _ = writeln!(out, "- **{}** in {}: {}", client.target, code(&client.folder), files(client));
    }
    if report.clients.is_some() {
        out.push('\n');
    }

    if let Some(view) = &report.replay {
        out.push_str(&super::replay::markdown(view));
    }

    let mut shown = 0;
    'groups: for (subject, findings) in report.groups() {
        let mut heading = format!("### {}\n\n", code(subject));
        for finding in findings {
            let piece = details(finding);
            if out.len() + heading.len() + piece.len() + TAIL > LIMIT {
                break 'groups;
            }
            out.push_str(&std::mem::take(&mut heading));
            out.push_str(&piece);
            shown += 1;
        }
    }
    let left = report.findings.len() - shown;
    if left > 0 {
        let _ = writeln!(
            out,
            "\n**{left} more of {} findings do not fit into a comment.** All of them: `--format html`.",
            report.findings.len()
        );
    }
    if let Some(advice) = acceptance(report) {
        let _ = writeln!(out, "<sub>{}</sub>", inline(advice));
    }
    out
}

fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "🛑",
        Severity::Breaking => "❌",
        Severity::Warning => "⚠️",
        Severity::Info => "ℹ️",
    }
}

fn details(finding: &FindingView) -> String {
    let mut out = String::new();
    let accepted = if finding.accepted.is_some() { " (accepted)" } else { "" };
    let proven = if finding.proven { " · proven" } else { "" };
    let _ = writeln!(
        out,
        "<details><summary>{} <b>{}</b>{accepted} {} <sub>{}{proven}</sub></summary>\n",
        sign(finding.severity),
        finding.severity.name(),
        inline(&shortened(&finding.message, 400)),
        finding.rule,
    );
    let mut facts = Vec::new();
    for (side, place) in [("before", &finding.base), ("now", &finding.revision)] {
        if let Some(place) = place {
            facts.push(format!("{side}: {}", at(place)));
        }
    }
    for related in &finding.related {
        facts.push(format!("{}: {}", inline(&related.what), at(&related.location)));
    }
    if finding.reaches.count > 1 {
        let places: Vec<String> = finding.reaches.places.iter().take(5).map(|place| code(reached(place))).collect();
        let rest = finding.reaches.count.saturating_sub(places.len());
        let tail = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        facts.push(format!("reaches {} places: {}{tail}", finding.reaches.count, places.join(", ")));
    }
    for usage in finding.used_by.iter().take(5) {
        facts.push(format!("used by {} ({})", inline(&usage.consumer), code(&usage.place)));
    }
    facts.extend(finding.reasons.iter().map(|reason| inline(reason)));
    if let (ProofState::Unknown, Some(reason)) = (finding.proof.state, &finding.proof.reason)
        && !finding.reasons.iter().any(|known| known.ends_with(reason.as_str()))
    {
        facts.push(format!("not proved: {}", inline(reason)));
    }
    facts.extend(finding.accepted.iter().map(|reason| format!("accepted: {}", inline(reason))));
    if finding.is_change {
        facts.push(format!("<sub>fingerprint {}</sub>", code(&finding.fingerprint)));
    }
    for fact in facts {
        let _ = writeln!(out, "- {fact}");
    }
    if let Some(witness) = finding.witness.as_ref().filter(|_| finding.proven) {
        let text = witness.message.clone().unwrap_or_else(|| witness.value.to_string());
        let text = shortened(&text, 1_500);
        let fence = fence(&text);
        let _ = writeln!(out, "\nThis breaks:\n\n{fence}http\n{text}\n{fence}");
        if let Some(refusal) = &witness.refusal {
            let _ = writeln!(out, "\n{}", inline(&shortened(refusal, 400)));
        }
    }
    if let Some(diff) = &finding.diff {
        let diff = shortened(diff, 3_000);
        let fence = fence(&diff);
        let _ = writeln!(out, "\n{fence}diff\n{}\n{fence}", diff.trim_end());
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "\n**To do:** {}", inline(help));
    }
    out.push_str("\n</details>\n\n");
    out
}

fn at(place: &LocationView) -> String {
    code(&format!("{}:{}:{}", place.file, place.line, place.column))
}

/// A fence longer than any run of back-ticks inside.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

/// A message with its names as code, everything else as plain text.
fn inline(message: &str) -> String {
    segments(message)
        .into_iter()
        .map(|segment| match segment {
            Segment::Plain(text) => escaped(text),
            Segment::Code(text) => code(text),
        })
        .collect()
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

/// Every character that Markdown or HTML could take for more than text, as an entity. An `@` gets an empty comment after
/// it, so that nobody is mentioned.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            '@' => out.push_str("@<!-- -->"),
            '&' | '<' | '>' | '"' | '*' | '_' | '[' | ']' | '(' | ')' | '`' | '\\' | '|' | '~' | '#' | '!' | '$' => {
                let _ = write!(out, "&#{};", c as u32);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::samples;

    #[test]
    fn a_hostile_name_stays_text() {
        assert_eq!(inline("`</details>*x*` is @all"), "<code>&#60;/details&#62;&#42;x&#42;</code> is @<!-- -->all");
    }

    #[test]
    fn a_comment_fits_and_counts_what_it_leaves_out() {
        let comment = render(&samples::large(2_000));
        assert!(comment.len() <= LIMIT, "{} bytes", comment.len());
        let shown = comment.matches("<details>").count();
        assert!(shown > 10 && comment.matches("</details>").count() == shown);
        assert!(comment.contains(&format!("**{} more of 2000 findings", 2_000 - shown)));
    }

    #[test]
    fn a_small_report_is_whole() {
        let comment = render(&samples::report());
        assert_eq!(comment.matches("<details>").count(), 4);
        assert!(!comment.contains("<script>alert") || comment.contains("```http"));
        assert!(!comment.contains("more of"));
        assert!(render(&samples::silent()).starts_with("## ✅ passes"));
    }

    #[test]
    fn a_fence_outlasts_its_content() {
        assert_eq!(fence("a ```` b"), "`````");
        assert_eq!(fence("plain"), "```");
    }
}
