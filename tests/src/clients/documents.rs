//! Documents to generate clients from, and what became of each.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use accordant_document::{LoadOptions, Source, load};
use accordant_model::{Contract, ContractKind};
use anyhow::{Context as _, Result, bail};

use super::generate::{Language, generate};
use super::toolchain::Toolchains;
use super::{Verdict, dart, typescript};
use crate::reading;

/// Compilers that run at one time.
const AT_ONCE: usize = 2;

/// As much Dart as one VM compiles: its front end is a 32-bit program that keeps what it has seen.
const ENOUGH_FOR_ONE_VM: u64 = 3_000_000;

/// A document to generate from.
#[derive(Clone, Debug)]
pub struct Document {
    pub id: String,
    pub path: PathBuf,
    /// The folder that references may not leave.
    pub root: PathBuf,
    /// What an index says.
    pub operations: Option<usize>,
}

/// What became of a document.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub id: String,
    pub expected: Option<usize>,
    /// Why there are no clients.
    pub refused: Option<String>,
    pub warnings: usize,
    pub typescript: Client,
    pub dart: Client,
}

/// What became of a client in one language.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// Operations that the emitted code has.
    pub operations: usize,
    pub files: usize,
    pub bytes: u64,
    pub generated_in: f64,
    pub verdict: Verdict,
}

impl Outcome {
    /// Whether both clients compile and hold every operation.
    pub fn right(&self) -> bool {
        self.refused.is_none()
            && [&self.typescript, &self.dart].into_iter().all(|client| {
                client.verdict.errors.is_empty() && self.expected.is_none_or(|expected| expected == client.operations)
            })
    }

    /// What is wrong, a line each; at most so many errors of a compiler.
    pub fn complaints(&self, at_most: usize) -> Vec<String> {
        let mut complaints: Vec<String> = self.refused.iter().map(|reason| format!("{}: {reason}", self.id)).collect();
        for (name, client) in [("TypeScript", &self.typescript), ("Dart", &self.dart)] {
            if let Some(expected) = self.expected.filter(|expected| *expected != client.operations) {
                let found = client.operations;
                complaints.push(format!("{}: {name} has {found} operations, the document {expected}", self.id));
            }
            let errors = client.verdict.errors.iter();
            complaints.extend(errors.take(at_most).map(|error| format!("{}: {name}: {error}", self.id)));
        }
        complaints
    }
}

/// The OpenAPI documents of a folder that are not marked broken: those of its `index.jsonl`, or, without one, every file
/// that reads as OpenAPI.
///
/// # Errors
/// Where the folder cannot be read.
pub fn documents(folder: &Path) -> Result<Vec<Document>> {
    if folder.join("index.jsonl").is_file() {
        let items = reading::items(folder)?.into_iter();
        let documents = items.filter(|item| item.kind == "openapi").filter_map(|item| {
            let operations = item.expected?.ops;
            Some(Document { id: item.id, path: item.paths.into_iter().next()?, root: item.root, operations })
        });
        return Ok(documents.collect());
    }
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    found.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Document>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if ["yaml", "yml", "json"].contains(&ending.as_str())
            && let Ok(contract) = read(&path, root)
            && let ContractKind::Http(http) = &contract.kind
        {
            let operations = Some(http.counts().operations);
            let id = path.strip_prefix(root)?.display().to_string();
            found.push(Document { id, path, root: root.to_owned(), operations });
        }
    }
    Ok(())
}

fn read(path: &Path, root: &Path) -> Result<Contract> {
    let options = LoadOptions { root: Some(root.to_owned()), ..LoadOptions::default() };
    let (documents, findings) = load(&[Source::Path(path.to_owned())], &options)?;
    Ok(Contract::read(documents, findings))
}

/// Generates both clients of every document below a workshop, and compiles them.
///
/// # Errors
/// Where a compiler cannot be run or a file not be written. What is wrong with a document is in its outcome.
pub fn run(tools: &Toolchains, workshop: &Path, documents: &[Document]) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(documents.len());
    for (number, document) in documents.iter().enumerate() {
        outcomes.push(emit(&folder(workshop, number), document)?);
    }
    let jobs = jobs(&outcomes);
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || -> Result<()> {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let verdicts = job.run(tools, workshop)?;
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(verdicts);
        }
        Ok(())
    };
    std::thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            match worker.join() {
                Ok(result) => result?,
                Err(_) => bail!("a worker panicked"),
            }
        }
        Ok(())
    })?;
    for (number, language, verdict) in done.into_inner().unwrap_or_default() {
        if let Some(outcome) = outcomes.get_mut(number) {
            match language {
                Language::Typescript => outcome.typescript.verdict = verdict,
                Language::Dart => outcome.dart.verdict = verdict,
            }
        }
    }
    Ok(outcomes)
}

fn folder(workshop: &Path, number: usize) -> PathBuf {
    workshop.join(format!("{number:03}"))
}

fn emit(folder: &Path, document: &Document) -> Result<Outcome> {
    let mut outcome = Outcome { id: document.id.clone(), expected: document.operations, ..Outcome::default() };
    let contract = match read(&document.path, &document.root) {
        Ok(contract) => contract,
        Err(error) => {
            outcome.refused = Some(format!("{error:#}"));
            return Ok(outcome);
        }
    };
    for language in [Language::Typescript, Language::Dart] {
        let started = Instant::now();
        match generate(&contract, language) {
            Ok(generated) => {
                let generated_in = started.elapsed().as_secs_f64();
                generated.write(&folder.join(language.name()))?;
                outcome.warnings = outcome.warnings.max(generated.findings.len());
                let client = Client {
                    operations: generated.operations(),
                    files: generated.files.len(),
                    bytes: generated.files.iter().map(|file| file.text.len() as u64).sum(),
                    generated_in,
                    verdict: Verdict::default(),
                };
                match language {
                    Language::Typescript => outcome.typescript = client,
                    Language::Dart => outcome.dart = client,
                }
            }
            Err(error) => outcome.refused = Some(format!("{error:#}")),
        }
    }
    Ok(outcome)
}

/// A run of a compiler.
enum Job {
    Typescript(usize),
    /// Programs that share a VM.
    Dart(Vec<usize>),
}

/// The largest first, so that none of them begins last.
fn jobs(outcomes: &[Outcome]) -> Vec<Job> {
    let mut sized: Vec<(u64, Job)> = Vec::new();
    let (mut together, mut bytes) = (Vec::new(), 0);
    for (number, outcome) in outcomes.iter().enumerate().filter(|(_, outcome)| outcome.refused.is_none()) {
        sized.push((outcome.typescript.bytes, Job::Typescript(number)));
        if bytes + outcome.dart.bytes > ENOUGH_FOR_ONE_VM && !together.is_empty() {
            sized.push((bytes, Job::Dart(std::mem::take(&mut together))));
            bytes = 0;
        }
        together.push(number);
        bytes += outcome.dart.bytes;
    }
    if !together.is_empty() {
        sized.push((bytes, Job::Dart(together)));
    }
    sized.sort_by_key(|(bytes, _)| std::cmp::Reverse(*bytes));
    sized.into_iter().map(|(_, job)| job).collect()
}

impl Job {
    fn run(&self, tools: &Toolchains, workshop: &Path) -> Result<Vec<(usize, Language, Verdict)>> {
        match self {
            Self::Typescript(number) => {
                let verdict = typescript::check(tools, &folder(workshop, *number).join("typescript"))?;
                Ok(vec![(*number, Language::Typescript, verdict)])
            }
            Self::Dart(numbers) => {
                let mut programs = Vec::new();
                for number in numbers {
                    programs.push(dart::whole_package(&folder(workshop, *number).join("dart"))?);
                }
                let first = numbers.first().copied().unwrap_or_default();
                let runs = dart::run(tools, &folder(workshop, first), "UTC", &programs)?;
                let verdicts = numbers.iter().zip(runs).map(|(number, run)| (*number, Language::Dart, run.verdict));
                Ok(verdicts.collect())
            }
        }
    }
}
