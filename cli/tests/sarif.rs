//! SARIF reports against the published schema of version 2.1.0.
//!
//! The schema is not ours to keep: `.ci/run` takes it from the crate `serde-sarif`, and `ACCORDANT_SARIF_SCHEMA` names the
//! file. Without it this test says that it was skipped; what code scanning asks for is tested beside the format itself.

mod common;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use common::{accordant, printed};
use serde_json::Value;

fn published() -> anyhow::Result<Option<jsonschema::Validator>> {
    let Some(path) = std::env::var_os("ACCORDANT_SARIF_SCHEMA") else { return Ok(None) };
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    // One pattern has a bracket that opens nowhere: ECMA-262 reads it as itself outside of Unicode mode only.
    let text = text.replace("{2}]?$", r"{2}\\]?$");
    Ok(Some(jsonschema::options().offline().should_validate_formats(true).build(&serde_json::from_str(&text)?)?))
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn reports_follow_the_published_schema() -> anyhow::Result<()> {
    let Some(schema) = published()? else {
        eprintln!("skipped: set ACCORDANT_SARIF_SCHEMA to the published schema of SARIF 2.1.0");
        return Ok(());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let example = |name: &str| format!("examples/learning-platform/{name}");
    let [old_rest, rest] = [example("published/openapi.yaml"), example("openapi.yaml")];
    let [old_graph, graph] = [example("published/schema.graphql"), example("schema.graphql")];
    let unsound = "tests/cases/cli/check.in/unsound.yaml";
    for arguments in [
        vec!["diff", &old_rest, &rest],
        vec!["diff", &rest, &rest],
        vec!["diff", &old_graph, &graph],
        vec!["diff", &old_rest, &rest, "--ignore", "property-added:/nowhere"],
        vec!["check", &rest, "--style"],
        vec!["check", unsound, "--style"],
        vec!["check", "no-such-file.yaml"],
    ] {
        let output = accordant(&root).args(&arguments).args(["--format", "sarif"]).output()?;
        let (status, text, errors) = printed(&output);
        let mut report: Value = serde_json::from_str(&text).with_context(|| format!("{arguments:?}: {errors}"))?;
        let faults: Vec<String> = schema.iter_errors(&report).take(5).map(|error| error.to_string()).collect();
        ensure!(faults.is_empty(), "{arguments:?} (status {status}): {faults:#?}");
        // The schema is one that refuses something.
        report["runs"][0]["results"] = serde_json::json!([{"level": "breaking"}]);
        ensure!(!schema.is_valid(&report), "the schema takes anything");
    }
    Ok(())
}
