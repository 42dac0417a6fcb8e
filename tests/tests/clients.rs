//! Generated clients, run for real against a server that looks at every byte. `tests/clients/README.md` says how.

use accordant_tests::clients::behaviour::run;
use accordant_tests::clients::generate::Language;
use accordant_tests::clients::toolchain::toolchains;
use anyhow::Result;

#[test]
fn typescript_clients_do_what_the_pages_say() -> Result<()> {
    say(Language::Typescript)
}

#[test]
fn dart_clients_do_what_the_pages_say() -> Result<()> {
    say(Language::Dart)
}

fn say(language: Language) -> Result<()> {
    let Some(tools) = toolchains()? else { return Ok(()) };
    let faults = run(&tools, language)?;
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    Ok(())
}
