//! Linden's backend, in small: what its consumers rely on, kept in memory. A [`Bug`] makes it one that a replay of their
//! suites must find.
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

pub use bug::Bug;

/// Serves at 127.0.0.1 until the process ends; port 0 is any that is free. The first line that is printed is the address.
///
/// # Errors
/// Where the port is taken, or nobody reads what is printed.
pub async fn run(port: u16, bug: Option<Bug>) -> anyhow::Result<()> {
    let socket = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    writeln!(std::io::stdout(), "listening at http://{}", socket.local_addr()?)?;
    server::serve(socket, bug).await
}
