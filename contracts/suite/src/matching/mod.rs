//! Matching: what came is held against what is expected, with Pact's semantics.
//!
//! A [`Plan`] is compiled once from a request, a response or a message and checked against any number of [`Actual`]
//! ones. [`generate`] makes what is sent of what is written.

mod actual;
mod fit;
pub mod generate;
mod mismatch;
mod plan;

pub use actual::{Actual, query_of};
pub use fit::Fit;
pub use mismatch::{Code, Mismatch};
pub use plan::{Plan, nearest};
