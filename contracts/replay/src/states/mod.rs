//! Provider states: what must be so before a request is sent, brought about by whoever knows the provider.
//!
//! A handler is told of one state at a time, `setup` before the request and `teardown` after it, in reverse order and
//! whatever happened in between. It may answer with values, which `${state.x}` stands for. What it is told is what
//! Pact's handlers are told, so that theirs can be used.

mod command;
mod url;

use std::time::Duration;

use accordant_suite::{State, Value};
use indexmap::IndexMap;
use serde_json::json;

pub use command::Command;

/// Most bytes of a handler's answer.
const MOST: usize = 4 << 20;

/// Who brings states about.
#[derive(Clone, Debug)]
pub enum Handler {
    /// Told by POST, with JSON.
    Url(String),
    /// Started for each state, with JSON on its standard input.
    Command(Command),
}

/// The handler, and what is known of it.
#[derive(Clone, Debug)]
pub struct States {
    pub handler: Handler,
    pub timeout: Duration,
    /// The states that it knows, where the settings list them.
    pub known: Option<Vec<String>>,
}

/// Which interactions with states may run beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// One after the other.
    #[default]
    Serial,
    /// Those whose states have other parameters.
    ByParam,
    /// All.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Setup,
    Teardown,
}

impl Action {
    const fn name(self) -> &'static str {
        match self {
            Action::Setup => "setup",
            Action::Teardown => "teardown",
        }
    }
}

/// What a handler made of a state.
#[derive(Debug, Default)]
pub(crate) struct Handled {
    pub(crate) values: IndexMap<String, Value>,
    /// The handler says that it does not know the state.
    pub(crate) unknown: bool,
}

/// Why a state is not there.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum StateError {
    #[error("the handler answers {0}")]
    Status(u16),
    #[error("the handler ends with {status}{said}")]
    Exit { status: String, said: String },
    #[error("the handler did not end within {} s", .0.as_secs_f64())]
    Timeout(Duration),
    #[error("the handler cannot be asked: {0}")]
    Unreachable(String),
    #[error("the handler answers with more than {MOST} bytes")]
    TooLarge,
    #[error("the handler answers with what is no JSON object")]
    NotJson,
}

impl States {
    /// Tells the handler of one state.
    pub(crate) async fn call(
        &self,
        client: &reqwest::Client,
        consumer: &str,
        state: &State,
        action: Action,
    ) -> Result<Handled, StateError> {
        let params: serde_json::Map<String, serde_json::Value> =
            state.params.iter().map(|(name, value)| (name.clone(), crate::values::to_json(value))).collect();
        let told = json!({ "consumer": consumer, "state": state.name, "params": params, "action": action.name() });
        let told = told.to_string();
        let asked = async {
            match &self.handler {
                Handler::Url(url) => url::call(client, url, told).await,
                Handler::Command(command) => command.call(told).await,
            }
        };
        match tokio::time::timeout(self.timeout, asked).await {
            Ok(handled) => handled,
            Err(_) => Err(StateError::Timeout(self.timeout)),
        }
    }
}

/// The values of an answer; nothing is an answer as well.
fn values(answer: &[u8]) -> Result<Handled, StateError> {
    if answer.trim_ascii().is_empty() {
        return Ok(Handled::default());
    }
    match serde_json::from_slice(answer) {
        Ok(serde_json::Value::Object(mut members)) => {
            let unknown = members.shift_remove("handled") == Some(serde_json::Value::Bool(false));
            let values = members.iter().map(|(name, value)| (name.clone(), crate::values::from_json(value)));
            Ok(Handled { values: values.collect(), unknown })
        }
        Ok(_) => Ok(Handled::default()),
        Err(_) => Err(StateError::NotJson),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_give_values_or_nothing() {
        let values = |text: &str| values(text.as_bytes()).map(|handled| (handled.values.len(), handled.unknown));
        assert_eq!(values(""), Ok((0, false)));
        assert_eq!(values(r#"{"id": 7, "name": "x"}"#), Ok((2, false)));
        assert_eq!(values(r#"{"handled": false}"#), Ok((0, true)));
        assert_eq!(values("\"OK\""), Ok((0, false)));
        assert_eq!(values("<html>"), Err(StateError::NotJson));
    }
}
