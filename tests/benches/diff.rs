//! What whole commands cost, from the start of the process to its end, beside what they may cost:
//! `cargo bench -p accordant-tests --bench diff`. It measures and never judges; without a corpus it says what it skips.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::path::{Path, PathBuf};

use accordant_tests::corpus::schema_corpus;
use accordant_tests::measure::{RUNS, accordant, head, is_a_run, measured};
use accordant_tests::mesh::{CHANGED, mesh};
use anyhow::Result;

const GITHUB: [&str; 2] = [
    "openapi/pairs/github-rest/octokit-openapi-19.0.0.min.json",
    "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json",
];
const STRIPE: [&str; 2] = ["openapi/pairs/stripe/2020-07-16.yaml", "openapi/pairs/stripe/2021-06-10.yaml"];

fn main() -> Result<()> {
    if is_a_run()? {
        return Ok(());
    }
    let accordant = accordant()?;
    let folder = tempfile::tempdir()?;
    let meshes = [0, CHANGED].map(|changed| folder.path().join(format!("{changed}.yaml")));
    for (path, changed) in meshes.iter().zip([0, CHANGED]) {
        std::fs::write(path, mesh(changed))?;
    }
    let corpus = schema_corpus()?;
    let pair = |files: [&str; 2]| corpus.as_ref().map(|corpus| files.map(|file| corpus.join(file)));

    println!("{}", head(RUNS));
    line("diff GitHub's pair", &accordant, pair(GITHUB), "0.4 s, 250 MiB")?;
    line("diff Stripe's pair", &accordant, pair(STRIPE), "0.4 s")?;
    line("diff the mesh", &accordant, Some(meshes), "0.1 s")?;
    let version = [accordant.to_string_lossy().into_owned(), "--version".to_owned()];
    println!("{}", measured("--version", RUNS, &version, "0.01 s")?);
    Ok(())
}

fn line(name: &str, accordant: &Path, pair: Option<[PathBuf; 2]>, target: &str) -> Result<()> {
    let Some([base, revision]) = pair else {
        println!("{name:<34}skipped: there is no corpus; set ACCORDANT_CORPUS");
        return Ok(());
    };
    let command = [accordant, Path::new("diff"), &base, &revision].map(|part| part.to_string_lossy().into_owned());
    println!("{}", measured(name, RUNS, &command, target)?);
    Ok(())
}
