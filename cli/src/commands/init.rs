//! `init`: a commented configuration to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

use super::Status;
use crate::args::{GlobalArgs, InitArgs};
use crate::failure::Failure;
use crate::output;

const STARTER: &str = include_str!("../config/starter.yaml");

/// Never overwrites: the file is created only where there is none.
pub(super) fn run(args: &InitArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let name = args.file.display().to_string();
    let mut file = OpenOptions::new().write(true).create_new(true).open(&args.file).map_err(|error| {
        let failure = match error.kind() {
            ErrorKind::AlreadyExists => {
                Failure::new("the file is already there").help("nothing was written; remove it or give another name")
            }
            _ => Failure::new(format!("the file cannot be created: {error}"))
                .help("the folder must exist and be writable"),
        };
        failure.at(name.as_str())
    })?;
    file.write_all(STARTER.as_bytes())?;
    if !global.quiet {
        output::print(&format!("wrote {name}; every key in it is explained, most are commented out\n"))?;
    }
    Ok(0)
}
