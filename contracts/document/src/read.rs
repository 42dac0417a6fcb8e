//! One text into one document: which syntax it is, and what its parser found.

use crate::documents::{Document, Syntax};
use crate::fault::Fault;
use crate::graphql_text::is_graphql;
use crate::load::Place;
use crate::notes::Notes;
use crate::text::{decode, mistaken};
use crate::tree::Tree;
use crate::yaml::traps::Traps;
use crate::{DocumentId, Finding, Limits, json, yaml};

/// A document as it was read. `failure` is set where the text could not be parsed: the document then holds only its
/// text, so that the finding has something to show.
pub(crate) struct Reading {
    pub(crate) document: Document,
    pub(crate) findings: Vec<Finding>,
    pub(crate) traps: Traps,
    pub(crate) failure: Option<Finding>,
}

pub(crate) fn read(name: String, place: Place, bytes: Vec<u8>, id: DocumentId, limits: &Limits) -> Reading {
    let hint = Hint::of(&name);
    let (text, fault) = decode(bytes, limits);
    let mut notes = Notes::new(id, hint == Hint::Json);
    let fault = match fault {
        Some(fault) => Some(fault),
        None if hint == Hint::Graphql || hint == Hint::None && is_graphql(&text) => {
            let tree = Tree::of_text(text);
            return Reading {
                document: Document::new(name, Syntax::Graphql, tree, true, place),
                findings: Vec::new(),
                traps: Traps::default(),
                failure: None,
            };
        }
        None => mistaken(&text),
    };
    let outcome = match fault {
        Some(fault) => Err((hint.syntax(), fault)),
        None => parse(&text, hint, limits, &mut notes),
    };
    let (syntax, tree, failure) = match outcome {
        Ok((syntax, tree)) => (syntax, tree.with_text(text), None),
        Err((syntax, fault)) => (syntax, Tree::of_text(text), Some(fault.finding(id))),
    };
    let (findings, traps) = notes.finish();
    Reading { document: Document::new(name, syntax, tree, failure.is_none(), place), findings, traps, failure }
}

/// What the name says about the content. JSON and YAML are told apart by the content whatever the name says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    Json,
    Yaml,
    Graphql,
    None,
}

impl Hint {
    pub(crate) fn of(name: &str) -> Self {
        let name = name.split(['?', '#']).next().unwrap_or(name);
        match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
            Some("json") => Hint::Json,
            Some("yaml" | "yml") => Hint::Yaml,
            Some("graphql" | "graphqls" | "gql") => Hint::Graphql,
            _ => Hint::None,
        }
    }

    fn syntax(self) -> Syntax {
        match self {
            Hint::Json => Syntax::Json,
            Hint::Graphql => Syntax::Graphql,
            Hint::Yaml | Hint::None => Syntax::Yaml,
        }
    }
}

type Parsed = Result<(Syntax, Tree), (Syntax, Fault)>;

/// JSON is a subset of YAML with a much faster parser, so it is tried first on whatever starts like it. Where it fails,
/// YAML gets its turn, unless the document is plainly meant to be JSON: then its own message is the useful one.
fn parse(text: &str, hint: Hint, limits: &Limits, notes: &mut Notes) -> Parsed {
    let mut json_fault = None;
    if starts_like_json(text) {
        match json::parse(text, limits, |name, first, second| notes.repeated_key(name, first, second)) {
            Ok(tree) => return Ok((Syntax::Json, tree)),
            Err(fault) if fault.is_limit() || hint == Hint::Json || hint == Hint::None && quotes_its_keys(text) => {
                return Err((Syntax::Json, fault));
            }
            Err(fault) => json_fault = Some(fault),
        }
        notes.clear();
    }
    match yaml::parse(text, limits, notes) {
        Ok(tree) => Ok((Syntax::Yaml, tree)),
        Err(fault) => match json_fault {
            Some(json_fault) if hint != Hint::Yaml => Err((Syntax::Json, json_fault)),
            _ => Err((Syntax::Yaml, fault)),
        },
    }
}

fn starts_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[', '"'])
}

fn quotes_its_keys(text: &str) -> bool {
    let inner = text.trim_start().trim_start_matches(['{', '[']).trim_start();
    inner.starts_with('"') || inner.starts_with("//") || inner.starts_with("/*")
}
