//! Relative moments of generators: `tomorrow + 2 weeks`, `next monday @ noon - 1 hour` (pact-specification V4, "Date and
//! time expressions").

use super::civil::Civil;

/// The moment that an expression means, seen from `now`; `None` where it cannot be read. `time_only` says that the
/// whole expression is about the time of day, as for time generators.
pub(crate) fn moved(now: Civil, expression: &str, time_only: bool) -> Option<Civil> {
    let (date, time) = match expression.split_once('@') {
        Some((date, time)) => (date, time),
        None if time_only => ("", expression),
        None => (expression, ""),
    };
    let words = |text: &str| words(&text.to_lowercase());
    moved_time(moved_date(now, &words(date)?)?, &words(time)?)
}

/// Numbers, signs and words; nothing else may occur.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut open: Option<bool> = None;
    for letter in text.chars() {
        let digit = letter.is_ascii_digit();
        match letter {
            ' ' | '\t' | '\n' => open = None,
            '+' | '-' => {
                words.push(letter.to_string());
                open = None;
            }
            _ if digit || letter.is_ascii_lowercase() || letter == '\'' => match words.last_mut() {
                Some(word) if open == Some(digit) => word.push(letter),
                _ => {
                    words.push(letter.to_string());
                    open = Some(digit);
                }
            },
            _ => return None,
        }
    }
    Some(words)
}

fn moved_date(now: Civil, words: &[String]) -> Option<Civil> {
    let mut words = words.iter().map(String::as_str).peekable();
    let mut at = now;
    match words.peek().copied() {
        Some("now" | "today") => drop(words.next()),
        Some("yesterday") => {
            words.next();
            at = at.plus_days(-1);
        }
        Some("tomorrow") => {
            words.next();
            at = at.plus_days(1);
        }
        Some(direction @ ("next" | "last")) => {
            words.next();
            at = stepped(at, words.next()?, if direction == "next" { 1 } else { -1 })?;
        }
        _ => {}
    }
    while let Some(sign) = words.next() {
        let count = signed(sign, words.next()?)?;
        at = plus_dates(at, words.next()?, count)?;
    }
    Some(at)
}

fn signed(sign: &str, digits: &str) -> Option<i64> {
    let count: i64 = digits.parse().ok()?;
    match sign {
        "+" => Some(count),
        "-" => Some(-count),
        _ => None,
    }
}

fn plus_dates(at: Civil, unit: &str, count: i64) -> Option<Civil> {
    Some(match unit {
        "day" | "days" => at.plus_days(count),
        "week" | "weeks" => at.plus_days(count.saturating_mul(7)),
        "fortnight" | "fortnights" => at.plus_days(count.saturating_mul(14)),
        "month" | "months" => at.plus_months(count),
        "year" | "years" => at.plus_months(count.saturating_mul(12)),
        _ => return None,
    })
}

/// The next or last of something: a unit, a day of the week, a month.
fn stepped(at: Civil, what: &str, direction: i64) -> Option<Civil> {
    if let Some(moved) = plus_dates(at, what, direction) {
        return Some(moved);
    }
    let position = |names: &[&str]| names.iter().position(|name| what.len() >= 3 && name.starts_with(what));
    if let Some(day) = position(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]) {
        let distance = (i64::try_from(day).ok()? + 1 - at.weekday()) * direction;
        let distance = if distance <= 0 { distance + 7 } else { distance };
        return Some(at.plus_days(distance * direction));
    }
    let names = ["january", "february", "march", "april", "may", "june", "july", "august"];
    let month = position(&names)
        .or_else(|| position(&["september", "october", "november", "december"]).map(|late| late + names.len()))?;
    let distance = (i64::try_from(month).ok()? + 1 - i64::from(at.month)) * direction;
    let distance = if distance <= 0 { distance + 12 } else { distance };
    Some(Civil { day: 1, ..at.plus_months(distance * direction) })
}

fn moved_time(now: Civil, words: &[String]) -> Option<Civil> {
    let mut words = words.iter().map(String::as_str).peekable();
    let hour = |hour: u32| Civil { hour, minute: 0, second: 0, ..now };
    let mut at = now;
    match words.peek().copied() {
        Some("now") => drop(words.next()),
        Some("midnight") => {
            words.next();
            at = hour(0);
        }
        Some("noon") => {
            words.next();
            at = hour(12);
        }
        Some(direction @ ("next" | "last")) => {
            words.next();
            at = plus_times(at, words.next()?, if direction == "next" { 1 } else { -1 })?;
        }
        Some(digits) if digits.starts_with(|first: char| first.is_ascii_digit()) => {
            let clock: u32 = digits.parse().ok().filter(|clock| (1..=12).contains(clock))?;
            words.next();
            if words.next()? != "o'clock" {
                return None;
            }
            at = match words.peek().copied() {
                Some("am") => {
                    words.next();
                    hour(clock % 12)
                }
                Some("pm") => {
                    words.next();
                    hour(clock % 12 + 12)
                }
                _ if now.hour < 12 => hour(clock % 12 + 12),
                _ => hour(clock % 12),
            };
        }
        _ => {}
    }
    while let Some(sign) = words.next() {
        let count = signed(sign, words.next()?)?;
        at = plus_times(at, words.next()?, count)?;
    }
    Some(at)
}

fn plus_times(at: Civil, unit: &str, count: i64) -> Option<Civil> {
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "hour" => 3_600,
        "minute" => 60,
        "second" => 1,
        // Below what generated moments can show.
        "millisecond" => 0,
        _ => return None,
    };
    Some(at.plus_seconds(count.saturating_mul(seconds)))
}
