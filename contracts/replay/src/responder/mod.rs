//! What a mock answers: one core without sockets, a pure function of contracts, suites, request and seed.
//!
//! [`wiremock`] serves it for a bounded number of requests, [`crate::serve`] for as long as it is wanted.

mod accept;
mod answer;
mod cache;
mod complete;
mod examples;
mod graphql;
mod http;
mod prefer;
mod render;
mod seed;
mod suites;
pub mod wiremock;
mod xml;

use std::sync::Arc;

use accordant_document::Finding;
use accordant_model::Contract;
use accordant_suite::Suite;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN, VARY,
};

pub use answer::{Answer, Source};

use crate::judge::{Question, Unrouted};
use graphql::GraphqlService;
use http::HttpService;
use prefer::Prefer;
use suites::SuiteService;

/// How a mock answers.
#[derive(Clone, Debug)]
pub struct Options {
    /// Another seed, other data.
    pub seed: u64,
    /// Whether requests that break the contract, or lack the credentials that it asks for, are refused.
    pub validate: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 0, validate: true }
    }
}

/// Answers for one or more contracts. Shared by threads; nothing in it waits.
pub struct Responder {
    services: Vec<Service>,
    suites: SuiteService,
    options: Options,
}

/// One contract, by its kind.
enum Service {
    Http(Box<HttpService>),
    Graphql(Box<GraphqlService>),
    /// A contract that nobody can ask anything.
    None,
}

/// What is wrong with examples.
#[derive(Debug, Default)]
pub struct BadExamples {
    /// For each contract, in the order in which they were given.
    pub findings: Vec<Vec<Finding>>,
    /// Examples that nobody looked at.
    pub left: usize,
}

/// Where a mock says that it is there.
pub const HEALTH: &str = "/_accordant/health";

impl Responder {
    /// Nothing is compiled or made before it is asked for: starting on a document of megabytes costs what reading it
    /// does.
    pub fn new(contracts: &[Arc<Contract>], options: Options) -> Self {
        let service = |contract: &Arc<Contract>| {
            let http = HttpService::new(contract).map(|service| Service::Http(Box::new(service)));
            let graphql = || GraphqlService::new(contract).map(|service| Service::Graphql(Box::new(service)));
            http.or_else(graphql).unwrap_or(Service::None)
        };
        Self { services: contracts.iter().map(service).collect(), suites: SuiteService::default(), options }
    }

    /// Lets the interactions of suites answer before the contracts do.
    #[must_use]
    pub fn with_suites(mut self, suites: &[Suite]) -> Self {
        self.suites = SuiteService::new(suites);
        self
    }

    /// How many interactions answer.
    pub fn interactions(&self) -> usize {
        self.suites.len()
    }

    /// Every operation as the contract calls it (`GET /users/{id}`), with its `operationId`.
    pub fn operations(&self) -> Vec<(String, Option<String>)> {
        self.http().flat_map(HttpService::operations).collect()
    }

    /// How many operations there are, fields of GraphQL's root types among them.
    pub fn size(&self) -> usize {
        let of = |service: &Service| match service {
            Service::Http(http) => http.operations().len(),
            Service::Graphql(graphql) => graphql.operations(),
            Service::None => 0,
        };
        self.services.iter().map(of).sum()
    }

    fn http(&self) -> impl Iterator<Item = &HttpService> {
        self.services.iter().filter_map(|service| match service {
            Service::Http(http) => Some(&**http),
            _ => None,
        })
    }

    /// The examples that break their schema, which are not given unless they are asked for by name. Looking at them
    /// costs a schema's compilation each, so that no more than `most` values of examples and schemas are looked at.
    pub fn bad_examples(&self, most: usize) -> BadExamples {
        let mut bad = BadExamples::default();
        let mut most = most;
        for service in &self.services {
            let (findings, left) = match service {
                Service::Http(http) => http.bad_examples(&mut most),
                _ => (Vec::new(), 0),
            };
            bad.findings.push(findings);
            bad.left += left;
        }
        bad
    }

    /// The answer to a request. It never fails: what cannot be answered is a problem (RFC 9457).
    pub fn answer(&self, question: &Question<'_>) -> Answer {
        let mut answer = if let Some(preflight) = preflight(question) {
            preflight
        } else if question.path == HEALTH {
            Answer::new(200, Source::Own).body("application/json", "{\"status\":\"ok\"}\n")
        } else {
            self.described(question)
        };
        share(&mut answer, question);
        if question.method == "HEAD" {
            answer.body.clear();
        }
        answer
    }

    fn described(&self, question: &Question<'_>) -> Answer {
        let prefer = Prefer::read(question.headers);
        let mut allowed: Vec<String> = Vec::new();
        let asks = prefer != Prefer::default();
        let alone = self.services.len() == 1;
        for service in &self.services {
            let service = match service {
                Service::Http(http) => http,
                Service::Graphql(graphql) if GraphqlService::takes(question.path, alone) => {
                    let suite = self.suites.answer(question, self.options.seed, None);
                    return suite.unwrap_or_else(|| graphql.answer(question, &self.options));
                }
                _ => continue,
            };
            match service.find(question) {
                Ok(routed) => {
                    let validates = self.options.validate;
                    let lacking = service.lacking(&routed, question);
                    let shown = match &lacking {
                        Some(_) => validates.then_some(false),
                        None => service.is_closed(&routed).then_some(true),
                    };
                    // Who asks for a refusal needs no reason to be refused.
                    let lacking = lacking.filter(|_| validates && !matches!(prefer.code, Some(401 | 403)));
                    let refusal = if validates { service.refusal(&routed, question) } else { None };
                    let suite = if asks || refusal.is_some() {
                        None
                    } else {
                        // Suites are written without the path of a server, and requests are sent with it.
                        let below = service.judge().below_bases(question.path);
                        let paths = std::iter::once(question.path).chain(below);
                        paths
                            .map(|path| Question { path, ..*question })
                            .find_map(|question| self.suites.answer(&question, self.options.seed, shown))
                    };
                    return match (suite, lacking, refusal) {
                        (Some(answer), ..) => {
                            service.completed(&routed, question, answer, &self.options).of(service.name(&routed))
                        }
                        (None, Some(lacking), _) => service.unauthorised(&routed, question, &lacking, &self.options),
                        (None, None, Some(refusal)) => refusal,
                        (None, None, None) => service.answer(&routed, question, &prefer, &self.options),
                    };
                }
                Err(Unrouted::Method(methods)) => allowed.extend(methods),
                Err(Unrouted::Path) => {}
            }
        }
        if let Some(answer) = self.suites.answer(question, self.options.seed, None) {
            return answer;
        }
        // Not of any path, but of the server itself (RFC 9110, section 9.3.7).
        if question.method == "OPTIONS" && question.path == "*" {
            return Answer::new(204, Source::Own);
        }
        if let Some(refusal) = self.suites.refusal(question).filter(|_| self.services.is_empty() || allowed.is_empty())
        {
            return refusal;
        }
        if allowed.is_empty() {
            let detail = format!("the contract has no path for `{}`", question.path);
            return Answer::problem(404, "path-unknown", &detail, Vec::new());
        }
        allowed.push("OPTIONS".to_owned());
        if question.method == "OPTIONS" {
            return Answer::new(204, Source::Own).allow(&allowed);
        }
        let detail = format!("the path has no operation `{}`; it has {}", question.method, allowed.join(", "));
        Answer::problem(405, "method-unknown", &detail, Vec::new()).allow(&allowed)
    }
}

/// The answer to what browsers ask before a request of another origin (Fetch standard, section 4.8).
fn preflight(question: &Question<'_>) -> Option<Answer> {
    let asked = question.headers.get(ACCESS_CONTROL_REQUEST_METHOD)?;
    if question.method != "OPTIONS" || !question.headers.contains_key(ORIGIN) {
        return None;
    }
    let mut answer = Answer::new(204, Source::Own);
    answer.headers.insert(ACCESS_CONTROL_ALLOW_METHODS, asked.clone());
    if let Some(names) = question.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        answer.headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    if question.headers.contains_key("access-control-request-private-network") {
        let name = HeaderName::from_static("access-control-allow-private-network");
        answer.headers.insert(name, HeaderValue::from_static("true"));
    }
    answer.headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    Some(answer)
}

/// Lets pages of every origin read the answer: there is nothing in a mock to be kept from them.
fn share(answer: &mut Answer, question: &Question<'_>) {
    let Some(origin) = question.headers.get(ORIGIN) else { return };
    let exposed: Vec<&str> =
        answer.headers.keys().map(HeaderName::as_str).filter(|name| !name.starts_with("access-control-")).collect();
    if let Ok(exposed) = HeaderValue::from_str(&exposed.join(", ")) {
        answer.headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
    answer.headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    answer.headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    answer.headers.append(VARY, HeaderValue::from_static("Origin"));
}
