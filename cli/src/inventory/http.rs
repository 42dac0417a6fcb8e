//! OpenAPI of any version.

use accordant_model::http::{HttpContract, Operation, SpecVersion};
use accordant_model::{Schema, Schemas};
use rustc_hash::FxHashSet;

use super::{Context, Counts, Inventory, NamedItem, OperationItem, summary};
use crate::args::Section;
use crate::output::safe::clean;

pub(super) fn inventory(context: &Context<'_>, http: &HttpContract) -> Inventory {
    let names: FxHashSet<&str> = http.webhooks.iter().map(|webhook| webhook.name.as_str()).collect();
    Inventory {
        kind: "openapi",
        specification: Some(specification(http.spec).to_owned()),
        title: Some(clean(&http.title)),
        version: Some(clean(&http.version)),
        counts: Counts {
            operations: Some(http.operations.len()),
            webhooks: Some(names.len()),
            callbacks: Some(http.callback_count),
            schemas: Some(http.schemas.len()),
            ..Counts::default()
        },
        operations: context
            .wants(Section::Operations)
            .then(|| http.operations.iter().filter_map(|operation| item(context, operation, None)).collect()),
        webhooks: context.wants(Section::Webhooks).then(|| {
            http.webhooks.iter().filter_map(|webhook| item(context, &webhook.operation, Some(&webhook.name))).collect()
        }),
        // A filter on operations leaves the schemas out: they have no method, tag or path.
        schemas: (context.wants(Section::Schemas) && !filters_operations(context)).then(|| {
            let named = http.schemas.iter().map(|(name, id)| (name.as_str(), &context.contract.schemas[*id]));
            schemas(context, named)
        }),
        ..Inventory::default()
    }
}

const fn specification(version: SpecVersion) -> &'static str {
    match version {
        SpecVersion::V2 => "Swagger 2.0",
        SpecVersion::V3_0 => "OpenAPI 3.0",
        SpecVersion::V3_1 => "OpenAPI 3.1",
        SpecVersion::V3_2 => "OpenAPI 3.2",
    }
}

const fn filters_operations(context: &Context<'_>) -> bool {
    context.args.method.is_some() || context.args.tag.is_some() || context.args.path.is_some()
}

fn item(context: &Context<'_>, operation: &Operation, webhook: Option<&str>) -> Option<OperationItem> {
    let args = context.args;
    let path = operation.path.raw();
    let summary = summary(&context.contract.documents, operation.at);
    let wanted = args.method.as_ref().is_none_or(|method| operation.method.0.eq_ignore_ascii_case(method))
        && args.tag.as_ref().is_none_or(|tag| operation.tags.iter().any(|known| known.eq_ignore_ascii_case(tag)))
        && args.path.as_ref().is_none_or(|prefix| webhook.is_none() && path.starts_with(prefix.as_str()))
        && context.passes_deprecation(operation.deprecated)
        && context.matches([Some(path), webhook, operation.operation_id.as_deref(), summary.as_deref()]);
    wanted.then(|| OperationItem {
        method: clean(&operation.method.0),
        path: webhook.is_none().then(|| clean(path)),
        name: webhook.map(clean),
        operation_id: operation.operation_id.as_deref().map(clean),
        summary,
        tags: operation.tags.iter().map(|tag| clean(tag)).collect(),
        deprecated: operation.deprecated,
        place: context.place_at(operation.at),
    })
}

/// Named schemas, in document order.
pub(super) fn schemas<'a>(
    context: &Context<'_>,
    named: impl IntoIterator<Item = (&'a str, &'a Schema)>,
) -> Vec<NamedItem> {
    named
        .into_iter()
        .filter_map(|(name, schema)| {
            let summary = summary(&context.contract.documents, schema.at);
            let wanted =
                context.matches([Some(name), summary.as_deref()]) && context.passes_deprecation(schema.deprecated);
            wanted.then(|| NamedItem {
                name: clean(name),
                kind: kind(&context.contract.schemas, schema),
                members: schema.object.as_ref().map_or(0, |object| object.properties.len()),
                summary,
                deprecated: schema.deprecated,
                place: context.place_at(schema.at),
            })
        })
        .collect()
}

/// The types of a schema in a word or two.
fn kind(schemas: &Schemas, schema: &Schema) -> String {
    if let Some(boolean) = schema.boolean {
        return boolean.to_string();
    }
    if let Some(types) = schema.types {
        let names: Vec<&str> = types.names().collect();
        return names.join(" | ");
    }
    let composition = schema.composition.as_deref();
    let of = |what: &str, parts: &[accordant_model::SchemaId]| format!("{what} of {}", parts.len());
    match composition {
        Some(parts) if !parts.one_of.is_empty() => of("oneOf", &parts.one_of),
        Some(parts) if !parts.any_of.is_empty() => of("anyOf", &parts.any_of),
        Some(parts) if !parts.all_of.is_empty() => of("allOf", &parts.all_of),
        _ if schema.object.is_some() => "object".to_owned(),
        _ => match schema.reference {
            Some(target) => schemas[target].name.as_ref().map_or_else(|| "any".to_owned(), |name| clean(name)),
            None => "any".to_owned(),
        },
    }
}
