//! Running the binary.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// The binary, in a folder, without what the caller's environment might change.
pub(crate) fn accordant(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accordant"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// What it printed, which must be UTF-8.
pub(crate) fn printed(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the binary prints UTF-8");
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}
