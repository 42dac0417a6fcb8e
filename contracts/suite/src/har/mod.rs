//! HTTP Archive 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>): what browsers and proxies export.

use accordant_document::settings::Reader;
use accordant_document::{DocumentId, Documents, Finding, Node, Severity};

use crate::content::{decode, essence, is_binary};
use crate::findings::{FAULTS, ids};
use crate::record::{self, Capture};
use crate::{Suite, SuiteFormat};

/// Whether a document is an archive.
pub(crate) fn is_har(root: Node<'_>) -> bool {
    root.get("log").and_then(|log| log.get("entries")).is_some_and(Node::is_array)
}

/// The exchanges of an archive, and the host that answered the first of them.
pub fn captures(documents: &Documents, id: DocumentId) -> (String, Vec<Capture>, Vec<Finding>) {
    let mut reader = Reader::of(documents, id, FAULTS);
    let root = documents.node(documents.root(id));
    let mut exchanges = Vec::new();
    let mut provider = String::new();
    let Some(entries) = root.get("log").and_then(|log| log.get("entries")) else {
        let found = reader.origin(root.span());
        let message = "this is no recording: it has no `log` with `entries`";
        let finding = Finding::new(ids::SUITE_UNRECOGNISED, Severity::Error, found, message);
        reader.add(finding.help("a recording is an HTTP archive, or what `accordant proxy --record` wrote"));
        return (provider, exchanges, reader.findings());
    };
    let mut skipped = 0usize;
    for entry in entries.items() {
        let Some((host, exchange)) = exchange(&mut reader, entry) else { continue };
        if is_page(&exchange) {
            skipped += 1;
            continue;
        }
        if provider.is_empty() {
            provider = host;
        }
        exchanges.push(exchange);
    }
    if skipped > 0 {
        let message = format!("{skipped} entries are pages, scripts, styles or pictures and were left out");
        let origin = reader.origin(entries.span());
        let finding = Finding::new(ids::SUITE_RECORDING_TRIMMED, Severity::Info, origin, message);
        reader.add(finding.help("only what a client asks of an API becomes an interaction"));
    }
    (provider, exchanges, reader.findings())
}

/// The suite of an archive, as [`record::suite`] makes it. Pages, scripts and pictures are left out.
pub(crate) fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let (provider, exchanges, findings) = captures(documents, id);
    let mut suite = record::suite("", &provider, exchanges);
    suite.format = SuiteFormat::Har;
    suite.origin = documents.origin(documents.root(id));
    (Some(suite), findings)
}

fn exchange(reader: &mut Reader<'_>, entry: Node<'_>) -> Option<(String, Capture)> {
    for key in ["request", "response"] {
        if entry.get(key).is_none() {
            reader.missing(entry, "the entry", key);
            return None;
        }
    }
    let (request, response) = (entry.get("request")?, entry.get("response")?);
    for key in ["method", "url"] {
        if request.get(key).is_none() {
            reader.missing(request, "the request", key);
            return None;
        }
    }
    let method = reader.text(request.get("method")?, "`method`")?;
    let url = reader.text(request.get("url")?, "`url`")?;
    let status = response.get("status").and_then(|status| status.number_text()?.parse::<u16>().ok());
    // 0 stands for a request that was never answered.
    let status = status.filter(|status| (100..1000).contains(status))?;
    let (host, target) = split(&url);
    let request_body = request.get("postData").map(posted).unwrap_or_default();
    let content = response.get("content");
    let recorded = Capture {
        method,
        target,
        request_headers: headers_or(request, request.get("postData")),
        request_body,
        status,
        response_headers: headers_or(response, content),
        response_body: content.map(body).unwrap_or_default(),
        origin: reader.origin(entry.span()),
    };
    Some((host, recorded))
}

/// The host of a URL, and everything behind it.
fn split(url: &str) -> (String, String) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, target) = rest.split_at(end);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let target = if target.starts_with('/') { target.to_owned() } else { format!("/{target}") };
    (host.to_owned(), target.split('#').next().unwrap_or_default().to_owned())
}

fn headers(node: Node<'_>) -> Vec<(String, String)> {
    let items = node.get("headers").into_iter().flat_map(Node::items);
    items
        .filter_map(|item| Some((item.get("name")?.as_str()?.to_owned(), item.get("value")?.as_str()?.to_owned())))
        .collect()
}

/// Some exporters leave the headers out and keep the media type with the content.
fn headers_or(node: Node<'_>, content: Option<Node<'_>>) -> Vec<(String, String)> {
    let mut headers = headers(node);
    let stated = content.and_then(|content| content.get("mimeType")).and_then(Node::as_str);
    if let Some(media_type) = stated.filter(|text| !text.is_empty() && *text != "x-unknown")
        && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
    {
        headers.push(("content-type".to_owned(), media_type.to_owned()));
    }
    headers
}

/// A body, decoded where the archive says that it is encoded.
fn body(content: Node<'_>) -> Vec<u8> {
    let text = content.get("text").and_then(Node::as_str).unwrap_or_default();
    let encoded =
        content.get("encoding").and_then(Node::as_str).is_some_and(|name| name.eq_ignore_ascii_case("base64"));
    match encoded.then(|| decode(text)).flatten() {
        Some(bytes) => bytes,
        None => text.as_bytes().to_vec(),
    }
}

/// What was posted: its text, else its parameters.
fn posted(data: Node<'_>) -> Vec<u8> {
    if data.get("text").and_then(Node::as_str).is_some_and(|text| !text.is_empty()) {
        return body(data);
    }
    let params = data.get("params").into_iter().flat_map(Node::items);
    let params: Vec<(&str, &str)> =
        params.filter_map(|item| Some((item.get("name")?.as_str()?, item.get("value")?.as_str()?))).collect();
    crate::form::encode(params).into_bytes()
}

/// What a browser loads to show a page.
fn is_page(exchange: &Capture) -> bool {
    let media_type = crate::content::stated_header(&exchange.response_headers);
    let Some(media_type) = media_type.filter(|_| exchange.method.eq_ignore_ascii_case("get")) else { return false };
    let essence = essence(&media_type);
    is_binary(&media_type)
        || matches!(
            essence.as_str(),
            "text/html"
                | "text/css"
                | "text/javascript"
                | "application/javascript"
                | "application/x-javascript"
                | "image/svg+xml"
        )
}
