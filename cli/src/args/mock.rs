//! `mock`.

use std::net::IpAddr;
use std::path::PathBuf;

use accordant_replay::serve::Faults;
use clap::Args;

use super::{ConfigArgs, SourceArgs};

const EXAMPLES: &str = "\
An answer is, in this order: what `Prefer: code=404, example=NAME` asks for; the interaction of a
suite that the request matches; the example that is named like an example of the parameters that
were sent; the first sound example of the first success, of the media type that `Accept` likes;
else data made of the schema. What is made depends on the operation, the request and --seed
alone: the same question has the same answer. `Prefer: dynamic=true` passes over examples.

Requests that break the contract are refused with problem details (RFC 9457) that point at every
breach. Examples that break their schema are listed at the start, and not given.

Examples:
  accordant mock openapi.yaml
  accordant mock openapi.yaml suites/ --port 0           suites answer first, any free port
  accordant mock schema.graphql --seed 7                 POST /graphql
  accordant mock openapi.yaml --fault delay=200ms±50,error=2%,reset=0.5%,truncate=0.5%,rate=20/s
  curl -H 'Prefer: code=404' localhost:4010/courses/7

Exit status: 0, it was ended (Ctrl-C); 2, a contract or suite could not be read, or the address
not be taken.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct MockArgs {
    /// Contracts (OpenAPI, GraphQL) and suites: files, folders, `-`, `git:REV:PATH`, URLs; default: the contracts that
    /// accordant.yaml names
    #[arg(value_name = "CONTRACT|SUITE")]
    pub(crate) sources: Vec<String>,
    /// The address to listen at; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// The port; 0 takes any that is free and prints it
    #[arg(short, long, value_name = "PORT", default_value_t = 4010)]
    pub(crate) port: u16,
    /// Another number makes other data
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
    /// Answer requests that break the contract, too
    #[arg(long)]
    pub(crate) no_validate: bool,
    /// What goes wrong on purpose: delay=TIME±TIME, error=SHARE, reset=SHARE, truncate=SHARE, rate=NUMBER/s
    #[arg(long, value_name = "FAULTS", value_parser = faults)]
    pub(crate) fault: Option<Faults>,
    /// Most bytes of a request's body
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20, hide_short_help = true)]
    pub(crate) max_size: usize,
    /// Seconds for a request's body to come
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, hide_short_help = true)]
    pub(crate) timeout: f64,
    /// Append the log to this file instead of printing it
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

fn faults(text: &str) -> Result<Faults, String> {
    text.parse().map_err(|error: accordant_replay::serve::FaultError| format!("{error}: {}", error.help()))
}
