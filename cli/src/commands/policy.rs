//! What counts as a change, and how much: the configuration, with the flags of the command line over it.

use accordant_diff::{Expected, Level, Options, Set, SeverityOverride, Standing};

use super::settings::{faults, read};
use crate::args::{Evolution, Reading, Sender, Strictness};
use crate::catalogue::{self, DIFF_LEVELS};
use crate::config::{Config, accepted_list, ignore_entry};
use crate::output::view::ReportView;

/// The options of a comparison, or the report of what is wrong with a file that a flag names. `compared` is what
/// accordant.yaml calls the contract, where it knows it.
pub(super) fn options(
    evolution: &Evolution,
    config: &Config,
    compared: Option<&str>,
) -> anyhow::Result<Result<Options, ReportView>> {
    let mut options = Options::default();
    let settled = &config.diff;
    if let Some(set) = evolution.set.or(settled.set) {
        options.set = match set {
            Strictness::Client => Set::Client,
            Strictness::Contract => Set::Contract,
            Strictness::Wire => Set::Wire,
        };
    }
    options.severities.clone_from(&settled.severities);
    for given in &evolution.rules {
        catalogue::known(&given.rule, &given.level, DIFF_LEVELS)?;
        options.severities.push(SeverityOverride {
            rule: given.rule.clone(),
            path: None,
            level: Level::named(&given.level),
        });
    }
    options.ignore.clone_from(&settled.ignore);
    options.accept.clone_from(&settled.accept);
    let expected = expected(config, compared);
    options.ignore.iter_mut().for_each(|entry| entry.standing.expected = expected);
    for entry in &mut options.accept {
        let is_named = entry.contract.is_some() && entry.contract.as_deref() == compared;
        entry.standing.expected = if is_named { Expected::Here } else { expected };
    }
    options.accept.retain(|entry| entry.contract.as_deref().is_none_or(|name| Some(name) == compared));
    options.ignore.extend(evolution.ignore.iter().map(|entry| ignore_entry(entry, Standing::default())));
    if let Some(path) = &evolution.accept {
        match accepted_list(&path.display().to_string(), &read(path)?) {
            Ok(entries) => options.accept.extend(entries),
            Err(faulty) => return Ok(Err(faults(&faulty))),
        }
    }
    if let Some(stability) = &settled.stability {
        options.stability.clone_from(stability);
    }
    options.calendar.notice = settled.sunset_days.unwrap_or(options.calendar.notice);
    options.calendar.notice_by_stability.clone_from(&settled.sunset_days_by_stability);
    options.calendar.today = Some(evolution.today.unwrap_or_else(today));
    options.formats = evolution.formats_as_constraints || settled.formats_as_constraints.unwrap_or(false);
    options.unknown = settled.unproven;
    options.sender = match evolution.sender {
        Some(Sender::Client) => accordant_diff::Sender::Client,
        Some(Sender::Server) => accordant_diff::Sender::Server,
        Some(Sender::Both) | None => accordant_diff::Sender::Both,
    };
    options.reading = match evolution.reading {
        Some(Reading::Open) => accordant_diff::Reading::Open,
        Some(Reading::Closed) | None => accordant_diff::Reading::Closed,
    };
    Ok(Ok(options))
}

/// Whether what accordant.yaml says of findings must be met by this comparison.
fn expected(config: &Config, compared: Option<&str>) -> Expected {
    match (config.contracts.len(), compared) {
        (0, _) | (1, Some(_)) => Expected::Here,
        (_, Some(_)) => Expected::Perhaps,
        (_, None) => Expected::Elsewhere,
    }
}

/// In UTC, so that every machine comes to the same verdict.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
