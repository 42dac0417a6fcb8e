//! From exchanges that were recorded to a suite: what changes from run to run is left out or loosened, what is secret
//! becomes a variable, and what says the same twice is kept once.

mod headers;
mod loosen;
pub(crate) mod secrets;
mod shape;

pub(crate) use loosen::looks_volatile;

use accordant_document::Origin;
use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use crate::content::{of_bytes, stated_header};
use crate::identity::identity;
use crate::matching::query_of;
use crate::{
    Category, Combine, Exchange, Interaction, Matcher, Part, Path, Request, Response, Rule, Suite, SuiteFormat,
};

/// One exchange as it went over the wire.
#[derive(Clone, Debug, Default)]
pub struct Capture {
    pub method: String,
    /// Path and query, without the host.
    pub target: String,
    pub request_headers: Vec<(String, String)>,
    /// Decompressed.
    pub request_body: Vec<u8>,
    pub status: u16,
    pub response_headers: Vec<(String, String)>,
    /// Decompressed.
    pub response_body: Vec<u8>,
    pub origin: Origin,
}

/// The suite of a recording. Interactions are in the order in which their operation was first asked.
pub fn suite(consumer: &str, provider: &str, exchanges: Vec<Capture>) -> Suite {
    let origin = exchanges.first().map_or_else(Origin::default, |exchange| exchange.origin);
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut names: IndexMap<String, usize> = IndexMap::new();
    let mut interactions = Vec::new();
    for exchange in exchanges {
        let Capture { origin, status, .. } = exchange;
        let (request, template) = request(&exchange);
        let response = response(&exchange);
        if !seen.insert(shape::of(&request, &template, &response)) {
            continue;
        }
        let name = format!("{} {template} gives {status}", request.method);
        let times = names.entry(name.clone()).or_insert(0);
        *times += 1;
        let name = if *times > 1 { format!("{name} ({times})") } else { name };
        interactions.push(Interaction {
            id: identity(&name, &[]),
            name,
            states: Vec::new(),
            exchange: Exchange::Http { request, response },
            pending: false,
            auth: None,
            comments: IndexMap::new(),
            extras: IndexMap::new(),
            needs_plugin: None,
            origin,
        });
    }
    Suite {
        consumer: consumer.to_owned(),
        provider: provider.to_owned(),
        format: SuiteFormat::Har,
        states: IndexMap::new(),
        interactions,
        extras: IndexMap::new(),
        origin,
    }
}

/// The request, and its path with the identifiers taken out.
pub(crate) fn request(exchange: &Capture) -> (Request, String) {
    let (path, query) = exchange.target.split_once('?').unwrap_or((&exchange.target, ""));
    let query = query.split('#').next().unwrap_or_default();
    let path = if path.is_empty() { "/" } else { path };
    let mut part = Part { origin: exchange.origin, ..Part::default() };
    part.headers = headers::kept(&exchange.request_headers, true);
    part.rules.0.extend(headers::rules(&part.headers, exchange.origin));
    content(&mut part, &exchange.request_headers, &exchange.request_body, true);
    let mut query = query_of(query);
    for (name, values) in &mut query {
        values.iter_mut().flatten().for_each(|value| secrets::text(name, value));
    }
    let (template, pattern) = loosen::path(path);
    if let Some(pattern) = pattern {
        part.rules.0.push(Rule {
            category: Category::Path,
            path: Path::default(),
            combine: Combine::And,
            matchers: vec![Matcher::Regex(pattern)],
            origin: exchange.origin,
        });
    }
    part.put_in_order();
    let request = Request { method: exchange.method.to_ascii_uppercase(), path: path.to_owned(), query, part };
    (request, template)
}

/// What is expected of an answer that came once: without what belongs to the moment, ids and dates by what they are.
pub(crate) fn response(exchange: &Capture) -> Response {
    let mut part = Part { origin: exchange.origin, ..Part::default() };
    part.headers = headers::kept(&exchange.response_headers, false);
    part.rules.0.extend(headers::rules(&part.headers, exchange.origin));
    content(&mut part, &exchange.response_headers, &exchange.response_body, false);
    part.put_in_order();
    Response { status: exchange.status, part }
}

fn content(part: &mut Part, headers: &[(String, String)], body: &[u8], is_request: bool) {
    if body.is_empty() {
        return;
    }
    // What says nothing of itself and is JSON is meant as JSON.
    let says_json = || std::str::from_utf8(body).is_ok_and(|text| text.trim_start().starts_with(['{', '[']));
    let media_type = stated_header(headers).or_else(|| says_json().then(|| "application/json".to_owned()));
    part.content = of_bytes(body.to_vec(), media_type.as_deref());
    part.media_type = Some(media_type.unwrap_or_else(|| crate::content::look_of(&part.content).to_owned()));
    if let crate::Content::Json(value) = &mut part.content {
        secrets::body(value, is_request);
        loosen::body(value, part.origin, is_request, &mut part.rules.0);
    } else if let crate::Content::Text(text) = &mut part.content {
        if part.media_type.as_deref().is_some_and(crate::content::is_form) {
            secrets::form(text);
        } else {
            secrets::unstated_json(text, is_request);
        }
    }
}
