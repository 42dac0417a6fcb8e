//! `webhook`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ListFormat, OutputArgs, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant webhook validate request.http --scheme standard --secret env:WEBHOOK_SECRET \\
    --contract openapi.yaml
  accordant webhook sign payload.json --scheme stripe --secret file:secret.txt
  accordant webhook events openapi.yaml
  accordant webhook schemes";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct WebhookArgs {
    #[command(subcommand)]
    pub(crate) command: WebhookCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// Is a request genuine, of now, and as the contract says? Every stage is told of, and why it fails
    Validate(Box<ValidateArgs>),
    /// Print a payload as the request that a sender of the scheme would make
    Sign(Box<SignArgs>),
    /// List the events that a contract describes
    Events(EventsArgs),
    /// List the signature schemes, built in and of a file
    Schemes(SchemesArgs),
}

const VALIDATE: &str = "\
A REQUEST is raw HTTP (request line, headers, empty line, body), headers by themselves with
--body, or a JSON object with `headers` and `body` (`bodyBase64`, or `isBase64Encoded`).

Secrets come from the environment or from files, several of them while one replaces another. With
--tenant-from the secrets of one tenant are written `TENANT=env:NAME`.

Exit status: 0, genuine and sound; 1, it is not, or no signature was there; 2, the question could
not be asked.";

#[derive(Debug, Args)]
#[command(after_help = VALIDATE)]
pub(crate) struct ValidateArgs {
    /// Captured requests: files, or `-` for standard input
    #[arg(value_name = "REQUEST", required = true)]
    pub(crate) requests: Vec<String>,
    /// The body, byte for byte, where the REQUEST holds only its headers
    #[arg(long, value_name = "FILE")]
    pub(crate) body: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    /// The contract that describes the events: OpenAPI with webhooks or callbacks, or a bare JSON Schema
    #[arg(long, value_name = "SCHEMA", help_heading = "Payload")]
    pub(crate) contract: Option<String>,
    /// The event that it is, whatever it says
    #[arg(long, value_name = "NAME", help_heading = "Payload")]
    pub(crate) event: Option<String>,
    /// Where the type of the event stands: header:NAME, query:NAME, form:NAME or payload:/POINTER
    #[arg(long, value_name = "FIELD", help_heading = "Payload")]
    pub(crate) event_from: Vec<String>,
    /// The time to judge ages by, as RFC 3339 or seconds since 1970; default: now
    #[arg(long, value_name = "TIME", help_heading = "Signature")]
    pub(crate) at: Option<String>,
    /// The address that it was sent to, as the sender knows it
    #[arg(long, value_name = "URL", help_heading = "Signature")]
    pub(crate) url: Option<String>,
    /// Seconds that a request may be old, instead of what the scheme says
    #[arg(long, value_name = "SECONDS", help_heading = "Signature")]
    pub(crate) tolerance: Option<u64>,
    /// Which tenant's secrets hold: header:NAME, query:NAME, form:NAME, payload:/POINTER or path:N (the Nth segment)
    #[arg(long, value_name = "FIELD", help_heading = "Signature")]
    pub(crate) tenant_from: Option<String>,
    /// Most bytes of one request
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20, help_heading = "Payload")]
    pub(crate) max_size: usize,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Signature")]
pub(crate) struct SchemeArgs {
    /// How it is signed: a scheme that is built in (`accordant webhook schemes`) or one of --schemes
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// A YAML file of schemes of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) schemes: Option<PathBuf>,
    /// Where a secret is: env:NAME or file:PATH; may be given several times
    #[arg(long = "secret", value_name = "PLACE")]
    pub(crate) secrets: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SignArgs {
    /// The payload: a file, or `-` for standard input; its bytes are signed as they are
    #[arg(value_name = "PAYLOAD")]
    pub(crate) payload: String,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    /// The address that it is sent to
    #[arg(long, value_name = "URL", default_value = "/")]
    pub(crate) url: String,
    /// A header to send along; may be given several times
    #[arg(long = "request-header", value_name = "NAME: VALUE")]
    pub(crate) headers: Vec<String>,
    /// The id of the delivery; default: one made of the payload and the time
    #[arg(long, value_name = "ID")]
    pub(crate) delivery: Option<String>,
    /// The time to sign, as RFC 3339 or seconds since 1970; default: now
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct EventsArgs {
    /// The contract: a file, `-`, `git:REV:PATH` or a URL
    #[arg(value_name = "SCHEMA")]
    pub(crate) schema: String,
    /// The list's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SchemesArgs {
    /// A YAML file of schemes of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) schemes: Option<PathBuf>,
    /// The list's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}
