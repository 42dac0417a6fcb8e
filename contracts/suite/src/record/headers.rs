//! Which headers a suite keeps: those that say what is asked and what is given.

use super::secrets;

/// Of one hop, of one moment, of one client: nothing that a consumer relies on (RFC 9110, section 7.6.1, and what
/// proxies and browsers add).
const DROPPED: [&str; 61] = [
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "access-control-request-headers",
    "access-control-request-method",
    "age",
    "alt-svc",
    "authority",
    "cache-control",
    "cf-cache-status",
    "cf-ray",
    "connection",
    "content-encoding",
    "content-length",
    "cookie",
    "date",
    "dnt",
    "etag",
    "expect-ct",
    "expires",
    "forwarded",
    "host",
    "if-modified-since",
    "if-none-match",
    "keep-alive",
    "last-modified",
    "nel",
    "origin",
    "p3p",
    "pragma",
    "priority",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "referrer-policy",
    "report-to",
    "request-id",
    "retry-after",
    "server",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "upgrade-insecure-requests",
    "user-agent",
    "vary",
    "via",
    "x-amzn-trace-id",
    "x-b3-traceid",
    "x-cache",
    "x-correlation-id",
    "x-powered-by",
    "x-request-id",
    "x-runtime",
    "x-trace-id",
];

const DROPPED_PREFIXES: [&str; 9] = [
    ":",
    "sec-",
    "x-forwarded-",
    "x-envoy-",
    "x-ratelimit-",
    "ratelimit-",
    "access-control-allow-",
    "access-control-expose-",
    "cf-",
];

/// The headers that stay, secrets taken out. Repeated ones are put together.
pub(super) fn kept(headers: &[(String, String)], is_request: bool) -> Vec<(String, Vec<String>)> {
    let mut kept: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in headers {
        let lower = name.to_ascii_lowercase();
        let dropped = DROPPED.binary_search(&lower.as_str()).is_ok()
            || DROPPED_PREFIXES.iter().any(|prefix| lower.starts_with(prefix));
        // What a server says of its own secrets is nobody's business.
        if dropped || !is_request && secrets::is_name(&lower) {
            continue;
        }
        let mut value = value.clone();
        secrets::header(&lower, &mut value);
        if lower == "content-type" && crate::content::is_multipart(&value) {
            // The boundary belongs to the body.
            value = value.trim().to_owned();
        }
        match kept.iter_mut().find(|(known, _)| *known == lower) {
            Some((_, values)) => values.push(value),
            None => kept.push((lower, vec![value])),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_the_moment_is_left_out() {
        assert!(DROPPED.is_sorted());
        let headers =
            [("Date", "today"), ("Accept", "a"), ("accept", "b"), ("Sec-Fetch-Mode", "cors"), ("X-Api-Key", "k")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let told: Vec<String> =
            kept(&headers, true).into_iter().map(|(name, values)| format!("{name}: {}", values.join(", "))).collect();
        assert_eq!(told, ["accept: a, b", "x-api-key: ${env.X_API_KEY}"]);
    }
}
