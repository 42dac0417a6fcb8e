//! Reads every document of a corpus and shows, as a table, what was found beside what its index says.
//!
//! `cargo run --release -p accordant-tests --bin corpus -- FOLDER`; exits with 1 where a document disagrees.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use accordant_tests::reading::{self, Counts, Item, Outcome};
use anyhow::{Context, Result};

fn main() -> Result<ExitCode> {
    let folder = std::env::args_os().nth(1).context("usage: corpus FOLDER (one with an index.jsonl)")?;
    let items = reading::items(Path::new(&folder))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "{:<80} {:<8} {:<7} {:>13} {:>11} {:>9} {:>13} {:>8}",
        "id", "kind", "spec", "operations", "webhooks", "callbacks", "schemas", "ms"
    )?;
    let (mut read, mut wrong) = (0, 0);
    for item in items.iter().filter(|item| item.expected.is_some()) {
        let outcome = reading::read(item);
        read += 1;
        wrong += usize::from(!show(&mut out, item, &outcome)?);
    }
    writeln!(out, "\nbroken documents (expected outcome, what reading found, first finding)")?;
    for item in items.iter().filter(|item| item.outcome.is_some()) {
        let outcome = reading::read(item);
        show_broken(&mut out, item, &outcome)?;
    }
    writeln!(out, "\n{read} documents read, {wrong} not as the index has them")?;
    out.flush()?;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes one row, and why it is wrong if it is; gives whether it is right.
fn show(out: &mut impl Write, item: &Item, outcome: &Outcome) -> Result<bool> {
    let expected = item.expected.unwrap_or_default();
    let right = reading::agrees(&expected, &outcome.counts);
    let pair = |expected: Option<usize>, found: usize| match expected {
        Some(expected) if expected == found => found.to_string(),
        Some(expected) => format!("{expected}/{found}"),
        None => format!("-/{found}"),
    };
    let Counts { ops, webhooks, callbacks, schemas } = outcome.counts;
    writeln!(
        out,
        "{:<80} {:<8} {:<7} {:>13} {:>11} {:>9} {:>13} {:>8.1}{}",
        item.id,
        item.kind,
        item.spec,
        pair(expected.ops, ops.unwrap_or_default()),
        pair(Some(expected.webhooks), webhooks),
        pair(Some(expected.callbacks), callbacks),
        pair(Some(expected.schemas), schemas),
        outcome.took.as_secs_f64() * 1e3,
        if right { "" } else { "  WRONG" },
    )?;
    if let Some(refused) = &outcome.refused {
        writeln!(out, "    {refused}")?;
    }
    Ok(right)
}

fn show_broken(out: &mut impl Write, item: &Item, outcome: &Outcome) -> Result<()> {
    let worst = outcome.findings().iter().max_by_key(|finding| finding.severity);
    let first = outcome.refused.clone().or_else(|| {
        let place = outcome.contract.as_ref().zip(worst?.origin).map(|(contract, origin)| {
            let location = contract.documents.locate(origin);
            format!("{}:{}: ", location.line, location.column)
        });
        Some(format!("{}{}", place.unwrap_or_default(), worst?.message))
    });
    writeln!(
        out,
        "{:<40} {:<20} {:>3} errors {:>3} warnings {:>7.1} ms  {}",
        item.id,
        item.outcome.as_deref().unwrap_or_default(),
        outcome.errors(),
        outcome.warnings(),
        outcome.took.as_secs_f64() * 1e3,
        first.unwrap_or_default().chars().take(160).collect::<String>(),
    )?;
    Ok(())
}
