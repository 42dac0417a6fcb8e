//! The dialects in which schemas are written, and which keyword belongs to which.

/// Ordered by age: a later dialect knows what an earlier one knows, but for what [`dialects_of`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// Swagger 2.0 where the schema is the parameter, header or `items` itself, whose other fields stand beside it.
    Swagger2Parameter,
    /// Swagger 2.0: a subset of draft 4 of its own.
    Swagger2,
    /// OpenAPI 3.0: a subset of draft 5 of its own.
    OpenApi30,
    Draft4,
    Draft6,
    Draft7,
    Draft2019,
    /// JSON Schema 2020-12, with OpenAPI 3.1's additions.
    Draft2020,
}

impl Dialect {
    /// The dialect of a `$schema` or `jsonSchemaDialect`; `None` for one that nobody here knows.
    pub fn of_uri(uri: &str) -> Option<Self> {
        let uri = uri.trim_end_matches('#').trim_end_matches('/');
        let rest = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://")).unwrap_or(uri);
        Some(match rest {
            "json-schema.org/draft-04/schema" | "json-schema.org/draft-03/schema" => Self::Draft4,
            "json-schema.org/draft-06/schema" => Self::Draft6,
            "json-schema.org/draft-07/schema" => Self::Draft7,
            "json-schema.org/draft/2019-09/schema" => Self::Draft2019,
            "json-schema.org/draft/2020-12/schema" | "json-schema.org/schema" => Self::Draft2020,
            _ if rest.starts_with("spec.openapis.org/oas/3.") => Self::Draft2020,
            _ => return None,
        })
    }

    /// Whether keywords beside `$ref` are ignored.
    pub(crate) fn ignores_siblings(self) -> bool {
        self <= Self::Draft7
    }

    /// Whether the dialect is OpenAPI's own, before OpenAPI took JSON Schema as it is.
    pub(crate) fn is_subset(self) -> bool {
        self <= Self::OpenApi30
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Swagger2Parameter | Self::Swagger2 => "Swagger 2.0",
            Self::OpenApi30 => "OpenAPI 3.0",
            Self::Draft4 => "JSON Schema draft 4",
            Self::Draft6 => "JSON Schema draft 6",
            Self::Draft7 => "JSON Schema draft 7",
            Self::Draft2019 => "JSON Schema 2019-09",
            Self::Draft2020 => "JSON Schema 2020-12",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

const PARAMETER: u8 = Dialect::Swagger2Parameter.bit();
const V2: u8 = Dialect::Swagger2.bit() | PARAMETER;
const V3: u8 = Dialect::OpenApi30.bit();
const D4: u8 = Dialect::Draft4.bit();
const D6: u8 = Dialect::Draft6.bit();
const D7: u8 = Dialect::Draft7.bit();
const D19: u8 = Dialect::Draft2019.bit();
const D20: u8 = Dialect::Draft2020.bit();
const FROM_19: u8 = D19 | D20;
const FROM_7: u8 = D7 | FROM_19;
const FROM_6: u8 = D6 | FROM_7;
const FROM_4: u8 = D4 | FROM_6;
const FROM_3: u8 = V3 | FROM_4;
const ALL: u8 = V2 | FROM_3;

/// A set of dialects.
#[derive(Clone, Copy)]
pub(crate) struct Dialects(u8);

impl Dialects {
    pub(crate) fn contains(self, dialect: Dialect) -> bool {
        self.0 & dialect.bit() != 0
    }
}

/// The dialects that give a keyword its meaning; `None` for a keyword of none.
pub(crate) fn dialects_of(keyword: &str) -> Option<Dialects> {
    Some(Dialects(match keyword {
        "$ref"
        | "type"
        | "enum"
        | "format"
        | "default"
        | "title"
        | "description"
        | "properties"
        | "required"
        | "additionalProperties"
        | "items"
        | "allOf"
        | "minimum"
        | "maximum"
        | "exclusiveMinimum"
        | "exclusiveMaximum"
        | "multipleOf"
        | "minLength"
        | "maxLength"
        | "pattern"
        | "minItems"
        | "maxItems"
        | "uniqueItems"
        | "minProperties"
        | "maxProperties" => ALL,
        "name" | "in" | "collectionFormat" | "allowEmptyValue" => PARAMETER,
        "anyOf" | "oneOf" | "not" => FROM_3,
        "nullable" => V3,
        "discriminator" | "xml" | "externalDocs" | "example" => V2 | V3 | FROM_4,
        "readOnly" => V2 | V3 | FROM_7,
        "writeOnly" => V3 | FROM_7,
        "deprecated" => V3 | FROM_19,
        "id" => D4,
        "$schema" | "definitions" | "patternProperties" | "dependencies" => FROM_4,
        "additionalItems" => D4 | D6 | D7 | D19,
        "$id" | "const" | "contains" | "propertyNames" | "examples" => FROM_6,
        "if" | "then" | "else" | "contentEncoding" | "contentMediaType" | "$comment" => FROM_7,
        "$defs"
        | "$anchor"
        | "$vocabulary"
        | "dependentRequired"
        | "dependentSchemas"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "minContains"
        | "maxContains"
        | "contentSchema" => FROM_19,
        "$recursiveRef" | "$recursiveAnchor" => D19,
        "$dynamicRef" | "$dynamicAnchor" | "prefixItems" => D20,
        _ => return None,
    }))
}

/// Every keyword that a suggestion may name.
pub(crate) const KEYWORDS: [&str; 60] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "$schema",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "discriminator",
    "else",
    "enum",
    "example",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "then",
    "title",
    "type",
    "writeOnly",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suggestion_is_a_keyword() {
        for keyword in KEYWORDS {
            assert!(dialects_of(keyword).is_some(), "{keyword}");
        }
    }

    #[test]
    fn keywords_come_and_go() {
        for (keyword, dialect, known) in [
            ("nullable", Dialect::OpenApi30, true),
            ("nullable", Dialect::Draft2020, false),
            ("const", Dialect::OpenApi30, false),
            ("const", Dialect::Draft6, true),
            ("prefixItems", Dialect::Draft2019, false),
            ("additionalItems", Dialect::Draft2020, false),
            ("anyOf", Dialect::Swagger2, false),
        ] {
            assert_eq!(dialects_of(keyword).is_some_and(|set| set.contains(dialect)), known, "{keyword} {dialect:?}");
        }
    }

    #[test]
    fn dialects_are_told_by_their_uri() {
        assert_eq!(Dialect::of_uri("http://json-schema.org/draft-07/schema#"), Some(Dialect::Draft7));
        assert_eq!(Dialect::of_uri("https://spec.openapis.org/oas/3.1/dialect/base"), Some(Dialect::Draft2020));
        assert_eq!(Dialect::of_uri("https://example.com/mine"), None);
    }
}
