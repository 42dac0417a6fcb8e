//! `man`: the manual in roff, a page for the program and one after it for each command.

use clap::CommandFactory as _;

use super::Status;
use crate::args::Cli;
use crate::output;

pub(super) fn run() -> anyhow::Result<Status> {
    let mut command = Cli::command();
    command.build();
    let mut pages = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut pages)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        clap_mangen::Man::new(sub.clone()).render(&mut pages)?;
    }
    output::destination(&String::from_utf8_lossy(&pages), None, false)?;
    Ok(0)
}
