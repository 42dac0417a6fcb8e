//! A handler that is a program: JSON on its standard input, JSON on its standard output.

use std::path::PathBuf;
use std::process::Stdio;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{Handled, MOST, StateError, values};

/// How much of what a failing handler says is told.
const SAID: usize = 400;

/// A program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub program: String,
    pub arguments: Vec<String>,
    /// Where it is started.
    pub folder: PathBuf,
}

impl Command {
    /// A line as a person types it, given to the system's shell.
    pub fn line(line: &str, folder: PathBuf) -> Self {
        let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
        Self { program: program.to_owned(), arguments: vec![flag.to_owned(), line.to_owned()], folder }
    }

    pub(super) async fn call(&self, told: String) -> Result<Handled, StateError> {
        let unreachable = |error: std::io::Error| StateError::Unreachable(error.to_string());
        let mut command = tokio::process::Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Whoever gives up waiting takes the program along.
        command.kill_on_drop(true);
        if !self.folder.as_os_str().is_empty() {
            command.current_dir(&self.folder);
        }
        let mut child = command.spawn().map_err(unreachable)?;
        let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let write = async {
            if let Some(mut input) = input {
                // A handler that does not read what it is told need not.
                let _ = input.write_all(told.as_bytes()).await;
            }
        };
        let limit = MOST as u64 + 1;
        let read = async {
            let mut bytes = Vec::new();
            match output {
                Some(output) => output.take(limit).read_to_end(&mut bytes).await.map(|_| bytes),
                None => Ok(bytes),
            }
        };
        let complaints = async {
            let mut bytes = Vec::new();
            if let Some(errors) = errors {
                // What it complains of helps, and is missed by nobody where it cannot be read.
                let _ = errors.take(limit).read_to_end(&mut bytes).await;
            }
            bytes
        };
        let ((), answer, complaints) = tokio::join!(write, read, complaints);
        let answer = answer.map_err(unreachable)?;
        if answer.len() > MOST {
            return Err(StateError::TooLarge);
        }
        let status = child.wait().await.map_err(unreachable)?;
        if !status.success() {
            let text = String::from_utf8_lossy(&complaints);
            let said: String = text.trim().chars().take(SAID).collect();
            let said = if said.is_empty() { said } else { format!(": {said}") };
            return Err(StateError::Exit { status: status.to_string(), said });
        }
        values(&answer)
    }
}
