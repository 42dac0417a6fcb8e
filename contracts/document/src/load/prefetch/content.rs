//! The bytes of a document that is referred to, from wherever its place is.

use super::{Loader, Place};
use crate::load::files::FileError;
use crate::load::git::Entry;
use crate::load::http::{Request, fetch};
use crate::{ReferenceError, reference, uri};

impl Loader<'_> {
    /// The name, the true place and the bytes of a document that is referred to.
    pub(super) fn content(
        &mut self,
        place: &Place,
        reference: &str,
    ) -> Result<(String, Place, Vec<u8>), ReferenceError> {
        let most = self.options.limits.bytes;
        let reference = reference.to_owned();
        let missing =
            |path: String, why: String| ReferenceError::MissingFile { reference: reference.clone(), path, why };
        let too_long =
            || ReferenceError::Limit { reference: reference.clone(), why: format!("it is longer than {most} bytes") };
        match place {
            Place::Memory(path) => match self.memory.get(place) {
                Some(text) => Ok((path.clone(), place.clone(), text.as_bytes().to_vec())),
                None => Err(missing(path.clone(), "there is no such file".into())),
            },
            Place::File(path) => {
                let Some(files) = &self.files else { return Err(ReferenceError::OutsideRoot { reference }) };
                match files.read(path, most) {
                    Ok((path, bytes)) => Ok((files.name(&path), Place::File(path), bytes)),
                    Err(FileError::Outside) => Err(ReferenceError::OutsideRoot { reference }),
                    Err(FileError::TooLong) => Err(too_long()),
                    Err(FileError::Io(error)) => Err(missing(files.name(path), plain(&error))),
                }
            }
            Place::Git(path) => {
                let Some(git) = &mut self.git else { return Err(ReferenceError::OutsideRoot { reference }) };
                let name = format!("git:{}:{path}", git.name);
                match git.read(path, most) {
                    Ok(Entry::File(bytes)) => Ok((name, place.clone(), bytes)),
                    Ok(Entry::Missing) => Err(missing(name, "the revision has no such file".into())),
                    Ok(Entry::Folder) => Err(missing(name, "it is a folder".into())),
                    Ok(Entry::Outside) => Err(ReferenceError::OutsideRoot { reference }),
                    Ok(Entry::TooLong) => Err(too_long()),
                    Err(why) => Err(missing(name, why)),
                }
            }
            Place::Url(url) => {
                let http = matches!(uri::scheme(url), Some("http" | "https"));
                if !http {
                    return Err(reference::malformed(&reference, "only http and https can be fetched"));
                }
                if !self.options.network {
                    return Err(ReferenceError::Network { reference });
                }
                let shown = without_user(url);
                let bytes =
                    self.fetch_url(url, None).map_err(|why| ReferenceError::Fetch { uri: shown.clone(), why })?;
                Ok((shown, place.clone(), bytes))
            }
            Place::Nowhere => Err(ReferenceError::OutsideRoot { reference }),
        }
    }

    pub(super) fn fetch_url(&self, url: &str, body: Option<String>) -> Result<Vec<u8>, String> {
        let request = Request {
            headers: &self.options.headers,
            home: &self.home,
            timeout: self.options.timeout,
            most: self.options.limits.bytes,
            body,
        };
        fetch(url, &request)
    }
}

/// The system's words for the usual case, in ours.
pub(super) fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "permission is denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ => error.to_string(),
    }
}

/// A URL as it may be printed: the user's name and password do not belong in a report.
pub(super) fn without_user(url: &str) -> String {
    let Some(start) = url.find("://").map(|at| at + 3) else { return url.to_owned() };
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    match url[start..end].rfind('@') {
        Some(at) => format!("{}{}", &url[..start], &url[start + at + 1..]),
        None => url.to_owned(),
    }
}
