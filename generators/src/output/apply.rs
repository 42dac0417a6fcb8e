//! Writing: everything is staged beside its place first, then moved there; the manifest comes last.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Manifest, OutputError, Plan, State, path};

/// Where files are staged, below the output folder: a rename within one file system does not fail half way.
pub(super) const STAGING: &str = ".accordant-staging";

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were not there.
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Of `changed`: edited or foreign files that were told to go.
    pub overwritten: usize,
}

/// A move that was made, to be taken back where a later one fails.
enum Done {
    /// From here to the staging folder.
    Saved {
        place: PathBuf,
        backup: PathBuf,
    },
    Placed {
        place: PathBuf,
    },
}

impl Plan {
    /// What [`Plan::apply`] would do.
    pub fn summary(&self) -> Written {
        let mut written = Written::default();
        for step in &self.steps {
            match step.state {
                State::Unchanged => written.unchanged += 1,
                State::New | State::Missing => written.added += 1,
                State::Stale => written.changed += 1,
                State::Orphan => written.removed += 1,
                State::Edited | State::Foreign => {
                    written.changed += 1;
                    written.overwritten += 1;
                }
                State::Blocked | State::Abandoned => {}
            }
        }
        written
    }

    /// Writes, removes and leaves alone, as the steps say; all of it or nothing. `force` overwrites what is in the way.
    ///
    /// # Errors
    /// [`OutputError::Refused`] where something is in the way and `force` is not given; else what the system said.
    /// Nothing is changed then.
    pub fn apply(&self, force: bool) -> Result<Written, OutputError> {
        if self.steps.iter().any(|step| step.state.is_in_the_way(force)) {
            return Err(OutputError::Refused);
        }
        let acts = |state| !matches!(state, State::Unchanged | State::Abandoned);
        if self.manifest_changed || self.steps.iter().any(|step| acts(step.state)) {
            let staging = self.folder.join(STAGING);
            let staged = self.stage(&staging);
            let moved = staged.and_then(|files| self.put(&staging, &files));
            // What an interrupted run left is worth keeping until one has come to its end; a failed one took all back.
            let cleared = fs::remove_dir_all(&staging);
            moved?;
            cleared.map_err(|source| OutputError::Write { path: staging, source })?;
        }
        Ok(self.summary())
    }

    /// Writes every new text into the staging folder; gives each with its place.
    fn stage(&self, staging: &Path) -> Result<Vec<(PathBuf, PathBuf)>, OutputError> {
        let fault = |path: &Path| {
            let path = path.to_path_buf();
            |source| OutputError::Write { path, source }
        };
        match fs::symlink_metadata(staging) {
            Ok(found) if found.is_symlink() => return Err(OutputError::Link { path: staging.to_path_buf() }),
            // The new manifest takes in what the old run wrote: `Plan::new` has read it.
            Ok(_) => fs::remove_dir_all(staging).map_err(fault(staging))?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(source) => return Err(OutputError::Write { path: staging.to_path_buf(), source }),
        }
        fs::create_dir_all(staging).map_err(fault(staging))?;
        let manifest = staging.join(Manifest::FILE);
        fs::write(&manifest, &self.manifest).map_err(fault(&manifest))?;

        let mut root = path::Root::new(&self.folder);
        let mut files = Vec::new();
        for (number, step) in self.steps.iter().enumerate() {
            let Some(file) = step.generated.as_ref().filter(|_| step.state != State::Unchanged) else { continue };
            let staged = staging.join(number.to_string());
            fs::write(&staged, &file.text).map_err(fault(&staged))?;
            files.push((staged, root.at(&step.path)?));
        }
        Ok(files)
    }

    /// Moves what is staged into its place, and takes every move back where one fails.
    fn put(&self, staging: &Path, files: &[(PathBuf, PathBuf)]) -> Result<(), OutputError> {
        let mut done = Vec::new();
        let moved = self.moves(staging, files, &mut done);
        if moved.is_err() {
            for act in done.into_iter().rev() {
                // What matters is the first error; the rest is saved as far as the system lets us.
                let _ = match act {
                    Done::Placed { place } => fs::remove_file(place),
                    Done::Saved { place, backup } => fs::rename(backup, place),
                };
            }
        }
        moved
    }

    fn moves(&self, staging: &Path, files: &[(PathBuf, PathBuf)], done: &mut Vec<Done>) -> Result<(), OutputError> {
        let mut root = path::Root::new(&self.folder);
        let save = |place: &Path, done: &mut Vec<Done>| {
            let backup = staging.join(format!("old-{}", done.len()));
            match fs::rename(place, &backup) {
                Ok(()) => done.push(Done::Saved { place: place.to_path_buf(), backup }),
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(source) => return Err(OutputError::Write { path: place.to_path_buf(), source }),
            }
            Ok(())
        };
        // Orphans first: a file may have to make room for a folder.
        let mut emptied = Vec::new();
        for step in self.in_state(&[State::Orphan]) {
            let place = root.at(&step.path)?;
            save(&place, done)?;
            emptied.push(step.path.as_str());
        }
        for (staged, place) in files {
            let fault = |source| OutputError::Write { path: place.clone(), source };
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(fault)?;
            }
            save(place, done)?;
            fs::rename(staged, place).map_err(fault)?;
            done.push(Done::Placed { place: place.clone() });
        }
        let manifest = self.folder.join(Manifest::FILE);
        fs::rename(staging.join(Manifest::FILE), &manifest)
            .map_err(|source| OutputError::Write { path: manifest, source })?;
        self.remove_empty(&emptied);
        Ok(())
    }

    /// Removes the folders that orphans left empty. A folder that is not empty stays: the system refuses, as it should.
    fn remove_empty(&self, removed: &[&str]) {
        let mut folders: Vec<&str> = Vec::new();
        for path in removed {
            let mut rest = *path;
            while let Some((folder, _)) = rest.rsplit_once('/') {
                folders.push(folder);
                rest = folder;
            }
        }
        // The deepest first.
        folders.sort_by_key(|folder| (std::cmp::Reverse(folder.matches('/').count()), *folder));
        folders.dedup();
        for folder in folders {
            let _ = fs::remove_dir(self.folder.join(folder));
        }
    }
}
