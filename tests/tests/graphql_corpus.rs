//! The GraphQL documents of the corpus: counts, faults, and what checks say of schemas as they are published.

use std::path::Path;

use accordant_document::{Documents, Finding, LoadOptions, Severity, load_texts};
use accordant_model::graphql::{GraphqlContract, read, second_reading, validate};
use accordant_tests::corpus;
use anyhow::{Context, Result};
use serde_json::Value;

struct Read {
    documents: Documents,
    contract: GraphqlContract,
    findings: Vec<Finding>,
}

fn read_files(corpus: &Path, paths: &[&str]) -> Result<Read> {
    let texts = paths
        .iter()
        .map(|path| {
            let bytes = std::fs::read(corpus.join(path)).with_context(|| format!("cannot read {path}"))?;
            Ok((*path, String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect::<Result<Vec<_>>>()?;
    let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let (documents, mut findings) = load_texts(&texts, &LoadOptions::default());
    let contract = read(&documents, &mut findings);
    Ok(Read { documents, contract, findings })
}

fn lines(corpus: &Path, role: &str) -> Result<Vec<Value>> {
    let mut lines = corpus::index(corpus)?;
    lines.retain(|line| line["kind"] == "graphql" && line["role"] == role);
    Ok(lines)
}

fn paths(line: &Value) -> Vec<&str> {
    line["paths"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Types that the corpus' maker added to subgraphs so that another tool would build them.
const FEDERATION_TYPES: u64 = 9;

#[test]
fn counts_are_those_of_the_index() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    let mut compared = 0;
    let mut sides: Vec<(String, Vec<String>, Value)> = Vec::new();
    for line in lines(&corpus, "single")?.into_iter().chain(lines(&corpus, "multi-file")?) {
        sides.push((line["id"].to_string(), paths(&line).into_iter().map(str::to_owned).collect(), line.clone()));
    }
    for line in lines(&corpus, "pair")? {
        for side in ["old", "new"] {
            let path = line[side]["path"].as_str().context("a side has no path")?;
            sides.push((format!("{} {side}", line["id"]), vec![path.to_owned()], line[side].clone()));
        }
    }
    for (id, paths, figures) in sides {
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let Read { contract, findings, .. } = read_files(&corpus, &paths)?;
        // The kitchen sink, which contradicts itself on purpose, has no figures.
        let Some(operations) = figures["ops"].as_u64() else { continue };
        let broken: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(broken.is_empty(), "{id}: {broken:?}");
        let added = figures["check"].as_str().is_some_and(|check| check.contains("federation directive definitions"));
        let types = figures["schemas"].as_u64().unwrap_or_default() - if added { FEDERATION_TYPES } else { 0 };
        let counts = contract.counts();
        assert_eq!((counts.root_fields as u64, counts.types as u64), (operations, types), "{id}");
        compared += 1;
    }
    assert_eq!(compared, 24, "documents with figures");
    Ok(())
}

#[test]
fn published_schemas_have_no_errors() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for line in lines(&corpus, "single")?.into_iter().chain(lines(&corpus, "pair")?) {
        // The kitchen sink refers to types that are not there, on purpose.
        if line["id"].as_str().is_some_and(|id| id.contains("kitchen-sink")) {
            continue;
        }
        for path in paths(&line) {
            let Read { contract, documents, .. } = read_files(&corpus, &[path])?;
            let found = validate(&contract);
            let told: Vec<String> = found
                .iter()
                .map(|finding| {
                    let place = finding.origin.map(|origin| documents.locate(origin));
                    let place = place.map(|place| format!("{}:{}", place.line, place.column));
                    format!("{path} {place:?} {}: {}", finding.severity.name(), finding.message)
                })
                .collect();
            assert!(found.iter().all(|finding| finding.severity != Severity::Error), "{}", told.join("\n"));
        }
    }
    Ok(())
}

#[test]
fn the_second_reader_agrees() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for line in lines(&corpus, "single")?.into_iter().chain(lines(&corpus, "pair")?) {
        for path in paths(&line) {
            let read = read_files(&corpus, &[path])?;
            let told: Vec<String> = second_reading(&read.documents)
                .iter()
                .map(|finding| format!("{path}: {:?} {}", finding.subject, finding.message))
                .collect();
            // The crate has no place for the description of a schema.
            let expected = usize::from(path.contains("kitchen-sink"));
            assert_eq!(told.len(), expected, "{path}: {}", told.join("\n"));
        }
    }
    Ok(())
}

/// What the index expects of each broken document, in our words: severity, line:column, message.
const BROKEN: [(&str, &[&str]); 7] = [
    ("truncated", &["error 7:12 unexpected end of the file in type `Order`: expected a field or `}`"]),
    (
        "unknown-type",
        &[
            "error 1:44 the type `Custmer` is defined nowhere (did you mean `Customer`?)",
            "error 2:30 the type `Line` is defined nowhere (define it, or name the file that does as well)",
        ],
    ),
    (
        "duplicate-type",
        &[
            "error 3:6 the type `A` is defined twice, first at 2:6",
            "warning 4:12 the enum value `X` of `E` is defined twice, in the same words, first at 4:10",
            "error 5:18 the input field `f` of `I` is defined twice, first at 5:11",
        ],
    ),
    ("deep-list", &["error 1:145 brackets nest more than 128 levels deep in type `Query`"]),
    (
        "interface-mismatch",
        &[
            "error 6:19 `Int` cannot be a member of the union `U`: it is no object type",
            "error 2:11 the interfaces `A` and `B` implement each other",
            "error 4:23 `Order` lacks the field `id` of its interface `Node`",
        ],
    ),
    ("input-cycle", &["error 2:11 no value of these inputs can be written, for each needs the next: `A.b` -> `B.a`"]),
    ("executable", &["error 1:1 this is an executable document (query `Q`, fragment `F`), not a schema"]),
];

#[test]
fn broken_documents_say_what_is_wrong_and_where() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for (name, expected) in BROKEN {
        let path = format!("broken/{name}.graphql");
        let Read { contract, documents, mut findings } = read_files(&corpus, &[&path])?;
        findings.extend(validate(&contract));
        let place = |origin| {
            let place = documents.locate(origin);
            format!("{}:{}", place.line, place.column)
        };
        let told: Vec<String> = findings
            .iter()
            .map(|finding| {
                let at = finding.origin.map(place).unwrap_or_default();
                let mut line = format!("{} {at} {}", finding.severity.name(), finding.message);
                if finding.rule == "graphql-unknown-type" {
                    line.push_str(&format!(" ({})", finding.help.as_deref().unwrap_or_default()));
                }
                if finding.rule == "graphql-duplicate" {
                    let first = finding.related.first().map(|(origin, _)| place(*origin)).unwrap_or_default();
                    line.push_str(&format!(", first at {first}"));
                }
                line
            })
            .collect();
        assert_eq!(told, expected, "{name}");
    }
    Ok(())
}
