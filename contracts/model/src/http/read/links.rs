//! Links: what a response leads on to.

use smol_str::SmolStr;

use super::HttpReader;
use crate::http::Link;
use crate::reader::{Entry, Site};

const FIELDS: [&str; 6] = ["operationRef", "operationId", "parameters", "requestBody", "description", "server"];

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn links(&mut self, response: Site<'d>) -> Vec<Link> {
        let Some(map) = self.map(response, "links") else { return Vec::new() };
        let mut links = Vec::with_capacity(map.node.len());
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
            if !self.reader.spend(1, entry.origin()) {
                break;
            }
            if let Some(site) = self.object_behind(entry.value, entry.origin(), "a link") {
                links.push(self.link(site, entry.key));
            }
        }
        links
    }

    pub(super) fn link(&mut self, site: Site<'d>, name: &str) -> Link {
        self.reader.unknown_fields(site, "a link", &[&FIELDS]);
        let parameters = self.reader.object(site, "parameters");
        Link {
            at: site.at(),
            name: SmolStr::new(name),
            target: self.link_target(site),
            parameters: parameters
                .map(|map| map.entries().map(|entry| (SmolStr::new(entry.key), entry.value.at())).collect())
                .unwrap_or_default(),
            request_body: site.get("requestBody").map(Site::at),
        }
    }

    fn link_target(&mut self, site: Site<'d>) -> Option<SmolStr> {
        if site.get("operationId").is_some() {
            return self.reader.name(site, "operationId");
        }
        let entry = site.entry("operationRef")?;
        let reference = self.reader.text(site, "operationRef")?;
        let found = self.reader.documents.resolve(entry.value.at(), reference);
        let found = self.reader.resolved(found, entry.origin())?;
        found.get("operationId").and_then(|id| id.node.as_str()).map(SmolStr::new).or_else(|| operation_key(reference))
    }

    pub(super) fn link_alone(&mut self, entry: Entry<'d>) {
        if let Some(site) = self.object_behind(entry.value, entry.origin(), "a link") {
            self.link(site, entry.key);
        }
    }
}

/// `METHOD /path` of a reference such as `#/paths/~1orders~1{id}/get`.
fn operation_key(reference: &str) -> Option<SmolStr> {
    let (_, pointer) = reference.split_once('#')?;
    let mut tokens = pointer.rsplit('/');
    let (method, path) = (tokens.next()?, tokens.next()?);
    let path = path.replace("~1", "/").replace("~0", "~").replace("%7B", "{").replace("%7D", "}");
    Some(SmolStr::from(format!("{} {path}", method.to_ascii_uppercase())))
}
