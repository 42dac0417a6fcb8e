//! What the consumers of the example rely on, replayed with the binary against the example's backend: without a bug
//! everything passes, and each bug is found as the backend's README says.
//!
//! The backend is a process of its own: this program, started with [`BACKEND`] set.
#![expect(clippy::print_stderr, reason = "a process that is a backend has nothing else to say what went wrong by")]

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Output, Stdio};

use clap::ValueEnum as _;
use learning_platform::Bug;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// Set where this program is to be the backend: the name of a bug, or nothing.
const BACKEND: &str = "ACCORDANT_EXAMPLE_BACKEND";

fn main() -> ExitCode {
    if let Ok(bug) = std::env::var(BACKEND) {
        return serve(&bug);
    }
    let text = std::fs::read_to_string(example().join("backend/README.md")).expect("the backend has a README");
    let rows = rows(&text);
    let mut trials = vec![
        Trial::test("every bug is in the table", {
            let named: BTreeSet<String> = rows.iter().map(|row| row.bug.clone()).collect();
            move || every_bug_is_described(&named)
        }),
        Trial::test("the suites fit the contract", || passes(&["--static"])),
        Trial::test("the mock keeps to the suites", || passes(&["--mock"])),
        Trial::test("the backend keeps to the suites", || {
            let backend = Backend::start("");
            passes(&["--against", &backend.address])
        }),
    ];
    trials.extend(rows.into_iter().map(|row| Trial::test(format!("bug {}", row.bug), move || row.holds())));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn serve(bug: &str) -> ExitCode {
    let bug = if bug.is_empty() { None } else { Bug::from_str(bug, false).ok() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let served = runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(learning_platform::run(0, bug)));
    if let Err(error) = served {
        eprintln!("{error:#}");
    }
    ExitCode::FAILURE
}

/// A backend at a port of its own, which ends with this value.
struct Backend {
    process: Child,
    address: String,
}

impl Backend {
    fn start(bug: &str) -> Self {
        let mut process = Command::new(std::env::current_exe().expect("this program has a path"))
            .env(BACKEND, bug)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the backend starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("standard output")).read_line(&mut line).expect("it says where");
        let address = line.trim().strip_prefix("listening at ").expect("an address").to_owned();
        Self { process, address }
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/learning-platform")
}

fn replay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accordant"))
        .current_dir(example())
        .args(["--quiet", "replay", "--format", "json"])
        .args(["--contract", "published/openapi.yaml", "--contract", "published/schema.graphql"])
        .args(arguments)
        .output()
        .expect("the binary runs")
}

fn report(output: &Output) -> Result<Value, Failed> {
    let told = || format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).map_err(|_| told().into())
}

/// The interactions of a report that did not pass, as `consumer: name`.
fn broken(report: &Value) -> BTreeSet<String> {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let interactions = report["replay"]["interactions"].as_array().into_iter().flatten();
    let broken = interactions.filter(|interaction| interaction["verdict"] != "passed");
    broken.map(|interaction| format!("{}: {}", text(interaction, "consumer"), text(interaction, "name"))).collect()
}

fn passes(arguments: &[&str]) -> Result<(), Failed> {
    let output = replay(arguments);
    let report = report(&output)?;
    let played = report["replay"]["interactions"].as_array().map_or(0, Vec::len);
    if output.status.code() == Some(0) && broken(&report).is_empty() && played > 15 {
        return Ok(());
    }
    Err(format!("{:?}, {played} interactions\n{:#}", output.status.code(), report["findings"]).into())
}

fn every_bug_is_described(named: &BTreeSet<String>) -> Result<(), Failed> {
    let all = Bug::value_variants().iter().filter_map(clap::ValueEnum::to_possible_value);
    let all: BTreeSet<String> = all.map(|value| value.get_name().to_owned()).collect();
    if *named == all { Ok(()) } else { Err(format!("the table has {named:?}, and there are {all:?}").into()) }
}

/// A row of the table: what a bug makes a replay find.
struct Row {
    bug: String,
    rules: BTreeSet<String>,
    broken: BTreeSet<String>,
}

/// Texts in back-ticks are data, the rest is prose.
fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().filter(|line| line.starts_with("| `") && !line.starts_with("| `--bug`"));
    let ticked = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let rows = lines.filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let [bug, _, rules, broken] = cells.as_slice() else { return None };
        Some(Row { bug: ticked(bug).into_iter().next()?, rules: ticked(rules), broken: ticked(broken) })
    });
    rows.collect()
}

impl Row {
    fn holds(&self) -> Result<(), Failed> {
        let backend = Backend::start(&self.bug);
        // A backend that hangs ends at the time-out; the others have all the time that a busy machine needs.
        let timeout = if self.bug == "slow" { "2" } else { "60" };
        let output = replay(&["--against", &backend.address, "--timeout", timeout]);
        let report = report(&output)?;
        let errors = report["findings"].as_array().into_iter().flatten();
        let errors = errors.filter(|finding| finding["severity"] == "error");
        let rules: BTreeSet<String> =
            errors.filter_map(|finding| finding["rule"].as_str()).map(str::to_owned).collect();
        let broken = broken(&report);
        if output.status.code() == Some(1) && rules == self.rules && broken == self.broken {
            return Ok(());
        }
        Err(format!("{:?}\n{rules:?}\n{broken:?}\n{:#}", output.status.code(), report["findings"]).into())
    }
}
