//! Operations of several files against schemas, sound and not.

use accordant_document::{Documents, Finding, LoadOptions, load_texts};

use super::{OperationSchema, Operations, uses};
use crate::graphql::{GraphqlContract, read};

const SCHEMA: &str = "
type Query { user(id: ID!, with: Filter): User  search(text: String): [Found!]! }
type User { id: ID!  name(style: Style = LONG): String  nameFull: String  friends(first: Int): [User!] }
type Group { id: ID! }
union Found = User | Group
enum Style { LONG SHORT }
input Filter { style: Style  nested: Filter  limit: Int! }
directive @trace(level: Int) on FIELD
";

fn contract(text: &str) -> GraphqlContract {
    let (documents, _) = load_texts(&[("schema.graphql", text)], &LoadOptions::default());
    read(&documents, &mut Vec::new())
}

fn operations(files: &[(&str, &str)]) -> (Operations, Documents, Vec<Finding>) {
    let (documents, mut findings) = load_texts(files, &LoadOptions::default());
    let operations = Operations::read(&documents, &mut findings);
    (operations, documents, findings)
}

fn invalid(files: &[(&str, &str)]) -> Vec<String> {
    let (operations, documents, findings) = operations(files);
    assert!(findings.is_empty(), "{findings:?}");
    let found = operations.validate(&OperationSchema::new(&contract(SCHEMA)));
    found
        .iter()
        .map(|finding| {
            let place = finding.origin.map(|origin| documents.locate(origin));
            let place = place.map(|place| format!("{}:{}:{}", place.file, place.line, place.column));
            format!("{} {}", place.unwrap_or_default(), finding.message)
        })
        .collect()
}

#[test]
fn fragments_are_shared_among_files_and_operation_names_may_repeat() {
    let fragments = ("fragments.graphql", "fragment Name on User { name ...Deep }\nfragment Deep on User { id }");
    let one = ("one.graphql", "query Q($id: ID!) { user(id: $id) { ...Name } }");
    let two = ("two.graphql", "query Q { search { ... on User { ...Deep } } }\nquery Q { search { __typename } }");
    assert_eq!(invalid(&[one, fragments, two]), [""; 0]);
    assert_eq!(invalid(&[fragments]), [""; 0]);
}

#[test]
fn breaches_stand_where_they_are_each_once() {
    let fragments = ("fragments.graphql", "fragment Name on User {\n  nam\n}");
    let one = ("one.graphql", "query A { user { ...Name } }");
    let two = ("two.graphql", "query B { user(id: 1) { ...Name } }\nquery C { user(id: 1) { ...Gone } }");
    assert_eq!(
        invalid(&[one, fragments, two]),
        [
            "one.graphql:1:11 the required argument `Query.user(id:)` is not provided",
            "fragments.graphql:2:3 type `User` does not have a field `nam`",
            "two.graphql:2:25 cannot find fragment `Gone` in this document",
        ]
    );
}

#[test]
fn what_is_no_operation_is_refused() {
    let (_, _, findings) = operations(&[("a.graphql", "type Query { a: Int }")]);
    assert_eq!(findings[0].message, "a definition of a schema stands among operations");
    let (_, _, findings) = operations(&[("a.graphql", "query {")]);
    assert_eq!(findings[0].rule, "graphql-syntax");
    let (_, _, findings) = operations(&[("a.graphql", &"{a".repeat(10_000))]);
    assert_eq!(findings[0].message, "brackets nest too deep");
}

#[test]
fn uses_are_exact_coordinates() {
    let text = "query Q($style: Style) {\n  user(id: 1, with: {limit: 3, nested: {style: SHORT, limit: 1}}) @trace(level: 2) {\n    name(style: $style) friends { id }\n  }\n}\nfragment G on Group { id }";
    let (operations, documents, _) = operations(&[("q.graphql", text)]);
    let told: Vec<String> = uses(&operations, &contract(SCHEMA))
        .iter()
        .filter(|used| !used.omitted)
        .map(|used| format!("{} {}", documents.locate(used.origin).line, used.coordinate))
        .collect();
    let mut sorted = told.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        [
            "1 Style",
            "1 Style.LONG",
            "1 Style.SHORT",
            "2 @trace",
            "2 @trace(level:)",
            "2 Filter",
            "2 Filter.limit",
            "2 Filter.nested",
            "2 Filter.style",
            "2 Query.user",
            "2 Query.user(id:)",
            "2 Query.user(with:)",
            "2 User",
            "3 ID",
            "3 String",
            "3 User.friends",
            "3 User.id",
            "3 User.name",
            "3 User.name(style:)",
            "6 Group",
            "6 Group.id",
            "6 ID",
        ]
    );
}

#[test]
fn what_is_left_out_or_may_be_null_is_told_apart() {
    let text = "query Q($style: Style, $with: Filter!) {\n  user(id: 1, with: $with) { ...Named }\n  search\n}
fragment Named on User {\n  name(style: $style)\n  friends(first: $first) { id }\n}
query R($first: Int!) {\n  user(id: 1, with: {limit: 1}) { ...Named }\n}";
    let (operations, documents, _) = operations(&[("q.graphql", text)]);
    let told: Vec<String> = uses(&operations, &contract(SCHEMA))
        .iter()
        .filter(|used| used.omitted)
        .map(|used| format!("{} {}", documents.locate(used.origin).line, used.coordinate))
        .collect();
    assert_eq!(
        told,
        [
            "1 Filter.style",
            "1 Filter.nested",
            "1 Filter.limit",
            "3 Query.search(text:)",
            "6 User.name(style:)",
            "10 Filter.style",
            "10 Filter.nested",
        ]
    );
}

#[test]
fn an_invalid_schema_still_judges_operations() {
    let schema = OperationSchema::new(&contract("type Query { a: Int  b: Gone }\ntype T implements I { a: Int }"));
    assert!(schema.fault().is_some());
    assert_eq!(schema.validate("{ a }"), Ok(()));
    assert!(schema.validate("{ c }").is_err());
}
