//! `check`.

use clap::{Args, ValueEnum};

use super::{ConfigArgs, ReportArgs, RuleLevel, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant check openapi.yaml
  accordant check openapi.yaml --style --fail-on warning
  accordant check services/*/openapi.yaml --format github
  accordant check schema/                                  every schema of a folder
  accordant check openapi.yaml --rule example-invalid=off

Exit status: 0, nothing at or above --fail-on; 1, findings at or above it; 2, a schema could
not be read.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Files, folders, `-`, `git:REV:PATH`, URLs; default: the contracts that accordant.yaml names
    #[arg(value_name = "SCHEMA")]
    pub(crate) schemas: Vec<String>,
    /// Also the rules of style: one error shape, one pagination, naming, documented errors, descriptions
    #[arg(long, help_heading = "Verdict")]
    pub(crate) style: bool,
    /// The least severity that gives exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY", help_heading = "Verdict")]
    pub(crate) fail_on: Option<CheckThreshold>,
    /// The severity of a rule: error, warning, info or off; may be given several times
    #[arg(long = "rule", value_name = "ID=LEVEL", help_heading = "Verdict")]
    pub(crate) rules: Vec<RuleLevel>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckThreshold {
    Error,
    Warning,
    Info,
    Never,
}
