//! GraphQL from reading to proof.

use accordant_document::{LoadOptions, load_text, load_texts};
use accordant_model::graphql::operations::{OperationSchema, Operations, uses};
use accordant_model::graphql::{read, second_reading, to_sdl, validate};
use accordant_model::{Contract, ContractKind, Schemas};

use super::Target;

pub(super) fn graphql() -> Target {
    Target { name: "graphql", run, seeds: &SEEDS, words: &WORDS }
}

const SEEDS: [&str; 4] = [
    "schema @a { query: Q }\n\"d\" type Q implements I & J @k(x: [1, {a: null}]) { f(a: [In!]! = [{x: 1.5}], b: E = ON): String! }\ninterface I { f: String }\0type Query { f(a: Int): Query! }\nextend type Query { g: [U!]! }\nunion U = Query | V\ntype V { g: Int }",
    "query A($v: [In!]! = [{x: 1}]) @t { f(a: $v) { ... on U { g } ...F } }\nfragment F on U { __typename }\0type Query { f(a: [In!]!): U }\nunion U = V\ntype V { g: Int }\ninput In @oneOf { x: Int, y: In }\ndirective @t repeatable on QUERY | FIELD",
    "\"\"\"\n  block\n   string \\\"\"\" \n\"\"\"\nenum E { A B @deprecated(reason: \"no\\u{1F600}\") }\ninput L { l: L! }\nscalar S @specifiedBy(url: \"u\")\0enum E { A }\ntype Query { e(s: E!): E }",
    "type Query { n: Node }\ninterface Node { id: ID! }\ntype A implements Node { id: ID! }\0type Query { n: Node! }\ninterface Node { id: ID }\ntype B implements Node { id: ID }",
];

const WORDS: [&str; 16] = [
    "type ",
    "extend ",
    "interface ",
    "union ",
    "input ",
    "implements ",
    " @oneOf",
    " @deprecated",
    "\"\"\"",
    "schema {",
    "!",
    "[",
    "directive @",
    "\0",
    " = {",
    "...",
];

/// Two schemas, divided by the first NUL, through everything that is done with GraphQL: reading, checking, comparing,
/// and the first as operations against the second.
fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (one, other) = text.split_once('\0').unwrap_or((&text, "type Query { a: Int }"));
    let (base, revision) = (schema(one), schema(other));
    for contract in [&base, &revision] {
        let Some(graphql) = contract.graphql() else { continue };
        validate(graphql);
        second_reading(&contract.documents);
        // What was printed reads as what was printed, unless parts were left out.
        if contract.findings.is_empty() && !graphql.types.is_empty() {
            let printed = to_sdl(graphql, true);
            let again = schema(&printed);
            let again = again.graphql().map(|again| to_sdl(again, true));
            assert_eq!(again.as_deref(), Some(printed.as_str()));
        }
    }
    // Contracts of one kind always compare.
    let compared = accordant_diff::diff(&base, &revision, &accordant_diff::Options::default());
    assert!(compared.is_ok());
    if let Some(schema) = revision.graphql() {
        let (documents, mut findings) = load_texts(&[("operations.graphql", one)], &LoadOptions::default());
        let operations = Operations::read(&documents, &mut findings);
        operations.validate(&OperationSchema::new(schema));
        uses(&operations, schema);
    }
}

fn schema(text: &str) -> Contract {
    let (documents, mut findings) = load_text("schema.graphql", text, &LoadOptions::default());
    let read = read(&documents, &mut findings);
    Contract { documents, schemas: Schemas::default(), kind: ContractKind::Graphql(Box::new(read)), findings }
}
