//! Operations: their ids, their parameters against their path, bodies where none belongs.

use accordant_model::http::{HttpContract, Operation, ParameterLocation, SpecVersion, StatusPattern};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::checker::{Checker, Named, every_operation};
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    let operations = every_operation(http);
    operation_ids(checker, &operations);
    for named in &operations {
        if named.is_path {
            path_parameters(checker, named);
        }
        body(checker, named, http.spec);
        empty_responses(checker, named);
    }
}

fn operation_ids(checker: &mut Checker<'_>, operations: &[Named<'_>]) {
    let mut first: FxHashMap<&str, &Named<'_>> = FxHashMap::default();
    // One path item may be reached by several references: the same place under several names is one operation.
    let mut places = FxHashSet::default();
    for named in operations {
        let Operation { at, operation_id, .. } = named.operation;
        let Some(id) = operation_id else {
            if named.is_path {
                let origin = checker.documents().origin(*at);
                let message = "the operation has no `operationId`".to_owned();
                checker.report_on(
                    ids::OPERATION_ID_MISSING,
                    &named.subject,
                    origin,
                    message,
                    "give it a name of its own: generated clients call their methods so",
                );
            }
            continue;
        };
        if !places.insert(*at) {
            continue;
        }
        match first.get(id.as_str()) {
            None => {
                first.insert(id, named);
            }
            Some(earlier) => {
                let origin = checker.member(*at, "operationId");
                let message = format!("the operationId `{id}` belongs to `{}` already", earlier.subject);
                let finding = accordant_document::Finding::new(
                    ids::OPERATION_ID_REPEATED,
                    accordant_document::Severity::Warning,
                    origin,
                    message,
                )
                .help("give each operation an id of its own")
                .subject(named.subject.clone())
                .related(checker.member(earlier.operation.at, "operationId"), "the first is here");
                checker.enter(finding);
            }
        }
    }
}

fn path_parameters(checker: &mut Checker<'_>, named: &Named<'_>) {
    let operation = named.operation;
    let declared = || operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Path);
    for name in operation.path.names() {
        if !declared().any(|parameter| parameter.name == *name) {
            let near = accordant_document::suggest(name, declared().map(|parameter| parameter.name.as_str()));
            let help = near.map_or_else(
                || format!("declare a path parameter named `{name}`"),
                |near| format!("the parameter `{near}` is declared; did you mean that?"),
            );
            let origin = checker.documents().origin(operation.at);
            let message = format!("the path has `{{{name}}}`, but no path parameter of that name is declared");
            checker.report_on(ids::PATH_PARAMETER_UNDECLARED, &named.subject, origin, message, help);
        }
    }
    for parameter in declared() {
        let name = &parameter.name;
        if !operation.path.names().contains(name) {
            let origin = checker.member(parameter.at, "name");
            let message = format!("the path parameter `{name}` does not occur in the path `{}`", operation.path);
            let help = "remove it, or correct its name or the path";
            checker.report_on(ids::PATH_PARAMETER_UNUSED, &named.subject, origin, message, help);
        }
        let required = checker.documents().node(parameter.at).get("required").and_then(|node| node.as_bool());
        if required != Some(true) {
            let origin = checker.member(parameter.at, "required");
            let message = format!("the path parameter `{name}` is not marked as required");
            let help = "write `required: true`; a path cannot leave a part out";
            checker.report_on(ids::PATH_PARAMETER_OPTIONAL, &named.subject, origin, message, help);
        }
    }
}

fn body(checker: &mut Checker<'_>, named: &Named<'_>, spec: SpecVersion) {
    let method = named.operation.method.0.as_str();
    let Some(body) = &named.operation.request_body else { return };
    if !matches!(method, "GET" | "HEAD" | "DELETE" | "TRACE") {
        return;
    }
    let origin = match spec {
        SpecVersion::V2 => checker.documents().origin(named.operation.at),
        _ => checker.documents().origin(body.at),
    };
    let message = format!("a {method} request has no use for a body, and many servers and proxies drop it");
    let help = "send the data as parameters, or use another method";
    checker.report_on(ids::BODY_UNEXPECTED, &named.subject, origin, message, help);
}

/// RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: these responses have no content.
fn empty_responses(checker: &mut Checker<'_>, named: &Named<'_>) {
    for response in &named.operation.responses {
        if let StatusPattern::Code(code @ (204 | 205 | 304)) = response.status
            && !response.content.is_empty()
        {
            let key = if checker.documents().node(response.at).get("content").is_some() { "content" } else { "schema" };
            let origin = checker.member(response.at, key);
            let message = format!("a response with status {code} has no body, but content is declared for it");
            let help = "remove the content, or use the status 200";
            checker.report_on(ids::CONTENT_WITHOUT_BODY, &named.subject, origin, message, help);
        }
    }
}
