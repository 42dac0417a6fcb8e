//! What is checked: a file a rule under `rules/`, which is also what `explain` prints and what the tests run.

use accordant_document::Severity;

/// Who reports a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The readers: the document cannot be read as it is meant.
    Reading,
    /// The contract contradicts its specification or itself.
    Soundness,
    /// The contract is sound but not uniform; only with `--style`.
    Style,
}

impl Group {
    pub const fn name(self) -> &'static str {
        match self {
            Group::Reading => "reading",
            Group::Soundness => "soundness",
            Group::Style => "style",
        }
    }
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent.
    pub id: &'static str,
    /// What is found, in one sentence.
    pub title: &'static str,
    pub group: Group,
    /// The severity unless the configuration says otherwise; readers may lower it where the model lost nothing.
    pub level: Severity,
    /// The version of Accordant that brought it.
    pub since: &'static str,
    /// Whether the page's cases can be run; otherwise (files, encodings, limits) other tests show the rule.
    pub shown: bool,
    /// What to do instead, as the page says it.
    pub instead: &'static str,
    /// The whole page.
    pub text: &'static str,
}

impl Rule {
    /// The first paragraph of `Instead` on one line: what a finding says to do.
    pub fn advice(&self) -> String {
        let paragraph = self.instead.split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Every rule, by id.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.id.cmp(id)).ok().and_then(|at| RULES.get(at))
}
