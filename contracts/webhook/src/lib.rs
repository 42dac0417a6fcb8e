//! Webhook traffic, without a network: signature schemes as data, verification with diagnosis, payloads against their
//! contract.

mod content;
mod crypto;
mod diagnose;
mod request;
pub mod scheme;
mod secret;
mod sign;
mod verify;

pub use content::Missing;
pub use diagnose::{Cause, Diagnosis, diagnose};
pub use request::{Note, Request, RequestError};
pub use secret::Secret;
pub use sign::{SignError, sign};
pub use verify::{SignatureVerdict, TimeVerdict, Verification, Verifier};
