//! What the specifications ask, and what no document can mean.

mod components;
mod discriminators;
mod enums;
mod examples;
mod inhabited;
mod keywords;
mod links;
mod numbers;
mod operations;
mod parameters;
mod paths;
mod security;

use accordant_model::http::{self, HttpContract, Operation};
use accordant_model::{ContractKind, graphql};

use crate::sink::Sink;

pub(crate) fn http(http: &HttpContract, sink: &mut Sink<'_>) {
    paths::check(http, sink);
    operations::check(http, sink);
    parameters::check(http, sink);
    security::check(http, sink);
    components::check(http, sink);
    links::check(http, sink);
    examples::media_types(http, sink);
}

/// Every schema of the contract, whatever it belongs to.
pub(crate) fn schemas(sink: &mut Sink<'_>) {
    keywords::check(sink);
    numbers::check(sink);
    enums::check(sink);
    inhabited::check(sink);
    discriminators::check(sink);
    examples::schemas(sink);
}

pub(crate) use keywords::subject as keywords_subject;

/// What the independent readers, `openapiv3` and `async-graphql-parser`, make of the documents.
pub(crate) fn second_readings(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    let findings = match &contract.kind {
        ContractKind::Http(_) => http::second_reading(contract),
        ContractKind::Graphql(_) => graphql::second_reading(&contract.documents),
        ContractKind::Schema(_) | ContractKind::Unrecognised => Vec::new(),
    };
    for finding in findings {
        sink.adopt(finding);
    }
}

/// How an operation is named in findings: `GET /users`, `webhook order.paid`, `callback onPaid POST {$request...}`.
pub(crate) fn subject(operation: &Operation) -> String {
    format!("{} {}", operation.method.0, operation.path)
}

/// Every operation of the document with its subject: those of paths, of webhooks and of callbacks.
pub(crate) fn every_operation(http: &HttpContract) -> Vec<(String, &Operation)> {
    let mut found = Vec::new();
    for operation in &http.operations {
        found.push((subject(operation), operation));
    }
    for webhook in &http.webhooks {
        found.push((format!("webhook {}", webhook.name), &webhook.operation));
    }
    // Callbacks may hold operations that have callbacks; each is visited once, after those that stand in paths.
    let mut next = 0;
    while let Some((_, operation)) = found.get(next) {
        let operation = *operation;
        next += 1;
        for callback in &operation.callbacks {
            for inner in &callback.operations {
                found.push((format!("callback {} {}", callback.name, inner.method.0), inner));
            }
        }
    }
    found
}
