//! A dense mesh of components, each of which leads to all others on many ways.

use std::fmt::Write as _;

pub const COMPONENTS: usize = 48;
const PROPERTIES: usize = 20;
const REFERENCES: usize = 7;
/// How many components the narrower of two meshes differs in.
pub const CHANGED: usize = 10;

/// The mesh in YAML; `changed` components have a shorter `maxLength` on one property.
pub fn mesh(changed: usize) -> String {
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
    text
}
