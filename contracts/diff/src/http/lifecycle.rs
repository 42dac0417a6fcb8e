//! Deprecation, sunset and stability: what a contract promises about its own end.

use std::collections::BTreeMap;

use accordant_document::{At, Documents};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Walk;
use super::exchange::Exchange;
use crate::change::Change;
use crate::{Level, ids};

/// The day on which a diff is asked for, and the notice that a team gives. The library knows no clock.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Without it no sunset is near or over.
    pub today: Option<Date>,
    /// Days between announcing a sunset and the sunset, for operations without a level of their own below.
    pub notice: u32,
    /// The same by stability level (`x-stability-level`).
    pub notice_by_stability: BTreeMap<String, u32>,
}

impl Calendar {
    /// The first day on which something may end that is announced today.
    fn earliest(&self, stability: Option<&str>) -> Option<Date> {
        let days = stability.and_then(|level| self.notice_by_stability.get(level)).copied().unwrap_or(self.notice);
        self.today.and_then(|today| today.checked_add(i64::from(days).days()).ok())
    }

    /// Whether the day has come. Never, where nobody said which day it is.
    pub(crate) fn is_over(&self, sunset: Date) -> bool {
        self.today.is_some_and(|today| sunset <= today)
    }
}

/// What a sunset says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sunset<'a> {
    None,
    On(Date),
    Unparsable(&'a str),
}

/// Reads the value of `x-sunset`: a date or date-time of RFC 3339, or the HTTP date of the Sunset header (RFC 8594).
pub(crate) fn sunset(documents: &Documents, at: Option<At>) -> Sunset<'_> {
    let Some(at) = at else { return Sunset::None };
    let node = documents.node(at);
    let Some(text) = node.as_str() else {
        return Sunset::Unparsable(node.number_text().unwrap_or_else(|| node.kind().described()));
    };
    parse_date(text.trim()).map_or(Sunset::Unparsable(text), Sunset::On)
}

/// The day as it is written: in another time zone it may be another one, but people mean what they write.
fn parse_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    if text.parse::<jiff::Timestamp>().is_ok() {
        return text.get(..10).and_then(|day| day.parse().ok());
    }
    jiff::fmt::rfc2822::parse(text).map(|time| time.date()).ok()
}

/// What can be deprecated: an operation, a parameter, a header.
pub(crate) struct Lifecycle<'a> {
    pub(crate) at: At,
    pub(crate) deprecated: bool,
    pub(crate) sunset: Option<At>,
    pub(crate) stability: Option<&'a str>,
}

/// Compares what both sides say about the end of the same thing. `what` names it inside its operation, for messages and
/// fingerprints; empty for the operation itself.
pub(crate) fn compare(
    walk: &mut Walk<'_, '_>,
    exchange: Exchange,
    what: &str,
    old: &Lifecycle<'_>,
    new: &Lifecycle<'_>,
) {
    let name = if what.is_empty() { "the operation" } else { what };
    let before = sunset(&walk.base.documents, old.sunset);
    let after = sunset(&walk.revision.documents, new.sunset);
    let mut found = Vec::new();
    match (old.deprecated, new.deprecated) {
        (false, true) => {
            let until = match after {
                Sunset::On(date) => format!(" until {date}"),
                _ => String::new(),
            };
            found.push(Change::new(ids::DEPRECATION_ADDED, format!("{name} is deprecated{until}")));
            if after == Sunset::None {
                found.push(Change::new(ids::SUNSET_MISSING, format!("{name} is deprecated without a sunset date")));
            }
        }
        (true, false) => found.push(Change::new(ids::DEPRECATION_REMOVED, format!("{name} is no longer deprecated"))),
        _ => {}
    }
    match (before, after) {
        (was, Sunset::Unparsable(text)) if was != after => found.push(
            Change::new(ids::SUNSET_UNPARSABLE, format!("the sunset of {name} is no date: `{text}`"))
                .detail(text.to_owned()),
        ),
        (Sunset::On(was), Sunset::On(now)) if now < was => {
            found.push(Change::new(ids::SUNSET_MOVED_NEARER, format!("the sunset of {name} moved from {was} to {now}")))
        }
        (Sunset::On(was), Sunset::None) if new.deprecated => {
            found.push(Change::new(ids::SUNSET_REMOVED, format!("the sunset of {name}, {was}, is withdrawn")));
        }
        _ => {}
    }
    if let (Sunset::On(date), Some(earliest)) = (after, walk.calendar.earliest(new.stability.or(old.stability)))
        && new.deprecated
        && before != after
        && date < earliest
    {
        let message =
            format!("the sunset of {name}, {date}, is before {earliest}, the first day that the notice allows");
        found.push(Change::new(ids::SUNSET_TOO_NEAR, message));
    }
    for change in found {
        let sunset = change.rule.starts_with("sunset");
        let place = |contract: &accordant_model::Contract, side: &Lifecycle<'_>| match side.sunset {
            Some(at) if sunset => contract.documents.origin(at),
            _ => contract.documents.member_origin(side.at, "deprecated"),
        };
        let (base, revision) = (place(walk.base, old), place(walk.revision, new));
        let detail = format!("{what}{}", change.detail);
        walk.push(exchange.subject, change.places(base, revision).detail(detail));
    }
}

/// How far a stability level is from nothing promised; `None` for a word that is not known.
fn rank(level: Option<&str>) -> Option<u8> {
    match level.map(str::to_ascii_lowercase).as_deref() {
        Some("draft" | "experimental") => Some(0),
        Some("alpha") => Some(1),
        Some("beta" | "preview") => Some(2),
        // What says nothing is meant to be relied on.
        None | Some("stable" | "ga" | "general-availability") => Some(3),
        Some(_) => None,
    }
}

/// Compares the stability levels of an operation.
pub(crate) fn compare_stability(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Lifecycle<'_>, new: &Lifecycle<'_>) {
    if old.stability == new.stability {
        return;
    }
    let said = |level: Option<&str>| level.map_or("no level".to_owned(), |level| format!("`{level}`"));
    let step = format!("from {} to {}", said(old.stability), said(new.stability));
    let change = match (rank(old.stability), rank(new.stability)) {
        (Some(before), Some(after)) if before == after => return,
        (Some(before), Some(after)) if before < after => {
            Change::new(ids::STABILITY_RAISED, format!("the stability level is raised {step}"))
        }
        (Some(_), Some(_)) => Change::new(ids::STABILITY_LOWERED, format!("the stability level is lowered {step}")),
        _ => Change::new(
            ids::STABILITY_LOWERED,
            format!("the stability level changed {step}, which have no known order"),
        )
        .level(Level::Warning),
    };
    let base = walk.base.documents.member_origin(old.at, "x-stability-level");
    let revision = walk.revision.documents.member_origin(new.at, "x-stability-level");
    walk.push(exchange.subject, change.places(base, revision));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (text, expected) in [
            ("2026-03-01", Some("2026-03-01")),
            ("2026-03-01T23:30:00Z", Some("2026-03-01")),
            ("2026-03-01T23:30:00-08:00", Some("2026-03-01")),
            ("Sun, 01 Mar 2026 23:59:59 GMT", Some("2026-03-01")),
            ("next year", None),
            ("2026-02-30", None),
            ("", None),
        ] {
            assert_eq!(parse_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn notice_follows_the_stability_level() {
        let calendar = Calendar {
            today: Some("2026-01-01".parse().expect("a date")),
            notice: 180,
            notice_by_stability: BTreeMap::from([("beta".to_owned(), 31)]),
        };
        let earliest = |level| calendar.earliest(level).map(|date| date.to_string());
        assert_eq!(earliest(Some("beta")).as_deref(), Some("2026-02-01"));
        assert_eq!(earliest(Some("stable")).as_deref(), Some("2026-06-30"));
        assert_eq!(Calendar::default().earliest(None), None);
    }
}
