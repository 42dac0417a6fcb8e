//! What people read: descriptions, tags, and who may call what.

use accordant_document::At;
use accordant_model::http::HttpContract;

use crate::checker::{Checker, every_operation, subject};
use crate::ids;

pub(super) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    for named in every_operation(http) {
        let operation = named.operation;
        let origin = checker.documents().origin(operation.at);
        if !says(checker, operation.at, &["summary", "description"]) {
            let message = "the operation has neither a summary nor a description".to_owned();
            let help = "say what it does, in a sentence";
            checker.report_on(ids::DESCRIPTION_MISSING, &named.subject, origin, message, help);
        }
        for parameter in &operation.parameters {
            if !says(checker, parameter.at, &["description"]) {
                let message = format!("the parameter `{}` has no description", parameter.name);
                let origin = checker.member(parameter.at, "name");
                let help = "say what it is for, and what its values mean";
                checker.report_on(ids::DESCRIPTION_MISSING, &named.subject, origin, message, help);
            }
        }
    }
    let tagged = http.operations.iter().any(|operation| !operation.tags.is_empty());
    for operation in &http.operations {
        let subject = subject(operation);
        let origin = checker.documents().origin(operation.at);
        if tagged && operation.tags.is_empty() {
            let message = "the operation has no tag, though others have".to_owned();
            checker.report_on(
                ids::TAG_MISSING,
                &subject,
                origin,
                message,
                "give it a tag, so that it is listed with its kin",
            );
        }
        let stated = |at: At| checker.documents().node(at).get("security").is_some();
        if operation.security.is_empty() && !stated(operation.at) && !stated(http.at) {
            let message = "nothing says who may call the operation".to_owned();
            let help = "state `security`; an empty list says that everybody may";
            checker.report_on(ids::SECURITY_UNSTATED, &subject, origin, message, help);
        }
    }
    for (name, id) in &http.schemas {
        let Some(schema) = checker.contract.schemas.get(*id) else { continue };
        if schema.boolean.is_none() && !says(checker, schema.at, &["description", "title"]) {
            let origin = checker.documents().origin(schema.at);
            let message = format!("the schema `{name}` has no description");
            checker.report_on(ids::DESCRIPTION_MISSING, name, origin, message, "say what it stands for");
        }
    }
}

/// Whether an object has text under one of these keys.
fn says(checker: &Checker<'_>, at: At, keys: &[&str]) -> bool {
    let node = checker.documents().node(at);
    keys.iter().any(|key| node.get(key).and_then(|text| text.as_str()).is_some_and(|text| !text.trim().is_empty()))
}
