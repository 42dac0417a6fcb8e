//! The published cases of the Pact specification, and those in its manner: every verdict that the reference does not
//! dispute is ours too. `ACCORDANT_PACT_CASES` names another folder of such cases.

use std::path::PathBuf;

use accordant_tests::{corpus, pact_cases};
use anyhow::Result;

#[test]
fn every_undisputed_case_has_its_verdict() -> Result<()> {
    let folder = match std::env::var_os("ACCORDANT_PACT_CASES") {
        Some(folder) => PathBuf::from(folder),
        None => match corpus::conformance()? {
            Some(suites) => suites.join("pact"),
            None => return Ok(()),
        },
    };
    let outcome = pact_cases::run(&folder)?;
    assert!(outcome.wrong.is_empty(), "{}", outcome.table());
    assert!(outcome.passed > 0, "{} has no cases", folder.display());
    Ok(())
}
