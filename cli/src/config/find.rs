//! Where the configuration is: here or above, up to the top of the repository.

use std::path::{Path, PathBuf};

/// The name that is looked for.
const NAME: &str = "accordant.yaml";

/// The nearest configuration at or above `start`, and no further than the folder that holds `.git`.
pub(crate) fn find(start: &Path) -> Option<PathBuf> {
    for folder in start.ancestors() {
        let candidate = folder.join(NAME);
        if candidate.is_file() {
            return Some(candidate);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}
