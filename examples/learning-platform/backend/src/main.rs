//! Linden's backend, in small: what its consumers rely on, kept in memory. `--bug NAME` starts it with a bug that a
//! replay of their suites must find.
//!
//! A request goes `server` -> `rest`, `graphql` or `states` -> `store`, and back as an `answer`.

mod answer;
mod bug;
mod graphql;
mod rest;
mod server;
mod states;
mod store;

use std::io::Write as _;

use clap::Parser as _;

#[derive(clap::Parser)]
#[command(about = "Linden's backend, in memory, at 127.0.0.1", max_term_width = 110)]
struct Args {
    /// The port to listen at; 0 takes any that is free
    #[arg(long, default_value_t = 4010)]
    port: u16,
    /// A bug to start with
    #[arg(long, value_enum)]
    bug: Option<bug::Bug>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let socket = tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await?;
    // Whoever started it with port 0 reads the address here.
    writeln!(std::io::stdout(), "listening at http://{}", socket.local_addr()?)?;
    server::serve(socket, args.bug).await
}
