//! The report for a terminal: grouped by operation, worst first, with the lines of both files.

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use super::view::{ClientsView, FindingView, LocationView, Outcome, ProofState, ReportView, Severity, counts, groups};
use super::words::{acceptance, counted, files, reached, shortened, tally, verdict};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GREEN: Style = AnsiColor::Green.on_default().bold();
const RED: Style = AnsiColor::Red.on_default().bold();

/// How much of the report to show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Most findings; 0 for all.
    pub(crate) max_findings: usize,
    /// Columns of the terminal.
    pub(crate) width: usize,
    /// Leave out what is no finding: the heading and the advice at the end.
    pub(crate) quiet: bool,
}

/// With ANSI styles; the writer takes them out where they are not wanted.
pub(crate) fn render(report: &ReportView, options: Options) -> String {
    let mut out = String::new();
    if !options.quiet {
        heading(&mut out, report);
    }
    let most = if options.max_findings == 0 { usize::MAX } else { options.max_findings };
    // The limit takes the worst of all groups, not the whole of the first.
    let (shown, left) = report.findings.split_at(most.min(report.findings.len()));
    for (subject, findings) in groups(shown) {
        let _ = writeln!(out, "{BOLD}{subject}{BOLD:#}\n");
        let mut after_line = false;
        for finding in findings {
            if finding.severity == Severity::Info || finding.accepted.is_some() {
                brief(&mut out, finding);
                after_line = true;
            } else {
                if after_line {
                    out.push('\n');
                }
                full(&mut out, finding, options);
                out.push('\n');
                after_line = false;
            }
        }
        if after_line {
            out.push('\n');
        }
    }
    if !left.is_empty() {
        let what = tally(counts(left));
        let _ = writeln!(out, "{DIM}... and {} more ({what}); --max-findings 0 for all{DIM:#}\n", left.len());
    }
    if let Some(view) = report.clients.as_ref().filter(|_| !options.quiet) {
        clients(&mut out, view);
    }
    if let Some(view) = report.replay.as_deref().filter(|_| !options.quiet) {
        super::replay::text(&mut out, view, options.width);
    }
    if let Some(advice) = acceptance(report).filter(|_| !options.quiet) {
        let _ = writeln!(out, "{DIM}{advice}{DIM:#}\n");
    }
    footer(&mut out, report);
    out
}

fn heading(out: &mut String, report: &ReportView) {
    for input in &report.inputs {
        let role = if input.role == "schema" { String::new() } else { format!("{DIM}{:<8}{DIM:#}  ", input.role) };
        let title = match (&input.title, &input.version) {
            (Some(title), Some(version)) => format!("  {} {}", shortened(title, 60), shortened(version, 20)),
            (Some(title), None) => format!("  {}", shortened(title, 60)),
            _ => String::new(),
        };
        let _ = writeln!(out, "{role}{}{DIM}{title}{DIM:#}", input.name);
    }
    if !report.inputs.is_empty() {
        out.push('\n');
    }
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error | Severity::Breaking => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Blue.on_default().bold(),
    }
}

/// One line: what nobody has to act on.
fn brief(out: &mut String, finding: &FindingView) {
    let colour = style(finding.severity);
    let mut place = finding.place().map(|place| format!(" {}:{}", place.file, place.line)).unwrap_or_default();
    if finding.failing && finding.is_change {
        place.push_str(&format!(" {}", finding.fingerprint));
    }
    let _ = writeln!(
        out,
        "  {colour}{:<8}{colour:#}  {}  {DIM}{}{place}{DIM:#}",
        finding.severity.name(),
        finding.message,
        finding.rule
    );
    for reason in finding.reasons.iter().chain(&finding.accepted) {
        let _ = writeln!(out, "            {DIM}{reason}{DIM:#}");
    }
}

/// With the lines of both files, the proof and the advice.
fn full(out: &mut String, finding: &FindingView, options: Options) {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Breaking => Level::ERROR.with_name("breaking"),
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.rule));
    let two_sided = finding.base.is_some() && finding.revision.is_some();
    for (place, label) in [(&finding.base, "before"), (&finding.revision, "now")] {
        if let Some(place) = place {
            group = with_place(group, place, if two_sided { label } else { "" });
        }
    }
    for related in &finding.related {
        group = with_place(group, &related.location, &related.what);
    }
    if let Some(reach) = reach(finding) {
        group = group.element(Level::NOTE.message(reach));
    }
    for note in notes(finding) {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .term_width(options.width)
        .error(style(finding.severity))
        .warning(style(Severity::Warning))
        .note(DIM)
        .emphasis(BOLD)
        .line_num(DIM)
        .context(DIM)
        .help(AnsiColor::Cyan.on_default());
    out.push_str(renderer.render(&[group]).trim_end());
    out.push('\n');
    witness(out, finding);
    difference(out, finding, options);
}

/// The difference between a file and what would be generated.
fn difference(out: &mut String, finding: &FindingView, options: Options) {
    let Some(diff) = &finding.diff else { return };
    let most = if options.max_findings == 0 { usize::MAX } else { DIFF_LINES };
    out.push('\n');
    // The names of both sides stand above already.
    let lines = diff.lines().filter(|line| !line.starts_with("--- ") && !line.starts_with("+++ "));
    let mut left = 0;
    for (number, line) in lines.enumerate() {
        if number >= most {
            left += 1;
            continue;
        }
        let colour = match line.as_bytes().first() {
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        let _ = writeln!(out, "   {colour}{}{colour:#}", shortened(line, 160));
    }
    if left > 0 {
        let _ = writeln!(out, "   {DIM}... {} more; --max-findings 0 for all{DIM:#}", counted(left, "line"));
    }
}

const DIFF_LINES: usize = 40;

/// The clients, and with `--dry-run` their files.
fn clients(out: &mut String, clients: &ClientsView) {
    for client in &clients.clients {
        let _ = writeln!(
            out,
            "{BOLD}{}{BOLD:#}  {}  {DIM}{} · {}, {}{DIM:#}",
            client.target,
            client.folder,
            files(client),
            counted(client.operations, "operation"),
            counted(client.types, "type"),
        );
        if clients.outcome == Outcome::Planned {
            for change in &client.changes {
                let _ = writeln!(out, "  {DIM}{:<9}{DIM:#}  {}", change.state, change.path);
            }
        }
    }
    if !clients.clients.is_empty() {
        out.push('\n');
    }
}

fn with_place<'a>(group: Group<'a>, place: &'a LocationView, label: &'a str) -> Group<'a> {
    let origin = Origin::path(place.file.as_str()).line(place.line as usize).char_column(place.column as usize);
    let Some(frame) = &place.frame else { return group.element(origin) };
    let annotation = AnnotationKind::Primary.span(frame.start..frame.end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    let snippet =
        Snippet::source(frame.text.as_str()).line_start(frame.first_line as usize).fold(false).annotation(annotation);
    // The renderer counts columns in the text that it is given, which is wrong for a part of a line.
    if frame.cropped {
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(place.file.as_str()))
    }
}

fn reach(finding: &FindingView) -> Option<String> {
    let reaches = &finding.reaches;
    let first: Vec<&str> = reaches.places.iter().take(3).map(|place| reached(place)).collect();
    match (reaches.count, first.as_slice()) {
        (0, _) | (_, []) => None,
        // The heading names the operation already.
        (1, [only]) => {
            let rest = only.strip_prefix(finding.subject.as_str()).map_or(*only, str::trim_start);
            (!rest.is_empty()).then(|| format!("at {rest}"))
        }
        (count, first) => {
            let rest = count.saturating_sub(first.len());
            let tail = if rest > 0 { format!("\nand {rest} more") } else { String::new() };
            Some(format!("reaches {count} places\n{}{tail}", first.join("\n")))
        }
    }
}

fn notes(finding: &FindingView) -> Vec<String> {
    let mut notes = finding.reasons.clone();
    match (finding.proof.state, &finding.proof.reason) {
        (ProofState::Unknown, Some(reason)) => {
            let note = format!("not proved: {reason}");
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        (ProofState::Unknown, None) => notes.push("not proved".to_owned()),
        (ProofState::Refused, _) => {
            notes.push("the counterexample does not hold by the second validator: please report this".to_owned());
        }
        _ => {}
    }
    if !finding.used_by.is_empty() {
        let first: Vec<String> =
            finding.used_by.iter().take(3).map(|usage| format!("{} ({})", usage.consumer, usage.place)).collect();
        let rest = finding.used_by.len() - first.len();
        let tail = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        notes.push(format!("used by {}{tail}", first.join(", ")));
    }
    if finding.is_change {
        notes.push(format!("fingerprint {}", finding.fingerprint));
    }
    notes
}

/// The message that breaks, as it goes over the wire.
fn witness(out: &mut String, finding: &FindingView) {
    let Some(witness) = &finding.witness else { return };
    if !finding.proven {
        return;
    }
    let text = match &witness.message {
        Some(message) => message.clone(),
        None => witness.value.to_string(),
    };
    let _ = writeln!(out, "\n   {RED}this breaks{RED:#}{DIM}, checked against both schemas{DIM:#}");
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().take(WITNESS_LINES) {
        let gap = if line.is_empty() { "" } else { " " };
        let _ = writeln!(out, "   {DIM}│{DIM:#}{gap}{}", shortened(line, 160));
    }
    if lines.len() > WITNESS_LINES {
        let _ = writeln!(out, "   {DIM}│ ... {} more{DIM:#}", counted(lines.len() - WITNESS_LINES, "line"));
    }
    if let Some(refusal) = &witness.refusal {
        let _ = writeln!(out, "   {DIM}╰{DIM:#} {}", shortened(refusal, 200));
    }
}

const WITNESS_LINES: usize = 16;

fn footer(out: &mut String, report: &ReportView) {
    let counts = report.counts();
    let (colour, sign) = if report.verdict.status == 0 { (GREEN, "✓") } else { (RED, "✗") };
    let mut parts = vec![tally(counts)];
    if report.command == "diff" {
        if counts.proven > 0 {
            parts.push(format!("{} proven", counts.proven));
        }
        if report.semver != "none" {
            parts.push(format!("version step: {}", report.semver));
        }
    }
    let _ = writeln!(out, "{colour}{sign} {}{colour:#}  {DIM}{}{DIM:#}", verdict(report), parts.join(" · "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::samples;

    fn plain(report: &ReportView, max_findings: usize) -> String {
        let options = Options { max_findings, width: 110, quiet: false };
        anstream::adapter::strip_str(&render(report, options)).to_string()
    }

    #[test]
    fn the_worst_come_first_and_the_verdict_last() {
        let text = plain(&samples::report(), 0);
        let order: Vec<usize> = ["breaking[", "warning[", "info "].iter().filter_map(|part| text.find(part)).collect();
        assert!(order.len() == 3 && order.is_sorted(), "{text}");
        assert!(
            text.trim_end().lines().last().is_some_and(|line| line.starts_with("✗ 2 findings at or above")),
            "{text}"
        );
    }

    #[test]
    fn what_is_cut_is_counted() {
        let text = plain(&samples::large(2_000), 25);
        assert!(
            text.contains("... and 1975 more (475 breaking, 500 warnings, 1000 accepted); --max-findings 0 for all"),
            "{text}"
        );
        assert_eq!(text.matches("breaking[").count(), 25);
    }
}
