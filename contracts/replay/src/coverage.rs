//! Which parts of a contract suites rely on: operations, their answers, and the properties of those.

use std::collections::{BTreeMap, BTreeSet};

use accordant_model::http::{Operation, Response, StatusPattern};
use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::judge::{spelt, spelt_operation};
use crate::statics::{Facts, Touched};

/// What of a contract is relied on, by operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// In the order of the contract.
    pub operations: Vec<OperationCoverage>,
}

/// One operation: `GET /users/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationCoverage {
    pub name: String,
    pub operation_id: Option<String>,
    /// How many interactions call it.
    pub interactions: usize,
    pub statuses: Vec<StatusCoverage>,
}

/// One documented answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCoverage {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// How many interactions expect it.
    pub interactions: usize,
    /// Properties of its body that some interaction expects, by name.
    pub touched: Vec<String>,
    /// Those that none expects.
    pub untouched: Vec<String>,
}

impl Coverage {
    /// What the interactions that were checked rely on; `None` for a contract that is no HTTP API.
    pub fn new<'t>(contract: &Contract, touched: impl IntoIterator<Item = &'t Touched>) -> Option<Self> {
        let http = contract.http()?;
        let mut calls: BTreeMap<usize, Vec<&Touched>> = BTreeMap::new();
        for one in touched {
            calls.entry(one.operation).or_default().push(one);
        }
        let operations = http.operations.iter().enumerate().map(|(index, operation)| {
            let calls = calls.get(&index).map(Vec::as_slice).unwrap_or_default();
            of_operation(contract, operation, calls)
        });
        Some(Self { operations: operations.collect() })
    }

    /// Operations that are called, and all.
    pub fn called(&self) -> (usize, usize) {
        (self.operations.iter().filter(|operation| operation.interactions > 0).count(), self.operations.len())
    }

    /// Answers that are expected, and all.
    pub fn expected(&self) -> (usize, usize) {
        let statuses = || self.operations.iter().flat_map(|operation| &operation.statuses);
        (statuses().filter(|status| status.interactions > 0).count(), statuses().count())
    }

    /// Properties that are relied on, and all.
    pub fn fields(&self) -> (usize, usize) {
        let statuses = || self.operations.iter().flat_map(|operation| &operation.statuses);
        let touched: usize = statuses().map(|status| status.touched.len()).sum();
        (touched, touched + statuses().map(|status| status.untouched.len()).sum::<usize>())
    }
}

fn of_operation(contract: &Contract, operation: &Operation, calls: &[&Touched]) -> OperationCoverage {
    OperationCoverage {
        name: spelt_operation(operation),
        operation_id: operation.operation_id.as_ref().map(SmolStr::to_string),
        interactions: calls.len(),
        statuses: operation.responses.iter().map(|response| of_status(contract, response, calls)).collect(),
    }
}

fn of_status(contract: &Contract, response: &Response, calls: &[&Touched]) -> StatusCoverage {
    let expecting = |status: StatusPattern| calls.iter().filter(move |call| call.status == Some(status));
    let fields: BTreeSet<&(SchemaId, SmolStr)> = expecting(response.status).flat_map(|call| &call.fields).collect();
    let (mut touched, mut untouched) = (Vec::new(), Vec::new());
    for (declares, name) in properties(contract, response) {
        let shown = match contract.schemas.get(declares).and_then(|schema| schema.name.as_ref()) {
            Some(schema) => format!("{schema}.{name}"),
            None => name.to_string(),
        };
        if fields.contains(&(declares, name)) { touched.push(shown) } else { untouched.push(shown) }
    }
    StatusCoverage {
        status: spelt(response.status),
        interactions: expecting(response.status).count(),
        touched,
        untouched,
    }
}

/// Schemas of one answer that are looked at.
const SCHEMAS: usize = 20_000;

/// Every property that an answer may have, however deep, each once for the schema that declares it.
fn properties(contract: &Contract, response: &Response) -> Vec<(SchemaId, SmolStr)> {
    let mut found = Vec::new();
    let mut seen: FxHashSet<SchemaId> = FxHashSet::default();
    let mut open: Vec<SchemaId> = response.content.iter().filter_map(|content| content.schema).collect();
    open.reverse();
    while let Some(id) = open.pop() {
        if seen.len() >= SCHEMAS || !seen.insert(id) {
            continue;
        }
        let facts = Facts::new(contract, &[id]);
        let mut further: Vec<SchemaId> = facts.all_items();
        for (declares, name, value) in facts.properties() {
            if !contract.schemas.get(value).is_some_and(|schema| schema.write_only) {
                found.push((declares, name.clone()));
                further.push(value);
            }
        }
        open.extend(further.into_iter().rev());
    }
    let mut known = FxHashSet::default();
    found.retain(|one| known.insert(one.clone()));
    found
}
