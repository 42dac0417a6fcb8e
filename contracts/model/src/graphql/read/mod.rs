//! Reading GraphQL schemas: SDL, in one file or many, and the answers to introspection queries.

mod cursor;
mod definitions;
pub(super) mod introspection;
mod lexer;
mod merge;
pub(super) mod second;
mod strings;
#[cfg(test)]
mod tests;
mod values;

use accordant_document::{Documents, Finding, Severity, Syntax};
use indexmap::IndexMap;
use smol_str::SmolStr;

use self::cursor::Cursor;
use self::definitions::{Body, Definition};
use super::{DirectiveDefinition, GraphqlContract, InputValue, Value};

/// The contract that the documents hold together. Faults go to `findings` and leave out only what they make
/// unreadable; the order of the documents means nothing but the order of the types.
pub fn read(documents: &Documents, findings: &mut Vec<Finding>) -> GraphqlContract {
    let mut definitions = Vec::new();
    for (id, document) in documents.iter() {
        match document.syntax {
            Syntax::Graphql => {
                let text = document.tree.text();
                let tokens = lexer::tokens(text);
                let mut cursor = Cursor { text, tokens: &tokens, at: 0, document: id, findings };
                definitions.extend(cursor.definitions());
            }
            // What could not be parsed was reported by whoever loaded it.
            Syntax::Json | Syntax::Yaml if !document.parsed => return GraphqlContract::default(),
            Syntax::Json | Syntax::Yaml => return introspection::read(id, document.tree.root(), findings),
        }
    }
    if !report_executables(documents, &definitions, findings) {
        return GraphqlContract::default();
    }
    merge::contract(definitions, findings)
}

/// Operations and fragments have no place in a schema; `false` where there is nothing else.
fn report_executables(documents: &Documents, definitions: &[Definition], findings: &mut Vec<Finding>) -> bool {
    let executables: Vec<&Definition> =
        definitions.iter().filter(|definition| matches!(definition.body, Body::Executable { .. })).collect();
    if executables.len() < definitions.len() {
        for definition in executables {
            let what = definition.described().unwrap_or_default();
            findings.push(
                Finding::new(
                    "graphql-not-a-schema",
                    Severity::Warning,
                    definition.origin,
                    format!("{what} stands among the definitions of a schema and is left out"),
                )
                .help("keep operations and fragments in documents of their own"),
            );
        }
        return true;
    }
    if let Some(first) = executables.first() {
        let mut names: Vec<String> = executables.iter().take(3).filter_map(|one| one.described()).collect();
        if executables.len() > names.len() {
            names.push(format!("{} more", executables.len() - names.len()));
        }
        let message = format!("this is an executable document ({}), not a schema", names.join(", "));
        findings.push(
            Finding::new("graphql-not-a-schema", Severity::Error, first.origin, message)
                .help("name the schema here, and documents with operations after `--consumers`"),
        );
        return false;
    }
    let faulty = findings.iter().any(|finding| finding.severity == Severity::Error);
    if !faulty && documents.iter().next().is_some() {
        findings.push(
            Finding::new("graphql-not-a-schema", Severity::Error, None, "there is no definition in this document")
                .help("a schema defines at least its query type: `type Query { ... }`"),
        );
    }
    false
}

/// A constant value that stands in a string, as introspection gives defaults. `None` where it is no value.
pub(super) fn value_of(text: &str) -> Option<Value> {
    let tokens = lexer::tokens(text);
    let mut unused = Vec::new();
    let mut cursor =
        Cursor { text, tokens: &tokens, at: 0, document: accordant_document::DocumentId(0), findings: &mut unused };
    let value = cursor.value(0).ok()?;
    (cursor.token(0).kind == lexer::TokenKind::End).then_some(value)
}

/// Where brackets nest deeper than any reader of operations should follow.
#[cfg(feature = "operations")]
pub fn nests_too_deep(text: &str) -> Option<accordant_document::Span> {
    let mut depth = 0usize;
    for token in lexer::tokens(text) {
        match token.kind {
            lexer::TokenKind::Punctuator(b'(' | b'[' | b'{') => depth += 1,
            lexer::TokenKind::Punctuator(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > cursor::NESTING {
            return Some(token.span);
        }
    }
    None
}

/// The directives that every schema has (section 3.13).
pub(super) fn prelude() -> IndexMap<SmolStr, DirectiveDefinition> {
    const TEXT: &str = r#"
directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @deprecated(reason: String = "No longer supported")
  on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
directive @specifiedBy(url: String!) on SCALAR
directive @oneOf on INPUT_OBJECT
"#;
    let tokens = lexer::tokens(TEXT);
    let mut unused = Vec::new();
    let document = accordant_document::DocumentId(0);
    let mut cursor = Cursor { text: TEXT, tokens: &tokens, at: 0, document, findings: &mut unused };
    merge::contract(cursor.definitions(), &mut Vec::new()).directives
}

/// Whether two inputs of the same name mean the same.
fn same_input(left: &InputValue, right: &InputValue) -> bool {
    left.ty == right.ty && left.default == right.default
}
