//! Names that one part of a document uses for another: links, tags, server variables.

use accordant_model::http::{HttpContract, Server};
use rustc_hash::FxHashSet;

use crate::checker::{Checker, every_operation, subject};
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let operations = every_operation(http);
    let ids_known: FxHashSet<&str> =
        operations.iter().filter_map(|named| named.operation.operation_id.as_deref()).collect();
    let tags: FxHashSet<&str> = http.tags.iter().map(|tag| tag.name.as_str()).collect();
    for named in &operations {
        for link in named.operation.responses.iter().flat_map(|response| &response.links) {
            let by_id = checker.documents().node(link.at).get("operationId").and_then(|node| node.as_str());
            if let Some(target) = by_id.filter(|target| !ids_known.contains(target)) {
                let near = accordant_document::suggest(target, ids_known.iter().copied());
                let help = near.map_or_else(|| "correct the id".to_owned(), |near| format!("did you mean `{near}`?"));
                let message = format!("the link `{}` leads to the operation `{target}`, which is not there", link.name);
                let origin = checker.member(link.at, "operationId");
                checker.report_on(ids::LINK_TARGET_UNKNOWN, &named.subject, origin, message, help);
            }
        }
        // A document without a list of tags promises none.
        if tags.is_empty() {
            continue;
        }
        for tag in named.operation.tags.iter().filter(|tag| !tags.contains(tag.as_str())) {
            let near = accordant_document::suggest(tag, http.tags.iter().map(|tag| tag.name.as_str()));
            let help = near.map_or_else(
                || "add it to the document's `tags`".to_owned(),
                |near| format!("add it to the document's `tags`, or did you mean `{near}`?"),
            );
            let message = format!("the tag `{tag}` is not among the document's `tags`");
            let origin = checker.member(named.operation.at, "tags");
            checker.report_on(ids::TAG_UNDECLARED, &named.subject, origin, message, help);
        }
    }
    for server in &http.servers {
        variables(checker, "", server);
    }
    for operation in &http.operations {
        let subject = subject(operation);
        operation.servers.iter().for_each(|server| variables(checker, &subject, server));
    }
}

fn variables(checker: &mut Checker<'_>, subject: &str, server: &Server) {
    let template = accordant_model::http::PathTemplate::new(&server.url);
    for name in template.names() {
        if !server.variables.iter().any(|variable| variable.name == *name) {
            let message = format!("the server's URL has `{{{name}}}`, but no variable of that name is declared");
            let origin = checker.member(server.at, "url");
            checker.report_on(ids::SERVER_VARIABLE, subject, origin, message, "declare it under `variables`");
        }
    }
    for variable in &server.variables {
        if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
            let message = format!(
                "the default `{}` of the server variable `{}` is not among its values",
                variable.default, variable.name
            );
            let origin = checker.member(variable.at, "default");
            checker.report_on(
                ids::SERVER_VARIABLE,
                subject,
                origin,
                message,
                "add it to `enum`, or choose one of those",
            );
        }
    }
}
