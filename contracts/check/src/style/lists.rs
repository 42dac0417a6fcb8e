//! One way to page through lists, and one envelope around them.

use accordant_model::http::{HttpContract, Operation, ParameterLocation, StatusPattern};
use accordant_model::{Contract, SchemaId, Types};

use super::majority;
use crate::StyleOptions;
use crate::rule::ids;
use crate::sink::Sink;
use crate::soundness::subject;

/// Query parameters by which an operation pages, without separators and in lower case.
const STYLES: [(&str, &[&str]); 3] = [
    ("cursor", &["cursor", "after", "before", "pagetoken", "nexttoken", "startingafter", "continuationtoken"]),
    ("page", &["page", "pagenumber", "pagenum"]),
    ("offset", &["offset", "skip", "start", "startindex"]),
];

pub(crate) fn check(http: &HttpContract, conventions: &StyleOptions, sink: &mut Sink<'_>) {
    let lists: Vec<(&Operation, SchemaId, String)> = http
        .operations
        .iter()
        .filter(|operation| operation.method.0 == "GET")
        .filter_map(|operation| {
            let (schema, envelope) = list_of(operation, sink.contract)?;
            Some((operation, schema, envelope))
        })
        .collect();

    let convention = conventions
        .pagination
        .clone()
        .or_else(|| majority(lists.iter().filter_map(|(operation, ..)| pagination(operation)).map(str::to_owned)));
    for (operation, ..) in &lists {
        let subject = subject(operation);
        let origin = sink.member(operation.at, "parameters");
        match (pagination(operation), &convention) {
            (None, Some(convention)) => sink.report(
                ids::PAGINATION_MISSING,
                origin,
                &subject,
                format!("`{subject}` returns a list that cannot be paged; other lists page by {convention}"),
            ),
            (Some(style), Some(convention)) if style != convention => sink.report(
                ids::PAGINATION_STYLE,
                origin,
                &subject,
                format!("`{subject}` pages by {style}, other lists by {convention}"),
            ),
            _ => {}
        }
    }

    let convention =
        conventions.envelope.clone().or_else(|| majority(lists.iter().map(|(.., envelope)| envelope.clone())));
    let Some(convention) = convention else { return };
    for (operation, schema, envelope) in &lists {
        if *envelope != convention {
            let at = sink.contract.schemas[*schema].at;
            sink.report(
                ids::ENVELOPE,
                sink.member(at, "properties"),
                &subject(operation),
                format!("the list stands {}, other lists stand {}", described(envelope), described(&convention)),
            );
        }
    }
}

fn described(envelope: &str) -> String {
    if envelope.is_empty() { "bare".to_owned() } else { format!("under `{envelope}`") }
}

fn pagination(operation: &Operation) -> Option<&'static str> {
    let names: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Query)
        .map(|parameter| parameter.name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase())
        .collect();
    STYLES.iter().find(|(_, known)| names.iter().any(|name| known.contains(&name.as_str()))).map(|(style, _)| *style)
}

/// The list that a successful answer holds: its schema, and the property that it stands under (empty for a bare one).
fn list_of(operation: &Operation, contract: &Contract) -> Option<(SchemaId, String)> {
    let response = operation
        .responses
        .iter()
        .find(|response| matches!(response.status, StatusPattern::Code(200..=299) | StatusPattern::Range(2)))?;
    let id = response.content.iter().find(|media| media.range.is_json())?.schema?;
    let is_array = |id: SchemaId| contract.schemas[id].types.is_some_and(|types| types == Types::ARRAY);
    if is_array(id) {
        return Some((id, String::new()));
    }
    // The properties of the answer and of what it is composed of; the only array among them is the list.
    let mut arrays = Vec::new();
    let mut seen = Vec::new();
    let mut work = vec![id];
    while let Some(next) = work.pop() {
        if seen.contains(&next) || seen.len() > 32 {
            continue;
        }
        seen.push(next);
        let schema = &contract.schemas[next];
        work.extend(schema.reference);
        work.extend(schema.composition.iter().flat_map(|composition| composition.all_of.iter().copied()));
        for (name, property) in schema.object.iter().flat_map(|object| &object.properties) {
            if is_array(*property) {
                arrays.push(name.to_string());
            }
        }
    }
    let pages = pagination(operation).is_some();
    let named = ["data", "items", "results", "values", "records", "edges", "nodes"];
    match arrays.as_slice() {
        [only] if pages || named.contains(&only.as_str()) => Some((id, only.clone())),
        many if pages => many.iter().find(|name| named.contains(&name.as_str())).map(|name| (id, name.clone())),
        _ => None,
    }
}
