//! Reads the root documents and then, in rounds, every document that a reference of a read one names.

use rustc_hash::FxHashMap;

use super::{LoadOptions, Place};
use crate::documents::Links;
use crate::read::{Hint, read};
use crate::{DocumentId, Documents, Finding, ReferenceError, Tree, uri};

pub(crate) struct Loader<'o> {
    options: &'o LoadOptions,
    documents: Documents,
    findings: Vec<Finding>,
    memory: FxHashMap<Place, String>,
    loaded: FxHashMap<Place, Result<DocumentId, ReferenceError>>,
}

impl<'o> Loader<'o> {
    pub(crate) fn new(options: &'o LoadOptions) -> Self {
        Self {
            options,
            documents: Documents { reference_chain: options.limits.reference_chain, ..Documents::default() },
            findings: Vec::new(),
            memory: FxHashMap::default(),
            loaded: FxHashMap::default(),
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

    /// Reads a document that the user named: whatever is wrong with it is said.
    pub(crate) fn root(&mut self, name: String, place: Place, bytes: Vec<u8>) {
        let (id, failure) = self.add(name, place.clone(), bytes);
        self.findings.extend(failure);
        self.loaded.insert(place, Ok(id));
    }

    fn add(&mut self, name: String, place: Place, bytes: Vec<u8>) -> (DocumentId, Option<Finding>) {
        let id = DocumentId(self.documents.documents.len() as u32);
        let reading = read(name, place, bytes, id, &self.options.limits);
        self.documents.documents.push(reading.document);
        self.findings.extend(reading.findings);
        (id, reading.failure)
    }

    /// Follows the references of everything read so far, then of what that brought, until nothing is new.
    pub(crate) fn finish(mut self) -> (Documents, Vec<Finding>) {
        let mut next = 0;
        while let Some(document) = self.documents.documents.get(next) {
            let id = DocumentId(next as u32);
            next += 1;
            let names = external_references(&document.tree);
            let place = document.place.clone();
            let mut links = Links::default();
            for name in names {
                let outcome = self.link(&place, &name);
                links.insert(name, outcome);
            }
            if !links.is_empty() {
                self.documents.links.insert(id, links);
            }
        }
        (self.documents, self.findings)
    }

    fn link(&mut self, from: &Place, name: &str) -> Result<DocumentId, ReferenceError> {
        let Some(place) = from.join(name) else {
            return Err(crate::reference::malformed(name, "`%` is followed by two hexadecimal digits"));
        };
        if let Some(outcome) = self.loaded.get(&place) {
            return outcome.clone();
        }
        let outcome = self.fetch(&place, name);
        self.loaded.insert(place, outcome.clone());
        outcome
    }

    fn fetch(&mut self, place: &Place, name: &str) -> Result<DocumentId, ReferenceError> {
        let Place::Memory(path) = place;
        let Some(text) = self.memory.get(place) else {
            return Err(ReferenceError::MissingFile {
                reference: name.to_owned(),
                path: path.clone(),
                why: "there is no such file".into(),
            });
        };
        let bytes = text.as_bytes().to_vec();
        match self.add(path.clone(), place.clone(), bytes) {
            (_, Some(finding)) => Err(ReferenceError::Unreadable { file: path.clone(), finding: Box::new(finding) }),
            (id, None) => Ok(id),
        }
    }
}

/// The names of other documents in a tree's references, without fragments, each once, in the order of the text.
fn external_references(tree: &Tree) -> Vec<Box<str>> {
    let mut names: Vec<Box<str>> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    let mut take = |reference: &str| {
        let name = uri::split_fragment(reference).0;
        if !name.is_empty() && seen.insert(name.to_owned()) {
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
