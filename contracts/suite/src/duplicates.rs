//! Interactions that nothing tells apart.

use accordant_document::{Finding, Severity};
use indexmap::IndexMap;

use crate::findings::ids;
use crate::identity::identity;
use crate::{Interaction, Suite};

/// A finding for each interaction that another one of the same consumer and provider shares description and states
/// with, and that says something else. Two that are the same in everything are one.
pub fn duplicates(suites: &[Suite]) -> Vec<Finding> {
    let mut first: IndexMap<(&str, &str, String), &Interaction> = IndexMap::new();
    let mut findings = Vec::new();
    for suite in suites {
        for interaction in &suite.interactions {
            let key =
                (suite.consumer.as_str(), suite.provider.as_str(), identity(&interaction.name, &interaction.states));
            let Some(known) = first.get(&key) else {
                first.insert(key, interaction);
                continue;
            };
            if !says_the_same(known, interaction) {
                let message = format!("`{}` is there a second time and says something else", interaction.name);
                findings.push(
                    Finding::new(ids::SUITE_DUPLICATE, Severity::Error, interaction.origin, message)
                        .help("give one of them another name or other states, or remove the one that is out of date")
                        .related(known.origin, "the first is here"),
                );
            }
        }
    }
    findings
}

/// What goes over the wire decides; keys, comments and whether it is pending do not.
fn says_the_same(one: &Interaction, other: &Interaction) -> bool {
    let (one, other) = (one.clone().without_places(), other.clone().without_places());
    one.exchange == other.exchange && one.auth == other.auth
}
