//! Matching rules and generators as they are written: a path, and what holds for the values there. The matching engine
//! compiles them into a tree once for each part of an interaction.
//!
//! The words are Pact's (pact-specification V4, "Matching Rules" and "Generators"), whatever format a suite is in.

use accordant_document::Origin;

use crate::Value;

/// Which part of a request, response or message a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    Method,
    Path,
    /// The first token of the path is the name of the parameter.
    Query,
    /// The first token of the path is the name of the header.
    Header,
    Status,
    Body,
    /// The first token of the path is the key.
    Metadata,
}

/// One step of a path. `$` itself is the empty path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// `.name` or `['name']`; in XML an element, an attribute as `@name`, or `#text`.
    Name(String),
    /// `[0]`
    Index(usize),
    /// `.*`: every member.
    AnyName,
    /// `[*]`: every item.
    AnyIndex,
}

/// The steps from the root of a body, or from the list of headers, parameters or metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(pub Vec<Token>);

/// Whether all matchers of a rule must hold, or one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Combine {
    #[default]
    And,
    Or,
}

/// What holds for the values at one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub category: Category,
    pub path: Path,
    pub combine: Combine,
    pub matchers: Vec<Matcher>,
    /// Where the rule is written, for findings.
    pub origin: Origin,
}

/// All rules of one request, response or message, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules(pub Vec<Rule>);

/// One condition on a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    Equality,
    /// The same JSON type as the example; for lists with bounds on the number of items.
    Type {
        min: Option<usize>,
        max: Option<usize>,
    },
    /// The whole text must match, as Pact's verifiers have it: `^a` does not take `ab`.
    Regex(String),
    Integer,
    Decimal,
    Number,
    Boolean,
    Null,
    /// Formats follow Java's letters (`DateTimeFormatter`); `None` is the ISO 8601 form.
    Date {
        format: Option<String>,
    },
    Time {
        format: Option<String>,
    },
    Datetime {
        format: Option<String>,
    },
    Include(String),
    Semver,
    NotEmpty,
    Uuid,
    /// Every key of an object.
    EachKey(Vec<Matcher>),
    /// Every value of an object or item of a list.
    EachValue(Vec<Matcher>),
    /// The values of an object, whatever its keys.
    Values,
    /// For each variant (an index into the example's items) some item that fits; the rules of a variant start at that
    /// item.
    ArrayContains(Vec<Variant>),
    /// A class (`success`, `clientError`...) or a list of codes.
    StatusCode(StatusClass),
    /// The media type that the content shows.
    ContentType(String),
    /// Own: may be missing; where it is there the inner matchers hold.
    Optional(Vec<Matcher>),
    /// Own: one of these values.
    OneOf(Vec<Value>),
    /// Own: must not be there.
    Absent,
    /// A matcher that nobody here knows, as it is written: read and written back; an interaction with one is never
    /// passed.
    Unknown {
        name: String,
        written: Value,
    },
}

/// One shape that [`Matcher::ArrayContains`] looks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub index: usize,
    pub rules: Vec<Rule>,
    pub generators: Vec<GeneratorEntry>,
}

/// Which statuses are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatusClass {
    Information,
    Success,
    Redirect,
    ClientError,
    ServerError,
    NonError,
    Error,
    Codes(Vec<u16>),
}

/// A value to be made when the interaction is played.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratorEntry {
    pub category: Category,
    pub path: Path,
    pub generator: Generator,
    pub origin: Origin,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Generator {
    RandomInt {
        min: i64,
        max: i64,
    },
    RandomDecimal {
        digits: usize,
    },
    RandomHexadecimal {
        digits: usize,
    },
    RandomString {
        size: usize,
    },
    RandomBoolean,
    Regex(String),
    Uuid {
        format: Option<String>,
    },
    Date {
        format: Option<String>,
        expression: Option<String>,
    },
    Time {
        format: Option<String>,
        expression: Option<String>,
    },
    Datetime {
        format: Option<String>,
        expression: Option<String>,
    },
    /// From the values that the handler of provider states gave back, as `${name}` in an expression.
    ProviderState {
        expression: String,
        data_type: Option<String>,
    },
    MockServerUrl {
        example: String,
        regex: String,
    },
    /// As it is written: read and written back.
    Unknown {
        name: String,
        written: Value,
    },
}

impl Rule {
    /// The name of the first matcher that nobody here knows, however deep.
    pub fn unknown(&self) -> Option<&str> {
        self.matchers.iter().find_map(Matcher::unknown)
    }
}

impl Matcher {
    /// The name of the matcher, or of the first one in it, that nobody here knows.
    pub fn unknown(&self) -> Option<&str> {
        match self {
            Matcher::Unknown { name, .. } => Some(name),
            Matcher::EachKey(inner) | Matcher::EachValue(inner) | Matcher::Optional(inner) => {
                inner.iter().find_map(Matcher::unknown)
            }
            Matcher::ArrayContains(variants) => {
                variants.iter().flat_map(|variant| &variant.rules).find_map(Rule::unknown)
            }
            _ => None,
        }
    }
}
