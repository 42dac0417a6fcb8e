//! Requests and answers held against the contract of an HTTP API: what mocks refuse and proxies report.

mod body;
mod credentials;
mod multipart;
mod parameters;
mod route;
mod shape;
mod violation;
mod xml;

use std::sync::{Arc, OnceLock};

use accordant_document::{Origin, pointer};
use accordant_model::http::{HttpContract, MediaRange, Operation, ParameterLocation, Response, StatusPattern};
use accordant_model::json_schema::{Ownership, WriteOptions, source, write};
use accordant_model::{Contract, SchemaId};
use accordant_sample::{Sampler, Validators};
use hyper::HeaderMap;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use serde_json::Value;

pub(crate) use body::described;
pub(crate) use credentials::{Lacking, challenges};
pub(crate) use parameters::pairs;
use parameters::{Carried, Texts};
pub(crate) use route::form_decoded;
pub use route::{Routed, Unrouted};
pub use violation::{Breach, Part, Violation};

use route::Routes;

/// Violations that are told of one message; behind them people fix the first and ask again.
const TOLD: usize = 50;

pub(crate) type Checks = Validators<Arc<Contract>>;

/// A request as it came. Nothing of it is decoded.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// Upper case.
    pub method: &'q str,
    /// Without the query.
    pub path: &'q str,
    pub query: Option<&'q str>,
    pub headers: &'q HeaderMap,
    pub body: &'q [u8],
}

/// The contract of an HTTP API, ready to be asked about messages. Nothing is compiled before a message needs it.
pub struct Judge {
    contract: Arc<Contract>,
    routes: Routes,
    prepared: Vec<OnceLock<Prepared>>,
    requests: Checks,
    /// Makes answers, and keeps the schemas that answers are held against.
    sampler: Sampler<Arc<Contract>>,
}

/// What is worked out once of an operation.
struct Prepared {
    parameters: Vec<Carried>,
}

impl Judge {
    /// `None` for a contract of another kind.
    pub fn new(contract: Arc<Contract>) -> Option<Self> {
        let http = contract.http()?;
        let routes = Routes::new(http);
        let prepared = http.operations.iter().map(|_| OnceLock::new()).collect();
        let requests = Validators::new(Arc::clone(&contract), Ownership::Request);
        let sampler = Sampler::new(Arc::clone(&contract), Ownership::Response);
        Some(Self { routes, prepared, requests, sampler, contract })
    }

    pub fn contract(&self) -> &Arc<Contract> {
        &self.contract
    }

    pub(crate) fn sampler(&self) -> &Sampler<Arc<Contract>> {
        &self.sampler
    }

    pub(crate) fn http(&self) -> Option<&HttpContract> {
        self.contract.http()
    }

    pub(crate) fn operation(&self, number: usize) -> Option<&Operation> {
        self.http()?.operations.get(number)
    }

    /// The operation of a method and a path as it was sent, with or without the path of a server before it. A `HEAD` that
    /// nobody describes is a `GET`.
    ///
    /// # Errors
    /// Where the contract has no such path, or the path no such method.
    pub fn find(&self, method: &str, path: &str) -> Result<Routed, Unrouted> {
        self.routes.find(method, path)
    }

    /// What is left of a path behind the path of a server, for each server that it may be meant for.
    pub(crate) fn below_bases<'p>(&'p self, path: &'p str) -> impl Iterator<Item = &'p str> {
        self.routes.below_bases(path)
    }

    /// What is wrong with a request to an operation.
    pub fn request(&self, routed: &Routed, question: &Question<'_>) -> Vec<Violation> {
        let Some(operation) = self.operation(routed.operation) else { return Vec::new() };
        let mut found = Vec::new();
        self.check_parameters(operation, routed, question, &mut found);
        self.check_body(operation, question, &mut found);
        found.truncate(TOLD);
        found
    }

    fn prepared(&self, number: usize, operation: &Operation) -> Option<&Prepared> {
        let read = || Prepared {
            parameters: operation
                .parameters
                .iter()
                .map(|parameter| Carried::new(&self.contract, &parameter.value))
                .collect(),
        };
        self.prepared.get(number).map(|prepared| prepared.get_or_init(read))
    }

    fn check_parameters(
        &self,
        operation: &Operation,
        routed: &Routed,
        question: &Question<'_>,
        found: &mut Vec<Violation>,
    ) {
        let Some(prepared) = self.prepared(routed.operation, operation) else { return };
        let query = pairs(question.query.unwrap_or_default());
        let mut cookies = None;
        for (parameter, carried) in operation.parameters.iter().zip(&prepared.parameters) {
            let name = parameter.name.as_str();
            let (part, checked) = match parameter.location {
                ParameterLocation::Path => {
                    let at = operation.path.names().iter().position(|known| known == name);
                    let Some(text) = at.and_then(|at| routed.values.get(at)) else { continue };
                    (Part::Path, parameters::check(&self.requests, carried, Part::Path, name, &Texts::One(text)))
                }
                ParameterLocation::Query => {
                    (Part::Query, parameters::check(&self.requests, carried, Part::Query, name, &Texts::Pairs(&query)))
                }
                ParameterLocation::Header if ignored(name) => continue,
                ParameterLocation::Header => {
                    let text = parameters::header(question.headers, name);
                    let check = |text: String| {
                        parameters::check(&self.requests, carried, Part::Header, name, &Texts::One(text.trim()))
                    };
                    (Part::Header, text.and_then(check))
                }
                ParameterLocation::Cookie => {
                    let cookies = cookies.get_or_insert_with(|| parameters::cookies(question.headers));
                    (
                        Part::Cookie,
                        parameters::check(&self.requests, carried, Part::Cookie, name, &Texts::Pairs(cookies)),
                    )
                }
                ParameterLocation::Querystring => {
                    let text = question.query.map(form_decoded);
                    let check = |text: String| {
                        parameters::check(&self.requests, carried, Part::Query, name, &Texts::One(&text))
                    };
                    (Part::Query, text.and_then(check))
                }
            };
            match checked {
                Some(violations) => found.extend(violations),
                None if parameter.required => found.push(parameters::missing(part, name)),
                None => {}
            }
        }
    }

    fn check_body(&self, operation: &Operation, question: &Question<'_>, found: &mut Vec<Violation>) {
        let Some(described) = &operation.request_body else { return };
        let stated = parameters::header(question.headers, CONTENT_TYPE.as_str());
        if question.body.is_empty() {
            if described.required && stated.is_none_or(|stated| MediaRange::new(&stated).is_json()) {
                found.push(Violation::new(Part::Body, Breach::Missing, "", "the request has no body"));
            }
            return;
        }
        if described.content.is_empty() {
            return;
        }
        let sent = match (&stated, described.content.as_slice()) {
            (Some(stated), _) => MediaRange::new(stated),
            (None, [only]) => only.range.clone(),
            (None, _) => MediaRange::new("application/octet-stream"),
        };
        match body::described(&described.content, &sent) {
            Some(media) => found.extend(body::check(&self.requests, media, &sent, question.headers, question.body)),
            None => found.push(media_type(&sent, described.content.iter().map(|media| media.range.raw()))),
        }
    }

    /// How the contract calls an operation: `GET /users/{id}`.
    pub fn name(&self, routed: &Routed) -> String {
        self.operation(routed.operation).map(spelt_operation).unwrap_or_default()
    }

    /// What is wrong with an answer of an operation. Without `body` only status and headers are looked at: the body was
    /// too large to keep, or the method has none.
    pub fn response(&self, routed: &Routed, status: u16, headers: &HeaderMap, body: Option<&[u8]>) -> Vec<Violation> {
        let Some(operation) = self.operation(routed.operation) else { return Vec::new() };
        let checks = self.sampler.validators();
        let Some(response) = response_of(operation, status) else {
            let known = listed(operation.responses.iter().map(|response| spelt(response.status)));
            let message = format!("the contract has no answer with the status {status}; it has {known}");
            return vec![Violation::new(Part::Status, Breach::Status, "", message)];
        };
        let mut found = Vec::new();
        for header in response.headers.iter().filter(|header| !header.name.eq_ignore_ascii_case("content-type")) {
            let carried = Carried::new(&self.contract, &header.value);
            match parameters::header(headers, &header.name) {
                Some(text) => {
                    let texts = Texts::One(text.trim());
                    let checked = parameters::check(checks, &carried, Part::Header, &header.name, &texts);
                    found.extend(checked.unwrap_or_default());
                }
                None if header.required => found.push(parameters::missing(Part::Header, &header.name)),
                None => {}
            }
        }
        if let Some(body) = body.filter(|_| !response.content.is_empty()) {
            let stated = parameters::header(headers, CONTENT_TYPE.as_str());
            match stated.map(|stated| MediaRange::new(&stated)) {
                Some(sent) => match body::described(&response.content, &sent) {
                    Some(media) => found.extend(body::check(checks, media, &sent, headers, body)),
                    None => found.push(media_type(&sent, response.content.iter().map(|media| media.range.raw()))),
                },
                None if body.is_empty() => {
                    found.push(Violation::new(Part::Body, Breach::Missing, "", "the answer has no body"));
                }
                None => {
                    found.push(Violation::new(Part::Body, Breach::MediaType, "", "the answer has no `Content-Type`"))
                }
            }
        }
        found.truncate(TOLD);
        found
    }

    /// Where the contract says what a violation breaks.
    pub fn origin(&self, violation: &Violation, ownership: Ownership) -> Option<Origin> {
        let (id, place) = violation.schema.as_ref()?;
        let options = WriteOptions { ownership: Some(ownership), sources: true, ..WriteOptions::default() };
        let written = write(&self.contract, *id, &options);
        let schema = source(&written, place)?;
        let at = self.contract.schemas.get(schema)?.at;
        Some(self.contract.documents.member_origin(at, &violation.keyword))
    }
}

/// `GET /users/{id}`.
pub(crate) fn spelt_operation(operation: &Operation) -> String {
    format!("{} {}", operation.method.0, operation.path.raw())
}

/// The response that describes a status: exact before range before default.
pub(crate) fn response_of(operation: &Operation, status: u16) -> Option<&Response> {
    let covering = operation.responses.iter().filter(|response| match response.status {
        StatusPattern::Code(code) => code == status,
        StatusPattern::Range(class) => u16::from(class) == status / 100,
        StatusPattern::Default => true,
    });
    covering.min_by_key(|response| response.status)
}

pub(crate) fn spelt(status: StatusPattern) -> String {
    match status {
        StatusPattern::Code(code) => code.to_string(),
        StatusPattern::Range(class) => format!("{class}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}

pub(crate) fn listed(names: impl Iterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// Header parameters that the specification has ignored (OpenAPI 3.1.1, section 4.8.12.1).
fn ignored(name: &str) -> bool {
    [ACCEPT, CONTENT_TYPE, AUTHORIZATION].iter().any(|known| known.as_str().eq_ignore_ascii_case(name))
}

fn media_type<'m>(sent: &MediaRange, known: impl Iterator<Item = &'m str>) -> Violation {
    let message = format!("the media type `{}/{}` is not described; {} is", sent.kind(), sent.subtype(), listed(known));
    Violation::new(Part::Body, Breach::MediaType, "", message)
}

/// Everything of a value that a schema refuses; a schema that no validator takes refuses nothing.
fn told(checks: &Checks, id: SchemaId, value: &Value, part: Part, name: &str) -> Vec<Violation> {
    let Ok(validator) = checks.validator(id) else { return Vec::new() };
    if validator.is_valid(value) {
        return Vec::new();
    }
    validator.iter_errors(value).take(TOLD).map(|error| Violation::of_schema(part, name, id, &error)).collect()
}

/// A JSON Pointer as a fragment, which is how problem details write it.
pub(crate) fn fragment(violation: &Violation) -> String {
    let mut whole = String::from("#");
    if !violation.name.is_empty() {
        pointer::push_token(&mut whole, &violation.name);
    }
    whole.push_str(&violation.pointer);
    whole
}
