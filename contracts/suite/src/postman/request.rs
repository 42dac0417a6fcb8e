//! Requests: method, URL, headers, credentials and body.

use accordant_document::Node;
use accordant_document::settings::Reader;

use super::auth::{Credentials, credentials};
use super::body::{self, Body};
use super::variables::{name_of, value_of};
use super::{Inherited, Scope, left_out};
use crate::form;
use crate::record::{self, Capture};
use crate::{Auth, Operation, Request};

/// What a request of the collection asks.
pub(super) struct Asked {
    pub(super) request: Request,
    /// Where the body is an operation of GraphQL.
    pub(super) operation: Option<Operation>,
    pub(super) auth: Option<Auth>,
}

/// A request, as an object or as its URL alone.
pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>, inherited: &Inherited<'_>) -> Asked {
    let scope = &inherited.scope;
    let method = node.get("method").and_then(Node::as_str).unwrap_or("GET");
    let (path, mut query) = target(if node.is_object() { node.get("url") } else { Some(node) }, scope);
    let mut headers = headers(node.get("header"), scope);
    let auth = node.get("auth").filter(|auth| !auth.is_null()).or(inherited.auth);
    let Credentials { header, query: parameter, auth } =
        auth.map(|auth| credentials(reader, auth, scope)).unwrap_or_default();
    if let Some((name, value)) = header
        && !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name))
    {
        headers.push((name, value));
    }
    query.extend(parameter.map(|(name, value)| (name, Some(value))));
    for key in ["certificate", "proxy"] {
        if let Some(written) = node.get(key).filter(|written| written.is_object() && !written.is_empty()) {
            let message = format!("the `{key}` of a request cannot be carried over");
            left_out(reader, written.span(), message, "set it in accordant.yaml under `replay`");
        }
    }
    let sent = match node.get("body").filter(|body| body.is_object()) {
        Some(body) => body::read(reader, body, &headers, scope),
        None => Body::None,
    };
    let mut capture = Capture {
        method: method.to_owned(),
        target: with_query(path, &query),
        origin: reader.origin(node.span()),
        ..Capture::default()
    };
    let mut operation = None;
    match sent {
        Body::None => {}
        Body::Bytes(bytes, media_type) => {
            match headers.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
                // The boundary of the header that was typed is not the one of the body.
                Some((_, value)) if media_type.as_deref().is_some_and(crate::content::is_multipart) => {
                    value.clone_from(media_type.as_ref().unwrap_or(&String::new()));
                }
                Some(_) => {}
                None => headers.extend(media_type.map(|media_type| ("Content-Type".to_owned(), media_type))),
            }
            capture.request_body = bytes;
        }
        Body::Operation(asked) => operation = Some(asked),
    }
    capture.request_headers = headers;
    let request = record::request(&capture).0;
    if let Some(operation) = &mut operation {
        let kept = request.part.headers.iter();
        operation.headers = kept.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")).cloned().collect();
        operation.path = (request.path != "/graphql").then(|| request.path.clone());
    }
    Asked { request, operation, auth }
}

/// Headers that are not switched off: a list, or lines of text.
pub(super) fn headers(node: Option<Node<'_>>, scope: &Scope) -> Vec<(String, String)> {
    let Some(node) = node else { return Vec::new() };
    if let Some(text) = node.as_str() {
        let pairs = text.lines().filter_map(|line| line.split_once(':'));
        return pairs.map(|(name, value)| (name.trim().to_owned(), scope.text(value.trim()))).collect();
    }
    let on = node.items().filter(|header| header.get("disabled").and_then(Node::as_bool) != Some(true));
    on.filter_map(|header| Some((scope.text(name_of(header)?), scope.text(&value_of(header).unwrap_or_default()))))
        .collect()
}

type Query = Vec<(String, Option<String>)>;

/// Path and query of a URL: a text, or its parts.
fn target(url: Option<Node<'_>>, scope: &Scope) -> (String, Query) {
    let Some(url) = url else { return ("/".to_owned(), Vec::new()) };
    let raw = url.as_str().or_else(|| url.get("raw")?.as_str()).unwrap_or_default();
    let parameters = url.get("variable");
    let Some(segments) = url.get("path").filter(|path| !path.is_null()) else {
        return of_text(raw, parameters, scope);
    };
    let mut path = host_path(url.get("host"), raw, scope);
    let mut add = |segment: &str| {
        path.push('/');
        path.push_str(&resolved(segment, parameters, scope));
    };
    match segments.as_str() {
        Some(text) => text.trim_start_matches('/').split('/').for_each(&mut add),
        None => segments.items().for_each(|segment| {
            // Version 2.0 may write a segment as an object.
            let text = segment.as_str().or_else(|| segment.get("value")?.as_str());
            add(text.unwrap_or_default());
        }),
    }
    let on = url.get("query").into_iter().flat_map(Node::items);
    let on = on.filter(|one| one.get("disabled").and_then(Node::as_bool) != Some(true));
    let query = on.filter_map(|one| Some((scope.text(name_of(one)?), value_of(one).map(|value| scope.text(&value)))));
    (path, query.collect())
}

fn of_text(raw: &str, parameters: Option<Node<'_>>, scope: &Scope) -> (String, Query) {
    let raw = raw.split('#').next().unwrap_or_default();
    let (raw, query) = raw.split_once('?').unwrap_or((raw, ""));
    let text = scope.text(raw);
    let text = behind_host(&text);
    let path: Vec<String> = text.split('/').map(|segment| resolved(segment, parameters, scope)).collect();
    let path = path.join("/");
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| match pair.split_once('=') {
        Some((name, value)) => (scope.text(name), Some(scope.text(value))),
        None => (scope.text(pair), None),
    });
    (if path.starts_with('/') { path } else { format!("/{path}") }, pairs.collect())
}

/// The path that the base address ends with: `{{base}}` may be `https://api.example.com/v1`.
fn host_path(host: Option<Node<'_>>, raw: &str, scope: &Scope) -> String {
    let host = match host {
        Some(host) if host.is_array() => host.items().filter_map(Node::as_str).collect::<Vec<_>>().join("."),
        Some(host) => host.as_str().unwrap_or_default().to_owned(),
        None => raw.split('/').next().unwrap_or_default().to_owned(),
    };
    let host = scope.text(&host);
    behind_host(&host).trim_end_matches('/').to_owned()
}

/// What follows the host of a URL; a variable at its start is the address.
fn behind_host(url: &str) -> &str {
    let rest = match url.split_once("://") {
        Some((_, rest)) => rest,
        None if url.starts_with('/') => return url,
        None => url,
    };
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default()
}

/// A segment of a path; `:id` is a parameter of the URL.
fn resolved(segment: &str, parameters: Option<Node<'_>>, scope: &Scope) -> String {
    let Some(name) = segment.strip_prefix(':').filter(|name| !name.is_empty()) else { return scope.text(segment) };
    let known = parameters.into_iter().flat_map(Node::items).find(|one| name_of(*one) == Some(name));
    match known.and_then(value_of).filter(|value| !value.is_empty()) {
        Some(value) => scope.text(&value),
        None => record::secrets::variable(name),
    }
}

fn with_query(path: String, query: &Query) -> String {
    if query.is_empty() {
        return path;
    }
    let pairs: Vec<String> = query
        .iter()
        .map(|(name, value)| match value {
            Some(value) => form::encode([(name.as_str(), value.as_str())]),
            None => form::encode([(name.as_str(), "")]).trim_end_matches('=').to_owned(),
        })
        .collect();
    format!("{path}?{}", pairs.join("&"))
}
