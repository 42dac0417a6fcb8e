//! Programs that use generated clients, run against the server; `tests/clients/README.md` says how they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use accordant_document::{LoadOptions, Source, load};
use accordant_model::Contract;
use anyhow::{Context as _, Result};

use super::dart::{self, Program, Run};
use super::generate::{Language, generate_for};
use super::server::{Page, Server};
use super::toolchain::Toolchains;
use super::{typescript, workshop};

/// More than any program takes.
const PATIENCE: Duration = Duration::from_secs(90);

/// Where every subject runs, and where the days of `dates` must be the same.
const ZONES: [(&str, Option<&str>); 2] = [("America/Los_Angeles", None), ("Asia/Tokyo", Some("dates"))];

/// Below `tests`: the subjects of both languages, and in folders of their names those of one.
const SHARED: &str = "cases/generate";

/// Packages of others that clients may use, stood in for; below `tests`.
const PACKAGES: [(&str, &str); 2] = [("dio", "clients/dart/packages/dio"), ("http", "clients/dart/packages/http")];

/// A folder below `tests`.
fn tests(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The pages of every subject of a language, by name: those that both languages have, then those of its own options.
///
/// # Errors
/// Where one cannot be read.
pub fn pages(language: Language) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for folder in [tests(SHARED), tests(SHARED).join(language.name())] {
        let mut files: Vec<PathBuf> = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "md") {
                files.push(path);
            }
        }
        files.sort();
        for file in files {
            pages.push(Page::read(&file)?);
        }
    }
    Ok(pages)
}

/// The document of a subject.
fn document(language: Language, subject: &str) -> PathBuf {
    let own = tests(SHARED).join(language.name()).join(format!("{subject}.yaml"));
    if own.is_file() { own } else { tests(SHARED).join(format!("{subject}.yaml")) }
}

/// Generates the clients of every subject, compiles them with their programs and runs these; gives what is wrong, a line
/// each.
///
/// # Errors
/// Where a tool cannot be run or a file not be written.
pub fn run(tools: &Toolchains, language: Language) -> Result<Vec<String>> {
    let pages = pages(language)?;
    let workshop = workshop(&format!("behaviour-{}", language.name()))?;
    let mut faults = Vec::new();
    let mut subjects = Vec::new();
    for page in &pages {
        let subject = page.subject.as_str();
        let program = tests("clients").join(language.name()).join(format!("{subject}.{}", language.ending()));
        if !program.is_file() {
            faults.push(format!("{subject}: there is no {}", program.display()));
            continue;
        }
        let (documents, findings) = load(&[Source::Path(document(language, subject))], &LoadOptions::default())?;
        let contract = Contract::read(documents, findings);
        generate_for(&contract, language, subject)?.write(&workshop.join(subject))?;
        std::fs::copy(&program, workshop.join(format!("{subject}.{}", language.ending())))?;
        subjects.push(page);
    }
    let harness = format!("harness.{}", language.ending());
    std::fs::copy(tests("clients").join(language.name()).join(&harness), workshop.join(&harness))?;
    if language == Language::Typescript {
        let verdict = typescript::build(tools, &workshop)?;
        if !verdict.errors.is_empty() {
            faults.extend(verdict.errors);
            return Ok(faults);
        }
    }
    let server = Server::start()?;
    for (zone, only) in ZONES {
        let chosen: Vec<&Page> =
            subjects.iter().copied().filter(|page| only.is_none_or(|only| page.subject == only)).collect();
        let session = zone.replace('/', "-");
        let runs = match language {
            Language::Typescript => in_node(tools, &workshop, zone, &session, &server, &chosen)?,
            Language::Dart => on_the_vm(tools, &workshop, zone, &session, &server, &chosen)?,
        };
        for (page, run) in chosen.iter().zip(runs) {
            faults.extend(judge(page, &run, &server, &session));
        }
    }
    Ok(faults)
}

fn on_the_vm(
    tools: &Toolchains,
    workshop: &Path,
    zone: &str,
    session: &str,
    server: &Server,
    pages: &[&Page],
) -> Result<Vec<Run>> {
    let mut programs = Vec::new();
    for page in pages {
        let configuration = workshop.join(format!("{}.packages.json", page.subject));
        let mut packages = vec![(page.subject.clone(), workshop.join(&page.subject))];
        packages.extend(PACKAGES.map(|(name, folder)| (name.to_owned(), tests(folder))));
        dart::packages(&configuration, &packages)?;
        programs.push(Program {
            main: workshop.join(format!("{}.dart", page.subject)),
            packages: configuration,
            arguments: vec![server.expect(session, page)],
        });
    }
    dart::run(tools, workshop, zone, &programs)
}

fn in_node(
    tools: &Toolchains,
    workshop: &Path,
    zone: &str,
    session: &str,
    server: &Server,
    pages: &[&Page],
) -> Result<Vec<Run>> {
    pages
        .iter()
        .map(|page| {
            let program = workshop.join("js").join(format!("{}.js", page.subject));
            node(tools, &program, zone, &server.expect(session, page))
        })
        .collect()
}

/// Runs a program in node with one argument.
pub(super) fn node(tools: &Toolchains, program: &Path, zone: &str, argument: &str) -> Result<Run> {
    let mut child = Command::new(&tools.node)
        .arg(program)
        .arg(argument)
        .env("TZ", zone)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} cannot be run", tools.node.display()))?;
    let started = Instant::now();
    let mut run = Run::default();
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    // Both are read at once, or a full pipe would stop the program.
    let said = std::thread::spawn(move || {
        let mut text = String::new();
        err.as_mut().map(|err| err.read_to_string(&mut text)).transpose().map(|_| text)
    });
    let printed = std::thread::spawn(move || {
        let mut text = String::new();
        out.as_mut().map(|out| out.read_to_string(&mut text)).transpose().map(|_| text)
    });
    let status = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if started.elapsed() > PATIENCE => {
                child.kill()?;
                child.wait()?;
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let [printed, said] = [printed, said].map(|thread| thread.join().map(Result::unwrap_or_default));
    run.printed = printed.unwrap_or_default().lines().map(str::to_owned).collect();
    let said = said.unwrap_or_default();
    match status {
        None => run.verdict.errors.push("the program did not end".to_owned()),
        Some(_) if !said.trim().is_empty() => run.verdict.errors.push(said.trim().replace('\n', " | ")),
        Some(_) => {}
    }
    Ok(run)
}

/// What is wrong with a subject: by its program, and by what the server saw.
fn judge(page: &Page, run: &Run, server: &Server, session: &str) -> Vec<String> {
    let subject = &page.subject;
    let mut faults: Vec<String> = run.verdict.errors.iter().map(|error| format!("{subject}: {error}")).collect();
    let mut passed = BTreeSet::new();
    let mut failed: BTreeMap<String, &str> = BTreeMap::new();
    for line in &run.printed {
        if let Some(case) = line.strip_prefix("ok ") {
            passed.insert(case.to_owned());
        } else if let Some((case, reason)) = line.strip_prefix("not ok ").and_then(|rest| rest.split_once(": ")) {
            failed.insert(case.to_owned(), reason);
        }
    }
    for seen in server.seen(session, page) {
        let case = format!("{subject}/{}", seen.slug);
        if let Some(reason) = failed.remove(&case) {
            faults.push(format!("{case}: {reason}"));
        } else if !passed.remove(&case) {
            faults.push(format!("{case}: the program does not say how it went"));
        }
        faults.extend(seen.faults.iter().map(|fault| format!("{case}: {fault}")));
    }
    let strangers = failed.into_keys().chain(passed);
    faults.extend(strangers.map(|case| format!("{case}: the page has no such case")));
    faults
}
