//! The rules: data and text, a file each under `rules/`. The file is what `explain` prints and what the tests run.

use accordant_document::Severity;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The contract contradicts itself or its specification.
    Soundness,
    /// The contract departs from its own ways; only with `--style`.
    Style,
}

/// One rule of `check`.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent.
    pub id: &'static str,
    /// What is wrong, in one sentence.
    pub title: &'static str,
    pub group: Group,
    pub level: Severity,
    /// The version of Accordant that brought it.
    pub since: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub example: &'static str,
    pub instead: &'static str,
    /// The whole page, as it stands in the repository.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Every rule, by id.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
