//! Dates and times in Java's pattern letters (`java.time.format.DateTimeFormatter`), read as laxly as Pact's verifier
//! does: digits may lack their padding, impossible dates do not pass.

mod civil;
mod expression;
mod pattern;
mod read;
mod write;

pub(crate) use civil::Civil;
pub(crate) use expression::moved;
use pattern::Token;

/// What a format is for; decides what no format means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Date,
    Time,
    Datetime,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Datetime => "datetime",
        }
    }

    /// ISO 8601, with a fraction where there is one.
    const fn iso(self) -> &'static str {
        match self {
            Kind::Date => "yyyy-MM-dd",
            Kind::Time => "HH:mm:ss[.SSSSSSSSS]",
            Kind::Datetime => "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]XXX",
        }
    }

    /// ISO 8601 as it is written.
    const fn iso_written(self) -> &'static str {
        match self {
            Kind::Date => "yyyy-MM-dd",
            Kind::Time => "HH:mm:ss",
            Kind::Datetime => "yyyy-MM-dd'T'HH:mm:ssXXX",
        }
    }
}

/// A format, read once. One that cannot be read matches nothing, and says why.
#[derive(Clone, Debug)]
pub(crate) struct Format {
    kind: Kind,
    text: String,
    tokens: Result<Vec<Token>, String>,
}

impl Format {
    pub(crate) fn new(kind: Kind, text: Option<&str>) -> Self {
        let text = text.filter(|text| !text.is_empty());
        let tokens = pattern::tokens(text.unwrap_or(kind.iso()));
        Self { kind, text: text.unwrap_or(kind.iso_written()).to_owned(), tokens }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Why it cannot be read.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.tokens.as_ref().err().map(String::as_str)
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        self.tokens.as_ref().is_ok_and(|tokens| read::matches(tokens, text))
    }

    /// A moment in this format; in ISO 8601 where the format cannot be read.
    pub(crate) fn write(&self, moment: &Civil) -> String {
        match pattern::tokens(&self.text) {
            Ok(tokens) => write::written(&tokens, moment),
            Err(_) => pattern::tokens(self.kind.iso_written())
                .map(|tokens| write::written(&tokens, moment))
                .unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests;
