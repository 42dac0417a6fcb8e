//! What the reader makes of documents, fault by fault.

use accordant_document::{Documents, Finding, LoadOptions, Severity, load_texts};

use crate::graphql::{Counts, GraphqlContract, TypeKind, read, to_sdl};

fn documents(texts: &[&str]) -> Documents {
    let names: Vec<String> = (0..texts.len()).map(|index| format!("{index}.graphql")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().copied()).collect();
    load_texts(&files, &LoadOptions::default()).0
}

fn read_texts(texts: &[&str]) -> (GraphqlContract, Vec<Finding>, Documents) {
    let documents = documents(texts);
    let mut findings = Vec::new();
    let contract = read(&documents, &mut findings);
    (contract, findings, documents)
}

fn read_soundly(texts: &[&str]) -> GraphqlContract {
    let (contract, findings, _) = read_texts(texts);
    assert!(findings.is_empty(), "{findings:?}");
    contract
}

fn messages(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.message.as_str()).collect()
}

#[test]
fn extensions_merge_from_any_file_in_any_order() {
    let files = [
        "type Query { a: Int }",
        "extend type Query implements Node @tag(name: \"x\") { b(c: Int = 3): [E!]! }\nextend enum E { Z }",
        "enum E { X Y @deprecated }\ninterface Node { a: Int }",
    ];
    let reference = to_sdl(&read_soundly(&files), true);
    let reversed = to_sdl(&read_soundly(&[files[2], files[1], files[0]]), true);
    let sorted = |text: &str| {
        let mut blocks: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
        blocks.sort();
        blocks
    };
    assert_eq!(sorted(&reference), sorted(&reversed));
    assert!(reference.contains("type Query implements Node @tag(name: \"x\")"), "{reference}");
    assert!(reference.contains("  X\n  Y @deprecated\n  Z\n"), "{reference}");
}

#[test]
fn what_is_printed_reads_back_as_the_same() {
    let text = r#"
"The whole" schema @a { query: Root }
"""
Two
  lines
"""
type Root implements I & J { "a \"field\"" f("first" a: [In!]! = [{x: 1.50, y: null}] @d b: E = ON): String! }
interface I { f: String } interface J
union U @d = Root | Other
scalar Date @specifiedBy(url: "https://example.test/date")
enum E @d { ON OFF @deprecated(reason: "never") }
input In @oneOf { x: Float y: Int }
directive @d(a: Boolean = true) repeatable on FIELD | ENUM
"#;
    let printed = to_sdl(&read_soundly(&[text]), true);
    assert_eq!(to_sdl(&read_soundly(&[&printed]), true), printed);
}

#[test]
fn spans_cover_names_and_types() {
    let (contract, _, documents) = read_texts(&["type Query { order(id: [ID!] = [\"1\"]): Order }"]);
    let TypeKind::Object { fields, .. } = &contract.types["Query"].kind else { panic!("no object") };
    let field = &fields["order"];
    let argument = &field.arguments["id"];
    let texts = [field.origin, field.ty_origin, argument.origin, argument.ty_origin, argument.default_origin]
        .map(|origin| documents.text(origin));
    assert_eq!(texts, ["order", "Order", "id", "ID", "[\"1\"]"]);
}

#[test]
fn a_fault_in_one_definition_leaves_the_others() {
    let (contract, findings, documents) =
        read_texts(&["type A { x Int }\ntype B { y: Int }\nenum C {\ntype D { z: Int }"]);
    assert_eq!(contract.types.keys().map(|name| name.as_str()).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    assert_eq!(
        messages(&findings),
        [
            "expected `:` and the field's type in type `A`, found `Int`",
            "expected an enum value or `}` in enum `C`, found `{`",
        ]
    );
    assert_eq!(documents.text(findings[0].origin.expect("a place")), "Int");
    assert!(contract.incomplete.contains("A") && !contract.incomplete.contains("B"));
}

#[test]
fn a_truncated_document_is_one_fault_at_its_end() {
    let (contract, findings, documents) = read_texts(&["type Query { a: Int }\ntype Order {\n  id: ID!\n  total: Fl"]);
    assert_eq!(messages(&findings), ["unexpected end of the file in type `Order`: expected a field or `}`"]);
    assert_eq!(documents.text(findings[0].related[0].0), "{");
    let TypeKind::Object { fields, .. } = &contract.types["Order"].kind else { panic!("no object") };
    assert_eq!(fields.keys().map(|name| name.as_str()).collect::<Vec<_>>(), ["id"]);
}

#[test]
fn duplicates_name_both_places_and_weigh_what_they_contradict() {
    let (contract, findings, documents) = read_texts(&[
        "type Query { a: A }\ntype A { x: Int }\ntype A { y: Int }\nenum E { X X }\ninput I { f: Int f: String }",
    ]);
    let told: Vec<(&str, Severity, &str)> = findings
        .iter()
        .map(|finding| (finding.message.as_str(), finding.severity, documents.text(finding.related[0].0)))
        .collect();
    assert_eq!(
        told,
        [
            ("the type `A` is defined twice", Severity::Error, "A"),
            ("the enum value `X` of `E` is defined twice, in the same words", Severity::Warning, "X"),
            ("the input field `f` of `I` is defined twice", Severity::Error, "f"),
        ]
    );
    assert_eq!(contract.types.len(), 4);
}

#[test]
fn brackets_without_end_are_refused_without_recursion() {
    for deep in [
        format!("type Query {{ a: {}Int{} }}\ntype B {{ b: Int }}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("type Query {{ a(b: X = {}1{}): Int }}\ntype B {{ b: Int }}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("type Query {{ a(b: X = {}): Int }}\ntype B {{ b: Int }}", "{a:".repeat(10_000)),
    ] {
        let (contract, findings, _) = read_texts(&[&deep]);
        assert_eq!(messages(&findings), ["brackets nest more than 128 levels deep in type `Query`"]);
        assert!(contract.types.contains_key("B"));
    }
}

#[test]
fn executable_documents_are_told_apart() {
    let (_, findings, _) =
        read_texts(&["query Q($id: I! = {a: 1}) { order(id: $id) { ...F } }\nfragment F on Order { id }"]);
    assert_eq!(messages(&findings), ["this is an executable document (query `Q`, fragment `F`), not a schema"]);
    let (contract, findings, _) = read_texts(&["{ a }", "type Query { a: Int }"]);
    assert_eq!(messages(&findings), ["a nameless query stands among the definitions of a schema and is left out"]);
    assert_eq!(contract.counts(), Counts { root_fields: 1, types: 1 });
    let (_, findings, _) = read_texts(&["# nothing"]);
    assert_eq!(messages(&findings), ["there is no definition in this document"]);
}

#[test]
fn root_types_follow_the_schema_definition_where_there_is_one() {
    let contract = read_soundly(&[
        "schema { query: Q }\ntype Q { a: Int b: Int }\ntype Query { c: Int }\ntype Mutation { d: Int }",
    ]);
    assert_eq!(contract.counts(), Counts { root_fields: 2, types: 3 });
    let contract = read_soundly(&["extend schema @link(url: \"x\")\ntype Query { c: Int }\ntype Mutation { d: Int }"]);
    assert_eq!(contract.counts(), Counts { root_fields: 2, types: 2 });
}

#[test]
fn garbage_is_reported_up_to_a_limit() {
    let (_, findings, _) = read_texts(&[&"type A { ? }\n".repeat(1_000)]);
    assert_eq!(findings.iter().filter(|finding| finding.rule == "graphql-syntax").count(), 51);
    assert_eq!(findings.iter().filter(|finding| finding.rule == "graphql-duplicate").count(), 999);
}
