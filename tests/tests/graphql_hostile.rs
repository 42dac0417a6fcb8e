//! GraphQL schemas made to be expensive.

use accordant_diff::{Options, diff};
use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::graphql::read;
use accordant_model::{Contract, ContractKind, Schemas};

fn contract(text: &str) -> Contract {
    let (documents, mut findings) = load_text("schema.graphql", text, &LoadOptions::default());
    let read = read(&documents, &mut findings);
    assert!(findings.is_empty(), "{:?}", findings.first());
    Contract { documents, schemas: Schemas::default(), kind: ContractKind::Graphql(Box::new(read)), findings }
}

#[test]
fn a_union_of_ten_thousand_members_is_compared_member_by_member() {
    let types: String = (0..10_000).map(|number| format!("type T{number} {{ a: Int }}\n")).collect();
    let members = |step: usize| {
        let names: Vec<String> = (0..10_000).step_by(step).map(|number| format!("T{number}")).collect();
        format!("type Query {{ u: U, t: T1 }}\nunion U = {}\n{types}", names.join(" | "))
    };
    let report = diff(&contract(&members(1)), &contract(&members(2)), &Options::default()).expect("two schemas");
    let breaking = report.findings.iter().filter(|finding| finding.severity == Severity::Breaking).count();
    assert_eq!((breaking, report.findings.len()), (5_000, 5_000));
}

#[test]
fn names_that_are_nearly_right_a_thousand_times_are_all_reported() {
    let fields: String = (0..5_000).map(|number| format!("f{number}: Typ{number}x\n")).collect();
    let types: String = (0..5_000).map(|number| format!("type Type{number}x {{ a: Int }}\n")).collect();
    let schema = contract(&format!("type Query {{ {fields} }}\n{types}"));
    let found = schema.graphql().map(accordant_model::graphql::validate).unwrap_or_default();
    assert_eq!(found.len(), 5_000);
    let suggested = found.iter().filter(|one| one.help.as_deref().is_some_and(|help| help.starts_with("did you mean")));
    assert_eq!(suggested.count(), 100);
}
