//! A dense mesh of components: what changed is said once, not once for each way that leads there.

use std::fmt::Write as _;

use accordant_diff::{Options, Report, diff};
use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::Contract;

const COMPONENTS: usize = 48;
const PROPERTIES: usize = 20;
const REFERENCES: usize = 7;
const CHANGED: usize = 10;

/// `changed` components have a shorter `maxLength` on one property.
fn mesh(changed: usize) -> Contract {
    let mut text = String::from("openapi: 3.0.3\ninfo: {title: Mesh, version: 1.0.0}\npaths:\n");
    let content = |component: usize| {
        format!("content: {{application/json: {{schema: {{$ref: '#/components/schemas/C{component}'}}}}}}")
    };
    let mut line = |line: String| writeln!(text, "{line}").expect("strings can be written to");
    for component in 0..COMPONENTS {
        line(format!("  /c{component}:\n    post:\n      operationId: c{component}"));
        line(format!("      requestBody: {{{}}}", content(component)));
        line(format!("      responses: {{'200': {{description: Done, {}}}}}", content(component)));
    }
    line("components:\n  schemas:".to_owned());
    for component in 0..COMPONENTS {
        line(format!("    C{component}:\n      type: object\n      properties:"));
        for property in 0..PROPERTIES {
            if property < REFERENCES {
                let target = (component + property * property + 1) % COMPONENTS;
                line(format!("        p{property}: {{$ref: '#/components/schemas/C{target}'}}"));
            } else {
                let shorter = property == PROPERTIES - 1 && component < changed;
                line(format!("        p{property}: {{type: string, maxLength: {}}}", if shorter { 50 } else { 100 }));
            }
        }
    }
    let (documents, findings) = load_text("mesh.yaml", &text, &LoadOptions::default());
    Contract::read(documents, findings)
}

fn compare(base: usize, revision: usize) -> Report {
    diff(&mesh(base), &mesh(revision), &Options::default()).expect("both are OpenAPI")
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
