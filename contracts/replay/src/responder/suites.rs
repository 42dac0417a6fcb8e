//! Interactions of suites as answers.

use accordant_suite::matching::generate::{self, Inputs, Playing, response};
use accordant_suite::matching::{Actual, Code, Plan, nearest, query_of};
use accordant_suite::{Auth, Content, Exchange, Interaction, Operation, Part, Request, Response, Suite, Value};
use apollo_compiler::ast::Document;
use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};
use indexmap::IndexMap;
use serde_json::json;

use super::answer::{Answer, Source};
use super::seed::SeedOf;
use crate::judge::Question;

/// The moment at which generated dates are made: 2026-01-01. An answer is a function of its question, and of no clock.
const NOW: i64 = 1_767_225_600;
/// Mismatches of the nearest interaction that are told.
const TOLD: usize = 20;

/// What interactions answer.
#[derive(Default)]
pub(crate) struct SuiteService {
    signed: Group,
    /// Interactions without credentials on purpose: they answer nobody who has some.
    unsigned: Group,
    graphql: Vec<Asked>,
}

/// Requests with their answers, by the same index.
#[derive(Default)]
struct Group {
    plans: Vec<Plan>,
    entries: Vec<Entry>,
}

struct Entry {
    consumer: String,
    name: String,
    response: Response,
    /// The parameters of the provider states, which a real backend would know.
    states: IndexMap<String, Value>,
    /// Whether the suite says who asks.
    named: bool,
}

/// A GraphQL operation as it is compared: parsed and printed, so that layout does not count.
struct Asked {
    document: String,
    name: Option<String>,
    variables: serde_json::Value,
    path: String,
    entry: Entry,
}

impl SuiteService {
    pub(crate) fn new(suites: &[Suite]) -> Self {
        let mut service = Self::default();
        for suite in suites {
            for interaction in suite.interactions.iter().filter(|known| known.needs_plugin.is_none()) {
                let entry = |response: &Response| Entry {
                    consumer: suite.consumer.clone(),
                    name: interaction.name.clone(),
                    response: response.clone(),
                    states: states(interaction),
                    named: matches!(interaction.auth, Some(Auth::Profile(_))),
                };
                match &interaction.exchange {
                    Exchange::Http { request, response } => {
                        let entry = entry(response);
                        let unsigned = interaction.auth == Some(Auth::None);
                        let group = if unsigned { &mut service.unsigned } else { &mut service.signed };
                        group.plans.push(Plan::request(&entry.sent(request)));
                        group.entries.push(entry);
                    }
                    Exchange::Graphql { operation, response } => {
                        service.graphql.push(asked(operation, entry(response)));
                    }
                    Exchange::Message(_) | Exchange::SyncMessage { .. } => {}
                }
            }
        }
        service
    }

    pub(crate) fn len(&self) -> usize {
        self.signed.entries.len() + self.unsigned.entries.len() + self.graphql.len()
    }

    /// The answer of the interaction that the request is; of several the first that fits best. `shown` says whether the
    /// request has the credentials that a contract asks for, where one asks: who has them is none of the interactions
    /// without any, and who has not is none of those that name who asks.
    pub(crate) fn answer(&self, question: &Question<'_>, seed: u64, shown: Option<bool>) -> Option<Answer> {
        if let Some(entry) = self.operation(question) {
            return Some(entry.answer(seed));
        }
        let signed = shown == Some(true) || question.headers.contains_key(AUTHORIZATION);
        let groups = [Some(&self.unsigned).filter(|_| !signed), Some(&self.signed)];
        let entry = groups.into_iter().flatten().find_map(|group| group.answering(question))?;
        if shown == Some(false) && entry.named {
            return None;
        }
        let seed = SeedOf::new(seed).with(question.path.as_bytes()).with(question.body).value();
        Some(entry.answer(seed))
    }

    /// Why no interaction is the request: the nearest, and what differs. `None` where there are no interactions.
    pub(crate) fn refusal(&self, question: &Question<'_>) -> Option<Answer> {
        let group = if self.signed.plans.is_empty() { &self.unsigned } else { &self.signed };
        let (at, _) = group.nearest(question)?;
        let (entry, plan) = (group.entries.get(at)?, group.plans.get(at)?);
        let mismatches = with_actual(question, |actual| plan.check(actual));
        let other = mismatches.iter().any(|mismatch| matches!(mismatch.code, Code::Method | Code::Path));
        let errors = mismatches.iter().take(TOLD).map(|mismatch| {
            json!({
                "in": mismatch.code.name(),
                "path": mismatch.path,
                "rule": mismatch.rule,
                "detail": format!("expected {}, not {}", mismatch.expected, mismatch.actual),
            })
        });
        let detail = format!(
            "no interaction is this request; the nearest is `{}` of `{}`, from which it differs in {}",
            entry.name,
            entry.consumer,
            if mismatches.len() == 1 { "one place".to_owned() } else { format!("{} places", mismatches.len()) }
        );
        Some(Answer::problem(if other { 404 } else { 400 }, "interaction-unmatched", &detail, errors.collect()))
    }

    fn operation(&self, question: &Question<'_>) -> Option<&Entry> {
        if self.graphql.is_empty() || question.method != "POST" {
            return None;
        }
        let body: serde_json::Value = serde_json::from_slice(question.body).ok()?;
        let document = normal(body.get("query")?.as_str()?);
        let name = body.get("operationName").and_then(serde_json::Value::as_str);
        let variables = body.get("variables").map_or_else(|| json!({}), absent_is_empty);
        let found = self.graphql.iter().find(|asked| {
            asked.document == document
                && question.path.ends_with(asked.path.as_str())
                && asked.variables == variables
                && (name.is_none() || asked.name.is_none() || asked.name.as_deref() == name)
        });
        found.map(|asked| &asked.entry)
    }
}

impl Group {
    /// The best plan, and whether it fits.
    fn nearest(&self, question: &Question<'_>) -> Option<(usize, bool)> {
        let (at, fit) = with_actual(question, |actual| nearest(&self.plans, actual))?;
        Some((at, fit.is_exact()))
    }

    /// The interaction that the request is.
    fn answering(&self, question: &Question<'_>) -> Option<&Entry> {
        let (at, fits) = self.nearest(question)?;
        self.entries.get(at).filter(|_| fits)
    }
}

/// What came, as matching wants it.
fn with_actual<T>(question: &Question<'_>, ask: impl FnOnce(&Actual<'_>) -> T) -> T {
    let query = query_of(question.query.unwrap_or_default());
    let headers: Vec<(&str, &str)> =
        question.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
    ask(&Actual {
        method: question.method,
        path: question.path,
        query: &query,
        headers: &headers,
        body: question.body,
        ..Actual::default()
    })
}

fn asked(operation: &Operation, entry: Entry) -> Asked {
    let variables = operation.variables.as_ref().map(|variables| {
        let part = Part { content: Content::Json(variables.clone()), ..Part::default() };
        match entry.sent(&Request { part, ..Request::default() }).part.content {
            Content::Json(sent) => sent,
            _ => variables.clone(),
        }
    });
    let variables: Option<serde_json::Value> =
        variables.and_then(|value| serde_json::from_str(&value.to_string()).ok());
    Asked {
        document: normal(&operation.document),
        name: operation.name.clone(),
        variables: variables.as_ref().map_or_else(|| json!({}), absent_is_empty),
        path: operation.path.clone().unwrap_or_else(|| "/graphql".to_owned()),
        entry,
    }
}

/// Absent, null and empty variables are the same.
fn absent_is_empty(variables: &serde_json::Value) -> serde_json::Value {
    if variables.is_null() { json!({}) } else { variables.clone() }
}

/// The document without its layout; a text that is none stays as it is.
fn normal(text: &str) -> String {
    match Document::parser().recursion_limit(100).token_limit(20_000).parse_ast(text, "operation.graphql") {
        Ok(document) => document.serialize().no_indent().to_string(),
        Err(_) => text.to_owned(),
    }
}

fn states(interaction: &Interaction) -> IndexMap<String, Value> {
    let params = interaction.states.iter().flat_map(|state| &state.params);
    params.map(|(name, value)| (name.clone(), value.clone())).collect()
}

impl Entry {
    /// A request as it is sent where the parameters of the states are all that is known of them.
    fn sent(&self, request: &Request) -> Request {
        let none = IndexMap::new();
        let playing = Playing::Consumer;
        let inputs = Inputs { seed: 0, now: NOW, state: &self.states, env: &none, base_url: None, playing };
        generate::request(request, &inputs).unwrap_or_else(|_| request.clone())
    }

    fn answer(&self, seed: u64) -> Answer {
        let none = IndexMap::new();
        let inputs =
            Inputs { seed, now: NOW, state: &self.states, env: &none, base_url: None, playing: Playing::Provider };
        // What only a handler of states would know stays as the suite writes it.
        let made = response(&self.response, &inputs).unwrap_or_else(|_| self.response.clone());
        let source = Source::Suite(self.consumer.clone(), self.name.clone());
        let mut answer = Answer::new(if made.status == 0 { 200 } else { made.status }, source);
        for (name, values) in &made.part.headers {
            let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { continue };
            // Bodies are written whole: what says how they are sent is not the suite's affair.
            if matches!(name.as_str(), "content-length" | "transfer-encoding" | "content-encoding" | "connection") {
                continue;
            }
            for value in values {
                answer = answer.with(name.clone(), value);
            }
        }
        let (body, usual) = match &made.part.content {
            Content::Unstated | Content::Empty => (Vec::new(), None),
            Content::Json(value) => (value.to_string().into_bytes(), Some("application/json")),
            Content::Text(text) => (text.clone().into_bytes(), Some("text/plain; charset=utf-8")),
            Content::Bytes(bytes) => (bytes.clone(), Some("application/octet-stream")),
        };
        answer.body = body.into();
        let media = made.part.media_type.as_deref().or(usual);
        match media.filter(|_| !stated(&answer.headers) && !answer.body.is_empty()) {
            Some(media) => answer.with(CONTENT_TYPE, media),
            None => answer,
        }
    }
}

fn stated(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_TYPE)
}
