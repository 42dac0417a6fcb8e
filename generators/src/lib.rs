//! Clients from a contract: contract -> [`model::ClientModel`] -> a language's view -> templates -> files.
//!
//! The client model is the last thing that every language shares. What one language needs and another does not is
//! decided in that language's folder, and nowhere else.

mod dart;
mod engine;
pub mod lower;
pub mod model;
pub mod naming;
pub mod output;
mod typescript;

pub use engine::{Overrides, TemplateFault, UnreadableTemplate};
