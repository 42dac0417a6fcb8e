//! Documents that stand for themselves: suites, recordings. Their `$ref`s are data; the files that belong to them are
//! named by whoever knows their format.

use super::{LoadError, LoadOptions, Source};
use crate::load::prefetch::Loader;
use crate::{Document, DocumentId, Documents, Finding};

/// A file that a document needs, by its name relative to that document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attachment {
    /// Read as a document; found again with [`Documents::belonging`].
    Document(String),
    /// Read as it is; found again with [`Documents::attached`].
    Bytes(String),
}

/// Names what belongs to a document.
pub type Attachments<'o> = &'o dyn Fn(&Document) -> Vec<Attachment>;

/// What [`load_apart`] read.
pub struct Apart {
    pub documents: Documents,
    pub findings: Vec<Finding>,
    /// For each source its documents, or why there is none.
    pub roots: Vec<Result<Vec<DocumentId>, LoadError>>,
}

/// Reads sources of which each is a document of its own, into one set, so that positions in all of them can be told
/// apart. No reference is followed; what `belongs` names is read under the same limits and folders as references are.
pub fn load_apart(sources: &[Source], options: &LoadOptions, belongs: Attachments<'_>) -> Apart {
    let mut loader = Loader::apart(options, belongs);
    let mut roots = Vec::with_capacity(sources.len());
    for source in sources {
        let before = loader.len();
        let outcome = loader.source(source);
        roots.push(outcome.map(|()| (before..loader.len()).map(DocumentId).collect()));
    }
    let (documents, findings) = loader.finish();
    Apart { documents, findings, roots }
}

/// The same for texts in memory: the first `count` of them are the sources, the others what may belong to those.
pub fn load_texts_apart(
    texts: &[(&str, &str)],
    count: usize,
    options: &LoadOptions,
    belongs: Attachments<'_>,
) -> Apart {
    let mut loader = Loader::apart(options, belongs);
    loader.memory_apart(texts, count);
    let roots = (0..loader.len()).map(|id| Ok(vec![DocumentId(id)])).collect();
    let (documents, findings) = loader.finish();
    Apart { documents, findings, roots }
}
