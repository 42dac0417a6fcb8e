//! Generates clients from every OpenAPI document of a folder in both languages, compiles them, and shows as a table what
//! came of it: `cargo run --release -p accordant-tests --bin clients -- FOLDER [--only PART OF AN ID]`. With
//! `--wild COUNT [--seed FIRST]` instead of a folder, from random documents.
//!
//! A folder with an `index.jsonl` is read as it says; of any other, every file that is OpenAPI. Exits with 1 where a client
//! does not compile or does not hold as many operations as its document. What is emitted stays in `target/clients/corpus`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use accordant_tests::clients::documents::{Client, Outcome, documents, run};
use accordant_tests::clients::{toolchain, wild, workshop};
use anyhow::{Context as _, Result, bail};

/// Errors of a compiler that are shown of one client.
const SHOWN: usize = 5;

fn main() -> Result<ExitCode> {
    let (mut folder, mut only, mut wild, mut seed) = (None, String::new(), None, 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => only = arguments.next().context("`--only` takes a part of an id")?,
            "--wild" => wild = Some(number(arguments.next())?),
            "--seed" => seed = number(arguments.next())?,
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            _ => bail!("there is no argument `{argument}`"),
        }
    }
    let Some(tools) = toolchain::toolchains()? else { return Ok(ExitCode::FAILURE) };
    let (name, chosen) = match (folder, wild) {
        (None, Some(count)) => ("wild", wild::write(&workshop("wild-documents")?, seed..seed.saturating_add(count))?),
        (Some(folder), None) => {
            let mut chosen = documents(&folder)?;
            chosen.retain(|document| document.id.contains(&only));
            if chosen.is_empty() {
                bail!("no OpenAPI document of {} is called `{only}`", folder.display());
            }
            ("corpus", chosen)
        }
        _ => bail!("usage: clients FOLDER [--only PART OF AN ID], or clients --wild COUNT [--seed FIRST]"),
    };
    let outcomes = run(&tools, &workshop(name)?, &chosen)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    show(&mut out, &outcomes)?;
    out.flush()?;
    Ok(if outcomes.iter().all(Outcome::right) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn number(argument: Option<String>) -> Result<u64> {
    let argument = argument.context("`--wild` and `--seed` take a number")?;
    argument.parse().with_context(|| format!("`{argument}` is no number"))
}

fn show(out: &mut impl Write, outcomes: &[Outcome]) -> Result<()> {
    let (typescript, dart) = ("TypeScript: files, bytes, errors, s", "Dart: files, bytes, errors, s");
    writeln!(out, "{:<72} {:>11} {:>5} {:>7} {typescript:>38} {dart:>38}", "id", "operations", "warn", "gen ms")?;
    for outcome in outcomes {
        let found = outcome.typescript.operations.min(outcome.dart.operations);
        let operations = match outcome.expected {
            Some(expected) if expected == found => found.to_string(),
            Some(expected) => format!("{expected}/{found}"),
            None => format!("-/{found}"),
        };
        writeln!(
            out,
            "{:<72} {operations:>11} {:>5} {:>7.0} {:>38} {:>38}{}",
            outcome.id,
            outcome.warnings,
            (outcome.typescript.generated_in + outcome.dart.generated_in) * 1e3,
            cells(&outcome.typescript),
            cells(&outcome.dart),
            if outcome.right() { "" } else { "  WRONG" },
        )?;
    }
    let complaints: Vec<_> = outcomes.iter().flat_map(|outcome| outcome.complaints(SHOWN)).collect();
    if !complaints.is_empty() {
        writeln!(out, "\n{}", complaints.join("\n"))?;
    }
    summary(out, outcomes)
}

fn cells(client: &Client) -> String {
    let Client { files, bytes, verdict, .. } = client;
    format!("{files:>5} {bytes:>10} {:>6} {:>6.1}", verdict.errors.len(), verdict.seconds)
}

fn summary(out: &mut impl Write, outcomes: &[Outcome]) -> Result<()> {
    let right = outcomes.iter().filter(|outcome| outcome.right()).count();
    let expected: usize = outcomes.iter().filter_map(|outcome| outcome.expected).sum();
    writeln!(out, "\n{right} of {} documents are right; the documents have {expected} operations", outcomes.len())?;
    type Of = fn(&Outcome) -> &Client;
    let clients: [(&str, Of); 2] = [("TypeScript", |outcome| &outcome.typescript), ("Dart", |outcome| &outcome.dart)];
    for (name, client) in clients {
        let clients = || outcomes.iter().map(client);
        let clean = clients().filter(|client| client.files > 0 && client.verdict.errors.is_empty()).count();
        writeln!(
            out,
            "{name}: {clean} compile, {} errors, {} operations, {} files, {:.1} MB, generated in {:.1} s, compiled in {:.0} s",
            clients().map(|client| client.verdict.errors.len()).sum::<usize>(),
            clients().map(|client| client.operations).sum::<usize>(),
            clients().map(|client| client.files).sum::<usize>(),
            clients().map(|client| client.bytes).sum::<u64>() as f64 / 1e6,
            clients().map(|client| client.generated_in).sum::<f64>(),
            clients().map(|client| client.verdict.seconds).sum::<f64>(),
        )?;
    }
    Ok(())
}
