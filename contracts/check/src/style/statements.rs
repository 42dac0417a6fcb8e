//! What an operation should say for itself: who may call it, and what it belongs to.

use accordant_model::http::HttpContract;

use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::subject;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let documents = &sink.contract.documents;
    let root = documents.node(http.at);
    let stated = root.get("security").is_some();
    for operation in &http.operations {
        let subject = subject(operation);
        let node = documents.node(operation.at);
        if !stated && node.get("security").is_none() {
            sink.report(
                ids::SECURITY_UNSTATED,
                sink.member(operation.at, ""),
                &subject,
                format!("neither `{subject}` nor the document says who may call it"),
            );
        }
        if operation.tags.is_empty() {
            sink.report(
                ids::OPERATION_UNTAGGED,
                sink.member(operation.at, ""),
                &subject,
                format!("`{subject}` has no tag"),
            );
        }
        for tag in &operation.tags {
            if !http.tags.is_empty() && !http.tags.iter().any(|declared| declared.name == *tag) {
                sink.report(
                    ids::TAG_UNDECLARED,
                    sink.member(operation.at, "tags"),
                    &subject,
                    format!("the tag `{tag}` is not among the document's tags"),
                );
            }
        }
        if operation.deprecated && operation.sunset.is_none() {
            sink.report(
                ids::DEPRECATION_WITHOUT_SUNSET,
                sink.member(operation.at, "deprecated"),
                &subject,
                format!("`{subject}` is deprecated, but does not say until when it works"),
            );
        }
    }
}
