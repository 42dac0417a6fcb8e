//! Who relies on what: the files that `--consumers` and accordant.yaml name, read for the comparison.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use accordant_diff::{Consumers, Routes, Usage};
use accordant_document::{
    Apart, Documents, Finding, LoadError, LoadOptions, Severity, Source, load_apart, load_text, load_texts,
};
use accordant_model::Contract;
use accordant_model::graphql::operations::{OperationSchema, Operations, uses};
use accordant_suite::{belongings, is_suite};

use super::relied_on;
use crate::args::Evolution;
use crate::config::Config;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side};
use crate::output::view::{self, FindingView};
use crate::rule::CONSUMER_MISFIT;

/// How deep a folder is searched, and how many files a consumer may have.
const DEPTH: usize = 16;
const FILES: usize = 20_000;

/// The two contracts that consumers are held against.
pub(super) struct Held<'a> {
    base: &'a Contract,
    revision: &'a Contract,
    /// Built when the first operation asks for them.
    schemas: OnceCell<Option<(OperationSchema, OperationSchema)>>,
    routes: Option<Routes<'a>>,
}

impl<'a> Held<'a> {
    pub(super) fn new(base: &'a Contract, revision: &'a Contract) -> Self {
        Self { base, revision, schemas: OnceCell::new(), routes: base.http().map(Routes::new) }
    }

    /// Nothing where one of them is no sound schema: every command says so, and operations would be told of instead.
    fn schemas(&self) -> Option<&(OperationSchema, OperationSchema)> {
        let schemas = self.schemas.get_or_init(|| {
            let (base, revision) =
                (OperationSchema::new(self.base.graphql()?), OperationSchema::new(self.revision.graphql()?));
            (base.fault().is_none() && revision.fault().is_none()).then_some((base, revision))
        });
        schemas.as_ref()
    }
}

/// What is known of consumers while their files are read.
struct Reading<'a> {
    held: &'a Held<'a>,
    consumers: Consumers,
    findings: &'a mut Vec<FindingView>,
    /// Suites, manifests and operations of the consumer that is being read, whatever contract they are for.
    found: usize,
}

/// The consumers that the question names. What is wrong with their files goes to `findings`: a consumer that could not
/// be read must not pass for one that nothing touches.
///
/// # Errors
/// [`Failure`] where a consumer cannot be read, or says nothing.
pub(super) fn read(
    evolution: &Evolution,
    config: &Config,
    held: &Held<'_>,
    findings: &mut Vec<FindingView>,
) -> anyhow::Result<Consumers> {
    let settled = config.consumers.iter().map(|entry| (entry.name.clone(), PathBuf::from(config.source(&entry.path))));
    let given = evolution.consumers.iter().map(|path| (String::new(), path.clone()));
    let mut reading = Reading { held, consumers: Consumers::default(), findings, found: 0 };
    for (place, (name, path)) in settled.chain(given).enumerate() {
        let name = if name.is_empty() { name_of(&path) } else { name };
        let known = reading.consumers.len();
        let told = reading.findings.len();
        reading.found = 0;
        consumer(&name, &path, &mut reading)?;
        if reading.found == 0 {
            return Err(Failure::new(format!(
                "the consumer `{name}` says nothing: there is no suite, pact or operation"
            ))
            .at(path.display().to_string())
            .help(READ)
            .into());
        }
        // What accordant.yaml names may be a consumer of another contract of the file.
        if place < config.consumers.len() || reading.consumers.len() > known {
            continue;
        }
        let Some(misfits) = reading.findings.get_mut(told..).filter(|misfits| !misfits.is_empty()) else {
            return Err(Failure::new(format!("nothing that the consumer `{name}` says is about the base"))
                .at(path.display().to_string())
                .help("name consumers of this contract: interactions with its operations, operations on its schema")
                .into());
        };
        // A run that passes would say nothing of this consumer.
        misfits.iter_mut().for_each(|misfit| misfit.severity = view::Severity::Error);
    }
    Ok(reading.consumers)
}

/// What a person who named a consumer in vain has to know.
const READ: &str = "suites, pacts, manifests of SDKs and documents of GraphQL operations (.graphql, .gql) are read; \
    queries that are embedded in code are not: write them to .graphql documents";

/// A consumer without a name has that of its folder or file.
fn name_of(path: &Path) -> String {
    let named = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    named.file_stem().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn consumer(name: &str, path: &Path, reading: &mut Reading<'_>) -> anyhow::Result<()> {
    let unreadable = |path: &Path, why: &dyn std::fmt::Display| {
        Failure::new(format!("the consumer `{name}` cannot be read: {why}"))
            .at(path.display().to_string())
            .help("name a file or a folder of operations, suites, pacts or SDK manifests")
    };
    let is_folder = path.is_dir();
    let mut files = Vec::new();
    if is_folder {
        collect(path, 0, &mut files).map_err(|error| unreadable(path, &error))?;
    } else {
        files.push(path.to_path_buf());
    }
    let mut operations: Vec<(String, String)> = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
        let shown = file.to_string_lossy().into_owned();
        if extension(&file).is_some_and(|extension| GRAPHQL.contains(&extension)) {
            operations.push((shown, text));
            continue;
        }
        let (documents, faults) = load_text(&shown, &text, &LoadOptions::default());
        let root = documents.iter().next();
        if root.is_some_and(|(_, document)| is_suite(document)) {
            suites(name, &file, reading).map_err(|error| unreadable(&file, &error))?;
            continue;
        }
        let Some((id, _)) = documents.iter().next() else { continue };
        match reading.consumers.read(&documents, id) {
            Ok(()) => reading.found += 1,
            // In a folder other files are normal; a file that was named is meant.
            Err(_) if is_folder => {}
            Err(error) => {
                report(&documents, &faults, reading.findings);
                return Err(unreadable(&file, &error).into());
            }
        }
    }
    operations_of(name, &operations, reading);
    Ok(())
}

fn operations_of(name: &str, texts: &[(String, String)], reading: &mut Reading<'_>) {
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (documents, mut faults) = load_texts(&texts, &LoadOptions::default());
    let operations = Operations::read(&documents, &mut faults);
    reading.found += operations.len() + faults.len();
    report(&documents, &faults, reading.findings);
    let Some(contract) = reading.held.base.graphql().filter(|_| !texts.is_empty()) else { return };
    for used in uses(&operations, contract) {
        let place = documents.locate(used.origin);
        let usage = Usage { consumer: name.to_owned(), place: format!("{}:{}", place.file, place.line) };
        match used.omitted {
            true => reading.consumers.omission(used.coordinate, usage),
            false => reading.consumers.coordinate(used.coordinate, usage),
        }
    }
    let Some((base, revision)) = reading.held.schemas() else { return };
    let misfits = operations.validate(base);
    // Operations that are written for the revision come with it; those that fit neither say nothing of a break.
    let fits = misfits.is_empty() || operations.fitting(base) > 0 || operations.fitting(revision) > 0;
    let severity = if fits { Severity::Warning } else { Severity::Error };
    let misfits = misfits.into_iter().map(|misfit| {
        let message = format!("the operation does not fit the base: {}", misfit.message);
        Finding::new(CONSUMER_MISFIT, severity, misfit.origin, message).help(
            "compare with the contract that the operation was written for; what it asks for beyond the base cannot break",
        )
    });
    let resolver = Resolver::new([]);
    reading.findings.extend(misfits.map(|misfit| resolver.document_finding(&misfit, &documents, Side::Revision)));
}

/// Reads a file of suites, with the documents of operations that it names.
fn suites(name: &str, file: &Path, reading: &mut Reading<'_>) -> Result<(), LoadError> {
    let Apart { documents, findings: mut faults, roots } =
        load_apart(&[Source::Path(file.to_path_buf())], &LoadOptions::default(), &belongings);
    let mut misfits = Vec::new();
    for root in roots {
        for id in root? {
            let (suite, wrong) = accordant_suite::read(&documents, id);
            faults.extend(wrong);
            if let Some(suite) = suite {
                reading.found += 1;
                let (base, routes) = (reading.held.base, reading.held.routes.as_ref());
                misfits.extend(relied_on::enter(&suite, &documents, name, base, routes, &mut reading.consumers));
            }
        }
    }
    reading.found += faults.len();
    report(&documents, &faults, reading.findings);
    let resolver = Resolver::new([]);
    reading.findings.extend(misfits.iter().map(|misfit| resolver.document_finding(misfit, &documents, Side::Revision)));
    Ok(())
}

fn report(documents: &Documents, faults: &[Finding], findings: &mut Vec<FindingView>) {
    let resolver = Resolver::new([]);
    let errors = faults.iter().filter(|fault| fault.severity >= Severity::Error);
    findings.extend(errors.map(|fault| resolver.document_finding(fault, documents, Side::Revision)));
}

const GRAPHQL: [&str; 3] = ["graphql", "gql", "graphqls"];
const LISTS: [&str; 3] = ["json", "yaml", "yml"];

fn extension(file: &Path) -> Option<&str> {
    file.extension().and_then(|extension| extension.to_str())
}

/// The files below a folder that may say something, sorted. Links and hidden folders are not entered.
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type()?;
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && depth < DEPTH && !is_hidden && entry.file_name() != "node_modules" {
            collect(&path, depth + 1, files)?;
        } else if kind.is_file()
            && files.len() < FILES
            && extension(&path).is_some_and(|extension| GRAPHQL.contains(&extension) || LISTS.contains(&extension))
        {
            files.push(path);
        }
    }
    Ok(())
}
