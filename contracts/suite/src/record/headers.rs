//! Which headers a suite keeps: those that say what is asked and what is given.

use accordant_document::Origin;

use super::{looks_volatile, loosen, secrets};
use crate::{Category, Combine, Matcher, Path, Rule, Token, Value};

/// Of one hop, of one moment, of one client: nothing that a consumer relies on (RFC 9110, section 7.6.1, and what
/// proxies and browsers add).
const DROPPED: [&str; 112] = [
    "accept-ch",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "access-control-request-headers",
    "access-control-request-method",
    "age",
    "alt-svc",
    "authority",
    "b3",
    "baggage",
    "cache-control",
    "clear-site-data",
    "connection",
    "content-digest",
    "content-encoding",
    "content-length",
    "content-md5",
    "content-security-policy",
    "content-security-policy-report-only",
    "cookie",
    "date",
    "device-memory",
    "digest",
    "dnt",
    "downlink",
    "dpr",
    "ect",
    "etag",
    "expect-ct",
    "expires",
    "forwarded",
    "host",
    "if-modified-since",
    "if-none-match",
    "keep-alive",
    "last-event-id",
    "last-modified",
    "nel",
    "origin",
    "origin-agent-cluster",
    "p3p",
    "permissions-policy",
    "postman-token",
    "pragma",
    "priority",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "purpose",
    "referer",
    "referrer-policy",
    "refresh",
    "report-to",
    "reporting-endpoints",
    "repr-digest",
    "request-id",
    "retry-after",
    "rtt",
    "save-data",
    "server",
    "server-timing",
    "set-cookie",
    "set-cookie2",
    "source-map",
    "sourcemap",
    "strict-transport-security",
    "te",
    "timing-allow-origin",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "true-client-ip",
    "uber-trace-id",
    "upgrade",
    "upgrade-insecure-requests",
    "user-agent",
    "vary",
    "via",
    "viewport-width",
    "warning",
    "x-aspnet-version",
    "x-aspnetmvc-version",
    "x-client-ip",
    "x-cloud-trace-context",
    "x-content-type-options",
    "x-correlation-id",
    "x-dns-prefetch-control",
    "x-download-options",
    "x-frame-options",
    "x-host",
    "x-node",
    "x-permitted-cross-domain-policies",
    "x-powered-by",
    "x-process-time",
    "x-real-ip",
    "x-request-id",
    "x-request-start",
    "x-response-time",
    "x-robots-tag",
    "x-runtime",
    "x-served-by",
    "x-server",
    "x-span-id",
    "x-timer",
    "x-trace-id",
    "x-transaction-id",
    "x-ua-compatible",
    "x-version-id",
    "x-via",
    "x-xss-protection",
];

const DROPPED_PREFIXES: [&str; 33] = [
    ":",
    "access-control-allow-",
    "access-control-expose-",
    "access-control-max-",
    "akamai-",
    "cdn-",
    "cf-",
    "cross-origin-",
    "fastly-",
    "fly-",
    "ratelimit",
    "sec-",
    "x-akamai-",
    "x-amz-",
    "x-amzn-",
    "x-azure-",
    "x-b3-",
    "x-cache",
    "x-cdn",
    "x-datadog-",
    "x-envoy-",
    "x-fastly-",
    "x-forwarded-",
    "x-github-request-",
    "x-goog-",
    "x-ms-request-",
    "x-newrelic-",
    "x-nginx-",
    "x-quota-",
    "x-rate-limit",
    "x-ratelimit",
    "x-varnish",
    "x-vercel-",
];

/// What names of one request, and of its time, end with.
const DROPPED_SUFFIXES: [&str; 9] = [
    "-correlation-id",
    "-duration",
    "-nonce",
    "-request-id",
    "-response-time",
    "-span-id",
    "-timestamp",
    "-trace-id",
    "-transaction-id",
];

/// The headers that stay, secrets taken out. Repeated ones are put together.
pub(super) fn kept(headers: &[(String, String)], is_request: bool) -> Vec<(String, Vec<String>)> {
    let mut kept: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in headers {
        let lower = name.to_ascii_lowercase();
        let dropped = DROPPED.binary_search(&lower.as_str()).is_ok()
            || DROPPED_PREFIXES.iter().any(|prefix| lower.starts_with(prefix))
            || DROPPED_SUFFIXES.iter().any(|suffix| lower.ends_with(suffix));
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

/// The rules for values that are other ones each time: a count, an identifier, a date, the place of what was made.
pub(super) fn rules(headers: &[(String, Vec<String>)], origin: Origin) -> Vec<Rule> {
    let changing = headers.iter().filter_map(|(name, values)| Some((name, changing(name, values.first()?)?)));
    let rule = |(name, matcher): (&String, Matcher)| Rule {
        category: Category::Header,
        path: Path(vec![Token::Name(name.clone())]),
        combine: Combine::And,
        matchers: vec![matcher],
        origin,
    };
    changing.map(rule).collect()
}

fn changing(name: &str, value: &str) -> Option<Matcher> {
    let any = || Some(Matcher::Type { min: None, max: None });
    if value.is_empty() || value.contains("${") {
        return None;
    }
    match name {
        "accept" | "content-type" => return None,
        "content-location" | "location" => return place(value),
        "link" => return any(),
        _ => {}
    }
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Matcher::Integer);
    }
    if is_http_date(value) || value.starts_with('"') || value.starts_with("W/\"") {
        return any();
    }
    looks_volatile(Some(name), &Value::Text(value.to_owned()))
}

/// A URL whose path names what was made: other identifiers, and any host.
fn place(url: &str) -> Option<Matcher> {
    let (has_host, rest) = match url.split_once("://") {
        Some((_, rest)) => (true, rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default()),
        None => (false, url),
    };
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let pattern = loosen::path(path).1;
    if !has_host && pattern.is_none() {
        return None;
    }
    let as_it_is = || path.split('/').map(loosen::literal).collect::<Vec<_>>().join("/");
    let pattern = pattern.unwrap_or_else(as_it_is);
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    Some(Matcher::Regex(format!("^(https?://[^/]+)?{inner}([?#].*)?$")))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
fn is_http_date(value: &str) -> bool {
    let words: Vec<&str> = value.split(' ').collect();
    matches!(words.as_slice(), [day, .., "GMT"] if day.len() == 4 && day.ends_with(',') && words.len() == 6)
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
        for name in
            ["Age", "Via", "ETag", "CF-Ray", "RateLimit-Reset", "X-RateLimit-Limit", "My-Trace-Id", "traceparent"]
        {
            assert!(kept(&[(name.to_owned(), "1".to_owned())], false).is_empty(), "{name}");
        }
    }

    #[test]
    fn values_that_change_are_taken_by_what_they_are() {
        for (name, value, expected) in [
            ("x-total-count", "57", "Some(Integer)"),
            ("x-job", "1f81eb52-5198-4599-803e-771906343485", "Some(Uuid)"),
            ("x-until", "Sun, 06 Nov 1994 08:49:37 GMT", "Some(Type { min: None, max: None })"),
            ("location", "/courses/42", r#"Some(Regex("^(https?://[^/]+)?/courses/\\d+([?#].*)?$"))"#),
            ("location", "https://a.example/x?y=1", r#"Some(Regex("^(https?://[^/]+)?/x([?#].*)?$"))"#),
            ("location", "/login", "None"),
            ("allow", "GET, HEAD", "None"),
            ("content-type", "application/json", "None"),
        ] {
            assert_eq!(format!("{:?}", changing(name, value)), expected, "{name}");
        }
    }
}
