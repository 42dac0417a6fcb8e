//! Clients of random documents compile and hold every operation; `--bin clients -- --wild COUNT` goes on from here.

use accordant_tests::clients::documents::{Outcome, run};
use accordant_tests::clients::toolchain::toolchains;
use accordant_tests::clients::{wild, workshop};
use anyhow::Result;

/// Every version of OpenAPI is among them.
const SEEDS: std::ops::Range<u64> = 1020..1032;

#[test]
fn clients_of_random_documents_compile() -> Result<()> {
    let Some(tools) = toolchains()? else { return Ok(()) };
    let documents = wild::write(&workshop("wild-documents")?, SEEDS)?;
    let outcomes = run(&tools, &workshop("wild-some")?, &documents)?;
    let complaints: Vec<String> = outcomes.iter().flat_map(|outcome| outcome.complaints(5)).collect();
    assert!(outcomes.iter().all(Outcome::right), "{}", complaints.join("\n"));
    Ok(())
}
