//! How operations are paged: as the configuration says, else by parameters that plainly do.

use super::Lowering;
use super::options::ModelOptions;
use crate::model::{Location, Operation, Pagination, Type, TypeKind};

pub(super) fn of(
    operation: &Operation,
    id: Option<&str>,
    options: &ModelOptions,
    lowering: &Lowering<'_>,
) -> Option<Pagination> {
    let named = |name: &str| name == operation.key || Some(name) == id;
    if let Some(option) = options.pagination.iter().find(|option| named(&option.operation)) {
        return Some(option.pagination.clone());
    }
    if !options.detect_pagination || operation.method != "GET" {
        return None;
    }
    detected(operation, lowering)
}

/// Only what leaves no doubt: the body is a list, and either a `Link` header is documented, or a query parameter is called
/// `page` or `offset` and is a number.
fn detected(operation: &Operation, _lowering: &Lowering<'_>) -> Option<Pagination> {
    let success = operation.responses.iter().find(|response| response.success)?;
    let body = success.contents.first()?;
    if !matches!(body.value.kind, TypeKind::Array { .. }) {
        return None;
    }
    if success.headers.iter().any(|header| header.wire.eq_ignore_ascii_case("link")) {
        return Some(Pagination::Link { items: Vec::new() });
    }
    let number = |value: &Type| matches!(value.kind, TypeKind::Integer { .. } | TypeKind::Number);
    let query = |names: &[&str]| {
        operation
            .parameters
            .iter()
            .find(|parameter| {
                parameter.location == Location::Query
                    && number(&parameter.value)
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
