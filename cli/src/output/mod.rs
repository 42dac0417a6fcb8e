//! Reports: built once as a [`view::ReportView`], written in one of eight formats, a file each.

mod coverage;
pub(crate) mod frame;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
pub(crate) mod markdown;
mod replay;
pub(crate) mod resolve;
pub(crate) mod safe;
#[cfg(test)]
mod samples;
mod sarif;
pub(crate) mod table;
pub(crate) mod terminal_markdown;
pub(crate) mod text;
pub(crate) mod view;
pub(crate) mod words;
mod write;

use crate::args::{ColorWhen, Format, GlobalArgs, ReportArgs};
use view::ReportView;

pub(crate) use write::{bytes, destination, print};

/// What `--color` says holds for everything that is written from here on.
pub(crate) fn choose_colour(when: ColorWhen) {
    match when {
        ColorWhen::Auto => anstream::ColorChoice::Auto,
        ColorWhen::Always => anstream::ColorChoice::Always,
        ColorWhen::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Writes the report where and how the command line wants it.
pub(crate) fn report(view: &ReportView, args: &ReportArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    let text = match args.format {
        Format::Text => {
            let options = text::Options { max_findings: args.max_findings, width: width(), quiet: global.quiet };
            text::render(view, options)
        }
        Format::Json => json::render(view)?,
        Format::Markdown => markdown::render(view),
        Format::Html => html::render(view)?,
        Format::Github => github::render(view),
        Format::Gitlab => gitlab::render(view)?,
        Format::Sarif => sarif::render(view)?,
        Format::Junit => junit::render(view)?,
    };
    destination(&text, args.output.output.as_deref(), args.format == Format::Text)
}

/// Columns for text: the terminal's, within what can be read; a fixed number where there is no terminal.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(110, |(terminal_size::Width(columns), _)| usize::from(columns)).clamp(60, 140)
}

/// A word to whoever sits before the terminal, on standard error.
pub(crate) fn note(text: &str) -> anyhow::Result<()> {
    write::print_error(text)
}

/// Shows findings on standard error, beside a result that stands on standard output.
pub(crate) fn complain(view: &ReportView, global: &GlobalArgs) -> anyhow::Result<()> {
    let options = text::Options { max_findings: 25, width: width(), quiet: global.quiet };
    write::print_error(&text::render(view, options))
}
