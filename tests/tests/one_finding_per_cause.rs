//! A dense mesh of components: what changed is said once, not once for each way that leads there.

use accordant_diff::{Options, Report, diff};
use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::Contract;
use accordant_tests::mesh::{CHANGED, COMPONENTS, mesh};

fn contract(changed: usize) -> Contract {
    let (documents, findings) = load_text("mesh.yaml", &mesh(changed), &LoadOptions::default());
    Contract::read(documents, findings)
}

fn compare(base: usize, revision: usize) -> Report {
    diff(&contract(base), &contract(revision), &Options::default()).expect("both are OpenAPI")
}

#[test]
fn ten_changes_in_a_mesh_are_ten_findings() {
    let report = compare(0, CHANGED);
    let schema: Vec<_> = report.findings.iter().filter(|finding| finding.rule == "length-narrowed").collect();
    assert_eq!(schema.len(), CHANGED);
    for finding in schema {
        assert_eq!(finding.severity, Severity::Breaking);
        assert!(finding.subject.starts_with("schema C"), "{}", finding.subject);
        assert_eq!(finding.reaches.count, COMPONENTS);
        assert_eq!(finding.reaches.places.len(), 10);
    }
    let others: Vec<_> = report.findings.iter().filter(|finding| finding.rule != "length-narrowed").collect();
    assert!(others.iter().all(|finding| finding.rule == "version-not-bumped"), "{others:?}");
}

#[test]
fn a_mesh_without_changes_is_silent() {
    assert!(compare(CHANGED, CHANGED).findings.is_empty());
}
