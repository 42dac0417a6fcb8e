//! GraphQL requests over HTTP: POST with JSON, GET with a query (GraphQL over HTTP, sections 5.3 and 5.4).

use accordant_model::http::MediaRange;
use apollo_compiler::response::JsonMap;
use hyper::header::CONTENT_TYPE;
use serde::Deserialize;

use super::Fault;
use crate::judge::{Question, form_decoded, pairs};

/// What is to be executed.
pub(super) struct Asked {
    pub(super) document: String,
    pub(super) operation: Option<String>,
    pub(super) variables: JsonMap,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Posted {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<JsonMap>,
    extensions: Option<serde_json::Value>,
}

pub(super) fn read(question: &Question<'_>) -> Result<Asked, Fault> {
    match question.method {
        "GET" | "HEAD" => {
            let query = pairs(question.query.unwrap_or_default());
            let value = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, raw)| form_decoded(raw));
            let variables = value("variables").filter(|text| !text.is_empty());
            let variables = variables.map(|text| serde_json::from_str(&text)).transpose();
            Ok(Asked {
                document: value("query").ok_or_else(|| Fault::new(400, "the request has no `query`"))?,
                operation: value("operationName").filter(|name| !name.is_empty()),
                variables: variables
                    .map_err(|error| Fault::new(400, format!("`variables` is no JSON object: {error}")))?
                    .unwrap_or_default(),
            })
        }
        "POST" => {
            let media = question.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(MediaRange::new);
            match media {
                Some(media) if media.subtype() == "graphql" => Ok(Asked {
                    document: String::from_utf8_lossy(question.body).into_owned(),
                    operation: None,
                    variables: JsonMap::new(),
                }),
                Some(media) if media.is_json() => posted(question.body),
                _ => Err(Fault::new(415, "the request must be `application/json`")),
            }
        }
        _ => Err(Fault::new(405, "GraphQL is asked with POST, or with GET for queries")),
    }
}

fn posted(body: &[u8]) -> Result<Asked, Fault> {
    let posted: Posted = serde_json::from_slice(body)
        .map_err(|error| Fault::new(400, format!("the body is no GraphQL request: {error}")))?;
    let persisted = posted.extensions.as_ref().is_some_and(|extensions| extensions.get("persistedQuery").is_some());
    let document = posted.query.ok_or_else(|| {
        // What clients of persisted queries wait for, to send the document with the next request.
        Fault::new(400, if persisted { "PersistedQueryNotFound" } else { "the request has no `query`" })
    })?;
    Ok(Asked {
        document,
        operation: posted.operation_name.filter(|name| !name.is_empty()),
        variables: posted.variables.unwrap_or_default(),
    })
}
