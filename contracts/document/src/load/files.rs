//! Files below a root folder, and no others.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where files may be read, and how they are named in what is printed.
pub(crate) struct Files {
    /// Canonical folders; everything else is outside.
    roots: Vec<PathBuf>,
    /// The canonical folder of the root document.
    home: PathBuf,
    /// The same folder as the user wrote it; `None` where that was an absolute path.
    written: Option<String>,
}

pub(crate) enum FileError {
    Outside,
    Io(io::Error),
    TooLong,
}

impl Files {
    /// For a root document at a canonical path that the user wrote as `written`.
    pub(crate) fn around(document: &Path, written: &Path, root: Option<&Path>) -> io::Result<Self> {
        let home = document.parent().unwrap_or(Path::new("/")).to_owned();
        let root = match root {
            Some(root) => root.canonicalize()?,
            None => repository(&home).unwrap_or_else(|| home.clone()),
        };
        let written = written
            .parent()
            .filter(|_| written.is_relative())
            .map(|folder| folder.to_string_lossy().replace('\\', "/"));
        Ok(Self { roots: vec![root], home, written })
    }

    /// Without a root document on disk: only what `allow` adds may be read.
    pub(crate) fn nowhere() -> Self {
        Self { roots: Vec::new(), home: PathBuf::from("/"), written: None }
    }

    pub(crate) fn allow(&mut self, folder: &Path) {
        if let Ok(folder) = folder.canonicalize()
            && !self.roots.contains(&folder)
        {
            self.roots.push(folder);
        }
    }

    /// Lets the surroundings of another document be read, as far as they would be for a first one.
    pub(crate) fn allow_around(&mut self, document: &Path) {
        let folder = document.parent().unwrap_or(Path::new("/"));
        let root = repository(folder).unwrap_or_else(|| folder.to_owned());
        if !self.holds(&root) {
            self.roots.push(root);
        }
    }

    /// The canonical path and content of a file. A path that leads outside is refused before the disk is asked about
    /// it, and again when links have been followed.
    pub(crate) fn read(&self, path: &Path, most: usize) -> Result<(PathBuf, Vec<u8>), FileError> {
        if !self.holds(path) {
            return Err(FileError::Outside);
        }
        let path = path.canonicalize().map_err(FileError::Io)?;
        if !self.holds(&path) {
            return Err(FileError::Outside);
        }
        let file = File::open(&path).map_err(FileError::Io)?;
        let metadata = file.metadata().map_err(FileError::Io)?;
        if !metadata.is_file() {
            return Err(FileError::Io(io::Error::new(io::ErrorKind::InvalidInput, "not a file")));
        }
        let bytes = read_limited(file, metadata.len(), most)?;
        Ok((path, bytes))
    }

    fn holds(&self, path: &Path) -> bool {
        self.roots.iter().any(|root| path.starts_with(root))
    }

    /// The name of a canonical path: beside the root document as the user wrote that, never absolute.
    pub(crate) fn name(&self, path: &Path) -> String {
        let mut base = self.home.as_path();
        let mut climbs = String::new();
        let rest = loop {
            if let Ok(rest) = path.strip_prefix(base) {
                break rest;
            }
            climbs.push_str("../");
            base = match base.parent() {
                Some(parent) => parent,
                None => break path,
            };
        };
        let relative = format!("{climbs}{}", rest.to_string_lossy().replace('\\', "/"));
        match &self.written {
            Some(folder) if !folder.is_empty() => crate::uri::join_path(&format!("{folder}/"), &relative),
            _ => relative,
        }
    }
}

/// The content, or [`FileError::TooLong`] where there is more than `most`; never holds more than that. `expected` is how
/// long it is said to be, 0 where nothing is said: a buffer of that size need not grow, which costs twice its memory.
pub(crate) fn read_limited(source: impl Read, expected: u64, most: usize) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(most).min(most));
    source.take(most as u64 + 1).read_to_end(&mut bytes).map_err(FileError::Io)?;
    if bytes.len() > most { Err(FileError::TooLong) } else { Ok(bytes) }
}

/// The top of the git repository around a folder.
fn repository(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}
