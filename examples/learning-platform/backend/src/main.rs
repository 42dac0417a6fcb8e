//! `learning-platform`: the example's backend as a program.

use clap::Parser as _;
use learning_platform::Bug;

#[derive(clap::Parser)]
#[command(about = "Linden's backend, in memory, at 127.0.0.1", max_term_width = 110)]
struct Args {
    /// The port to listen at; 0 takes any that is free
    #[arg(long, default_value_t = 4020)]
    port: u16,
    /// A bug to start with
    #[arg(long, value_enum)]
    bug: Option<Bug>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    learning_platform::run(args.port, args.bug).await
}
