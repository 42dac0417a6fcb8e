//! Findings that a team knows of: accepted until a day, or ignored; and entries that no longer say anything.

use accordant_document::{Finding as Fault, Severity};

use super::{Expected, Options, Standing};
use crate::{Finding, PolicyFinding};

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

    /// What is to be said of entries that have expired or match nothing.
    pub(crate) fn faults(&self, options: &Options) -> Vec<PolicyFinding> {
        let mut faults = Vec::new();
        for (entry, used) in options.accept.iter().zip(&self.matched) {
            let expired = entry.expires.filter(|until| options.calendar.today.is_some_and(|today| today > *until));
            let named = &entry.fingerprint;
            if !used {
                let (message, help) = match entry.standing.expected {
                    Expected::Here => (
                        format!("no finding has the fingerprint `{named}` any longer"),
                        "remove the entry: what it accepted is gone",
                    ),
                    _ => (
                        format!("no finding of this comparison has the fingerprint `{named}`"),
                        "say with `contract` which contract the entry is for; if it is for this one, what it accepted is gone",
                    ),
                };
                faults.extend(unmatched("accepted-finding-unmatched", &entry.standing, message, help));
            } else if let Some(until) = expired {
                let message = format!("the acceptance of `{named}` ended on {until}");
                let fault = Fault::new("accepted-finding-expired", Severity::Warning, None, message)
                    .subject("policy")
                    .help("fix the finding, or agree on a new date");
                faults.push(PolicyFinding { finding: fault, place: entry.standing.place.clone() });
            }
        }
        for (entry, _) in options.ignore.iter().zip(&self.ignored).filter(|(_, used)| !**used) {
            let path = entry.path.as_ref().map(|path| format!(" at `{path}`")).unwrap_or_default();
            let message = format!("nothing of the rule `{}`{path} was found", entry.rule);
            let help = match entry.standing.expected {
                Expected::Here => "remove the entry: it ignores nothing",
                _ => "remove the entry if it is for none of the other contracts",
            };
            faults.extend(unmatched("ignored-rule-unmatched", &entry.standing, message, help));
        }
        faults
    }
}

/// A warning about an entry that is surely for this comparison, a hint about one that may be, and else nothing.
fn unmatched(rule: &'static str, standing: &Standing, message: String, help: &str) -> Option<PolicyFinding> {
    let severity = match standing.expected {
        Expected::Here => Severity::Warning,
        Expected::Perhaps => Severity::Info,
        Expected::Elsewhere => return None,
    };
    let finding = Fault::new(rule, severity, None, message).subject("policy").help(help);
    Some(PolicyFinding { finding, place: standing.place.clone() })
}
