//! Servers as sets of addresses: a client of the base must still reach one that it knows.

use std::collections::BTreeSet;

use accordant_model::http::Server;

/// Templates with more combinations of values than this are compared as written.
const MAX_ADDRESSES: usize = 128;

/// The URL with each variable replaced by its default.
pub(crate) fn with_defaults(server: &Server) -> String {
    let mut url = server.url.to_string();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    url
}

/// The path of a server's URL without the trailing slash; empty for the root.
pub(crate) fn base_path(url: &str) -> &str {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None if url.starts_with("//") => url[2..].find('/').map_or("", |slash| &url[2 + slash..]),
        None => url,
    };
    path.trim_end_matches('/')
}

/// Whether the URL names a host: a relative one says nothing of where the API is.
pub(crate) fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with("//")
}

/// Every address that the server stands for, with `{}` for variables that may have any value. The trailing slash means
/// nothing, and neither does the case of scheme and host.
pub(crate) fn addresses(server: &Server) -> BTreeSet<String> {
    let mut found = BTreeSet::from([server.url.to_string()]);
    for variable in &server.variables {
        let template = format!("{{{}}}", variable.name);
        if !server.url.contains(&template) {
            continue;
        }
        let values: Vec<&str> = if variable.values.is_empty() {
            vec!["{}"]
        } else {
            variable.values.iter().map(smol_str::SmolStr::as_str).collect()
        };
        if found.len().saturating_mul(values.len()) > MAX_ADDRESSES {
            return BTreeSet::from([normalised(&server.url)]);
        }
        found = found.iter().flat_map(|url| values.iter().map(|value| url.replace(&template, value))).collect();
    }
    found.iter().map(|url| normalised(url)).collect()
}

fn normalised(url: &str) -> String {
    let trimmed = url.trim_end_matches('/');
    match trimmed.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
            format!("{}://{}{path}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase())
        }
        None => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::At;
    use accordant_model::http::ServerVariable;

    use super::*;

    fn server(url: &str, variables: &[(&str, &str, &[&str])]) -> Server {
        let variables = variables
            .iter()
            .map(|(name, default, values)| ServerVariable {
                at: At::default(),
                name: (*name).into(),
                default: (*default).into(),
                values: values.iter().map(|value| (*value).into()).collect(),
            })
            .collect();
        Server { at: At::default(), url: url.into(), variables }
    }

    #[test]
    fn variables_multiply() {
        let eu_or_us =
            server("https://{region}.example.com/v{n}/", &[("region", "eu", &["eu", "us"]), ("n", "1", &[])]);
        let found: Vec<_> = addresses(&eu_or_us).into_iter().collect();
        assert_eq!(found, ["https://eu.example.com/v{}", "https://us.example.com/v{}"]);
        assert_eq!(with_defaults(&eu_or_us), "https://eu.example.com/v1/");
    }

    #[test]
    fn the_way_of_writing_is_no_other_address() {
        assert_eq!(
            addresses(&server("HTTPS://API.Example.com/V1/", &[])),
            addresses(&server("https://api.example.com/V1", &[]))
        );
    }

    #[test]
    fn paths_of_urls() {
        for (url, path) in [
            ("https://api.example.com/v1/", "/v1"),
            ("https://api.example.com", ""),
            ("//api.example.com/v1", "/v1"),
            ("/v1", "/v1"),
            ("/", ""),
        ] {
            assert_eq!(base_path(url), path, "{url}");
        }
    }
}
