//! Paths and webhooks: path items, behind references or not, and the operations in them.

use accordant_document::Origin;
use smol_str::SmolStr;

use super::HttpReader;
use super::operations::Shared;
use crate::http::{Method, Operation, PathTemplate, SpecVersion, Webhook};
use crate::reader::{Entry, Site};

/// A path item and what its `$ref` leads to; fields of either apply (OpenAPI 3.1.1, section 4.8.9).
#[derive(Clone, Copy)]
pub(super) struct PathItem<'d> {
    own: Site<'d>,
    behind: Option<Site<'d>>,
}

impl<'d> PathItem<'d> {
    pub(super) fn sites(self) -> impl Iterator<Item = Site<'d>> {
        [Some(self.own), self.behind].into_iter().flatten()
    }

    fn having(self, key: &str) -> Option<Site<'d>> {
        self.sites().find(|site| site.get(key).is_some())
    }
}

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn paths(&mut self) -> Vec<Operation> {
        let Some(paths) = self.reader.object(self.root, "paths") else { return Vec::new() };
        let mut operations = Vec::new();
        for entry in paths.entries() {
            if entry.key.starts_with("x-") {
                if !self.holds_operations(entry.value) {
                    continue;
                }
                let message = format!("`{}` holds operations, but its name makes it an extension", entry.key);
                self.reader
                    .warn("path-like-extension", entry.origin(), message)
                    .help(format!("if it is a path, write `/{}`; it was read as one", entry.key));
            }
            operations.extend(self.path_item(entry, "the path"));
        }
        operations.shrink_to_fit();
        operations
    }

    /// Generators write paths without their slash, too; one that begins with `x-` must not vanish for it.
    fn holds_operations(&self, site: Site<'d>) -> bool {
        self.version
            .methods
            .iter()
            .any(|method| site.get(method).is_some_and(|operation| operation.get("responses").is_some()))
    }

    pub(super) fn webhooks(&mut self) -> (Vec<Webhook>, usize) {
        let mut webhooks = Vec::new();
        let mut count = 0;
        let official = self.spec() >= SpecVersion::V3_1;
        for key in ["webhooks", "x-webhooks"] {
            if key == "webhooks" && !official {
                continue;
            }
            let Some(map) = self.reader.object(self.root, key) else { continue };
            for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
                count += 1;
                for mut operation in self.path_item(entry, "the webhook") {
                    operation.path = PathTemplate::new("");
                    webhooks.push(Webhook { at: entry.value.at(), name: SmolStr::new(entry.key), operation });
                }
            }
        }
        (webhooks, count)
    }

    /// The operations under one path, webhook name or callback expression.
    pub(super) fn path_item(&mut self, entry: Entry<'d>, what: &str) -> Vec<Operation> {
        let what = format!("{what} `{}`", entry.key);
        if !entry.value.node.is_object() {
            self.reader.wrong_type(entry.origin(), &what, "an object", entry.value.kind());
            return Vec::new();
        }
        let item = PathItem { own: entry.value, behind: self.beyond(entry.value, entry.origin(), &what) };
        for site in item.sites() {
            self.reader.unknown_fields(site, "a path item", &[self.version.path_item, self.version.methods]);
        }
        let template = PathTemplate::new(entry.key);
        let shared = self.shared(item);
        let mut operations = Vec::new();
        for &key in self.version.methods {
            if let Some(found) = item.having(key).and_then(|site| site.entry(key)) {
                let method = Method(SmolStr::from(key.to_ascii_uppercase()));
                operations.extend(self.operation(found, method, &template, &shared));
            }
        }
        if self.spec() >= SpecVersion::V3_2
            && let Some(map) = item.having("additionalOperations")
            && let Some(map) = self.reader.object(map, "additionalOperations")
        {
            for found in map.entries().filter(|found| !found.key.starts_with("x-")) {
                let method = Method(SmolStr::new(found.key));
                operations.extend(self.operation(found, method, &template, &shared));
            }
        }
        // Document order is what people know their operations by.
        operations
            .sort_by_key(|operation| (operation.at.document, self.reader.documents.origin(operation.at).span.start));
        operations
    }

    fn beyond(&mut self, site: Site<'d>, origin: Origin, what: &str) -> Option<Site<'d>> {
        let reference = site.entry("$ref")?;
        if reference.value.node.as_str().is_none() {
            self.reader.wrong_type(reference.origin(), "`$ref`", "a string", reference.value.kind());
            return None;
        }
        self.object_behind(site, origin, what)
    }

    fn shared(&mut self, item: PathItem<'d>) -> Shared<'d> {
        let mut parameters = Vec::new();
        for site in item.sites() {
            parameters = self.merged(parameters, site);
        }
        let servers = match item.having("servers") {
            Some(site) if self.spec() != SpecVersion::V2 => self.servers(site),
            _ => None,
        };
        Shared { parameters, servers }
    }
}
