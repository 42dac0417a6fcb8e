//! Components that no operation uses are read as well, for what is wrong in them.

use accordant_document::Kind;

use super::HttpReader;
use crate::http::SpecVersion;
use crate::reader::{Entry, Site};

impl<'d> HttpReader<'_, 'd> {
    /// Reads every section but the schemas and security schemes, which the contract holds.
    pub(super) fn components(&mut self) {
        let owner = if self.spec() == SpecVersion::V2 {
            Some(self.root)
        } else {
            let owner = self.root.get("components").filter(|components| components.node.is_object());
            if let Some(owner) = owner {
                self.reader.unknown_fields(owner, "`components`", &[self.version.components]);
            }
            owner
        };
        for &section in self.version.components {
            if matches!(section, "schemas" | "securitySchemes" | "definitions" | "securityDefinitions") {
                continue;
            }
            let Some(map) = owner.and_then(|owner| self.reader.object(owner, section)) else { continue };
            if section == "callbacks" {
                self.callback_maps.insert(map.at());
            }
            for entry in map.entries() {
                if entry.key.starts_with("x-") && entry.value.kind() != Kind::Object {
                    continue;
                }
                self.component(section, entry);
            }
        }
    }

    fn component(&mut self, section: &str, entry: Entry<'d>) {
        match section {
            "links" => return self.link_alone(entry),
            "callbacks" => {
                self.callback(entry);
                return;
            }
            "pathItems" => {
                self.path_item(entry, "the path item");
                return;
            }
            _ => {}
        }
        let what = format!("`{}`", entry.key);
        let Some(site) = self.object_behind(entry.value, entry.origin(), &what) else { return };
        match section {
            "parameters" => self.lone_parameter(site),
            "responses" => {
                self.response_alone(site);
            }
            "requestBodies" => {
                self.body(site);
            }
            "headers" => {
                self.header(site, entry.key);
            }
            "mediaTypes" => {
                self.media_type(site, entry.key);
            }
            _ => {}
        }
    }

    fn lone_parameter(&mut self, site: Site<'d>) {
        let place = site.get("in").and_then(|place| place.node.as_str());
        if self.spec() == SpecVersion::V2 && place == Some("body") {
            self.schema(site, "schema");
        } else {
            self.parameter(site);
        }
    }
}
