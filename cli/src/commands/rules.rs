//! `rules`: every rule with its level.

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::Status;
use crate::args::{ListFormat, RuleKind, RulesArgs};
use crate::catalogue::{self, Entry, Levels};
use crate::output;
use crate::output::table::{Cell, lay_out};
use crate::output::words::counted;

pub(super) fn run(args: &RulesArgs) -> anyhow::Result<Status> {
    let filter = args.filter.as_deref().unwrap_or_default().to_lowercase();
    let entries: Vec<&Entry> = catalogue::entries()
        .iter()
        .filter(|entry| args.kind.is_none_or(|kind| kind == entry.kind))
        .filter(|entry| entry.id.contains(&filter) || entry.summary.to_lowercase().contains(&filter))
        .collect();
    match args.format {
        ListFormat::Text => output::print(&text(&entries))?,
        ListFormat::Json => output::destination(&json(&entries)?, None, false)?,
    }
    Ok(0)
}

const fn kind_name(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Diff => "diff",
        RuleKind::Check => "check",
        RuleKind::Generate => "generate",
        RuleKind::Read => "read",
        RuleKind::Webhook => "webhook",
        RuleKind::Suite => "suite",
        RuleKind::Replay => "replay",
    }
}

fn text(entries: &[&Entry]) -> String {
    const BOLD: Style = Style::new().bold();
    const DIM: Style = Style::new().dimmed();
    let mut out = String::new();
    const KINDS: [RuleKind; 7] = [
        RuleKind::Diff,
        RuleKind::Check,
        RuleKind::Generate,
        RuleKind::Suite,
        RuleKind::Replay,
        RuleKind::Webhook,
        RuleKind::Read,
    ];
    for kind in KINDS {
        let rows: Vec<Vec<Cell>> = entries
            .iter()
            .filter(|entry| entry.kind == kind)
            .map(|entry| {
                let level = levels(entry);
                vec![
                    Cell::from(entry.id),
                    Cell::new(level.clone(), colour(&level)),
                    Cell::new(entry.group, DIM),
                    Cell::from(entry.summary),
                ]
            })
            .collect();
        if !rows.is_empty() {
            out.push_str(&format!("{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}\n", kind_name(kind), counted(rows.len(), "rule")));
            out.push_str(&lay_out(&rows, output::width()));
            out.push('\n');
        }
    }
    if out.is_empty() {
        out.push_str("no rule matches\n");
    } else {
        out.push_str(&format!("{DIM}accordant explain RULE shows one with an example and the safe way{DIM:#}\n"));
    }
    out
}

/// `breaking`, or `breaking/warning` for requests and responses.
fn levels(entry: &Entry) -> String {
    match entry.levels {
        Levels::Whole(level) => level.to_owned(),
        Levels::Directed { request: Some(request), response: Some(response) } if request == response => {
            request.to_owned()
        }
        Levels::Directed { request, response } => {
            format!("{}/{}", request.unwrap_or("-"), response.unwrap_or("-"))
        }
    }
}

fn colour(level: &str) -> Style {
    match level {
        level if level.contains("breaking") || level.contains("error") => AnsiColor::Red.on_default(),
        level if level.contains("warning") => AnsiColor::Yellow.on_default(),
        _ => AnsiColor::Blue.on_default(),
    }
}

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    rules: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    kind: &'a str,
    /// The strictness set of a diff rule, the group of another.
    group: &'a str,
    title: &'a str,
    levels: LevelsItem<'a>,
    since: &'a str,
    retired: Option<&'a str>,
    #[serde(rename = "replacedBy")]
    replaced_by: Option<&'a str>,
    text: &'a str,
}

/// `any` for rules without a direction.
#[derive(Serialize)]
struct LevelsItem<'a> {
    any: Option<&'a str>,
    request: Option<&'a str>,
    response: Option<&'a str>,
}

fn json(entries: &[&Entry]) -> serde_json::Result<String> {
    let rules = entries
        .iter()
        .map(|entry| Item {
            id: entry.id,
            kind: kind_name(entry.kind),
            group: entry.group,
            title: entry.summary,
            levels: match entry.levels {
                Levels::Whole(level) => LevelsItem { any: Some(level), request: None, response: None },
                Levels::Directed { request, response } => LevelsItem { any: None, request, response },
            },
            since: entry.since,
            retired: entry.retired,
            replaced_by: entry.replaced_by,
            text: entry.text,
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&List { version: 1, rules })?;
    text.push('\n');
    Ok(text)
}
