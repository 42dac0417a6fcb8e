//! Generated clients, held against compilers and against a server.

pub mod behaviour;
pub mod dart;
pub mod documents;
pub mod example;
pub mod generate;
pub mod hostile;
pub mod permute;
pub mod server;
pub mod toolchain;
pub mod typescript;
pub mod wild;

use std::path::{Path, PathBuf};

/// A folder below `target/clients` of the repository, emptied. What is written there can be looked at after a run.
///
/// # Errors
/// Where it cannot be emptied or made.
pub fn workshop(name: &str) -> std::io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/clients").join(name);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    folder.canonicalize()
}

/// What a compiler said of one program.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// One line each, with the file.
    pub errors: Vec<String>,
    pub seconds: f64,
}
