//! One shape for every error, and that errors are documented at all.

use accordant_model::SchemaId;
use accordant_model::http::{HttpContract, MediaType, Operation, Response, StatusPattern};

use super::majority;
use crate::StyleOptions;
use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::subject;

pub(crate) fn check(http: &HttpContract, conventions: &StyleOptions, sink: &mut Sink<'_>) {
    for operation in &http.operations {
        if !operation.responses.iter().any(is_error) {
            let subject = subject(operation);
            let message = format!("`{subject}` documents no error");
            sink.report(ids::ERRORS_UNDOCUMENTED, sink.member(operation.at, "responses"), &subject, message);
        }
    }

    let bodies: Vec<(&Operation, &Response, &MediaType, SchemaId)> = http
        .operations
        .iter()
        .flat_map(|operation| operation.responses.iter().map(move |response| (operation, response)))
        .filter(|(_, response)| is_error(response))
        .flat_map(|(operation, response)| {
            response
                .content
                .iter()
                .filter_map(move |media| media.schema.map(|schema| (operation, response, media, schema)))
        })
        .collect();
    let shape = |id: SchemaId| -> String {
        let schema = &sink.contract.schemas[id];
        // An extension of the one shape still is that shape: what it is built on counts.
        let parent = schema
            .composition
            .iter()
            .flat_map(|composition| composition.all_of.iter())
            .find_map(|&parent| sink.contract.schemas[parent].name.as_ref());
        match (parent, &schema.name) {
            (Some(parent), _) => parent.to_string(),
            (None, Some(name)) => name.to_string(),
            (None, None) => String::new(),
        }
    };
    let convention = conventions.error_schema.clone().or_else(|| majority(bodies.iter().map(|(.., id)| shape(*id))));
    let Some(convention) = convention.filter(|name| !name.is_empty()) else { return };
    let strays: Vec<_> = bodies.iter().filter(|(.., id)| shape(*id) != convention).collect();
    for (operation, response, media, id) in strays {
        let own = match shape(*id) {
            name if name.is_empty() => "a shape of its own".to_owned(),
            name => format!("`{name}`"),
        };
        sink.report(
            ids::ERROR_SHAPE,
            sink.member(media.at, "schema"),
            &subject(operation),
            format!("the error {} has {own}, other errors have `{convention}`", status(response.status)),
        );
    }
}

fn is_error(response: &Response) -> bool {
    match response.status {
        StatusPattern::Code(code) => code >= 400,
        StatusPattern::Range(class) => class >= 4,
        StatusPattern::Default => true,
    }
}

fn status(pattern: StatusPattern) -> String {
    match pattern {
        StatusPattern::Code(code) => code.to_string(),
        StatusPattern::Range(class) => format!("{class}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}
