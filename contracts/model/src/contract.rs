//! The one value every question is asked of.

use accordant_document::{Documents, Finding};

use crate::graphql::GraphqlContract;
use crate::http::HttpContract;
use crate::{SchemaId, Schemas};

/// A contract, the documents that it was read from, and what was wrong with them.
pub struct Contract {
    pub documents: Documents,
    /// Every schema of the contract; empty for GraphQL.
    pub schemas: Schemas,
    pub kind: ContractKind,
    /// What reading found, in document order. What an error names was left out of the model.
    pub findings: Vec<Finding>,
}

pub enum ContractKind {
    Http(Box<HttpContract>),
    Graphql(Box<GraphqlContract>),
    /// A JSON Schema on its own: an event or a payload.
    Schema(SchemaId),
}
