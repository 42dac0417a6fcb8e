//! What holds of generated clients whatever the document says: hostile text compiles, the same document gives the same
//! bytes, and names stay where other things move or come.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_tests::clients::documents::{Document, Outcome, run};
use accordant_tests::clients::generate::{Language, generate, generate_with_names};
use accordant_tests::clients::hostile::{HOSTILE, hostile};
use accordant_tests::clients::permute::{grown, permuted};
use accordant_tests::clients::toolchain::toolchains;
use accordant_tests::clients::workshop;
use accordant_tests::fuzz::mutate::Random;
use accordant_tests::json_text;
use anyhow::{Context as _, Result};
use serde_json::Value;

const EXAMPLE: &str = "../examples/learning-platform/openapi.yaml";

/// Every document of the cases, and the example, as JSON.
fn own() -> Result<Vec<(String, Value)>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = vec![here.join(EXAMPLE)];
    for entry in std::fs::read_dir(here.join("cases/generate"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file)?;
            let (documents, _) = load_text("document.yaml", &text, &LoadOptions::default());
            let (_, document) = documents.iter().next().context("the document was read")?;
            Ok((name, serde_json::from_str(&json_text(document.tree.root()))?))
        })
        .collect()
}

fn read(document: &Value) -> Contract {
    let (documents, findings) = load_text("document.json", &document.to_string(), &LoadOptions::default());
    Contract::read(documents, findings)
}

#[test]
fn hostile_text_in_every_slot_compiles() -> Result<()> {
    let Some(tools) = toolchains()? else { return Ok(()) };
    let workshop = workshop("hostile")?;
    let everything: String = HOSTILE.iter().map(|(_, text)| *text).collect();
    let mut documents = Vec::new();
    for (name, document) in own()? {
        let mut write = |how: &str, replaced: &Value| -> Result<()> {
            let path = workshop.join(format!("{name} {how}.json"));
            std::fs::write(&path, replaced.to_string())?;
            let operations = read(replaced).http().map(|http| http.counts().operations);
            documents.push(Document { id: format!("{name}, {how}"), path, root: workshop.clone(), operations });
            Ok(())
        };
        write("everything behind", &hostile(&document, &|text| format!("{text}{everything}")))?;
        write("everything before", &hostile(&document, &|text| format!("{everything}{text}")))?;
        // One kind of text alone may do what a neighbour would have hidden; one document has every kind of slot.
        if name == "objects" || name == "prose" {
            for (how, hostile_text) in HOSTILE {
                write(how, &hostile(&document, &|_| hostile_text.to_owned()))?;
            }
        }
    }
    let outcomes = run(&tools, &workshop, &documents)?;
    let complaints: Vec<String> = outcomes.iter().flat_map(|outcome| outcome.complaints(3)).collect();
    assert!(outcomes.iter().all(Outcome::right), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn twenty_runs_give_the_same_bytes() -> Result<()> {
    for (name, document) in own()? {
        for language in [Language::Typescript, Language::Dart] {
            let first = generate(&read(&document), language)?;
            for _ in 1..20 {
                let again = generate(&read(&document), language)?;
                assert_eq!(first.files, again.files, "{name}: {} differs from run to run", language.name());
            }
        }
    }
    Ok(())
}

#[test]
fn another_order_changes_no_name() -> Result<()> {
    let mut random = Random::new(20);
    for (name, document) in own()? {
        for language in [Language::Typescript, Language::Dart] {
            let names = generate(&read(&document), language)?.names()?;
            assert!(!names.is_empty(), "{name} has names");
            for _ in 0..5 {
                let other = generate(&read(&permuted(&document, &mut random)), language)?.names()?;
                assert_same(&names, &other, &name, language);
            }
        }
    }
    Ok(())
}

#[test]
fn what_comes_beside_them_changes_no_name() -> Result<()> {
    for (name, document) in own()? {
        for language in [Language::Typescript, Language::Dart] {
            let before = generate(&read(&document), language)?;
            let after = generate_with_names(&read(&grown(&document)), language, &before)?;
            assert_same(&before.names()?, &after.names()?, &name, language);
        }
    }
    Ok(())
}

/// Every name of the first is the same in the second.
fn assert_same(names: &BTreeMap<String, String>, other: &BTreeMap<String, String>, document: &str, language: Language) {
    let changed: Vec<String> = names
        .iter()
        .filter(|(place, name)| other.get(*place) != Some(name))
        .map(|(place, name)| format!("{place}: `{name}` became {:?}", other.get(place)))
        .take(10)
        .collect();
    assert!(changed.is_empty(), "{document}, {}: {}", language.name(), changed.join("\n"));
}
