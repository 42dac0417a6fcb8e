//! Writing the own format: what the notation can say stands in it, the rest beside the body in Pact's words.

mod matcher;
mod notation;
mod part;

use indexmap::IndexMap;

use super::VERSION;
use super::states::KINDS;
use crate::identity::identity;
use crate::write::{json, yaml};
use crate::{Auth, Exchange, Interaction, Operation, ParamKind, State, Suite, Value};

/// The suite as YAML. Reading it gives the same suite back.
pub fn write_yaml(suite: &Suite) -> String {
    yaml::write(&written(suite))
}

/// The suite as JSON, in the same format.
pub fn write_json(suite: &Suite) -> String {
    json::pretty(&written(suite))
}

/// Collects members in their order, leaving out what says nothing.
#[derive(Default)]
struct Members(IndexMap<String, Value>);

impl Members {
    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    fn some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn map(&mut self, key: &str, members: IndexMap<String, Value>) {
        if !members.is_empty() {
            self.0.insert(key.to_owned(), Value::Map(members));
        }
    }
}

fn written(suite: &Suite) -> Value {
    let mut out = Members::default();
    out.put("accordant", VERSION);
    out.put("consumer", suite.consumer.as_str());
    out.put("provider", suite.provider.as_str());
    out.map("states", states(suite));
    out.map("pact", suite.extras.clone());
    out.put("interactions", Value::List(suite.interactions.iter().map(interaction).collect()));
    Value::Map(out.0)
}

/// The states that a suite declares, by name.
pub(crate) fn states(suite: &Suite) -> IndexMap<String, Value> {
    let states = suite.states.iter().map(|(name, state)| {
        let mut inner = Members::default();
        inner.some("description", state.description.as_deref());
        let params = state.params.iter().map(|(name, kind)| (name.clone(), kind_name(*kind).into()));
        inner.map("params", params.collect());
        (name.clone(), Value::Map(inner.0))
    });
    states.collect()
}

fn kind_name(kind: ParamKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("any", |(name, _)| name)
}

fn interaction(interaction: &Interaction) -> Value {
    let mut out = Members::default();
    out.put("name", interaction.name.as_str());
    if interaction.id != identity(&interaction.name, &interaction.states) {
        out.put("id", interaction.id.as_str());
    }
    if !interaction.states.is_empty() {
        out.put("given", Value::List(interaction.states.iter().map(state).collect()));
    }
    match &interaction.auth {
        Some(Auth::Profile(name)) => out.put("auth", name.as_str()),
        Some(Auth::AsWritten) => out.put("auth", "as-written"),
        Some(Auth::None) => out.put("auth", "none"),
        None => {}
    }
    if interaction.pending {
        out.put("pending", true);
    }
    out.some("needs-plugin", interaction.needs_plugin.as_deref());
    out.map("comments", interaction.comments.clone());
    let mut extras = interaction.extras.clone();
    match &interaction.exchange {
        Exchange::Http { request, response } => {
            out.put("request", Value::Map(part::request(request)));
            out.put("response", Value::Map(part::response(response)));
        }
        Exchange::Graphql { operation, response } => {
            out.put("graphql", self::operation(operation));
            out.put("response", Value::Map(part::graphql_response(response)));
        }
        Exchange::Message(message) => {
            let (described, inner) = part::message(message);
            out.put("message", Value::Map(described));
            let mut inner = inner;
            if let Some(Value::Map(kept)) = inner.shift_remove("pact") {
                extras.extend(kept);
            }
            out.0.extend(inner);
        }
        Exchange::SyncMessage { request, responses } => {
            let whole = |message| {
                let (described, inner) = part::message(message);
                let mut out = Members::default();
                out.map("metadata", described);
                out.0.extend(inner);
                Value::Map(out.0)
            };
            let mut inner = Members::default();
            inner.put("request", whole(request));
            inner.put("responses", Value::List(responses.iter().map(whole).collect()));
            out.put("sync-message", Value::Map(inner.0));
        }
    }
    out.map("pact", extras);
    Value::Map(out.0)
}

fn state(state: &State) -> Value {
    if state.params.is_empty() {
        return Value::Text(state.name.clone());
    }
    Value::Map(IndexMap::from([(state.name.clone(), Value::Map(state.params.clone()))]))
}

fn operation(operation: &Operation) -> Value {
    let mut out = Members::default();
    out.some("operation", operation.name.as_deref());
    out.some("path", operation.path.as_deref());
    out.map("headers", part::plain_headers(&operation.headers));
    out.some("variables", operation.variables.clone());
    out.put("document", operation.document.as_str());
    Value::Map(out.0)
}
