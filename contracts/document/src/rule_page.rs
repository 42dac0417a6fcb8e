//! Rules that are a page each: what is found, why it matters and what to do instead, as `accordant explain` prints it.

use crate::Severity;

/// One rule, with the page under the crate's `rules/` that describes it.
#[derive(Clone, Copy, Debug)]
pub struct RulePage {
    /// Permanent.
    pub id: &'static str,
    /// The whole page.
    pub text: &'static str,
}

impl RulePage {
    /// What is found, in one sentence.
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// The severity by default.
    pub fn level(&self) -> Severity {
        let stated = self.stated("level").unwrap_or_default();
        Severity::ALL.into_iter().find(|severity| severity.name() == stated).unwrap_or(Severity::Error)
    }

    /// The version of Accordant that brought it; the first one where the page does not say.
    pub fn since(&self) -> &'static str {
        self.stated("since").unwrap_or("0.1.0")
    }

    /// An entry of the page's header, which ends with the first heading.
    fn stated(&self, key: &str) -> Option<&'static str> {
        let header = self.text.lines().take_while(|line| !line.starts_with("## "));
        let mut entries = header.filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
        entries.find(|(known, _)| *known == key).map(|(_, value)| value.trim())
    }
}

/// Declares the rules of a crate: a constant for each id in a module `ids`, `rules()` and `rule(id)`. An id that is used and
/// not listed, or listed without a page, does not compile.
#[macro_export]
macro_rules! rule_pages {
    ($($constant:ident = $id:literal,)*) => {
        /// The ids of the rules.
        pub mod ids {
            $(pub const $constant: &str = $id;)*
        }

        /// Every rule, by id.
        pub fn rules() -> &'static [$crate::RulePage] {
            static RULES: &[$crate::RulePage] = &[$($crate::RulePage {
                id: $id,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $id, ".md")),
            },)*];
            RULES
        }

        /// The rule with this id.
        pub fn rule(id: &str) -> Option<&'static $crate::RulePage> {
            rules().iter().find(|rule| rule.id == id)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_level_and_version() {
        let page = |text| RulePage { id: "a", text };
        let rule = page("# Something is wrong\n\n- level: warning\n- since: 0.2.0\n\n## Example\n\n- level: info\n");
        assert_eq!((rule.title(), rule.level(), rule.since()), ("Something is wrong", Severity::Warning, "0.2.0"));
        assert_eq!(page("# It is\n\n## Example\n\n- level: info\n").level(), Severity::Error);
    }
}
