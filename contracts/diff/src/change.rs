//! What the walks report: one difference, where it stands on both sides, and what containment may be asked about it.

use accordant_document::Origin;
use accordant_model::SchemaId;
use accordant_model::http::{ParameterLocation, StatusPattern};
use smol_str::SmolStr;

use crate::{Level, Proof};

/// Who sends the message that a change is in. Requests of webhooks and callbacks are sent by the API, so they are
/// responses in this sense: new payloads reach old consumers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Clients send: every message that the base allows must still be accepted.
    Request,
    /// The API sends: every message that the revision allows must have been expected.
    Response,
}

impl Direction {
    pub const fn name(self) -> &'static str {
        match self {
            Direction::Request => "request",
            Direction::Response => "response",
        }
    }

    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Direction::Request => Direction::Response,
            Direction::Response => Direction::Request,
        }
    }
}

/// One difference between two contracts.
#[derive(Clone, Debug)]
pub struct Change {
    /// The id of its rule: a constant of `ids`, so that a rule without a file does not compile.
    pub rule: &'static str,
    /// The names and values that tell it from other changes of the same rule at the same place, as
    /// the fingerprint takes them (a property's name, an enum value); never wording.
    pub detail: String,
    /// What is different: lower case, no full stop, the user's names in back-ticks.
    pub message: String,
    /// What to do, where more exact than the rule's own advice.
    pub help: Option<String>,
    pub direction: Option<Direction>,
    /// Where it was; `None` for what was added and has no place there.
    pub base: Option<Origin>,
    /// Where it is; `None` for what was removed and has no place there.
    pub revision: Option<Origin>,
    /// Set for changes of schemas: the smallest pair that shows the change. Containment decides on it.
    pub pair: Option<SchemaPair>,
    /// Set where the walk itself knows better than the rule's level for the direction.
    pub level: Option<Level>,
    /// Set where the walk brings its own proof (GraphQL: an operation that was valid).
    pub proof: Option<Proof>,
    /// Set where something announced as deprecated was removed.
    pub notice: Option<Notice>,
    /// Where the change can be met, when that is more than its subject and no matter of schema pairs (GraphQL).
    pub reaches: Vec<String>,
}

impl Change {
    pub(crate) fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            rule,
            detail: String::new(),
            message: message.into(),
            help: None,
            direction: None,
            base: None,
            revision: None,
            pair: None,
            level: None,
            proof: None,
            notice: None,
            reaches: Vec::new(),
        }
    }

    /// The names that tell it from its likes; see [`Change::detail`].
    #[must_use]
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(crate) fn direction(mut self, direction: impl Into<Option<Direction>>) -> Self {
        self.direction = direction.into();
        self
    }

    /// Both places; give the nearest that exists for a side that lacks the thing itself (its container), `None`
    /// where there is nothing to point at.
    #[must_use]
    pub(crate) fn places(mut self, base: impl Into<Option<Origin>>, revision: impl Into<Option<Origin>>) -> Self {
        self.base = base.into();
        self.revision = revision.into();
        self
    }

    /// For removals of what the base calls deprecated: the policy weighs them by the date.
    #[must_use]
    pub(crate) fn notice(mut self, notice: Notice) -> Self {
        self.notice = Some(notice);
        self
    }

    #[must_use]
    pub(crate) fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }
}

/// What the base said of something that is gone now. Give it for removals of deprecated things only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// `x-sunset` as written: a date.
    pub sunset: Option<SmolStr>,
}

/// A schema of the base beside its counterpart of the revision, in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaPair {
    pub base: SchemaId,
    pub revision: SchemaId,
    pub direction: Direction,
}

/// What findings are grouped by: an operation, a webhook, a type's field, a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// For people: `POST /users/{id}`, `webhook order.paid`, `User.name`.
    pub name: String,
    /// For fingerprints: the name without what may be renamed freely (`POST /users/{}`).
    pub key: String,
    /// The operation's path as written in the base, else in the revision; what policies match with globs.
    pub path: Option<SmolStr>,
    /// The base's stability level; the revision's for what is new.
    pub stability: Option<SmolStr>,
    /// Whether the base already called it deprecated.
    pub deprecated: bool,
}

impl Subject {
    /// A subject that is only a name.
    pub(crate) fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { key: name.clone(), name, path: None, stability: None, deprecated: false }
    }
}

/// A subject of one [`Changes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectId(pub(crate) u32);

/// Which part of an operation carries a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    RequestBody {
        media: SmolStr,
    },
    Parameter {
        location: ParameterLocation,
        name: SmolStr,
    },
    ResponseBody {
        status: StatusPattern,
        media: SmolStr,
    },
    ResponseHeader {
        status: StatusPattern,
        name: SmolStr,
    },
    /// One item of a stream (OpenAPI 3.2 `itemSchema`), in the request or in the response with this status.
    Item {
        status: Option<StatusPattern>,
        media: SmolStr,
    },
    /// A header of one part of a multipart body.
    PartHeader {
        property: SmolStr,
        name: SmolStr,
    },
    /// A document that is a schema and nothing else.
    Document,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Part::RequestBody { media } => write!(f, "request body {media}"),
            Part::Parameter { location, name } => write!(f, "{} parameter {name}", location_name(*location)),
            Part::ResponseBody { status, media } => write!(f, "response {} {media}", status_name(*status)),
            Part::ResponseHeader { status, name } => write!(f, "response {} header {name}", status_name(*status)),
            Part::Item { status: Some(status), media } => write!(f, "response {} {media} item", status_name(*status)),
            Part::Item { status: None, media } => write!(f, "request body {media} item"),
            Part::PartHeader { property, name } => write!(f, "request body part {property} header {name}"),
            Part::Document => f.write_str("document"),
        }
    }
}

/// The specification's word for the location.
pub(crate) const fn location_name(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::Querystring => "querystring",
    }
}

/// The status as the document writes it.
pub(crate) fn status_name(status: StatusPattern) -> String {
    match status {
        StatusPattern::Code(code) => code.to_string(),
        StatusPattern::Range(class) => format!("{class}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}

/// Whether a message is a JSON value, or text that a serialisation makes of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Carrier {
    Json,
    /// Parameters, headers, forms, XML: `1` and `"1"` are the same.
    Text,
}

/// A place where one value is sent: the schemas that hold on both sides, `None` for one that takes anything.
#[derive(Clone, Debug)]
pub struct Message {
    pub subject: SubjectId,
    pub part: Part,
    pub direction: Direction,
    pub carrier: Carrier,
    pub base: Option<SchemaId>,
    pub revision: Option<SchemaId>,
}

/// Where the walks put what they find. There is one walk a kind of contract, each of this form:
/// `http::walk(base: &Contract, revision: &Contract, changes: &mut Changes)` and `graphql::walk` likewise.
#[derive(Debug, Default)]
pub struct Changes {
    subjects: Vec<Subject>,
    changes: Vec<(SubjectId, Change)>,
    messages: Vec<Message>,
}

impl Changes {
    /// Enters a subject; call in document order, once for each.
    pub(crate) fn subject(&mut self, subject: Subject) -> SubjectId {
        self.subjects.push(subject);
        SubjectId(self.subjects.len() as u32 - 1)
    }

    /// Enters a change that the caller found itself.
    pub(crate) fn push(&mut self, subject: SubjectId, change: Change) {
        self.changes.push((subject, change));
    }

    /// Enters a message that both sides have: the schema walk compares its schemas, containment judges it. Call in
    /// document order: the first ten places of a finding are the first ten messages that reach it.
    pub(crate) fn message(&mut self, message: Message) {
        self.messages.push(message);
    }

    pub(crate) fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    pub(crate) fn changes(&self) -> &[(SubjectId, Change)] {
        &self.changes
    }

    pub(crate) fn messages(&self) -> &[Message] {
        &self.messages
    }
}
