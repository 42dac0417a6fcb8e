//! `show`.

use clap::{Args, ValueEnum};

use super::{ListFormat, OutputArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant show openapi.yaml
  accordant show openapi.yaml --filter booking --method post
  accordant show openapi.yaml --only webhooks
  accordant show schema.graphql --only types --filter Course
  accordant show graphql+https://api.example.com/graphql --header 'Authorization: Bearer ...'
  accordant show git:v1.2.0:api/openapi.yaml --format json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ShowArgs {
    /// A file, a folder, `-`, `git:REV:PATH`, an http(s) URL, or a GraphQL endpoint as `graphql+https://...`
    #[arg(value_name = "SCHEMA")]
    pub(crate) schema: String,
    /// Only entries that contain this text (any case) in their name, path, operationId or summary
    #[arg(long, value_name = "TEXT", help_heading = "Filters")]
    pub(crate) filter: Option<String>,
    /// Only operations with this method
    #[arg(long, value_name = "METHOD", help_heading = "Filters")]
    pub(crate) method: Option<String>,
    /// Only operations with this tag
    #[arg(long, value_name = "TAG", help_heading = "Filters")]
    pub(crate) tag: Option<String>,
    /// Only operations whose path starts so
    #[arg(long, value_name = "PREFIX", help_heading = "Filters")]
    pub(crate) path: Option<String>,
    /// Only what is deprecated
    #[arg(long, help_heading = "Filters")]
    pub(crate) deprecated: bool,
    /// Only this part of the inventory
    #[arg(long, value_name = "PART", help_heading = "Filters")]
    pub(crate) only: Option<Section>,
    /// The inventory's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Report")]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    Operations,
    Webhooks,
    Schemas,
    /// GraphQL types
    Types,
}
