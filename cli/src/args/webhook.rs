//! `webhook`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ConfigArgs, ListFormat, OutputArgs, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Examples:
  accordant webhook validate request.http --scheme standard --secret env:WEBHOOK_SECRET \\
    --contract openapi.yaml
  accordant webhook send --to http://localhost:3000/hooks --contract openapi.yaml \\
    --event payment.succeeded --scheme standard --secret env:WEBHOOK_SECRET --drill
  accordant webhook listen --scheme stripe --secret env:STRIPE_SECRET --log webhooks.ndjson \\
    --forward-to http://localhost:3000/hooks
  accordant webhook listen --profile payments --log webhooks.ndjson
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
    /// Send signed events to a receiver, or drill it with what it must refuse and survive
    Send(Box<SendArgs>),
    /// Take webhooks at a local endpoint: verify, validate, log, forward
    Listen(Box<ListenArgs>),
    /// Send the deliveries of a log of `listen` again
    Replay(Box<ReplayArgs>),
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
    pub(crate) question: QuestionArgs,
    /// The time to judge ages by, as RFC 3339 or seconds since 1970; default: now
    #[arg(long, value_name = "TIME", help_heading = "Signature")]
    pub(crate) at: Option<String>,
    /// The address that it was sent to, as the sender knows it
    #[arg(long, value_name = "URL", help_heading = "Signature")]
    pub(crate) url: Option<String>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// What requests are held against.
#[derive(Clone, Debug, Args)]
pub(crate) struct QuestionArgs {
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    /// Seconds that a request may be old, instead of what the scheme says
    #[arg(long, value_name = "SECONDS", help_heading = "Signature")]
    pub(crate) tolerance: Option<u64>,
    /// Which tenant's secrets hold: header:NAME, query:NAME, form:NAME, payload:/POINTER or path:N (the Nth segment)
    #[arg(long, value_name = "FIELD", help_heading = "Signature")]
    pub(crate) tenant_from: Option<String>,
    /// The contract that describes the events: OpenAPI with webhooks or callbacks, or a bare JSON Schema
    #[arg(long, value_name = "SCHEMA", help_heading = "Payload")]
    pub(crate) contract: Option<String>,
    /// The event that it is, whatever it says
    #[arg(long, value_name = "NAME", help_heading = "Payload")]
    pub(crate) event: Option<String>,
    /// Where the type of the event stands: header:NAME, query:NAME, form:NAME or payload:/POINTER
    #[arg(long, value_name = "FIELD", help_heading = "Payload")]
    pub(crate) event_from: Vec<String>,
    /// Most bytes of one request
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20, help_heading = "Payload")]
    pub(crate) max_size: usize,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Signature")]
pub(crate) struct SchemeArgs {
    /// A sender of accordant.yaml (`webhook.profiles`); other flags win over what it says
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// How it is signed: a scheme that is built in (`accordant webhook schemes`) or one of --schemes
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// A YAML file of schemes of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) schemes: Option<PathBuf>,
    /// Where a secret is: env:NAME or file:PATH; may be given several times
    #[arg(long = "secret", value_name = "PLACE")]
    pub(crate) secrets: Vec<SecretPlace>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Where a secret is, of all tenants or of one. It is not judged here: an error of the parser would print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SecretPlace {
    pub(crate) tenant: Option<String>,
    pub(crate) place: String,
}

impl std::str::FromStr for SecretPlace {
    type Err = std::convert::Infallible;

    /// `PLACE` or `TENANT=PLACE`; what stands before the `=` of `env:A=B` is no tenant.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.split_once('=') {
            Some((tenant, place)) if !tenant.contains(':') && place.contains(':') => {
                Self { tenant: Some(tenant.to_owned()), place: place.to_owned() }
            }
            _ => Self { tenant: None, place: text.to_owned() },
        })
    }
}

/// How requests are signed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Signature")]
pub(crate) struct SigningArgs {
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    /// Sign with the secrets of this tenant
    #[arg(long, value_name = "NAME", help_heading = "Signature")]
    pub(crate) tenant: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SignArgs {
    #[command(flatten)]
    pub(crate) payload: PayloadArgs,
    #[command(flatten)]
    pub(crate) signing: SigningArgs,
    /// The address that it is sent to
    #[arg(long, value_name = "URL", default_value = "/", help_heading = "Signature")]
    pub(crate) url: String,
    /// The id of the delivery; default: one made of the payload and the time
    #[arg(long, value_name = "ID", help_heading = "Signature")]
    pub(crate) delivery: Option<String>,
    /// The time to sign, as RFC 3339 or seconds since 1970; default: now
    #[arg(long, value_name = "TIME", help_heading = "Signature")]
    pub(crate) at: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// What is signed or sent: a file, or a sample of an event.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Payload")]
pub(crate) struct PayloadArgs {
    /// The payload: a file, or `-` for standard input; its bytes are sent as they are
    #[arg(value_name = "PAYLOAD")]
    pub(crate) payload: Option<String>,
    /// The event to make a payload of: one of the contract's examples, else a value of its schema
    #[arg(long, value_name = "NAME", conflicts_with = "payload")]
    pub(crate) event: Option<String>,
    /// The contract that describes the event
    #[arg(long, value_name = "SCHEMA")]
    pub(crate) contract: Option<String>,
    /// Another number makes another payload
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) seed: u64,
    /// A header to send along; may be given several times
    #[arg(long = "request-header", value_name = "NAME: VALUE")]
    pub(crate) request_headers: Vec<String>,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

const SEND: &str = "\
With --drill the receiver gets what it must take, refuse and survive: a changed byte, another
secret, no signature, a time long ago and one in the future, the same delivery twice, a body
written again, an unknown event, an empty body, one of 1 MB.

Exit status: 0, every delivery was taken (or every case of the drill passed); 1, not so; 2, it
could not be asked, as when the receiver is not there.";

#[derive(Debug, Args)]
#[command(after_help = SEND)]
pub(crate) struct SendArgs {
    #[command(flatten)]
    pub(crate) payload: PayloadArgs,
    #[command(flatten)]
    pub(crate) signing: SigningArgs,
    /// The address of the receiver
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// How many deliveries, each with an id (and a sample) of its own
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    pub(crate) count: u64,
    /// How many at a time
    #[arg(long, value_name = "COUNT", default_value_t = 8)]
    pub(crate) parallel: usize,
    /// When a delivery that was not taken is sent again
    #[arg(long, value_name = "SCHEDULE", default_value = "none")]
    pub(crate) retry: Retry,
    /// Shorten the waits of the schedule: 0.001 makes 5 s of 5000 s
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    pub(crate) time_scale: f64,
    /// Seconds to wait for each answer
    #[arg(long, value_name = "SECONDS", default_value_t = 15.0)]
    pub(crate) timeout: f64,
    /// Send what a receiver must refuse and survive, and print what it did
    #[arg(long)]
    pub(crate) drill: bool,
    /// The result's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Retry {
    /// One try
    None,
    /// At once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h
    Standard,
}

const LISTEN: &str = "\
Every request is logged before it is answered. A genuine one is forwarded byte for byte and answered
with what the app answers; without --forward-to the answer is 204. One whose signature does not
verify is answered with 401 and not forwarded. Ctrl-C ends it, and prints what was counted.";

#[derive(Debug, Args)]
#[command(after_help = LISTEN)]
pub(crate) struct ListenArgs {
    /// The address to listen at; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// The port; 0 takes any that is free and prints it
    #[arg(short, long, value_name = "PORT", default_value_t = 8787)]
    pub(crate) port: u16,
    #[command(flatten)]
    pub(crate) question: QuestionArgs,
    /// The app that genuine requests are forwarded to
    #[arg(long, value_name = "URL")]
    pub(crate) forward_to: Option<String>,
    /// The log, a JSON object a line; what it holds already is gone on with
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    /// Answer a payload that breaks its schema with 422 instead of forwarding it
    #[arg(long)]
    pub(crate) refuse_invalid: bool,
    /// Seconds for a body to come and for the app to answer
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    pub(crate) timeout: f64,
}

#[derive(Debug, Args)]
pub(crate) struct ReplayArgs {
    /// A log that `accordant webhook listen` wrote
    #[arg(value_name = "LOG")]
    pub(crate) log: PathBuf,
    /// The address to send to
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// Sign anew, with the present time; otherwise the old signature is sent
    #[arg(long)]
    pub(crate) resign: bool,
    /// Only those that were not answered with 2xx
    #[arg(long)]
    pub(crate) failed: bool,
    #[command(flatten)]
    pub(crate) signing: SigningArgs,
    /// Seconds to wait for each answer
    #[arg(long, value_name = "SECONDS", default_value_t = 15.0)]
    pub(crate) timeout: f64,
    /// The result's format
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
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
