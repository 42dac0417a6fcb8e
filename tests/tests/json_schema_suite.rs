//! The JSON Schema test suite: what a schema accepts, it accepts when it was read and written back.

use std::path::Path;

use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::{Dialect, WriteOptions, write};
use accordant_model::{Contract, ContractKind};
use accordant_tests::corpus;
use anyhow::{Context, Result};
use serde_json::Value;

/// What reading a contract does not do.
const LEFT_OUT: [(&str, &str); 3] = [
    ("vocabulary", "schema that uses custom metaschema with with no validation vocabulary"),
    // The meta-schema itself is remote, and nothing is fetched.
    ("ref", "remote ref, containing refs itself"),
    ("defs", "validate definition against metaschema"),
];

#[test]
fn schemas_accept_the_same_when_written_back() -> Result<()> {
    let Some(suite) = corpus::conformance()? else { return Ok(()) };
    let suite = suite.join("json-schema-test-suite");
    let mut wrong = Vec::new();
    let mut held = 0;
    let mut files: Vec<_> = std::fs::read_dir(suite.join("tests/draft2020-12"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::path);
    for file in files {
        let path = file.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            continue;
        }
        let groups: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        for group in &groups {
            if LEFT_OUT.iter().any(|(file, left_out)| *file == name && group["description"] == *left_out) {
                continue;
            }
            held += run(group, &name, &suite, &mut wrong)?;
        }
    }
    assert!(held > 1_000, "the suite has more than a thousand cases, but {held} were run");
    assert!(wrong.is_empty(), "{} of {held}:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// Runs the cases of one schema; gives how many.
fn run(group: &Value, place: &str, suite: &Path, wrong: &mut Vec<String>) -> Result<usize> {
    let remotes = suite.join("remotes");
    let options = LoadOptions {
        mapped: vec![("http://localhost:1234/".to_owned(), remotes.clone())],
        root: Some(remotes),
        ..LoadOptions::default()
    };
    let (documents, findings) = load_text("schema.json", &group["schema"].to_string(), &options);
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(id) = contract.kind else { anyhow::bail!("{place}: no schema") };
    let written = write(&contract, id, &WriteOptions::default());
    let validator = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).offline().build(&written);
    let cases = group["tests"].as_array().context("a group has tests")?;
    for case in cases {
        let told = match &validator {
            Ok(validator) => validator.is_valid(&case["data"]).to_string(),
            Err(error) => format!("cannot be compiled: {error}"),
        };
        let expected = case["valid"].to_string();
        if told != expected {
            wrong.push(format!(
                "{place}: {}: {}: {told} instead of {expected}",
                group["description"], case["description"]
            ));
        }
    }
    Ok(cases.len())
}
