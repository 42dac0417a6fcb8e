//! Our lowering beside what the `openapiv3` crate sees: operations, parameters, bodies, statuses, properties.

use std::collections::BTreeSet;

use accordant_document::{Finding, Origin, Severity};
use openapiv3::{Components, Parameter, PathItem, ReferenceOr, Schema as TheirSchema, SchemaKind, Type};
use rustc_hash::FxHashMap;

use crate::Contract;
use crate::http::{HttpContract, Operation, ParameterLocation, StatusPattern};
use crate::reader::Entry;

const RULE: &str = "second-reading";

pub(super) struct Comparison<'c> {
    contract: &'c Contract,
    http: &'c HttpContract,
    /// Our operations by path and upper-case method.
    operations: FxHashMap<(&'c str, &'c str), &'c Operation>,
    /// How many of them each path has.
    per_path: FxHashMap<&'c str, usize>,
    pub(super) components: Option<Components>,
    findings: Vec<Finding>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(contract: &'c Contract, http: &'c HttpContract) -> Self {
        let operations =
            http.operations.iter().map(|operation| ((operation.path.raw(), operation.method.0.as_str()), operation));
        let mut per_path: FxHashMap<&str, usize> = FxHashMap::default();
        for operation in &http.operations {
            *per_path.entry(operation.path.raw()).or_default() += 1;
        }
        Self { contract, http, operations: operations.collect(), per_path, components: None, findings: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn refused(&mut self, origin: Origin, what: &str, error: &serde_json::Error) {
        let message = format!("{what} is not OpenAPI 3.0 as the openapiv3 crate reads it: {error}");
        let finding = Finding::new(RULE, Severity::Warning, origin, message);
        self.report(finding.help("tools built on that crate refuse the document: write this part more strictly"));
    }

    fn otherwise(&mut self, origin: Origin, subject: String, what: &str, ours: &str, theirs: &str) {
        let message = format!("the openapiv3 crate reads {what} otherwise: {theirs} instead of {ours}");
        self.report(Finding::new(RULE, Severity::Warning, origin, message).subject(subject));
    }

    pub(super) fn path(&mut self, entry: Entry<'_>, item: &PathItem) {
        let mut theirs = 0;
        for (method, operation) in item.iter() {
            theirs += 1;
            let method = method.to_ascii_uppercase();
            let subject = format!("{method} {}", entry.key);
            let Some(ours) = self.operations.get(&(entry.key, method.as_str())).copied() else {
                self.otherwise(entry.origin(), subject, "the path", "no such operation", &method);
                continue;
            };
            let origin = self.contract.documents.origin(ours.at);
            if let Some(names) = self.parameters(item.parameters.iter().chain(&operation.parameters)) {
                let found: BTreeSet<(String, String)> = ours.parameters.iter().map(key).collect();
                self.sets(origin, &subject, "the parameters", found, names);
            }
            let responses = &operation.responses;
            let statuses = responses.responses.keys().map(ToString::to_string);
            let statuses: BTreeSet<String> =
                statuses.chain(responses.default.is_some().then(|| "default".to_owned())).collect();
            self.sets(origin, &subject, "the statuses", ours.responses.iter().map(status).collect(), statuses);
            if let Some(ReferenceOr::Item(body)) = &operation.request_body {
                let found = ours.request_body.iter().flat_map(|body| &body.content);
                let found = found.map(|media| media.range.raw().to_owned()).collect();
                let theirs = body.content.keys().filter(|name| !name.starts_with("x-")).cloned().collect();
                self.sets(origin, &subject, "the media types of the body", found, theirs);
            }
        }
        let ours = self.per_path.get(entry.key).copied().unwrap_or_default();
        if ours > theirs {
            self.otherwise(
                entry.origin(),
                entry.key.to_owned(),
                "the path",
                &format!("{ours} operations"),
                &theirs.to_string(),
            );
        }
    }

    /// Places and names of parameters; `None` where one stands elsewhere than in the components.
    fn parameters<'p>(
        &self,
        parameters: impl Iterator<Item = &'p ReferenceOr<Parameter>>,
    ) -> Option<BTreeSet<(String, String)>> {
        let components = self.components.as_ref();
        parameters
            .map(|parameter| {
                let mut parameter = parameter;
                for _ in 0..8 {
                    match parameter {
                        ReferenceOr::Item(item) => return Some(their_key(item)),
                        ReferenceOr::Reference { reference } => {
                            let name = reference.strip_prefix("#/components/parameters/")?;
                            parameter = components?.parameters.get(&name.replace("~1", "/").replace("~0", "~"))?;
                        }
                    }
                }
                None
            })
            .collect()
    }

    fn sets<T: Ord + std::fmt::Debug>(
        &mut self,
        origin: Origin,
        subject: &str,
        what: &str,
        ours: BTreeSet<T>,
        theirs: BTreeSet<T>,
    ) {
        if ours != theirs {
            self.otherwise(origin, subject.to_owned(), what, &format!("{ours:?}"), &format!("{theirs:?}"));
        }
    }

    pub(super) fn schema(&mut self, entry: Entry<'_>, theirs: &TheirSchema) {
        let Some(ours) = self.http.schemas.get(entry.key).and_then(|id| self.contract.schemas.get(*id)) else { return };
        let ours = ours.object.as_deref().map_or((0, 0), |object| (object.properties.len(), object.required.len()));
        let theirs = match &theirs.schema_kind {
            SchemaKind::Type(Type::Object(object)) => (object.properties.len(), object.required.len()),
            SchemaKind::Any(any) => (any.properties.len(), any.required.len()),
            _ => (0, 0),
        };
        if ours != theirs {
            let told = |(properties, required)| format!("{properties} properties, {required} required");
            self.otherwise(entry.origin(), entry.key.to_owned(), "the schema", &told(ours), &told(theirs));
        }
    }
}

/// The place and the name of a parameter, headers without regard to case.
fn named(place: &str, name: &str) -> (String, String) {
    let name = if place == "header" { name.to_ascii_lowercase() } else { name.to_owned() };
    (place.to_owned(), name)
}

fn key(parameter: &crate::http::Parameter) -> (String, String) {
    let place = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::Querystring => "querystring",
    };
    named(place, &parameter.name)
}

fn their_key(parameter: &Parameter) -> (String, String) {
    let place = match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    };
    named(place, &parameter.parameter_data_ref().name)
}

fn status(response: &crate::http::Response) -> String {
    match response.status {
        StatusPattern::Code(code) => code.to_string(),
        StatusPattern::Range(class) => format!("{class}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}
