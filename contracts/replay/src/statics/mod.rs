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
use accordant_model::{Contract, ContractKind, SchemaId};
use accordant_suite::{Exchange, Interaction};
use smol_str::SmolStr;

pub(crate) use facts::{Facts, Walk};
pub(crate) use request::header_map;

use crate::auth::Profiles;
use crate::finding::Finding;
use crate::judge::{Judge, Routed};
use schemas::Schemas;

/// A contract, ready to be asked about interactions. What is compiled is kept.
pub(crate) struct Statics<'p> {
    contract: Arc<Contract>,
    judge: Option<Judge>,
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
    /// Which contract that is, among those of the run.
    pub contract_index: usize,
    /// Why no contract could be asked.
    pub unchecked: Option<&'static str>,
}

/// The places of a contract that an interaction relies on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    Http(TouchedHttp),
    /// Coordinates of a GraphQL schema: `Query.user`, `User.name`.
    Graphql(BTreeSet<String>),
}

/// Those of an HTTP API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TouchedHttp {
    /// Among the operations of the contract.
    pub operation: usize,
    /// The documented response that it expects.
    pub status: Option<StatusPattern>,
    /// Properties of the answer, each with the schema that declares it.
    pub fields: BTreeSet<(SchemaId, SmolStr)>,
}

impl<'p> Statics<'p> {
    /// `profiles` say what a run adds to the requests of a suite.
    fn new(contract: Arc<Contract>, profiles: &'p Profiles) -> Self {
        let judge = Judge::new(Arc::clone(&contract));
        Self { judge, schemas: Schemas::new(Arc::clone(&contract)), operations: OnceLock::new(), profiles, contract }
    }

    fn contract(&self) -> &Contract {
        &self.contract
    }

    /// Holds one interaction against the contract; `documents` are those of its suite.
    fn check(&self, documents: &Documents, interaction: &Interaction) -> Checked {
        let mut check = Check { statics: self, documents, interaction, findings: Vec::new(), touched: None };
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
        Checked { findings: check.findings, touched: check.touched, ..Checked::default() }
    }

    /// Whether the contract is of the kind that an interaction is held against, and knows what it asks for.
    fn fits(&self, interaction: &Interaction) -> Fit {
        let kind = |fits: bool| if fits { Fit::Kind } else { Fit::None };
        match &interaction.exchange {
            Exchange::Http { request, .. } => match &self.judge {
                Some(judge) => {
                    let path = request.path.split(['?', '#']).next().unwrap_or_default();
                    if judge.find(&request.method, path).is_ok() { Fit::Whole } else { Fit::Kind }
                }
                // A pact posts operations like any other body.
                None => kind(self.contract.graphql().is_some() && graphql::is_posted(request)),
            },
            Exchange::Graphql { .. } => kind(self.contract.graphql().is_some()),
            Exchange::Message(message) => match &self.contract.kind {
                ContractKind::Http(_) if self.event(interaction, message).is_some() => Fit::Whole,
                kind_of => kind(matches!(kind_of, ContractKind::Http(_) | ContractKind::Schema(_))),
            },
            Exchange::SyncMessage { .. } => Fit::None,
        }
    }

    fn operation_schema(&self) -> Option<&OperationSchema> {
        self.operations.get_or_init(|| self.contract.graphql().map(OperationSchema::new)).as_ref()
    }
}

/// How well a contract fits an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    /// It is of the right kind.
    Kind,
    /// It knows the operation or the event.
    Whole,
}

/// The contracts of a run: a REST API and its GraphQL schema, say. Each interaction is held against the one that it is
/// about.
pub struct Contracts<'p>(Vec<Statics<'p>>);

impl<'p> Contracts<'p> {
    pub fn new(contracts: Vec<Arc<Contract>>, profiles: &'p Profiles) -> Self {
        Self(contracts.into_iter().map(|contract| Statics::new(contract, profiles)).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = &Contract> {
        self.0.iter().map(Statics::contract)
    }

    /// Holds an interaction against the contract that fits best, the first of equals.
    pub fn check(&self, documents: &Documents, interaction: &Interaction) -> Checked {
        let Some((index, statics)) = self.fitting(interaction) else {
            let unchecked = match &interaction.exchange {
                _ if self.0.is_empty() => "no contract is given",
                _ if interaction.needs_plugin.is_some() => "its content needs a plugin",
                Exchange::Http { .. } => "none of the contracts is that of an HTTP API",
                Exchange::Graphql { .. } => "none of the contracts is a GraphQL schema",
                Exchange::Message(_) => "none of the contracts has events",
                Exchange::SyncMessage { .. } => "no contract describes messages that are answered by messages",
            };
            return Checked { unchecked: Some(unchecked), ..Checked::default() };
        };
        let mut checked = statics.check(documents, interaction);
        checked.contract_index = index;
        checked.findings.iter_mut().for_each(|finding| finding.contract_index = index);
        checked
    }

    fn fitting(&self, interaction: &Interaction) -> Option<(usize, &Statics<'p>)> {
        if interaction.needs_plugin.is_some() {
            return None;
        }
        let fits = self.0.iter().enumerate().map(|(index, statics)| (statics.fits(interaction), index, statics));
        let best = fits.filter(|(fit, ..)| *fit > Fit::None).rev().max_by_key(|(fit, ..)| *fit);
        best.map(|(_, index, statics)| (index, statics))
    }

    /// The contract that knows the operation of a real request.
    pub(crate) fn routed(&self, method: &str, path: &str) -> Option<(usize, &Judge, Routed)> {
        self.0.iter().enumerate().find_map(|(index, statics)| {
            let judge = statics.judge.as_ref()?;
            judge.find(method, path).ok().map(|routed| (index, judge, routed))
        })
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
