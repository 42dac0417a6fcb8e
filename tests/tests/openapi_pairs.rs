//! The pairs of the corpus: what came and went agrees with the index, and a document differs in nothing from itself.

use std::collections::{BTreeMap, BTreeSet};

use accordant_diff::{Options, Report, diff};
use accordant_model::Contract;
use accordant_model::http::{Operation, PathTemplate};
use accordant_tests::{corpus, reading};
use anyhow::{Context as _, Result};

/// Both sides of a pair, and how many operations the index says came and went. It compares `METHOD /path` as written.
struct Pair {
    id: String,
    base: Contract,
    revision: Contract,
    added: usize,
    removed: usize,
}

fn pairs() -> Result<Option<Vec<Pair>>> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(None) };
    let mut sides: BTreeMap<String, reading::Item> =
        reading::items(&folder)?.into_iter().map(|item| (item.id.clone(), item)).collect();
    let mut pairs = Vec::new();
    for line in corpus::index(&folder)? {
        if line["kind"] != "openapi" || line["role"] != "pair" {
            continue;
        }
        let id = line["id"].as_str().context("a pair has an id")?.to_owned();
        let mut side = |suffix: &str| -> Result<Contract> {
            let item = sides.remove(&format!("{id} {suffix}")).context("a pair has two sides")?;
            reading::read(&item).contract.with_context(|| format!("{} cannot be read", item.id))
        };
        let count = |key: &str| line[key].as_u64().map(|count| count as usize).context("pairs count operations");
        pairs.push(Pair {
            base: side("old")?,
            revision: side("new")?,
            added: count("ops_added")?,
            removed: count("ops_removed")?,
            id,
        });
    }
    Ok(Some(pairs))
}

/// The operations of a contract as the index writes them, each with the shapes of its path and of its whole URL's path.
fn operations(contract: &Contract) -> BTreeMap<String, [String; 2]> {
    let operations = contract.http().map_or(&[][..], |http| &http.operations);
    let entry = |operation: &Operation| {
        let shape = |path: String| format!("{} {}", operation.method.0, PathTemplate::new(&path).shape());
        let server = operation.servers.first().map_or("", |server| server.url.as_str());
        let path = server.split_once("://").map_or(server, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        let url = format!("{}{}", path.trim_end_matches('/'), operation.path);
        (format!("{} {}", operation.method.0, operation.path), [shape(operation.path.to_string()), shape(url)])
    };
    operations.iter().map(entry).collect()
}

/// The operations of `some` that are not among `others`, with those left out that only renamed a path parameter, or moved
/// the base path between servers and paths.
fn gone(some: &BTreeMap<String, [String; 2]>, others: &BTreeMap<String, [String; 2]>) -> BTreeSet<String> {
    let paths: BTreeSet<&String> = others.values().map(|[path, _]| path).collect();
    let urls: BTreeSet<&String> = others.values().map(|[_, url]| url).collect();
    let left = some.iter().filter(|(_, [path, url])| !paths.contains(path) && !urls.contains(url));
    left.map(|(name, _)| name.clone()).collect()
}

fn subjects(report: &Report, rules: &[&str]) -> BTreeSet<String> {
    let found = report.findings.iter().filter(|finding| rules.contains(&finding.rule));
    found.map(|finding| finding.subject.clone()).collect()
}

#[test]
fn what_came_and_went_agrees_with_the_index() -> Result<()> {
    let Some(pairs) = pairs()? else { return Ok(()) };
    assert!(pairs.len() >= 32, "the corpus has {} pairs", pairs.len());
    let mut wrong = Vec::new();
    for pair in &pairs {
        let (base, revision) = (operations(&pair.base), operations(&pair.revision));
        let without = |some: &BTreeMap<String, _>, others: &BTreeMap<String, _>| {
            some.keys().filter(|name| !others.contains_key(*name)).count()
        };
        let literal = (without(&revision, &base), without(&base, &revision));
        if literal != (pair.added, pair.removed) {
            wrong.push(format!("{}: the index has {:?}, the model {literal:?}", pair.id, (pair.added, pair.removed)));
        }
        let report = diff(&pair.base, &pair.revision, &Options::default())?;
        let added = subjects(&report, &["operation-added"]);
        let removed = subjects(
            &report,
            &["operation-removed", "operation-removed-before-sunset", "operation-removed-after-sunset"],
        );
        for (what, found, expected) in
            [("added", added, gone(&revision, &base)), ("removed", removed, gone(&base, &revision))]
        {
            if found != expected {
                let more: Vec<_> = found.difference(&expected).collect();
                let less: Vec<_> = expected.difference(&found).collect();
                wrong.push(format!("{}, {what}: not expected {more:?}, not found {less:?}", pair.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn a_document_differs_in_nothing_from_itself() -> Result<()> {
    let Some(pairs) = pairs()? else { return Ok(()) };
    for pair in &pairs {
        for contract in [&pair.base, &pair.revision] {
            let report = diff(contract, contract, &Options::default())?;
            let rules: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
            assert!(rules.is_empty(), "{}: {rules:?}", pair.id);
        }
    }
    Ok(())
}
