//! `suite`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{CheckThreshold, Format, ListFormat, OutputArgs, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant suite list suites/ pacts/                  whose suites there are, and what is in them
  accordant suite lint suites/                         what is too strict, and what cannot fail
  accordant suite convert pacts/web.json -o web.yaml   a pact of any version, readable
  accordant suite convert web.yaml -o web.json         and back, as a pact of version 4
  accordant suite convert postman.json -o web.yaml     a collection: what it saved is what is expected
  accordant suite record session.har -o web.yaml       a suite of what a browser or a proxy recorded
  accordant suite schema > suite-1.json                for the completion of editors

A suite is a file of Accordant's own (`accordant: suite/1`), a pact (version 1 to 4), a document of
GraphQL operations (its variables in NAME.variables.json), an HTTP archive, or a collection of Postman
(v2.0, v2.1). Folders are searched.";

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
    /// Say what is too strict (ids, dates), what cannot fail, and which rules and states nobody uses
    Lint(SuiteLintArgs),
    /// Turn pacts into YAML and back, operations, archives and collections into YAML
    Convert(SuiteConvertArgs),
    /// Make a suite of recorded exchanges: what changes is loosened, secrets become variables
    Record(SuiteRecordArgs),
    /// Print the JSON Schema of the format
    Schema,
}

const LIST_EXAMPLES: &str = "\
Examples:
  accordant suite list suites/
  accordant suite list pacts/*.json --interactions
  accordant suite list suites/ --format json";

#[derive(Debug, Args)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct SuiteListArgs {
    /// Files or folders of suites, `-`, `git:REV:PATH` or http(s) URLs
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

const LINT_EXAMPLES: &str = "\
Examples:
  accordant suite lint suites/
  accordant suite lint pacts/web-courses.json --fail-on info
  accordant suite lint suites/ --format github

Exit status: 0, nothing at or above --fail-on; 1, findings at or above it; 2, a suite could
not be read.";

#[derive(Debug, Args)]
#[command(after_help = LINT_EXAMPLES)]
pub(crate) struct SuiteLintArgs {
    /// Files or folders of suites, `-`, `git:REV:PATH` or http(s) URLs
    #[arg(value_name = "SUITE", required = true)]
    pub(crate) suites: Vec<String>,
    /// The least severity that gives exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning", help_heading = "Verdict")]
    pub(crate) fail_on: CheckThreshold,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

const CONVERT_EXAMPLES: &str = "\
Examples:
  accordant suite convert pacts/web-courses.json              YAML on standard output
  accordant suite convert pacts/*.json -o suites/             a file for each consumer and provider
  accordant suite convert web.yaml --to pact -o pacts/web.json
  accordant suite convert web.yaml --to pact --lossy          widen what Pact has no words for

A pact that is written is of version 4: interactions sorted, keys sorted, no time stamps. Files are
replaced whole or not at all.

Exit status: 0, written; 1, the target cannot say what a suite says, and nothing was written;
2, a suite could not be read.";

#[derive(Debug, Args)]
#[command(after_help = CONVERT_EXAMPLES)]
pub(crate) struct SuiteConvertArgs {
    /// Files or folders of suites, `-`, `git:REV:PATH` or http(s) URLs; those of one consumer and provider become one
    #[arg(value_name = "SUITE", required = true)]
    pub(crate) suites: Vec<String>,
    /// A file, or a folder (one that exists, or a name that ends with `/`); default: standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// What to write; default: a pact where OUT ends with `.json`, else YAML
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Option<SuiteTarget>,
    /// Widen what a pact cannot say (`$optional`, `$one_of`, `$absent`) instead of refusing
    #[arg(long)]
    pub(crate) lossy: bool,
    /// The format of the report about what was wrong or lost
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Report")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SuiteTarget {
    /// Accordant's own format, in YAML
    Yaml,
    /// Accordant's own format, in JSON
    Json,
    /// A pact of version 4
    Pact,
}

const RECORD_EXAMPLES: &str = "\
Examples:
  accordant suite record session.har --consumer web --provider courses-api -o suites/web.yaml
  accordant proxy --to http://localhost:3000 --record traffic.ndjson
  accordant suite record traffic.ndjson --consumer mobile --provider courses-api

Exchanges that say the same are kept once. Headers of one hop or one moment are left out; ids, dates,
UUIDs and tokens are matched by what they are; secrets become `${env.NAME}`.";

#[derive(Debug, Args)]
#[command(after_help = RECORD_EXAMPLES)]
pub(crate) struct SuiteRecordArgs {
    /// Recordings: HTTP archives, or what `accordant proxy --record` wrote; `-` is standard input
    #[arg(value_name = "RECORDING", required = true)]
    pub(crate) recordings: Vec<String>,
    /// Who asked; default: the name of the first file
    #[arg(long, value_name = "NAME")]
    pub(crate) consumer: Option<String>,
    /// Who answered; default: the host of the first exchange that has one
    #[arg(long, value_name = "NAME")]
    pub(crate) provider: Option<String>,
    /// Write to this file instead of standard output; it is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
