//! Where a document comes from, and where its references lead from there.

use crate::uri;

/// The place of one document; equal places are one document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// A text given by the caller, under a path of its own.
    Memory(String),
}

impl Place {
    /// The base URI of the document's references by JSON Schema's rules; empty where the place is no URI.
    pub(crate) fn uri(&self) -> String {
        match self {
            Place::Memory(_) => String::new(),
        }
    }

    /// Where a reference without fragment leads.
    pub(crate) fn join(&self, reference: &str) -> Option<Place> {
        match self {
            Place::Memory(path) => Some(Place::Memory(uri::join_path(path, &uri::percent_decode(reference)?))),
        }
    }
}
