//! `diff`, and the options of a comparison that `changelog` shares with it.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::{ConfigArgs, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant diff published.yaml openapi.yaml
  accordant diff git:main:openapi.yaml openapi.yaml --format markdown -o comment.md
  accordant diff 'git:merge-base(main):openapi.yaml' openapi.yaml
  accordant diff openapi.yaml                              against the published contract of accordant.yaml
  accordant diff old.graphql new.graphql --consumers app/src --fail-on used
  accordant diff event-v1.json event-v2.json --sender server

Exit status: 0, nothing at or above --fail-on; 1, findings at or above it; 2, a schema could
not be read.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DiffArgs {
    /// The contract that clients know: a file, a folder, `-`, `git:REV:PATH`, a URL
    #[arg(value_name = "BASE")]
    pub(crate) base: Option<String>,
    /// The contract to come; with one schema only, it is this, and the base is what accordant.yaml calls published
    #[arg(value_name = "REVISION")]
    pub(crate) revision: Option<String>,
    /// The least severity that gives exit status 1; `used`: only where a known consumer breaks [default: breaking]
    #[arg(long, value_name = "SEVERITY", help_heading = "Verdict")]
    pub(crate) fail_on: Option<DiffThreshold>,
    #[command(flatten)]
    pub(crate) evolution: Evolution,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// What counts as a change, and how much.
#[derive(Debug, Args)]
#[command(next_help_heading = "Verdict")]
pub(crate) struct Evolution {
    /// How strict: what generated clients see, all that is documented, or only what goes over the wire [default: client]
    #[arg(long, value_name = "SET")]
    pub(crate) set: Option<Strictness>,
    /// The severity of a rule: breaking, warning, info or off; may be given several times
    #[arg(long = "rule", value_name = "ID=LEVEL")]
    pub(crate) rules: Vec<RuleLevel>,
    /// Leave out a rule, everywhere or at paths and subjects that match (`*` matches anything); may be given several times
    #[arg(long = "ignore", value_name = "RULE[:PATH]")]
    pub(crate) ignore: Vec<String>,
    /// A YAML list of accepted findings {fingerprint, reason, owner, expires}, beside those of accordant.yaml
    #[arg(long, value_name = "FILE")]
    pub(crate) accept: Option<PathBuf>,
    /// For JSON Schemas on their own: who sends the values [default: both]
    #[arg(long, value_name = "WHO")]
    pub(crate) sender: Option<Sender>,
    /// For JSON Schemas on their own: `closed`, senders send only what is declared; `open`, as JSON Schema is written
    /// [default: closed]
    #[arg(long, value_name = "HOW")]
    pub(crate) reading: Option<Reading>,
    /// Operation documents, Pact files, suites and SDK manifests of consumers: findings say whom they touch
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) consumers: Vec<PathBuf>,
    /// Treat `format` as a constraint that receivers enforce
    #[arg(long)]
    pub(crate) formats_as_constraints: bool,
    /// The day that sunsets and expiries are counted from [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", hide_short_help = true)]
    pub(crate) today: Option<jiff::civil::Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffThreshold {
    Breaking,
    Warning,
    Info,
    /// Breaking for a consumer that --consumers or accordant.yaml names
    Used,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Strictness {
    /// Names, order and operationIds, too: what generated code sees
    Client,
    /// Everything that is documented
    Contract,
    /// Only payloads and requests
    Wire,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sender {
    Client,
    Server,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reading {
    Closed,
    Open,
}

/// `ID=LEVEL` as typed; which ids and levels exist is the command's affair.
#[derive(Clone, Debug)]
pub(crate) struct RuleLevel {
    pub(crate) rule: String,
    pub(crate) level: String,
}

impl FromStr for RuleLevel {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((rule, level)) if !rule.is_empty() && !level.is_empty() => {
                Ok(Self { rule: rule.trim().to_owned(), level: level.trim().to_owned() })
            }
            _ => Err("expected RULE=LEVEL, such as `property-removed=warning`".to_owned()),
        }
    }
}
