//! That people can read what an operation, a parameter or a schema is for.

use accordant_document::At;
use accordant_model::http::HttpContract;
use rustc_hash::FxHashSet;

use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::{every_operation, keywords_subject};

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let documents = &sink.contract.documents;
    let says = |at: At, keys: &[&str]| {
        let node = documents.node(at);
        keys.iter().any(|key| node.get(key).and_then(|text| text.as_str()).is_some_and(|text| !text.trim().is_empty()))
    };
    let mut seen = FxHashSet::default();
    for (subject, operation) in every_operation(http) {
        if seen.insert(operation.at) && !says(operation.at, &["summary", "description"]) {
            let message = format!("`{subject}` has neither summary nor description");
            sink.report(ids::OPERATION_UNDESCRIBED, sink.member(operation.at, ""), &subject, message);
        }
        for parameter in &operation.parameters {
            if seen.insert(parameter.at) && !says(parameter.at, &["description"]) {
                sink.report(
                    ids::PARAMETER_UNDESCRIBED,
                    sink.member(parameter.at, "name"),
                    &subject,
                    format!("the parameter `{}` has no description", parameter.name),
                );
            }
        }
    }
    for (name, id) in &http.schemas {
        let schema = &sink.contract.schemas[*id];
        if seen.insert(schema.at) && !says(schema.at, &["description", "title"]) {
            let subject = keywords_subject(schema);
            sink.report(
                ids::SCHEMA_UNDESCRIBED,
                sink.member(schema.at, ""),
                &subject,
                format!("the schema `{name}` has neither title nor description"),
            );
        }
    }
}
