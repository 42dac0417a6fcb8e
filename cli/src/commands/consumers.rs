//! Who relies on what: the files that `--consumers` and accordant.yaml name, read for the comparison.

use std::fs;
use std::path::{Path, PathBuf};

use accordant_diff::{Consumers, Usage};
use accordant_document::{
    Apart, Documents, Finding, LoadError, LoadOptions, Source, load_apart, load_text, load_texts,
};
use accordant_model::Contract;
use accordant_model::graphql::operations::{Operations, uses};
use accordant_suite::{belongings, is_suite};

use super::relied_on;
use crate::args::Evolution;
use crate::config::Config;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side};
use crate::output::view::FindingView;

/// How deep a folder is searched, and how many files a consumer may have.
const DEPTH: usize = 16;
const FILES: usize = 20_000;

/// The consumers that the question names. What is wrong with their files goes to `findings`: a consumer that could not
/// be read must not pass for one that nothing touches.
pub(super) fn read(
    evolution: &Evolution,
    config: &Config,
    base: &Contract,
    findings: &mut Vec<FindingView>,
) -> anyhow::Result<Consumers> {
    let settled = config.consumers.iter().map(|entry| (entry.name.clone(), PathBuf::from(config.source(&entry.path))));
    let given = evolution.consumers.iter().map(|path| (String::new(), path.clone()));
    let mut consumers = Consumers::default();
    for (name, path) in settled.chain(given) {
        let name = if name.is_empty() { name_of(&path) } else { name };
        consumer(&name, &path, base, &mut consumers, findings)?;
    }
    Ok(consumers)
}

/// A consumer without a name has that of its folder or file.
fn name_of(path: &Path) -> String {
    let named = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    named.file_stem().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn consumer(
    name: &str,
    path: &Path,
    base: &Contract,
    consumers: &mut Consumers,
    findings: &mut Vec<FindingView>,
) -> anyhow::Result<()> {
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
            suites(name, &file, base, consumers, findings).map_err(|error| unreadable(&file, &error))?;
            continue;
        }
        if let Some((id, _)) = documents.iter().next()
            && let Err(error) = consumers.read(&documents, id)
            && !is_folder
        {
            // In a folder other files are normal; a file that was named is meant.
            report(&documents, &faults, findings);
            return Err(unreadable(&file, &error).into());
        }
    }
    let Some(contract) = base.graphql().filter(|_| !operations.is_empty()) else { return Ok(()) };
    let texts: Vec<(&str, &str)> = operations.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (documents, mut faults) = load_texts(&texts, &LoadOptions::default());
    for used in uses(&Operations::read(&documents, &mut faults), contract) {
        let place = documents.locate(used.origin);
        let usage = Usage { consumer: name.to_owned(), place: format!("{}:{}", place.file, place.line) };
        consumers.coordinate(used.coordinate, usage);
    }
    report(&documents, &faults, findings);
    Ok(())
}

/// Reads a file of suites, with the documents of operations that it names.
fn suites(
    name: &str,
    file: &Path,
    base: &Contract,
    consumers: &mut Consumers,
    findings: &mut Vec<FindingView>,
) -> Result<(), LoadError> {
    let Apart { documents, findings: mut faults, roots } =
        load_apart(&[Source::Path(file.to_path_buf())], &LoadOptions::default(), &belongings);
    for root in roots {
        for id in root? {
            let (suite, wrong) = accordant_suite::read(&documents, id);
            faults.extend(wrong);
            if let Some(suite) = suite {
                relied_on::enter(&suite, &documents, name, base, consumers);
            }
        }
    }
    report(&documents, &faults, findings);
    Ok(())
}

fn report(documents: &Documents, faults: &[Finding], findings: &mut Vec<FindingView>) {
    let resolver = Resolver::new([]);
    let errors = faults.iter().filter(|fault| fault.severity >= accordant_document::Severity::Error);
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
