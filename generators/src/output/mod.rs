//! What is written: files, their owner the manifest, and how they come to disk.
//!
//! A folder is compared first ([`Plan::new`]) and written afterwards ([`Plan::apply`]), or only reported (`--check`).
//! Nothing is written where a file stands in the way that somebody edited or that Accordant never wrote; nothing is
//! removed that is not exactly what Accordant wrote; and a file that would not change is not touched.

mod apply;
mod compare;
mod digest;
mod manifest;
mod path;
mod plan;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use apply::Written;
pub use compare::unified;
pub use digest::Digest;
pub use manifest::{Entry, Manifest, UnreadableManifest, Warning};
pub use plan::{Plan, State, Step};

/// A file that a language's back end makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Below the output folder, with forward slashes.
    pub path: String,
    pub text: String,
    /// The template that made it: `typescript/client.ts.hbs`.
    pub template: &'static str,
}

/// Why a folder can be neither compared nor written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("`{}` cannot be read: {source}", .path.display())]
    Read {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("`{}` cannot be written: {source}", .path.display())]
    Write {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("`{}` is a link, and what is generated stays below the output folder", .path.display())]
    Link { path: PathBuf },
    #[error("`{path}` is no path below the output folder")]
    Path { path: String },
    #[error("two generated files have one name on some systems: `{first}` and `{second}`")]
    Twice { first: String, second: String },
    #[error("`{}` cannot be used: {source}", .path.display())]
    Manifest {
        path: PathBuf,
        #[source]
        source: UnreadableManifest,
    },
    #[error("files stand in the way that were edited or are not Accordant's")]
    Refused,
}
