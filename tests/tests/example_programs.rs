//! The programs of the example use its SDKs, are compiled under the strictest flags, and do what their page says.

use accordant_tests::clients::example::run;
use accordant_tests::clients::generate::Language;
use accordant_tests::clients::toolchain::toolchains;
use anyhow::Result;

#[test]
fn the_typescript_program_enrols() -> Result<()> {
    enrol(Language::Typescript)
}

#[test]
fn the_dart_program_enrols() -> Result<()> {
    enrol(Language::Dart)
}

fn enrol(language: Language) -> Result<()> {
    let Some(tools) = toolchains()? else { return Ok(()) };
    let faults = run(&tools, language)?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
