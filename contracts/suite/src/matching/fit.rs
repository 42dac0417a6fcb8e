//! How well a request fits an interaction: what a mock chooses by, and what it calls nearest where nothing fits.

use super::{Code, Mismatch};

/// Greater is better. Method and path say most about which interaction was meant, then the query, then the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    exact: bool,
    path: bool,
    method: bool,
    query: bool,
    /// Negative, so that fewer is greater.
    mismatches: i32,
    /// How much the interaction asks for: of two that fit exactly, the more particular one is meant.
    asked: usize,
}

impl Fit {
    pub(crate) fn new(mismatches: &[Mismatch], asked: usize) -> Self {
        let without = |code: Code| mismatches.iter().all(|mismatch| mismatch.code != code);
        Self {
            exact: mismatches.is_empty(),
            path: without(Code::Path),
            method: without(Code::Method),
            query: without(Code::Query),
            mismatches: -i32::try_from(mismatches.len()).unwrap_or(i32::MAX),
            asked,
        }
    }

    /// Whether nothing differs.
    pub fn is_exact(self) -> bool {
        self.exact
    }

    /// Whether the request is for the interaction's method and path, whatever else differs.
    pub fn is_for_operation(self) -> bool {
        self.path && self.method
    }
}
