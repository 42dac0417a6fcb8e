//! A request inside JSON: `{"headers": {...}, "body": "...", "isBase64Encoded": false}`, as gateways and logs write it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::{Request, RequestError};

pub(super) fn read(bytes: &[u8]) -> Result<Request, RequestError> {
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| RequestError::Head { line: error.line(), problem: "no JSON" })?;
    let Value::Object(envelope) = value else { return Err(RequestError::Wrong("root", "an object")) };
    let text = |names: &[&str]| names.iter().find_map(|name| envelope.get(*name)?.as_str()).map(str::to_owned);
    Ok(Request {
        method: text(&["method", "httpMethod"]).unwrap_or_else(|| "POST".to_owned()),
        url: text(&["url", "rawUrl", "path", "rawPath"]).unwrap_or_default(),
        headers: headers(envelope.get("headers").ok_or(RequestError::Missing("headers"))?)?,
        body: body(&envelope)?,
        body_line: 0,
        notes: Vec::new(),
    })
}

/// As an object, of texts or lists of texts, or as a list of pairs.
fn headers(value: &Value) -> Result<Vec<(String, String)>, RequestError> {
    const WRONG: RequestError = RequestError::Wrong("headers", "an object of texts, or a list of pairs");
    let mut headers = Vec::new();
    let mut push = |name: &str, value: &Value| {
        let value = scalar(value).ok_or(WRONG)?;
        headers.push((name.to_owned(), value));
        Ok(())
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::Array(values) => values.iter().try_for_each(|value| push(name, value))?,
                    value => push(name, value)?,
                }
            }
        }
        Value::Array(pairs) => {
            for pair in pairs {
                match pair.as_array().map(Vec::as_slice) {
                    Some([Value::String(name), value]) => push(name, value)?,
                    _ => return Err(WRONG),
                }
            }
        }
        _ => return Err(WRONG),
    }
    Ok(headers)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn body(envelope: &Map<String, Value>) -> Result<Vec<u8>, RequestError> {
    let encoded = |text: &str| STANDARD.decode(text.trim()).map_err(|_| RequestError::Wrong("body", "base64"));
    for name in ["bodyBase64", "body_base64"] {
        if let Some(value) = envelope.get(name) {
            return encoded(value.as_str().ok_or(RequestError::Wrong("bodyBase64", "a string"))?);
        }
    }
    match envelope.get("body") {
        Some(Value::String(text)) if envelope.get("isBase64Encoded") == Some(&Value::Bool(true)) => encoded(text),
        Some(Value::String(text)) => Ok(text.clone().into_bytes()),
        None | Some(Value::Null) => Ok(Vec::new()),
        // The bytes that were signed are lost, so nothing could verify.
        Some(_) => Err(RequestError::Wrong("body", "the text that was sent, not parsed JSON")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gateways_write_it_in_several_ways() {
        let of = |text: &str| read(text.as_bytes()).map(|request| (request.headers, request.body));
        let headers = vec![("A".to_owned(), "b".to_owned())];
        assert_eq!(of(r#"{"headers":{"A":"b"},"body":"x"}"#), Ok((headers.clone(), b"x".to_vec())));
        assert_eq!(
            of(r#"{"headers":[["A","b"]],"body":"eA==","isBase64Encoded":true}"#),
            Ok((headers.clone(), b"x".to_vec()))
        );
        assert_eq!(of(r#"{"headers":{"A":["b"]},"bodyBase64":"eA=="}"#), Ok((headers, b"x".to_vec())));
        assert_eq!(of(r#"{"body":"x"}"#), Err(RequestError::Missing("headers")));
        assert!(matches!(of(r#"{"headers":{},"body":{}}"#), Err(RequestError::Wrong("body", _))));
    }
}
