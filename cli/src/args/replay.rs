//! `replay`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ConfigArgs, ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
A SUITE says what a consumer relies on: Accordant's own YAML or JSON, a pact (1 to 4), a document of
GraphQL operations. It is held against the contract first, without sending anything: is the request
allowed, can the answer come? Then the requests are sent, and the answers held against suite and
contract.

Examples:
  accordant replay suites/ --contract openapi.yaml --static
  accordant replay suites/ --contract openapi.yaml --against http://localhost:3000
  accordant replay pacts/web.json --against https://staging.example.com --ca internal.pem
  accordant replay suites/ --contract openapi.yaml --mock          a rehearsal without a backend
  accordant replay suites/ --only 'name=*course*' --only consumer=web
  accordant replay suites/ --only last-failed --fail-fast
  accordant replay suites/ --contract openapi.yaml --static --coverage

The handler of provider states, credentials and what is to be hidden stand in accordant.yaml, under
`replay`; `accordant init` writes one with all of it explained. Nothing secret is ever printed.

Exit status: 0, every interaction passed, or failed and is pending; 1, one failed or could not be
judged; 2, the question could not be asked: a suite that cannot be read, a backend that is not there.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ReplaySuitesArgs {
    /// Files or folders of suites, `-`, `git:REV:PATH`, URLs; default: those that accordant.yaml names
    #[arg(value_name = "SUITE")]
    pub(crate) suites: Vec<String>,
    /// The contract to hold them against; may be given several times; default: those that accordant.yaml names
    #[arg(long = "contract", value_name = "SCHEMA")]
    pub(crate) contracts: Vec<String>,
    /// Send nothing: hold the suites against the contract only
    #[arg(long = "static", conflicts_with_all = ["against", "mock"], help_heading = "Backend")]
    pub(crate) is_static: bool,
    /// The backend to send to, such as http://localhost:3000/v1
    #[arg(long, value_name = "URL", conflicts_with = "mock", help_heading = "Backend")]
    pub(crate) against: Option<String>,
    /// Send to a mock of the contract, started for this run
    #[arg(long, help_heading = "Backend")]
    pub(crate) mock: bool,
    /// Seconds for one request as a whole [default: 10]
    #[arg(long, value_name = "SECONDS", help_heading = "Backend")]
    pub(crate) timeout: Option<f64>,
    /// How often a request is sent again where no connection came about
    #[arg(long, value_name = "COUNT", default_value_t = 2, help_heading = "Backend")]
    pub(crate) retries: u32,
    /// Most bytes of one answer
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20, help_heading = "Backend")]
    pub(crate) max_body: usize,
    /// Certificates to trust beside the system's, as PEM
    #[arg(long, value_name = "FILE", help_heading = "Backend")]
    pub(crate) ca: Option<PathBuf>,
    /// A certificate and its key to show to the backend, as PEM
    #[arg(long, value_name = "FILE", help_heading = "Backend")]
    pub(crate) client_cert: Option<PathBuf>,
    /// Trust any certificate
    #[arg(long, help_heading = "Backend")]
    pub(crate) insecure: bool,
    /// The proxy to go through; default: what HTTP_PROXY and its like say, and none to this machine
    #[arg(long, value_name = "URL", conflicts_with = "no_proxy", help_heading = "Backend")]
    pub(crate) proxy: Option<String>,
    /// Go through no proxy, whatever the environment says
    #[arg(long, help_heading = "Backend")]
    pub(crate) no_proxy: bool,
    /// Only some interactions: `name=TEXT`, `consumer=TEXT`, `provider=TEXT`, `state=TEXT` (`*` stands for any letters), `last-failed`; of one kind any, of several kinds all
    #[arg(long, value_name = "FILTER", help_heading = "Run")]
    pub(crate) only: Vec<String>,
    /// Interactions without states that are under way at the same time [default: one for each core]
    #[arg(short, long, value_name = "COUNT", help_heading = "Run")]
    pub(crate) jobs: Option<usize>,
    /// Play everything so often; of several plays the worst counts
    #[arg(long, value_name = "COUNT", default_value_t = 1, help_heading = "Run")]
    pub(crate) repeat: u32,
    /// End with the first failure
    #[arg(long, help_heading = "Run")]
    pub(crate) fail_fast: bool,
    /// What is done about provider states
    #[arg(long, value_name = "MODE", default_value = "handle", help_heading = "Run")]
    pub(crate) states: StatesMode,
    /// Another number makes other generated values
    #[arg(long, value_name = "NUMBER", default_value_t = 0, help_heading = "Run")]
    pub(crate) seed: u64,
    /// Show which operations, answers and fields of the contract the suites rely on
    #[arg(long, help_heading = "Report")]
    pub(crate) coverage: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatesMode {
    /// The handler of accordant.yaml brings them about; without one it is an error
    Handle,
    /// Send the requests, whatever the state of the backend
    Ignore,
}
