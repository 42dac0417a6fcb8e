//! What is in a contract, as `show` lists it: taken from the model once, filtered, then printed as a table or as JSON.

mod graphql;
mod http;
mod json_schema;
mod text;

use accordant_document::{At, Documents, Origin};
use accordant_model::{Contract, ContractKind};
use serde::Serialize;

use crate::args::{Section, ShowArgs};
use crate::output::resolve::Resolver;
use crate::output::safe::clean;

pub(crate) use text::text;

/// Everything that `show` knows of a contract.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Inventory {
    /// `openapi`, `graphql`, `json-schema`, or `unknown` for what could not be read as any of them.
    pub(crate) kind: &'static str,
    pub(crate) specification: Option<String>,
    pub(crate) title: Option<String>,
    #[serde(rename = "apiVersion")]
    pub(crate) version: Option<String>,
    /// Of the whole contract, whatever the filters.
    pub(crate) counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) operations: Option<Vec<OperationItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) webhooks: Option<Vec<OperationItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) schemas: Option<Vec<NamedItem>>,
    #[serde(rename = "rootFields", skip_serializing_if = "Option::is_none")]
    pub(crate) root_fields: Option<Vec<FieldItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) types: Option<Vec<NamedItem>>,
}

/// GraphQL has root fields and types, everything else the other four.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Counts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) operations: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) webhooks: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) callbacks: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) schemas: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) root_fields: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) types: Option<usize>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OperationItem {
    pub(crate) method: String,
    /// The path; the name for webhooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    pub(crate) operation_id: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) deprecated: bool,
    #[serde(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Serialize)]
pub(crate) struct NamedItem {
    pub(crate) name: String,
    /// The types of a schema, the kind of a GraphQL type.
    pub(crate) kind: String,
    /// Properties, fields, values or members.
    pub(crate) members: usize,
    pub(crate) summary: Option<String>,
    pub(crate) deprecated: bool,
    #[serde(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Serialize)]
pub(crate) struct FieldItem {
    /// `Query`, `Mutation` or `Subscription`, whatever the types are called.
    pub(crate) operation: &'static str,
    pub(crate) name: String,
    /// With arguments and the type.
    pub(crate) signature: String,
    pub(crate) summary: Option<String>,
    pub(crate) deprecated: bool,
    #[serde(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Serialize)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// What a reader of one kind of contract needs.
struct Context<'a> {
    contract: &'a Contract,
    resolver: &'a Resolver,
    args: &'a ShowArgs,
    filter: String,
}

pub(crate) fn inventory(contract: &Contract, resolver: &Resolver, args: &ShowArgs) -> Inventory {
    let filter = args.filter.as_deref().unwrap_or_default().to_lowercase();
    let context = Context { contract, resolver, args, filter };
    match &contract.kind {
        ContractKind::Http(http) => http::inventory(&context, http),
        ContractKind::Graphql(graphql) => graphql::inventory(&context, graphql),
        ContractKind::Schema(schema) => json_schema::inventory(&context, *schema),
        ContractKind::Unrecognised => Inventory { kind: "unknown", ..Inventory::default() },
    }
}

impl Context<'_> {
    fn wants(&self, section: Section) -> bool {
        self.args.only.is_none_or(|only| only == section)
    }

    /// Whether any of the texts has what `--filter` looks for.
    fn matches<'t>(&self, texts: impl IntoIterator<Item = Option<&'t str>>) -> bool {
        self.filter.is_empty() || texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&self.filter))
    }

    fn passes_deprecation(&self, deprecated: bool) -> bool {
        deprecated || !self.args.deprecated
    }

    fn place(&self, origin: Origin) -> Place {
        let location = self.contract.documents.locate(origin);
        Place { file: self.resolver.name(&location.file), line: location.line, column: location.column }
    }

    fn place_at(&self, at: At) -> Place {
        self.place(self.contract.documents.origin(at))
    }
}

/// The first line of a summary or description of the node.
fn summary(documents: &Documents, at: At) -> Option<String> {
    let node = documents.node(at);
    let text = ["summary", "title", "description"].into_iter().find_map(|key| node.get(key)?.as_str())?;
    first_line(text)
}

fn first_line(text: &str) -> Option<String> {
    text.lines().map(str::trim).find(|line| !line.is_empty()).map(clean)
}
