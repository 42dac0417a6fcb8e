//! Every JSON report follows the published schema, every format is the same twice, and nothing leaves half a file.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use common::{accordant, printed};
use serde_json::Value;
use tempfile::tempdir;

const EXAMPLE: &str = "examples/learning-platform";
const FORMATS: [&str; 8] = ["text", "json", "markdown", "html", "github", "gitlab", "sarif", "junit"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema(name: &str) -> anyhow::Result<jsonschema::Validator> {
    let text = fs::read_to_string(root().join("cli").join(name))?;
    Ok(jsonschema::options().offline().build(&serde_json::from_str(&text)?)?)
}

fn assert_valid(validator: &jsonschema::Validator, value: &Value, what: &str) {
    let faults: Vec<String> =
        validator.iter_errors(value).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{what}: {faults:#?}");
}

/// The report of a command, run at the top of the repository, and the exit status.
fn report(arguments: &[&str]) -> anyhow::Result<(i32, Value)> {
    let output = accordant(&root()).args(arguments).args(["--format", "json"]).output()?;
    let (status, out, err) = printed(&output);
    let report = serde_json::from_str(&out).map_err(|error| anyhow::anyhow!("{arguments:?}: {error}: {out}{err}"))?;
    Ok((status, report))
}

#[test]
fn json_reports_follow_their_schema() -> anyhow::Result<()> {
    let validator = schema("report.schema.json")?;
    let folder = tempdir()?;
    let broken = folder.path().join("broken.yaml");
    fs::write(
        &broken,
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      parameters: 7\n",
    )?;
    let config = folder.path().join("accordant.yaml");
    fs::write(&config, "diff: {fail_on: info}\n")?;
    let (broken, config) = (broken.to_string_lossy(), config.to_string_lossy());
    let rest = [&*format!("{EXAMPLE}/published/openapi.yaml"), &*format!("{EXAMPLE}/openapi.yaml")];
    let graph = [&*format!("{EXAMPLE}/published/schema.graphql"), &*format!("{EXAMPLE}/schema.graphql")];
    let cases: [(&[&str], i32); 9] = [
        (&["diff", rest[0], rest[1]], 1),
        (&["diff", rest[0], rest[1], "--fail-on", "never"], 0),
        (&["diff", rest[1], rest[1]], 0),
        (&["check", rest[1], "--style"], 0),
        (&["diff", graph[0], graph[1]], 1),
        (&["check", graph[1]], 0),
        (&["check", &broken], 2),
        (&["diff", "no/such.yaml", rest[1]], 2),
        (&["diff", rest[0], rest[1], "--config", &config], 2),
    ];
    for (arguments, expected) in cases {
        let (status, report) = report(arguments)?;
        assert_valid(&validator, &report, &format!("{arguments:?}"));
        assert_eq!(report["summary"]["exitStatus"], expected, "{arguments:?}: {}", report["findings"][0]);
        assert_eq!(status, expected, "{arguments:?}");
        assert_eq!(
            report["findings"].as_array().map_or(0, Vec::len) == 0,
            report["summary"] == silent(&report["summary"])
        );
    }
    Ok(())
}

/// The summary with all its counts at zero.
fn silent(summary: &Value) -> Value {
    let mut silent = summary.clone();
    for count in ["error", "breaking", "warning", "info", "accepted", "proven", "unknown"] {
        silent[count] = 0.into();
    }
    silent
}

#[test]
fn the_schema_refuses_what_is_no_report() -> anyhow::Result<()> {
    let validator = schema("report.schema.json")?;
    let (_, good) =
        report(&["diff", &format!("{EXAMPLE}/published/openapi.yaml"), &format!("{EXAMPLE}/openapi.yaml")])?;
    let spoiled: [(&str, Value); 5] = [
        ("/version", 2.into()),
        ("/findings/0/severity", "fatal".into()),
        ("/findings/0/fingerprint", "xyz".into()),
        ("/findings/0/reaches/count", (-1).into()),
        ("/summary/semver", Value::Null),
    ];
    for (pointer, value) in spoiled {
        let mut report = good.clone();
        *report.pointer_mut(pointer).ok_or_else(|| anyhow::anyhow!("{pointer} is not in the report"))? = value;
        assert!(!validator.is_valid(&report), "{pointer} may be anything");
    }
    Ok(())
}

#[test]
fn every_format_is_the_same_twice_and_names_no_absolute_path() -> anyhow::Result<()> {
    let root = root().canonicalize()?;
    for format in FORMATS {
        let run = || -> anyhow::Result<String> {
            let absolute = root.join(EXAMPLE).join("openapi.yaml");
            let output = accordant(&root)
                .args(["diff", &format!("{EXAMPLE}/published/openapi.yaml")])
                .arg(&absolute)
                .args(["--format", format, "--today", "2026-11-01"])
                .output()?;
            Ok(printed(&output).1)
        };
        let first = run()?;
        assert_eq!(first, run()?, "{format}");
        assert!(!first.is_empty(), "{format}");
        assert!(!first.contains(&*root.to_string_lossy()), "{format} names an absolute path");
    }
    Ok(())
}

#[test]
fn a_report_goes_to_a_file_whole_or_not_at_all() -> anyhow::Result<()> {
    let folder = tempdir()?;
    let example = root().join(EXAMPLE).canonicalize()?;
    for format in FORMATS {
        let output = accordant(&example)
            .args(["check", "openapi.yaml", "--format", format, "--color", "always", "-o"])
            .arg(folder.path().join(format))
            .output()?;
        let (status, out, err) = printed(&output);
        assert_eq!((status, out.as_str()), (0, ""), "{format}: {err}");
        let written = fs::read_to_string(folder.path().join(format))?;
        assert!(!written.is_empty() && !written.contains('\u{1b}'), "{format}");
    }
    assert_eq!(fs::read_dir(folder.path())?.count(), FORMATS.len(), "something was left beside the reports");
    let output = accordant(&example).args(["check", "openapi.yaml", "-o", "no/such/folder/report"]).output()?;
    let (status, _, err) = printed(&output);
    assert_eq!(status, 2);
    assert!(err.starts_with("error: the report cannot be written"), "{err}");
    Ok(())
}

#[test]
fn a_closed_pipe_is_no_error() -> anyhow::Result<()> {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_accordant"))
        .current_dir(root())
        .args(["show", &format!("{EXAMPLE}/openapi.yaml"), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(child.stdout.take());
    let output = child.wait_with_output()?;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    Ok(())
}

#[test]
fn the_configuration_and_its_schema_agree() -> anyhow::Result<()> {
    let validator = schema("config.schema.json")?;
    let folder = tempdir()?;
    let cases = [
        ("version: 1\n", true),
        ("version: 2\n", false),
        ("contracts: [{revision: openapi.yaml, published: 'git:main:openapi.yaml', name: rest, root: .}]\n", true),
        ("contracts: [{name: rest}]\n", false),
        ("contracts: openapi.yaml\n", false),
        ("diff: {fail-on: used, set: wire, formats-as-constraints: true, unproven: info}\n", true),
        ("diff: {fail-on: error}\n", false),
        ("diff: {set: all}\n", false),
        ("diff: {rules: {property-removed: 'off', 'property-*': info}}\n", true),
        ("diff: {rules: {property-removed: error}}\n", false),
        ("diff: {overrides: [{rule: '*', path: /internal/*, level: info}]}\n", true),
        ("diff: {overrides: [{rule: '*'}]}\n", false),
        ("diff: {ignore: ['property-removed:/a', {path: /internal/*}]}\n", true),
        ("diff: {ignore: [{}]}\n", false),
        (
            "diff: {accept: [{fingerprint: '00000000000000aa', reason: agreed, owner: me, expires: '2027-01-31'}]}\n",
            true,
        ),
        ("diff: {accept: [{fingerprint: '00000000000000aa'}]}\n", false),
        ("diff: {accept: [{fingerprint: a, reason: b, expires: tomorrow}]}\n", false),
        ("diff: {sunset: {days: 90, by-stability: {beta: 30}}, stability: {alpha: info}}\n", true),
        ("diff: {sunset: {days: -1}}\n", false),
        ("diff: {sunset: {weeks: 2}}\n", false),
        ("diff: {stability: {alpha: 'off'}}\n", false),
        (
            "check: {style: true, fail-on: warning, conventions: {property-case: snake_case, pagination: cursor}}\n",
            true,
        ),
        ("check: {style: 'yes'}\n", false),
        ("check: {conventions: {property-case: snake}}\n", false),
        ("consumers: [web, {name: mobile, path: ../mobile}]\n", true),
        ("consumers: [{name: mobile}]\n", false),
        (
            "webhook: {schemes: s.yaml, profiles: {a: {scheme: standard, secrets: ['env:A', 'file:b.txt'], contract: rest, \
             tolerance: 60, event: e, event-from: ['payload:/type'], forward-to: 'http://localhost:3000'}}}\n",
            true,
        ),
        ("webhook: {profiles: {a: {tenants: {from: 'path:1', secrets: {acme: ['env:A']}}}}}\n", true),
        ("webhook: {profiles: {a: {tenants: {from: 'path:1'}}}}\n", false),
        ("webhook: {profiles: {a: {secrets: [whsec_x]}}}\n", false),
        ("webhook: {profiles: {a: {event-from: [type]}}}\n", false),
        ("webhook: {profiles: {a: {secret: 'env:A'}}}\n", false),
        ("difff: {}\n", false),
    ];
    fs::write(folder.path().join("a.json"), r#"{"type": "string"}"#)?;
    for (text, sound) in cases {
        fs::write(folder.path().join("accordant.yaml"), text)?;
        let output = accordant(folder.path()).args(["check", "a.json", "--format", "json"]).output()?;
        let (status, out, err) = printed(&output);
        assert_eq!(status == 0, sound, "{text}{out}{err}");
        let (documents, _) = accordant_document::load_text("accordant.yaml", text, &Default::default());
        let value = json(documents.node(documents.root(accordant_document::DocumentId(0))));
        assert_eq!(validator.is_valid(&value), sound, "the schema disagrees about {text}");
    }
    Ok(())
}

/// The configuration's text as the JSON value that an editor would hold against the schema.
fn json(node: accordant_document::Node<'_>) -> Value {
    if node.is_object() {
        node.members().map(|member| (member.key.to_owned(), json(member.value))).collect()
    } else if node.is_array() {
        node.items().map(json).collect()
    } else if let Some(text) = node.as_str() {
        text.into()
    } else if let Some(number) = node.number_text() {
        number.parse::<i64>().map_or(Value::Null, Value::from)
    } else {
        node.as_bool().map_or(Value::Null, Value::Bool)
    }
}
