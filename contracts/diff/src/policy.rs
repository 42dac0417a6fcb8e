//! What a team says about findings: which promises count, which it knows of, and until when.

mod accepted;

use std::collections::BTreeMap;

use accordant_document::{Location, Severity};
use jiff::civil::Date;
use smol_str::SmolStr;

pub(crate) use accepted::Outcome;

use crate::{Calendar, Consumers, Finding, Level, Proof, Set, Subject, glob};

/// What to compare for, and how much each finding weighs. The default is what an unconfigured run does.
#[derive(Clone, Debug)]
pub struct Options {
    /// Rules outside this set are not reported.
    pub set: Set,
    /// Severities in place of the rules' own, the last entry that fits wins.
    pub severities: Vec<SeverityOverride>,
    /// Who is known to rely on what; findings name the consumers that they touch.
    pub consumers: Consumers,
    /// Findings that are not reported at all.
    pub ignore: Vec<Ignore>,
    /// Single findings that are known and allowed.
    pub accept: Vec<Accept>,
    /// The most that a finding may weigh where all operations that it reaches have this stability level.
    pub stability: BTreeMap<String, Level>,
    /// The day to judge dates by (without it nothing expires and no sunset is over), and the notice that a team gives.
    pub calendar: Calendar,
    /// Whether `format` constrains values.
    pub formats: bool,
    /// The level of schema changes that containment could not decide; the rule's own where none is given.
    pub unknown: Option<Level>,
    /// Who sends a JSON Schema that stands on its own.
    pub sender: Sender,
    /// Whether senders may send what they do not declare.
    pub reading: Reading,
}

/// Who sends the values of a JSON Schema on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sender {
    Client,
    Server,
    #[default]
    Both,
}

/// How a sender's schema is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// A sender sends only the properties that its schema declares, unless it says otherwise.
    #[default]
    Closed,
    /// As JSON Schema is written: anything goes that nothing forbids.
    Open,
}

/// A severity for a rule, everywhere or under some paths.
#[derive(Clone, Debug)]
pub struct SeverityOverride {
    /// A rule's id, or a glob over ids.
    pub rule: String,
    /// A glob over paths, or over subjects (`POST /users`, `User.name`).
    pub path: Option<String>,
    /// `None` turns the rule off.
    pub level: Option<Level>,
}

/// Findings that nobody wants to see.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// A rule's id, or a glob over ids.
    pub rule: String,
    pub path: Option<String>,
    pub standing: Standing,
}

/// One finding that is known and allowed.
#[derive(Clone, Debug)]
pub struct Accept {
    pub fingerprint: String,
    pub reason: String,
    pub owner: Option<String>,
    /// The last day on which it is allowed.
    pub expires: Option<Date>,
    /// The contract that it is for, where the file says so. Which contract is compared the library does not know: whoever
    /// does leaves out the entries for others.
    pub contract: Option<String>,
    pub standing: Standing,
}

/// Where an entry of a policy stands, and what follows when it matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// `None` on a command line.
    pub place: Option<Location>,
    pub expected: Expected,
}

/// Whether an entry must match something in this comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// It is for this contract: where nothing matches it is stale.
    #[default]
    Here,
    /// It may be for another contract.
    Perhaps,
    /// This comparison is none of those that it was written for.
    Elsewhere,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            set: Set::Client,
            severities: Vec::new(),
            consumers: Consumers::default(),
            ignore: Vec::new(),
            accept: Vec::new(),
            stability: BTreeMap::from(
                [("alpha", Level::Info), ("draft", Level::Info), ("experimental", Level::Info)]
                    .map(|(name, level)| (name.to_owned(), level)),
            ),
            calendar: Calendar::default(),
            formats: false,
            unknown: None,
            sender: Sender::Both,
            reading: Reading::Closed,
        }
    }
}

impl Options {
    /// The level that the policy gives the rule at this place: `None` where it says nothing, `Some(None)` for off.
    pub(crate) fn severity(&self, rule: &str, subjects: &[&Subject]) -> Option<Option<Level>> {
        let entry = self.severities.iter().rev().find(|entry| {
            glob::matches(&entry.rule, rule) && entry.path.as_deref().is_none_or(|path| at(path, subjects))
        });
        entry.map(|entry| entry.level)
    }

    /// The most that a finding may weigh by the stability of all that it reaches.
    pub(crate) fn most(&self, subjects: &[&Subject]) -> Option<(Level, SmolStr)> {
        let mut most: Option<(Level, SmolStr)> = None;
        for subject in subjects {
            let stability = subject.stability.as_ref()?;
            let level = *self.stability.get(stability.to_ascii_lowercase().as_str())?;
            if most.as_ref().is_none_or(|(known, _)| level > *known) {
                most = Some((level, stability.clone()));
            }
        }
        most
    }

    pub(crate) fn ignored_by(&self, rule: &str, subjects: &[&Subject]) -> Option<usize> {
        self.ignore.iter().position(|entry| {
            glob::matches(&entry.rule, rule) && entry.path.as_deref().is_none_or(|path| at(path, subjects))
        })
    }
}

/// A finding is at a path where everything that it reaches is.
fn at(pattern: &str, subjects: &[&Subject]) -> bool {
    !subjects.is_empty()
        && subjects.iter().all(|subject| {
            glob::matches(pattern, &subject.name)
                || subject.path.as_deref().is_some_and(|path| glob::matches(pattern, path))
        })
}

/// Puts the policy's word on a finding's level; `None` where it turns the finding off.
pub(crate) fn weigh(options: &Options, finding: &mut Finding, own: Option<Level>, subjects: &[&Subject]) -> Option<()> {
    let mut level = match options.severity(finding.rule, subjects) {
        Some(None) => return None,
        // What is proven harmless, or harmless for who sends, is not raised by a word about the rule.
        Some(Some(level)) if own != Some(Level::Info) && !matches!(finding.proof, Proof::Harmless) => {
            finding.reasons.push(format!("the policy gives the rule {}", level.name()));
            level
        }
        Some(Some(level)) => own.map_or(level, |own| own.min(level)),
        None => own?,
    };
    if let Some((most, stability)) = options.most(subjects)
        && level > most
    {
        finding.reasons.push(format!("{} by itself, but the stability level is `{stability}`", level.name()));
        level = most;
    }
    finding.severity = Severity::from(level);
    Some(())
}
