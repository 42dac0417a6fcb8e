//! Suites held against a contract, without any backend: may the request be sent, can the answer come?

mod facts;
mod graphql;
mod looser;
mod message;
mod place;
mod request;
mod response;
mod schemas;
mod security;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use accordant_document::{Documents, Origin};
use accordant_model::graphql::operations::OperationSchema;
use accordant_model::http::{Operation, StatusPattern};
use accordant_model::{Contract, SchemaId};
use accordant_suite::{Exchange, Interaction};
use smol_str::SmolStr;

pub(crate) use facts::{Facts, Walk};
pub(crate) use request::header_map;

use crate::auth::Profiles;
use crate::finding::Finding;
use crate::judge::Judge;
use schemas::Schemas;

/// A contract, ready to be asked about interactions. What is compiled is kept.
pub struct Statics<'p> {
    pub(crate) contract: Arc<Contract>,
    pub(crate) judge: Option<Judge>,
    schemas: Schemas,
    operations: OnceLock<Option<OperationSchema>>,
    profiles: &'p Profiles,
}

/// What the contract says of one interaction.
#[derive(Debug, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    /// What of the contract it relies on; `None` where it has no place in it.
    pub touched: Option<Touched>,
}

/// The places of an HTTP contract that an interaction relies on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Among the operations of the contract.
    pub operation: usize,
    /// The documented response that it expects.
    pub status: Option<StatusPattern>,
    /// Properties of the answer, each with the schema that declares it.
    pub fields: BTreeSet<(SchemaId, SmolStr)>,
}

impl<'p> Statics<'p> {
    /// `profiles` say what a run adds to the requests of a suite.
    pub fn new(contract: Arc<Contract>, profiles: &'p Profiles) -> Self {
        let judge = Judge::new(Arc::clone(&contract));
        Self { judge, schemas: Schemas::new(Arc::clone(&contract)), operations: OnceLock::new(), profiles, contract }
    }

    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// Holds one interaction against the contract; `documents` are those of its suite.
    pub fn check(&self, documents: &Documents, interaction: &Interaction) -> Checked {
        let mut check =
            Check { statics: self, documents, interaction, findings: Vec::new(), touched: None };
        match &interaction.exchange {
            Exchange::Http { request, response } => {
                if self.contract.graphql().is_some() {
                    check.posted(request, response);
                } else {
                    check.http(request, response);
                }
            }
            Exchange::Graphql { operation, response } => {
                if self.contract.graphql().is_some() {
                    check.graphql(operation, response);
                }
            }
            Exchange::Message(message) => check.message(message),
            Exchange::SyncMessage { .. } => {}
        }
        Checked { findings: check.findings, touched: check.touched }
    }

    fn operation_schema(&self) -> Option<&OperationSchema> {
        self.operations.get_or_init(|| self.contract.graphql().map(OperationSchema::new)).as_ref()
    }
}

/// One interaction under examination.
struct Check<'i, 'p> {
    statics: &'i Statics<'p>,
    documents: &'i Documents,
    interaction: &'i Interaction,
    findings: Vec<Finding>,
    touched: Option<Touched>,
}

impl Check<'_, '_> {
    fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn contract(&self) -> &Contract {
        &self.statics.contract
    }

    /// Where an operation stands in the contract.
    fn origin_of(&self, operation: &Operation) -> Origin {
        self.contract().documents.origin(operation.at)
    }
}

/// Whether a text holds a variable that is known only when the interaction is played.
fn is_open(text: &str) -> bool {
    text.contains("${")
}
