//! Servers of a document, a path or an operation.

use accordant_document::Kind;
use smol_str::SmolStr;

use super::HttpReader;
use crate::http::{Server, ServerVariable};
use crate::reader::Site;

impl<'d> HttpReader<'_, 'd> {
    /// The servers that `owner` names; `None` where it says nothing.
    pub(super) fn servers(&mut self, owner: Site<'d>) -> Option<Vec<Server>> {
        let list = self.reader.array(owner, "servers")?;
        let mut servers = Vec::with_capacity(list.node.len());
        for item in list.items() {
            if item.kind() != Kind::Object {
                self.reader.wrong_type(item.origin(), "a server", "an object", item.kind());
                continue;
            }
            self.reader.unknown_fields(item, "a server", &[self.version.server]);
            if item.get("url").is_none() {
                self.reader.missing(item, "url", "the server");
            }
            let Some(url) = self.reader.name(item, "url") else { continue };
            if !self.reader.spend(1, item.origin()) {
                break;
            }
            servers.push(Server { at: item.at(), url, variables: self.variables(item) });
        }
        Some(servers)
    }

    fn variables(&mut self, server: Site<'d>) -> Vec<ServerVariable> {
        let Some(map) = self.reader.object(server, "variables") else { return Vec::new() };
        let mut variables = Vec::with_capacity(map.node.len());
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
            let site = entry.value;
            if !site.node.is_object() {
                self.reader.wrong_type(entry.origin(), "a server variable", "an object", site.kind());
                continue;
            }
            self.reader.unknown_fields(site, "a server variable", &[&["enum", "default", "description"]]);
            if site.get("default").is_none() {
                let message = format!("the server variable `{}` has no `default`", entry.key);
                self.reader.warn("missing-field", entry.origin(), message).help("add `default`");
            }
            let values = self.reader.array(site, "enum");
            variables.push(ServerVariable {
                at: site.at(),
                name: SmolStr::new(entry.key),
                default: self.reader.name(site, "default").unwrap_or_default(),
                values: values.map(|list| self.reader.texts(list, "a value of `enum`")).unwrap_or_default(),
            });
        }
        variables
    }
}
