//! Compares every pair of a schema corpus and prints what was found, how much of it is proven, and the time that it
//! took: `cargo run --release -p accordant-tests --bin diff-corpus -- FOLDER [PART OF AN ID]`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use accordant_diff::{Options, Proof, Report, diff};
use accordant_document::{LoadOptions, Severity, Source, load};
use accordant_model::Contract;
use accordant_tests::corpus;
use anyhow::{Context as _, Result};
use serde_json::Value;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("give the folder of the corpus")?);
    let part = arguments.next().unwrap_or_default();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:>8} {:>7} {:>5} {:>6} {:>7} {:>7} {:>8} {:>8}  pair",
        "breaking", "warning", "info", "proven", "harmless", "unknown", "read ms", "diff ms"
    )?;
    let mut total = Tally::default();
    for line in corpus::index(&folder)?.iter().filter(|line| line["role"] == "pair") {
        let id = line["id"].as_str().unwrap_or_default();
        let paths: Vec<&str> = line["paths"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let ([old, new], true) = (paths.as_slice(), id.contains(&part)) else { continue };
        let started = Instant::now();
        let (base, revision) = (read(&folder, old)?, read(&folder, new)?);
        let read_in = started.elapsed().as_millis();
        let started = Instant::now();
        let report = diff(&base, &revision, &Options::default());
        let compared_in = started.elapsed().as_millis();
        match report {
            Ok(report) => {
                let tally = Tally::of(&report);
                writeln!(out, "{tally} {read_in:>8} {compared_in:>8}  {id}")?;
                total.add(&tally);
            }
            Err(fault) => writeln!(out, "{id}: {fault}")?,
        }
    }
    writeln!(
        out,
        "{total}  all pairs; of the breaking schema findings {} of {} are proven",
        total.proven_breaking, total.breaking_of_schemas
    )?;
    Ok(())
}

fn read(folder: &Path, path: &str) -> Result<Contract> {
    let source = Source::parse(&folder.join(path).display().to_string())?;
    let (documents, findings) = load(&[source], &LoadOptions::default())?;
    Ok(Contract::read(documents, findings))
}

#[derive(Default)]
struct Tally {
    breaking: usize,
    warning: usize,
    info: usize,
    proven: usize,
    harmless: usize,
    unknown: usize,
    breaking_of_schemas: usize,
    proven_breaking: usize,
}

impl Tally {
    fn of(report: &Report) -> Self {
        let mut tally = Self::default();
        for finding in &report.findings {
            match finding.severity {
                Severity::Breaking | Severity::Error => tally.breaking += 1,
                Severity::Warning => tally.warning += 1,
                Severity::Info => tally.info += 1,
            }
            match finding.proof {
                Proof::Proven(_) => tally.proven += 1,
                Proof::Harmless => tally.harmless += 1,
                Proof::Unknown(_) => tally.unknown += 1,
                Proof::None | Proof::Refused(_) => {}
            }
            if finding.severity == Severity::Breaking && !matches!(finding.proof, Proof::None) {
                tally.breaking_of_schemas += 1;
                tally.proven_breaking += usize::from(matches!(finding.proof, Proof::Proven(_)));
            }
        }
        tally
    }

    fn add(&mut self, other: &Self) {
        self.breaking += other.breaking;
        self.warning += other.warning;
        self.info += other.info;
        self.proven += other.proven;
        self.harmless += other.harmless;
        self.unknown += other.unknown;
        self.breaking_of_schemas += other.breaking_of_schemas;
        self.proven_breaking += other.proven_breaking;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:>8} {:>7} {:>5} {:>6} {:>7} {:>7}",
            self.breaking, self.warning, self.info, self.proven, self.harmless, self.unknown
        )
    }
}
