//! Why there is nothing to read: the question could not even be asked.

use thiserror::Error;

/// A source that gave no document.
#[derive(Clone, Debug, Error)]
pub enum LoadError {
    #[error("`{name}` cannot be read: {why}")]
    Unreadable { name: String, why: String },
    #[error(
        "the folder `{name}` holds no contract (looked for openapi or swagger as .yaml, .yml or .json, and for .graphql, .graphqls and .gql files)"
    )]
    NothingInFolder { name: String },
    #[error("the folder `{name}` holds several contracts: {}; name one of them", .found.join(", "))]
    SeveralInFolder { name: String, found: Vec<String> },
    #[error("`{name}` is no source: {why}")]
    Malformed { name: String, why: &'static str },
    #[error("git cannot give `{name}`: {why}")]
    Git { name: String, why: GitFault },
    #[error("`{uri}` cannot be fetched: {why}")]
    Fetch { uri: String, why: String },
    #[error("several sources make one contract only where all are GraphQL files; `{name}` is not")]
    NotOneContract { name: String },
    #[error("no source was given")]
    Nothing,
}

/// Why git gave no file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GitFault {
    #[error("there is no revision `{0}` in this repository")]
    NoRevision(String),
    #[error("the revision has no `{path}`, from the top of the repository")]
    NoFile {
        path: String,
        /// Where it is there: the same path from the current folder.
        here: Option<String>,
    },
    #[error("{0}")]
    Other(String),
}

impl From<String> for GitFault {
    fn from(why: String) -> Self {
        Self::Other(why)
    }
}
