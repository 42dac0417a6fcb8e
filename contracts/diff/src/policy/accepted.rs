//! Findings that a team knows of: accepted until a day, or ignored; and entries that no longer say anything.

use accordant_document::{Finding as Fault, Severity};

use super::Options;
use crate::Finding;

/// What applying the lists said about the lists.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    matched: Vec<bool>,
    ignored: Vec<bool>,
}

impl Outcome {
    pub(crate) fn new(options: &Options) -> Self {
        Self { matched: vec![false; options.accept.len()], ignored: vec![false; options.ignore.len()] }
    }

    /// Notes that an entry of `ignore` was used.
    pub(crate) fn ignored(&mut self, entry: usize) {
        if let Some(used) = self.ignored.get_mut(entry) {
            *used = true;
        }
    }

    /// Marks the finding where an entry accepts it and has not expired.
    pub(crate) fn accept(&mut self, options: &Options, finding: &mut Finding) {
        for (entry, used) in options.accept.iter().zip(&mut self.matched) {
            if entry.fingerprint != finding.fingerprint {
                continue;
            }
            *used = true;
            let owner = entry.owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
            let expired = entry.expires.is_some_and(|until| options.calendar.today.is_some_and(|today| today > until));
            let until = entry.expires.map(|until| until.to_string()).unwrap_or_default();
            if expired {
                finding.reasons.push(format!("was accepted until {until}: {}{owner}", entry.reason));
            } else {
                let until = if until.is_empty() { until } else { format!(" until {until}") };
                finding.accepted = Some(format!("accepted{until}: {}{owner}", entry.reason));
            }
        }
    }

    /// Warnings about entries that have expired or match nothing.
    pub(crate) fn faults(&self, options: &Options) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (entry, used) in options.accept.iter().zip(&self.matched) {
            let expired = entry.expires.filter(|until| options.calendar.today.is_some_and(|today| today > *until));
            if !used {
                let message =
                    format!("{}: no finding has the fingerprint `{}` any longer", entry.place, entry.fingerprint);
                faults.push(
                    Fault::new("accepted-finding-unmatched", Severity::Warning, None, message)
                        .subject("policy")
                        .help("remove the entry: what it accepted is gone"),
                );
            } else if let Some(until) = expired {
                let message = format!("{}: the acceptance of `{}` ended on {until}", entry.place, entry.fingerprint);
                faults.push(
                    Fault::new("accepted-finding-expired", Severity::Warning, None, message)
                        .subject("policy")
                        .help("fix the finding, or agree on a new date"),
                );
            }
        }
        for (entry, _) in options.ignore.iter().zip(&self.ignored).filter(|(_, used)| !**used) {
            let path = entry.path.as_ref().map(|path| format!(" at `{path}`")).unwrap_or_default();
            let message = format!("{}: nothing of the rule `{}`{path} was found", entry.place, entry.rule);
            faults.push(
                Fault::new("ignored-rule-unmatched", Severity::Warning, None, message)
                    .subject("policy")
                    .help("remove the entry: it ignores nothing"),
            );
        }
        faults
    }
}
