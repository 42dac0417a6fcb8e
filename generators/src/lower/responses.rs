//! Responses by status, and their headers.

use accordant_model::http::{self, ParameterValue, StatusPattern};

use super::Lowering;
use super::declare::doc;
use super::directions::Direction;
use super::types::Bytes;
use crate::model::{Header, Response};
use crate::naming::words;

impl Lowering<'_> {
    /// Codes, then ranges, then `default`.
    pub(super) fn responses(&mut self, responses: &[http::Response], direction: Direction) -> Vec<Response> {
        let is_success = |status: StatusPattern| match status {
            StatusPattern::Code(code) => (200..300).contains(&code),
            StatusPattern::Range(class) => class == 2,
            StatusPattern::Default => false,
        };
        let documented = responses.iter().any(|response| is_success(response.status));
        let mut lowered: Vec<(StatusPattern, Response)> = responses
            .iter()
            .map(|response| {
                let status = response.status;
                let success = is_success(status) || (status == StatusPattern::Default && !documented);
                (status, self.response(response, success, direction))
            })
            .collect();
        lowered.sort_by_key(|(status, _)| *status);
        lowered.into_iter().map(|(_, response)| response).collect()
    }

    fn response(&mut self, response: &http::Response, success: bool, direction: Direction) -> Response {
        let mut said = doc(self.documents.node(response.at));
        said.summary = said.summary.filter(|_| self.http.spec >= http::SpecVersion::V3_2);
        Response {
            at: response.at,
            matches: match response.status {
                StatusPattern::Code(code) => code.to_string(),
                StatusPattern::Range(class) => format!("{class}XX"),
                StatusPattern::Default => "default".to_owned(),
            },
            name: status_name(response.status),
            doc: said,
            success,
            contents: self.contents(&response.content, direction),
            headers: self.headers(&response.headers, direction),
        }
    }

    pub(super) fn headers(&mut self, headers: &[http::Header], direction: Direction) -> Vec<Header> {
        headers
            .iter()
            // The media type says it already (OpenAPI 3.1.1, section 4.8.17.1).
            .filter(|header| !header.name.eq_ignore_ascii_case("content-type"))
            .map(|header| {
                let root = self.parameter_root(&header.value);
                let (value, explode) = match &header.value {
                    ParameterValue::Schema { schema: None, .. } => (super::parameters::plain_text(), false),
                    ParameterValue::Schema { explode, .. } => (self.type_of(root, direction, Bytes::Text), *explode),
                    ParameterValue::Content(_) => (self.type_of(root, direction, Bytes::Text), false),
                };
                Header {
                    wire: header.name.to_string(),
                    name: words(&header.name),
                    doc: doc(self.documents.node(header.at)),
                    required: header.required,
                    value,
                    explode,
                }
            })
            .collect()
    }
}

fn status_name(status: StatusPattern) -> String {
    match status {
        StatusPattern::Code(code) => reason(code).map_or_else(|| format!("status {code}"), str::to_owned),
        StatusPattern::Range(class) => class_name(class).to_owned(),
        StatusPattern::Default => "default".to_owned(),
    }
}

/// How the name of an inline type of a response ends. Successes are what an operation returns.
pub(super) fn in_name(key: &str) -> String {
    if key.starts_with('2') {
        return "response".to_owned();
    }
    match key.parse::<u16>() {
        Ok(code) => reason(code).map_or_else(|| format!("status {code}"), str::to_owned),
        Err(_) if key == "default" => "default response".to_owned(),
        Err(_) => {
            key.get(..1).and_then(|class| class.parse().ok()).map_or_else(|| words(key), |c| class_name(c).to_owned())
        }
    }
}

fn class_name(class: u8) -> &'static str {
    match class {
        1 => "informational",
        2 => "success",
        3 => "redirect",
        4 => "client error",
        _ => "server error",
    }
}

/// RFC 9110, section 15, and the registry that it began.
fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "continue",
        101 => "switching protocols",
        102 => "processing",
        103 => "early hints",
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        208 => "already reported",
        226 => "im used",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        305 => "use proxy",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        407 => "proxy authentication required",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        418 => "im a teapot",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "request header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        505 => "http version not supported",
        506 => "variant also negotiates",
        507 => "insufficient storage",
        508 => "loop detected",
        511 => "network authentication required",
        _ => return None,
    })
}
