//! The one value every question is asked of.

use accordant_document::{Documents, Finding, Severity};

use crate::graphql::GraphqlContract;
use crate::http::HttpContract;
use crate::{SchemaId, Schemas};

/// A contract, the documents that it was read from, and what was wrong with them.
pub struct Contract {
    pub documents: Documents,
    /// Every schema of the contract; empty for GraphQL.
    pub schemas: Schemas,
    pub kind: ContractKind,
    /// What loading and reading found, by document and place. What an error names was left out of the model.
    pub findings: Vec<Finding>,
}

pub enum ContractKind {
    Http(Box<HttpContract>),
    Graphql(Box<GraphqlContract>),
    /// A JSON Schema on its own: an event or a payload.
    Schema(SchemaId),
    /// Nothing that can be read as a contract; an error among the findings says why.
    Unrecognised,
}

impl Contract {
    /// Whether something was left out of the model.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    pub fn http(&self) -> Option<&HttpContract> {
        match &self.kind {
            ContractKind::Http(contract) => Some(contract),
            _ => None,
        }
    }

    pub fn graphql(&self) -> Option<&GraphqlContract> {
        match &self.kind {
            ContractKind::Graphql(contract) => Some(contract),
            _ => None,
        }
    }
}
