//! `completions`: a script for the shell, on standard output.

use clap::CommandFactory as _;

use super::Status;
use crate::args::{Cli, CompletionsArgs};
use crate::output;

pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "accordant", &mut script);
    output::destination(&String::from_utf8_lossy(&script), None, false)?;
    Ok(0)
}
