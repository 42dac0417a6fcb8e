//! Errors: documented everywhere, and of one shape.

use accordant_model::SchemaId;
use accordant_model::http::{HttpContract, StatusPattern};

use super::{is_error, json_body, majority};
use crate::checker::{Checker, subject};
use crate::ids;

pub(super) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let mut shapes: Vec<(SchemaId, accordant_document::At, String)> = Vec::new();
    for operation in &http.operations {
        let subject = subject(operation);
        let fails = |status| is_error(status) || status == StatusPattern::Default;
        if !operation.responses.iter().any(|response| fails(response.status)) {
            let origin = checker.member(operation.at, "responses");
            let message = "no response for errors is documented".to_owned();
            let help = "document the errors that clients must expect, or a `default` response";
            checker.report_on(ids::ERROR_UNDOCUMENTED, &subject, origin, message, help);
        }
        for response in operation.responses.iter().filter(|response| is_error(response.status)) {
            if let Some(schema) = json_body(response) {
                shapes.push((schema, response.at, subject.clone()));
            }
        }
    }
    let ids: Vec<SchemaId> = shapes.iter().map(|(schema, ..)| *schema).collect();
    let Some((usual, count)) = majority(&ids) else { return };
    let named = |id: SchemaId| checker.contract.schemas.get(id).and_then(|schema| schema.name.as_deref());
    let usual_name = named(usual).map_or_else(|| "one schema".to_owned(), |name| format!("`{name}`"));
    for (schema, at, subject) in shapes {
        if schema != usual {
            let other = named(schema).map_or_else(|| "a schema of its own".to_owned(), |name| format!("`{name}`"));
            let origin = checker.documents().origin(at);
            let message = format!("the error is {other}, but {count} of {} errors are {usual_name}", ids.len());
            let help = "give all errors one shape, so that clients can handle them in one place";
            checker.report_on(ids::ERROR_SHAPE, &subject, origin, message, help);
        }
    }
}
