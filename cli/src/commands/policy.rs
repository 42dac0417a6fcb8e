//! What counts as a change, and how much: the configuration, with the flags of the command line over it.

use accordant_diff::{Level, Options, Set, SeverityOverride};

use super::settings::{faults, read};
use crate::args::{Evolution, Reading, Sender, Strictness};
use crate::catalogue::{self, DIFF_LEVELS};
use crate::config::{Config, accepted_list, ignore_entry};
use crate::output::view::ReportView;

/// The options of a comparison, or the report of what is wrong with a file that a flag names.
pub(super) fn options(evolution: &Evolution, config: &Config) -> anyhow::Result<Result<Options, ReportView>> {
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
    options.ignore.extend(evolution.ignore.iter().map(|entry| ignore_entry(entry, "--ignore".to_owned())));
    options.accept.clone_from(&settled.accept);
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

/// In UTC, so that every machine comes to the same verdict.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
