//! OpenAPI 3.1: schemas are JSON Schema 2020-12, webhooks have their place, path items are components too.

use super::{Version, v3_0};
use crate::http::SpecVersion;
use crate::json_schema::Dialect;

pub(super) const VERSION: Version = Version {
    spec: SpecVersion::V3_1,
    dialect: Dialect::Draft2020,
    document: &["openapi", "servers", "components", "webhooks", "jsonSchemaDialect"],
    info: &["title", "summary", "description", "termsOfService", "contact", "license", "version"],
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
    ],
    ..v3_0::VERSION
};
