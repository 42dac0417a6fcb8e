//! `accordant`: parse, run, exit status.

mod args;
mod catalogue;
mod commands;
mod config;
mod failure;
mod inventory;
mod load;
mod output;
mod progress;
mod rule;
mod suites;

use std::process::ExitCode;

use clap::Parser as _;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    output::choose_colour(cli.global.color);
    match commands::run(&cli) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            if failure::is_closed_pipe(&error) {
                return ExitCode::SUCCESS;
            }
            failure::print(&error);
            ExitCode::from(2)
        }
    }
}
