//! Matching: what came is held against what is expected, with Pact's semantics.
//!
//! A [`Plan`] is compiled once from a request, a response or a message and checked against any number of [`Actual`]
//! ones. [`generate`] makes what is sent of what is written.

mod actual;
mod body;
mod charset;
mod fit;
pub mod generate;
mod headers;
mod json;
mod media;
mod metadata;
mod mismatch;
mod moment;
mod multipart;
mod pattern;
mod plan;
mod problems;
mod sink;
mod sniff;
mod test;
mod texts;
mod tree;
mod verdict;
mod xml;

pub use actual::{Actual, query_of};
pub use fit::Fit;
pub use mismatch::{Code, Mismatch};
pub(crate) use pattern::fault_of as pattern_fault;
pub use plan::{Plan, nearest};
