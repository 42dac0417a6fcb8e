//! The root documents: what a person named, in each of its kinds.

use std::io::Read;
use std::path::Path;

use super::content::{plain, without_user};
use super::{Loader, Place};
use crate::load::files::{FileError, Files, read_limited};
use crate::load::git::{Entry, Git};
use crate::load::http::origin;
use crate::load::source::Source;
use crate::load::{GitFault, LoadError, directory, introspection};
use crate::read::Hint;
use crate::{Syntax, uri};

impl Loader<'_> {
    pub(crate) fn memory(&mut self, texts: &[(&str, &str)]) {
        for (name, text) in texts {
            self.memory.insert(Place::Memory(uri::join_path("", name)), (*text).to_owned());
        }
        for (index, (name, text)) in texts.iter().enumerate() {
            // The first is the root; GraphQL documents refer to nobody and belong to the root together.
            if index == 0 || Hint::of(name) == Hint::Graphql {
                let place = Place::Memory(uri::join_path("", name));
                self.root((*name).to_owned(), place, text.as_bytes().to_vec());
            }
        }
    }

    /// The first `count` texts stand for themselves; the others are read where one of them names them.
    pub(crate) fn memory_apart(&mut self, texts: &[(&str, &str)], count: usize) {
        for (name, text) in texts {
            self.memory.insert(Place::Memory(uri::join_path("", name)), (*text).to_owned());
        }
        for (name, text) in texts.iter().take(count) {
            let place = Place::Memory(uri::join_path("", name));
            self.root((*name).to_owned(), place, text.as_bytes().to_vec());
        }
    }

    /// Reads one source, which may be several files.
    pub(crate) fn source(&mut self, source: &Source) -> Result<(), LoadError> {
        let name = source.to_string();
        match source {
            Source::Path(path) => self.path(path, name),
            Source::Stdin => {
                let bytes = self.limited(std::io::stdin().lock(), 0, &name)?;
                let place = match &self.options.root {
                    Some(root) => {
                        let root = root.canonicalize().map_err(|error| unreadable(name, &error))?;
                        let place = root.join("-");
                        self.files = Files::around(&place, Path::new("-"), Some(&root)).ok();
                        Place::File(place)
                    }
                    None => Place::Nowhere,
                };
                self.root("<stdin>".into(), place, bytes);
                Ok(())
            }
            Source::Url(url) => {
                let url = uri::resolve("", uri::split_fragment(url).0);
                self.home = origin(&url);
                let shown = without_user(&url);
                let bytes = self.fetch_url(&url, None).map_err(|why| LoadError::Fetch { uri: shown.clone(), why })?;
                self.root(shown, Place::Url(url), bytes);
                Ok(())
            }
            Source::GraphqlEndpoint(url) => self.endpoint(url),
            Source::Git { revision, path } => {
                let folder = self.options.repository.clone().unwrap_or_else(|| ".".into());
                let fault = |why| LoadError::Git { name: name.clone(), why };
                let git = Git::at(&folder, revision).map_err(fault)?;
                let top = git.path_from_top(path).map_err(|why| fault(why.into()))?;
                self.git = Some(git);
                self.git_path(&top, &name)
            }
        }
    }

    fn path(&mut self, path: &Path, name: String) -> Result<(), LoadError> {
        if path.is_dir() {
            let folder = name.trim_end_matches('/').to_owned();
            for file in directory::choose(&name, directory::list(path)?)? {
                self.file(&path.join(&file), format!("{folder}/{file}"))?;
            }
            return Ok(());
        }
        self.file(path, name)
    }

    fn file(&mut self, path: &Path, name: String) -> Result<(), LoadError> {
        let canonical = path.canonicalize().map_err(|error| unreadable(name.clone(), &error))?;
        let file = std::fs::File::open(path).map_err(|error| unreadable(name.clone(), &error))?;
        // What is no plain file says nothing of its length.
        let expected = file.metadata().map_or(0, |metadata| metadata.len());
        let bytes = self.limited(file, expected, &name)?;
        let root = self.options.root.as_deref();
        match &mut self.files {
            None => {
                let files = Files::around(&canonical, path, root).map_err(|error| unreadable(name.clone(), &error))?;
                self.files = Some(files);
            }
            // Each document that stands for itself has a folder of its own.
            Some(files) if self.belongs.is_some() && root.is_none() => files.allow_around(&canonical),
            Some(_) => {}
        }
        self.root(name, Place::File(canonical), bytes);
        Ok(())
    }

    /// One byte more than the limit is let through: the reader of documents then says that there are too many.
    fn limited(&self, source: impl Read, expected: u64, name: &str) -> Result<Vec<u8>, LoadError> {
        read_limited(source, expected, self.options.limits.bytes.saturating_add(1)).map_err(|error| match error {
            FileError::Io(error) => unreadable(name.to_owned(), &error),
            FileError::TooLong | FileError::Outside => LoadError::Unreadable {
                name: name.to_owned(),
                why: format!("it is longer than {} bytes", self.options.limits.bytes),
            },
        })
    }

    fn git_path(&mut self, path: &str, name: &str) -> Result<(), LoadError> {
        let fault = |why: String| LoadError::Git { name: name.to_owned(), why: why.into() };
        let most = self.options.limits.bytes;
        let Some(git) = &mut self.git else { return Ok(()) };
        match git.read(path, most).map_err(fault)? {
            Entry::File(bytes) => self.root(name.to_owned(), Place::Git(path.to_owned()), bytes),
            Entry::Missing => {
                let here = format!("./{path}");
                let top = git.path_from_top(&here).map_err(fault)?;
                let is_here = top != path && matches!(git.read(&top, most), Ok(Entry::File(_) | Entry::Folder));
                let why = GitFault::NoFile { path: path.to_owned(), here: is_here.then_some(here) };
                return Err(LoadError::Git { name: name.to_owned(), why });
            }
            Entry::Outside => return Err(fault("the file is a link that leads out of the repository".into())),
            Entry::TooLong => return Err(fault(format!("the file is longer than {most} bytes"))),
            Entry::Folder => {
                let folder = path.trim_end_matches('/');
                let listed = git.list(path).map_err(fault)?;
                for file in directory::choose(name, listed)? {
                    let full = if folder.is_empty() { file } else { format!("{folder}/{file}") };
                    let name = self.git.as_ref().map_or_else(String::new, |git| format!("git:{}:{full}", git.name));
                    self.git_path(&full, &name)?;
                }
            }
        }
        Ok(())
    }

    fn endpoint(&mut self, url: &str) -> Result<(), LoadError> {
        self.home = origin(url);
        let shown = without_user(url);
        let fault = |why| LoadError::Fetch { uri: shown.clone(), why };
        let mut complaint = String::new();
        for modern in [true, false] {
            let body = serde_json::json!({ "query": introspection::query(modern) }).to_string();
            let bytes = self.fetch_url(url, Some(body)).map_err(fault)?;
            let answer: serde_json::Value = serde_json::from_slice(&bytes)
                .map_err(|_| fault("the answer is no JSON; is this a GraphQL endpoint?".into()))?;
            if introspection::holds_schema(&answer) {
                self.root(shown, Place::Url(url.to_owned()), bytes);
                return Ok(());
            }
            complaint = introspection::complaint(&answer);
        }
        Err(fault(complaint))
    }

    /// Several roots are one contract only where they are all GraphQL.
    pub(crate) fn check_roots(&self) -> Result<(), LoadError> {
        match self.documents.documents.as_slice() {
            [] => Err(LoadError::Nothing),
            [_] => Ok(()),
            several => match several.iter().find(|document| document.syntax != Syntax::Graphql) {
                Some(other) => Err(LoadError::NotOneContract { name: other.name.clone() }),
                None => Ok(()),
            },
        }
    }
}

fn unreadable(name: String, error: &std::io::Error) -> LoadError {
    LoadError::Unreadable { name, why: plain(error) }
}
