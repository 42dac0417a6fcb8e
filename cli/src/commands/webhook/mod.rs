//! `webhook`: signatures and payloads of what an API sends.

mod events;
mod listen;
mod payload;
mod profile;
mod question;
mod replay;
mod schemes;
mod secrets;
mod send;
mod sign;
mod signing;
mod validate;

use std::io::Read as _;
use std::time::Duration;

use super::Status;
use crate::args::{GlobalArgs, WebhookArgs, WebhookCommand};
use crate::failure::Failure;

pub(super) fn run(args: &WebhookArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    // Before any client is made.
    crate::load::use_ring();
    match &args.command {
        WebhookCommand::Validate(args) => validate::run(args, global),
        WebhookCommand::Sign(args) => sign::run(args, global),
        WebhookCommand::Send(args) => send::run(args, global),
        WebhookCommand::Listen(args) => listen::run(args, global),
        WebhookCommand::Replay(args) => replay::run(args, global),
        WebhookCommand::Events(args) => events::run(args, global),
        WebhookCommand::Schemes(args) => schemes::run(args, global),
    }
}

/// The bytes of a file or of standard input; more than `most` are refused before they are all read.
fn bytes(source: &str, most: usize) -> anyhow::Result<Vec<u8>> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = if source == "-" {
        std::io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(source).and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes))
    };
    read.map_err(|error| {
        Failure::new(format!("`{source}` cannot be read: {error}"))
            .help("check the path; it is relative to the current directory")
    })?;
    if bytes.len() as u64 > most {
        return Err(Failure::new(format!("`{source}` has more than {most} bytes"))
            .help("--max-size allows more")
            .into());
    }
    Ok(bytes)
}

/// A time as a person writes it, in seconds since 1970; without one the present.
fn seconds(text: Option<&str>) -> anyhow::Result<i64> {
    let Some(text) = text else { return Ok(jiff::Timestamp::now().as_second()) };
    let read = text.parse().ok().or_else(|| text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second));
    read.ok_or_else(|| {
        Failure::new(format!("`{text}` is no time"))
            .help("write it as 2026-01-31T12:00:00Z, or as seconds since 1970")
            .into()
    })
}

/// One thread for everything that waits.
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// Seconds as a flag gives them.
pub(super) fn timeout(seconds: f64) -> anyhow::Result<Duration> {
    let duration = Duration::try_from_secs_f64(seconds).ok().filter(|duration| !duration.is_zero());
    duration.ok_or_else(|| {
        Failure::new(format!("--timeout cannot be {seconds}")).help("give seconds, such as 15 or 0.5").into()
    })
}
