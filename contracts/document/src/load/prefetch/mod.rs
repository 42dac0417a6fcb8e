//! Reads the root documents and then every document that a reference of a read one names, until nothing is new.

mod content;
mod sources;

use rustc_hash::{FxHashMap, FxHashSet};

use super::files::Files;
use super::git::Git;
use super::place::NoPlace;
use super::{Attachment, Attachments, LoadOptions, Place};
use crate::documents::Links;
use crate::read::{Hint, Reading, read};
use crate::yaml::traps::Traps;
use crate::{Document, DocumentId, Documents, Finding, ReferenceError, Tree, reference, uri};

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
    /// What belongs to documents that stand for themselves; `None` where references say it.
    belongs: Option<Attachments<'o>>,
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
            belongs: None,
        }
    }

    pub(crate) fn apart(options: &'o LoadOptions, belongs: Attachments<'o>) -> Self {
        Self { belongs: Some(belongs), ..Self::new(options) }
    }

    /// How many documents there are so far.
    pub(crate) fn len(&self) -> u32 {
        self.documents.documents.len() as u32
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
            let place = document.place.clone();
            if let Some(belongs) = self.belongs {
                for attachment in belongs(document) {
                    self.attach(id, &place, attachment);
                }
                continue;
            }
            let names = external_references(&document.tree);
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

    fn attach(&mut self, id: DocumentId, place: &Place, attachment: Attachment) {
        match attachment {
            Attachment::Document(name) => {
                let outcome = self.link(place, &name);
                self.documents.links.entry(id).or_default().insert(name.into(), outcome);
            }
            Attachment::Bytes(name) => {
                let outcome = self
                    .room(&name)
                    .and_then(|()| self.place_of(place, &name))
                    .and_then(|place| self.content(&place, &name));
                let outcome = outcome.map(|(_, _, bytes)| {
                    self.bytes = self.bytes.saturating_add(bytes.len());
                    bytes
                });
                self.documents.attached.insert((id, name.into()), outcome);
            }
        }
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

    fn place_of(&self, from: &Place, name: &str) -> Result<Place, ReferenceError> {
        match from.join(name) {
            Ok(Place::Url(url)) => Ok(self.folder_of(&url).unwrap_or(Place::Url(url))),
            Ok(place) => Ok(place),
            Err(NoPlace::Outside) => Err(ReferenceError::OutsideRoot { reference: name.to_owned() }),
            Err(NoPlace::Encoding) => {
                Err(reference::malformed(name, "`%` is followed by two hexadecimal digits that make up UTF-8"))
            }
        }
    }

    fn link(&mut self, from: &Place, name: &str) -> Result<DocumentId, ReferenceError> {
        let place = self.place_of(from, name)?;
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

    /// Whether one document more may be read.
    fn room(&self, reference: &str) -> Result<(), ReferenceError> {
        let limits = &self.options.limits;
        let beyond = if self.documents.documents.len() >= limits.documents {
            Some(format!("more than {} documents belong together", limits.documents))
        } else if self.bytes >= limits.total_bytes {
            Some(format!("the documents are longer than {} bytes together", limits.total_bytes))
        } else {
            None
        };
        match beyond {
            Some(why) => Err(ReferenceError::Limit { reference: reference.to_owned(), why }),
            None => Ok(()),
        }
    }

    fn reach(&mut self, place: &Place, reference: &str) -> Result<DocumentId, ReferenceError> {
        self.room(reference)?;
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
