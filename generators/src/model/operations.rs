//! Operations and events: what is sent, what comes back, and how each is written on the wire.

use accordant_document::At;
pub use accordant_model::http::Style;
use serde::Serialize;

use super::{Deprecation, Doc, Literal, Name, Type};

/// The operations of one tag.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Module {
    pub name: Name,
    /// The tag itself, `None` for the module of operations without one.
    pub tag: Option<String>,
    #[serde(flatten)]
    pub doc: Doc,
    pub operations: Vec<Operation>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    #[serde(skip)]
    pub at: At,
    /// The `operationId`, as written.
    #[serde(rename = "operationId", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// From `operationId`, else made of method and path.
    pub name: Name,
    /// `GET /pets/{petId}`: its key in the name lock, and what people look for.
    pub key: String,
    pub pointer: String,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Upper case, or the token that 3.2 allows.
    pub method: String,
    pub path: Vec<PathPart>,
    pub parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// Codes in ascending order, then ranges, then `default`.
    pub responses: Vec<Response>,
    /// Alternatives; an empty list: nothing is asked, an empty alternative: it may be called without.
    pub security: Vec<Vec<SecurityUse>>,
    /// Where it has servers of its own; else empty, and the API's hold.
    pub servers: Vec<Server>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
}

/// A path, cut at its parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PathPart {
    Text(String),
    /// The place of the parameter in [`Operation::parameters`].
    Parameter(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// 3.2: the whole query string is one value.
    Querystring,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    #[serde(skip)]
    pub at: At,
    pub wire: String,
    pub name: Name,
    pub pointer: String,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    pub location: Location,
    pub required: bool,
    #[serde(rename = "type")]
    pub value: Type,
    pub encoding: ParameterEncoding,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
}

/// How a value becomes text (OpenAPI 3.1.1, sections 4.8.12.5 and 4.8.12.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum ParameterEncoding {
    #[serde(rename_all = "camelCase")]
    Style { style: Style, explode: bool, allow_reserved: bool, allow_empty: bool },
    /// The value is serialised as this media type, then percent-encoded as one text.
    Content { media: String, codec: Codec },
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    pub required: bool,
    #[serde(flatten)]
    pub doc: Doc,
    /// In document order; the first is what a caller gets who does not choose, JSON before all others.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Content {
    #[serde(skip)]
    pub at: At,
    /// As the document writes it: `application/json; charset=utf-8`, `image/*`.
    pub media: String,
    pub codec: Codec,
    /// Of a stream, the type of one item.
    #[serde(rename = "type")]
    pub value: Type,
    /// Of form and multipart bodies, how each property is written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// How the bytes of a body and its value become each other; chosen by essence, then by structured suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Codec {
    /// `application/json`, `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` and the other multiparts.
    Multipart,
    /// `text/*`, XML and YAML: handed over as text.
    Text,
    Binary,
    /// `text/event-stream`: a stream of events.
    EventStream,
    /// `application/x-ndjson`, `application/jsonl`: a stream of JSON lines.
    JsonLines,
    /// `application/json-seq` (RFC 7464).
    JsonSequence,
}

/// A property of a form or multipart body.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// The name of the property.
    pub wire: String,
    pub required: bool,
    /// Of the value, or of one item where `repeated`.
    #[serde(rename = "type")]
    pub value: Type,
    /// An array that is written as one part an item.
    pub repeated: bool,
    pub codec: Codec,
    /// What the part says its type is: from `encoding`, else the default of the specification for its type; several
    /// with commas between them as the document writes them.
    pub media: String,
    /// Of form bodies: style and explode, where the document sets them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<PartStyle>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartStyle {
    pub style: Style,
    pub explode: bool,
    pub allow_reserved: bool,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    #[serde(skip)]
    pub at: At,
    /// The key of the document: `200`, `4XX`, `default`.
    pub matches: String,
    /// `ok`, `not found`, `client error`, `default`: by the names of RFC 9110, section 15.
    pub name: Name,
    #[serde(flatten)]
    pub doc: Doc,
    /// Whether it is one of success: 2xx, and `default` where no success is documented.
    pub success: bool,
    /// None: there is no body.
    pub contents: Vec<Content>,
    pub headers: Vec<Header>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    pub wire: String,
    pub name: Name,
    #[serde(flatten)]
    pub doc: Doc,
    pub required: bool,
    #[serde(rename = "type")]
    pub value: Type,
    pub explode: bool,
}

/// How to come to the next page; from the configuration, or from what the document's parameters plainly are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum Pagination {
    /// The response says what to send as `parameter` next; its absence or null ends.
    Cursor { parameter: String, next: Vec<String>, items: Vec<String> },
    /// Pages are counted from the first; an empty page ends, as does one shorter than `limit`.
    Page { parameter: String, first: u32, limit: Option<String>, items: Vec<String> },
    /// So many items are left out.
    Offset { parameter: String, limit: Option<String>, items: Vec<String> },
    /// `Link: <...>; rel="next"` (RFC 8288).
    Link { items: Vec<String> },
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    pub name: Name,
    /// As written, with its variables in braces.
    pub url: String,
    pub description: Option<String>,
    pub variables: Vec<ServerVariable>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerVariable {
    pub wire: String,
    pub name: Name,
    pub default: String,
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecurityUse {
    /// The key of the scheme in the document.
    pub scheme: String,
    pub scopes: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecurityScheme {
    pub wire: String,
    pub name: Name,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(flatten)]
    pub kind: SecurityKind,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SecurityKind {
    ApiKey {
        location: Location,
        key: String,
    },
    Basic,
    Bearer,
    /// Another scheme of the `Authorization` header: its credentials are given as text.
    Http {
        scheme: String,
    },
    /// A token source gives the token; it is asked again after a 401.
    OAuth2,
    OpenIdConnect,
    /// Nothing a client writes: the connection does it.
    MutualTls,
}

/// A message that the API sends.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    #[serde(skip)]
    pub at: At,
    pub name: Name,
    /// The key under `webhooks`, or of the callback.
    pub wire: String,
    pub pointer: String,
    pub kind: EventKind,
    #[serde(flatten)]
    pub doc: Doc,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    pub method: String,
    pub parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// What the receiver may answer.
    pub responses: Vec<Response>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EventKind {
    Webhook,
    /// Of this operation, to the address that the expression gives.
    Callback {
        operation: String,
        expression: String,
    },
}
