//! Every rule of `check`: its page, an example that it finds, and a near miss that it does not.
//!
//! `ACCORDANT_BLESS=1` writes what is found now into the pages.

use std::path::Path;

use accordant_check::{Group, Options, Rule, check, rules};
use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_tests::blocks::{Block, blocks, with_replaced};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let trials = rules().iter().filter(|rule| rule.shown).map(|rule| Trial::test(rule.id, move || run(rule))).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn run(rule: &'static Rule) -> Result<(), Failed> {
    let mut replaced = Vec::new();
    let mut failures = Vec::new();
    let (mut hits, mut misses) = (0, 0);
    let mut document: Option<Block> = None;
    for block in blocks(rule.text) {
        match block.words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["findings"] => {
                let Some(case) = document.take() else {
                    return Err(format!("line {}: findings without a document before them", block.lines.start).into());
                };
                let found = findings(rule, &case)?;
                let expected: Vec<String> = block.text.lines().map(str::to_owned).collect();
                let near_miss = block.heading == "Near miss";
                match (near_miss, found.is_empty()) {
                    (true, true) => misses += 1,
                    (true, false) => failures.push(format!("the near miss is found: {found:?}")),
                    (false, _) => hits += found.len(),
                }
                if found != expected {
                    failures.push(format!("line {}: expected {expected:#?}, found {found:#?}", block.lines.start));
                    replaced.push((block.lines, found));
                }
            }
            [_, "document" | "paths" | "schema"] => document = Some(block),
            other => return Err(format!("line {}: no such block as {other:?}", block.lines.start).into()),
        }
    }
    if std::env::var_os("ACCORDANT_BLESS").is_some() && !replaced.is_empty() {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../contracts/check/rules").join(format!("{}.md", rule.id));
        std::fs::write(path, with_replaced(rule.text, &replaced))?;
    }
    if hits == 0 || misses == 0 {
        failures.push(format!("{hits} hits and {misses} near misses: at least one of each is needed"));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

/// The findings of this rule, one line each, with places in the block.
fn findings(rule: &Rule, case: &Block) -> Result<Vec<String>, Failed> {
    let (text, lines, columns) = whole(case);
    let syntax = case.words.first().map_or("yaml", String::as_str);
    let name = format!("case.{syntax}");
    let (documents, found) = load_text(&name, &text, &LoadOptions::default());
    let contract = Contract::read(documents, found);
    let options = Options { style: rule.group == Group::Style, ..Options::default() };
    let checked = check(&contract, &options);
    contract
        .findings
        .iter()
        .chain(&checked)
        .filter(|finding| finding.rule == rule.id)
        .map(|finding| {
            let origin = finding.origin.ok_or("a finding without a place")?;
            let location = contract.documents.locate(origin);
            let subject = finding.subject.as_deref().unwrap_or("-");
            let line = i64::from(location.line) - lines;
            let column = i64::from(location.column) - columns;
            Ok(format!("{} {line}:{column} {subject}", finding.severity.name()))
        })
        .collect()
}

/// The whole document of a case, and the lines and columns that stand before the block in it.
fn whole(case: &Block) -> (String, i64, i64) {
    const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Case, version: '1'}\n";
    match case.words.get(1).map(String::as_str) {
        Some("paths") => (format!("{HEAD}paths:\n{}", indented(&case.text, 2)), 3, 2),
        Some("schema") => {
            (format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    Case:\n{}", indented(&case.text, 6)), 6, 6)
        }
        _ => (case.text.clone(), 0, 0),
    }
}

fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
}
