//! Signing a request as a sender of the scheme does.

use crate::content::{Missing, Source, render};
use crate::crypto;
use crate::request::{Message, Request};
use crate::scheme::{Algorithm, Field, Place, Scheme, Signature, TimeUnit};
use crate::secret::{Secret, encode};

/// Why a request cannot be signed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignError {
    #[error("the secret cannot be decoded as the scheme asks")]
    Key,
    #[error("the private half of the key is needed to sign")]
    PublicKey,
    #[error("the scheme signs inside the payload, which is no such JSON")]
    Payload,
    #[error("the scheme signs the {0}, which the request does not have")]
    Missing(&'static str),
    #[error("the scheme has no way to sign such a request")]
    NoWay,
    #[error("the {0} stands in the address or the form, where signing cannot put it")]
    Place(&'static str),
}

/// Puts time, delivery and signature of the scheme into the request. What the request has of the first two stays; a time
/// that is not there is `now` (seconds since 1970), and a delivery that is not there is `delivery`.
pub fn sign(
    scheme: &Scheme,
    request: &mut Request,
    secrets: &[Secret],
    delivery: &str,
    now: i64,
) -> Result<(), SignError> {
    if let Some(Field::Header(name)) = &scheme.delivery
        && request.header(name).is_none()
    {
        request.set_header(name, delivery.to_owned());
    }
    let time = time(scheme, request, now)?;
    if let Some(digest) = scheme.signatures.iter().find_map(|signature| {
        let digest = signature.digest.as_ref()?;
        signature.applies(&Message::new(request)).then_some(digest)
    }) {
        let text = encode(&crypto::sha256(&request.body), digest.encoding);
        if Message::new(request).field(&digest.field, None).as_deref() != Some(&text) {
            match &digest.field {
                Field::Header(name) => request.set_header(name, text),
                Field::Query(name) => set_query(&mut request.url, name, &text),
                Field::Form(_) | Field::Payload(_) => return Err(SignError::Place("digest")),
            }
        }
    }
    let way = way(scheme, request, secrets).ok_or(SignError::NoWay)?;
    let mut values = Vec::new();
    let mut fault = SignError::NoWay;
    for secret in secrets {
        match value(way, scheme, request, secret, time.as_deref()) {
            Ok(value) => values.push(value),
            Err(error) => fault = error,
        }
        // Several signatures at once are for schemes that list them; another takes the first secret.
        if way.place.separator.is_none() && !values.is_empty() {
            break;
        }
    }
    if values.is_empty() {
        return Err(fault);
    }
    put(way, request, values, scheme, time.as_deref())
}

/// The first way that applies and that a secret has a key for.
fn way<'s>(scheme: &'s Scheme, request: &Request, secrets: &[Secret]) -> Option<&'s Signature> {
    let message = Message::new(request);
    let mut ways = scheme.signatures.iter().filter(|way| way.applies(&message));
    let asymmetric = |secret: &Secret| {
        let private = scheme.signatures.iter().find_map(|way| way.key.private_prefix.as_deref());
        private.is_some_and(|prefix| secret.text().starts_with(prefix))
    };
    let wanted = secrets.iter().any(asymmetric);
    let first = ways.clone().next();
    ways.find(|way| (way.algorithm == Algorithm::Ed25519) == wanted).or(first)
}

/// One signature, for every part that is signed by itself.
fn value(
    way: &Signature,
    scheme: &Scheme,
    request: &Request,
    secret: &Secret,
    time: Option<&str>,
) -> Result<Vec<String>, SignError> {
    let key = if way.algorithm == Algorithm::Ed25519 {
        if !way.key.prefix.is_empty() && secret.text().starts_with(&way.key.prefix) {
            return Err(SignError::PublicKey);
        }
        secret.private_key(&way.key)
    } else {
        secret.key(&way.key)
    };
    let key = key.ok_or(SignError::Key)?;
    let message = Message::new(request);
    let delivery = scheme.delivery.as_ref().and_then(|field| message.field(field, None));
    let of = |part| {
        let source = Source {
            message: &message,
            body: &request.body,
            url: &request.url,
            delivery: delivery.as_deref(),
            time,
            part,
        };
        let content = render(&way.content, &source).map_err(|missing| {
            SignError::Missing(match missing {
                Missing::Delivery => "id of the delivery",
                Missing::Time => "time",
                Missing::Url => "address",
            })
        })?;
        let signature = crypto::sign(way.algorithm, &key, &content).ok_or(SignError::Key)?;
        Ok(encode(&signature, way.encoding))
    };
    match &way.each {
        None => Ok(vec![of(None)?]),
        Some(tokens) => {
            let payload = message.payload().map_err(|_| SignError::Payload)?;
            let parts = payload.parts(tokens);
            if parts.is_empty() {
                return Err(SignError::Payload);
            }
            parts.into_iter().map(|part| of(Some(part))).collect()
        }
    }
}

/// The time that is signed, put into the request where it is not there yet.
fn time(scheme: &Scheme, request: &mut Request, now: i64) -> Result<Option<String>, SignError> {
    let Some(rule) = &scheme.time else { return Ok(None) };
    if let Some(there) = crate::verify::time_text(scheme, &Message::new(request)) {
        return Ok(Some(there));
    }
    let text = match rule.unit {
        TimeUnit::Seconds => now.to_string(),
        TimeUnit::Milliseconds => now.saturating_mul(1000).to_string(),
    };
    let Place { field: Field::Header(name), prefix, .. } = &rule.place else { return Err(SignError::Place("time")) };
    // Where signature and time share a header, the signature joins it later.
    request.set_header(name, format!("{prefix}{text}"));
    Ok(Some(text))
}

fn put(
    way: &Signature,
    request: &mut Request,
    values: Vec<Vec<String>>,
    scheme: &Scheme,
    time: Option<&str>,
) -> Result<(), SignError> {
    let place = &way.place;
    let prefixed = values.iter().filter_map(|value| value.first()).map(|value| format!("{}{value}", place.prefix));
    match (&place.field, &place.separator) {
        (Field::Header(name), Some(separator)) => {
            let shared = scheme.time.as_ref().filter(|rule| rule.place.field == place.field);
            let time = shared.zip(time).map(|(rule, time)| format!("{}{time}", rule.place.prefix));
            let items: Vec<String> = time.into_iter().chain(prefixed).collect();
            request.set_header(name, items.join(separator));
        }
        (Field::Header(name), None) => {
            let value = prefixed.take(1).collect();
            request.set_header(name, value);
        }
        (Field::Payload(tokens), _) => put_in_payload(way, request, tokens, values.first().ok_or(SignError::Payload)?)?,
        (Field::Query(_) | Field::Form(_), _) => return Err(SignError::Place("signature")),
    }
    Ok(())
}

/// Writes a signature into each part of the payload, which is serialised anew.
fn put_in_payload(
    way: &Signature,
    request: &mut Request,
    tokens: &[String],
    values: &[String],
) -> Result<(), SignError> {
    let mut payload: serde_json::Value = serde_json::from_slice(&request.body).map_err(|_| SignError::Payload)?;
    let mut values = values.iter();
    let each = way.each.as_deref().unwrap_or_default();
    write_parts(&mut payload, each, &mut |part| {
        let mut place = part;
        for token in tokens {
            let serde_json::Value::Object(members) = place else { return };
            place = members.entry(token).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
        }
        if let Some(value) = values.next() {
            *place = serde_json::Value::String(value.clone());
        }
    });
    request.body = payload.to_string().into_bytes();
    if request.header("content-length").is_some() {
        request.set_header("content-length", request.body.len().to_string());
    }
    Ok(())
}

fn write_parts(value: &mut serde_json::Value, tokens: &[String], write: &mut impl FnMut(&mut serde_json::Value)) {
    use serde_json::Value;
    let Some((token, rest)) = tokens.split_first() else { return write(value) };
    match value {
        Value::Array(items) if token == "*" => items.iter_mut().for_each(|item| write_parts(item, rest, write)),
        Value::Object(members) if token == "*" => members.values_mut().for_each(|item| write_parts(item, rest, write)),
        Value::Array(items) => {
            if let Some(item) = token.parse().ok().and_then(|at: usize| items.get_mut(at)) {
                write_parts(item, rest, write);
            }
        }
        Value::Object(members) => {
            if let Some(member) = members.get_mut(token) {
                write_parts(member, rest, write);
            }
        }
        _ => {}
    }
}

/// Sets a query parameter, whose value needs no escapes.
fn set_query(url: &mut String, name: &str, value: &str) {
    let (base, query) = url.split_once('?').map_or((url.as_str(), ""), |(base, query)| (base, query));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name));
    let pairs: Vec<String> = kept.map(str::to_owned).chain([format!("{name}={value}")]).collect();
    *url = format!("{base}?{}", pairs.join("&"));
}
