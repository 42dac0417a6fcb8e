//! Which consumers a cause touches.

use accordant_model::Contract;
use accordant_model::http::{ParameterLocation, StatusPattern};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::body::holds;
use super::{Call, Consumers, Exchanged, Route};
use crate::http::base_path_of;
use crate::{Change, Changes, Direction, Message, Part, SubjectId, Usage, graphql, ids};

/// The consumers of one diff, by the operation that they call.
pub(crate) struct Users<'a> {
    calls: FxHashMap<SubjectId, Vec<&'a Call>>,
    coordinates: &'a FxHashMap<String, Vec<Usage>>,
}

/// One place of a cause: a message and the path inside it, `None` where nobody worked it out.
pub(crate) type Met<'m> = (&'m Message, Option<String>);

impl<'a> Users<'a> {
    /// Finds the operation of each call among the subjects of the base.
    pub(crate) fn new(consumers: &'a Consumers, base: &Contract, changes: &Changes) -> Self {
        let routes = Routes::new(base, changes);
        let mut calls: FxHashMap<SubjectId, Vec<&Call>> = FxHashMap::default();
        for call in &consumers.calls {
            if let Some(subject) = routes.of(&call.route) {
                calls.entry(subject).or_default().push(call);
            }
        }
        Self { calls, coordinates: &consumers.coordinates }
    }

    /// The consumers that rely on a place that the change reaches, sorted.
    pub(crate) fn of(&self, change: &Change, subjects: &[SubjectId], met: &[Met<'_>], changes: &Changes) -> Vec<Usage> {
        let mut users: Vec<Usage> = Vec::new();
        if !self.coordinates.is_empty() {
            let names = subjects.iter().filter_map(|id| changes.subjects().get(id.0 as usize));
            let known =
                names.filter_map(|subject| self.coordinates.get(graphql::relies_on(change.rule, &subject.name)));
            users.extend(known.flatten().cloned());
        }
        if !self.calls.is_empty() {
            if met.is_empty() {
                for call in subjects.iter().filter_map(|id| self.calls.get(id)).flatten() {
                    if call.exchanged.as_ref().is_none_or(|exchanged| needs(change, exchanged)) {
                        users.push(call.usage.clone());
                    }
                }
            }
            for (message, path) in met {
                for call in self.calls.get(&message.subject).into_iter().flatten() {
                    if call
                        .exchanged
                        .as_ref()
                        .is_none_or(|exchanged| carries(change, message, path.as_deref(), exchanged))
                    {
                        users.push(call.usage.clone());
                    }
                }
            }
        }
        users.sort();
        users.dedup();
        users
    }
}

/// Whether a call of the operation meets a change that is no matter of schemas.
fn needs(change: &Change, call: &Exchanged) -> bool {
    // The name that the change speaks of, as its detail has it: bare, or `query parameter `limit``.
    let quoted = change.detail.split('`').nth(1);
    let name = quoted.unwrap_or(&change.detail);
    let sends = |list: &[String]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    match change.rule {
        ids::PARAMETER_REMOVED
        | ids::PARAMETER_LOCATION_CHANGED
        | ids::EMPTY_VALUE_CHANGED
        | ids::RESERVED_CHARACTERS_CHANGED => sends(&call.query) || sends(&call.request_headers),
        // Path parameters are always sent, and cookies are not told.
        ids::SERIALISATION_CHANGED if change.detail.starts_with("query ") => sends(&call.query),
        ids::PARAMETER_BECAME_REQUIRED | ids::REQUIRED_PARAMETER_ADDED => {
            !(sends(&call.query) || sends(&call.request_headers))
        }
        ids::HEADER_REMOVED | ids::HEADER_BECAME_OPTIONAL if change.direction == Some(Direction::Response) => {
            sends(&call.response_headers)
        }
        ids::RESPONSE_STATUS_REMOVED => call.status.is_none_or(|status| status_named(&change.detail, status)),
        ids::REQUEST_BODY_BECAME_REQUIRED | ids::REQUIRED_REQUEST_BODY_ADDED => call.request_body.is_none(),
        ids::REQUEST_BODY_REMOVED => call.request_body.is_some(),
        _ => true,
    }
}

fn status_named(name: &str, status: u16) -> bool {
    name == status.to_string() || name == format!("{}XX", status / 100) || name == "default"
}

/// Whether a call sends or reads the place of a message that a change of schemas is about.
fn carries(change: &Change, message: &Message, path: Option<&str>, call: &Exchanged) -> bool {
    match &message.part {
        Part::RequestBody { .. } => call.request_body.as_ref().is_none_or(|body| within(change, body, path)),
        Part::ResponseBody { status, .. } | Part::Item { status: Some(status), .. } => {
            answers(*status, call.status)
                && (matches!(message.part, Part::Item { .. })
                    || call.response_body.as_ref().is_none_or(|body| within(change, body, path)))
        }
        Part::Parameter { location: ParameterLocation::Query, name } => {
            call.query.iter().any(|known| {
                // `filter[name]` is a part of `filter`.
                known == name.as_str() || known.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('['))
            })
        }
        Part::Parameter { location: ParameterLocation::Header, name } => {
            call.request_headers.iter().any(|known| name.eq_ignore_ascii_case(known))
        }
        Part::ResponseHeader { status, name } => {
            answers(*status, call.status) && call.response_headers.iter().any(|known| name.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

fn within(change: &Change, body: &Value, path: Option<&str>) -> bool {
    let Some(path) = path else { return true };
    match change.rule {
        // The pair is the object, the change is about one of its properties.
        ids::PROPERTY_REMOVED | ids::PROPERTY_OPTIONAL => holds(body, &format!("{path}.{}", change.detail)),
        // What is required now breaks who does not send it.
        ids::PROPERTY_REQUIRED if change.direction == Some(Direction::Request) => {
            holds(body, path) && !holds(body, &format!("{path}.{}", change.detail))
        }
        _ => holds(body, path),
    }
}

/// Whether the response with this key is one that the call expects.
fn answers(key: StatusPattern, expected: Option<u16>) -> bool {
    expected.is_none_or(|status| match key {
        StatusPattern::Code(code) => code == status,
        StatusPattern::Range(hundred) => status / 100 == u16::from(hundred),
        StatusPattern::Default => true,
    })
}

/// The segments of a path's shape, and the operation there.
type Template<'s> = (Vec<&'s str>, SubjectId);

/// The operations of a diff, to be found by a real request.
struct Routes<'s> {
    /// By method and number of segments.
    paths: FxHashMap<(&'s str, usize), Vec<Template<'s>>>,
    ids: FxHashMap<&'s str, SubjectId>,
    base_paths: Vec<String>,
}

impl<'s> Routes<'s> {
    fn new(base: &'s Contract, changes: &'s Changes) -> Self {
        let mut routes = Self { paths: FxHashMap::default(), ids: FxHashMap::default(), base_paths: Vec::new() };
        let mut subjects: FxHashMap<&str, SubjectId> = FxHashMap::default();
        for (index, subject) in changes.subjects().iter().enumerate() {
            subjects.entry(subject.key.as_str()).or_insert(SubjectId(index as u32));
        }
        let Some(http) = base.http() else { return routes };
        for operation in &http.operations {
            let key = format!("{} {}", operation.method.0, operation.path.shape());
            let Some(&subject) = subjects.get(key.as_str()) else { continue };
            let segments: Vec<&str> = operation.path.shape().split('/').collect();
            routes.paths.entry((&operation.method.0, segments.len())).or_default().push((segments, subject));
            if let Some(id) = &operation.operation_id {
                routes.ids.entry(id).or_insert(subject);
            }
        }
        let servers = http.servers.iter().chain(http.operations.iter().flat_map(|operation| &operation.servers));
        routes.base_paths = servers.map(base_path_of).filter(|path| !path.is_empty()).collect();
        routes.base_paths.sort();
        routes.base_paths.dedup();
        routes
    }

    fn of(&self, route: &Route) -> Option<SubjectId> {
        let (method, path) = match route {
            Route::OperationId(id) => return self.ids.get(id.as_str()).copied(),
            Route::Path { method, path } => (method, path.split(['?', '#']).next().unwrap_or_default()),
        };
        let without = self.base_paths.iter().filter_map(|base| path.strip_prefix(base.as_str()));
        std::iter::once(path).chain(without).find_map(|path| self.at(method, path))
    }

    /// The operation with the most literal segments (OpenAPI 3.1.1, section 4.8.8.2).
    fn at(&self, method: &str, path: &str) -> Option<SubjectId> {
        let asked: Vec<&str> = path.split('/').collect();
        let known = self.paths.get(&(method, asked.len()))?;
        let fits = |template: &&Template<'_>| {
            template.0.iter().zip(&asked).all(|(template, segment)| segment_fits(template, segment))
        };
        let literal = |template: &&Template<'_>| {
            let segments = template.0.iter().filter(|segment| !segment.contains("{}")).count();
            (segments, std::cmp::Reverse(template.1))
        };
        known.iter().filter(fits).max_by_key(literal).map(|template| template.1)
    }
}

/// Whether a segment of a request fits one of a template, in which `{}` stands for any text.
fn segment_fits(template: &str, segment: &str) -> bool {
    let mut parts = template.split("{}");
    let Some(rest) = parts.next().and_then(|first| segment.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    let mut rest = rest;
    for part in between {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last) && rest.len() > last.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_fit_templates() {
        for (template, segment, fits) in [
            ("users", "users", true),
            ("users", "user", false),
            ("{}", "7", true),
            ("{}", "", false),
            ("{}...{}", "main...next", true),
            ("{}...{}", "main", false),
            ("{}.json", "report.json", true),
            ("v{}", "v2", true),
        ] {
            assert_eq!(segment_fits(template, segment), fits, "{template} {segment}");
        }
    }
}
