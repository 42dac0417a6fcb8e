//! OpenAPI 3.2: any method, streams by item, the query string as one value, media types as components.

use super::{Version, v3_1};
use crate::http::SpecVersion;

pub(super) const VERSION: Version = Version {
    spec: SpecVersion::V3_2,
    document: &["openapi", "$self", "servers", "components", "webhooks", "jsonSchemaDialect"],
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
        "pathItems",
        "mediaTypes",
    ],
    methods: &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"],
    path_item: &["$ref", "summary", "description", "servers", "parameters", "additionalOperations"],
    locations: &["query", "header", "path", "cookie", "querystring"],
    response: &["summary", "description", "headers", "content", "links"],
    media_type: &["schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding"],
    encoding: &[
        "contentType",
        "headers",
        "style",
        "explode",
        "allowReserved",
        "encoding",
        "prefixEncoding",
        "itemEncoding",
    ],
    security_scheme: &[
        "type",
        "description",
        "name",
        "in",
        "scheme",
        "bearerFormat",
        "flows",
        "openIdConnectUrl",
        "oauth2MetadataUrl",
        "deprecated",
    ],
    server: &["url", "description", "variables", "name"],
    ..v3_1::VERSION
};
