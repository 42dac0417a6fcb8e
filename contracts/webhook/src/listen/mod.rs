//! A local endpoint: verifies, validates, logs, forwards the untouched bytes, and answers what the app answered.

mod log;
mod server;

pub use log::{Entry, Log, LogError, Logged};
pub use server::{ListenError, Listener, Listening, Seen};
