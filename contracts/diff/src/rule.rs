//! The rules: data and text, a file each under `rules/`. The file is what `explain` prints and what the tests run.
//!
//! The build script reads the folder: there is no list to keep. `rules/README.md` describes the format.

use crate::Direction;

/// How much a rule's change weighs before containment and policy have their say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    Info,
    Warning,
    Breaking,
}

impl Level {
    pub const fn name(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Breaking => "breaking",
        }
    }

    pub fn named(name: &str) -> Option<Level> {
        [Level::Info, Level::Warning, Level::Breaking].into_iter().find(|level| level.name() == name)
    }
}

/// What a rule guards. `Client` contains `Contract`, which contains `Wire`; `Policy` stands beside them and always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Set {
    /// Payloads and requests as they go over the wire.
    Wire,
    /// Everything that the document promises.
    Contract,
    /// What generated code sees as well: names, operationIds, the exhaustiveness of enumerations.
    Client,
    /// Promises on time and versions: deprecation, sunset, stability, version numbers.
    Policy,
}

impl Set {
    pub const ALL: [Set; 4] = [Set::Client, Set::Contract, Set::Wire, Set::Policy];

    pub const fn name(self) -> &'static str {
        match self {
            Set::Client => "client",
            Set::Contract => "contract",
            Set::Wire => "wire",
            Set::Policy => "policy",
        }
    }

    pub fn named(name: &str) -> Option<Set> {
        Self::ALL.into_iter().find(|set| set.name() == name)
    }

    /// Whether choosing this set takes the rules of `other`.
    pub const fn takes(self, other: Set) -> bool {
        other as u8 == Set::Policy as u8 || (self as u8) >= (other as u8)
    }
}

/// Whether a rule looks at messages in a direction, and how it weighs in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The change has no direction (an operation is gone). `None`: off unless the policy gives it a severity.
    Whole(Option<Level>),
    Directed {
        request: Option<Level>,
        response: Option<Level>,
        /// Whether the rule can be met in requests at all; a level of `None` is then one that is off by default.
        has_request: bool,
        has_response: bool,
    },
}

/// What becomes of a change of the rule where containment proves that no message breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contained {
    /// It is shown at this level at most.
    At(Level),
    /// It is shown as info, and not at all where the two schemas accept the same values: the rule is about the way
    /// of writing.
    Silent,
}

/// One rule: an aspect and an effect. Place and direction are fields of the finding, not part of the name.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Permanent: a retired rule keeps its id and names its replacement.
    pub id: &'static str,
    /// What happened, in one sentence.
    pub title: &'static str,
    pub set: Set,
    pub scope: Scope,
    pub contained: Contained,
    /// The version of Accordant that brought it.
    pub since: &'static str,
    /// The version that retired it.
    pub retired: Option<&'static str>,
    pub replaced_by: Option<&'static str>,
    pub why: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub safe_way: &'static str,
    pub near_miss: &'static str,
    /// The whole page, as it stands in the repository.
    pub text: &'static str,
}

impl Rule {
    /// The level before containment and policy; `None` where the rule is off by default.
    pub fn level(&self, direction: Option<Direction>) -> Option<Level> {
        match (self.scope, direction) {
            (Scope::Whole(level), _) => level,
            (Scope::Directed { request, .. }, Some(Direction::Request)) => request,
            (Scope::Directed { response, .. }, Some(Direction::Response)) => response,
            (Scope::Directed { request, response, .. }, None) => request.max(response),
        }
    }

    /// The first paragraph of the safe way, on one line: what a finding says to do.
    pub fn advice(&self) -> String {
        let paragraph = self.safe_way.split("\n\n").next().unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_by_id() {
        for expected in rules() {
            assert_eq!(rule(expected.id).map(|found| found.title), Some(expected.title));
        }
        assert!(rule("no-such-rule").is_none());
    }

    #[test]
    fn retired_rules_name_a_replacement_that_exists() {
        for retired in rules().iter().filter(|rule| rule.retired.is_some()) {
            let replacement = retired.replaced_by.and_then(rule);
            assert!(replacement.is_some_and(|rule| rule.retired.is_none()), "{}", retired.id);
        }
    }

    #[test]
    fn sets_contain_each_other() {
        assert!(Set::Client.takes(Set::Wire) && Set::Contract.takes(Set::Wire) && !Set::Wire.takes(Set::Contract));
        assert!(Set::Wire.takes(Set::Policy));
    }
}
