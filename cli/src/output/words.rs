//! Small matters of wording that several formats share.

use super::view::{ClientView, ClientsView, Counts, FindingView, Outcome, ReplayView, ReportView};

/// `1 finding`, `2 findings`.
pub(crate) fn counted(count: usize, singular: &str) -> String {
    let plural = match singular {
        "breaking" | "info" | "proven" | "accepted" => singular.to_owned(),
        _ => singular.strip_suffix('y').map_or_else(|| format!("{singular}s"), |stem| format!("{stem}ies")),
    };
    format!("{count} {}", if count == 1 { singular } else { &plural })
}

/// `2 breaking, 1 warning, 4 info`; what is zero is left out.
pub(crate) fn tally(counts: Counts) -> String {
    let parts: Vec<String> = [
        (counts.error, "error"),
        (counts.breaking, "breaking"),
        (counts.warning, "warning"),
        (counts.info, "info"),
        (counts.accepted, "accepted"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| counted(count, word))
    .collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// What the exit status says, in a sentence.
pub(crate) fn verdict(report: &ReportView) -> String {
    let verdict = report.verdict;
    if let Some(clients) = &report.clients {
        return generated(clients, verdict.status);
    }
    if let Some(replay) = report.replay.as_deref() {
        return replayed(replay, verdict.status);
    }
    match verdict.status {
        2 => "not everything could be read, so there is no verdict".to_owned(),
        1 if verdict.threshold == "used" => format!("{} a known consumer", breaks(verdict.failing)),
        1 => format!("{} at or above `{}`", counted(verdict.failing, "finding"), verdict.threshold),
        _ if verdict.threshold == "never" => "passes: --fail-on never".to_owned(),
        _ if verdict.threshold == "used" => "passes: no known consumer breaks".to_owned(),
        _ => format!("passes: nothing at or above `{}`", verdict.threshold),
    }
}

/// What came of interactions. A run without a verdict says so first.
fn replayed(replay: &ReplayView, status: u8) -> String {
    match (status, replay.interactions.is_empty()) {
        (2, true) => "not everything could be read, so nothing was played".to_owned(),
        (2, false) => format!("no verdict: the backend answers nothing; {}", replay.sentence),
        _ if replay.mode == "static" => format!("{} (nothing was sent)", replay.sentence),
        _ => replay.sentence.clone(),
    }
}

/// What came of the files of clients.
fn generated(clients: &ClientsView, status: u8) -> String {
    let changed: usize = clients.clients.iter().map(|client| client.changes.len()).sum();
    let files: usize = clients.clients.iter().map(|client| client.files).sum();
    match (clients.outcome, status) {
        (_, 2) => "nothing was written: not everything could be read".to_owned(),
        (Outcome::Refused, _) => "nothing was written: files are in the way".to_owned(),
        (Outcome::Compared, 0) => format!("{} as generated", counted(files, "file")),
        (Outcome::Compared, _) => {
            let verb = if changed == 1 { "is" } else { "are" };
            format!("{} {verb} not as generated", counted(changed, "file"))
        }
        (Outcome::Planned, _) => format!("nothing was written; {} would change", counted(changed, "file")),
        (Outcome::Written, _) if changed == 0 => format!("{} unchanged", counted(files, "file")),
        (Outcome::Written, _) => format!("{} written", counted(changed, "change")),
    }
}

/// `12 files: 3 new, 2 changed, 7 unchanged`.
pub(crate) fn files(client: &ClientView) -> String {
    let mut parts = Vec::new();
    for (states, word) in [
        (&["new"][..], "new"),
        (&["missing"], "missing"),
        (&["stale"], "changed"),
        (&["orphan"], "no longer generated"),
        (&["edited"], "edited by hand"),
        (&["foreign", "blocked"], "in the way"),
        (&["abandoned"], "left to you"),
    ] {
        let count = client.changes.iter().filter(|change| states.contains(&change.state)).count();
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    if client.unchanged > 0 {
        parts.push(format!("{} unchanged", client.unchanged));
    }
    format!("{}: {}", counted(client.files, "file"), parts.join(", "))
}

fn breaks(count: usize) -> String {
    format!("{} {}", counted(count, "finding"), if count == 1 { "breaks" } else { "break" })
}

/// A place of a message as people read it: the whole of a body or a parameter needs no `$`.
pub(crate) fn reached(place: &str) -> &str {
    place.strip_suffix(" $").unwrap_or(place)
}

/// A stretch of a message: plain words, or a name of the user's that stood in back-ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment<'a> {
    Plain(&'a str),
    Code(&'a str),
}

/// Splits a message at its back-ticks; one without a partner stands for itself.
pub(crate) fn segments(message: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, tail)) = after.split_once('`') else { break };
        if !before.is_empty() {
            segments.push(Segment::Plain(before));
        }
        segments.push(Segment::Code(code));
        rest = tail;
    }
    if !rest.is_empty() {
        segments.push(Segment::Plain(rest));
    }
    segments
}

/// At most `most` characters, the last of them an ellipsis where something was cut.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => {
            let cut = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
            format!("{}…", text.get(..cut).unwrap_or_default())
        }
    }
}

/// All that is known of a finding, a line each.
pub(crate) fn details(finding: &FindingView) -> String {
    let mut lines = vec![format!("{}: {}", finding.severity.name(), finding.message)];
    for (side, place) in [("base", &finding.base), ("revision", &finding.revision)] {
        if let Some(place) = place {
            lines.push(format!("{side}: {}:{}:{}", place.file, place.line, place.column));
        }
    }
    lines.extend(finding.reasons.iter().cloned());
    lines.extend(finding.accepted.iter().map(|reason| format!("accepted: {reason}")));
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_split_at_pairs_of_back_ticks() {
        assert_eq!(segments("`a` is not `b`"), [Segment::Code("a"), Segment::Plain(" is not "), Segment::Code("b")]);
        assert_eq!(segments("a ` alone"), [Segment::Plain("a ` alone")]);
    }

    #[test]
    fn a_tally_leaves_out_what_is_zero() {
        assert_eq!(tally(Counts { breaking: 2, warning: 1, ..Counts::default() }), "2 breaking, 1 warning");
        assert_eq!(tally(Counts::default()), "no findings");
    }

    #[test]
    fn shortening_counts_characters() {
        assert_eq!(shortened("äöü", 3), "äöü");
        assert_eq!(shortened("äöüß", 3), "äö…");
    }
}
