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
    Git { name: String, why: String },
    #[error("`{uri}` cannot be fetched: {why}")]
    Fetch { uri: String, why: String },
    #[error("several sources make one contract only where all are GraphQL files; `{name}` is not")]
    NotOneContract { name: String },
    #[error("no source was given")]
    Nothing,
}
