//! An HTTP API: what OpenAPI of any version says of operations, messages, security and servers.

mod media;
mod path;
mod read;
mod second;

use accordant_document::At;
use indexmap::IndexMap;
use smol_str::SmolStr;

use crate::SchemaId;

pub use media::MediaRange;
pub use path::PathTemplate;
pub(crate) use read::read;
pub use second::second_reading;

/// The version of OpenAPI that a document was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpecVersion {
    V2,
    V3_0,
    V3_1,
    V3_2,
}

#[derive(Debug)]
pub struct HttpContract {
    pub at: At,
    pub spec: SpecVersion,
    pub title: SmolStr,
    /// `info.version`, as text: `1.10` stays `1.10`.
    pub version: SmolStr,
    pub operations: Vec<Operation>,
    /// The document's own `webhooks`, or `x-webhooks`; the API sends these.
    pub webhooks: Vec<Webhook>,
    /// Named schemas in document order.
    pub schemas: IndexMap<SmolStr, SchemaId>,
    pub security_schemes: IndexMap<SmolStr, SecurityScheme>,
    pub servers: Vec<Server>,
    pub tags: Vec<Tag>,
    /// How many `callbacks` there are, on operations and in the components; each may hold several.
    pub callback_count: usize,
    /// How many names `webhooks` has (one may hold several methods).
    pub webhook_count: usize,
}

/// The figures of an HTTP contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pairs of path and method.
    pub operations: usize,
    /// Names of webhooks.
    pub webhooks: usize,
    /// `callbacks` of operations and components.
    pub callbacks: usize,
    /// Named schemas.
    pub schemas: usize,
}

impl HttpContract {
    /// How much there is, as `accordant show` counts it.
    pub fn counts(&self) -> Counts {
        Counts {
            operations: self.operations.len(),
            webhooks: self.webhook_count,
            callbacks: self.callback_count,
            schemas: self.schemas.len(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Tag {
    pub at: At,
    pub name: SmolStr,
}

/// An HTTP method, upper case; 3.2 allows any token.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Method(pub SmolStr);

#[derive(Clone, Debug)]
pub struct Operation {
    pub at: At,
    pub method: Method,
    pub path: PathTemplate,
    pub operation_id: Option<SmolStr>,
    pub tags: Vec<SmolStr>,
    pub deprecated: bool,
    /// `x-sunset`: the date after which it may be gone.
    pub sunset: Option<At>,
    /// `x-stability-level` (alpha, beta, stable and what else a team uses).
    pub stability: Option<SmolStr>,
    /// Path-level parameters merged in; the operation's own win by (name, location).
    pub parameters: Vec<Parameter>,
    pub request_body: Option<RequestBody>,
    /// In document order.
    pub responses: Vec<Response>,
    pub callbacks: Vec<Callback>,
    /// The alternatives that hold here, the document's where the operation has none. Empty: no security.
    pub security: Vec<SecurityRequirement>,
    /// The servers that hold here: the operation's, the path's or the document's.
    pub servers: Vec<Server>,
}

/// A message the API sends on an event; a name with several methods is as many of them.
#[derive(Clone, Debug)]
pub struct Webhook {
    pub at: At,
    pub name: SmolStr,
    /// Its path is empty.
    pub operation: Operation,
}

/// Requests that the API sends to an address taken from an earlier message.
#[derive(Clone, Debug)]
pub struct Callback {
    pub at: At,
    pub name: SmolStr,
    /// The runtime expression, as written.
    pub expression: SmolStr,
    /// Their path is the expression.
    pub operations: Vec<Operation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParameterLocation {
    Path,
    Query,
    Header,
    Cookie,
    /// OpenAPI 3.2: the whole query string as one value.
    Querystring,
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub at: At,
    pub name: SmolStr,
    pub location: ParameterLocation,
    pub required: bool,
    pub deprecated: bool,
    pub sunset: Option<At>,
    pub value: ParameterValue,
}

/// How a parameter or header carries its value.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    Schema { schema: Option<SchemaId>, style: Style, explode: bool, allow_reserved: bool, allow_empty_value: bool },
    Content(MediaType),
}

/// OpenAPI 3.2, section 4.12.2.2, with what Swagger 2.0's `collectionFormat` adds (`tsv`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    DeepObject,
    /// OpenAPI 3.2 cookies.
    Cookie,
}

impl Style {
    /// As documents write it (OpenAPI 3.2, section 4.12.6).
    pub const fn name(self) -> &'static str {
        match self {
            Style::Matrix => "matrix",
            Style::Label => "label",
            Style::Simple => "simple",
            Style::Form => "form",
            Style::SpaceDelimited => "spaceDelimited",
            Style::PipeDelimited => "pipeDelimited",
            Style::TabDelimited => "tabDelimited",
            Style::DeepObject => "deepObject",
            Style::Cookie => "cookie",
        }
    }
}

impl serde::Serialize for Style {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[derive(Clone, Debug)]
pub struct RequestBody {
    pub at: At,
    pub required: bool,
    pub content: Vec<MediaType>,
}

#[derive(Clone, Debug)]
pub struct MediaType {
    pub at: At,
    pub range: MediaRange,
    pub schema: Option<SchemaId>,
    /// OpenAPI 3.2: one item of a stream.
    pub item_schema: Option<SchemaId>,
    pub encoding: Vec<Encoding>,
    /// The values of `example`, and of `examples.*.value` or `dataValue`.
    pub examples: Vec<At>,
}

/// How one property of a form or multipart body is sent.
#[derive(Clone, Debug)]
pub struct Encoding {
    pub at: At,
    pub property: SmolStr,
    pub content_type: Option<SmolStr>,
    pub headers: Vec<Header>,
    pub style: Option<Style>,
    pub explode: Option<bool>,
    pub allow_reserved: bool,
}

#[derive(Clone, Debug)]
pub struct Response {
    pub at: At,
    pub status: StatusPattern,
    pub headers: Vec<Header>,
    pub content: Vec<MediaType>,
    pub links: Vec<Link>,
}

/// A response key. Exact before range before default (OpenAPI 3.1.1, section 4.8.16); ordered so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    Code(u16),
    /// `4XX` is `Range(4)`.
    Range(u8),
    Default,
}

#[derive(Clone, Debug)]
pub struct Header {
    pub at: At,
    pub name: SmolStr,
    pub required: bool,
    pub deprecated: bool,
    pub value: ParameterValue,
}

#[derive(Clone, Debug)]
pub struct Link {
    pub at: At,
    pub name: SmolStr,
    /// The operation it leads to: its `operationId`, or the key of the operation that `operationRef` reaches.
    pub target: Option<SmolStr>,
    /// Parameter names with their expressions or values.
    pub parameters: Vec<(SmolStr, At)>,
    pub request_body: Option<At>,
}

/// Schemes that are needed together; an empty one lets everybody in.
#[derive(Clone, Debug)]
pub struct SecurityRequirement {
    pub at: At,
    pub schemes: Vec<(SmolStr, Vec<SmolStr>)>,
}

#[derive(Clone, Debug)]
pub struct SecurityScheme {
    pub at: At,
    pub name: SmolStr,
    pub deprecated: bool,
    pub kind: SecurityKind,
}

#[derive(Clone, Debug)]
pub enum SecurityKind {
    ApiKey { location: ParameterLocation, name: SmolStr },
    Http { scheme: SmolStr, bearer_format: Option<SmolStr> },
    OAuth2 { flows: Vec<OAuthFlow>, metadata_url: Option<SmolStr> },
    OpenIdConnect { url: SmolStr },
    MutualTls,
}

#[derive(Clone, Debug)]
pub struct OAuthFlow {
    pub at: At,
    /// `authorizationCode`, `clientCredentials`, `implicit`, `password`, `deviceAuthorization`.
    pub name: SmolStr,
    pub authorization_url: Option<SmolStr>,
    pub token_url: Option<SmolStr>,
    pub refresh_url: Option<SmolStr>,
    pub scopes: Vec<SmolStr>,
}

#[derive(Clone, Debug)]
pub struct Server {
    pub at: At,
    /// With its variables as written; Swagger's scheme, host and base path put together.
    pub url: SmolStr,
    pub variables: Vec<ServerVariable>,
}

#[derive(Clone, Debug)]
pub struct ServerVariable {
    pub at: At,
    pub name: SmolStr,
    pub default: SmolStr,
    pub values: Vec<SmolStr>,
}
