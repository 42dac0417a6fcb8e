//! Writing pacts, version 4 only: the same text for the same suite, whatever it was read from.

mod lossy;
mod part;
pub(crate) mod rules;

use accordant_document::Finding;
use indexmap::IndexMap;

use crate::native::states_value;
use crate::write::json;
use crate::{Auth, Exchange, Interaction, Operation, State, Suite, Value};

/// How a pact is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct PactOptions {
    /// Widens what Pact cannot say (`$optional`, `$one_of`, `$absent`) instead of refusing it.
    pub lossy: bool,
}

/// The mark under which a comment keeps what Pact has no word for.
pub(super) const MARK: &str = "accordant";

/// The suite as a pact of version 4: interactions sorted by description and states, keys sorted, no time stamps, so that
/// two runs differ only where the suites do. What Pact cannot say is a finding; with [`PactOptions::lossy`] it is
/// widened, and the findings say where.
pub fn write(suite: &Suite, options: PactOptions) -> (String, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut interactions: Vec<Interaction> = suite.interactions.clone();
    for interaction in &mut interactions {
        lossy::widen(interaction, options, &mut findings);
    }
    interactions.sort_by_cached_key(order);
    let mut root = IndexMap::new();
    for (key, name) in [("consumer", &suite.consumer), ("provider", &suite.provider)] {
        let mut party = map(suite.extras.get(key));
        party.insert("name".to_owned(), Value::Text(name.clone()));
        root.insert(key.to_owned(), Value::Map(party));
    }
    let mut metadata = map(suite.extras.get("metadata"));
    let version = IndexMap::from([("version".to_owned(), "4.0".into())]);
    metadata.insert("pactSpecification".to_owned(), Value::Map(version));
    if !suite.states.is_empty() {
        // Pact declares no states; what is said of them comes back when the pact is read.
        let states = IndexMap::from([("states".to_owned(), Value::Map(states_value(suite)))]);
        metadata.insert(MARK.to_owned(), Value::Map(states));
    }
    root.insert("metadata".to_owned(), Value::Map(metadata));
    root.insert("interactions".to_owned(), Value::List(interactions.iter().map(interaction).collect()));
    for (key, kept) in &suite.extras {
        root.entry(key.clone()).or_insert_with(|| kept.clone());
    }
    (json::pretty(&json::sorted(Value::Map(root))), findings)
}

fn order(interaction: &Interaction) -> (String, String, String) {
    let states: Vec<String> = interaction.states.iter().map(|written| state(written, None).to_string()).collect();
    (interaction.name.clone(), states.join("\n"), interaction.id.clone())
}

fn map(value: Option<&Value>) -> IndexMap<String, Value> {
    value.and_then(Value::as_map).cloned().unwrap_or_default()
}

fn interaction(interaction: &Interaction) -> Value {
    let mut out = IndexMap::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("description", Value::Text(interaction.name.clone()));
    put("key", Value::Text(interaction.id.clone()));
    put("pending", Value::Bool(interaction.pending));
    if !interaction.states.is_empty() {
        let others = interaction.extras.get("providerStates").and_then(Value::as_list).unwrap_or_default();
        let states = interaction.states.iter().enumerate().map(|(index, written)| state(written, others.get(index)));
        put("providerStates", Value::List(states.collect()));
    }
    let mut marks = IndexMap::new();
    match &interaction.auth {
        Some(Auth::Profile(name)) => drop(marks.insert("auth".to_owned(), Value::Text(name.clone()))),
        Some(Auth::AsWritten) => drop(marks.insert("auth".to_owned(), "as-written".into())),
        Some(Auth::None) => drop(marks.insert("auth".to_owned(), "none".into())),
        None => {}
    }
    match &interaction.exchange {
        Exchange::Http { request, response } => {
            put("type", "Synchronous/HTTP".into());
            put("request", Value::Map(part::request(request)));
            put("response", Value::Map(part::response(response)));
        }
        Exchange::Graphql { operation, response } => {
            marks.insert("graphql".to_owned(), Value::Bool(true));
            put("type", "Synchronous/HTTP".into());
            put("request", Value::Map(part::request(&posted(operation))));
            put("response", Value::Map(part::response(response)));
        }
        Exchange::Message(message) => {
            put("type", "Asynchronous/Messages".into());
            for (key, value) in part::message(message) {
                put(&key, value);
            }
        }
        Exchange::SyncMessage { request, responses } => {
            put("type", "Synchronous/Messages".into());
            put("request", Value::Map(part::message(request)));
            put("response", Value::List(responses.iter().map(|answer| Value::Map(part::message(answer))).collect()));
        }
    }
    let mut comments = interaction.comments.clone();
    if !marks.is_empty() {
        comments.insert(MARK.to_owned(), Value::Map(marks));
    }
    if !comments.is_empty() {
        put("comments", Value::Map(comments));
    }
    for (key, kept) in &interaction.extras {
        out.entry(key.clone()).or_insert_with(|| kept.clone());
    }
    Value::Map(out)
}

fn state(state: &State, others: Option<&Value>) -> Value {
    let mut out = map(others);
    out.insert("name".to_owned(), Value::Text(state.name.clone()));
    if !state.params.is_empty() {
        out.insert("params".to_owned(), Value::Map(state.params.clone()));
    }
    Value::Map(out)
}

/// An operation as it goes over HTTP (GraphQL over HTTP, section 5.4).
fn posted(operation: &Operation) -> crate::Request {
    let mut body = IndexMap::from([("query".to_owned(), Value::Text(operation.document.clone()))]);
    if let Some(name) = &operation.name {
        body.insert("operationName".to_owned(), Value::Text(name.clone()));
    }
    if let Some(variables) = &operation.variables {
        body.insert("variables".to_owned(), variables.clone());
    }
    let mut request = crate::Request {
        method: "POST".to_owned(),
        path: operation.path.clone().unwrap_or_else(|| "/graphql".to_owned()),
        ..crate::Request::default()
    };
    request.part.headers.push(("content-type".to_owned(), vec!["application/json".to_owned()]));
    request.part.headers.extend(operation.headers.iter().cloned());
    request.part.media_type = Some("application/json".to_owned());
    request.part.content = crate::Content::Json(Value::Map(body));
    request
}
