use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

/// Text that is code of the target language already: a keyword, an identifier, a type, a quoted literal.
///
/// Views hold what they prepared as `Code` and what comes from a document as plain strings. Templates write the first
/// with `{{code field}}` and the second with a quoting helper; each refuses the other, so prose cannot become code by a
/// slip. For that it is serialised as a list of one string, which no text of a document can imitate.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Code<'a>(Cow<'a, str>);

impl<'a> Code<'a> {
    pub(crate) fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self(text.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Code<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&'static str> for Code<'_> {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Code<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_empty() {
            // So that `{{#if field}}` asks whether there is any.
            serializer.serialize_str("")
        } else {
            (self.0.as_ref(),).serialize(serializer)
        }
    }
}
