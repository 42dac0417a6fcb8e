//! `suite`.

use clap::{Args, Subcommand};

use super::{ListFormat, OutputArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant suite list suites/ pacts/mobile-courses.json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct SuiteArgs {
    #[command(subcommand)]
    pub(crate) command: SuiteCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SuiteCommand {
    /// List suites: whose they are, their interactions and provider states
    List(SuiteListArgs),
}

const LIST_EXAMPLES: &str = "\
Examples:
  accordant suite list suites/
  accordant suite list pacts/*.json --interactions
  accordant suite list suites/ --format json";

#[derive(Debug, Args)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct SuiteListArgs {
    /// Files or folders of suites (Accordant's own, Pact 1 to 4), `-`, `git:REV:PATH` or http(s) URLs
    #[arg(value_name = "SUITE", required = true)]
    pub(crate) suites: Vec<String>,
    /// Each interaction with its states, instead of one line a suite
    #[arg(short, long)]
    pub(crate) interactions: bool,
    /// The list's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Report")]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}
