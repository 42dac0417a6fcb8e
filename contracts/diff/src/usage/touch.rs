//! Which consumers a cause touches.

use accordant_model::Contract;
use accordant_model::http::{ParameterLocation, StatusPattern};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::body::holds;
use super::{Call, Consumers, Exchanged, Routes};
use crate::graphql::Touches;
use crate::{Change, Changes, Direction, Message, Part, SubjectId, Usage, graphql, ids};

/// The consumers of one diff, by the operation that they call.
pub(crate) struct Users<'a> {
    calls: FxHashMap<SubjectId, Vec<&'a Call>>,
    coordinates: &'a FxHashMap<String, Vec<Usage>>,
    omitted: &'a FxHashMap<String, Vec<Usage>>,
}

/// One place of a cause: a message and the path inside it, `None` where nobody worked it out.
pub(crate) type Met<'m> = (&'m Message, Option<String>);

impl<'a> Users<'a> {
    /// Finds the operation of each call among the subjects of the base.
    pub(crate) fn new(consumers: &'a Consumers, base: &Contract, changes: &Changes) -> Self {
        let mut calls: FxHashMap<SubjectId, Vec<&Call>> = FxHashMap::default();
        if let Some(http) = base.http().filter(|_| !consumers.calls.is_empty()) {
            let routes = Routes::new(http);
            let mut subjects: FxHashMap<&str, SubjectId> = FxHashMap::default();
            for (index, subject) in changes.subjects().iter().enumerate() {
                subjects.entry(subject.key.as_str()).or_insert(SubjectId(index as u32));
            }
            for call in &consumers.calls {
                let operation = routes.find(&call.route).and_then(|index| http.operations.get(index));
                let key = operation.map(|operation| format!("{} {}", operation.method.0, operation.path.shape()));
                if let Some(subject) = key.and_then(|key| subjects.get(key.as_str())) {
                    calls.entry(*subject).or_default().push(call);
                }
            }
        }
        Self { calls, coordinates: &consumers.coordinates, omitted: &consumers.omitted }
    }

    /// The consumers that rely on a place that the change reaches, sorted.
    pub(crate) fn of(&self, change: &Change, subjects: &[SubjectId], met: &[Met<'_>], changes: &Changes) -> Vec<Usage> {
        let mut users: Vec<Usage> = Vec::new();
        if !self.coordinates.is_empty() || !self.omitted.is_empty() {
            for subject in subjects.iter().filter_map(|id| changes.subjects().get(id.0 as usize)) {
                let Touches { using, omitting } = graphql::touches(change, &subject.name);
                let using = using.and_then(|coordinate| self.coordinates.get(coordinate));
                let omitting = omitting.and_then(|coordinate| self.omitted.get(coordinate));
                users.extend(using.into_iter().chain(omitting).flatten().cloned());
            }
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
