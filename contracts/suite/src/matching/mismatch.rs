//! What does not match, as a report needs it.

use std::fmt;

use accordant_document::Origin;

/// Which expectation failed; the last part of a finding's rule (`replay/body-type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Method,
    Path,
    Query,
    /// A header that is missing or has another value.
    Header,
    Status,
    /// The media type of the body is another one than expected.
    ContentType,
    /// Something that was expected is not there: a key, an item, an element, a part, the body.
    BodyMissing,
    /// Something is there that may not be.
    BodyExtra,
    /// A value of another type, or a list of another length.
    BodyType,
    /// A value of the right type that is not the right one.
    BodyValue,
    /// A body that cannot be read as what it claims to be.
    BodyInvalid,
    Metadata,
    /// A matcher that nobody here knows, or a pattern that cannot be read: never passed.
    UnknownMatcher,
}

impl Code {
    pub const ALL: [Code; 13] = [
        Code::Method,
        Code::Path,
        Code::Query,
        Code::Header,
        Code::Status,
        Code::ContentType,
        Code::BodyMissing,
        Code::BodyExtra,
        Code::BodyType,
        Code::BodyValue,
        Code::BodyInvalid,
        Code::Metadata,
        Code::UnknownMatcher,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Code::Method => "method",
            Code::Path => "path",
            Code::Query => "query",
            Code::Header => "header",
            Code::Status => "status",
            Code::ContentType => "content-type",
            Code::BodyMissing => "body-missing",
            Code::BodyExtra => "body-extra",
            Code::BodyType => "body-type",
            Code::BodyValue => "body-value",
            Code::BodyInvalid => "body-invalid",
            Code::Metadata => "metadata",
            Code::UnknownMatcher => "unknown-matcher",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One expectation that was not met. Values are JSON as it came, shortened where they are long; nothing is redacted
/// here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    pub code: Code,
    /// Where, as Pact writes it: `$.items[0].id` in a body, the name of a header, query parameter or metadata entry;
    /// empty for method, path and status.
    pub path: String,
    /// The rule in words: `equality`, `type`, `regex ^\d+$`.
    pub rule: String,
    pub expected: String,
    /// Empty for a header that is missing.
    pub actual: String,
    /// Where the rule is written, else where the example's part is.
    pub origin: Origin,
}
