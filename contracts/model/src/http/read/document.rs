//! The document as a whole, in any version.

use accordant_document::{Kind, Severity};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::HttpReader;
use crate::SchemaId;
use crate::http::{HttpContract, SpecVersion, Tag};
use crate::json_schema::Dialect;

const SHARED: [&str; 5] = ["info", "tags", "externalDocs", "paths", "security"];

impl HttpReader<'_, '_> {
    pub(super) fn document(&mut self) -> HttpContract {
        let root = self.root;
        self.reader.unknown_fields(root, "the document", &[&SHARED, self.version.document]);
        self.own_dialect();
        let (title, version) = self.info();
        if self.spec() == SpecVersion::V2 {
            self.swagger_defaults();
            self.servers = self.swagger_servers(root);
        } else {
            self.servers = self.servers(root).unwrap_or_default();
        }
        self.security = self.requirements(root).unwrap_or_default();
        let security_schemes = self.security_schemes();
        let schemas = self.named_schemas();
        self.has_something();
        let operations = self.paths();
        let (webhooks, webhook_count) = self.webhooks();
        self.components();
        HttpContract {
            at: root.at(),
            spec: self.spec(),
            title,
            version,
            operations,
            webhooks,
            schemas,
            security_schemes,
            servers: std::mem::take(&mut self.servers),
            tags: self.tags(),
            callback_count: self.callback_maps.len(),
            webhook_count,
        }
    }

    /// `jsonSchemaDialect` is what schemas without a `$schema` follow (OpenAPI 3.1.1, section 4.8.24.5).
    fn own_dialect(&mut self) {
        if self.spec() < SpecVersion::V3_1 {
            return;
        }
        let Some(uri) = self.reader.text(self.root, "jsonSchemaDialect") else { return };
        match Dialect::of_uri(uri) {
            Some(dialect) => self.dialect = dialect,
            None => {
                let origin = self.root.key_origin("jsonSchemaDialect");
                let message = format!("`{uri}` is no dialect that is known here");
                self.reader
                    .warn("unknown-dialect", origin, message)
                    .help("schemas are read as JSON Schema 2020-12; keywords of the dialect's own are not understood");
            }
        }
    }

    fn info(&mut self) -> (SmolStr, SmolStr) {
        if self.root.get("info").is_none() {
            let message = "the document has no `info`".to_owned();
            self.reader
                .warn("missing-field", self.root.origin(), message)
                .help("add `info` with a title and a version");
        }
        let Some(info) = self.reader.object(self.root, "info") else { return Default::default() };
        self.reader.unknown_fields(info, "`info`", &[self.version.info]);
        for key in ["title", "version"] {
            if info.get(key).is_none() {
                let message = format!("`info` has no `{key}`");
                self.reader.warn("missing-field", self.root.key_origin("info"), message).help(format!("add `{key}`"));
            }
        }
        let title = self.reader.name(info, "title").unwrap_or_default();
        (title, self.reader.name(info, "version").unwrap_or_default())
    }

    /// From 3.1 on, `paths` may be absent where there are webhooks or components (section 4.8.1).
    fn has_something(&mut self) {
        let suffices: &[&str] =
            if self.spec() >= SpecVersion::V3_1 { &["paths", "webhooks", "components"] } else { &["paths"] };
        if !suffices.iter().any(|key| self.root.get(key).is_some()) {
            let message = "the document has no `paths`".to_owned();
            self.reader.warn("missing-field", self.root.origin(), message).help("add `paths`, which may be empty");
        }
    }

    fn tags(&mut self) -> Vec<Tag> {
        let Some(list) = self.reader.array(self.root, "tags") else { return Vec::new() };
        let mut tags = Vec::with_capacity(list.node.len());
        for item in list.items() {
            if item.kind() != Kind::Object {
                self.reader.wrong_type(item.origin(), "a tag", "an object", item.kind());
            } else if let Some(name) = self.reader.name(item, "name") {
                tags.push(Tag { at: item.at(), name });
            } else if item.get("name").is_none() {
                self.reader.missing(item, "name", "the tag");
            }
        }
        tags
    }

    fn named_schemas(&mut self) -> IndexMap<SmolStr, SchemaId> {
        let section = if self.spec() == SpecVersion::V2 {
            self.reader.object(self.root, "definitions")
        } else {
            let components = self.reader.object(self.root, "components");
            components.and_then(|components| self.reader.object(components, "schemas"))
        };
        let Some(section) = section else { return IndexMap::new() };
        let mut schemas = IndexMap::with_capacity(section.node.len());
        let booleans = self.spec() >= SpecVersion::V3_1;
        for entry in section.entries() {
            let kind = entry.value.kind();
            if kind != Kind::Object && !(booleans && kind == Kind::Bool) {
                let what = format!("the schema `{}`", entry.key);
                let severity = if kind == Kind::Null { Severity::Warning } else { Severity::Error };
                let message = format!("{what} must be an object, but is {}", kind.described());
                self.reader.report("wrong-type", severity, entry.origin(), message);
            }
            schemas.insert(SmolStr::new(entry.key), self.reader.named_schema(entry, self.dialect));
        }
        schemas
    }
}
