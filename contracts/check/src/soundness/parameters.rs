//! Path templates and their parameters.

use accordant_model::http::{HttpContract, Operation, ParameterLocation};

use super::subject;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    for operation in &http.operations {
        templates(operation, sink);
    }
}

fn templates(operation: &Operation, sink: &mut Sink<'_>) {
    let subject = subject(operation);
    let declared: Vec<_> =
        operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Path).collect();
    for (index, name) in operation.path.names().iter().enumerate() {
        if operation.path.names().iter().take(index).any(|earlier| earlier == name) {
            sink.report(
                ids::PATH_PARAMETER_REPEATED,
                sink.member(operation.at, ""),
                &subject,
                format!("the path `{}` names `{name}` twice", operation.path),
            );
        } else if !declared.iter().any(|parameter| parameter.name == *name) {
            let near = declared.iter().find(|parameter| {
                parameter.name.eq_ignore_ascii_case(name) || !operation.path.names().contains(&parameter.name)
            });
            let message = format!("the path `{}` has `{{{name}}}`, but no path parameter describes it", operation.path);
            sink.report_with(
                ids::PATH_PARAMETER_UNDECLARED,
                sink.member(operation.at, ""),
                &subject,
                message,
                |finding| match near {
                    Some(near) => finding.help(format!("rename the parameter `{}`, or declare `{name}`", near.name)),
                    None => finding,
                },
            );
        }
    }
    for parameter in declared {
        if !operation.path.names().contains(&parameter.name) {
            sink.report(
                ids::PATH_PARAMETER_UNUSED,
                sink.member(parameter.at, "name"),
                &subject,
                format!("the path parameter `{}` is not in the path `{}`", parameter.name, operation.path),
            );
        }
    }
}
