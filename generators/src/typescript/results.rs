//! What an operation gives: a variant a response, and the data of its successes.

use std::collections::BTreeSet;

use super::contents;
use super::types::{Types, Uses, property_name};
use crate::engine::quote::ts_string;
use crate::model::{Codec, Content, Header, Operation};

/// The data of an operation's successes, one type each.
pub(super) struct Given {
    pub(super) types: Vec<String>,
    pub(super) stream: Option<String>,
}

impl Types<'_> {
    /// The variants of the result, and the data of those that are successes.
    pub(super) fn variants(&self, operation: &Operation, uses: &mut Uses) -> (String, Given) {
        let responses = contents::responses(operation);
        let succeeds = responses.iter().any(|response| response.matches.starts_with('2'));
        let mut given = Given { types: Vec::new(), stream: None };
        let mut lines: Vec<String> = Vec::new();
        let mut add = |given: &mut Given, ok: bool, text: &str, data: &str, uses: &mut Uses| {
            let kind = if ok { "Success" } else { "Failure" };
            uses.runtime.insert(("runtime", kind));
            lines.push(format!("{kind}<{text}>"));
            if ok && !given.types.iter().any(|known| known == data) {
                given.types.push(data.to_owned());
            }
        };
        for response in &responses {
            let ok = response.matches.starts_with('2');
            let open = response.matches == "default" && !succeeds;
            let key = ts_string(&response.matches);
            let headers = if response.headers.is_empty() { None } else { Some(self.headers(&response.headers, uses)) };
            let contents = contents::of_response(operation, response);
            if contents.is_empty() {
                for ok in [ok || open, false] {
                    if ok || !response.matches.starts_with('2') {
                        let data = if ok { "undefined" } else { "unknown" };
                        let tail = headers.as_ref().map(|headers| format!(", {headers}")).unwrap_or_default();
                        add(&mut given, ok, &format!("{key}, {data}{tail}"), data, uses);
                    }
                    if !open {
                        break;
                    }
                }
                continue;
            }
            for content in contents {
                let (data, item) = self.received(content, uses);
                let mut text = format!("{key}, {data}");
                if contents.len() > 1 {
                    text += &format!(", {}, {}", headers.as_deref().unwrap_or("object"), ts_string(&content.media));
                } else if let Some(headers) = &headers {
                    text += &format!(", {headers}");
                }
                if ok || open {
                    add(&mut given, true, &text, &data, uses);
                    given.stream = item.or(given.stream.take());
                }
                if !ok {
                    add(&mut given, false, &text, &data, uses);
                }
            }
        }
        if !succeeds && !responses.iter().any(|response| response.matches == "default") {
            add(&mut given, true, "'undocumented', unknown", "unknown", uses);
        }
        uses.runtime.insert(("runtime", "Undocumented"));
        lines.push("Undocumented".to_owned());
        let mut seen = BTreeSet::new();
        lines.retain(|line| seen.insert(line.clone()));
        (lines.into_iter().map(|line| format!("\n  | {line}")).collect(), given)
    }

    /// The type of a body that is received, and of its items where it is a stream.
    fn received(&self, content: &Content, uses: &mut Uses) -> (String, Option<String>) {
        match content.codec {
            Codec::Binary | Codec::Multipart => ("Blob".to_owned(), None),
            Codec::Text if !self.is_text(&content.value, 0) => ("string".to_owned(), None),
            Codec::Form => ("string".to_owned(), None),
            Codec::EventStream => {
                uses.runtime.insert(("runtime-sse", "ServerSentEvent"));
                let item = format!("ServerSentEvent<{}>", self.text(&content.value, uses));
                (format!("AsyncIterable<{item}>"), Some(item))
            }
            Codec::JsonLines | Codec::JsonSequence => {
                let item = self.text(&content.value, uses);
                (format!("AsyncIterable<{item}>"), Some(item))
            }
            _ => (self.text(&content.value, uses), None),
        }
    }

    /// The headers that the document names, as an object.
    pub(super) fn headers(&self, headers: &[Header], uses: &mut Uses) -> String {
        let mut seen = BTreeSet::new();
        let members: Vec<String> = headers
            .iter()
            .filter(|header| seen.insert(header.wire.to_ascii_lowercase()))
            .map(|header| {
                let optional = if header.required { "" } else { "?" };
                let value = match contents::header_reader(self, &header.value, 0) {
                    (_, Some(text)) => text.to_owned(),
                    (_, None) => self.text(&header.value, uses),
                };
                format!("readonly {}{optional}: {value}", property_name(&header.wire))
            })
            .collect();
        format!("{{ {} }}", members.join("; "))
    }
}
