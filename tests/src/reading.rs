//! Reading whole corpora of real and hostile schemas: a folder with an `index.jsonl` that says what each document holds.
//!
//! The index has one JSON object a line: `id`, `kind` (`openapi`, `graphql`), `role` (`pair`, `single`, `multi-file`,
//! `broken`), `paths`, and how many `ops`, `webhooks`, `callbacks` and `schemas` each document has (for pairs under `old`
//! and `new`). Broken documents have an `outcome` instead: `reject`, `accept`, `accept-with-warning`, `reject-or-warn`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use accordant_document::{Finding, LoadOptions, Severity, Source, load};
use accordant_model::{Contract, ContractKind};
use anyhow::{Context, Result};
use serde::Deserialize;

use crate::corpus;

/// Types that the corpus' maker added to subgraphs so that another tool would build them.
const FEDERATION_TYPES: usize = 9;

/// What the index says a document holds.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Counts {
    #[serde(default)]
    pub ops: Option<usize>,
    #[serde(default)]
    pub webhooks: usize,
    #[serde(default)]
    pub callbacks: usize,
    #[serde(default)]
    pub schemas: usize,
}

#[derive(Debug, Deserialize)]
struct Side {
    spec: Option<String>,
    ops: Option<usize>,
    #[serde(default)]
    webhooks: usize,
    #[serde(default)]
    callbacks: usize,
    #[serde(default)]
    schemas: usize,
}

/// One line of the index.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub id: String,
    pub kind: String,
    pub role: String,
    pub paths: Vec<String>,
    pub dir: Option<String>,
    pub outcome: Option<String>,
    spec_version: serde_json::Value,
    /// What another tool needed to build the schema.
    check: Option<String>,
    ops: Option<usize>,
    #[serde(default)]
    webhooks: usize,
    #[serde(default)]
    callbacks: usize,
    #[serde(default)]
    schemas: usize,
    old: Option<Side>,
    new: Option<Side>,
}

/// One contract of the corpus.
#[derive(Debug)]
pub struct Item {
    pub id: String,
    pub kind: String,
    pub spec: String,
    /// The documents that make it up: several files of GraphQL, one root of OpenAPI.
    pub paths: Vec<PathBuf>,
    /// The folder that references may not leave.
    pub root: PathBuf,
    /// `None` for broken documents.
    pub expected: Option<Counts>,
    pub outcome: Option<String>,
}

/// Reads the index of a corpus.
///
/// # Errors
/// Where there is none, or a line of it is not as the module says.
pub fn lines(folder: &Path) -> Result<Vec<Line>> {
    corpus::index(folder)?
        .into_iter()
        .enumerate()
        .map(|(number, line)| serde_json::from_value(line).with_context(|| format!("index.jsonl, line {}", number + 1)))
        .collect()
}

/// The contracts of a corpus: a pair is two.
///
/// # Errors
/// As [`lines`].
pub fn items(folder: &Path) -> Result<Vec<Item>> {
    Ok(lines(folder)?.iter().flat_map(|line| line.items(folder)).collect())
}

impl Line {
    fn items(&self, folder: &Path) -> Vec<Item> {
        let root = self.dir.as_ref().map_or_else(|| folder.to_owned(), |dir| folder.join(dir));
        let item = |paths: &[String], suffix: &str, spec: String, expected: Option<Counts>| Item {
            id: format!("{}{suffix}", self.id),
            kind: self.kind.clone(),
            spec,
            paths: paths.iter().map(|path| folder.join(path)).collect(),
            root: root.clone(),
            expected,
            outcome: self.outcome.clone(),
        };
        let spec = |side: usize| match &self.spec_version {
            serde_json::Value::Array(versions) => versions.get(side).unwrap_or(&serde_json::Value::Null).clone(),
            other => other.clone(),
        };
        let spec = |side| spec(side).as_str().unwrap_or_default().to_owned();
        if self.role == "pair"
            && let (Some(old), Some(new), [first, second]) = (&self.old, &self.new, self.paths.as_slice())
        {
            return [(old, first, " old", 0), (new, second, " new", 1)]
                .map(|(side, path, suffix, index)| {
                    let spec = side.spec.clone().unwrap_or_else(|| spec(index));
                    item(std::slice::from_ref(path), suffix, spec, Some(side.counts()))
                })
                .into();
        }
        let check = self.check.as_deref().unwrap_or_default();
        let added = if check.contains("federation directive definitions") { FEDERATION_TYPES } else { 0 };
        let counts = Counts {
            ops: self.ops,
            webhooks: self.webhooks,
            callbacks: self.callbacks,
            schemas: self.schemas.saturating_sub(added),
        };
        let together = self.kind == "graphql" && self.role != "broken";
        let paths = if together { self.paths.as_slice() } else { self.paths.get(..1).unwrap_or_default() };
        vec![item(paths, "", spec(0), (self.role != "broken").then_some(counts))]
    }
}

impl Side {
    fn counts(&self) -> Counts {
        Counts { ops: self.ops, webhooks: self.webhooks, callbacks: self.callbacks, schemas: self.schemas }
    }
}

/// What reading one contract gave.
pub struct Outcome {
    pub contract: Option<Contract>,
    pub counts: Counts,
    /// Why there is no contract at all.
    pub refused: Option<String>,
    pub took: Duration,
}

impl Outcome {
    pub fn findings(&self) -> &[Finding] {
        self.contract.as_ref().map_or(&[], |contract| &contract.findings)
    }

    pub fn errors(&self) -> usize {
        self.findings().iter().filter(|finding| finding.severity == Severity::Error).count()
            + usize::from(self.refused.is_some())
    }

    pub fn warnings(&self) -> usize {
        self.findings().iter().filter(|finding| finding.severity == Severity::Warning).count()
    }
}

/// Loads and reads one contract.
pub fn read(item: &Item) -> Outcome {
    let options = LoadOptions { root: Some(item.root.clone()), ..LoadOptions::default() };
    let sources: Vec<Source> = item.paths.iter().cloned().map(Source::Path).collect();
    let start = Instant::now();
    match load(&sources, &options) {
        Ok((documents, findings)) => {
            let contract = Contract::read(documents, findings);
            let took = start.elapsed();
            Outcome { counts: counts(&contract), contract: Some(contract), refused: None, took }
        }
        Err(error) => Outcome {
            contract: None,
            counts: Counts::default(),
            refused: Some(error.to_string()),
            took: start.elapsed(),
        },
    }
}

fn counts(contract: &Contract) -> Counts {
    match &contract.kind {
        ContractKind::Http(http) => {
            let counts = http.counts();
            Counts {
                ops: Some(counts.operations),
                webhooks: counts.webhooks,
                callbacks: counts.callbacks,
                schemas: counts.schemas,
            }
        }
        ContractKind::Graphql(graphql) => {
            let counts = graphql.counts();
            Counts { ops: Some(counts.root_fields), schemas: counts.types, ..Counts::default() }
        }
        ContractKind::Schema(_) | ContractKind::Unrecognised => Counts::default(),
    }
}

/// Whether a contract was read as the index has it. Where the index leaves `ops` open (a schema that contradicts itself
/// on purpose), it has no figures.
pub fn agrees(expected: &Counts, found: &Counts) -> bool {
    expected.ops.is_none() || expected == found
}
