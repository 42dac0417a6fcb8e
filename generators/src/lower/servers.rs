//! Servers, and names for them that are short enough to be written.

use accordant_model::http;

use super::Lowering;
use crate::model::{Name, Server, ServerVariable};
use crate::naming::words;

/// How many words of a description name a server.
const WORDS: usize = 3;

/// Words that begin a description and say nothing.
const ARTICLES: [&str; 5] = ["a", "an", "our", "the", "this"];

/// Words that begin what a name needs no more.
const MORE: [&str; 9] = ["at", "by", "for", "in", "of", "on", "that", "to", "with"];

impl Lowering<'_> {
    pub(super) fn servers(&self, servers: &[http::Server]) -> Vec<Server> {
        servers
            .iter()
            .map(|server| {
                let node = self.documents.node(server.at);
                let text = |key: &str| node.get(key).and_then(|value| value.as_str()).filter(|text| !text.is_empty());
                let is_server = node.get("url").is_some();
                let description = text("description").filter(|_| is_server);
                let own = text("name").or(text("x-name")).filter(|_| is_server);
                Server {
                    name: own.map(words).or(description.and_then(of_prose)).unwrap_or_else(|| of_url(&server.url)),
                    url: server.url.to_string(),
                    description: description.map(str::to_owned),
                    variables: server.variables.iter().map(variable).collect(),
                }
            })
            .collect()
    }
}

/// What a description says first: `Production. Data stays in the region that you choose.` is `Production`.
fn of_prose(text: &str) -> Option<Name> {
    let end = |letter: char| matches!(letter, '.' | ',' | ';' | ':' | '(' | '\n' | '\u{2013}' | '\u{2014}');
    let first = text.split(end).flat_map(|part| part.split(" - ")).find(|part| part.contains(char::is_alphanumeric))?;
    let name = words(first);
    let mut all = name.split(' ').peekable();
    let one_of = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
    all.next_if(|word| one_of(&ARTICLES, word));
    let chosen: Vec<&str> = all.take_while(|word| !one_of(&MORE, word)).take(WORDS).collect();
    Some(if chosen.is_empty() { name.clone() } else { chosen.join(" ") })
}

/// The host of an address, or its path where it has none.
fn of_url(url: &str) -> Name {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    words(if host.is_empty() { path } else { host })
}

fn variable(variable: &http::ServerVariable) -> ServerVariable {
    ServerVariable {
        wire: variable.name.to_string(),
        name: words(&variable.name),
        default: variable.default.to_string(),
        values: variable.values.iter().map(ToString::to_string).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_names_a_server_by_what_it_says_first() {
        for (text, name) in [
            ("Production. Data stays in the region that you choose.", Some("Production")),
            ("Production server (uses live data)", Some("Production server")),
            ("The sandbox of our partners in Europe", Some("sandbox")),
            ("EU - for customers in Europe", Some("EU")),
            ("Version 2 of the API", Some("Version 2")),
            ("The", Some("The")),
            ("本番", Some("本番")),
            ("...", None),
        ] {
            assert_eq!(of_prose(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn an_address_names_a_server_by_its_host() {
        for (url, name) in [
            ("https://api.example.com/v1", "api example com"),
            ("https://www.example.com", "example com"),
            ("https://{region}.example.com", "region example com"),
            ("/api/v3", "api v3"),
            ("/", "empty"),
        ] {
            assert_eq!(of_url(url), name, "{url}");
        }
    }
}
