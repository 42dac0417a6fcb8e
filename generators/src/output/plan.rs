//! What would be done to a folder, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::digest::same;
use super::path::Root;
use super::{Entry, Manifest, OutputError, OutputFile, UnreadableManifest, apply, digest};

/// How a file on disk stands to what was generated and to what the manifest says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As generated: it is not touched.
    Unchanged,
    /// Not there and never was: it is written.
    New,
    /// It was written once and is gone: it is written again.
    Missing,
    /// As it was written, and something else would be generated now: it is written.
    Stale,
    /// As it was written, and no longer generated: it is removed.
    Orphan,
    /// Somebody edited it: nothing is written unless told.
    Edited,
    /// It is in the way and Accordant never wrote it: nothing is written unless told.
    Foreign,
    /// A folder, a link or a device is in the way: nothing is written, whoever tells.
    Blocked,
    /// Somebody edited it, and it is no longer generated: it stays, and is theirs from now on.
    Abandoned,
}

impl State {
    /// Whether it keeps everything from being written.
    pub const fn is_in_the_way(self, force: bool) -> bool {
        matches!(self, State::Blocked) || (!force && matches!(self, State::Edited | State::Foreign))
    }
}

/// One file of a plan.
#[derive(Clone, Debug)]
pub struct Step {
    /// Below the output folder, with forward slashes.
    pub path: String,
    pub state: State,
    /// What was generated; `None` for a file that is no longer, and where nothing had to be generated.
    pub generated: Option<OutputFile>,
    /// What lies there, where that is to be shown; `None` for what is no text.
    pub on_disk: Option<String>,
}

/// What would be done to a folder. Nothing has been yet.
#[derive(Debug)]
pub struct Plan {
    pub(super) folder: PathBuf,
    /// Sorted by path.
    pub steps: Vec<Step>,
    /// The manifest's text, and whether another one lies there or an interrupted run has to be cleared away.
    pub(super) manifest: String,
    pub(super) manifest_changed: bool,
}

impl Plan {
    /// The manifest of a folder; `None` where there is none. Its name lock is where the next generation starts.
    ///
    /// # Errors
    /// A manifest that cannot be read or understood: without it nobody knows whose files these are.
    pub fn manifest(folder: &Path) -> Result<Option<Manifest>, OutputError> {
        Ok(read_manifest(&folder.join(Manifest::FILE))?.map(|(manifest, _)| manifest))
    }

    /// Compares a folder with what was generated for it. `manifest` is the new one, with everything but its files;
    /// `keep` are the paths that the user took over, a folder with a `/` behind it.
    ///
    /// # Errors
    /// A folder that cannot be read, a path that leads out of it, a manifest of another version.
    pub fn new(
        folder: &Path,
        mut files: Vec<OutputFile>,
        mut manifest: Manifest,
        keep: &[String],
    ) -> Result<Self, OutputError> {
        files.retain(|file| !kept(&file.path, keep));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        manifest.files = entries(&files)?;
        let previous = read_manifest(&folder.join(Manifest::FILE))?;
        if let Some((previous, _)) = &previous
            && previous.files == manifest.files
        {
            // Another build that writes the same is no change: a checkout stays clean, at the price of the short cut.
            manifest.inputs = previous.inputs.clone();
        }
        let written = manifest
            .write()
            .map_err(|error| OutputError::Manifest { path: folder.join(Manifest::FILE), source: error.into() })?;
        // By its text: a lock that was read holds names of before, one that was made those of now.
        let same_text = previous.as_ref().is_some_and(|(_, text)| same(text.as_bytes(), written.as_bytes()));
        let previous = previous.map(|(manifest, _)| manifest);
        // An interrupted run left what it was about to write: those files are Accordant's, too. A manifest that ends in the
        // middle says that nothing had been moved yet.
        let staging = folder.join(apply::STAGING);
        let interrupted = match read_manifest(&staging.join(Manifest::FILE)) {
            Err(OutputError::Manifest { source: UnreadableManifest::Syntax(_), .. }) => None,
            found => found?.map(|(manifest, _)| manifest),
        };
        let is_left = fs::symlink_metadata(&staging).is_ok();
        let own = |path: &str, bytes: &[u8]| {
            let digest = digest::Digest::of(bytes);
            let known = [&previous, &interrupted].into_iter().flatten();
            known.filter_map(|manifest| manifest.files.get(path)).any(|entry| entry.sha256 == digest)
        };
        let listed = |path: &str| previous.as_ref().is_some_and(|manifest| manifest.files.contains_key(path));

        let mut root = Root::new(folder);
        let mut steps = Vec::with_capacity(files.len());
        let generated: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
        for file in files {
            let place = root.at(&file.path)?;
            let (state, on_disk) = match read(&place)? {
                OnDisk::Absent if listed(&file.path) => (State::Missing, None),
                OnDisk::Absent => (State::New, None),
                OnDisk::Other => (State::Blocked, None),
                OnDisk::Bytes(bytes) if same(&bytes, file.text.as_bytes()) => (State::Unchanged, None),
                OnDisk::Bytes(bytes) => {
                    let state = match () {
                        () if own(&file.path, &bytes) => State::Stale,
                        () if listed(&file.path) => State::Edited,
                        () => State::Foreign,
                    };
                    (state, String::from_utf8(bytes).ok())
                }
            };
            steps.push(Step { path: file.path.clone(), state, generated: Some(file), on_disk });
        }
        let before: BTreeSet<&String> =
            [&previous, &interrupted].into_iter().flatten().flat_map(|manifest| manifest.files.keys()).collect();
        for path in before {
            if generated.contains(path) || kept(path, keep) {
                continue;
            }
            let (state, on_disk) = match read(&root.at(path)?)? {
                OnDisk::Absent | OnDisk::Other => continue,
                OnDisk::Bytes(bytes) if own(path, &bytes) => (State::Orphan, None),
                OnDisk::Bytes(bytes) if listed(path) => (State::Abandoned, String::from_utf8(bytes).ok()),
                // Only the interrupted run knew it, and did not come to write it.
                OnDisk::Bytes(_) => continue,
            };
            steps.push(Step { path: path.clone(), state, generated: None, on_disk });
        }
        steps.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest_changed = !same_text || is_left;
        Ok(Self { folder: folder.to_path_buf(), steps, manifest: written, manifest_changed })
    }

    /// The plan of a folder that holds exactly what its manifest lists; `None` for any other. What would be generated now is
    /// not looked at.
    ///
    /// # Errors
    /// As [`Plan::new`].
    pub fn unchanged(folder: &Path, manifest: &Manifest) -> Result<Option<Self>, OutputError> {
        if fs::symlink_metadata(folder.join(apply::STAGING)).is_ok() {
            return Ok(None);
        }
        let mut root = Root::new(folder);
        let mut places = Vec::with_capacity(manifest.files.len());
        for (path, entry) in &manifest.files {
            places.push((root.at(path)?, &entry.sha256));
        }
        let is_there = |(place, digest): &(PathBuf, &digest::Digest)| match read(place) {
            Ok(OnDisk::Bytes(bytes)) => digest::Digest::of(&bytes) == **digest,
            _ => false,
        };
        if !places.par_iter().all(is_there) {
            return Ok(None);
        }
        let unchanged =
            |path: &String| Step { path: path.clone(), state: State::Unchanged, generated: None, on_disk: None };
        let steps = manifest.files.keys().map(unchanged).collect();
        let (folder, manifest) = (folder.to_path_buf(), String::new());
        Ok(Some(Self { folder, steps, manifest, manifest_changed: false }))
    }

    /// The steps in one of these states.
    pub fn in_state(&self, states: &[State]) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| states.contains(&step.state))
    }

    /// Whether the folder is exactly what would be generated.
    pub fn is_current(&self) -> bool {
        self.steps.iter().all(|step| step.state == State::Unchanged)
    }
}

fn kept(path: &str, keep: &[String]) -> bool {
    keep.iter().any(|kept| path == kept || (kept.ends_with('/') && path.starts_with(kept.as_str())))
}

/// The entries of the manifest. Two paths that differ only in case would be one file on some systems.
fn entries(files: &[OutputFile]) -> Result<BTreeMap<String, Entry>, OutputError> {
    let mut entries = BTreeMap::new();
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for file in files {
        if let Some(first) = folded.insert(file.path.to_lowercase(), &file.path) {
            return Err(OutputError::Twice { first: first.to_owned(), second: file.path.clone() });
        }
        let entry = Entry { sha256: digest::Digest::of(file.text.as_bytes()), template: file.template.to_owned() };
        entries.insert(file.path.clone(), entry);
    }
    Ok(entries)
}

enum OnDisk {
    Absent,
    Bytes(Vec<u8>),
    /// A folder, a link, a device: never Accordant's.
    Other,
}

fn read(place: &Path) -> Result<OnDisk, OutputError> {
    let fault = |source| OutputError::Read { path: place.to_path_buf(), source };
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_file() => Ok(OnDisk::Bytes(fs::read(place).map_err(fault)?)),
        Ok(_) => Ok(OnDisk::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(OnDisk::Absent),
        Err(source) => Err(fault(source)),
    }
}

fn read_manifest(path: &Path) -> Result<Option<(Manifest, String)>, OutputError> {
    match fs::read_to_string(path) {
        Ok(text) => Manifest::read(&text)
            .map(|manifest| Some((manifest, text)))
            .map_err(|source| OutputError::Manifest { path: path.to_path_buf(), source }),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(OutputError::Read { path: path.to_path_buf(), source }),
    }
}
