//! Operations held against a GraphQL schema, and what is expected of `data` against what they select.

use accordant_model::graphql::operations::Sent;
use accordant_suite::{Content, Operation, Request, Response, Value};

use super::{Check, Touched, place};
use crate::finding::Finding;
use crate::rule::ids;
use crate::values::to_json;

impl Check<'_, '_> {
    /// A request of a pact that posts an operation.
    pub(super) fn posted(&mut self, request: &Request, response: &Response) {
        let Content::Json(Value::Map(members)) = &request.part.content else { return };
        let text = |name: &str| match members.get(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let Some(document) = text("query") else { return };
        let operation = Operation {
            document,
            name: text("operationName"),
            variables: members.get("variables").filter(|variables| **variables != Value::Null).cloned(),
            headers: request.part.headers.clone(),
            path: Some(request.path.clone()),
        };
        self.graphql(&operation, response);
    }

    pub(super) fn graphql(&mut self, operation: &Operation, response: &Response) {
        let statics = self.statics;
        let Some(schema) = statics.operation_schema() else { return };
        let origin = self.interaction.origin;
        let asked = match schema.ask(&operation.document, operation.name.as_deref()) {
            Ok(asked) => asked,
            Err(fault) => {
                let message = format!("the schema does not take the operation: {fault}");
                self.find(
                    Finding::error(ids::REPLAY_GRAPHQL_INVALID, origin, message)
                        .help("ask for what the schema has, or extend the schema"),
                );
                return;
            }
        };
        let variables = operation.variables.as_ref().map(to_json).unwrap_or_default();
        if !has_open(&variables)
            && let Err(fault) = asked.variables(&variables)
        {
            self.find(
                Finding::error(ids::REPLAY_GRAPHQL_INVALID, origin, format!("the variables do not fit: {fault}"))
                    .help("send the variables that the operation declares, as its types say"),
            );
        }
        let data = match &response.part.content {
            Content::Json(Value::Map(body)) => {
                body.get("data").filter(|data| matches!(data, Value::Map(_))).map(to_json)
            }
            _ => None,
        };
        if let Some(contract) = self.contract().graphql() {
            let sent = Sent {
                document: &operation.document,
                name: operation.name.as_deref(),
                variables: Some(&variables),
                data: data.as_ref(),
            };
            self.touched = Some(Touched::Graphql(sent.relies_on(contract).into_iter().collect()));
        }
        let Some(data) = data else { return };
        if let Err((path, fault)) = asked.can_answer(&data) {
            let at = place::in_body(self.documents, response.part.origin, &path);
            self.find(
                Finding::error(ids::REPLAY_GRAPHQL_DATA, at, format!("the schema cannot answer so: {fault}"))
                    .help("expect what the operation selects, as its types say"),
            );
        }
    }
}

/// Whether a request looks like GraphQL over HTTP.
pub(super) fn is_posted(request: &Request) -> bool {
    matches!(&request.part.content, Content::Json(Value::Map(members)) if matches!(members.get("query"), Some(Value::Text(_))))
}

/// Whether some value is known only when the interaction is played.
fn has_open(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => super::is_open(text),
        serde_json::Value::Array(items) => items.iter().any(has_open),
        serde_json::Value::Object(members) => members.values().any(has_open),
        _ => false,
    }
}
