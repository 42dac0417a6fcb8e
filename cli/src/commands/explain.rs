//! `explain`: the page of one rule.

use std::fmt::Write as _;

use super::Status;
use crate::args::ExplainArgs;
use crate::catalogue::{self, Entry, Levels};
use crate::failure::Failure;
use crate::output;
use crate::output::terminal_markdown;

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    let Some(entry) = catalogue::find(&args.rule) else {
        let help = match catalogue::nearest(&args.rule) {
            Some(near) => format!("did you mean `{near}`? `accordant rules` lists all of them"),
            None => "`accordant rules` lists all of them; reports print the id of each finding's rule".to_owned(),
        };
        return Err(Failure::new(format!("there is no rule `{}`", args.rule)).help(help).into());
    };
    output::print(&page(entry))?;
    Ok(0)
}

fn page(entry: &Entry) -> String {
    let (title, body) = entry.text.split_once('\n').unwrap_or((entry.text, ""));
    let mut markdown = format!("{title}\n\n`{}`, {}\n", entry.id, levels(entry));
    if let Some(version) = entry.retired {
        let _ = write!(markdown, "\nRetired in {version}");
        if let Some(replacement) = entry.replaced_by {
            let _ = write!(markdown, "; `{replacement}` takes its place");
        }
        markdown.push('\n');
    }
    // The header of the file is for the program; the line above says it in words.
    let rest = body.find("\n## ").map_or(body, |at| body.get(at..).unwrap_or(body));
    markdown.push_str(rest);
    if !markdown.ends_with('\n') {
        markdown.push('\n');
    }
    terminal_markdown::render(&markdown)
}

fn levels(entry: &Entry) -> String {
    match entry.levels {
        Levels::Whole(level) => format!("{level} by default ({})", entry.group),
        Levels::Directed { request, response } => {
            let parts: Vec<String> = [(request, "requests"), (response, "responses")]
                .into_iter()
                .filter_map(|(level, place)| level.map(|level| format!("{level} in {place}")))
                .collect();
            format!("{} ({})", parts.join(", "), entry.group)
        }
    }
}
