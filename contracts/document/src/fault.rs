//! Why a text is not a document: what a parser gives up with, before it is known which document it was reading.

use crate::{DocumentId, Finding, Origin, Severity, Span};

/// The one fault that ended parsing.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) rule: &'static str,
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) related: Vec<(Span, String)>,
}

impl Fault {
    pub(crate) fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { rule, span, message: message.into(), help: None, related: Vec::new() }
    }

    pub(crate) fn json(span: Span, message: impl Into<String>) -> Self {
        Self::new("invalid-json", span, message)
    }

    pub(crate) fn depth(span: Span, limit: usize) -> Self {
        Self::new("nesting-limit", span, format!("more than {limit} levels of arrays and objects inside each other"))
            .help("a limit on nesting keeps hostile documents from exhausting the reader; flatten the document")
    }

    /// Whether another syntax could not do better.
    pub(crate) fn is_limit(&self) -> bool {
        self.rule.ends_with("-limit")
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(crate) fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }

    /// The finding, once the document has its number.
    pub(crate) fn finding(self, document: DocumentId) -> Finding {
        let origin = |span| Origin { document, span };
        Finding {
            help: self.help,
            related: self.related.into_iter().map(|(span, what)| (origin(span), what)).collect(),
            ..Finding::new(self.rule, Severity::Error, origin(self.span), self.message)
        }
    }
}
