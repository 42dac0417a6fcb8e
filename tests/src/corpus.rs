//! Where the corpora stand, and what their indexes say.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The folder of the schema corpus: `ACCORDANT_CORPUS`, else `../shared/corpus` beside the repository. `None` where there
/// is none, which is said on standard error; an error on CI, where nothing may be skipped.
pub fn schema_corpus() -> Result<Option<PathBuf>> {
    folder("ACCORDANT_CORPUS", "corpus")
}

/// The folder of the conformance suites: `ACCORDANT_CONFORMANCE`, else `../shared/conformance`.
pub fn conformance() -> Result<Option<PathBuf>> {
    folder("ACCORDANT_CONFORMANCE", "conformance")
}

#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn folder(variable: &str, name: &str) -> Result<Option<PathBuf>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    let folder = std::env::var_os(variable).map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Ok(Some(folder));
    }
    if std::env::var("CI").is_ok_and(|value| value == "true") {
        bail!("{} is not there; set {variable}", folder.display());
    }
    eprintln!("skipped: {} is not there; set {variable}", folder.display());
    Ok(None)
}

/// The lines of the corpus' index, as JSON.
pub fn index(corpus: &Path) -> Result<Vec<serde_json::Value>> {
    let text = std::fs::read_to_string(corpus.join("index.jsonl")).context("the corpus has no index.jsonl")?;
    text.lines().map(|line| serde_json::from_str(line).context("a line of index.jsonl is no JSON")).collect()
}
