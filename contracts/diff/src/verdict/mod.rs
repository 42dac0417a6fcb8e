//! Joins both layers: what the walk calls a change, and what containment proves of the messages that hold it.

mod cause;
mod dress;
mod due;
mod operations;
mod proof;
mod shared;
mod wire;
mod witness;

use std::sync::Arc;

use accordant_document::Severity;
use accordant_model::Contract;
use rustc_hash::FxHashMap;

use crate::policy::{self, Outcome};
use crate::same::Classes;
use crate::usage::Users;
use crate::walk::Walked;
use crate::{
    Changes, Contained, Direction, Finding, Level, Options, Proof, Reaches, Report, Semver, Set, Subject, fingerprint,
    rule,
};

use cause::Cause;

/// How many places a finding lists; the rest is counted.
const PLACES: usize = 10;

/// The findings so far, and the policy that they are weighed by.
pub(crate) struct Judgement<'a> {
    options: &'a Options,
    outcome: Outcome,
    findings: Vec<Finding>,
    semver: Semver,
}

impl<'a> Judgement<'a> {
    /// Judges what the walks found.
    pub(crate) fn of(
        base: &Contract,
        revision: &Contract,
        classes: &Arc<Classes>,
        changes: &Changes,
        walked: &Walked,
        options: &'a Options,
    ) -> Self {
        let mut causes = cause::collect(base, revision, changes, walked);
        proof::prove(base, revision, classes, changes, walked, options, &mut causes);

        let mut outcome = Outcome::new(options);
        let mut judged = Vec::new();
        let users = (!options.consumers.is_empty()).then(|| Users::new(&options.consumers, base, changes));
        for cause in causes {
            if let Some(mut finding) = finding(&cause, changes, options, &mut outcome) {
                if let Some(users) = &users {
                    finding.used_by = users.of(&cause.change, &cause.subjects, &met(&cause, changes), changes);
                }
                judged.push((cause, finding));
            }
        }
        let findings = fold(judged);
        let semver = findings.iter().map(step).max().unwrap_or_default();
        Self { options, outcome, findings, semver }
    }

    /// What the findings ask of the version number.
    pub(crate) fn semver(&self) -> Semver {
        self.semver
    }

    /// Adds a change of the document as a whole that follows from the findings.
    pub(crate) fn add(&mut self, subject: &str, change: crate::Change) {
        let mut changes = Changes::default();
        let id = changes.subject(Subject::named(subject));
        let cause = Cause::of_subject(change, id, &Subject::named(subject));
        self.findings.extend(finding(&cause, &changes, self.options, &mut self.outcome));
    }

    pub(crate) fn report(self) -> Report {
        let Self { options, mut outcome, mut findings, semver } = self;
        sort(&mut findings);
        disambiguate(&mut findings);
        for finding in &mut findings {
            outcome.accept(options, finding);
        }
        Report { findings, semver, policy_findings: outcome.faults(options) }
    }
}

fn finding(cause: &Cause, changes: &Changes, options: &Options, outcome: &mut Outcome) -> Option<Finding> {
    let change = &cause.change;
    let rule = rule(change.rule)?;
    if !options.set.takes(rule.set) {
        return None;
    }
    let subjects: Vec<&Subject> =
        cause.subjects.iter().filter_map(|id| changes.subjects().get(id.0 as usize)).collect();
    if let Some(entry) = options.ignored_by(rule.id, &subjects) {
        outcome.ignored(entry);
        return None;
    }
    let proof = change.proof.clone().unwrap_or_default();
    let mut reasons = cause.reasons.clone();
    let mut own = change.level.or_else(|| rule.level(change.direction));
    match &proof {
        Proof::Harmless => {
            let most = match rule.contained {
                Contained::At(level) => level,
                Contained::Silent if cause.equivalent => return None,
                Contained::Silent => Level::Info,
            };
            if own > Some(most) {
                let sent = match change.direction {
                    Some(Direction::Request) => "every message that clients could send is still accepted",
                    _ => "every message that may come now was allowed before",
                };
                let word = if most == Level::Info { "proven harmless" } else { "no message breaks" };
                reasons.push(format!("{word}: {sent}"));
                own = Some(most);
            }
        }
        Proof::Unknown(why) if own > Some(Level::Info) => {
            reasons.push(format!("not proved: {why}"));
            own = options.unknown.or(own);
        }
        _ => {}
    }
    if let Some(notice) = &change.notice
        && own > Some(Level::Info)
    {
        own = Some(after_notice(notice, options, own.unwrap_or(Level::Info), &mut reasons));
    }
    let mut finding = Finding {
        rule: rule.id,
        severity: Severity::Info,
        message: change.message.clone(),
        help: change.help.clone().or_else(|| Some(rule.advice()).filter(|advice| !advice.is_empty())),
        subject: cause.subject.clone(),
        reaches: reaches(cause, changes),
        direction: change.direction,
        base: change.base,
        revision: change.revision,
        proof,
        fingerprint: fingerprint::of(&cause.identity()),
        reasons,
        accepted: None,
        used_by: Vec::new(),
    };
    policy::weigh(options, &mut finding, own, &subjects)?;
    // What is said to break nothing does not show a message that breaks.
    if finding.severity == Severity::Info && matches!(finding.proof, Proof::Proven(_)) {
        finding.proof = Proof::None;
    }
    Some(finding)
}

/// Every message that a cause reaches, with the path where the walk worked it out.
fn met<'c>(cause: &Cause, changes: &'c Changes) -> Vec<(&'c crate::Message, Option<String>)> {
    let message = |reached: &crate::walk::Reached| {
        let path = reached.path.is_some().then(|| reached.shown());
        Some((changes.messages().get(reached.message as usize)?, path))
    };
    cause.messages.iter().filter_map(message).collect()
}

/// A removal that was announced weighs less once its day has come.
fn after_notice(notice: &crate::Notice, options: &Options, own: Level, reasons: &mut Vec<String>) -> Level {
    let date = notice.sunset.as_deref().and_then(|text| text.get(..10)?.parse::<jiff::civil::Date>().ok());
    match date {
        Some(date) if options.calendar.today.is_some_and(|today| date <= today) => {
            reasons.push(format!("it was deprecated, and its sunset was {date}"));
            Level::Info
        }
        Some(date) => {
            reasons.push(format!("it was deprecated, but its sunset is {date}"));
            own
        }
        None => {
            reasons.push("it was deprecated, but no sunset date was given".to_owned());
            own
        }
    }
}

fn reaches(cause: &Cause, changes: &Changes) -> Reaches {
    if !cause.change.reaches.is_empty() {
        let places = cause.change.reaches.iter().take(PLACES).cloned().collect();
        return Reaches { count: cause.change.reaches.len(), places };
    }
    let place = |reached: &crate::walk::Reached| {
        let message = changes.messages().get(reached.message as usize)?;
        let subject = changes.subjects().get(message.subject.0 as usize)?;
        Some(format!("{} {} {}", subject.name, message.part, reached.shown()))
    };
    if cause.messages.is_empty() {
        let subjects = cause.subjects.iter().filter_map(|id| changes.subjects().get(id.0 as usize));
        let places = subjects.take(PLACES).map(|subject| subject.name.clone()).collect();
        return Reaches { count: cause.subjects.len(), places };
    }
    let places = cause.messages.iter().take(PLACES).filter_map(place).collect();
    Reaches { count: cause.messages.len(), places }
}

/// One cause may be met in both directions. Where it is harmless in one of them, one finding says both.
fn fold(judged: Vec<(Cause, Finding)>) -> Vec<Finding> {
    let mut folded: Vec<Finding> = Vec::with_capacity(judged.len());
    let mut known: FxHashMap<cause::Key, usize> = FxHashMap::default();
    for (cause, mut finding) in judged {
        let Some(direction) = finding.direction else {
            folded.push(finding);
            continue;
        };
        let Some(at) = known.get(&cause.key_without_direction()).copied() else {
            known.insert(cause.key_without_direction(), folded.len());
            folded.push(finding);
            continue;
        };
        let Some(other) = folded.get_mut(at) else { continue };
        let (mine, theirs) = (finding.severity, other.severity);
        if mine == Severity::Info && theirs == Severity::Info {
            other.direction = None;
            other.fingerprint = fingerprint::of(&cause.identity_in(None));
            other.reaches = joined(&other.reaches, &finding.reaches);
            other.used_by.append(&mut finding.used_by);
            other.used_by.sort();
            other.used_by.dedup();
        } else if mine == Severity::Info {
            other.reasons.push(format!("harmless in the {} direction", direction.name()));
        } else if theirs == Severity::Info {
            finding.reasons.push(format!("harmless in the {} direction", direction.reversed().name()));
            *other = finding;
        } else {
            folded.push(finding);
        }
    }
    folded
}

fn joined(a: &Reaches, b: &Reaches) -> Reaches {
    let places = a.places.iter().chain(&b.places).take(PLACES).cloned().collect();
    Reaches { count: a.count + b.count, places }
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (std::cmp::Reverse(finding.severity), finding.base.or(finding.revision));
        key(a)
            .cmp(&key(b))
            .then_with(|| a.subject.cmp(&b.subject))
            .then_with(|| a.rule.cmp(b.rule))
            .then_with(|| a.direction.cmp(&b.direction))
            .then_with(|| a.message.cmp(&b.message))
            .then_with(|| a.revision.cmp(&b.revision))
    });
}

/// Different findings have different fingerprints: where names alone do not tell two apart, their order does.
fn disambiguate(findings: &mut [Finding]) {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.fingerprint = fingerprint::of(&[&finding.fingerprint, &count.to_string()]);
        }
    }
}

/// The step that one finding asks for: what breaks is major, what may be used anew is minor.
fn step(finding: &Finding) -> Semver {
    match finding.severity {
        Severity::Breaking | Severity::Error => Semver::Major,
        Severity::Warning => Semver::Minor,
        Severity::Info if rule(finding.rule).is_some_and(|rule| rule.set == Set::Client) => Semver::Patch,
        Severity::Info => Semver::Minor,
    }
}
