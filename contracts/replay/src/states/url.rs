//! A handler that is told by HTTP.

use super::{Handled, MOST, StateError, values};
use crate::run::TransportError;

/// Statuses by which a handler says that it does not know a state.
const UNKNOWN: [u16; 2] = [404, 501];

pub(super) async fn call(client: &reqwest::Client, url: &str, told: String) -> Result<Handled, StateError> {
    let failed = |error: &reqwest::Error| StateError::Unreachable(TransportError::reason(error));
    let sent = client.post(url).header("content-type", "application/json").body(told).send().await;
    let mut response = sent.map_err(|error| failed(&error))?;
    let status = response.status().as_u16();
    let mut answer: Vec<u8> = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(&error))? {
        if answer.len() + chunk.len() > MOST {
            return Err(StateError::TooLarge);
        }
        answer.extend_from_slice(&chunk);
    }
    match status {
        // Many handlers answer a page or a word of their own, and mean nothing by it.
        200..=299 => Ok(values(&answer).unwrap_or_default()),
        status if UNKNOWN.contains(&status) => Ok(Handled { unknown: true, ..Handled::default() }),
        status => Err(StateError::Status(status)),
    }
}
