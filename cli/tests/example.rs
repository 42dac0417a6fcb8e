//! The learning platform against its own table: `expected.yaml` names every change that breaks or may break, and whatever
//! else is reported must be info.

use std::path::{Path, PathBuf};
use std::process::Command;

use accordant_document::{DocumentId, LoadOptions, load_text};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// What the table says of one change.
struct Expected {
    id: String,
    subject: String,
    schema: Option<String>,
    severity: String,
    refactoring: bool,
}

#[test]
fn openapi_changes_are_what_the_table_says() -> Result<()> {
    hold("openapi", "openapi.yaml")
}

#[test]
fn graphql_changes_are_what_the_table_says() -> Result<()> {
    hold("graphql", "schema.graphql")
}

#[test]
fn each_contract_of_the_example_is_sound() -> Result<()> {
    for contract in ["openapi.yaml", "schema.graphql", "published/openapi.yaml", "published/schema.graphql"] {
        let output = accordant().args(["check", contract, "--fail-on", "warning"]).output()?;
        ensure!(output.status.success(), "{contract}: {}", String::from_utf8_lossy(&output.stdout));
    }
    Ok(())
}

/// The SDKs that are checked in are those that the contract gives today.
#[test]
fn the_sdks_of_the_example_are_as_generated() -> Result<()> {
    let output = accordant().args(["generate", "--check"]).output()?;
    let [said, complaint] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    ensure!(output.status.success(), "run `accordant generate` in {}: {said}{complaint}", folder().display());
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/learning-platform")
}

/// The binary, in the example's folder.
fn accordant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accordant"));
    command.current_dir(folder());
    command
}

fn hold(contract: &str, file: &str) -> Result<()> {
    let (day, expected) = expected(contract)?;
    let published = format!("published/{file}");
    let output = accordant().args(["diff", &published, file, "--format", "json", "--today", &day]).output()?;
    ensure!(output.status.code() == Some(1), "exit status {:?}", output.status);
    let report: Value = serde_json::from_slice(&output.stdout)?;
    let findings = report["findings"].as_array().context("a report has findings")?;
    let mut wrong = Vec::new();
    for change in expected.iter().filter(|change| !change.refactoring && change.severity != "info") {
        if !findings.iter().any(|finding| is(finding, change) && finding["severity"] == change.severity) {
            wrong.push(format!("{} is not reported as {}: {}", change.id, change.severity, change.subject));
        }
    }
    for finding in findings.iter().filter(|finding| finding["severity"] != "info") {
        if !expected.iter().any(|change| is(finding, change) && finding["severity"] == change.severity) {
            wrong.push(format!("not in the table: {} {} {}", finding["severity"], finding["rule"], finding["subject"]));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Whether a finding is met at the subject of a change: its own subject, its component, or one of the places it reaches.
fn is(finding: &Value, change: &Expected) -> bool {
    let under = |place: &str| {
        let place = shape(place);
        place.strip_prefix(&change.subject).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '(', '.']))
    };
    let subject = finding["subject"].as_str().unwrap_or_default();
    let places = finding["reaches"]["places"].as_array().map(Vec::as_slice).unwrap_or_default();
    under(subject)
        || change.schema.as_ref().is_some_and(|schema| subject == format!("schema {schema}"))
        || change.subject.split('(').next().is_some_and(|field| subject.starts_with(field))
        || change.subject.strip_prefix(subject).is_some_and(|rest| rest.starts_with('.'))
        || places.iter().filter_map(Value::as_str).any(under)
}

/// Path parameters without their names, as the table writes them.
fn shape(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in text.chars() {
        match character {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        out.push(character);
    }
    out
}

/// The day on which the table judges sunsets, and what it says of one contract.
fn expected(contract: &str) -> Result<(String, Vec<Expected>)> {
    let text = std::fs::read_to_string(folder().join("expected.yaml"))?;
    let (documents, findings) = load_text("expected.yaml", &text, &LoadOptions::default());
    ensure!(findings.is_empty(), "{findings:?}");
    let table = documents.value(documents.root(DocumentId(0)));
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let changes = table["changes"].as_array().context("the table lists changes")?;
    let of_contract: Vec<Expected> = changes
        .iter()
        .filter(|change| change["contract"] == contract)
        .filter_map(|change| {
            Some(Expected {
                id: text(&change["id"])?,
                subject: text(&change["subject"])?,
                schema: text(&change["schema"]),
                severity: text(&change["severity"])?,
                refactoring: change["refactoring"] == true,
            })
        })
        .collect();
    ensure!(of_contract.len() > 20, "the table lost most of its changes");
    Ok((text(&table["day"]).context("the table names a day")?, of_contract))
}
