//! What the fuzzers run: one plain function a target, called by the cargo-fuzz targets in `tests/fuzz` (nightly) and by
//! the `fuzz` binary's own mutation loop (any toolchain).
//!
//! A target panics where the reader broke a promise: a panic inside it, or a law that does not hold.

mod diff;
mod document;
mod graphql;
mod matching;
pub mod mutate;
mod suite;
mod webhook;

/// One target: its name on the command line, what it does with any bytes, and what to start from.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// Small inputs that reach the interesting parts.
    pub seeds: &'static [&'static str],
    /// Words that mean something to the reader under test.
    pub words: &'static [&'static str],
}

/// Every target, in the order of the rooms.
pub fn targets() -> Vec<Target> {
    vec![
        document::json(),
        document::yaml(),
        graphql::graphql(),
        diff::diff(),
        webhook::webhook(),
        matching::matching(),
        suite::suite(),
    ]
}

/// Runs one target by name; what the cargo-fuzz targets are made of.
///
/// # Panics
/// Where the target does, and for a name that is none.
pub fn run(name: &str, bytes: &[u8]) {
    let target = targets().into_iter().find(|target| target.name == name);
    (target.expect("a target of this name").run)(bytes);
}
