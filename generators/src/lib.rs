//! Clients from a contract: contract -> [`model::ClientModel`] -> a language's view -> templates -> files.
//!
//! The client model is the last thing that every language shares. What one language needs and another does not is
//! decided in that language's folder, and nowhere else.

pub mod dart;
mod engine;
mod generate;
pub mod lower;
pub mod model;
pub mod naming;
pub mod output;
mod rule;
pub mod typescript;
mod widened;

pub use engine::{Overrides, TemplateFault, UnreadableTemplate};
pub use generate::{Client, GenerateError, Generated, Settings, Target, Unchanged, generate, unchanged};
pub use rule::{ids, rule, rules};
