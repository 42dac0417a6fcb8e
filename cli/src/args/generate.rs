//! `generate` and `templates`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand, ValueEnum};

use super::{ConfigArgs, ListFormat, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant generate openapi.yaml --target typescript --out sdk
  accordant generate openapi.yaml --target typescript,dart --out sdk     sdk/typescript and sdk/dart
  accordant generate openapi.yaml --target dart --out sdk --option package=acme --option enums=closed
  accordant generate                                   every client that accordant.yaml names
  accordant generate --check                           are they what would be generated? exits 1 if not
  accordant generate --watch                           again whenever a document or a template changes
  accordant generate openapi.yaml --emit-model         the client model as JSON, for tools of your own

Exit status: 0, written or nothing to write; 1, with --check: something differs, else: files are
in the way that were edited or are not Accordant's, and nothing was written; 2, a document, a
template or the configuration could not be read, and nothing was written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    /// A file, `-`, `git:REV:PATH` or a URL; or a contract of accordant.yaml, for the clients that it names
    #[arg(value_name = "SCHEMA")]
    pub(crate) schema: Option<String>,
    /// The languages; with several, each gets a folder of its name in --out
    #[arg(short, long, value_name = "TARGET", value_delimiter = ',', help_heading = "Client")]
    pub(crate) target: Vec<TargetName>,
    /// The folder of the client
    #[arg(long, value_name = "DIR", help_heading = "Client")]
    pub(crate) out: Option<PathBuf>,
    /// A setting as accordant.yaml has it, such as `package=acme` or `int64=bigint`; may be given several times
    #[arg(long = "option", value_name = "KEY=VALUE", help_heading = "Client")]
    pub(crate) options: Vec<Setting>,
    /// A folder of templates that take the place of the built-in ones, file by file
    #[arg(long, value_name = "DIR", help_heading = "Client")]
    pub(crate) templates: Option<PathBuf>,
    /// Write nothing; say what differs, with the difference, and exit with 1 if anything does
    #[arg(long, help_heading = "Writing", conflicts_with_all = ["watch", "force", "dry_run", "emit_model"])]
    pub(crate) check: bool,
    /// Write nothing; say what would be written
    #[arg(long, help_heading = "Writing", conflicts_with_all = ["watch", "emit_model"])]
    pub(crate) dry_run: bool,
    /// Overwrite files that were edited, or that Accordant never wrote
    #[arg(long, help_heading = "Writing", conflicts_with = "emit_model")]
    pub(crate) force: bool,
    /// Go on, and generate again whenever a document, a template or the configuration changes
    #[arg(long, help_heading = "Writing", conflicts_with = "emit_model")]
    pub(crate) watch: bool,
    /// Print the client model as JSON instead: operations, types and names, in no language yet
    #[arg(long, help_heading = "Writing")]
    pub(crate) emit_model: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum TargetName {
    /// A package of ES modules without dependencies
    Typescript,
    /// A package without dependencies
    Dart,
}

impl TargetName {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            TargetName::Typescript => "typescript",
            TargetName::Dart => "dart",
        }
    }
}

/// `KEY=VALUE` as typed; which keys and values exist is the configuration's affair.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) key: String,
    pub(crate) value: String,
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match text.split_once('=') {
            Some((key, value)) if key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(plain) => {
                Ok(Self { key: key.to_owned(), value: value.to_owned() })
            }
            _ => Err("expected KEY=VALUE, such as `package=acme`".to_owned()),
        }
    }
}

const TEMPLATES_EXAMPLES: &str = "\
Examples:
  accordant templates list --target dart
  accordant templates eject --target typescript --out templates
  accordant generate openapi.yaml --target typescript --out sdk --templates templates

A folder given with --templates replaces the built-in templates file by file: keep only those that
you change. What templates may contain is checked when they are loaded.";

#[derive(Debug, Args)]
#[command(after_help = TEMPLATES_EXAMPLES)]
pub(crate) struct TemplatesArgs {
    #[command(subcommand)]
    pub(crate) command: TemplatesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplatesCommand {
    /// List the built-in templates
    List(TemplatesListArgs),
    /// Write the built-in templates into a folder, to be changed there
    Eject(TemplatesEjectArgs),
}

#[derive(Debug, Args)]
pub(crate) struct TemplatesListArgs {
    /// Only those of these languages
    #[arg(short, long, value_name = "TARGET", value_delimiter = ',')]
    pub(crate) target: Vec<TargetName>,
    /// The list's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Args)]
pub(crate) struct TemplatesEjectArgs {
    /// Only those of these languages
    #[arg(short, long, value_name = "TARGET", value_delimiter = ',')]
    pub(crate) target: Vec<TargetName>,
    /// The folder; a file that is there already stays
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Overwrite files that are there
    #[arg(long)]
    pub(crate) force: bool,
}
