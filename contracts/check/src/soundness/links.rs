//! Names that one part of a document uses for another: links to operations, variables of servers.

use accordant_document::suggest;
use accordant_model::http::{HttpContract, PathTemplate, Server};
use rustc_hash::FxHashSet;

use super::{every_operation, subject};
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let operations = every_operation(http);
    let known: FxHashSet<&str> =
        operations.iter().filter_map(|(_, operation)| operation.operation_id.as_deref()).collect();
    for (subject, operation) in &operations {
        for link in operation.responses.iter().flat_map(|response| &response.links) {
            let target = sink.contract.documents.node(link.at).get("operationId").and_then(|id| id.as_str());
            let Some(target) = target.filter(|target| !known.contains(target)) else { continue };
            let mut names: Vec<&str> = known.iter().copied().collect();
            names.sort_unstable();
            let near = suggest(target, names);
            let message = format!("the link `{}` leads to the operation `{target}`, which is not there", link.name);
            sink.report_with(ids::LINK_DANGLING, sink.member(link.at, "operationId"), subject, message, |finding| {
                match near {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding,
                }
            });
        }
    }
    http.servers.iter().for_each(|server| variables("", server, sink));
    for operation in &http.operations {
        let subject = subject(operation);
        // What the operation has from the document was looked at there.
        let own = operation.servers.iter().filter(|server| !http.servers.iter().any(|known| known.at == server.at));
        own.for_each(|server| variables(&subject, server, sink));
    }
}

fn variables(subject: &str, server: &Server, sink: &mut Sink<'_>) {
    for name in PathTemplate::new(&server.url).names() {
        if !server.variables.iter().any(|variable| variable.name == *name) {
            let message = format!("the URL has `{{{name}}}`, but no variable of that name is declared");
            sink.report(ids::SERVER_VARIABLE_UNFIT, sink.member(server.at, "url"), subject, message);
        }
    }
    for variable in &server.variables {
        if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
            let message = format!("the default `{}` of `{}` is not among its values", variable.default, variable.name);
            sink.report(ids::SERVER_VARIABLE_UNFIT, sink.member(variable.at, "default"), subject, message);
        }
    }
}
