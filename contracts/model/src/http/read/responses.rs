//! Responses by status.

use accordant_document::{At, Severity};
use smol_str::SmolStr;

use super::HttpReader;
use crate::http::{Response, SpecVersion, StatusPattern};
use crate::reader::{Entry, Site};

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn responses(&mut self, operation: Site<'d>, entry: Entry<'d>) -> Vec<Response> {
        let Some(map) = self.map(operation, "responses") else {
            if operation.get("responses").is_none() && self.spec() < SpecVersion::V3_1 {
                let message = "the operation has no `responses`".to_owned();
                self.reader.warn("missing-field", entry.origin(), message).help("add `responses`");
            }
            return Vec::new();
        };
        let produces = match self.spec() {
            SpecVersion::V2 => self.media_types(operation, "produces"),
            _ => Vec::new(),
        };
        let mut responses: Vec<Response> = Vec::with_capacity(map.node.len());
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
            let Some(status) = self.status(entry) else { continue };
            let Some(site) = self.object_behind(entry.value, entry.origin(), "a response") else { continue };
            if !self.reader.spend(1, entry.origin()) {
                break;
            }
            if responses.iter().any(|known| known.status == status) {
                let message = format!("`{}` names a status that another key names too", entry.key);
                self.reader.error("duplicate-status", entry.origin(), message).help("the first is kept; remove one");
                continue;
            }
            responses.push(self.response(site, status, &produces));
        }
        responses
    }

    pub(super) fn response(&mut self, site: Site<'d>, status: StatusPattern, produces: &[SmolStr]) -> Response {
        self.reader.unknown_fields(site, "a response", &[self.version.response]);
        if site.get("description").is_none() && self.spec() < SpecVersion::V3_2 {
            self.reader
                .report("missing-field", Severity::Info, site.origin(), "the response has no `description`".to_owned())
                .help("add `description`");
        }
        let swagger = self.spec() == SpecVersion::V2;
        Response {
            at: site.at(),
            status,
            headers: self.headers(site),
            content: if swagger { self.swagger_content(site, produces) } else { self.content(site) },
            links: if swagger { Vec::new() } else { self.links(site) },
        }
    }

    /// Of responses that stand by themselves, nobody asks for the media types or the status.
    pub(super) fn response_alone(&mut self, site: Site<'d>) -> At {
        let produces = self.produces.clone();
        self.response(site, StatusPattern::Default, &produces).at
    }

    fn status(&mut self, entry: Entry<'d>) -> Option<StatusPattern> {
        let key = entry.key;
        if key == "default" {
            return Some(StatusPattern::Default);
        }
        let pattern = match key.as_bytes() {
            [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] if self.spec() != SpecVersion::V2 => {
                Some(StatusPattern::Range(class - b'0'))
            }
            [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(StatusPattern::Code),
            _ => None,
        };
        match pattern {
            None => {
                let message =
                    format!("`{key}` is no status: a response key is a code, a range such as `4XX`, or `default`");
                self.reader
                    .error("invalid-status", entry.origin(), message)
                    .help("the response was left out; correct the key");
            }
            Some(StatusPattern::Range(_)) if key.contains('x') => {
                let message = format!("the range `{key}` is written with capitals");
                let help = format!("write `{}`", key.to_ascii_uppercase());
                self.reader.warn("invalid-status", entry.origin(), message).help(help);
            }
            Some(StatusPattern::Code(code)) if code > 599 => {
                let message = format!("`{key}` is beyond the statuses that HTTP has (100 to 599)");
                self.reader.warn("invalid-status", entry.origin(), message);
            }
            _ => {}
        }
        pattern
    }
}
