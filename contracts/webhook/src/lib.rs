//! Webhook traffic: signature schemes as data, verification with diagnosis, payloads against their contract; sending, and
//! an endpoint that listens. Only [`deliver`] and [`listen`] touch a network.

mod content;
mod crypto;
pub mod deliver;
mod diagnose;
mod event;
mod inspect;
mod json;
pub mod listen;
mod payload;
mod request;
mod rule;
pub mod scheme;
mod secret;
mod sign;
mod verify;

pub use content::Missing;
pub use diagnose::{Cause, Diagnosis, diagnose};
pub use event::{Event, EventKind, events};
pub use inspect::{Expected, Finding, Inspection, Inspector};
pub use payload::{Payloads, Unusable, Violation};
pub use request::{Note, Request, RequestError};
pub use rule::{ids, rule, rules};
pub use secret::Secret;
pub use sign::{SignError, sign};
pub use verify::{SignatureVerdict, TimeVerdict, Verification, Verifier};
