//! How operations are paged: as the configuration says, else by parameters that plainly do. What was configured and does
//! not fit is dropped and told of, whatever the language.

use accordant_document::At;

use super::findings::Findings;
use super::options::{ModelOptions, PaginationOption};
use crate::model::{ClientModel, Codec, Content, Location, Operation, Pagination, Parameter, Shape, Type, TypeKind};
use crate::rule::ids;

/// An option for every `GET` that it fits.
const EVERYWHERE: &str = "*";

/// Aliases of aliases that are followed.
const ALIASES: usize = 64;

/// Gives every operation its pagination; `root` is where the document begins.
pub(super) fn settle(model: &mut ClientModel, options: &ModelOptions, root: At, findings: &mut Findings<'_>) {
    let mut met = vec![false; options.pagination.len()];
    let operations = model.operations();
    let found: Vec<_> = operations.map(|operation| of(model, operation, options, &mut met, findings)).collect();
    let operations = model.modules.iter_mut().flat_map(|module| &mut module.operations);
    for (operation, pagination) in operations.zip(found) {
        operation.pagination = pagination;
    }
    let options = options.pagination.iter().zip(met);
    let unmet: Vec<String> =
        options.filter(|(_, met)| !met).map(|(option, _)| format!("`{}`", option.operation)).collect();
    if !unmet.is_empty() {
        let message = format!("the configuration of pages fits no operation: {}", unmet.join(", "));
        findings.warn(
            ids::PAGINATION_MISFIT,
            root,
            message,
            "`operation` is an operationId, a key such as `GET /pets`, or `*`",
        );
    }
}

fn of(
    model: &ClientModel,
    operation: &Operation,
    options: &ModelOptions,
    met: &mut [bool],
    findings: &mut Findings<'_>,
) -> Option<Pagination> {
    for (option, met) in options.pagination.iter().zip(met) {
        if is_named(operation, option) {
            *met = true;
            return match misfit(model, operation, &option.pagination) {
                None => Some(option.pagination.clone()),
                Some(why) => {
                    let message = format!("`{}` cannot be paged as configured: {why}", operation.key);
                    findings.warn(
                        ids::PAGINATION_MISFIT,
                        operation.at,
                        message,
                        "it has no loop over its pages; correct `pagination`",
                    );
                    None
                }
            };
        }
        if option.operation == EVERYWHERE
            && operation.method == "GET"
            && misfit(model, operation, &option.pagination).is_none()
        {
            *met = true;
            return Some(option.pagination.clone());
        }
    }
    if !options.detect_pagination || operation.method != "GET" {
        return None;
    }
    detected(operation).filter(|pagination| misfit(model, operation, pagination).is_none())
}

fn is_named(operation: &Operation, option: &PaginationOption) -> bool {
    option.operation == operation.key || Some(option.operation.as_str()) == operation.id.as_deref()
}

/// Only what leaves no doubt: the body is a list, and either a `Link` header is documented, or a query parameter is called
/// `page` or `offset` and is a number.
fn detected(operation: &Operation) -> Option<Pagination> {
    let success = operation.responses.iter().find(|response| response.success)?;
    let body = success.contents.first()?;
    if !matches!(body.value.kind, TypeKind::Array { .. }) {
        return None;
    }
    if success.headers.iter().any(|header| header.wire.eq_ignore_ascii_case("link")) {
        return Some(Pagination::Link { items: Vec::new() });
    }
    let query = |names: &[&str]| {
        operation
            .parameters
            .iter()
            .find(|parameter| {
                parameter.location == Location::Query
                    && is_number(&parameter.value)
                    && names.contains(&parameter.wire.as_str())
            })
            .map(|parameter| parameter.wire.clone())
    };
    let limit = query(&["limit", "per_page", "perPage", "page_size", "pageSize", "size"]);
    if let Some(parameter) = query(&["page", "page_number", "pageNumber"]) {
        return Some(Pagination::Page { parameter, first: 1, limit, items: Vec::new() });
    }
    let parameter = query(&["offset", "skip"])?;
    limit.is_some().then_some(Pagination::Offset { parameter, limit, items: Vec::new() })
}

fn is_number(value: &Type) -> bool {
    matches!(value.kind, TypeKind::Integer { .. } | TypeKind::Number)
}

/// Why an operation cannot be paged so; `None` where it can.
fn misfit(model: &ClientModel, operation: &Operation, pagination: &Pagination) -> Option<String> {
    let success = operation.responses.iter().find(|response| response.success);
    let json = |content: &&Content| content.codec == Codec::Json;
    let Some(body) = success.and_then(|response| response.contents.iter().find(json)) else {
        return Some("no success with JSON is documented".to_owned());
    };
    let (Pagination::Cursor { items, .. }
    | Pagination::Page { items, .. }
    | Pagination::Offset { items, .. }
    | Pagination::Link { items }) = pagination;
    match reach(model, &body.value, items) {
        Some(Type { kind: TypeKind::Array { .. }, .. }) => {}
        Some(_) => return Some(format!("{} is no list", place(items))),
        None => return Some(format!("its answer has no {}", place(items))),
    }
    match pagination {
        Pagination::Cursor { parameter, next, .. } => {
            match (query(operation, parameter), reach(model, &body.value, next)) {
                (None, _) => Some(format!("it has no query parameter `{parameter}`")),
                (_, None) => Some(format!("its answer has no {}", place(next))),
                (Some(sent), Some(given)) if !is_alike(model, &sent.value, given) => {
                    Some(format!("{} is not what `{parameter}` takes", place(next)))
                }
                _ => None,
            }
        }
        Pagination::Page { parameter, limit, .. } | Pagination::Offset { parameter, limit, .. } => {
            let number = |name: &String| match query(operation, name) {
                None => Some(format!("it has no query parameter `{name}`")),
                Some(found) => (!reach(model, &found.value, &[]).is_some_and(is_number))
                    .then(|| format!("its parameter `{name}` is no number")),
            };
            number(parameter).or_else(|| limit.as_ref().and_then(number))
        }
        Pagination::Link { .. } => None,
    }
}

fn query<'m>(operation: &'m Operation, wire: &str) -> Option<&'m Parameter> {
    operation.parameters.iter().find(|parameter| parameter.location == Location::Query && parameter.wire == wire)
}

/// Whether a value of the one may be sent as the other: both texts, or both numbers.
fn is_alike(model: &ClientModel, sent: &Type, given: &Type) -> bool {
    let text = |value: &Type| matches!(value.kind, TypeKind::String { .. });
    match reach(model, sent, &[]) {
        Some(sent) => (text(sent) && text(given)) || (is_number(sent) && is_number(given)) || sent.kind == given.kind,
        None => false,
    }
}

/// What the keys lead to, behind aliases.
fn reach<'m>(model: &'m ClientModel, value: &'m Type, keys: &[String]) -> Option<&'m Type> {
    let mut value = plain(model, value)?;
    for key in keys {
        let TypeKind::Named { id } = value.kind else { return None };
        let Shape::Object(object) = &model.declaration(id)?.shape else { return None };
        let property = object.properties.iter().find(|property| property.wire == *key)?;
        value = plain(model, &property.value)?;
    }
    Some(value)
}

fn plain<'m>(model: &'m ClientModel, mut value: &'m Type) -> Option<&'m Type> {
    for _ in 0..ALIASES {
        let TypeKind::Named { id } = value.kind else { return Some(value) };
        match &model.declaration(id)?.shape {
            Shape::Alias { target } => value = target,
            _ => return Some(value),
        }
    }
    None
}

/// `/data/items` in words.
fn place(keys: &[String]) -> String {
    if keys.is_empty() {
        return "body".to_owned();
    }
    let mut pointer = String::new();
    for key in keys {
        accordant_document::pointer::push_token(&mut pointer, key);
    }
    format!("`{pointer}`")
}
