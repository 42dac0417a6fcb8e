//! Pact files, versions 1 to 4: the HTTP interactions, without their matching rules (specification at
//! github.com/pact-foundation/pact-specification).

use accordant_document::Node;
use smol_str::SmolStr;

use super::call::{Call, Exchanged, Route};
use crate::Usage;

/// The calls of a Pact file; `None` where it is none. Messages have no operation and are left out.
pub(crate) fn calls(root: Node<'_>, place: &impl Fn(Node<'_>) -> String) -> Option<Vec<Call>> {
    let consumer = root.get("consumer").and_then(|consumer| consumer.get("name")).and_then(Node::as_str)?;
    root.get("provider")?;
    let interactions = root.get("interactions");
    if interactions.is_none() && root.get("messages").is_none() {
        return None;
    }
    let http = interactions.into_iter().flat_map(Node::items).filter_map(|interaction| {
        let request = interaction.get("request")?;
        let method = request.get("method").and_then(Node::as_str).unwrap_or("GET").to_ascii_uppercase();
        let path = request.get("path").and_then(Node::as_str)?;
        Some(Call {
            usage: Usage { consumer: consumer.to_owned(), place: place(interaction) },
            route: Route::Path { method: SmolStr::new(method), path: path.to_owned() },
            exchanged: Some(exchanged(request, interaction.get("response"))),
        })
    });
    Some(http.collect())
}

fn exchanged(request: Node<'_>, response: Option<Node<'_>>) -> Exchanged {
    let part = |name: &str| response.and_then(|response| response.get(name));
    Exchanged {
        query: request.get("query").map(query).unwrap_or_default(),
        request_headers: request.get("headers").map(names).unwrap_or_default(),
        request_body: request.get("body").map(body),
        status: part("status").and_then(|status| u16::try_from(status.as_number()?.to_u64()?).ok()),
        response_headers: part("headers").map(names).unwrap_or_default(),
        response_body: part("body").map(body),
    }
}

/// The names of a query: a string in versions 1 and 2, an object of lists since.
fn query(node: Node<'_>) -> Vec<String> {
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    match node.as_str() {
        Some(text) => text.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(name).collect(),
        None => node.members().map(|member| member.key.to_owned()).collect(),
    }
}

fn names(headers: Node<'_>) -> Vec<String> {
    headers.members().map(|member| member.key.to_ascii_lowercase()).collect()
}

/// The body itself: version 4 wraps it, with its type and encoding beside.
fn body(node: Node<'_>) -> serde_json::Value {
    let wrapped = node.get("content").filter(|_| {
        node.members().all(|member| matches!(member.key, "content" | "contentType" | "encoded" | "contentTypeHint"))
    });
    let content = wrapped.unwrap_or(node);
    // JSON that is written as text, as version 4 allows.
    let encoded = node.get("encoded").and_then(Node::as_str).is_some_and(|form| form.eq_ignore_ascii_case("json"));
    match content.as_str().filter(|_| wrapped.is_some() && encoded) {
        Some(text) => serde_json::from_str(text).unwrap_or_else(|_| content.to_value()),
        None => content.to_value(),
    }
}
