//! What reading and comparing GitHub's GraphQL schemas costs: `cargo bench -p accordant-tests --bench graphql`.

use accordant_diff::{Options, diff};
use accordant_document::{LoadOptions, load_text};
use accordant_model::graphql::{read, validate};
use accordant_model::{Contract, ContractKind, Schemas};
use accordant_tests::corpus;

fn main() {
    divan::main();
}

/// Both sides of the pair; empty schemas where there is no corpus.
fn pair() -> [String; 2] {
    let folder = corpus::schema_corpus().ok().flatten().map(|corpus| corpus.join("graphql/pairs/github-graphql"));
    ["2020-04-22.graphql", "2021-01-15.graphql"].map(|file| {
        let text = folder.as_ref().and_then(|folder| std::fs::read_to_string(folder.join(file)).ok());
        text.unwrap_or_else(|| "type Query { a: Int }".to_owned())
    })
}

fn contract(text: &str) -> Contract {
    let (documents, mut findings) = load_text("schema.graphql", text, &LoadOptions::default());
    let read = read(&documents, &mut findings);
    Contract { documents, schemas: Schemas::default(), kind: ContractKind::Graphql(Box::new(read)), findings }
}

#[divan::bench]
fn read_both(bencher: divan::Bencher<'_, '_>) {
    let texts = pair();
    bencher.bench(|| texts.each_ref().map(|text| contract(text)));
}

#[divan::bench]
fn read_and_diff(bencher: divan::Bencher<'_, '_>) {
    let texts = pair();
    bencher.bench(|| {
        let [base, revision] = texts.each_ref().map(|text| contract(text));
        diff(&base, &revision, &Options::default()).map(|report| report.findings.len())
    });
}

#[divan::bench]
fn check(bencher: divan::Bencher<'_, '_>) {
    let [base, _] = pair();
    let base = contract(&base);
    bencher.bench(|| base.graphql().map(validate));
}
