//! Which interactions are played: `--only`.

use accordant_replay::{Outcome, Verdict};
use accordant_suite::{Interaction, Suite};

use super::remembered;
use crate::config::Config;
use crate::failure::Failure;
use crate::suites::Suites;

/// The chosen interactions, by suite and index.
pub(super) struct Selection(Vec<Vec<bool>>);

impl Selection {
    pub(super) fn holds(&self, suite: usize, index: usize) -> bool {
        self.0.get(suite).and_then(|chosen| chosen.get(index)).copied().unwrap_or_default()
    }

    /// What becomes of an interaction that was not played.
    pub(super) fn skipped(&self, suite: usize, index: usize) -> Outcome {
        let why = if self.holds(suite, index) { "it was not reached" } else { "not chosen by --only" };
        Outcome {
            suite,
            interaction: index,
            verdict: Verdict::Skipped(why.to_owned()),
            findings: Vec::new(),
            curl: None,
            plays: 0,
            failures: 0,
        }
    }

    /// Every chosen interaction with its suite.
    pub(super) fn of<'s>(&self, suites: &'s Suites) -> Vec<(&'s Suite, &'s Interaction)> {
        let mut found = Vec::new();
        for (at, suite) in suites.suites.iter().enumerate() {
            let chosen = suite.interactions.iter().enumerate().filter(|(index, _)| self.holds(at, *index));
            found.extend(chosen.map(|(_, interaction)| (suite, interaction)));
        }
        found
    }
}

/// What `--only` says: of one kind any has to fit, of several kinds all.
#[derive(Default)]
struct Filters {
    names: Vec<String>,
    consumers: Vec<String>,
    providers: Vec<String>,
    states: Vec<String>,
    failed: Option<Vec<String>>,
}

pub(super) fn choose(only: &[String], suites: &Suites, config: &Config) -> anyhow::Result<Selection> {
    let mut filters = Filters::default();
    for filter in only {
        match filter.split_once('=') {
            Some(("name", text)) => filters.names.push(text.to_owned()),
            Some(("consumer", text)) => filters.consumers.push(text.to_owned()),
            Some(("provider", text)) => filters.providers.push(text.to_owned()),
            Some(("state", text)) => filters.states.push(text.to_owned()),
            None if filter == "last-failed" => filters.failed = remembered::failed(config)?,
            _ => {
                return Err(Failure::new(format!("--only cannot be `{filter}`"))
                    .help("write name=TEXT, consumer=TEXT, provider=TEXT, state=TEXT or last-failed; `*` stands for any letters")
                    .into());
            }
        }
    }
    let chosen: Vec<Vec<bool>> = suites
        .suites
        .iter()
        .map(|suite| suite.interactions.iter().map(|interaction| filters.take(suite, interaction)).collect())
        .collect();
    let any = chosen.iter().flatten().any(|chosen| *chosen);
    if !any && !only.is_empty() && suites.suites.iter().any(|suite| !suite.interactions.is_empty()) {
        return Err(Failure::new(format!("no interaction fits --only {}", only.join(" --only ")))
            .help("`accordant suite list --interactions` lists them")
            .into());
    }
    Ok(Selection(chosen))
}

impl Filters {
    fn take(&self, suite: &Suite, interaction: &Interaction) -> bool {
        let any = |patterns: &[String], text: &str| patterns.is_empty() || patterns.iter().any(|one| fits(one, text));
        any(&self.names, &interaction.name)
            && any(&self.consumers, &suite.consumer)
            && any(&self.providers, &suite.provider)
            && (self.states.is_empty() || interaction.states.iter().any(|state| any(&self.states, &state.name)))
            && self.failed.as_ref().is_none_or(|failed| failed.contains(&remembered::key(suite, interaction)))
    }
}

/// Whether a text is as a pattern says, in which `*` stands for any letters.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    let mut rest = rest;
    for part in between {
        match rest.find(part).and_then(|at| rest.get(at + part.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_whole_texts() {
        for (pattern, text, fit) in [
            ("show a course", "show a course", true),
            ("show", "show a course", false),
            ("show*", "show a course", true),
            ("*course*", "show a course", true),
            ("*a*e", "show a course", true),
            ("a*a", "a", false),
        ] {
            assert_eq!(fits(pattern, text), fit, "{pattern} {text}");
        }
    }
}
