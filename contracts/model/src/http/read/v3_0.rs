//! OpenAPI 3.0: content by media type, components, callbacks and links; schemas in a dialect of their own.

use super::Version;
use crate::http::SpecVersion;
use crate::json_schema::Dialect;

pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

pub(super) const OPERATION: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

pub(super) const PARAMETER: [&str; 13] = [
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

pub(super) const VERSION: Version = Version {
    spec: SpecVersion::V3_0,
    dialect: Dialect::OpenApi30,
    document: &["openapi", "servers", "components"],
    info: &["title", "description", "termsOfService", "contact", "license", "version"],
    components: &[
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
    ],
    methods: &METHODS,
    path_item: &["$ref", "summary", "description", "servers", "parameters"],
    operation: &OPERATION,
    parameter: &PARAMETER,
    locations: &["query", "header", "path", "cookie"],
    response: &["description", "headers", "content", "links"],
    media_type: &["schema", "example", "examples", "encoding"],
    encoding: &["contentType", "headers", "style", "explode", "allowReserved"],
    security_scheme: &["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"],
    server: &["url", "description", "variables"],
};
