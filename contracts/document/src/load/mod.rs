//! From names to documents: the root is read first, then whatever its references reach, each once.

mod apart;
mod directory;
mod error;
mod files;
mod git;
mod http;
mod introspection;
mod place;
mod prefetch;
mod source;

use std::path::PathBuf;
use std::time::Duration;

pub use apart::{Apart, Attachment, Attachments, load_apart, load_texts_apart};
pub use error::{GitFault, LoadError};
pub(crate) use place::Place;
use prefetch::Loader;
pub use source::{Revision, Source};

use crate::{Documents, Finding, Limits};

/// What loading may do.
#[derive(Clone, Debug)]
pub struct LoadOptions {
    pub limits: Limits,
    /// The folder outside which no file is read; by default the top of the enclosing git repository, else the folder of
    /// the root document.
    pub root: Option<PathBuf>,
    /// The folder in which git is asked for `git:` sources; by default the current one.
    pub repository: Option<PathBuf>,
    /// Whether remote references are fetched. A source that is a URL itself is always fetched.
    pub network: bool,
    /// Sent with requests to the origin of the root document, and to no other.
    pub headers: Vec<(String, String)>,
    /// For one request as a whole.
    pub timeout: Duration,
    /// URI prefixes that stand for folders: a reference to such a URI is read from there.
    pub mapped: Vec<(String, PathBuf)>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            root: None,
            repository: None,
            network: false,
            headers: Vec::new(),
            timeout: Duration::from_secs(30),
            mapped: Vec::new(),
        }
    }
}

/// Reads the sources of one contract and everything that their references reach. Several sources make one contract only
/// where all of them are GraphQL files.
///
/// What is wrong *in* a document is a finding, and so is a root document that cannot be parsed: it is then in the set
/// with its text and `parsed` false. A reference that leads nowhere is remembered and reported when it is resolved.
///
/// # Errors
/// [`LoadError`] where there is no root document to speak about.
pub fn load(sources: &[Source], options: &LoadOptions) -> Result<(Documents, Vec<Finding>), LoadError> {
    let mut loader = Loader::new(options);
    for source in sources {
        loader.source(source)?;
    }
    loader.check_roots()?;
    Ok(loader.finish())
}

/// Reads one text that is already in memory; its name says what syntax to expect. References to other documents find
/// nothing.
pub fn load_text(name: &str, text: &str, options: &LoadOptions) -> (Documents, Vec<Finding>) {
    load_texts(&[(name, text)], options)
}

/// Reads texts in memory that may refer to each other by their names, which are paths; the first is the root. All
/// GraphQL texts belong to the root.
pub fn load_texts(texts: &[(&str, &str)], options: &LoadOptions) -> (Documents, Vec<Finding>) {
    let mut loader = Loader::new(options);
    loader.memory(texts);
    loader.finish()
}

#[cfg(test)]
mod tests;
