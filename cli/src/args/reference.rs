//! Commands that explain the tool itself.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ListFormat;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  accordant rules
  accordant rules --kind diff --filter enum
  accordant rules --format json")]
pub(crate) struct RulesArgs {
    /// Only the rules of one command
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<RuleKind>,
    /// Only rules that contain this text (any case) in their id or summary
    #[arg(long, value_name = "TEXT")]
    pub(crate) filter: Option<String>,
    /// The list's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum RuleKind {
    /// Changes between two contracts
    Diff,
    /// Soundness and style of one contract
    Check,
    /// Clients that are generated
    Generate,
    /// What makes a document unreadable
    Read,
    /// Webhook requests: signature, time, event and payload
    Webhook,
    /// Suites of what consumers rely on
    Suite,
    /// Suites against a contract or a backend
    Replay,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  accordant explain property-removed
  accordant explain property-required --color never")]
pub(crate) struct ExplainArgs {
    /// The id of a rule, as reports print it
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  accordant completions bash > ~/.local/share/bash-completion/completions/accordant
  accordant completions zsh > ~/.zfunc/_accordant
  accordant completions fish > ~/.config/fish/completions/accordant.fish")]
pub(crate) struct CompletionsArgs {
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Where to write it
    #[arg(value_name = "FILE", default_value = "accordant.yaml")]
    pub(crate) file: PathBuf,
}
