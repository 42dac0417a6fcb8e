//! Options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct GlobalArgs {
    /// When to use colour; `auto` means on terminals, and honours NO_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Global options")]
    pub(crate) color: ColorWhen,
    /// Print nothing but the report itself: no progress, no notes
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    Auto,
    Always,
    Never,
}

/// How schemas are found and read, and how far reading may go.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct SourceArgs {
    /// The folder that references may not leave; default: the top of the enclosing repository, else the schema's folder
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Follow references to http(s) addresses (a URL given as the schema itself is always read)
    #[arg(long)]
    pub(crate) allow_network: bool,
    /// A header for requests to the schema's URL, such as `Authorization: Bearer ...`; never printed
    #[arg(long = "header", value_name = "NAME: VALUE")]
    pub(crate) headers: Vec<String>,
    /// Most bytes of one document [default: 134217728]
    #[arg(long, value_name = "BYTES", hide_short_help = true)]
    pub(crate) max_bytes: Option<usize>,
    /// Most documents that references may reach [default: 10000]
    #[arg(long, value_name = "COUNT", hide_short_help = true)]
    pub(crate) max_documents: Option<usize>,
    /// Deepest nesting of arrays and objects [default: 512]
    #[arg(long, value_name = "LEVELS", hide_short_help = true)]
    pub(crate) max_depth: Option<usize>,
}

/// Where a report goes and what it looks like.
#[derive(Debug, Args)]
#[command(next_help_heading = "Report")]
pub(crate) struct ReportArgs {
    /// The report's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// Most findings that the text report shows; 0 for all
    #[arg(long, value_name = "COUNT", default_value_t = 25)]
    pub(crate) max_findings: usize,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Report")]
pub(crate) struct OutputArgs {
    /// Write to this file instead of standard output; it is replaced whole or not at all
    #[arg(short, long, alias = "report", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct ConfigArgs {
    /// The configuration; default: accordant.yaml here or above, up to the top of the repository
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal: grouped by operation, worst first, with the lines of both files
    Text,
    /// For programs; its JSON Schema is cli/report.schema.json
    Json,
    /// For a pull-request comment, at most 60 kB
    Markdown,
    /// One self-contained page with search and filters
    Html,
    /// GitHub Actions annotations
    Github,
    /// GitLab code quality
    Gitlab,
    /// SARIF 2.1.0 for code scanning
    Sarif,
    /// JUnit XML
    Junit,
}

/// The formats of lists, which are no reports of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table for a terminal
    Text,
    /// For programs
    Json,
}
