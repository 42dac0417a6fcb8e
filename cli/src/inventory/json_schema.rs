//! A JSON Schema on its own: the schema itself and those that it names.

use accordant_model::SchemaId;

use super::http::schemas;
use super::{Context, Counts, Inventory, summary};
use crate::args::Section;

pub(super) fn inventory(context: &Context<'_>, root: SchemaId) -> Inventory {
    let contract = context.contract;
    let named = || contract.schemas.iter().filter_map(|(_, schema)| Some((schema.name.as_deref()?, schema)));
    Inventory {
        kind: "json-schema",
        title: summary(&contract.documents, contract.schemas[root].at),
        counts: Counts {
            operations: Some(0),
            webhooks: Some(0),
            callbacks: Some(0),
            schemas: Some(named().count()),
            ..Counts::default()
        },
        schemas: context.wants(Section::Schemas).then(|| schemas(context, named())),
        ..Inventory::default()
    }
}
