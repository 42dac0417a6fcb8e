//! The required tests of the JSON-Schema-Test-Suite as questions of containment: an instance as a `const` schema against
//! the schema under test gives the suite's verdict, or `Unknown` in fewer than one case of twenty.

use std::path::Path;

use accordant_diff::containment::{Budget, Engine, Reading, Side, Verdict};
use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::Dialect;
use accordant_model::{Contract, ContractKind, SchemaId};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const OPEN: Reading = Reading { closed: false, direction: None, formats: false };

#[test]
#[expect(clippy::print_stderr, reason = "the share of undecided instances is a figure of the suite")]
fn instances_as_constants_get_the_suites_verdict() -> Result<()> {
    let Some(suite) = accordant_tests::corpus::conformance()?.map(|folder| folder.join("json-schema-test-suite"))
    else {
        return Ok(());
    };
    let remotes = LoadOptions {
        mapped: vec![("http://localhost:1234/".into(), suite.join("remotes"))],
        ..LoadOptions::default()
    };
    let folder = suite.join("tests/draft2020-12");
    let mut files: Vec<_> = std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    ensure!(!files.is_empty(), "the suite has no tests");
    let (mut total, mut unknown, mut wrong) = (0, Vec::new(), Vec::new());
    for file in files {
        let groups: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        for group in &groups {
            group_of_tests(&file, group, &remotes, &mut total, &mut unknown, &mut wrong)?;
        }
    }
    for line in &unknown {
        eprintln!("unknown: {line}");
    }
    let share = unknown.len() as f64 * 100.0 / f64::from(total);
    eprintln!("{total} instances, {} unknown ({share:.2} %), {} wrong", unknown.len(), wrong.len());
    ensure!(wrong.is_empty(), "wrong answers:\n{}", wrong.join("\n"));
    ensure!(share < 5.0, "{share:.2} % of the instances are not decided");
    Ok(())
}

fn group_of_tests(
    file: &Path,
    group: &Value,
    remotes: &LoadOptions,
    total: &mut u32,
    unknown: &mut Vec<String>,
    wrong: &mut Vec<String>,
) -> Result<()> {
    let schema = group.get("schema").context("a group without a schema")?;
    let (receiver, target) = contract(&serde_json::to_string(schema)?, remotes)?;
    for test in group.get("tests").and_then(Value::as_array).context("a group without tests")? {
        let instance = test.get("data").context("a test without data")?;
        let valid = test.get("valid").and_then(Value::as_bool).context("a test without a verdict")?;
        let (sender, constant) = contract(&json!({ "const": instance }).to_string(), remotes)?;
        let mut engine = Engine::new(&sender, &receiver, Budget::default());
        let verdict = engine.within((Side::Base, constant), (Side::Revision, target), &OPEN);
        let place = format!(
            "{}: {}: {} (valid: {valid})",
            file.file_name().unwrap_or_default().display(),
            group["description"],
            test["description"]
        );
        *total += 1;
        match verdict {
            Verdict::Unknown(why) => unknown.push(format!("{place}: {why}")),
            Verdict::Contained if valid => {}
            Verdict::Violated(witness) if !valid && same(&witness, instance) => {}
            other => wrong.push(format!("{place}: {other:?}")),
        }
        for refused in engine.witness_refused() {
            wrong.push(format!("{place}: the validator disagrees: {}", refused.reason));
        }
    }
    Ok(())
}

fn contract(text: &str, options: &LoadOptions) -> Result<(Contract, SchemaId)> {
    let (documents, findings) = load_text("schema.json", text, options);
    let contract = if text.contains("$schema") {
        Contract::read(documents, findings)
    } else {
        Contract::read_schema(documents, findings, Dialect::Draft2020)
    };
    let ContractKind::Schema(root) = contract.kind else { anyhow::bail!("no schema was read") };
    Ok((contract, root))
}

/// Equality of JSON values, where `1.0` is `1`.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, value)| right.get(name).is_some_and(|other| same(value, other)))
        }
        _ => left == right,
    }
}
