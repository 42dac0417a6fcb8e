//! Readers of HTTP contracts: a file for what each version of OpenAPI is, and one for each part they share.

mod bodies;
mod callbacks;
mod components;
mod document;
mod headers;
mod links;
mod operations;
mod parameters;
mod paths;
mod responses;
mod security;
mod servers;
mod v2;
mod v3_0;
mod v3_1;
mod v3_2;

use accordant_document::{At, Origin, Severity};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::{HttpContract, SecurityRequirement, Server, SpecVersion};
use crate::SchemaId;
use crate::json_schema::Dialect;
use crate::reader::{Reader, Site};

/// What one version of OpenAPI has that another has not.
pub(super) struct Version {
    pub(super) spec: SpecVersion,
    pub(super) dialect: Dialect,
    /// Fields of the document, beside `info`, `tags`, `externalDocs`, `paths` and `security`.
    pub(super) document: &'static [&'static str],
    pub(super) info: &'static [&'static str],
    /// Sections of `components`.
    pub(super) components: &'static [&'static str],
    /// Methods of a path item, as their lower-case keys.
    pub(super) methods: &'static [&'static str],
    /// Fields of a path item beside its methods.
    pub(super) path_item: &'static [&'static str],
    pub(super) operation: &'static [&'static str],
    pub(super) parameter: &'static [&'static str],
    /// Values of `in`.
    pub(super) locations: &'static [&'static str],
    pub(super) response: &'static [&'static str],
    pub(super) media_type: &'static [&'static str],
    pub(super) encoding: &'static [&'static str],
    pub(super) security_scheme: &'static [&'static str],
    pub(super) server: &'static [&'static str],
}

/// Methods of every version.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// How many callbacks may lie inside each other.
const CALLBACK_DEPTH: usize = 16;

/// Reads the root document as one of `spec`.
pub(crate) fn read<'d>(reader: &mut Reader<'d>, root: Site<'d>, spec: SpecVersion) -> HttpContract {
    let version = match spec {
        SpecVersion::V2 => &v2::VERSION,
        SpecVersion::V3_0 => &v3_0::VERSION,
        SpecVersion::V3_1 => &v3_1::VERSION,
        SpecVersion::V3_2 => &v3_2::VERSION,
    };
    let mut http = HttpReader {
        dialect: version.dialect,
        reader,
        version,
        root,
        security: Vec::new(),
        servers: Vec::new(),
        consumes: Vec::new(),
        produces: Vec::new(),
        callbacks: Vec::new(),
        callback_maps: FxHashSet::default(),
    };
    http.document()
}

/// The reader of one HTTP contract, with what the document says for all operations.
pub(super) struct HttpReader<'r, 'd> {
    reader: &'r mut Reader<'d>,
    version: &'static Version,
    dialect: Dialect,
    root: Site<'d>,
    security: Vec<SecurityRequirement>,
    servers: Vec<Server>,
    /// Swagger 2.0's media types of all operations.
    consumes: Vec<SmolStr>,
    produces: Vec<SmolStr>,
    /// The callback objects being read, outermost first.
    callbacks: Vec<At>,
    /// Every `callbacks` that was met.
    callback_maps: FxHashSet<At>,
}

impl<'d> HttpReader<'_, 'd> {
    fn spec(&self) -> SpecVersion {
        self.version.spec
    }

    /// The schema under `key`.
    fn schema(&mut self, owner: Site<'d>, key: &str) -> Option<SchemaId> {
        let entry = owner.entry(key)?;
        let booleans = self.spec() >= SpecVersion::V3_1;
        if entry.value.node.is_object() || (booleans && entry.value.node.as_bool().is_some()) {
            return Some(self.reader.schema(entry.value, self.dialect));
        }
        self.reader.wrong_type(entry.origin(), &format!("`{key}`"), "a schema", entry.value.kind());
        None
    }

    /// The object at `site` or behind its reference; anything else is a finding about `what`.
    fn object_behind(&mut self, site: Site<'d>, origin: Origin, what: &str) -> Option<Site<'d>> {
        let found = self.reader.behind(site)?;
        if found.node.is_object() {
            return Some(found);
        }
        self.reader.wrong_type(origin, what, "an object", found.kind());
        None
    }

    /// As [`Self::object_behind`], where the specification has no reference. Documents that were split by hand put them
    /// anywhere, and tools follow them.
    fn object_anyhow(&mut self, site: Site<'d>, origin: Origin, what: &str) -> Option<Site<'d>> {
        if let Some(reference) = site.entry("$ref").filter(|reference| reference.value.node.as_str().is_some()) {
            let message = format!("by the specification, no reference can stand in the place of {what}");
            self.reader
                .report("misplaced-reference", Severity::Info, reference.origin(), message)
                .help("it was followed all the same; other tools may not");
        }
        self.object_behind(site, origin, what)
    }

    /// The map under `key`, wherever a reference in its place leads.
    fn map(&mut self, owner: Site<'d>, key: &str) -> Option<Site<'d>> {
        let map = self.reader.object(owner, key)?;
        if map.node.len() == 1 {
            self.object_anyhow(map, owner.key_origin(key), &format!("`{key}`"))
        } else {
            Some(map)
        }
    }

    /// The text of an extension, however it is written.
    fn extension_text(&self, site: Site<'d>, key: &str) -> Option<SmolStr> {
        site.get(key).and_then(|value| value.node.as_str()).map(SmolStr::new)
    }

    fn is_deprecated(&mut self, site: Site<'d>) -> bool {
        let extension = site.get("x-deprecated").and_then(|value| value.node.as_bool()) == Some(true);
        self.reader.flag(site, "deprecated") || extension
    }
}
