//! A contract without a name: on standard input, or in a file that does not say what it holds.

mod common;

use std::fs;

use anyhow::ensure;
use common::{accordant, printed};
use serde_json::{Value, json};
use tempfile::tempdir;

const SDL: &str =
    "# made by hand\n\"\"\"Where all begins\"\"\"\ntype Query { book(isbn: ID!): Book }\ntype Book { title: String }\n";
const OPENAPI: &str = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n";

fn introspection() -> Value {
    let named = |name: &str| json!({"kind": "SCALAR", "name": name, "ofType": null});
    let field = json!({"name": "title", "args": [], "type": named("String"), "isDeprecated": false});
    let scalar = json!({"kind": "SCALAR", "name": "String"});
    let query = json!({"kind": "OBJECT", "name": "Query", "fields": [field], "interfaces": []});
    json!({"data": {"__schema": {"queryType": {"name": "Query"}, "types": [query, scalar], "directives": []}}})
}

/// The report of `show`, fed with a text.
fn shown(source: &str, text: &str) -> anyhow::Result<Value> {
    let folder = tempdir()?;
    fs::write(folder.path().join("schema"), text)?;
    let output = accordant(folder.path()).args(["show", source, "--format", "json"]).write_stdin(text).output()?;
    let (status, out, err) = printed(&output);
    ensure!(status == 0, "show {source}: {out}{err}");
    Ok(serde_json::from_str(&out)?)
}

#[test]
fn content_tells_what_a_contract_is() -> anyhow::Result<()> {
    for source in ["-", "schema"] {
        let graphql = shown(source, SDL)?;
        assert_eq!(graphql["counts"]["rootFields"], 1, "{graphql}");
        let answered = shown(source, &introspection().to_string())?;
        assert_eq!(answered["counts"]["rootFields"], 1, "{answered}");
        let http = shown(source, OPENAPI)?;
        assert_eq!(http["counts"]["operations"], 0, "{http}");
    }
    Ok(())
}

#[test]
fn a_schema_on_standard_input_is_compared() -> anyhow::Result<()> {
    let folder = tempdir()?;
    fs::write(folder.path().join("schema.graphql"), SDL)?;
    let changed = SDL.replace("title: String", "name: String");
    let output = accordant(folder.path()).args(["diff", "schema.graphql", "-"]).write_stdin(changed).output()?;
    let (status, out, err) = printed(&output);
    ensure!(status == 1 && out.contains("graphql-field-removed"), "{out}{err}");
    Ok(())
}
