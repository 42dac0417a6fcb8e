//! Bodies of fuzz targets: what must hold of any bytes. Nothing may panic, overflow the stack or run away.

use accordant_document::{LoadOptions, load_text, load_texts};
use accordant_model::graphql::operations::{OperationSchema, Operations, uses};
use accordant_model::graphql::{read, second_reading, to_sdl, validate};
use accordant_model::{Contract, ContractKind, Schemas};

/// Two schemas, divided by the first NUL, through everything that is done with GraphQL: reading, checking, comparing,
/// and the first as operations against the second.
pub fn graphql(bytes: &[u8]) {
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
