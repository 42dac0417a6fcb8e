//! Types: what a value may be, after the schema's keywords have been put together.
//!
//! The lowering has taken `$ref`, `allOf`, `nullable` and inline schemas apart: whatever needs a name has a
//! [`Declaration`], and a [`Type`] is small.

use accordant_document::At;
use serde::Serialize;

use super::{Deprecation, Doc, Literal, Name};

/// A declaration of [`super::ClientModel::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TypeId(pub u32);

/// The type of one value. Absence is not in here: a property or a parameter says whether it may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Type {
    #[serde(flatten)]
    pub kind: TypeKind,
    /// Whether `null` may stand in its place.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// What a validator checks beyond the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<Box<Checks>>,
}

impl From<TypeKind> for Type {
    fn from(kind: TypeKind) -> Self {
        Self { kind, nullable: false, checks: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum TypeKind {
    /// Any JSON value, `null` among them.
    Unknown,
    /// No value at all (the schema `false`, or keywords that contradict each other).
    Never,
    /// Only `null`.
    Null,
    Boolean,
    Integer {
        format: IntegerFormat,
    },
    Number,
    String {
        format: StringFormat,
    },
    /// Raw bytes: a body, or a part of a multipart body, never inside JSON.
    Binary,
    /// Exactly this value.
    Literal {
        value: Literal,
    },
    Array {
        items: Box<Type>,
        /// `uniqueItems`.
        unique: bool,
    },
    /// `prefixItems` with what follows them; the first `required` items are always there.
    Tuple {
        items: Vec<Type>,
        rest: Option<Box<Type>>,
        required: usize,
    },
    /// An object of which only the values are known.
    Map {
        values: Box<Type>,
    },
    Named {
        id: TypeId,
    },
}

/// `int32` and `int64` of the formats registry; `Any` when the document does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum IntegerFormat {
    Any,
    Int32,
    Int64,
}

/// Formats that a language may have a type for. What it has none for stays text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StringFormat {
    Plain,
    /// A calendar date without a time zone (RFC 3339 `full-date`).
    Date,
    DateTime,
    Time,
    Duration,
    Uuid,
    Uri,
    /// `format: byte`, or `contentEncoding: base64`.
    Base64,
    /// `contentEncoding: base64url`.
    Base64Url,
    /// A whole number as text (`format: int64` on a string, `decimal`).
    Other(String),
}

/// The assertions that a generated validator makes (JSON Schema 2020-12 validation, section 6).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Checks {
    /// Numbers as their JSON text.
    pub minimum: Option<String>,
    pub exclusive_minimum: Option<String>,
    pub maximum: Option<String>,
    pub exclusive_maximum: Option<String>,
    pub multiple_of: Option<String>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub pattern: Option<String>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
}

/// A type with a name.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Declaration {
    #[serde(skip)]
    pub at: At,
    pub name: Name,
    /// Where its schema stands; with `#sent` behind it for the variant that only requests use.
    pub pointer: String,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Whether the client receives it: it is open to values that the document does not know.
    pub received: bool,
    /// Whether the client sends it. A type that is neither is only named by the document.
    pub sent: bool,
    /// Whether the document gave it its name; the name of an inline schema is made of where it stands.
    pub named: bool,
    #[serde(flatten)]
    pub shape: Shape,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "shape", rename_all = "camelCase")]
pub enum Shape {
    Object(Object),
    Enum(Enum),
    Union(Union),
    /// Another name for a type.
    Alias {
        #[serde(rename = "type")]
        target: Type,
    },
}

/// Named properties, perhaps with others beside them.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Object {
    /// In document order; of `allOf`, the members' one after the other.
    pub properties: Vec<Property>,
    pub additional: Additional,
}

/// Properties without a name of their own.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(tag = "allows", content = "type", rename_all = "camelCase")]
pub enum Additional {
    /// Nothing is said: a reader tolerates them, a sender sends none.
    #[default]
    Unsaid,
    /// `additionalProperties: false`.
    None,
    /// Each is of this type; of `patternProperties`, what any of the patterns takes.
    Values(Type),
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Property {
    #[serde(skip)]
    pub at: At,
    /// The key in JSON.
    pub wire: String,
    pub name: Name,
    pub pointer: String,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    #[serde(rename = "type")]
    pub value: Type,
    pub required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    pub read_only: bool,
    pub write_only: bool,
}

/// A set of known values, all of one JSON type (a mixed set is a union of literals).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Enum {
    pub values: Vec<EnumValue>,
    pub base: EnumBase,
    /// `x-extensible-enum`: even what is sent may be another value.
    pub extensible: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EnumBase {
    String,
    Integer,
    Number,
    Boolean,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnumValue {
    pub value: Literal,
    /// From `x-enum-varnames` where the document has it, else of the value; empty where nothing can be made of it.
    pub name: Name,
    #[serde(flatten)]
    pub doc: Doc,
}

/// One of several types (`oneOf`, `anyOf`, several JSON types). At least two variants; `null` is not one of them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Union {
    pub variants: Vec<Variant>,
    /// The property whose value tells which variant it is, where every variant is an object that can be told so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// The key in JSON.
    pub wire: String,
    pub name: Name,
    /// `defaultMapping` of 3.2: the place in `variants` of what an unknown or absent tag means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<usize>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// Of the type: `cat`, `string`, `list of pets`.
    pub name: Name,
    #[serde(rename = "type")]
    pub value: Type,
    /// The values of the tag that choose it; with a tag, never empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    pub recognition: Recognition,
}

/// How a reader without a tag tells a variant from the others: by JSON type, then by constants, then by the properties
/// that must be there, then by those that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recognition {
    /// Names of JSON types (`integer` beside `number` only where numbers with a fraction are not taken).
    pub types: Vec<&'static str>,
    /// Of objects: properties that are always there with one of these values.
    pub constants: Vec<(String, Vec<Literal>)>,
    /// Of objects: properties that are always there.
    pub required: Vec<String>,
    /// Of objects: every property that is declared.
    pub known: Vec<String>,
    /// Of scalars: the values that it may be, where they are listed.
    pub values: Vec<Literal>,
}
