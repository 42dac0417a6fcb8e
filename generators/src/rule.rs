//! What generation tells of: a file a rule under `rules/`, which is also what `explain` prints.

use accordant_document::Severity;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent.
    pub id: &'static str,
    /// What is found, in one sentence.
    pub title: &'static str,
    pub level: Severity,
    /// The version of Accordant that brought it.
    pub since: &'static str,
    /// Whether the page's example can be run; otherwise other tests show the rule.
    pub shown: bool,
    /// The whole page.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Every rule, by id.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// A file that was edited since it was generated.
pub const FILE_EDITED: &str = "generate-file-edited";
/// A file of another origin where one is to be generated.
pub const FILE_FOREIGN: &str = "generate-file-foreign";
/// A generated file that is gone.
pub const FILE_MISSING: &str = "generate-file-missing";
/// A generated file that would not be generated any more.
pub const FILE_ORPHAN: &str = "generate-file-orphan";
/// A generated file that would be another one now.
pub const FILE_STALE: &str = "generate-file-stale";
/// A name that could not stay.
pub const NAME_CHANGED: &str = "generate-name-changed";
/// A template that cannot be used.
pub const TEMPLATE: &str = "generate-template";
/// Pages are configured for an operation that does not have them.
pub(crate) const PAGINATION_MISFIT: &str = "generate-pagination-misfit";
/// A type that a language has no counterpart for.
pub(crate) const TYPE_WIDENED: &str = "generate-type-widened";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_the_named_ones_have_pages() {
        assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id));
        let files = [FILE_EDITED, FILE_FOREIGN, FILE_MISSING, FILE_ORPHAN, FILE_STALE];
        for id in files.into_iter().chain([NAME_CHANGED, TEMPLATE, PAGINATION_MISFIT, TYPE_WIDENED]) {
            assert!(RULES.iter().any(|rule| rule.id == id), "{id} has no page");
        }
    }
}
