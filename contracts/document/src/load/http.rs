//! Documents over http and https.

/// What a fetch may do.
#[cfg_attr(not(feature = "network"), expect(dead_code, reason = "nothing is fetched without the feature"))]
pub(crate) struct Request<'r> {
    pub(crate) headers: &'r [(String, String)],
    /// The scheme, host and port that `headers` are meant for; no other gets them.
    pub(crate) home: &'r str,
    pub(crate) timeout: std::time::Duration,
    pub(crate) most: usize,
    /// Sent as JSON in a POST; a GET without it.
    pub(crate) body: Option<String>,
}

/// The scheme, host and port of a URL, as they compare.
pub(crate) fn origin(url: &str) -> String {
    let end = url.find("://").map_or(0, |at| at + 3);
    let host = url[end..].find(['/', '?', '#']).map_or(url.len(), |at| end + at);
    url[..host].to_ascii_lowercase()
}

#[cfg(not(feature = "network"))]
pub(crate) fn fetch(_url: &str, _request: &Request<'_>) -> Result<Vec<u8>, String> {
    Err("this program was built without network access (the feature `network`)".into())
}

#[cfg(feature = "network")]
pub(crate) use client::fetch;

#[cfg(feature = "network")]
mod client {
    use super::{Request, origin};
    use crate::load::files::{FileError, read_limited};

    /// How many redirections are followed.
    const REDIRECTIONS: usize = 5;

    /// The body that a URL answers with.
    ///
    /// # Errors
    /// One sentence on why there is none. It never holds a header.
    pub(crate) fn fetch(url: &str, request: &Request<'_>) -> Result<Vec<u8>, String> {
        let client = reqwest::blocking::Client::builder()
            .timeout(request.timeout)
            .connect_timeout(request.timeout)
            // Followed by hand: headers that a user gave for one origin must not reach another.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("accordant/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| sentence(&error))?;
        let mut url = reqwest::Url::parse(url).map_err(|error| error.to_string())?;
        for _ in 0..=REDIRECTIONS {
            let mut asked = match &request.body {
                Some(body) => client
                    .post(url.clone())
                    .header("content-type", "application/json")
                    .header("accept", "application/json, application/graphql-response+json")
                    .body(body.clone()),
                None => client.get(url.clone()),
            };
            if origin(url.as_str()) == request.home {
                for (name, value) in request.headers {
                    asked = asked.header(name, value);
                }
            }
            let answer = asked.send().map_err(|error| sentence(&error))?;
            let status = answer.status();
            if status.is_redirection() {
                let location = answer.headers().get("location").and_then(|location| location.to_str().ok());
                let next = location.and_then(|location| url.join(location).ok());
                match next {
                    Some(next) if matches!(next.scheme(), "http" | "https") => url = next,
                    _ => return Err(format!("the server answers {status} without a place to go")),
                }
                continue;
            }
            // GraphQL servers explain themselves in the body of a failed request.
            if !status.is_success() && request.body.is_none() {
                return Err(format!("the server answers {status}"));
            }
            return read_limited(answer, 0, request.most).map_err(|error| match error {
                FileError::Io(error) => error.to_string(),
                FileError::TooLong | FileError::Outside => format!("the answer is longer than {} bytes", request.most),
            });
        }
        Err(format!("the server redirects more than {REDIRECTIONS} times"))
    }

    /// The innermost cause: what reqwest puts around it repeats the URL.
    fn sentence(error: &reqwest::Error) -> String {
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        if error.is_timeout() { "the server did not answer in time".into() } else { cause.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origins_compare_by_scheme_host_and_port() {
        assert_eq!(origin("https://Example.com:8443/a?b"), "https://example.com:8443");
        assert_eq!(origin("http://example.com"), "http://example.com");
        assert_ne!(origin("https://example.com.evil.test/"), origin("https://example.com/"));
    }
}
