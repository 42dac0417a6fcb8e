//! One way to write names, for each kind of name.

use accordant_document::Origin;
use accordant_model::http::{HttpContract, ParameterLocation};
use rustc_hash::FxHashSet;

use super::majority;
use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::{keywords_subject, subject};
use crate::{Case, StyleOptions};

/// A name, where it stands, and what it belongs to.
struct Name {
    text: String,
    origin: Origin,
    subject: String,
}

pub(crate) fn check(http: &HttpContract, conventions: &StyleOptions, sink: &mut Sink<'_>) {
    let (mut paths, mut parameters, mut operation_ids, mut properties, mut schemas) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut seen = FxHashSet::default();
    for operation in &http.operations {
        let subject = subject(operation);
        if seen.insert(operation.path.raw()) {
            let segments =
                operation.path.raw().split('/').filter(|segment| !segment.is_empty() && !segment.contains('{'));
            paths.extend(segments.map(|segment| Name {
                text: segment.to_owned(),
                origin: sink.member(operation.at, ""),
                subject: subject.clone(),
            }));
        }
        operation_ids.extend(operation.operation_id.iter().map(|id| Name {
            text: id.to_string(),
            origin: sink.member(operation.at, "operationId"),
            subject: subject.clone(),
        }));
        // Header names have their own tradition and are case-blind.
        for parameter in operation
            .parameters
            .iter()
            .filter(|parameter| matches!(parameter.location, ParameterLocation::Path | ParameterLocation::Query))
        {
            parameters.push(Name {
                text: parameter.name.to_string(),
                origin: sink.member(parameter.at, "name"),
                subject: subject.clone(),
            });
        }
    }
    for (_, schema) in sink.contract.schemas.iter() {
        let Some(object) = &schema.object else { continue };
        let node = sink.contract.documents.node(schema.at);
        let Some(written) = node.get("properties") else { continue };
        for (name, _) in &object.properties {
            if let Some(member) = written.member(name) {
                properties.push(Name {
                    text: name.to_string(),
                    origin: Origin { document: schema.at.document, span: member.key_span },
                    subject: keywords_subject(schema),
                });
            }
        }
    }
    for (name, id) in &http.schemas {
        let schema = &sink.contract.schemas[*id];
        schemas.push(Name {
            text: name.to_string(),
            origin: sink.member(schema.at, ""),
            subject: keywords_subject(schema),
        });
    }
    uniform(ids::PATH_CASE, "the path segment", &paths, conventions.path_case, sink);
    uniform(ids::PARAMETER_CASE, "the parameter", &parameters, conventions.parameter_case, sink);
    uniform(ids::PROPERTY_CASE, "the property", &properties, conventions.property_case, sink);
    uniform(ids::OPERATION_ID_CASE, "the operationId", &operation_ids, conventions.operation_id_case, sink);
    uniform(ids::SCHEMA_CASE, "the schema name", &schemas, conventions.schema_case, sink);
}

fn uniform(rule: &'static str, what: &str, names: &[Name], convention: Option<Case>, sink: &mut Sink<'_>) {
    // Only names that fit one case alone say which case is meant.
    let votes = names.iter().filter_map(|name| {
        let mut fitting = Case::ALL.into_iter().filter(|case| case.fits(&name.text));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    });
    let from_majority = convention.is_none();
    let Some(case) = convention.or_else(|| majority(votes)) else { return };
    for name in names.iter().filter(|name| !case.fits(&name.text)) {
        let reason = if from_majority { format!("others are {}", case.name()) } else { format!("not {}", case.name()) };
        let message = format!("{what} `{}` is written otherwise: {reason}", name.text);
        sink.report(rule, name.origin, &name.subject, message);
    }
}
