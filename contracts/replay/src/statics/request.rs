//! Whether the contract allows a request.

use accordant_document::Origin;
use accordant_model::http::{Operation, ParameterLocation, ParameterValue, SecurityKind, Style};
use accordant_model::json_schema::Ownership;
use accordant_suite::matching::generate::{self, Inputs, Playing};
use accordant_suite::{Request, Response, Value};
use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};
use indexmap::IndexMap;

use super::{Check, Facts, is_open, place};
use crate::finding::{Finding, Mismatched};
use crate::judge::{Breach, Judge, Part, Question, Routed, Unrouted, Violation};
use crate::rule::ids;
use crate::run::{Prepared, encoded};

impl Check<'_, '_> {
    pub(super) fn http(&mut self, request: &Request, response: &Response) {
        let statics = self.statics;
        let Some(judge) = &statics.judge else { return };
        let request = &self.with_states(request);
        let path = request.path.split(['?', '#']).next().unwrap_or_default();
        let routed = match judge.find(&request.method, path) {
            Ok(routed) => routed,
            Err(unrouted) => return self.unrouted(request, response.status, &unrouted),
        };
        let Some(operation) = judge.operation(routed.operation) else { return };
        // Who expects to be refused may send what is to be refused.
        if !(400..500).contains(&response.status) {
            self.request(judge, &routed, operation, request);
            self.security(operation, request);
        }
        self.response(&routed, operation, response);
    }

    /// The request with what its states are asked for; what only a handler knows stays open.
    fn with_states(&self, request: &Request) -> Request {
        let mut values: IndexMap<String, Value> = IndexMap::new();
        for state in &self.interaction.states {
            values.extend(state.params.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        if values.is_empty() {
            return request.clone();
        }
        let env = IndexMap::new();
        let inputs = Inputs { seed: 0, now: 0, state: &values, env: &env, base_url: None, playing: Playing::Consumer };
        generate::request(request, &inputs).unwrap_or_else(|_| request.clone())
    }

    fn unrouted(&mut self, request: &Request, status: u16, unrouted: &Unrouted) {
        let finding = match unrouted {
            // Who asks for what is not there expects to hear so.
            Unrouted::Path if status == 404 => return,
            Unrouted::Method(_) if matches!(status, 404 | 405 | 501) => return,
            Unrouted::Path => {
                let message = format!("the contract has no path for `{} {}`", request.method, request.path);
                let paths = self.statics.contract.http().into_iter().flat_map(|http| &http.operations);
                let paths: Vec<&str> = paths.map(|operation| operation.path.raw()).collect();
                let help = match accordant_document::suggest(&request.path, paths) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "correct the path, or document the operation".to_owned(),
                };
                Finding::error(ids::REPLAY_OPERATION_UNKNOWN, request.part.origin, message).help(help)
            }
            Unrouted::Method(known) => {
                let message = format!("the contract has no `{}` at `{}`", request.method, request.path);
                let help = format!("it has {} there; correct the method, or document the operation", known.join(", "));
                Finding::error(ids::REPLAY_OPERATION_UNKNOWN, request.part.origin, message).help(help)
            }
        };
        self.find(finding);
    }

    fn request(&mut self, judge: &Judge, routed: &Routed, operation: &Operation, request: &Request) {
        let prepared = Prepared::http(request);
        let headers = header_map(&prepared.headers);
        let query = prepared.query_text(|_, value| encoded(value));
        let path = request.path.split(['?', '#']).next().unwrap_or_default();
        let question = Question {
            method: &request.method,
            path,
            query: (!query.is_empty()).then_some(query.as_str()),
            headers: &headers,
            body: &prepared.body,
        };
        let body: serde_json::Value = serde_json::from_slice(&prepared.body).unwrap_or_default();
        for violation in judge.request(routed, &question) {
            if !self.is_played_later(&violation, routed, operation, request, &body) {
                let finding = self.refused(judge, operation, request, &violation);
                self.find(finding);
            }
        }
        if operation.request_body.is_none()
            && !prepared.body.is_empty()
            && !matches!(request.method.as_str(), "GET" | "HEAD")
        {
            let message = format!("`{}` is described without a body, and one is sent", spelt(operation));
            let origin = self.origin_of(operation);
            self.find(
                Finding::error(ids::REPLAY_REQUEST_BODY_UNDESCRIBED, request.part.origin, message)
                    .help("leave the body out, or document it")
                    .at_contract(origin, "the operation"),
            );
        }
        self.unknown_parameters(operation, request);
    }

    /// Whether what is wrong is a variable that has no value yet.
    fn is_played_later(
        &self,
        violation: &Violation,
        routed: &Routed,
        operation: &Operation,
        request: &Request,
        body: &serde_json::Value,
    ) -> bool {
        let headers = || request.part.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(&violation.name));
        match violation.part {
            Part::Path => {
                let at = operation.path.names().iter().position(|name| *name == violation.name);
                at.and_then(|at| routed.values.get(at)).is_some_and(|value| is_open(value))
            }
            Part::Query => {
                let values = request.query.iter().filter(|(name, _)| name.starts_with(&violation.name));
                values.flat_map(|(_, values)| values).flatten().any(|value| is_open(value))
            }
            Part::Header => headers().flat_map(|(_, values)| values).any(|value| is_open(value)),
            Part::Cookie => request.part.headers.iter().flat_map(|(_, values)| values).any(|value| is_open(value)),
            Part::Body => body.pointer(&violation.pointer).and_then(|value| value.as_str()).is_some_and(is_open),
            Part::Status => false,
        }
    }

    fn refused(&self, judge: &Judge, operation: &Operation, request: &Request, violation: &Violation) -> Finding {
        let Violation { part, breach, name, pointer, keyword, message, .. } = violation;
        let named = format!("the {} parameter `{name}`", part.name());
        let (id, text, help) = match (part, breach) {
            (Part::Body, Breach::Missing) => {
                (ids::REPLAY_REQUEST_BODY_MISSING, message.clone(), "send the body that the contract requires")
            }
            (Part::Body, Breach::MediaType) => {
                (ids::REPLAY_REQUEST_MEDIA_TYPE, message.clone(), "send one of the media types of the contract")
            }
            (Part::Body, _) => {
                let at = if pointer.is_empty() { "the body" } else { pointer.as_str() };
                let help = "send what the contract takes, or correct the contract";
                (ids::REPLAY_REQUEST_BODY_INVALID, format!("`{at}` of the request: {message}"), help)
            }
            (_, Breach::Missing) => {
                (ids::REPLAY_PARAMETER_MISSING, format!("{named} is required, and not sent"), "send it")
            }
            (_, _) => {
                let help = "send what the contract takes, or correct the contract";
                (ids::REPLAY_PARAMETER_INVALID, format!("{named}: {message}"), help)
            }
        };
        let origin = match part {
            Part::Body => place::in_body(self.documents, request.part.origin, pointer),
            _ => request.part.origin,
        };
        let finding = Finding::error(id, origin, text).help(help).mismatch(Mismatched {
            path: if *part == Part::Body { pointer.clone() } else { name.clone() },
            rule: keyword.clone(),
            ..Mismatched::default()
        });
        match judge.origin(violation, Ownership::Request) {
            Some(origin) => finding.at_contract(origin, "the contract says so"),
            None => finding.at_contract(self.place_of(operation, name), "the contract says so"),
        }
    }

    /// Where a parameter is described, else the operation.
    fn place_of(&self, operation: &Operation, name: &str) -> Origin {
        let parameter = operation.parameters.iter().find(|parameter| parameter.name.eq_ignore_ascii_case(name));
        self.contract().documents.origin(parameter.map_or(operation.at, |parameter| parameter.at))
    }

    fn unknown_parameters(&mut self, operation: &Operation, request: &Request) {
        let described: Vec<_> = operation
            .parameters
            .iter()
            .filter(|parameter| matches!(parameter.location, ParameterLocation::Query | ParameterLocation::Querystring))
            .collect();
        if described.iter().any(|parameter| parameter.location == ParameterLocation::Querystring) {
            return;
        }
        let contract = &self.statics.contract;
        let takes = |name: &str| {
            described.iter().any(|parameter| {
                let known = parameter.name.as_str();
                if known == name || name.strip_prefix(known).is_some_and(|rest| rest.starts_with('[')) {
                    return true;
                }
                // The members of an exploded object stand by themselves.
                match &parameter.value {
                    ParameterValue::Schema { schema: Some(id), style: Style::Form, explode: true, .. } => {
                        Facts::new(contract, &[*id]).takes_member(contract, name)
                    }
                    _ => false,
                }
            })
        };
        let keys: Vec<&str> = contract
            .http()
            .into_iter()
            .flat_map(|http| http.security_schemes.values())
            .filter_map(|scheme| match &scheme.kind {
                SecurityKind::ApiKey { location: ParameterLocation::Query, name } => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let unknown: Vec<String> = request
            .query
            .iter()
            .map(|(name, _)| name)
            .filter(|name| !takes(name) && !keys.contains(&name.as_str()))
            .cloned()
            .collect();
        for name in unknown {
            let help = match accordant_document::suggest(&name, described.iter().map(|known| known.name.as_str())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "leave it out, or document it".to_owned(),
            };
            let origin = self.origin_of(operation);
            self.find(
                Finding::error(
                    ids::REPLAY_PARAMETER_UNKNOWN,
                    request.part.origin,
                    format!("the query parameter `{name}` is not one of `{}`", spelt(operation)),
                )
                .help(help)
                .at_contract(origin, "the operation"),
            );
        }
    }
}

/// `GET /users/{id}`.
pub(super) fn spelt(operation: &Operation) -> String {
    format!("{} {}", operation.method.0, operation.path.raw())
}

/// Headers as the judge reads them; what cannot be one is no header on the wire either.
pub(crate) fn header_map(headers: &[(String, String)]) -> HeaderMap {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_bytes()))
        {
            map.append(name, value);
        }
    }
    map
}
