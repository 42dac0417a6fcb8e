//! Where a document comes from, and where its references lead from there.

use std::path::{Component, Path, PathBuf};

use crate::uri;

/// The place of one document; equal places are one document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// A text given by the caller, under a path of its own.
    Memory(String),
    /// An absolute path without `.` and `..`.
    File(PathBuf),
    /// A path from the top of the repository, in the revision that the loader has resolved.
    Git(String),
    Url(String),
    /// Standard input, of which nothing is relative.
    Nowhere,
}

/// Why a reference names no place.
pub(crate) enum NoPlace {
    /// `%` without two hexadecimal digits, or bytes that are no UTF-8.
    Encoding,
    /// The way leads above what the document may see.
    Outside,
}

impl Place {
    /// The base URI of the document's references by JSON Schema's rules; empty where the place is no URI.
    pub(crate) fn uri(&self) -> String {
        match self {
            Place::Url(url) => url.clone(),
            _ => String::new(),
        }
    }

    /// Where a reference without fragment leads.
    pub(crate) fn join(&self, reference: &str) -> Result<Place, NoPlace> {
        if let Some(scheme) = uri::scheme(reference) {
            if !scheme.eq_ignore_ascii_case("file") {
                return Ok(Place::Url(uri::resolve("", reference)));
            }
            if !matches!(self, Place::File(_)) {
                return Err(NoPlace::Outside);
            }
        }
        match self {
            Place::Url(url) => Ok(Place::Url(uri::resolve(url, reference))),
            Place::Memory(path) => Ok(Place::Memory(uri::join_path(path, &decoded(reference)?))),
            Place::Git(path) => {
                let joined = uri::join_path(path, &decoded(reference)?);
                let hostile = joined == ".." || joined.starts_with("../") || joined.contains(['\n', '\r', '\0']);
                if hostile || joined.starts_with('/') { Err(NoPlace::Outside) } else { Ok(Place::Git(joined)) }
            }
            Place::File(path) => {
                let decoded = decoded(reference)?;
                let target = match uri::scheme(&decoded) {
                    Some(scheme) => {
                        let rest = &decoded[scheme.len() + 1..];
                        let rest = rest.strip_prefix("//").unwrap_or(rest);
                        rest.strip_prefix("localhost").unwrap_or(rest)
                    }
                    None => &decoded,
                };
                let folder = path.parent().unwrap_or(Path::new("/"));
                Ok(Place::File(without_dots(&folder.join(target))))
            }
            Place::Nowhere => Err(NoPlace::Outside),
        }
    }
}

/// A relative reference's path: decoded, without the query that files do not have.
fn decoded(reference: &str) -> Result<String, NoPlace> {
    let path = reference.split_once('?').map_or(reference, |(path, _)| path);
    uri::percent_decode(path).ok_or(NoPlace::Encoding)
}

/// An absolute path with `.` and `..` worked out by their text.
pub(crate) fn without_dots(path: &Path) -> PathBuf {
    let mut kept = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                kept.pop();
            }
            other => kept.push(other),
        }
    }
    kept
}
