//! A file a command. Each takes its arguments, asks the libraries, and returns the exit status.

mod changelog;
mod check;
mod compare;
mod completions;
mod consumers;
mod demo;
mod diff;
mod ending;
mod explain;
mod generate;
mod init;
mod man;
mod mock;
mod policy;
mod proxy;
mod relied_on;
mod replay;
mod request_log;
mod rules;
mod settings;
mod show;
mod sides;
mod suite;
mod templates;
mod webhook;

use crate::args::{Cli, Command};
use settings::{Settings, settings};

/// 0, 1 or 2, as the help says.
pub(crate) type Status = u8;

pub(crate) fn run(cli: &Cli) -> anyhow::Result<Status> {
    let global = &cli.global;
    match &cli.command {
        Command::Show(args) => show::run(args, global),
        Command::Check(args) => check::run(args, global),
        Command::Diff(args) => diff::run(args, global),
        Command::Changelog(args) => changelog::run(args, global),
        Command::Generate(args) => generate::run(args, global),
        Command::Templates(args) => templates::run(args, global),
        Command::Mock(args) => mock::run(args, global),
        Command::Proxy(args) => proxy::run(args, global),
        Command::Replay(args) => replay::run(args, global),
        Command::Webhook(args) => webhook::run(args, global),
        Command::Suite(args) => suite::run(args, global),
        Command::Rules(args) => rules::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Demo => demo::run(global),
        Command::Init(args) => init::run(args, global),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
    }
}
