//! From the command line to suites: files, folders and standard input, all in one set of documents.

use std::fs;
use std::path::{Path, PathBuf};

use accordant_document::{Apart, DocumentId, Documents, Finding, LoadOptions, Severity, Source, load_apart};
use accordant_suite::{Suite, SuiteFormat, belongings, duplicates, is_suite, read};
use rustc_hash::FxHashSet;

use crate::failure::Failure;
use crate::load::{unreadable, use_ring};

/// How deep a folder is searched, and how many files it may give.
const DEPTH: usize = 16;
const FILES: usize = 20_000;

/// Extensions of files that may hold suites.
const EXTENSIONS: [&str; 6] = ["json", "yaml", "yml", "graphql", "gql", "har"];

/// What the sources gave.
pub(crate) struct Suites {
    pub(crate) documents: Documents,
    /// In the order of the sources; files of a folder by name.
    pub(crate) suites: Vec<Suite>,
    /// Of loading and reading, and duplicates.
    pub(crate) findings: Vec<Finding>,
}

impl Suites {
    /// Whether something is wrong with them: the question cannot be asked then, and the exit status is 2.
    pub(crate) fn unreadable(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// One file that was named, or that a named folder holds.
struct Root {
    source: Source,
    /// The argument that it came by.
    argument: usize,
    /// Whether it was only found: other files are normal in a folder.
    found: bool,
}

/// Reads suites: each source is a file, a folder (searched for suites), `-`, `git:REV:PATH` or an http(s) URL. Whatever
/// is wrong with them is in the findings; a source that gives nothing at all is one, too.
///
/// # Errors
/// [`Failure`] where no source is given, or a folder holds no suite.
pub(crate) fn suites(sources: &[String], options: &LoadOptions) -> anyhow::Result<Suites> {
    if sources.is_empty() {
        return Err(Failure::new("no suite is named").help("name files or folders of suites, or `-`").into());
    }
    let mut findings = Vec::new();
    let mut roots: Vec<Root> = Vec::new();
    let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
    for (argument, name) in sources.iter().enumerate() {
        match Source::parse(name) {
            Ok(Source::Path(path)) if path.is_dir() => {
                let mut files = Vec::new();
                collect(&path, 0, &mut files)
                    .map_err(|error| Failure::new(format!("the folder cannot be read: {error}")).at(name.clone()))?;
                for file in files {
                    if seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
                        roots.push(Root { source: Source::Path(file), argument, found: true });
                    }
                }
            }
            Ok(source) => {
                let is_new = match &source {
                    Source::Path(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
                    _ => true,
                };
                if is_new {
                    roots.push(Root { source, argument, found: false });
                }
            }
            Err(error) => findings.push(unreadable(name, &error)),
        }
    }
    if options.network || roots.iter().any(|root| matches!(root.source, Source::Url(_))) {
        use_ring();
    }
    let named: Vec<Source> = roots.iter().map(|root| root.source.clone()).collect();
    let Apart { documents, findings: loading, roots: loaded } = load_apart(&named, options, &belongings);
    let mut suites: Vec<(usize, Suite)> = Vec::new();
    let linked: FxHashSet<DocumentId> = documents.all_belonging().collect();
    let mut skipped: FxHashSet<DocumentId> = FxHashSet::default();
    for (root, outcome) in roots.iter().zip(loaded) {
        let ids = match outcome {
            Ok(ids) => ids,
            Err(error) => {
                findings.push(unreadable(&root.source.to_string(), &error));
                continue;
            }
        };
        for id in ids {
            let Some(document) = documents.document(id) else { continue };
            if root.found && (linked.contains(&id) || document.parsed && !is_suite(document)) {
                skipped.insert(id);
                continue;
            }
            let (suite, faults) = read(&documents, id);
            findings.extend(faults);
            suites.extend(suite.map(|suite| (root.argument, suite)));
        }
    }
    findings.extend(loading.into_iter().filter(|finding| {
        finding.severity == Severity::Error && finding.origin.is_none_or(|at| !skipped.contains(&at.document))
    }));
    let suites = together(suites, sources);
    for (argument, name) in sources.iter().enumerate() {
        let has_roots = roots.iter().any(|root| root.argument == argument);
        if Path::new(name).is_dir() && (!has_roots || suites.is_empty() && findings.is_empty()) {
            let failure = Failure::new("the folder holds no suite").at(name.clone());
            return Err(failure.help("a suite begins with `accordant: suite/1`, or is a pact").into());
        }
    }
    findings.extend(duplicates(&suites));
    Ok(Suites { documents, suites, findings })
}

/// Operation documents that came by one argument are one consumer's; who that is, the name of the folder or file says.
fn together(read: Vec<(usize, Suite)>, sources: &[String]) -> Vec<Suite> {
    let mut suites: Vec<(usize, Suite)> = Vec::new();
    for (argument, mut suite) in read {
        let names_nobody = matches!(suite.format, SuiteFormat::Graphql | SuiteFormat::Har | SuiteFormat::Postman);
        if suite.consumer.is_empty() && names_nobody {
            suite.consumer = sources.get(argument).map(|name| name_of(name)).unwrap_or_default();
        }
        let earlier = suites.iter_mut().find(|(of, known)| {
            *of == argument && known.format == SuiteFormat::Graphql && suite.format == SuiteFormat::Graphql
        });
        match earlier {
            Some((_, known)) => known.interactions.append(&mut suite.interactions),
            None => suites.push((argument, suite)),
        }
    }
    suites.into_iter().map(|(_, suite)| suite).collect()
}

fn name_of(source: &str) -> String {
    let path = Path::new(source);
    let named = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    named.file_stem().map_or_else(|| source.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The files below a folder that may be suites, sorted. Links and hidden folders are not entered.
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type()?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth < DEPTH && name != "node_modules" {
            collect(&path, depth + 1, files)?;
        } else if kind.is_file() && files.len() < FILES {
            let extension = path.extension().and_then(|extension| extension.to_str());
            if extension.is_some_and(|extension| EXTENSIONS.contains(&extension)) {
                files.push(path);
            }
        }
    }
    Ok(())
}
