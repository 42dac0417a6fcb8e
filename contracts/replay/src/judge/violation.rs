//! What a message breaks.

use accordant_model::SchemaId;

/// Which part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Status,
}

impl Part {
    pub const fn name(self) -> &'static str {
        match self {
            Part::Path => "path",
            Part::Query => "query",
            Part::Header => "header",
            Part::Cookie => "cookie",
            Part::Body => "body",
            Part::Status => "status",
        }
    }
}

/// What kind of breach it is; each is a rule of its own where findings are made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Breach {
    /// A required parameter or header is not there.
    Missing,
    /// A parameter, header or body is not what its schema says.
    Invalid,
    /// The body cannot be read as what its media type says.
    Unreadable,
    /// The media type is none of those that the contract has.
    MediaType,
    /// The contract does not have the status.
    Status,
}

/// One thing that is wrong with a request or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub part: Part,
    pub breach: Breach,
    /// The parameter or header; empty for bodies.
    pub name: String,
    /// JSON Pointer into the value.
    pub pointer: String,
    /// The keyword of the schema that refuses, where it is one.
    pub keyword: String,
    /// What is wrong, without any value that was sent.
    pub message: String,
    /// The schema, and the keyword's place in it as it is written.
    pub schema: Option<(SchemaId, String)>,
}

impl Violation {
    pub(crate) fn new(part: Part, breach: Breach, name: &str, message: impl Into<String>) -> Self {
        Self {
            part,
            breach,
            name: name.to_owned(),
            pointer: String::new(),
            keyword: String::new(),
            message: message.into(),
            schema: None,
        }
    }

    pub(crate) fn of_schema(part: Part, name: &str, id: SchemaId, error: &jsonschema::ValidationError<'_>) -> Self {
        let path = error.schema_path().as_str();
        let (place, keyword) = path.rsplit_once('/').unwrap_or(("", path));
        Self {
            part,
            breach: Breach::Invalid,
            name: name.to_owned(),
            pointer: error.instance_path().as_str().to_owned(),
            keyword: keyword.to_owned(),
            // What was sent may be secret, and stands in front of whoever sent it.
            message: shortened(&error.masked_with("the value").to_string()),
            schema: Some((id, place.to_owned())),
        }
    }
}

/// Longest message.
const LONGEST: usize = 240;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}...", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
