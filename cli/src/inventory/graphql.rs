//! GraphQL.

use accordant_model::graphql::{Field, GraphqlContract, TypeDefinition, TypeKind, TypeReference};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::{Context, Counts, FieldItem, Inventory, NamedItem, first_line};
use crate::args::Section;
use crate::output::safe::clean;

pub(super) fn inventory(context: &Context<'_>, graphql: &GraphqlContract) -> Inventory {
    let roots: Vec<(&'static str, &Field)> =
        [("Query", &graphql.query), ("Mutation", &graphql.mutation), ("Subscription", &graphql.subscription)]
            .into_iter()
            .filter_map(|(operation, root)| Some((operation, fields(graphql.types.get(&root.as_ref()?.name)?)?)))
            .flat_map(|(operation, fields)| fields.values().map(move |field| (operation, field)))
            .collect();
    Inventory {
        kind: "graphql",
        specification: Some("GraphQL".to_owned()),
        title: graphql.description.as_deref().and_then(first_line),
        counts: Counts { root_fields: Some(roots.len()), types: Some(graphql.types.len()), ..Counts::default() },
        root_fields: context
            .wants(Section::Operations)
            .then(|| roots.iter().filter_map(|(operation, field)| field_item(context, operation, field)).collect()),
        types: context
            .wants(Section::Types)
            .then(|| graphql.types.values().filter_map(|definition| type_item(context, definition)).collect()),
        ..Inventory::default()
    }
}

const fn fields(definition: &TypeDefinition) -> Option<&IndexMap<SmolStr, Field>> {
    match &definition.kind {
        TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => Some(fields),
        _ => None,
    }
}

fn field_item(context: &Context<'_>, operation: &'static str, field: &Field) -> Option<FieldItem> {
    let summary = field.description.as_deref().and_then(first_line);
    let deprecated = field.deprecation.is_some();
    let wanted = context.args.method.as_ref().is_none_or(|method| operation.eq_ignore_ascii_case(method))
        && context.passes_deprecation(deprecated)
        && context.matches([Some(field.name.as_str()), summary.as_deref()]);
    wanted.then(|| FieldItem {
        operation,
        name: clean(&field.name),
        signature: clean(&signature(field)),
        summary,
        deprecated,
        place: context.place(field.origin),
    })
}

fn signature(field: &Field) -> String {
    let arguments: Vec<String> =
        field.arguments.values().map(|argument| format!("{}: {}", argument.name, spelled(&argument.ty))).collect();
    let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
    format!("{arguments}: {}", spelled(&field.ty))
}

fn spelled(reference: &TypeReference) -> String {
    match reference {
        TypeReference::Named(name) => name.to_string(),
        TypeReference::List(inner) => format!("[{}]", spelled(inner)),
        TypeReference::NonNull(inner) => format!("{}!", spelled(inner)),
    }
}

fn type_item(context: &Context<'_>, definition: &TypeDefinition) -> Option<NamedItem> {
    let summary = definition.description.as_deref().and_then(first_line);
    // Types cannot be deprecated (GraphQL specification, September 2025, section 3.13.3).
    let wanted = !context.args.deprecated && context.matches([Some(definition.name.as_str()), summary.as_deref()]);
    let (kind, members) = match &definition.kind {
        TypeKind::Scalar { .. } => ("scalar", 0),
        TypeKind::Object { fields, .. } => ("type", fields.len()),
        TypeKind::Interface { fields, .. } => ("interface", fields.len()),
        TypeKind::Union { members } => ("union", members.len()),
        TypeKind::Enum { values } => ("enum", values.len()),
        TypeKind::InputObject { fields, .. } => ("input", fields.len()),
    };
    wanted.then(|| NamedItem {
        name: clean(&definition.name),
        kind: kind.to_owned(),
        members,
        summary,
        deprecated: false,
        place: context.place(definition.origin),
    })
}
