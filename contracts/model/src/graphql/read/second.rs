//! The second reader: `async-graphql-parser` reads each definition again, by itself, as a check on us and on others.

use accordant_document::{Documents, Finding, Severity, Syntax};
use async_graphql_parser::parse_schema;
use async_graphql_parser::types::{ServiceDocument, TypeKind as CrateKind, TypeSystemDefinition};

use super::cursor::Cursor;
use super::definitions::{Body, Definition};
use super::lexer;

/// Definitions that we read and the `async-graphql-parser` crate refuses or reads otherwise. The crate knows no
/// descriptions of `schema` and no `\u{...}`: a document that wants to be read everywhere does without them.
///
/// Costs several times what reading does: for `check`, not for `diff`.
pub fn second_reading(documents: &Documents) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, document) in documents.iter().filter(|(_, document)| document.syntax == Syntax::Graphql) {
        let text = document.tree.text();
        let tokens = lexer::tokens(text);
        // Faults were reported by the first reading.
        let mut faults = Vec::new();
        let mut cursor = Cursor { text, tokens: &tokens, at: 0, document: id, findings: &mut faults };
        for definition in cursor.definitions() {
            if definition.incomplete || matches!(definition.body, Body::Executable { .. } | Body::Unknown) {
                continue;
            }
            let span = definition.span;
            let Some(alone) = text.get(span.start as usize..span.end as usize) else { continue };
            let (severity, message) = match parse_schema(alone) {
                Ok(read) if agrees(&definition, &read) => continue,
                Ok(_) => (Severity::Warning, "the async-graphql-parser crate reads this definition otherwise"),
                Err(_) => (Severity::Info, "the async-graphql-parser crate does not read this definition"),
            };
            findings.push(
                Finding::new("graphql-second-reading", severity, definition.origin, message)
                    .subject(definition.described().unwrap_or_default())
                    .help("tools built on it will not understand the schema: write it more plainly"),
            );
        }
    }
    findings
}

/// Whether both found the same names in the same order.
fn agrees(ours: &Definition, theirs: &ServiceDocument) -> bool {
    let [definition] = theirs.definitions.as_slice() else { return false };
    match definition {
        TypeSystemDefinition::Schema(schema) => match &ours.body {
            Body::Schema { roots } => {
                let node = &schema.node;
                let found = [&node.query, &node.mutation, &node.subscription].into_iter().flatten().count();
                found == roots.len() && node.extend == ours.extension
            }
            _ => false,
        },
        TypeSystemDefinition::Directive(directive) => match &ours.body {
            // The crate calls every directive repeatable.
            Body::Directive { arguments, locations, .. } => {
                let node = &directive.node;
                node.name.node.as_str() == ours.name
                    && node.locations.len() == locations.len()
                    && node.arguments.iter().map(|argument| argument.node.name.node.as_str()).eq(arguments.keys())
            }
            _ => false,
        },
        TypeSystemDefinition::Type(ty) => {
            let node = &ty.node;
            node.name.node.as_str() == ours.name
                && node.extend == ours.extension
                && node.directives.len() == ours.directives.len()
                && node.description.as_ref().map(|text| text.node.as_str()) == ours.description.as_deref()
                && same_content(&ours.body, &node.kind)
        }
    }
}

fn same_content(ours: &Body, theirs: &CrateKind) -> bool {
    match (ours, theirs) {
        (Body::Scalar, CrateKind::Scalar) => true,
        (Body::Object { interfaces, fields }, CrateKind::Object(object)) => {
            same_names(
                interfaces.iter().map(|(name, _)| name.as_str()),
                object.implements.iter().map(|n| n.node.as_str()),
            ) && same_fields(fields, &object.fields)
        }
        (Body::Interface { interfaces, fields }, CrateKind::Interface(interface)) => {
            let theirs = interface.implements.iter().map(|name| name.node.as_str());
            same_names(interfaces.iter().map(|(name, _)| name.as_str()), theirs)
                && same_fields(fields, &interface.fields)
        }
        (Body::Union { members }, CrateKind::Union(union)) => {
            let theirs = union.members.iter().map(|name| name.node.as_str());
            same_names(members.iter().map(|(name, _)| name.as_str()), theirs)
        }
        (Body::Enum { values }, CrateKind::Enum(theirs)) => {
            let theirs = theirs.values.iter().map(|value| value.node.value.node.as_str());
            same_names(values.iter().map(|value| value.name.as_str()), theirs)
        }
        (Body::InputObject { fields }, CrateKind::InputObject(theirs)) => {
            let theirs = theirs.fields.iter().map(|field| {
                let default = field.node.default_value.is_some();
                (field.node.name.node.to_string(), field.node.ty.node.to_string(), default)
            });
            fields
                .iter()
                .map(|field| (field.name.to_string(), field.ty.to_string(), field.default.is_some()))
                .eq(theirs)
        }
        _ => false,
    }
}

fn same_names<'a>(ours: impl Iterator<Item = &'a str>, theirs: impl Iterator<Item = &'a str>) -> bool {
    ours.eq(theirs)
}

fn same_fields(
    ours: &[crate::graphql::Field],
    theirs: &[async_graphql_parser::Positioned<async_graphql_parser::types::FieldDefinition>],
) -> bool {
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(field, other)| {
            let other = &other.node;
            field.name == other.name.node.as_str()
                && field.ty.to_string() == other.ty.node.to_string()
                && field.directives.len() == other.directives.len()
                && field.description.as_deref() == other.description.as_ref().map(|text| text.node.as_str())
                && field.arguments.len() == other.arguments.len()
                && field.arguments.values().zip(&other.arguments).all(|(argument, other)| {
                    argument.name == other.node.name.node.as_str()
                        && argument.ty.to_string() == other.node.ty.node.to_string()
                        && argument.default.is_some() == other.node.default_value.is_some()
                })
        })
}
