//! Discriminators: that the property exists where payloads are told apart by it, and that its values lead somewhere.

use accordant_model::{Schema, SchemaId, Schemas};

use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    for (_, schema) in contract.schemas.iter() {
        let Some(discriminator) = &schema.discriminator else { continue };
        for (value, target) in &discriminator.mapping {
            if target.is_none() {
                let at = contract
                    .documents
                    .node(discriminator.at)
                    .get("mapping")
                    .and_then(|mapping| mapping.member(value))
                    .map_or_else(
                        || contract.documents.origin(discriminator.at),
                        |member| accordant_document::Origin {
                            document: discriminator.at.document,
                            span: member.key_span,
                        },
                    );
                sink.report(
                    ids::DISCRIMINATOR_MAPPING_DANGLING,
                    at,
                    &subject(schema),
                    format!("the value `{value}` is mapped to a schema that is not there"),
                );
            }
        }
        let branches: Vec<SchemaId> = schema
            .composition
            .iter()
            .flat_map(|composition| composition.one_of.iter().chain(&composition.any_of))
            .copied()
            .collect();
        let property = &discriminator.property_name;
        for branch in branches {
            if !declares(&contract.schemas, branch, property) {
                let name = contract.schemas[branch].name.as_deref().unwrap_or("a branch without a name");
                sink.report(
                    ids::DISCRIMINATOR_PROPERTY_MISSING,
                    sink.member(discriminator.at, "propertyName"),
                    &subject(schema),
                    format!("`{name}` does not require the property `{property}` that tells the branches apart"),
                );
            }
        }
    }
}

/// Whether every value of the schema has the property: required here or in something that always applies.
fn declares(schemas: &Schemas, id: SchemaId, property: &str) -> bool {
    let mut seen = Vec::new();
    let mut work = vec![id];
    while let Some(id) = work.pop() {
        if seen.contains(&id) || seen.len() > 64 {
            continue;
        }
        seen.push(id);
        let schema: &Schema = &schemas[id];
        if schema.object.as_ref().is_some_and(|object| object.required.iter().any(|name| name == property)) {
            return true;
        }
        // A branch that is itself a union is judged where its own branches are.
        if schema.composition.as_ref().is_some_and(|inner| !inner.one_of.is_empty() || !inner.any_of.is_empty()) {
            return true;
        }
        work.extend(schema.reference);
        work.extend(schema.composition.iter().flat_map(|composition| composition.all_of.iter().copied()));
    }
    false
}
