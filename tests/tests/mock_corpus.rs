//! The responder over the corpus: operations of every real document are asked with a request that is made of their own
//! schemas. Nothing panics, what is made keeps to its schema, and what could not be made is counted with the reason.

use std::collections::BTreeMap;
use std::iter::once;
use std::sync::Arc;

use accordant_model::http::{MediaRange, Operation, Parameter, ParameterLocation, ParameterValue, SecurityKind, Style};
use accordant_model::json_schema::Ownership;
use accordant_model::{Contract, ContractKind};
use accordant_replay::judge::{Judge, Question};
use accordant_replay::responder::{Options, Responder, Source};
use accordant_sample::Sampler;
use accordant_tests::{corpus, reading};
use anyhow::Result;
use hyper::HeaderMap;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue};
use serde_json::Value;

/// Operations of one document, spread evenly: compiling the schemas of all of GitHub's takes minutes in this profile.
const EACH: usize = 25;

/// A request, ready to be sent.
struct Asked {
    path: String,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

#[test]
fn operations_of_real_documents_are_answered() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for item in reading::items(&folder)? {
        // The older side of a pair says nearly the same.
        if item.kind != "openapi" || item.expected.is_none() || item.id.ends_with("/old") {
            continue;
        }
        let Some(contract) = reading::read(&item).contract else { continue };
        let ContractKind::Http(http) = &contract.kind else { continue };
        let count = http.operations.len();
        let contract = Arc::new(contract);
        let responder = Responder::new(&[Arc::clone(&contract)], Options::default());
        let Some(judge) = Judge::new(Arc::clone(&contract)) else { continue };
        let sampler = Sampler::new(Arc::clone(&contract), Ownership::Request);
        let step = count.div_ceil(EACH).max(1);
        for operation in contract.http().into_iter().flat_map(|http| http.operations.iter().step_by(step)) {
            let mut asked = request(&contract, &sampler, operation);
            let method = operation.method.0.as_str();
            let open = responder.answer(&question(method, &asked));
            let has_to = operation.security.iter().all(|alternative| !alternative.schemes.is_empty());
            if open.detail().is_some_and(|detail| detail.starts_with("the request lacks credentials")) {
                assert!(has_to, "{}: {method} {} lets everybody in", item.id, operation.path.raw());
                *counts.entry("credentials").or_default() += 1;
            }
            sign(&contract, operation, &mut asked);
            for media in once("application/json").chain(xml_of(operation)) {
                asked.headers.insert(ACCEPT, HeaderValue::from_str(&format!("{media}, */*;q=0.1"))?);
                let answer = responder.answer(&question(method, &asked));
                let what = match (&answer.source, answer.status.as_u16()) {
                    (Source::Refused, 500) => "not generated",
                    (Source::Refused, _) => "refused",
                    (Source::Example(_), _) => "example",
                    (Source::Generated, _) => "generated",
                    (Source::Empty, _) => "empty",
                    (Source::Suite(..) | Source::Own, _) => "own",
                };
                *counts.entry(what).or_default() += 1;
                if what == "refused" || what == "not generated" {
                    let detail = answer.detail().unwrap_or_default();
                    let reason: String = detail.split(':').next().unwrap_or_default().chars().take(80).collect();
                    *reasons.entry(format!("{what}: {reason}")).or_default() += 1;
                }
                if what == "generated"
                    && let Ok(routed) = judge.find(method, &asked.path)
                {
                    let body = Some(answer.body.as_ref()).filter(|_| method != "HEAD");
                    let violations = judge.response(&routed, answer.status.as_u16(), &answer.headers, body);
                    if let Some(violation) = violations.first() {
                        wrong.push(format!("{} {method} {} {media}: {violation:?}", item.id, operation.path.raw()));
                    }
                }
            }
        }
    }
    let asked_for = counts.remove("credentials").unwrap_or_default();
    let told = format!("{counts:?}, {asked_for} for credentials\n{reasons:#?}");
    assert!(wrong.is_empty(), "{} answers break their own schema:\n{}\n{told}", wrong.len(), wrong.join("\n"));
    let of = |what: &str| counts.get(what).copied().unwrap_or_default();
    let all: usize = counts.values().sum();
    assert!(all > 500 && asked_for > 100, "the corpus has operations: {told}");
    assert!(!reasons.contains_key("refused: the request lacks credentials"), "{told}");
    // What the validator refuses of its own sampler's requests is a fault of one of them, or of the document.
    assert!(of("refused") * 20 < all, "{told}");
    assert!(of("not generated") * 50 < all, "{told}");
    Ok(())
}

fn question<'a>(method: &'a str, asked: &'a Asked) -> Question<'a> {
    Question { method, path: &asked.path, query: Some(&asked.query), headers: &asked.headers, body: &asked.body }
}

/// The first media type of XML that some answer has.
fn xml_of(operation: &Operation) -> Option<&str> {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let is_xml = |range: &MediaRange| range.subtype() == "xml" || range.suffix() == Some("xml");
    content.map(|media| &media.range).find(|range| is_xml(range)).map(MediaRange::raw)
}

/// Shows the credentials of the operation's first alternative.
fn sign(contract: &Contract, operation: &Operation, asked: &mut Asked) {
    let (Some(http), Some(first)) = (contract.http(), operation.security.first()) else { return };
    for scheme in first.schemes.iter().filter_map(|(name, _)| http.security_schemes.get(name)) {
        let shown = match &scheme.kind {
            SecurityKind::ApiKey { location: ParameterLocation::Query, name } => {
                let separator = if asked.query.is_empty() { "" } else { "&" };
                asked.query.push_str(&format!("{separator}{}=key", escaped(name)));
                continue;
            }
            SecurityKind::ApiKey { location: ParameterLocation::Cookie, name } => {
                let known = asked.headers.get(COOKIE).and_then(|known| known.to_str().ok());
                (
                    COOKIE,
                    known.into_iter().map(str::to_owned).chain([format!("{name}=key")]).collect::<Vec<_>>().join("; "),
                )
            }
            SecurityKind::ApiKey { name, .. } => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => (name, "key".to_owned()),
                Err(_) => continue,
            },
            SecurityKind::Http { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => {
                (AUTHORIZATION, "Basic dTpw".to_owned())
            }
            SecurityKind::Http { scheme, .. } => (AUTHORIZATION, format!("{scheme} key")),
            SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
                (AUTHORIZATION, "Bearer key".to_owned())
            }
            SecurityKind::MutualTls => continue,
        };
        if let Ok(value) = HeaderValue::from_str(&shown.1) {
            asked.headers.insert(shown.0, value);
        }
    }
}

/// A sound request to an operation, as far as its schemas let one be made.
fn request(contract: &Contract, sampler: &Sampler<Arc<Contract>>, operation: &Operation) -> Asked {
    let mut asked = Asked { path: String::new(), query: String::new(), headers: HeaderMap::new(), body: Vec::new() };
    let mut pairs: Vec<String> = Vec::new();
    let mut cookies: Vec<String> = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        let value = sample(contract, sampler, parameter);
        let name = parameter.name.as_str();
        match parameter.location {
            ParameterLocation::Path | ParameterLocation::Querystring => {}
            ParameterLocation::Query => pairs.extend(form(parameter, &value)),
            ParameterLocation::Cookie => cookies.push(format!("{name}={}", simple(&value, false))),
            ParameterLocation::Header => {
                let text = if is_json(parameter) { value.to_string() } else { simple(&value, false) };
                if let (Ok(name), Ok(text)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&text)) {
                    asked.headers.insert(name, text);
                }
            }
        }
    }
    asked.query = pairs.join("&");
    if let Ok(text) = HeaderValue::from_str(&cookies.join("; "))
        && !cookies.is_empty()
    {
        asked.headers.insert(COOKIE, text);
    }
    let path = operation.path.filled(|name| {
        let parameter =
            operation.parameters.iter().find(|known| known.location == ParameterLocation::Path && known.name == name);
        let Some(parameter) = parameter else { return Some("x".to_owned()) };
        let value = sample(contract, sampler, parameter);
        let (style, explode) = style(parameter);
        let text = simple(&value, explode);
        Some(match style {
            Style::Label => format!(".{}", escaped(&text)),
            Style::Matrix => format!(";{name}={}", escaped(&text)),
            _ => escaped(&text),
        })
    });
    path.split(['?', '#']).next().unwrap_or_default().clone_into(&mut asked.path);
    let json = operation.request_body.iter().flat_map(|body| &body.content).find(|media| media.range.is_json());
    let first = operation.request_body.iter().flat_map(|body| &body.content).next();
    if let Some(media) = json {
        let value = media.schema.and_then(|id| sampler.sample(id, &[], 1).ok()).unwrap_or(Value::Null);
        asked.body = value.to_string().into_bytes();
        asked.headers.insert(CONTENT_TYPE, HeaderValue::from_str(media.range.raw()).expect("a media type"));
    } else if let Some(media) = first.filter(|media| media.range.kind() != "multipart") {
        // Other media types are only named: what they hold is not held against a schema of text.
        if let (Ok(value), false) = (HeaderValue::from_str(media.range.raw()), media.range.kind() == "*") {
            asked.headers.insert(CONTENT_TYPE, value);
        }
    }
    asked
}

fn sample(contract: &Contract, sampler: &Sampler<Arc<Contract>>, parameter: &Parameter) -> Value {
    let schema = match &parameter.value {
        ParameterValue::Schema { schema, .. } => *schema,
        ParameterValue::Content(media) => media.schema,
    };
    let shown = contract.documents.node(parameter.at).get("example").map(accordant_document::Node::to_value);
    let made = schema.and_then(|id| sampler.sample(id, &[], 1).ok());
    made.or(shown).unwrap_or_else(|| Value::from("x"))
}

fn style(parameter: &Parameter) -> (Style, bool) {
    match &parameter.value {
        ParameterValue::Schema { style, explode, .. } => (*style, *explode),
        ParameterValue::Content(_) => (Style::Simple, false),
    }
}

fn is_json(parameter: &Parameter) -> bool {
    matches!(&parameter.value, ParameterValue::Content(_))
}

fn simple(value: &Value, explode: bool) -> String {
    let join = if explode { "=" } else { "," };
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            members.iter().map(|(name, value)| format!("{name}{join}{}", plain(value))).collect::<Vec<_>>().join(",")
        }
        value => plain(value),
    }
}

fn form(parameter: &Parameter, value: &Value) -> Vec<String> {
    let name = escaped(&parameter.name);
    if is_json(parameter) {
        return vec![format!("{name}={}", escaped(&value.to_string()))];
    }
    let separator = match style(parameter).0 {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        _ => ",",
    };
    match (style(parameter), value) {
        ((Style::DeepObject, _), Value::Object(members)) => {
            members.iter().map(|(key, value)| format!("{name}[{}]={}", escaped(key), escaped(&plain(value)))).collect()
        }
        ((Style::Form, true), Value::Object(members)) => {
            members.iter().map(|(key, value)| format!("{}={}", escaped(key), escaped(&plain(value)))).collect()
        }
        ((Style::Form, true), Value::Array(items)) => {
            items.iter().map(|item| format!("{name}={}", escaped(&plain(item)))).collect()
        }
        (_, Value::Array(items)) => {
            let items: Vec<String> = items.iter().map(|item| escaped(&plain(item))).collect();
            vec![format!("{name}={}", items.join(separator))]
        }
        (_, value) => vec![format!("{name}={}", escaped(&simple(value, false)))],
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,=".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
