//! Laws of the diff over every document of the corpus: a document has no difference from itself, however it is written.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use accordant_diff::{Options, diff};
use accordant_document::{DocumentId, LoadOptions, Source, load, load_text};
use accordant_model::{Contract, ContractKind};
use accordant_tests::corpus;
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

fn read(corpus: &Path, path: &str) -> Result<Contract> {
    let source = Source::parse(&corpus.join(path).display().to_string())?;
    let (documents, findings) = load(&[source], &LoadOptions::default())?;
    Ok(Contract::read(documents, findings))
}

fn read_text(name: &str, text: &str) -> Contract {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    Contract::read(documents, findings)
}

/// The documents of the corpus that are meant to be read, each once.
fn documents(corpus: &Path) -> Result<BTreeSet<String>> {
    let lines = corpus::index(corpus)?;
    let whole = lines.iter().filter(|line| line["role"] != "broken");
    Ok(whole
        .flat_map(|line| line["paths"].as_array().into_iter().flatten())
        .filter_map(|path| path.as_str().map(str::to_owned))
        .collect())
}

fn is_comparable(contract: &Contract) -> bool {
    !matches!(contract.kind, ContractKind::Unrecognised)
}

fn ensure_silent(what: &str, base: &Contract, revision: &Contract) -> Result<()> {
    let report = diff(base, revision, &Options::default()).with_context(|| what.to_owned())?;
    let first =
        report.findings.first().map(|finding| format!("{}: {}: {}", finding.rule, finding.subject, finding.message));
    ensure!(
        report.findings.is_empty(),
        "{what}: {} findings, first {}",
        report.findings.len(),
        first.unwrap_or_default()
    );
    Ok(())
}

#[test]
fn a_document_against_itself_is_silent() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    let documents = documents(&corpus)?;
    ensure!(documents.len() > 100, "the corpus has only {} documents", documents.len());
    for path in documents {
        let contract = read(&corpus, &path)?;
        if is_comparable(&contract) {
            ensure_silent(&path, &contract, &contract)?;
        }
    }
    Ok(())
}

#[test]
fn json_and_yaml_of_the_same_document_do_not_differ() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for path in documents(&corpus)? {
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        if !yaml && !path.ends_with(".json") {
            continue;
        }
        // Documents of several files keep their names, so that references between them still lead somewhere.
        let text = std::fs::read_to_string(corpus.join(&path)).with_context(|| path.clone())?;
        let name = if yaml { "document.yaml" } else { "document.json" };
        let written = read_text(name, &text);
        if !is_comparable(&written) || written.graphql().is_some() {
            continue;
        }
        let root = written.documents.node(written.documents.root(DocumentId(0)));
        let Some(value) = root.to_value_exact() else { continue };
        let converted = if yaml {
            read_text("document.json", &value.to_string())
        } else {
            let mut text = String::new();
            write_yaml(&value, 0, &mut text)?;
            read_text("document.yaml", &text)
        };
        ensure_silent(&format!("{path} against its conversion"), &written, &converted)?;
        ensure_silent(&format!("the conversion of {path} against it"), &converted, &written)?;
    }
    Ok(())
}

#[test]
fn every_pair_of_the_corpus_is_compared() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    let mut compared = 0;
    for line in corpus::index(&corpus)?.iter().filter(|line| line["role"] == "pair") {
        let paths: Vec<&str> = line["paths"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let [old, new] = paths.as_slice() else { continue };
        let (old, new) = (read(&corpus, old)?, read(&corpus, new)?);
        let there = diff(&old, &new, &Options::default()).with_context(|| line["id"].to_string())?;
        let back = diff(&new, &old, &Options::default()).with_context(|| line["id"].to_string())?;
        let same = paths.first() == paths.last();
        ensure!(same || !(there.findings.is_empty() && back.findings.is_empty()), "{} has no difference", line["id"]);
        let mut fingerprints: Vec<&str> = there.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        fingerprints.sort_unstable();
        let all = fingerprints.len();
        fingerprints.dedup();
        ensure!(fingerprints.len() == all, "{}: two findings have one fingerprint", line["id"]);
        compared += 1;
    }
    ensure!(compared > 30, "only {compared} pairs");
    Ok(())
}

/// Block style, every scalar as JSON writes it.
fn write_yaml(value: &Value, indent: usize, out: &mut String) -> Result<()> {
    let pad = " ".repeat(indent);
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                write!(out, "\n{pad}{}:", Value::from(key.as_str()))?;
                write_yaml(value, indent + 1, out)?;
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                write!(out, "\n{pad}-")?;
                write_yaml(item, indent + 1, out)?;
            }
        }
        scalar => write!(out, " {scalar}")?,
    }
    Ok(())
}
