//! A finding keeps its fingerprint while documents are moved about: what a team accepted stays accepted.

use std::path::{Path, PathBuf};

use accordant_diff::{Options, diff};
use accordant_document::{DocumentId, LoadOptions, load_text};
use accordant_model::Contract;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/learning-platform").join(name)
}

fn read(name: &str, text: &str) -> Contract {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    Contract::read(documents, findings)
}

/// Rule and fingerprint of every finding, sorted.
fn fingerprints(base: &Contract, revision: &Contract) -> Result<Vec<(&'static str, String)>> {
    ensure!(!base.has_errors() && !revision.has_errors(), "the documents are no longer read");
    let report = diff(base, revision, &Options::default())?;
    let mut found: Vec<_> = report.findings.into_iter().map(|finding| (finding.rule, finding.fingerprint)).collect();
    found.sort();
    Ok(found)
}

struct Pair {
    base: String,
    revision: String,
    name: &'static str,
    fingerprints: Vec<(&'static str, String)>,
}

impl Pair {
    fn of(name: &'static str) -> Result<Self> {
        let text = |name: &str| std::fs::read_to_string(example(name)).with_context(|| name.to_owned());
        let (base, revision) = (text(&format!("published/{name}"))?, text(name)?);
        let fingerprints = fingerprints(&read(name, &base), &read(name, &revision))?;
        ensure!(fingerprints.len() > 20, "the example has only {} changes", fingerprints.len());
        Ok(Self { base, revision, name, fingerprints })
    }

    /// The documents as values.
    fn values(&self) -> Result<[Value; 2]> {
        let value = |text: &str| {
            let contract = read(self.name, text);
            let root = contract.documents.node(contract.documents.root(DocumentId(0)));
            root.to_value_exact().context("a number that JSON cannot hold")
        };
        Ok([value(&self.base)?, value(&self.revision)?])
    }

    fn ensure_same(&self, base: &Contract, revision: &Contract) -> Result<()> {
        let now = fingerprints(base, revision)?;
        let lost: Vec<_> = self.fingerprints.iter().filter(|known| !now.contains(known)).collect();
        let new: Vec<_> = now.iter().filter(|found| !self.fingerprints.contains(found)).collect();
        ensure!(now == self.fingerprints, "lost: {lost:?}\nnew: {new:?}");
        Ok(())
    }

    fn ensure_same_values(&self, [base, revision]: &[Value; 2]) -> Result<()> {
        self.ensure_same(&read("base.json", &base.to_string()), &read("revision.json", &revision.to_string()))
    }
}

/// Lists whose order says nothing.
const SETS: [&str; 5] = ["parameters", "required", "enum", "tags", "anyOf"];

/// The same document with everything that has no order the other way round.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let turn = |(name, value): (&String, &Value)| {
                let turned = match reversed(value) {
                    Value::Array(items) if SETS.contains(&name.as_str()) => {
                        Value::Array(items.into_iter().rev().collect())
                    }
                    other => other,
                };
                (name.clone(), turned)
            };
            Value::Object(members.iter().rev().map(turn).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(reversed).collect()),
        single => single.clone(),
    }
}

/// Every path parameter under another name.
fn renamed(mut document: Value) -> Value {
    fn parameters(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if members.get("in").and_then(Value::as_str) == Some("path")
                    && let Some(Value::String(name)) = members.get_mut("name")
                {
                    name.insert_str(0, "the-");
                }
                members.values_mut().for_each(parameters);
                let links = members.get_mut("links").and_then(Value::as_object_mut);
                for link in links.into_iter().flat_map(Map::values_mut) {
                    if let Some(Value::Object(given)) = link.get_mut("parameters") {
                        let named =
                            std::mem::take(given).into_iter().map(|(name, value)| (format!("the-{name}"), value));
                        *given = named.collect();
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(parameters),
            _ => {}
        }
    }
    parameters(&mut document);
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        let renamed: Map<String, Value> =
            std::mem::take(paths).into_iter().map(|(path, item)| (path.replace('{', "{the-"), item)).collect();
        *paths = renamed;
    }
    document
}

#[test]
fn order_does_not_matter() -> Result<()> {
    let pair = Pair::of("openapi.yaml")?;
    let [base, revision] = pair.values()?;
    pair.ensure_same_values(&[reversed(&base), reversed(&revision)])?;
    pair.ensure_same_values(&[base, reversed(&revision)])
}

#[test]
fn names_of_path_parameters_do_not_matter() -> Result<()> {
    let pair = Pair::of("openapi.yaml")?;
    let [base, revision] = pair.values()?;
    pair.ensure_same_values(&[renamed(base.clone()), renamed(revision.clone())])?;
    pair.ensure_same_values(&[base, renamed(revision)])
}

#[test]
fn syntax_does_not_matter() -> Result<()> {
    let pair = Pair::of("openapi.yaml")?;
    pair.ensure_same_values(&pair.values()?)
}

#[test]
fn lines_do_not_matter() -> Result<()> {
    for name in ["openapi.yaml", "schema.graphql"] {
        let pair = Pair::of(name)?;
        let moved = |text: &str| format!("{}{text}", "# moved\n\n".repeat(40));
        pair.ensure_same(&read(name, &moved(&pair.base)), &read(name, &pair.revision))?;
        pair.ensure_same(&read(name, &pair.base), &read(name, &moved(&pair.revision)))?;
    }
    Ok(())
}

#[test]
fn order_of_graphql_definitions_does_not_matter() -> Result<()> {
    let pair = Pair::of("schema.graphql")?;
    let turned = |text: &str| {
        let definitions: Vec<&str> = text.trim().split("\n\n").collect();
        let whole = definitions.iter().all(|definition| definition.matches("\"\"\"").count() % 2 == 0);
        ensure!(whole && definitions.len() > 20, "a blank line stands inside a description");
        Ok(definitions.into_iter().rev().collect::<Vec<_>>().join("\n\n"))
    };
    pair.ensure_same(&read(pair.name, &turned(&pair.base)?), &read(pair.name, &turned(&pair.revision)?))
}
