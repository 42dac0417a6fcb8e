//! Operations of an HTTP API, with the properties of their answers.

use std::collections::{BTreeMap, BTreeSet};

use accordant_model::http::{HttpContract, Operation, Response, StatusPattern};
use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::{Coverage, Members, OperationCoverage, StatusCoverage};
use crate::judge::{spelt, spelt_operation};
use crate::statics::{Facts, TouchedHttp};

pub(super) fn coverage<'t>(
    contract: &Contract,
    http: &HttpContract,
    touched: impl Iterator<Item = &'t TouchedHttp>,
) -> Coverage {
    let mut calls: BTreeMap<usize, Vec<&TouchedHttp>> = BTreeMap::new();
    for one in touched {
        calls.entry(one.operation).or_default().push(one);
    }
    let operations = http.operations.iter().enumerate().map(|(index, operation)| {
        let calls = calls.get(&index).map(Vec::as_slice).unwrap_or_default();
        of_operation(contract, operation, calls)
    });
    Coverage { operations: operations.collect(), types: Vec::new() }
}

fn of_operation(contract: &Contract, operation: &Operation, calls: &[&TouchedHttp]) -> OperationCoverage {
    OperationCoverage {
        name: spelt_operation(operation),
        operation_id: operation.operation_id.as_ref().map(SmolStr::to_string),
        interactions: calls.len(),
        statuses: operation.responses.iter().map(|response| of_status(contract, response, calls)).collect(),
        arguments: Members::default(),
    }
}

fn of_status(contract: &Contract, response: &Response, calls: &[&TouchedHttp]) -> StatusCoverage {
    let expecting = |status: StatusPattern| calls.iter().filter(move |call| call.status == Some(status));
    let fields: BTreeSet<&(SchemaId, SmolStr)> = expecting(response.status).flat_map(|call| &call.fields).collect();
    let mut members = Members::default();
    for (declares, name) in properties(contract, response) {
        let shown = match contract.schemas.get(declares).and_then(|schema| schema.name.as_ref()) {
            Some(schema) => format!("{schema}.{name}"),
            None => name.to_string(),
        };
        members.add(shown, fields.contains(&(declares, name)));
    }
    let interactions = expecting(response.status).count();
    StatusCoverage { status: spelt(response.status), interactions, fields: members }
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
