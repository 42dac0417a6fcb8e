//! Suites held against a contract, a live backend or a mock; the mock itself and the recording proxy.

pub mod judge;
pub mod responder;
pub mod serve;
