//! `changelog`.

use clap::Args;

use super::{ConfigArgs, Evolution, OutputArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant changelog git:v1.4.0:openapi.yaml openapi.yaml
  accordant changelog published.graphql schema.graphql -o CHANGES.md";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ChangelogArgs {
    /// The contract that clients know
    #[arg(value_name = "BASE")]
    pub(crate) base: Option<String>,
    /// The contract to come; with one schema only, it is this, and the base is what accordant.yaml calls published
    #[arg(value_name = "REVISION")]
    pub(crate) revision: Option<String>,
    #[command(flatten)]
    pub(crate) evolution: Evolution,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}
