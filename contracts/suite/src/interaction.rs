//! The one form of what a consumer relies on.

use accordant_document::Origin;
use indexmap::IndexMap;

use crate::{Combine, GeneratorEntry, Rules, Value};

/// What one consumer relies on at one provider.
#[derive(Clone, Debug, PartialEq)]
pub struct Suite {
    pub consumer: String,
    pub provider: String,
    pub format: SuiteFormat,
    /// The states that the suite declares, by name; empty where it declares none, as pacts never do.
    pub states: IndexMap<String, StateDeclaration>,
    pub interactions: Vec<Interaction>,
    /// Attributes of the file that nobody here knows (`metadata` of other tools): written back as they were.
    pub extras: IndexMap<String, Value>,
    pub origin: Origin,
}

/// What a suite was written in, as its shape shows; a pact's own claim is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuiteFormat {
    /// Accordant's own, YAML or JSON.
    Accordant,
    PactV1,
    PactV1_1,
    PactV2,
    PactV3,
    PactV4,
    /// Operation documents.
    Graphql,
    /// HTTP Archive 1.2.
    Har,
    /// A collection of Postman, v2.0 or v2.1.
    Postman,
}

/// One thing that a consumer does and what it expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Interaction {
    /// Stable: the `key` of Pact V4, else a hash of description and states.
    pub id: String,
    pub name: String,
    /// Provider states, in the order in which they are to be set up.
    pub states: Vec<State>,
    pub exchange: Exchange,
    /// Not yet kept by the provider: a failure is shown and does not fail the run.
    pub pending: bool,
    /// Which profile signs the request; `None` leaves that to the run.
    pub auth: Option<Auth>,
    pub comments: IndexMap<String, Value>,
    /// Attributes that nobody here knows (plugins, markup), written back as they were.
    pub extras: IndexMap<String, Value>,
    /// The plugin without which the content cannot be read; such an interaction is listed as not verified.
    pub needs_plugin: Option<String>,
    pub origin: Origin,
}

/// How a request is authorised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// A profile of the settings, by name.
    Profile(String),
    /// What the suite itself says, and nothing else.
    AsWritten,
    /// Without credentials, on purpose.
    None,
}

/// A provider state ("course exists") and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub name: String,
    pub params: IndexMap<String, Value>,
}

/// What a suite says of a state that its interactions ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StateDeclaration {
    pub description: Option<String>,
    pub params: IndexMap<String, ParamKind>,
    pub origin: Origin,
}

/// The type of a state's parameter, in JSON Schema's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParamKind {
    #[default]
    Any,
    Text,
    Integer,
    Number,
    Boolean,
}

/// What goes over the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum Exchange {
    Http {
        request: Request,
        response: Response,
    },
    /// A GraphQL operation, sent over HTTP (GraphQL over HTTP, POST with JSON).
    Graphql {
        operation: Operation,
        response: Response,
    },
    /// What the provider sends by itself: a webhook, an event.
    Message(Message),
    /// A message and the answers to it (Pact V4, "Synchronous/Messages").
    SyncMessage {
        request: Message,
        responses: Vec<Message>,
    },
}

/// A request, and the rules by which a mock recognises it. Live requests are made of the examples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Upper case.
    pub method: String,
    /// Decoded nowhere: as it is sent, without the query.
    pub path: String,
    pub query: Vec<(String, Vec<Option<String>>)>,
    pub part: Part,
}

/// What is expected in answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    pub status: u16,
    pub part: Part,
}

/// An event and what describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// `contentType` and the rest of Pact's metadata.
    pub metadata: IndexMap<String, Value>,
    pub part: Part,
}

/// What requests, responses and messages have in common. Messages have no headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Names as they are written (they compare without case, RFC 9110 section 5.1), each with its values in order.
    pub headers: Vec<(String, Vec<String>)>,
    pub content: Content,
    /// The media type that the suite states or, for Pact before V4, the one of the headers or of the content's look.
    pub media_type: Option<String>,
    pub rules: Rules,
    pub generators: Vec<GeneratorEntry>,
    pub extras: IndexMap<String, Value>,
    pub origin: Origin,
}

impl Part {
    /// The values of a header, by its name without case.
    pub fn header(&self, name: &str) -> Option<&[String]> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, values)| values.as_slice())
    }

    /// Puts rules and generators in the order of their paths, in which every format is read: where they are written
    /// says nothing. A choice of one is no choice.
    pub(crate) fn put_in_order(&mut self) {
        for rule in &mut self.rules.0 {
            if rule.matchers.len() < 2 {
                rule.combine = Combine::And;
            }
        }
        self.rules.0.sort_by(|one, other| (one.category, &one.path).cmp(&(other.category, &other.path)));
        self.generators.sort_by(|one, other| (one.category, &one.path).cmp(&(other.category, &other.path)));
    }
}

/// A body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing is said: any body is taken.
    #[default]
    Unstated,
    /// There must be none.
    Empty,
    Json(Value),
    /// Any text: XML, form, plain.
    Text(String),
    Bytes(Vec<u8>),
}

/// A GraphQL operation as a consumer sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operation {
    /// The document's text, whole.
    pub document: String,
    /// Which operation of it; needed where it has several (GraphQL, section 6.1).
    pub name: Option<String>,
    pub variables: Option<Value>,
    /// Extra headers of the request.
    pub headers: Vec<(String, Vec<String>)>,
    /// Where it is posted, relative to the backend; `/graphql` where nothing is said.
    pub path: Option<String>,
}
