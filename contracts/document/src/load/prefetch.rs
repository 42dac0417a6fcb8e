//! Reads the root documents and then every document that a reference of a read one names, until nothing is new.

use std::io::Read;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::directory;
use super::files::{FileError, Files, read_limited};
use super::git::{Entry, Git};
use super::http::{Request, fetch, origin};
use super::place::NoPlace;
use super::source::Source;
use super::{LoadError, LoadOptions, Place, introspection};
use crate::documents::Links;
use crate::read::{Hint, Reading, read};
use crate::yaml::traps::Traps;
use crate::{Document, DocumentId, Documents, Finding, ReferenceError, Syntax, Tree, reference, uri};

pub(crate) struct Loader<'o> {
    options: &'o LoadOptions,
    documents: Documents,
    findings: Vec<Finding>,
    traps: Traps,
    loaded: FxHashMap<Place, Result<DocumentId, ReferenceError>>,
    bytes: usize,
    memory: FxHashMap<Place, String>,
    files: Option<Files>,
    git: Option<Git>,
    /// The origin of a root document that is a URL.
    home: String,
}

/// What reading one document brought to light.
struct Noticed {
    findings: Vec<Finding>,
    traps: Traps,
    failure: Option<Finding>,
}

impl<'o> Loader<'o> {
    pub(crate) fn new(options: &'o LoadOptions) -> Self {
        Self {
            options,
            documents: Documents { reference_chain: options.limits.reference_chain, ..Documents::default() },
            findings: Vec::new(),
            traps: Traps::default(),
            loaded: FxHashMap::default(),
            bytes: 0,
            memory: FxHashMap::default(),
            files: None,
            git: None,
            home: String::new(),
        }
    }

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

    /// Reads one source, which may be several files.
    pub(crate) fn source(&mut self, source: &Source) -> Result<(), LoadError> {
        let name = source.to_string();
        match source {
            Source::Path(path) => self.path(path, name),
            Source::Stdin => {
                let bytes = self.limited(std::io::stdin().lock(), &name)?;
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
                let git = |why| LoadError::Git { name: name.clone(), why };
                self.git = Some(Git::at(&folder, revision).map_err(git)?);
                self.git_path(path, &name)
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
        let bytes = self.limited(file, &name)?;
        if self.files.is_none() {
            let root = self.options.root.as_deref();
            let files = Files::around(&canonical, path, root).map_err(|error| unreadable(name.clone(), &error))?;
            self.files = Some(files);
        }
        self.root(name, Place::File(canonical), bytes);
        Ok(())
    }

    /// One byte more than the limit is let through: the reader of documents then says that there are too many.
    fn limited(&self, source: impl Read, name: &str) -> Result<Vec<u8>, LoadError> {
        read_limited(source, self.options.limits.bytes.saturating_add(1)).map_err(|error| match error {
            FileError::Io(error) => unreadable(name.to_owned(), &error),
            FileError::TooLong | FileError::Outside => LoadError::Unreadable {
                name: name.to_owned(),
                why: format!("it is longer than {} bytes", self.options.limits.bytes),
            },
        })
    }

    fn git_path(&mut self, path: &str, name: &str) -> Result<(), LoadError> {
        let fault = |why: String| LoadError::Git { name: name.to_owned(), why };
        let most = self.options.limits.bytes;
        let Some(git) = &mut self.git else { return Ok(()) };
        match git.read(path, most).map_err(fault)? {
            Entry::File(bytes) => self.root(name.to_owned(), Place::Git(path.to_owned()), bytes),
            Entry::Missing => return Err(fault("the revision has no such file".into())),
            Entry::Outside => return Err(fault("the file is a link that leads out of the repository".into())),
            Entry::TooLong => return Err(fault(format!("the file is longer than {most} bytes"))),
            Entry::Folder => {
                let folder = path.trim_end_matches('/');
                let listed = git.list(path).map_err(fault)?;
                for file in directory::choose(name, listed)? {
                    let full = if folder.is_empty() || folder == "." { file } else { format!("{folder}/{file}") };
                    let name = name.strip_suffix(path).unwrap_or(name).to_owned() + &full;
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

    /// Reads a document that the user named: whatever is wrong with it is said.
    fn root(&mut self, name: String, place: Place, bytes: Vec<u8>) {
        let (id, reading) = self.add(name, place.clone(), bytes);
        self.findings.extend(reading.findings);
        self.findings.extend(reading.failure);
        self.traps.absorb(reading.traps);
        self.loaded.insert(place, Ok(id));
    }

    fn add(&mut self, name: String, place: Place, bytes: Vec<u8>) -> (DocumentId, Noticed) {
        let id = DocumentId(self.documents.documents.len() as u32);
        self.bytes = self.bytes.saturating_add(bytes.len());
        let Reading { document, findings, traps, failure } = read(name, place, bytes, id, &self.options.limits);
        self.documents.documents.push(document);
        (id, Noticed { findings, traps, failure })
    }

    /// Follows the references of everything read so far, then of what that brought, until nothing is new.
    pub(crate) fn finish(mut self) -> (Documents, Vec<Finding>) {
        if !self.options.mapped.is_empty() {
            let files = self.files.get_or_insert_with(Files::nowhere);
            self.options.mapped.iter().for_each(|(_, folder)| files.allow(folder));
        }
        let mut next = 0;
        while let Some(document) = self.documents.documents.get(next) {
            let id = DocumentId(next as u32);
            next += 1;
            let names = external_references(&document.tree);
            let place = document.place.clone();
            let mapped = self.mapped_references(document, &names);
            let mut links = Links::default();
            for name in names {
                let outcome = self.link(&place, &name);
                links.insert(name, outcome);
            }
            for name in mapped {
                let outcome = self.link(&place, &name);
                links.insert(name, outcome);
            }
            if !links.is_empty() {
                self.documents.links.insert(id, links);
            }
        }
        self.findings.extend(self.traps.report());
        (self.documents, self.findings)
    }

    /// What references become under the `$id`s of their document, where a folder is mapped to that.
    fn mapped_references(&self, document: &Document, names: &[Box<str>]) -> Vec<Box<str>> {
        if self.options.mapped.is_empty() {
            return Vec::new();
        }
        let bases: FxHashSet<&str> = document.resources().uris().collect();
        let mut found: FxHashSet<Box<str>> = FxHashSet::default();
        for name in names {
            let uris = bases.iter().map(|base| uri::resolve(base, name));
            found.extend(uris.filter(|uri| self.folder_of(uri).is_some()).map(String::into_boxed_str));
        }
        let mut found: Vec<Box<str>> = found.into_iter().collect();
        found.sort_unstable();
        found
    }

    /// The file that a mapped URI stands for; the longest prefix wins.
    fn folder_of(&self, uri: &str) -> Option<Place> {
        let best = self.options.mapped.iter().filter(|(prefix, _)| uri.starts_with(prefix.as_str()));
        let (prefix, folder) = best.max_by_key(|(prefix, _)| prefix.len())?;
        let rest = uri::percent_decode(uri[prefix.len()..].trim_start_matches('/'))?;
        let folder = folder.canonicalize().ok()?;
        Some(Place::File(super::place::without_dots(&folder.join(rest))))
    }

    fn link(&mut self, from: &Place, name: &str) -> Result<DocumentId, ReferenceError> {
        let place = match from.join(name) {
            Ok(Place::Url(url)) => self.folder_of(&url).unwrap_or(Place::Url(url)),
            Ok(place) => place,
            Err(NoPlace::Outside) => return Err(ReferenceError::OutsideRoot { reference: name.to_owned() }),
            Err(NoPlace::Encoding) => {
                return Err(reference::malformed(name, "`%` is followed by two hexadecimal digits that make up UTF-8"));
            }
        };
        if let Some(outcome) = self.loaded.get(&place) {
            return match outcome {
                // The same file under another spelling of its name.
                Err(error) => Err(error.clone().spelt(name)),
                Ok(id) => Ok(*id),
            };
        }
        let outcome = self.reach(&place, name);
        self.loaded.insert(place, outcome.clone());
        outcome
    }

    fn reach(&mut self, place: &Place, reference: &str) -> Result<DocumentId, ReferenceError> {
        let limits = &self.options.limits;
        let beyond = if self.documents.documents.len() >= limits.documents {
            Some(format!("more than {} documents belong together", limits.documents))
        } else if self.bytes >= limits.total_bytes {
            Some(format!("the documents are longer than {} bytes together", limits.total_bytes))
        } else {
            None
        };
        if let Some(why) = beyond {
            return Err(ReferenceError::Limit { reference: reference.to_owned(), why });
        }
        let (name, place, bytes) = self.content(place, reference)?;
        // A link may lead to what was already read under its own name.
        if let Some(known) = self.loaded.get(&place) {
            return known.clone();
        }
        let (id, noticed) = self.add(name.clone(), place.clone(), bytes);
        let outcome = match noticed.failure {
            // What is no document (a `$ref` to a page of documentation) matters only to whom it is a reference.
            Some(finding) => Err(ReferenceError::Unreadable { file: name, finding: Box::new(finding) }),
            None => {
                self.findings.extend(noticed.findings);
                self.traps.absorb(noticed.traps);
                Ok(id)
            }
        };
        self.loaded.insert(place, outcome.clone());
        outcome
    }

    /// The name, the true place and the bytes of a document that is referred to.
    fn content(&mut self, place: &Place, reference: &str) -> Result<(String, Place, Vec<u8>), ReferenceError> {
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

    fn fetch_url(&self, url: &str, body: Option<String>) -> Result<Vec<u8>, String> {
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

fn unreadable(name: String, error: &std::io::Error) -> LoadError {
    LoadError::Unreadable { name, why: plain(error) }
}

/// The system's words for the usual case, in ours.
fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "permission is denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ => error.to_string(),
    }
}

/// A URL as it may be printed: the user's name and password do not belong in a report.
fn without_user(url: &str) -> String {
    let Some(start) = url.find("://").map(|at| at + 3) else { return url.to_owned() };
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    match url[start..end].rfind('@') {
        Some(at) => format!("{}{}", &url[..start], &url[start + at + 1..]),
        None => url.to_owned(),
    }
}

/// The names of other documents in a tree's references, without fragments, each once, in the order of the text.
fn external_references(tree: &Tree) -> Vec<Box<str>> {
    let mut names: Vec<Box<str>> = Vec::new();
    let mut seen: FxHashSet<Box<str>> = FxHashSet::default();
    let mut take = |reference: &str| {
        let name = uri::split_fragment(reference).0;
        if !name.is_empty() && !seen.contains(name) {
            seen.insert(name.into());
            names.push(name.into());
        }
    };
    for (key, value) in tree.all_members() {
        match key {
            "$ref" | "$dynamicRef" | "operationRef" => value.as_str().into_iter().for_each(&mut take),
            // The values of a discriminator's mapping are names or references; a file shows by its look.
            "mapping" => value
                .members()
                .filter_map(|member| member.value.as_str())
                .filter(|text| text.contains(['/', '#']) || matches!(Hint::of(text), Hint::Json | Hint::Yaml))
                .for_each(&mut take),
            _ => {}
        }
    }
    names
}
