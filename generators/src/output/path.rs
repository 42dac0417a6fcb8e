//! Paths below the output folder, and nowhere else.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::OutputError;

/// Refuses what is not a plain relative path with forward slashes: empty parts, `.`, `..`, drives, back-slashes,
/// control characters, and names that Windows cannot hold.
pub(super) fn plain(path: &str) -> Result<(), OutputError> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let sound = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let numbered = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
        let device = DEVICES.contains(&stem.as_str())
            || numbered.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()));
        !(part.is_empty() || part == "." || part == ".." || part.ends_with(['.', ' ']) || device)
            && !part.contains(|c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
    };
    if path.split('/').all(sound) { Ok(()) } else { Err(OutputError::Path { path: path.to_owned() }) }
}

/// The real folder and what was already looked at below it.
pub(super) struct Root<'r> {
    folder: &'r Path,
    checked: BTreeSet<PathBuf>,
}

impl<'r> Root<'r> {
    pub(super) fn new(folder: &'r Path) -> Self {
        Self { folder, checked: BTreeSet::new() }
    }

    /// Where a file is on disk. No folder on the way to it is a link; the output folder itself may be one.
    pub(super) fn at(&mut self, path: &str) -> Result<PathBuf, OutputError> {
        plain(path)?;
        let mut place = self.folder.to_path_buf();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            place.push(part);
            if parts.peek().is_some() && !self.checked.contains(&place) {
                match fs::symlink_metadata(&place) {
                    Ok(found) if found.is_symlink() => return Err(OutputError::Link { path: place }),
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(source) => return Err(OutputError::Read { path: place, source }),
                }
                self.checked.insert(place.clone());
            }
        }
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_taken() {
        for path in ["a.ts", "src/models/a-b_c.ts", ".npmignore", "src/console.ts", "com.ts", "src/com10.dart"] {
            assert!(plain(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/../b",
            "./a",
            "a\\b",
            "C:/a",
            "a\u{0}b",
            "nul",
            "src/AUX.ts",
            "com1.ts",
            "a.",
            "a ",
            "a?b",
        ] {
            assert!(plain(path).is_err(), "{path}");
        }
    }
}
