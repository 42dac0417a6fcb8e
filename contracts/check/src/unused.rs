//! Named schemas that no operation reaches.

use accordant_model::http::{HttpContract, ParameterValue};
use accordant_model::{Schema, SchemaId};

use crate::checker::{Checker, every_operation};
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let operations = every_operation(http);
    // A library of components is made to be used from elsewhere.
    if operations.is_empty() {
        return;
    }
    let mut open: Vec<SchemaId> = Vec::new();
    let value = |value: &ParameterValue, open: &mut Vec<SchemaId>| match value {
        ParameterValue::Schema { schema, .. } => open.extend(schema),
        ParameterValue::Content(media) => open.extend(media.schema.iter().chain(&media.item_schema)),
    };
    for named in &operations {
        let operation = named.operation;
        operation.parameters.iter().for_each(|parameter| value(&parameter.value, &mut open));
        let bodies = operation.request_body.iter().flat_map(|body| &body.content);
        let responses = operation.responses.iter().flat_map(|response| &response.content);
        for media in bodies.chain(responses) {
            open.extend(media.schema.iter().chain(&media.item_schema));
            let headers = media.encoding.iter().flat_map(|encoding| &encoding.headers);
            headers.for_each(|header| value(&header.value, &mut open));
        }
        let headers = operation.responses.iter().flat_map(|response| &response.headers);
        headers.for_each(|header| value(&header.value, &mut open));
    }
    let schemas = &checker.contract.schemas;
    let mut reached = vec![false; schemas.len()];
    while let Some(id) = open.pop() {
        match reached.get_mut(id.0 as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        if let Some(schema) = schemas.get(id) {
            children(schema, &mut open);
        }
    }
    for (name, id) in &http.schemas {
        let Some(schema) = schemas.get(*id).filter(|_| !reached.get(id.0 as usize).copied().unwrap_or(true)) else {
            continue;
        };
        let origin = checker.documents().origin(schema.at);
        let message = format!("no operation uses the schema `{name}`");
        checker.report_on(ids::SCHEMA_UNUSED, name, origin, message, "remove it, or refer to it where it belongs");
    }
}

/// Every schema that a schema holds or refers to.
pub(crate) fn children(schema: &Schema, out: &mut Vec<SchemaId>) {
    out.extend(schema.reference);
    if let Some(dynamic) = &schema.dynamic_reference {
        out.push(dynamic.target);
        out.extend(&dynamic.candidates);
    }
    if let Some(string) = &schema.string {
        out.extend(string.content_schema);
    }
    if let Some(array) = &schema.array {
        out.extend(&array.prefix_items);
        out.extend(array.items.iter().chain(&array.contains).chain(&array.unevaluated_items));
    }
    if let Some(object) = &schema.object {
        out.extend(object.properties.iter().map(|(_, id)| *id));
        out.extend(object.pattern_properties.iter().map(|(_, id)| *id));
        out.extend(object.dependent_schemas.iter().map(|(_, id)| *id));
        let single = [object.additional_properties, object.property_names, object.unevaluated_properties];
        out.extend(single.into_iter().flatten());
    }
    if let Some(composition) = &schema.composition {
        out.extend(composition.all_of.iter().chain(&composition.any_of).chain(&composition.one_of));
        let single = [composition.not, composition.if_, composition.then, composition.else_];
        out.extend(single.into_iter().flatten());
    }
    if let Some(discriminator) = &schema.discriminator {
        out.extend(discriminator.mapping.iter().filter_map(|(_, id)| *id));
        out.extend(discriminator.default_mapping);
    }
}
