//! Files of a revision, through the `git` program: it honours worktrees, alternates and configuration.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::error::GitFault;
use super::files::{FileError, read_limited};
use super::source::Revision;

/// One revision and the process that answers for its files.
pub(crate) struct Git {
    folder: std::path::PathBuf,
    /// The commit, and how the user called it.
    commit: String,
    pub(crate) name: String,
    process: Option<Process>,
}

struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What stands under a path.
pub(crate) enum Entry {
    File(Vec<u8>),
    Folder,
    Missing,
    TooLong,
    /// A link that leads out of the repository.
    Outside,
}

impl Git {
    /// Finds the commit that a revision names, for the repository around `folder`.
    ///
    /// # Errors
    /// Where there is no such revision, and git's own words where there is no repository.
    pub(crate) fn at(folder: &Path, revision: &Revision) -> Result<Self, GitFault> {
        let commit = match revision {
            Revision::Named(name) => verify(folder, name)?,
            Revision::MergeBase(branch) => {
                let branch = verify(folder, branch)?;
                run(folder, &["merge-base", "HEAD", &branch]).map_err(|why| {
                    if why.is_empty() { "the histories have nothing in common".to_owned() } else { why }
                })?
            }
        };
        Ok(Self { folder: folder.to_owned(), commit, name: revision.to_string(), process: None })
    }

    /// A path as a person writes it, from the top of the repository: `./` and `../` begin one from the folder.
    ///
    /// # Errors
    /// Where it leads out of the repository, or git does not say where the folder is.
    pub(crate) fn path_from_top(&self, path: &str) -> Result<String, String> {
        let is_here = matches!(path, "." | "..") || path.starts_with("./") || path.starts_with("../");
        let prefix = if is_here { run(&self.folder, &["rev-parse", "--show-prefix"])? } else { String::new() };
        let mut parts: Vec<&str> = Vec::new();
        for part in prefix.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop().ok_or("the path leads out of the repository")?;
                }
                part => parts.push(part),
            }
        }
        Ok(parts.join("/"))
    }

    /// What the revision holds under a path from the top of the repository.
    ///
    /// # Errors
    /// When git cannot be run or stops answering.
    pub(crate) fn read(&mut self, path: &str, most: usize) -> Result<Entry, String> {
        let outcome = self.ask(path, most);
        if !matches!(outcome, Ok(Entry::File(_) | Entry::Folder | Entry::Missing | Entry::Outside)) {
            // Half an answer may still be in the pipe.
            self.stop();
        }
        outcome
    }

    fn ask(&mut self, path: &str, most: usize) -> Result<Entry, String> {
        let commit = self.commit.clone();
        let process = self.process()?;
        let failed = |error: std::io::Error| error.to_string();
        writeln!(process.input, "{commit}:{path}").and_then(|()| process.input.flush()).map_err(failed)?;
        let mut header = String::new();
        process.output.read_line(&mut header).map_err(failed)?;
        let header = header.trim_end();
        let mut words = header.rsplit(' ');
        let (last, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        // `--follow-symlinks` answers `symlink SIZE`, `dangling SIZE`, `loop SIZE` or `notdir SIZE` and a line of text.
        if let Some((word @ ("symlink" | "dangling" | "loop" | "notdir"), size)) = header.split_once(' ')
            && let Ok(size) = size.parse::<u64>()
        {
            std::io::copy(&mut process.output.by_ref().take(size + 1), &mut std::io::sink()).map_err(failed)?;
            return Ok(if word == "symlink" { Entry::Outside } else { Entry::Missing });
        }
        match (kind, last.parse::<u64>()) {
            ("blob", Ok(size)) if size > most as u64 => Ok(Entry::TooLong),
            ("blob", Ok(size)) => {
                let bytes =
                    read_limited(process.output.by_ref().take(size), size, most).map_err(|error| match error {
                        FileError::Io(error) => error.to_string(),
                        FileError::TooLong | FileError::Outside => "the file is too long".to_owned(),
                    })?;
                process.output.read_exact(&mut [0]).map_err(failed)?;
                Ok(Entry::File(bytes))
            }
            ("tree", Ok(size)) => {
                std::io::copy(&mut process.output.by_ref().take(size + 1), &mut std::io::sink()).map_err(failed)?;
                Ok(Entry::Folder)
            }
            _ if last == "missing" => Ok(Entry::Missing),
            _ => Err(format!("git answered `{}`", header.chars().take(80).collect::<String>())),
        }
    }

    /// The files below a folder, relative to it.
    ///
    /// # Errors
    /// Git's own words.
    pub(crate) fn list(&self, path: &str) -> Result<Vec<String>, String> {
        let tree = format!("{}:{}", self.commit, path.trim_end_matches('/'));
        let listed =
            run(&self.folder, &["ls-tree", "--full-tree", "-r", "-z", "--name-only", "--end-of-options", &tree])?;
        Ok(listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    fn process(&mut self) -> Result<&mut Process, String> {
        let process = match self.process.take() {
            Some(process) => process,
            None => {
                let mut child = command(&self.folder)
                    .args(["cat-file", "--batch", "--follow-symlinks"])
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::null())
                    .spawn()
                    .map_err(|error| error.to_string())?;
                match (child.stdin.take(), child.stdout.take()) {
                    (Some(input), Some(output)) => Process { child, input, output: BufReader::new(output) },
                    _ => return Err("git has no pipes".into()),
                }
            }
        };
        Ok(self.process.insert(process))
    }

    fn stop(&mut self) {
        if let Some(Process { mut child, input, output }) = self.process.take() {
            drop((input, output));
            // Nothing hangs on how it ends.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Git {
    fn drop(&mut self) {
        self.stop();
    }
}

fn verify(folder: &Path, revision: &str) -> Result<String, GitFault> {
    run(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
        .map_err(|why| if why.is_empty() { GitFault::NoRevision(revision.to_owned()) } else { GitFault::Other(why) })
}

fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = command(folder).args(arguments).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or_default();
        return Err(first.strip_prefix("fatal: ").unwrap_or(first).to_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned())
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // A partial clone would otherwise fetch what it lacks: no network unless it was allowed.
    command.arg("-C").arg(folder).env("GIT_NO_LAZY_FETCH", "1").stdin(Stdio::null());
    command
}
