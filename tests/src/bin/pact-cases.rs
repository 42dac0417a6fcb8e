//! Holds matching against a collection of cases: `pact-cases FOLDER`, where the folder has an `index.jsonl`. Without a
//! folder, the one of the conformance suites.

use std::path::PathBuf;
use std::process::ExitCode;

use accordant_tests::{corpus, pact_cases};
use anyhow::Result;

#[expect(clippy::print_stdout, reason = "a command reports on standard output")]
fn main() -> Result<ExitCode> {
    let folder = match std::env::args_os().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => match corpus::conformance()? {
            Some(suites) => suites.join("pact"),
            None => return Ok(ExitCode::SUCCESS),
        },
    };
    let outcome = pact_cases::run(&folder)?;
    print!("{}", outcome.table());
    Ok(if outcome.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
