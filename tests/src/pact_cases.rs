//! Collections of matching cases: an expected and an actual message each, and whether they match. A folder has an
//! `index.jsonl` with one case a line (`file`, `kind`, `version`, `match`, `disputed`).

use std::fmt::Write;
use std::path::Path;

use accordant_document::{DocumentId, LoadOptions, Severity, load_text};
use accordant_suite::matching::{Actual, Mismatch, Plan};
use accordant_suite::{Content, Part, SuiteFormat, pact};
use anyhow::{Context, Result, bail};
use serde_json::Value;

/// How the cases of a folder came out.
#[derive(Debug, Default)]
pub struct Outcome {
    pub passed: usize,
    /// The file of each case with another verdict than the expected one, and what was found.
    pub wrong: Vec<(String, String)>,
    /// Cases whose verdict the reference disputes: those with our verdict as stated, and those without.
    pub disputed: (Vec<String>, Vec<String>),
}

impl Outcome {
    /// The counts, then what is wrong and what is disputed.
    pub fn table(&self) -> String {
        let (agreed, other) = &self.disputed;
        let mut table = format!(
            "passed    {}\nwrong     {}\ndisputed  {} ({} as stated)\n",
            self.passed,
            self.wrong.len(),
            agreed.len() + other.len(),
            agreed.len()
        );
        for (file, why) in &self.wrong {
            let _ = writeln!(table, "\nwrong: {file}\n{why}");
        }
        for file in other {
            let _ = writeln!(table, "disputed, not as stated: {file}");
        }
        table
    }
}

/// Runs every case of a folder.
///
/// # Errors
/// Where the folder has no index, or a case cannot be read at all.
pub fn run(folder: &Path) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for row in crate::corpus::index(folder)? {
        let file = row["file"].as_str().context("a row has no `file`")?;
        let expected = row["match"].as_bool().with_context(|| format!("{file}: the row has no `match`"))?;
        let text = std::fs::read_to_string(folder.join(file)).with_context(|| format!("{file} is not there"))?;
        let found = verdict(&text, &row).with_context(|| file.to_owned())?;
        let agrees = found.is_empty() == expected;
        if row["disputed"].as_bool() == Some(true) {
            let side = if agrees { &mut outcome.disputed.0 } else { &mut outcome.disputed.1 };
            side.push(file.to_owned());
        } else if agrees {
            outcome.passed += 1;
        } else {
            outcome.wrong.push((file.to_owned(), told(expected, &found)));
        }
    }
    Ok(outcome)
}

fn told(expected: bool, found: &[Mismatch]) -> String {
    if !expected {
        return "  it matches and should not".to_owned();
    }
    let lines = found.iter().map(|mismatch| {
        let Mismatch { code, path, rule, expected, actual, .. } = mismatch;
        format!("  {code} {path} ({rule}): expected {expected}, found {actual}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What differs between the two messages of a case.
fn verdict(text: &str, row: &Value) -> Result<Vec<Mismatch>> {
    let (documents, findings) = load_text("case.json", text, &LoadOptions::default());
    let errors: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Error)
        .map(|finding| finding.message.as_str())
        .collect();
    if !errors.is_empty() {
        bail!("{}", errors.join("; "));
    }
    let id = DocumentId(0);
    let case = documents.node(documents.root(id));
    let part = |name: &str| case.get(name).with_context(|| format!("the case has no `{name}`"));
    let (expected, actual) = (part("expected")?, part("actual")?);
    let format = match row["version"].as_str() {
        Some("1") => SuiteFormat::PactV1,
        Some("1.1") => SuiteFormat::PactV1_1,
        Some("2") => SuiteFormat::PactV2,
        Some("3") => SuiteFormat::PactV3,
        _ => SuiteFormat::PactV4,
    };
    Ok(match row["kind"].as_str() {
        Some("request") => {
            let wanted = pact::request(&documents, id, expected, format).0;
            let found = pact::request(&documents, id, actual, format).0;
            let method = &found.method;
            let came = Actual { method, path: &found.path, query: &found.query, ..Actual::default() };
            check(&Plan::request(&wanted), came, &found.part)
        }
        Some("response") => {
            let wanted = pact::response(&documents, id, expected, format).0;
            let found = pact::response(&documents, id, actual, format).0;
            check(&Plan::response(&wanted), Actual { status: found.status, ..Actual::default() }, &found.part)
        }
        Some("message") => {
            let wanted = pact::message(&documents, id, expected, format).0;
            let found = pact::message(&documents, id, actual, format).0;
            let came = Actual { metadata: Some(&found.metadata), ..Actual::default() };
            check(&Plan::message(&wanted), came, &found.part)
        }
        kind => bail!("the kind {kind:?} is none of request, response and message"),
    })
}

fn check(plan: &Plan, came: Actual<'_>, part: &Part) -> Vec<Mismatch> {
    let body = match &part.content {
        Content::Unstated | Content::Empty => Vec::new(),
        Content::Json(value) => value.to_string().into_bytes(),
        Content::Text(text) => text.clone().into_bytes(),
        Content::Bytes(bytes) => bytes.clone(),
    };
    let mut headers: Vec<(&str, &str)> = Vec::new();
    for (name, values) in &part.headers {
        headers.extend(values.iter().map(|value| (name.as_str(), value.as_str())));
    }
    let stated = part.media_type.as_deref().filter(|_| part.header("content-type").is_none() && !body.is_empty());
    headers.extend(stated.map(|media_type| ("content-type", media_type)));
    plan.check(&Actual { headers: &headers, body: &body, ..came })
}
