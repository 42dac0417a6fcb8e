//! What kind of contract a document is, and the reader for it.

use accordant_document::{DocumentId, Documents, Finding, Kind, Syntax};
use rustc_hash::FxHashSet;

use crate::http::SpecVersion;
use crate::json_schema::Dialect;
use crate::reader::{Reader, Site};
use crate::{Contract, ContractKind, graphql, http};

const SUPPORTED: &str = "2.0, 3.0.x, 3.1.x, 3.2.x";

impl Contract {
    /// Reads loaded documents, the first of which says what kind of contract they are. `findings` are those of loading.
    /// Never fails as a whole: what cannot be read is left out and named by a finding.
    pub fn read(documents: Documents, findings: Vec<Finding>) -> Self {
        Self::read_by(documents, findings, |reader, root| {
            recognise(reader, root).map_or(ContractKind::Unrecognised, |found| found.read(reader, root))
        })
    }

    /// Reads the root document as a JSON Schema of `dialect` (unless it names its own), whatever it looks like.
    pub fn read_schema(documents: Documents, findings: Vec<Finding>, dialect: Dialect) -> Self {
        Self::read_by(documents, findings, |reader, root| Recognised::Schema(dialect).read(reader, root))
    }

    fn read_by<F>(documents: Documents, findings: Vec<Finding>, read: F) -> Self
    where
        F: for<'d> FnOnce(&mut Reader<'d>, Site<'d>) -> ContractKind,
    {
        let mut reader = Reader::new(&documents, findings);
        let parsed = documents.document(DocumentId(0)).is_some_and(|document| document.parsed);
        let kind = match Site::root(&documents, DocumentId(0)) {
            Some(root) if parsed => read(&mut reader, root),
            // Loading said why there is nothing to read.
            _ => ContractKind::Unrecognised,
        };
        reader.finish_schemas();
        let Reader { schemas, mut findings, .. } = reader;
        in_order(&mut findings);
        Self { documents, schemas, kind, findings }
    }
}

/// Sorts findings by place and drops repetitions: what several references lead to is read as often.
fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_by(|left, right| {
        (left.origin, left.rule, &left.message).cmp(&(right.origin, right.rule, &right.message))
    });
    let mut seen = FxHashSet::default();
    findings.retain(|finding| seen.insert((finding.rule, finding.origin, finding.message.clone())));
}

enum Recognised {
    OpenApi(SpecVersion),
    Graphql,
    Schema(Dialect),
}

impl Recognised {
    fn read<'d>(self, reader: &mut Reader<'d>, root: Site<'d>) -> ContractKind {
        match self {
            Self::OpenApi(version) => ContractKind::Http(Box::new(http::read(reader, root, version))),
            Self::Graphql => {
                let schema = graphql::read(reader.documents, &mut reader.findings);
                // A type system that breaks the specification's rules cannot be trusted as a contract by any command.
                reader.findings.extend(graphql::validate(&schema));
                ContractKind::Graphql(Box::new(schema))
            }
            Self::Schema(dialect) => ContractKind::Schema(reader.schema(root, dialect)),
        }
    }
}

fn recognise<'d>(reader: &mut Reader<'d>, root: Site<'d>) -> Option<Recognised> {
    let document = reader.documents.document(root.document)?;
    if document.syntax == Syntax::Graphql {
        return Some(Recognised::Graphql);
    }
    if root.kind() != Kind::Object {
        not_an_object(reader, root, document.tree.text());
        return None;
    }
    if graphql::is_introspection(root.node) {
        return Some(Recognised::Graphql);
    }
    if let Some(entry) = root.entry("openapi") {
        let version = reader.text_of(entry.value, entry.origin(), "`openapi`")?;
        return match openapi_version(version) {
            Some(version) => Some(Recognised::OpenApi(version)),
            None => {
                unsupported(reader, root, "openapi", &format!("OpenAPI {version}"));
                None
            }
        };
    }
    if let Some(entry) = root.entry("swagger") {
        let version = reader.text_of(entry.value, entry.origin(), "`swagger`")?;
        if matches!(version, "2.0" | "2" | "2.0.0") {
            return Some(Recognised::OpenApi(SpecVersion::V2));
        }
        unsupported(reader, root, "swagger", &format!("Swagger {version}"));
        return None;
    }
    for (key, what) in [
        ("swaggerVersion", "Swagger"),
        ("asyncapi", "AsyncAPI"),
        ("arazzo", "Arazzo"),
        ("overlay", "OpenAPI Overlay"),
        ("raml", "RAML"),
    ] {
        if let Some(version) = root.get(key) {
            let version = reader.documents.text(version.origin()).trim_matches(['"', '\'']);
            unsupported(reader, root, key, &format!("{what} {version}"));
            return None;
        }
    }
    bare_schema(reader, root)
}

/// The version of OpenAPI that a version text names; the patch number says nothing.
fn openapi_version(text: &str) -> Option<SpecVersion> {
    let mut parts = text.split(['.', '-']);
    match (parts.next()?, parts.next()?) {
        ("2", "0") => Some(SpecVersion::V2),
        ("3", "0") => Some(SpecVersion::V3_0),
        ("3", "1") => Some(SpecVersion::V3_1),
        ("3", "2") => Some(SpecVersion::V3_2),
        _ => None,
    }
}

fn unsupported(reader: &mut Reader<'_>, root: Site<'_>, key: &str, what: &str) {
    reader
        .error("unsupported-version", root.key_origin(key), format!("{what} is not supported (supported: {SUPPORTED})"))
        .help("convert the document to one of the supported versions of OpenAPI");
}

/// Keys that stand at the root of an API description and of no schema.
const API_KEYS: [&str; 6] = ["info", "paths", "webhooks", "components", "host", "basePath"];

/// Keywords that tell a JSON Schema at its root.
const SCHEMA_KEYS: [&str; 20] = [
    "$schema",
    "$ref",
    "$defs",
    "definitions",
    "type",
    "properties",
    "items",
    "enum",
    "const",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "required",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "if",
    "pattern",
    "minimum",
];

fn bare_schema<'d>(reader: &mut Reader<'d>, root: Site<'d>) -> Option<Recognised> {
    let has = |keys: &[&str]| keys.iter().any(|key| root.get(key).is_some());
    let dialect = root.entry("$schema").and_then(|entry| {
        let uri = reader.text_of(entry.value, entry.origin(), "`$schema`")?;
        let dialect = Dialect::of_uri(uri);
        if dialect.is_none() {
            let message =
                format!("`{uri}` is no dialect that is known here, and the schema is read as JSON Schema 2020-12");
            reader
                .warn("unknown-dialect", entry.origin(), message)
                .help("name the draft that the schema is written in");
        }
        dialect
    });
    if dialect.is_some() || (has(&SCHEMA_KEYS) && !has(&API_KEYS)) {
        return Some(Recognised::Schema(dialect.unwrap_or(Dialect::Draft2020)));
    }
    let looked_for = "looked for `openapi`, `swagger`, a JSON Schema's `$schema` or keywords, and GraphQL's `__schema`";
    let message = format!("this is no API description and no schema: {looked_for}");
    let draft = reader.error("not-an-api", root.origin(), message);
    if has(&API_KEYS) {
        draft.help("add `openapi` with the version of OpenAPI that the document follows, such as `openapi: 3.1.0`");
    } else {
        draft.help("pass an OpenAPI document, a GraphQL schema or a JSON Schema");
    }
    None
}

/// What is often found where a document should be.
fn not_an_object(reader: &mut Reader<'_>, root: Site<'_>, text: &str) {
    let start = text.trim_start();
    let head = start.get(..64).unwrap_or(start).to_ascii_lowercase();
    let (message, help) = if head.starts_with("version https://git-lfs") {
        ("this is a Git LFS pointer, not the document itself".to_owned(), "fetch the content: `git lfs pull`")
    } else if head.starts_with("<!doctype html") || head.starts_with("<html") {
        ("this is an HTML page, not an API description".to_owned(), "download the document itself")
    } else {
        let found = root.kind().described();
        (
            format!("an OpenAPI document or a JSON Schema is an object, but this is {found}"),
            "pass an OpenAPI document, a GraphQL schema or a JSON Schema",
        )
    };
    reader.error("not-an-api", root.origin(), message).help(help);
}
