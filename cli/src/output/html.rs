//! One self-contained page: search, filters, light and dark. The templates are in the crate `accordant-templates`; all
//! logic is here, and everything that is not markup goes through their escaping.

use std::collections::BTreeMap;

use accordant_templates::template;
use anyhow::Context as _;
use handlebars::Handlebars;
use serde::Serialize;

use super::view::{FindingView, LocationView, ProofState, ReportView, Severity};
use super::words::{Segment, reached, segments, tally, verdict};

#[derive(Serialize)]
struct Page<'a> {
    title: String,
    style: &'a str,
    script: &'a str,
    version: &'a str,
    verdict: Vec<Piece>,
    verdict_class: &'a str,
    sign: &'a str,
    tally: String,
    semver: Option<&'a str>,
    proven: Option<usize>,
    inputs: Vec<Input<'a>>,
    any: bool,
    total: usize,
    severities: Vec<Count<'a>>,
    subjects: Vec<Subject<'a>>,
    rules: Vec<Count<'a>>,
    groups: Vec<Group<'a>>,
}

/// A stretch of a message: one of the two is null.
#[derive(Serialize)]
struct Piece {
    plain: Option<String>,
    code: Option<String>,
}

#[derive(Serialize)]
struct Input<'a> {
    role: &'a str,
    name: &'a str,
    label: Option<String>,
}

#[derive(Serialize)]
struct Count<'a> {
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Subject<'a> {
    index: usize,
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Group<'a> {
    index: usize,
    subject: &'a str,
    count: usize,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    /// Unique in the page, and the fingerprint where that is.
    id: String,
    severity: &'a str,
    rule: &'a str,
    message: Vec<Piece>,
    help: Option<Vec<Piece>>,
    accepted: bool,
    proven: bool,
    used: bool,
    direction: Option<&'a str>,
    places: Vec<Place<'a>>,
    witness: Option<String>,
    refusal: Option<Vec<Piece>>,
    diff: Option<&'a str>,
    notes: Vec<Vec<Piece>>,
    reaches: Vec<&'a str>,
    reach_count: usize,
    reach_word: &'a str,
    reach_more: Option<usize>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    label: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    pointer: Option<&'a str>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: u32,
    before: String,
    marked: String,
    after: String,
}

pub(crate) fn render(report: &ReportView) -> anyhow::Result<String> {
    let text = |name: &str| template(name).with_context(|| format!("the template {name} is not part of this build"));
    let mut handlebars = Handlebars::new();
    handlebars.set_strict_mode(true);
    for (partial, file) in
        [("finding", "report/finding.hbs"), ("frame", "report/frame.hbs"), ("message", "report/message.hbs")]
    {
        handlebars.register_partial(partial, text(file)?)?;
    }
    handlebars.register_template_string("page", text("report/page.hbs")?)?;
    let page = page(report, text("report/style.css")?, text("report/script.js")?);
    Ok(handlebars.render("page", &page)?)
}

fn page<'a>(report: &'a ReportView, style: &'a str, script: &'a str) -> Page<'a> {
    let counts = report.counts();
    let mut severities = Vec::new();
    for severity in Severity::ALL {
        let count = report.findings.iter().filter(|finding| finding.severity == severity).count();
        if count > 0 {
            severities.push(Count { name: severity.name(), count });
        }
    }
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &report.findings {
        *rules.entry(finding.rule).or_default() += 1;
    }
    let groups = report.groups();
    let mut subjects: Vec<Subject<'_>> = groups
        .iter()
        .enumerate()
        .map(|(index, (name, findings))| Subject { index, name, count: findings.len() })
        .collect();
    subjects.sort_by_key(|subject| subject.name);
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    Page {
        title: format!("accordant {}: {}", report.command, verdict(report)),
        style,
        script,
        version: env!("CARGO_PKG_VERSION"),
        verdict: pieces(&verdict(report)),
        verdict_class: if report.verdict.status == 0 { "pass" } else { "fail" },
        sign: if report.verdict.status == 0 { "✓" } else { "✗" },
        tally: tally(counts),
        semver: (report.command == "diff" && report.semver != "none").then_some(report.semver),
        proven: (counts.proven > 0).then_some(counts.proven),
        inputs: report
            .inputs
            .iter()
            .map(|input| Input {
                role: input.role,
                name: &input.name,
                label: input.title.as_ref().map(|title| match &input.version {
                    Some(version) => format!("{title} {version}"),
                    None => title.clone(),
                }),
            })
            .collect(),
        any: !report.findings.is_empty(),
        total: report.findings.len(),
        severities,
        subjects,
        rules: rules.into_iter().map(|(name, count)| Count { name, count }).collect(),
        groups: groups
            .into_iter()
            .enumerate()
            .map(|(index, (subject, findings))| Group {
                index,
                subject,
                count: findings.len(),
                findings: findings
                    .into_iter()
                    .map(|finding| {
                        let seen = ids.entry(&finding.fingerprint).or_default();
                        *seen += 1;
                        let id = match *seen {
                            1 => finding.fingerprint.clone(),
                            more => format!("{}-{more}", finding.fingerprint),
                        };
                        self::finding(finding, id)
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn finding(finding: &FindingView, id: String) -> Finding<'_> {
    let mut notes: Vec<Vec<Piece>> = finding.reasons.iter().map(|reason| pieces(reason)).collect();
    if let (ProofState::Unknown, Some(reason)) = (finding.proof.state, &finding.proof.reason)
        && !finding.reasons.iter().any(|known| known.ends_with(reason.as_str()))
    {
        notes.push(pieces(&format!("not proved: {reason}")));
    }
    notes.extend(finding.accepted.iter().map(|reason| pieces(&format!("accepted: {reason}"))));
    notes.extend(
        finding.used_by.iter().map(|usage| pieces(&format!("used by {} at `{}`", usage.consumer, usage.place))),
    );
    let witness = finding.witness.as_ref().filter(|_| finding.proven);
    let listed = finding.reaches.places.len();
    let mut places: Vec<Place<'_>> = Vec::new();
    let two_sided = finding.base.is_some() && finding.revision.is_some();
    for (label, location) in [("before", &finding.base), ("now", &finding.revision)] {
        if let Some(location) = location {
            places.push(place(location, if two_sided { label } else { "" }));
        }
    }
    places.extend(finding.related.iter().map(|related| place(&related.location, &related.what)));
    Finding {
        id,
        severity: finding.severity.name(),
        rule: finding.rule,
        message: pieces(&finding.message),
        help: finding.help.as_deref().map(pieces),
        accepted: finding.accepted.is_some(),
        proven: finding.proven,
        used: !finding.used_by.is_empty(),
        direction: finding.direction,
        places,
        witness: witness.map(|witness| witness.message.clone().unwrap_or_else(|| witness.value.to_string())),
        refusal: witness.and_then(|witness| witness.refusal.as_deref()).map(pieces),
        diff: finding.diff.as_deref(),
        notes,
        reaches: finding.reaches.places.iter().map(|place| reached(place)).collect(),
        reach_count: finding.reaches.count,
        reach_word: if finding.reaches.count == 1 { "place" } else { "places" },
        reach_more: finding.reaches.count.checked_sub(listed).filter(|more| *more > 0),
        fingerprint: &finding.fingerprint,
    }
}

fn place<'a>(location: &'a LocationView, label: &'a str) -> Place<'a> {
    let mut lines = Vec::new();
    if let Some(frame) = &location.frame {
        let mut offset = 0;
        for (number, line) in (frame.first_line..).zip(frame.text.split('\n')) {
            let part = |from: usize, to: usize| {
                let inside = |at: usize| at.clamp(offset, offset + line.len()) - offset;
                line.get(inside(from)..inside(to)).unwrap_or_default().to_owned()
            };
            lines.push(Line {
                number,
                before: part(offset, frame.start),
                marked: part(frame.start, frame.end),
                after: part(frame.end.max(offset), usize::MAX),
            });
            offset += line.len() + 1;
        }
    }
    Place {
        label,
        file: &location.file,
        line: location.line,
        column: location.column,
        pointer: location.pointer.as_deref().filter(|pointer| !pointer.is_empty()),
        lines,
    }
}

fn pieces(message: &str) -> Vec<Piece> {
    segments(message)
        .into_iter()
        .map(|segment| match segment {
            Segment::Plain(text) => Piece { plain: Some(text.to_owned()), code: None },
            Segment::Code(text) => Piece { plain: None, code: Some(text.to_owned()) },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::output::samples;

    #[test]
    fn the_page_stands_alone_and_runs_nothing_from_the_contract() -> anyhow::Result<()> {
        let page = super::render(&samples::report())?;
        assert_eq!(page.matches("<details class=").count(), 4);
        assert_eq!(page.matches("<script>").count(), 1, "a name of the contract became markup");
        assert!(page.contains("&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;"));
        for loads in ["src=", "href=\"http", "url(", "@import", "fetch("] {
            assert!(!page.contains(loads), "the page would load something: {loads}");
        }
        Ok(())
    }

    #[test]
    fn ids_are_unique_even_where_fingerprints_are_not() -> anyhow::Result<()> {
        let mut report = samples::report();
        for finding in &mut report.findings {
            finding.fingerprint = "00000000000000aa".to_owned();
        }
        let page = super::render(&report)?;
        for id in ["f-00000000000000aa\"", "f-00000000000000aa-2\"", "f-00000000000000aa-4\""] {
            assert_eq!(page.matches(&format!("id=\"{id}")).count(), 1, "{id}");
        }
        Ok(())
    }

    #[test]
    fn a_silent_report_says_so() -> anyhow::Result<()> {
        let page = super::render(&samples::silent())?;
        assert!(page.contains("no finding was made") && !page.contains("role=\"search\""));
        Ok(())
    }
}
