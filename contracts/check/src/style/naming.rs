//! One way of writing names of several words, for each kind of name.

use accordant_document::{Kind, Origin};
use accordant_model::http::{HttpContract, ParameterLocation};

use crate::checker::{Checker, every_operation, subject};
use crate::{Case, ids};

/// One name and where it stands.
struct Name {
    text: String,
    origin: Origin,
    subject: String,
}

pub(super) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let mut paths = Vec::new();
    let mut operation_ids = Vec::new();
    let mut parameters = Vec::new();
    for named in every_operation(http) {
        let operation = named.operation;
        if named.is_path {
            let origin = checker.documents().origin(operation.at);
            let parts = operation.path.raw().split('/').filter(|part| !part.is_empty() && !part.contains(['{', '.']));
            for part in parts {
                paths.push(Name { text: part.to_owned(), origin, subject: subject(operation) });
            }
        }
        if let Some(id) = &operation.operation_id {
            let origin = checker.member(operation.at, "operationId");
            operation_ids.push(Name { text: id.to_string(), origin, subject: named.subject.clone() });
        }
        for parameter in &operation.parameters {
            // Headers have a way of their own.
            if matches!(parameter.location, ParameterLocation::Query | ParameterLocation::Path) {
                let origin = checker.member(parameter.at, "name");
                parameters.push(Name { text: parameter.name.to_string(), origin, subject: named.subject.clone() });
            }
        }
    }
    let mut properties = Vec::new();
    let mut values = Vec::new();
    let documents = checker.documents();
    for (_, schema) in checker.schemas() {
        let owner = schema.name.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Some(declared) = documents.node(schema.at).get("properties").filter(|_| schema.object.is_some()) {
            for member in declared.members() {
                let origin = Origin { document: schema.at.document, span: member.key_span };
                properties.push(Name { text: member.key.to_owned(), origin, subject: owner.clone() });
            }
        }
        for &value in schema.enumeration.iter().flatten() {
            let node = documents.node(value);
            if let (Kind::String, Some(text)) = (node.kind(), node.as_str()) {
                values.push(Name { text: text.to_owned(), origin: documents.origin(value), subject: owner.clone() });
            }
        }
    }
    let options = checker.options;
    one_case(checker, ids::PATH_CASE, "the path part", paths, options.path_case);
    one_case(checker, ids::OPERATION_ID_CASE, "the operationId", operation_ids, options.operation_id_case);
    one_case(checker, ids::PARAMETER_CASE, "the parameter", parameters, options.parameter_case);
    one_case(checker, ids::PROPERTY_CASE, "the property", properties, options.property_case);
    one_case(checker, ids::ENUM_CASE, "the value", values, options.enum_case);
}

fn one_case(checker: &mut Checker<'_>, rule: &'static str, what: &str, names: Vec<Name>, chosen: Option<Case>) {
    if checker.severity(rule).is_none() {
        return;
    }
    // What is no word at all (`+1`, `v1.2`, `@type`) has no case.
    let names: Vec<Name> = names
        .into_iter()
        .filter(|name| {
            let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
            name.text.starts_with(|first: char| first.is_ascii_alphabetic()) && name.text.chars().all(plain)
        })
        .collect();
    let fitting = |case: Case| names.iter().filter(|name| case.fits(&name.text)).count();
    // Names of one word fit several ways; those of several decide.
    let telling = |case: Case| {
        let others = |name: &Name| Case::ALL.iter().all(|other| *other == case || !other.fits(&name.text));
        names.iter().filter(|name| case.fits(&name.text) && others(name)).count()
    };
    let case = match chosen {
        Some(case) => case,
        None => {
            let best = Case::ALL.into_iter().max_by_key(|case| (telling(*case), std::cmp::Reverse(*case)));
            match best.filter(|case| telling(*case) > 1 && fitting(*case) * 2 > names.len()) {
                Some(case) => case,
                None => return,
            }
        }
    };
    let followed = fitting(case);
    for name in names.iter().filter(|name| !case.fits(&name.text)) {
        let why = match chosen {
            Some(_) => "the style that was chosen".to_owned(),
            None => format!("as {followed} of {} names are", names.len()),
        };
        let message = format!("{what} `{}` is not written in {}, {why}", name.text, case.name());
        checker.report_on(rule, &name.subject, name.origin, message, format!("write it in {}", case.name()));
    }
}
