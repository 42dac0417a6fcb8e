//! What is generated compiles, under the strictest flags there are, and holds every operation of its document.
//!
//! A few documents of the corpus stand for it here; `--bin clients` takes all of it.

use std::path::{Path, PathBuf};

use accordant_tests::clients::documents::{Document, Outcome, documents, run};
use accordant_tests::clients::{toolchain::toolchains, workshop};
use accordant_tests::corpus;
use anyhow::Result;

/// One of each kind of trouble: every version, several files, unions of all sorts, reserved words, quotes in names, and
/// one that is large.
const CHOSEN: [&str; 11] = [
    "openapi-multi-heyapi-external-3.0.x__external.yaml",
    "openapi-pair-PayPal-Orders-v2-2023-08-12--2024-02-02 new",
    "openapi-pair-hey-api-full-fixture-3.0-vs-3.1--3.0.x--3.1.x new",
    "openapi-single-ogen-examples__telegram_bot_api.json",
    "openapi-single-ogen-positive__quoted_field_name.json",
    "openapi-single-ogen-positive__sample.json",
    "openapi-single-openapi-generator-fixtures-anyOfDiscriminator.yaml",
    "openapi-single-openapi-generator-fixtures-reserved_words.yaml",
    "openapi-single-orval-tests__specifications__issue-2998.yaml",
    "openapi-single-redocly-cli-resources__cafe.yaml",
    "openapi-single-swagger-typescript-api-fixtures__schemas__v2.0__adafruit.yaml",
];

#[test]
fn our_own_documents_compile() -> Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut chosen = documents(&here.join("cases/generate"))?;
    let example = here.join("../examples/learning-platform").canonicalize()?;
    for name in ["openapi.yaml", "published/openapi.yaml"] {
        chosen.extend(documents(&example)?.into_iter().filter(|document| document.id == name));
    }
    compile("compile-own", &chosen)
}

#[test]
fn documents_of_the_corpus_compile() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut chosen = documents(&folder)?;
    chosen.retain(|document| CHOSEN.contains(&document.id.as_str()));
    assert_eq!(chosen.len(), CHOSEN.len(), "the corpus has every document that is chosen");
    compile("compile-corpus", &chosen)
}

fn compile(name: &str, documents: &[Document]) -> Result<()> {
    let Some(tools) = toolchains()? else { return Ok(()) };
    assert!(!documents.is_empty(), "there is something to compile");
    let folder: PathBuf = workshop(name)?;
    let outcomes = run(&tools, &folder, documents)?;
    let complaints: Vec<String> = outcomes.iter().flat_map(|outcome| outcome.complaints(5)).collect();
    assert!(outcomes.iter().all(Outcome::right), "{}", complaints.join("\n"));
    Ok(())
}
