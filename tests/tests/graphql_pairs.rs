//! The GraphQL pairs of the corpus: what is found, how much of it is proven, and the laws that every diff keeps.

use std::collections::BTreeMap;
use std::path::Path;

use accordant_diff::{Options, Proof, Report, diff};
use accordant_document::{LoadOptions, Severity, load_texts};
use accordant_model::graphql::{read, to_sdl};
use accordant_model::{Contract, ContractKind, Schemas};
use accordant_tests::corpus;
use anyhow::{Context, Result};
use serde_json::Value;

fn contract(files: &[(&str, &str)]) -> Contract {
    let (documents, mut findings) = load_texts(files, &LoadOptions::default());
    let read = read(&documents, &mut findings);
    Contract { documents, schemas: Schemas::default(), kind: ContractKind::Graphql(Box::new(read)), findings }
}

fn file(corpus: &Path, path: &str) -> Result<Contract> {
    let text = std::fs::read_to_string(corpus.join(path)).with_context(|| format!("cannot read {path}"))?;
    Ok(contract(&[(path, &text)]))
}

fn compare(base: &Contract, revision: &Contract) -> Result<Report> {
    Ok(diff(base, revision, &Options::default())?)
}

fn pairs(corpus: &Path) -> Result<Vec<Value>> {
    let mut lines = corpus::index(corpus)?;
    lines.retain(|line| line["kind"] == "graphql" && line["role"] == "pair");
    Ok(lines)
}

fn path<'a>(line: &'a Value, side: &str) -> Result<&'a str> {
    line[side]["path"].as_str().context("a side has no path")
}

fn of(report: &Report, severity: Severity, rules: &[&str]) -> usize {
    let counts = |rule: &str| rules.is_empty() || rules.contains(&rule);
    report.findings.iter().filter(|finding| finding.severity == severity && counts(finding.rule)).count()
}

/// Kinds of graphql-js' breaking changes of which we find exactly as many; arguments and input fields it counts with
/// its fields.
const SAME: [(&str, &[&str]); 6] = [
    ("FIELD_REMOVED", &["graphql-field-removed", "graphql-input-field-removed"]),
    ("FIELD_CHANGED_KIND", &["graphql-field-type-changed", "graphql-input-field-type-changed"]),
    ("ARG_CHANGED_KIND", &["graphql-argument-type-changed"]),
    ("ARG_REMOVED", &["graphql-argument-removed"]),
    ("REQUIRED_ARG_ADDED", &["graphql-required-argument-added"]),
    ("REQUIRED_INPUT_FIELD_ADDED", &["graphql-required-input-field-added"]),
];

/// As many in all, but some of them safe: a type that no operation names, a value that only answers had.
const SAFE_IN_PLACES: [(&str, &str); 2] =
    [("TYPE_REMOVED", "graphql-type-removed"), ("VALUE_REMOVED_FROM_ENUM", "graphql-enum-value-removed")];

/// Where the type that left or the interface is gone altogether, that is the one finding.
const ONE_CAUSE: [(&str, &str); 2] = [
    ("IMPLEMENTED_INTERFACE_REMOVED", "graphql-interface-removed"),
    ("TYPE_REMOVED_FROM_UNION", "graphql-union-member-removed"),
];

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what a person runs this for")]
fn every_pair_diffs_with_proof() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    let mut seen = 0;
    for line in pairs(&corpus)? {
        let (base, revision) = (file(&corpus, path(&line, "old")?)?, file(&corpus, path(&line, "new")?)?);
        let report = compare(&base, &revision)?;
        let breaking: Vec<_> = report.findings.iter().filter(|one| one.severity == Severity::Breaking).collect();
        let proven = breaking.iter().filter(|one| matches!(one.proof, Proof::Proven(_))).count();
        let mut unproven: BTreeMap<String, usize> = BTreeMap::new();
        for finding in &breaking {
            if let Proof::Unknown(why) = &finding.proof {
                println!("    {} {}", finding.rule, finding.message);
                *unproven.entry(format!("{}: {why}", finding.rule)).or_default() += 1;
            }
        }
        println!(
            "{}: {} breaking ({proven} proven), {} warnings, {} info; graphql-js {} breaking, {} dangerous",
            line["id"],
            breaking.len(),
            of(&report, Severity::Warning, &[]),
            of(&report, Severity::Info, &[]),
            line["graphql_js"]["breaking"],
            line["graphql_js"]["dangerous"],
        );
        println!("    not proven: {unproven:?}");
        let theirs = |kind: &str| line["graphql_js"]["breaking_kinds"][kind].as_u64().unwrap_or_default() as usize;
        for (kind, rules) in SAME {
            assert_eq!(of(&report, Severity::Breaking, rules), theirs(kind), "{}: {kind}", line["id"]);
        }
        for (kind, rule) in SAFE_IN_PLACES {
            let ours = report.findings.iter().filter(|finding| finding.rule == rule).count();
            assert_eq!(ours, theirs(kind), "{}: {kind}", line["id"]);
        }
        for (kind, rule) in ONE_CAUSE {
            assert!(of(&report, Severity::Breaking, &[rule]) <= theirs(kind), "{}: {kind}", line["id"]);
        }
        assert!(breaking.iter().all(|one| !matches!(one.proof, Proof::None | Proof::Refused(_))), "{}", line["id"]);
        assert!(proven * 10 >= breaking.len() * 9, "{}: {proven} of {} proven", line["id"], breaking.len());
        assert!(report.findings.iter().all(|one| one.base.is_some() || one.revision.is_some()), "{}", line["id"]);
        seen += 1;
    }
    assert_eq!(seen, 7, "pairs");
    Ok(())
}

#[test]
fn a_schema_against_itself_however_written_is_silent() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for line in pairs(&corpus)? {
        for side in ["old", "new"] {
            let base = file(&corpus, path(&line, side)?)?;
            let silent = |revision: &Contract, how: &str| -> Result<()> {
                for (one, other) in [(&base, revision), (revision, &base)] {
                    let told: Vec<String> = compare(one, other)?.findings.into_iter().map(|one| one.message).collect();
                    assert!(
                        told.is_empty(),
                        "{} {side} {how}: {:?}",
                        line["id"],
                        told.iter().take(5).collect::<Vec<_>>()
                    );
                }
                Ok(())
            };
            silent(&file(&corpus, path(&line, side)?)?, "as it is")?;
            let Some(read) = base.graphql() else { continue };
            let printed = to_sdl(read, true);
            silent(&contract(&[("printed.graphql", &printed)]), "printed")?;
            let (front, back) = split(&printed);
            silent(&contract(&[("back.graphql", &back), ("front.graphql", &front)]), "split and reordered")?;
        }
    }
    Ok(())
}

/// The definitions of a printed schema in two files, each in reverse order.
fn split(printed: &str) -> (String, String) {
    const KEYWORDS: [&str; 9] =
        ["type ", "interface ", "union ", "enum ", "input ", "scalar ", "directive ", "schema ", "extend "];
    let mut definitions: Vec<String> = vec![String::new()];
    let mut described = false;
    for line in printed.lines() {
        let begins = KEYWORDS.iter().any(|keyword| line.starts_with(keyword));
        let describes = line.starts_with('"');
        if (describes || begins) && !described {
            definitions.push(String::new());
        }
        // A description belongs to the definition after it; its own last line opens none.
        described = (described || describes) && !begins;
        if let Some(last) = definitions.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    definitions.reverse();
    let back = definitions.split_off(definitions.len() / 2);
    (definitions.concat(), back.concat())
}

#[test]
fn the_introspection_twin_is_silent() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    let written = file(&corpus, "graphql/pairs/shopify-storefront/2024.4.0.graphql")?;
    let asked = file(&corpus, "graphql/single/introspection/shopify-storefront-2024.4.0.introspection.json")?;
    for (base, revision) in [(&written, &asked), (&asked, &written)] {
        let told: Vec<String> = compare(base, revision)?.findings.into_iter().map(|one| one.message).collect();
        assert!(told.is_empty(), "{told:?}");
    }
    Ok(())
}

#[test]
fn root_fields_come_and_go_as_the_index_says() -> Result<()> {
    let Some(corpus) = corpus::schema_corpus()? else { return Ok(()) };
    for line in pairs(&corpus)? {
        let (base, revision) = (file(&corpus, path(&line, "old")?)?, file(&corpus, path(&line, "new")?)?);
        let report = compare(&base, &revision)?;
        let roots: Vec<String> = [base.graphql(), revision.graphql()]
            .into_iter()
            .flatten()
            .flat_map(|contract| contract.roots().map(|(_, root)| format!("{}.", root.name)).collect::<Vec<_>>())
            .collect();
        let count = |rule: &str| {
            let of_root = |subject: &str| roots.iter().any(|root| subject.starts_with(root.as_str()));
            report.findings.iter().filter(|one| one.rule == rule && of_root(&one.subject)).count() as u64
        };
        let found = (count("graphql-field-added"), count("graphql-field-removed"));
        let index = (line["ops_added"].as_u64(), line["ops_removed"].as_u64());
        assert_eq!((Some(found.0), Some(found.1)), index, "{}", line["id"]);
    }
    Ok(())
}
