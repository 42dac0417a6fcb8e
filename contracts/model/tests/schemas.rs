//! Schemas of every dialect mean the same once they are read.

use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::{Contract, ContractKind, Schema, Types};

fn read(text: &str) -> Contract {
    let (documents, findings) = load_text("schema.yaml", text, &LoadOptions::default());
    Contract::read(documents, findings)
}

fn root(contract: &Contract) -> &Schema {
    match contract.kind {
        ContractKind::Schema(id) => &contract.schemas[id],
        _ => panic!("not a schema: {:?}", contract.findings),
    }
}

fn named<'c>(contract: &'c Contract, name: &str) -> &'c Schema {
    &contract.schemas[contract.http().expect("an API").schemas[name]]
}

fn rules(contract: &Contract) -> Vec<(&'static str, Severity)> {
    contract.findings.iter().map(|finding| (finding.rule, finding.severity)).collect()
}

fn api(version: &str, schemas: &str) -> Contract {
    let schemas: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    let text = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    read(&text)
}

#[test]
fn nullable_adds_null_to_the_type_beside_it_and_to_nothing_else() {
    let contract = api(
        "3.0.3",
        "A: {type: string, nullable: true}\nB: {nullable: true}\nC: {type: string, nullable: true, enum: [x]}",
    );
    assert_eq!(named(&contract, "A").types, Some(Types::STRING.union(Types::NULL)));
    assert_eq!(named(&contract, "B").types, None);
    assert_eq!(rules(&contract), [("nullable-without-type", Severity::Warning), ("nullable-enum", Severity::Warning)]);
}

#[test]
fn a_reference_cycle_is_a_cycle_of_ids() {
    let contract = read("type: object\nproperties:\n  child: {$ref: '#'}\n");
    let ContractKind::Schema(id) = contract.kind else { panic!() };
    assert_eq!(root(&contract).object.as_ref().expect("properties").property("child"), Some(id));
    assert_eq!(rules(&contract), []);
}
