//! GraphQL operations of consumers: reading documents, and telling whether two ask the same.

mod normal;
mod read;

use accordant_model::graphql::nests_too_deep;
use apollo_compiler::ast::{Definition, Document};
use apollo_compiler::parser::Parser;
use thiserror::Error;

pub use normal::normalised;
pub(crate) use read::{belongings, read};

/// Why a document gives no operation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GraphqlError {
    #[error("the document is no GraphQL: {0}")]
    Syntax(String),
    #[error("brackets of the document nest too deep")]
    TooDeep,
    #[error("the document has no operation")]
    NoOperation,
    #[error("the document has no operation `{name}`; it has {}", listed(.has))]
    NotThere { name: String, has: Vec<String> },
    #[error("the document has several operations ({}), and none is named", listed(.has))]
    Several { has: Vec<String> },
    #[error("the fragment `{0}` is spread and nowhere defined")]
    NoFragment(String),
    #[error("the fragment `{0}` spreads itself")]
    Circle(String),
    #[error("the operation is too large with its fragments in place")]
    TooLarge,
}

impl GraphqlError {
    pub fn help(&self) -> String {
        match self {
            Self::Syntax(_) => "correct the syntax (GraphQL, section 2)".to_owned(),
            Self::TooDeep | Self::TooLarge => "no server would take it: make it smaller".to_owned(),
            Self::NoOperation => "write a query, a mutation or a subscription".to_owned(),
            Self::NotThere { name, has } => match accordant_document::suggest(name, has.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name one that is there".to_owned(),
            },
            Self::Several { .. } => "name one of them as `operation`".to_owned(),
            Self::NoFragment(_) => "define it in the document, or in another one of the same folder".to_owned(),
            Self::Circle(_) => "a fragment cannot spread itself (GraphQL, section 5.5.2.2)".to_owned(),
        }
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Parses a document; its nesting is looked at first, because parsers recurse.
pub(crate) fn parse(text: &str) -> Result<Document, GraphqlError> {
    if nests_too_deep(text).is_some() {
        return Err(GraphqlError::TooDeep);
    }
    Parser::new().parse_ast(text, "operation.graphql").map_err(|found| {
        let first = found.errors.iter().next().map(|fault| fault.error.to_string());
        GraphqlError::Syntax(first.unwrap_or_default().trim_end_matches('.').to_owned())
    })
}

/// Whether a text holds nothing but white space and comments.
pub(crate) fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Whether a text has an operation, or cannot be read, which is to be told.
pub(crate) fn has_operations(text: &str) -> bool {
    !is_blank(text)
        && parse(text).map_or(true, |document| {
            document.definitions.iter().any(|one| matches!(one, Definition::OperationDefinition(_)))
        })
}

/// Whether a document has the operation that is asked for, or just one where none is (GraphQL, section 6.1).
///
/// # Errors
/// [`GraphqlError`] where it has not, or cannot be used at all.
pub fn select(text: &str, name: Option<&str>) -> Result<(), GraphqlError> {
    normalised(text, name).map(|_| ())
}

/// The place of the operation among the definitions.
pub(crate) fn index_of(document: &Document, name: Option<&str>) -> Result<usize, GraphqlError> {
    let operations = document.definitions.iter().enumerate().filter_map(|(index, definition)| match definition {
        Definition::OperationDefinition(operation) => Some((index, operation.name.as_ref().map(|name| name.as_str()))),
        _ => None,
    });
    let operations: Vec<(usize, Option<&str>)> = operations.collect();
    let names = || operations.iter().map(|(_, name)| name.unwrap_or("without a name").to_owned()).collect::<Vec<_>>();
    match (name, operations.as_slice()) {
        (_, []) => Err(GraphqlError::NoOperation),
        (None, [(only, _)]) => Ok(*only),
        (None, _) => Err(GraphqlError::Several { has: names() }),
        (Some(wanted), several) => several
            .iter()
            .find(|(_, name)| *name == Some(wanted))
            .map(|(index, _)| *index)
            .ok_or_else(|| GraphqlError::NotThere { name: wanted.to_owned(), has: names() }),
    }
}
