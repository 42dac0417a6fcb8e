//! `generate --watch`: again whenever a document, a template or the configuration changes.
//!
//! Files are looked at a few times a second. That works on every system and file system alike, and the files of a
//! contract are few.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use super::once;
use crate::args::{GenerateArgs, GlobalArgs};
use crate::commands::{Settings, Status, settings};
use crate::config;
use crate::failure::{self, Failure};
use crate::output;

const EVERY: Duration = Duration::from_millis(250);
/// How long nothing may change before it is time: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);
/// Folders in folders of templates.
const DEPTH: usize = 8;

/// What a file was like: when it was written, and its size; `None` where it is not there.
type Snapshot = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Never ends by itself, but where it cannot begin.
pub(super) fn run(args: &GenerateArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    if args.schema.as_deref() == Some("-") {
        return Err(Failure::new("standard input cannot be watched").help("give a file").into());
    }
    let mut documents = Vec::new();
    loop {
        let mut watched = settled(&files(args, &documents));
        match generate(args, global) {
            Ok(found) if !found.is_empty() => {
                documents = found;
                // What changed while it was read is new again.
                let now = snapshot(&files(args, &documents));
                watched.retain(|path, _| now.contains_key(path));
                for (path, state) in now {
                    watched.entry(path).or_insert(state);
                }
            }
            Ok(_) => {}
            // Half a document is what one saves every other minute: told, and waited for the other half.
            Err(error) => failure::print(&error),
        }
        if watched.is_empty() {
            return Err(Failure::new("there is no file to watch").help("name a document in the file system").into());
        }
        tell(&format!("watching {} files; press Ctrl-C to end\n", watched.len()), global)?;
        let changed = changed(&watched);
        tell(&format!("{changed} changed\n\n"), global)?;
    }
}

/// One generation with the configuration as it is now; the documents and templates that it was made from.
fn generate(args: &GenerateArgs, global: &GlobalArgs) -> anyhow::Result<Vec<PathBuf>> {
    let (view, documents) = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => once(args, &config, global)?,
        Settings::Faulty(view) => (view, Vec::new()),
    };
    output::report(&view, &args.report, global)?;
    Ok(documents)
}

fn tell(text: &str, global: &GlobalArgs) -> anyhow::Result<()> {
    if global.quiet { Ok(()) } else { output::note(text) }
}

/// Everything that a generation reads: what the last one told of, and the configuration.
fn files(args: &GenerateArgs, documents: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in documents {
        if path.is_dir() { below(path, DEPTH, &mut files) } else { files.push(path.clone()) }
    }
    files.extend(args.schema.as_ref().and_then(|schema| fs::canonicalize(schema).ok()));
    let config = match &args.config.config {
        Some(path) => Some(path.clone()),
        None => std::env::current_dir().ok().and_then(|current| config::find(&current)),
    };
    files.extend(config);
    files.sort();
    files.dedup();
    files
}

fn below(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    // The folder itself changes when a file comes or goes.
    files.push(folder.to_path_buf());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if !path.is_dir() {
            files.push(path);
        } else if depth > 0 {
            below(&path, depth - 1, files);
        }
    }
}

fn snapshot(files: &[PathBuf]) -> Snapshot {
    files.iter().map(|path| (path.clone(), state(path))).collect()
}

fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

/// The files once they have come to rest.
fn settled(files: &[PathBuf]) -> Snapshot {
    let mut before = snapshot(files);
    loop {
        thread::sleep(QUIET);
        let now = snapshot(files);
        if now == before {
            return now;
        }
        before = now;
    }
}

/// Waits; says which file is not as it was.
fn changed(watched: &Snapshot) -> String {
    loop {
        thread::sleep(EVERY);
        let other = watched.iter().find(|(path, before)| state(path) != **before);
        if let Some((path, _)) = other {
            return path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_another_size_or_another_time_and_a_missing_file_is_one() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let file = folder.path().join("openapi.yaml");
        fs::write(&file, "a").expect("writable");
        let watched = snapshot(std::slice::from_ref(&file));
        assert_eq!(settled(std::slice::from_ref(&file)), watched);
        fs::write(&file, "ab").expect("writable");
        assert_eq!(changed(&watched), "openapi.yaml");
        let watched = snapshot(std::slice::from_ref(&file));
        fs::remove_file(&file).expect("removable");
        assert_eq!(changed(&watched), "openapi.yaml");
    }

    #[test]
    fn templates_are_watched_with_their_folders() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        fs::create_dir(folder.path().join("dart")).expect("writable");
        fs::write(folder.path().join("dart/a.hbs"), "").expect("writable");
        let mut files = Vec::new();
        below(folder.path(), DEPTH, &mut files);
        assert_eq!(files.len(), 3);
    }
}
