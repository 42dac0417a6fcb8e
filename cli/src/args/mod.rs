//! The command line: what can be asked, and how each question is spelled.

mod changelog;
mod check;
mod common;
mod diff;
mod generate;
mod inventory;
mod mock;
mod proxy;
mod reference;
mod replay;
mod suite;
mod webhook;

use clap::{Parser, Subcommand};

pub(crate) use changelog::ChangelogArgs;
pub(crate) use check::{CheckArgs, CheckThreshold};
pub(crate) use common::{ColorWhen, ConfigArgs, Format, GlobalArgs, ListFormat, OutputArgs, ReportArgs, SourceArgs};
pub(crate) use diff::{DiffArgs, DiffThreshold, Evolution, Reading, RuleLevel, Sender, Strictness};
pub(crate) use generate::{
    GenerateArgs, Setting, TargetName, TemplatesArgs, TemplatesCommand, TemplatesEjectArgs, TemplatesListArgs,
};
pub(crate) use inventory::{Section, ShowArgs};
pub(crate) use mock::MockArgs;
pub(crate) use proxy::ProxyArgs;
pub(crate) use reference::{CompletionsArgs, ExplainArgs, InitArgs, RuleKind, RulesArgs};
pub(crate) use replay::{ReplaySuitesArgs, StatesMode};
pub(crate) use suite::{
    SuiteArgs, SuiteCommand, SuiteConvertArgs, SuiteLintArgs, SuiteListArgs, SuiteRecordArgs, SuiteTarget,
};
pub(crate) use webhook::{
    EventsArgs, ListenArgs, PayloadArgs, QuestionArgs, ReplayArgs, Retry, SchemeArgs, SchemesArgs, SecretPlace,
    SendArgs, SignArgs, SigningArgs, ValidateArgs, WebhookArgs, WebhookCommand,
};

const EXAMPLES: &str = "\
Examples:
  accordant show openapi.yaml                        what is in a contract
  accordant check openapi.yaml --style               is it sound, is it consistent
  accordant diff git:main:openapi.yaml openapi.yaml  what breaks, and the proof
  accordant generate openapi.yaml -t dart --out sdk  a client, complete and typed
  accordant mock openapi.yaml                        an API before there is one
  accordant replay suites/ --contract openapi.yaml   does it keep what its consumers rely on
  accordant webhook validate request.http            is a webhook genuine and sound, and why not
  accordant explain property-removed                 why a rule exists, the safe way
  accordant demo                                     all of it on an example

A schema is a file, a folder, `-` (standard input), `git:REV:PATH`, an http(s) URL,
or a GraphQL endpoint as `graphql+https://...`.

Exit status: 0, nothing at or above the threshold; 1, findings at or above it;
2, the question could not be asked.";

/// Keeps an API, its client SDKs and its consumers in accord.
#[derive(Debug, Parser)]
#[command(name = "accordant", version, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 110)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show what is in a contract: operations, webhooks, schemas, types
    Show(ShowArgs),
    /// Check that a contract is sound and, with --style, consistent
    Check(CheckArgs),
    /// Compare two contracts: what changed, whom it breaks, and the proof
    Diff(DiffArgs),
    /// Write what changed for people: by operation, with what to do
    Changelog(ChangelogArgs),
    /// Generate clients in TypeScript and Dart, and keep them current
    Generate(GenerateArgs),
    /// List or write the templates that clients are made with
    Templates(TemplatesArgs),
    /// Answer for an API: from its examples, from suites, else with data made of the schemas
    Mock(MockArgs),
    /// Pass traffic on to a backend, and report what breaks the contract; record it for suites
    Proxy(ProxyArgs),
    /// Hold suites of what consumers rely on against a contract, a backend or a mock
    Replay(Box<ReplaySuitesArgs>),
    /// Validate, sign, send and take webhooks, and learn why a signature fails
    Webhook(WebhookArgs),
    /// List, lint, convert and record suites of what consumers rely on
    Suite(SuiteArgs),
    /// List every rule with its level
    Rules(RulesArgs),
    /// Explain a rule: why it breaks whom, an example, the safe way
    Explain(ExplainArgs),
    /// Run check and diff on an example that is part of the binary
    Demo,
    /// Write a commented accordant.yaml to start from
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
