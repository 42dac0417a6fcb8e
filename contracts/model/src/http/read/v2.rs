//! Swagger 2.0: bodies and forms are parameters, media types stand beside the operation, and there is one server.

use accordant_document::{At, Kind};
use smol_str::SmolStr;

use super::{HttpReader, METHODS, Version};
use crate::http::{
    Encoding, Header, MediaRange, MediaType, ParameterLocation, ParameterValue, RequestBody, Server, SpecVersion, Style,
};
use crate::json_schema::Dialect;
use crate::reader::{Entry, Site};
use crate::{ObjectKeywords, Schema, SchemaId, Types};

pub(super) const VERSION: Version = Version {
    spec: SpecVersion::V2,
    dialect: Dialect::Swagger2,
    document: &[
        "swagger",
        "host",
        "basePath",
        "schemes",
        "consumes",
        "produces",
        "definitions",
        "parameters",
        "responses",
        "securityDefinitions",
    ],
    info: &["title", "description", "termsOfService", "contact", "license", "version"],
    components: &["definitions", "parameters", "responses", "securityDefinitions"],
    methods: &METHODS,
    path_item: &["$ref", "parameters"],
    operation: &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "consumes",
        "produces",
        "parameters",
        "responses",
        "schemes",
        "deprecated",
        "security",
    ],
    // A parameter that is no body is its own schema: the schema reader knows the keywords.
    parameter: &["name", "in", "description", "required", "schema"],
    locations: &["query", "header", "path", "formData", "body"],
    response: &["description", "schema", "headers", "examples"],
    media_type: &[],
    encoding: &[],
    security_scheme: &["type", "description", "name", "in", "flow", "authorizationUrl", "tokenUrl", "scopes"],
    server: &[],
};

const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// What bodies are where a document does not say: JSON, as every tool takes it.
const UNSTATED: &str = "application/json";

/// Where Swagger's parameters beside the body and the form go.
pub(super) fn location(name: &str) -> Option<ParameterLocation> {
    Some(match name {
        "query" => ParameterLocation::Query,
        "header" => ParameterLocation::Header,
        "path" => ParameterLocation::Path,
        _ => return None,
    })
}

/// Swagger 2.0, "Parameter Object", `collectionFormat`; csv where it is absent.
fn collection(format: Option<&str>, location: ParameterLocation) -> (Style, bool) {
    match (format, location) {
        (Some("multi"), ParameterLocation::Query) => (Style::Form, true),
        (Some("ssv"), _) => (Style::SpaceDelimited, false),
        (Some("tsv"), _) => (Style::TabDelimited, false),
        (Some("pipes"), _) => (Style::PipeDelimited, false),
        (_, ParameterLocation::Query) => (Style::Form, false),
        _ => (Style::Simple, false),
    }
}

impl<'d> HttpReader<'_, 'd> {
    /// The media types under `key`: those of the operation, even if it lists none, else the document's.
    pub(super) fn media_types(&mut self, operation: Site<'d>, key: &str) -> Vec<SmolStr> {
        let stated = match operation.get(key) {
            Some(_) => self.reader.array(operation, key).map(|list| self.reader.texts(list, "a media type")),
            None => None,
        };
        let types =
            stated.unwrap_or_else(|| if key == "consumes" { self.consumes.clone() } else { self.produces.clone() });
        if types.is_empty() { vec![SmolStr::new_static(UNSTATED)] } else { types }
    }

    /// How a parameter or header that is its own schema carries its value.
    pub(super) fn collected(&mut self, site: Site<'d>, location: ParameterLocation) -> ParameterValue {
        let format = site.get("collectionFormat").and_then(|format| format.node.as_str());
        if let Some(unknown) = format.filter(|format| !matches!(*format, "csv" | "ssv" | "tsv" | "pipes" | "multi")) {
            let message = format!("`{unknown}` is no `collectionFormat`, and is read as csv");
            self.reader
                .warn("unknown-value", site.key_origin("collectionFormat"), message)
                .help("the formats are csv, ssv, tsv, pipes and multi");
        }
        let (style, explode) = collection(format, location);
        ParameterValue::Schema {
            schema: Some(self.reader.schema(site, Dialect::Swagger2Parameter)),
            style,
            explode,
            allow_reserved: false,
            allow_empty_value: self.reader.flag(site, "allowEmptyValue"),
        }
    }

    /// The body that `in: body` or `in: formData` parameters make up.
    pub(super) fn swagger_body(&mut self, operation: Site<'d>, parameters: &[Site<'d>]) -> Option<RequestBody> {
        let placed =
            |site: &&Site<'d>, place: &str| site.get("in").and_then(|value| value.node.as_str()) == Some(place);
        let fields: Vec<Site<'d>> = parameters.iter().filter(|site| placed(site, "formData")).copied().collect();
        let mut bodies = parameters.iter().filter(|site| placed(site, "body"));
        let Some(&body) = bodies.next() else { return self.form(operation, &fields) };
        if let Some(second) = bodies.next().or(fields.first()) {
            self.reader
                .error(
                    "contradictory-body",
                    second.origin(),
                    "an operation has one body, but this is another".to_owned(),
                )
                .related(body.origin(), "the first body")
                .help("put both into one schema; this one was left out");
        }
        self.reader.unknown_fields(body, "a body parameter", &[VERSION.parameter]);
        if body.get("schema").is_none() {
            self.reader.missing(body, "schema", "the body parameter");
        }
        let schema = self.schema(body, "schema");
        let content =
            self.media_types(operation, "consumes").iter().map(|name| media_type(body.at(), name, schema)).collect();
        Some(RequestBody { at: body.at(), required: self.reader.flag(body, "required"), content })
    }

    /// Form fields make up one object, sent as a form.
    fn form(&mut self, operation: Site<'d>, fields: &[Site<'d>]) -> Option<RequestBody> {
        let at = fields.first()?.at();
        let mut keywords = ObjectKeywords::default();
        let mut encoding = Vec::new();
        let mut has_file = false;
        for &field in fields {
            let Some(name) = self.reader.name(field, "name") else { continue };
            has_file |= field.get("type").and_then(|kind| kind.node.as_str()) == Some("file");
            if self.reader.flag(field, "required") {
                keywords.required.push(name.clone());
            }
            keywords.properties.push((name.clone(), self.reader.schema(field, Dialect::Swagger2Parameter)));
            if field.get("collectionFormat").is_some() {
                encoding.push(self.field_encoding(field, name));
            }
        }
        let required = !keywords.required.is_empty();
        let schema = self.reader.schemas.push(Schema {
            at,
            types: Some(Types::OBJECT),
            object: Some(Box::new(keywords)),
            ..Schema::default()
        });
        let mut names = self.media_types(operation, "consumes");
        names.retain(|name| matches!(MediaRange::new(name).subtype(), "x-www-form-urlencoded" | "form-data"));
        if names.is_empty() {
            names.push(SmolStr::new_static(if has_file { MULTIPART } else { URL_ENCODED }));
        }
        let content = names
            .iter()
            .map(|name| MediaType { encoding: encoding.clone(), ..media_type(at, name, Some(schema)) })
            .collect();
        Some(RequestBody { at, required, content })
    }

    fn field_encoding(&mut self, field: Site<'d>, property: SmolStr) -> Encoding {
        let format = field.get("collectionFormat").and_then(|format| format.node.as_str());
        let (style, explode) = collection(format, ParameterLocation::Query);
        Encoding {
            at: field.at(),
            property,
            content_type: None,
            headers: Vec::new(),
            style: Some(style),
            explode: Some(explode),
            allow_reserved: false,
        }
    }

    /// A response's `schema` in each of the media types that the operation produces.
    pub(super) fn swagger_content(&mut self, response: Site<'d>, produces: &[SmolStr]) -> Vec<MediaType> {
        let schema = self.schema(response, "schema");
        let examples: Vec<Entry<'d>> =
            self.reader.object(response, "examples").map(|map| map.entries().collect()).unwrap_or_default();
        if schema.is_none() {
            return Vec::new();
        }
        produces
            .iter()
            .map(|name| {
                let mut media = media_type(response.at(), name, schema);
                let fits = |entry: &&Entry<'d>| MediaRange::new(entry.key) == media.range;
                media.examples = examples.iter().filter(fits).map(|entry| entry.value.at()).collect();
                media
            })
            .collect()
    }

    pub(super) fn swagger_headers(&mut self, response: Site<'d>) -> Vec<Header> {
        let Some(map) = self.reader.object(response, "headers") else { return Vec::new() };
        let mut headers = Vec::with_capacity(map.node.len());
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-") || entry.value.node.is_object()) {
            if !entry.value.node.is_object() {
                self.reader.wrong_type(entry.origin(), "a header", "an object", entry.value.kind());
                continue;
            }
            if !self.reader.spend(1, entry.origin()) {
                break;
            }
            headers.push(Header {
                at: entry.value.at(),
                name: SmolStr::new(entry.key),
                required: false,
                deprecated: false,
                value: self.collected(entry.value, ParameterLocation::Header),
            });
        }
        headers
    }

    /// Scheme, host and base path as one URL each; relative where the document leaves the host open.
    pub(super) fn swagger_servers(&mut self, owner: Site<'d>) -> Vec<Server> {
        let host = self.reader.text(self.root, "host");
        let base = self.reader.text(self.root, "basePath").unwrap_or_default();
        let schemes = match self.reader.array(owner, "schemes") {
            Some(list) => self.reader.texts(list, "a scheme"),
            None => Vec::new(),
        };
        let url = match (host, base) {
            (None, "") => return Vec::new(),
            (None, base) => base.to_owned(),
            (Some(host), base) => format!("//{host}{base}"),
        };
        let at = self.root.at();
        let server = |url: SmolStr| Server { at, url, variables: Vec::new() };
        if host.is_none() || schemes.is_empty() {
            return vec![server(SmolStr::from(url))];
        }
        schemes.iter().map(|scheme| server(SmolStr::from(format!("{scheme}:{url}")))).collect()
    }

    /// Media types of the whole document.
    pub(super) fn swagger_defaults(&mut self) {
        for key in ["consumes", "produces"] {
            if self.root.get(key).is_some_and(|list| list.kind() != Kind::Null)
                && let Some(list) = self.reader.array(self.root, key)
            {
                let types = self.reader.texts(list, "a media type");
                if key == "consumes" { self.consumes = types } else { self.produces = types }
            }
        }
    }
}

fn media_type(at: At, name: &str, schema: Option<SchemaId>) -> MediaType {
    MediaType {
        at,
        range: MediaRange::new(name),
        schema,
        item_schema: None,
        encoding: Vec::new(),
        examples: Vec::new(),
    }
}
