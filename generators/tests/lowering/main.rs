//! Cases of the lowering that a person can read: `cases/*.md` hold documents with the models they become.
//!
//! A case is a heading, a `yaml document` and a `model` block; what the document is about stands in between.
//! `ACCORDANT_BLESS=1 cargo test -p accordant-generators --test lowering` writes what the product says now.

mod hostile;
mod render;

use std::path::{Path, PathBuf};

use accordant_document::{Finding, LoadOptions, load_text};
use accordant_generators::lower::{ModelOptions, client_model};
use accordant_generators::model::ClientModel;
use accordant_model::Contract;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn pages(name: &str) -> Vec<(PathBuf, String)> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .expect("the folder is part of the crate")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    let text = |path: &PathBuf| std::fs::read_to_string(path).expect("pages are UTF-8");
    pages.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

fn read(text: &str) -> (Contract, ClientModel, Vec<Finding>) {
    let (documents, findings) = load_text("case.yaml", text, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    let (model, findings) = client_model(&contract, &ModelOptions::default()).expect("a case is an HTTP contract");
    (contract, model, findings)
}

#[test]
fn documents_become_the_models_beside_them() {
    let bless = std::env::var_os("ACCORDANT_BLESS").is_some();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in pages("tests/cases") {
        let mut out = String::new();
        let mut block: Option<(&str, String)> = None;
        let mut document = None;
        let mut heading = String::new();
        for line in text.lines() {
            match &mut block {
                None => {
                    if let Some(title) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
                        heading = title.to_owned();
                    }
                    out.push_str(line);
                    out.push('\n');
                    if let Some(kind) = line.strip_prefix("```") {
                        block = Some((kind, String::new()));
                    }
                }
                Some((kind, body)) if line == "```" => {
                    if *kind == "yaml document" {
                        document = Some(body.clone());
                    }
                    if *kind == "model" {
                        count += 1;
                        let document = document.take().expect("a model stands after its document");
                        let (contract, model, findings) = read(&with_header(&document));
                        let found = render::model(&contract, &model, &findings);
                        if found != *body {
                            wrong.push(format!(
                                "{}: {heading}\n--- expected\n{body}--- found\n{found}",
                                path.file_name().unwrap_or_default().to_string_lossy()
                            ));
                        }
                        *body = found;
                    }
                    out.push_str(body);
                    out.push_str("```\n");
                    block = None;
                }
                Some((_, body)) => {
                    body.push_str(line);
                    body.push('\n');
                }
            }
        }
        if bless && out != text {
            std::fs::write(&path, out).expect("cases can be written");
        }
    }
    assert!(count > 0, "there are cases");
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cases begin with what matters.
fn with_header(document: &str) -> String {
    if document.contains("openapi:") || document.contains("swagger:") {
        return document.to_owned();
    }
    let paths = if document.starts_with("paths:") || document.contains("\npaths:") { "" } else { "paths: {}\n" };
    format!("openapi: 3.1.0\ninfo: {{title: Case, version: '1'}}\n{paths}{document}")
}

#[test]
fn every_page_of_a_rule_shows_it() {
    let mut shown = 0;
    for (path, text) in pages("rules") {
        let id = path.file_stem().expect("a page has a name").to_string_lossy().into_owned();
        // What only a language finds is not found by lowering.
        if text.contains("\n- shown: elsewhere\n") {
            continue;
        }
        let Some((_, rest)) = text.split_once("```yaml document\n") else { continue };
        let (document, _) = rest.split_once("```").expect("a block ends");
        let (_, _, findings) = read(document);
        assert!(
            findings.iter().any(|finding| finding.rule == id),
            "{id} is not found in its own example: {findings:?}"
        );
        shown += 1;
    }
    assert!(shown > 5, "the pages of the lowering have examples");
}

/// The order of components is nobody's meaning.
#[test]
fn no_name_depends_on_the_order_of_components() {
    const SCHEMAS: [&str; 5] = [
        "    Pet: {type: object, required: [kind], properties: {kind: {enum: [cat, dog]}, owner: {$ref: '#/components/schemas/Owner'}, tags: {type: array, items: {type: object, properties: {name: {type: string}}}}}}\n",
        "    Owner: {type: object, properties: {id: {type: string, readOnly: true}, pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}\n",
        "    pet: {anyOf: [{type: string}, {$ref: '#/components/schemas/Pet'}]}\n",
        "    PetKind: {type: string, enum: [a, b]}\n",
        "    Both: {allOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Owner'}]}\n",
    ];
    let names = |order: &[usize]| {
        let schemas: String = order.iter().map(|index| SCHEMAS[*index]).collect();
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /p:\n    post:\n      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Both'}}}}}}}}\n      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/pet'}}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
        );
        let (_, model, _) = read(&text);
        let mut names: Vec<(String, String)> =
            model.types.into_iter().map(|declaration| (declaration.pointer, declaration.name)).collect();
        names.sort();
        names
    };
    let first = names(&[0, 1, 2, 3, 4]);
    assert!(first.len() > 6, "{first:?}");
    for order in [[4, 3, 2, 1, 0], [1, 0, 3, 2, 4], [2, 4, 0, 1, 3], [3, 1, 4, 0, 2]] {
        assert_eq!(names(&order), first, "{order:?}");
    }
}
