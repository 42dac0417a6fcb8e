//! What the tests share: cases that a person can read, and where the corpora stand.

pub mod blocks;
pub mod case;
pub mod clients;
pub mod corpus;
pub mod description;
pub mod findings;
pub mod fuzz;
mod json_text;
pub mod laws;
pub mod measure;
pub mod mesh;
pub mod pact_cases;
pub mod reading;

pub use json_text::json_text;
