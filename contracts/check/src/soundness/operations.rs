//! Operations: their ids, bodies and responses.

use accordant_model::http::{HttpContract, SpecVersion, StatusPattern};
use rustc_hash::FxHashMap;

use super::{every_operation, subject};
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let mut seen: FxHashMap<&str, (accordant_document::Origin, String)> = FxHashMap::default();
    for (subject, operation) in every_operation(http) {
        let Some(id) = &operation.operation_id else { continue };
        let origin = sink.member(operation.at, "operationId");
        match seen.get(id.as_str()) {
            // A path item that several paths refer to is one place, and its operations have one id each time.
            Some((first, _)) if *first == origin => {}
            Some((first, other)) => {
                let (first, message) = (*first, format!("operationId `{id}` is that of `{other}` too"));
                sink.report_with(ids::OPERATION_ID_REPEATED, origin, &subject, message, |finding| {
                    finding.related(first, "the first one")
                });
            }
            None => {
                seen.insert(id, (origin, subject));
            }
        }
    }
    for operation in &http.operations {
        let subject = subject(operation);
        let place = sink.member(operation.at, "");
        if operation.operation_id.as_deref().is_none_or(str::is_empty) {
            sink.report(ids::OPERATION_ID_MISSING, place, &subject, format!("`{subject}` has no operationId"));
        }
        if let Some(body) = &operation.request_body
            && http.spec < SpecVersion::V3_1
            && ["GET", "HEAD", "DELETE"].contains(&operation.method.0.as_str())
        {
            sink.report(
                ids::REQUEST_BODY_UNDEFINED,
                sink.member(body.at, ""),
                &subject,
                format!("a request body of {} has no defined meaning", operation.method.0),
            );
        }
        for response in &operation.responses {
            let StatusPattern::Code(code) = response.status else { continue };
            if matches!(code, 204 | 205 | 304) && !response.content.is_empty() {
                sink.report(
                    ids::RESPONSE_BODY_IMPOSSIBLE,
                    sink.member(response.at, "content"),
                    &subject,
                    format!("a response with status {code} never has a body"),
                );
            }
        }
        if !operation.responses.is_empty()
            && !operation.responses.iter().any(|response| match response.status {
                StatusPattern::Code(code) => code < 400,
                StatusPattern::Range(class) => class < 4,
                StatusPattern::Default => true,
            })
        {
            sink.report(
                ids::RESPONSE_SUCCESS_MISSING,
                sink.member(operation.at, "responses"),
                &subject,
                format!("`{subject}` documents errors only"),
            );
        }
    }
}
