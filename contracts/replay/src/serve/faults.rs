//! Faults that a mock shows on purpose: delays, errors, broken connections, a limit on the rate. Seeded, so that a run
//! can be repeated.

use std::str::FromStr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What may go wrong, and how often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// Before an answer, and by how much that differs in both directions.
    pub delay: Option<(Duration, Duration)>,
    /// The share of requests, from 0 to 1, that get a 503.
    pub error: f64,
    /// The share of connections that are closed without an answer.
    pub reset: f64,
    /// The share of answers that break off in the middle.
    pub truncate: f64,
    /// Requests a second; what is beyond gets a 429.
    pub rate: Option<f64>,
}

/// Why a text names no faults.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum FaultError {
    #[error("`{0}` is no fault")]
    Unknown(String),
    #[error("`{0}` is no share of the requests")]
    Share(String),
    #[error("`{0}` is no time")]
    Time(String),
    #[error("`{0}` is no rate")]
    Rate(String),
}

impl FaultError {
    /// What would have been right.
    pub const fn help(&self) -> &'static str {
        match self {
            FaultError::Unknown(_) => "write delay=200ms±50, error=2%, reset=0.5%, truncate=0.5% or rate=20/s",
            FaultError::Share(_) => "write a share as 2% or 0.02",
            FaultError::Time(_) => "write a time as 200ms, 1.5s or 200ms±50",
            FaultError::Rate(_) => "write a rate as 20/s or 600/min",
        }
    }
}

impl Faults {
    /// Sets one fault by its name, as `--fault` and `accordant.yaml` write it.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), FaultError> {
        let value = value.trim();
        match name.trim() {
            "delay" => self.delay = Some(delay(value).ok_or_else(|| FaultError::Time(value.to_owned()))?),
            "error" => self.error = share(value)?,
            "reset" => self.reset = share(value)?,
            "truncate" => self.truncate = share(value)?,
            "rate" => self.rate = Some(rate(value).ok_or_else(|| FaultError::Rate(value.to_owned()))?),
            name => return Err(FaultError::Unknown(name.to_owned())),
        }
        Ok(())
    }
}

impl FromStr for Faults {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut faults = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| FaultError::Unknown(part.to_owned()))?;
            faults.set(name, value)?;
        }
        Ok(faults)
    }
}

fn share(text: &str) -> Result<f64, FaultError> {
    let read = match text.strip_suffix('%') {
        Some(number) => number.trim().parse::<f64>().map(|number| number / 100.0),
        None => text.parse(),
    };
    read.ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| FaultError::Share(text.to_owned()))
}

/// `200ms`, `1.5s`, `200ms±50`, `200±50ms`, `1s+-200ms`.
fn delay(text: &str) -> Option<(Duration, Duration)> {
    let (middle, spread) = match text.split_once('±').or_else(|| text.split_once("+-")) {
        Some((middle, spread)) => (middle.trim(), spread.trim()),
        None => (text, "0"),
    };
    let unit = |text: &str| text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.').to_owned();
    // A number without a unit has that of the other.
    let shared =
        [unit(middle), unit(spread)].into_iter().find(|unit| !unit.is_empty()).unwrap_or_else(|| "ms".to_owned());
    let read = |text: &str| {
        let own = unit(text);
        let number: f64 = text.strip_suffix(own.as_str())?.trim().parse().ok()?;
        let seconds = match if own.is_empty() { shared.as_str() } else { own.as_str() } {
            "ms" => number / 1000.0,
            "s" => number,
            _ => return None,
        };
        Duration::try_from_secs_f64(seconds).ok().filter(|time| *time <= Duration::from_secs(3600))
    };
    Some((read(middle)?, read(spread)?))
}

fn rate(text: &str) -> Option<f64> {
    let (number, per) = text.split_once('/').unwrap_or((text, "s"));
    let number: f64 = number.trim().parse().ok()?;
    let rate = match per.trim() {
        "s" => number,
        "min" | "m" => number / 60.0,
        _ => return None,
    };
    (rate > 0.0 && rate.is_finite()).then_some(rate)
}

/// What happens to one request.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fate {
    pub(crate) delay: Duration,
    pub(crate) fault: Option<Fault>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    Error,
    Reset,
    Truncate,
    /// With the seconds to wait.
    Rate(f64),
}

impl Fault {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Fault::Error => "error",
            Fault::Reset => "reset",
            Fault::Truncate => "truncate",
            Fault::Rate(_) => "rate",
        }
    }
}

/// The faults of a mock: one set for every operation, and those of some operations.
pub struct FaultPlan {
    seed: u64,
    /// The number of the next request: each draws its own fate.
    requests: AtomicU64,
    global: Limited,
    operations: Vec<(String, Limited)>,
}

struct Limited {
    faults: Faults,
    /// Tokens that are left, and when that was.
    bucket: Mutex<Option<(f64, Instant)>>,
}

impl Limited {
    fn new(faults: Faults) -> Self {
        Self { faults, bucket: Mutex::new(None) }
    }

    /// Takes a token; the seconds until there is one, where there is none. A second's worth may come at once.
    fn take(&self, now: Instant) -> Result<(), f64> {
        let Some(rate) = self.faults.rate else { return Ok(()) };
        let most = rate.max(1.0);
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, since) = bucket.unwrap_or((most, now));
        let tokens = (tokens + now.duration_since(since).as_secs_f64() * rate).min(most);
        let enough = tokens >= 1.0;
        *bucket = Some((if enough { tokens - 1.0 } else { tokens }, now));
        if enough { Ok(()) } else { Err((1.0 - tokens) / rate) }
    }
}

impl FaultPlan {
    /// `operations` names them as the contract does (`GET /users/{id}`); what is said there replaces the rest.
    pub fn new(seed: u64, global: Faults, operations: Vec<(String, Faults)>) -> Self {
        let operations = operations.into_iter().map(|(name, faults)| (name, Limited::new(faults))).collect();
        Self { seed, requests: AtomicU64::new(0), global: Limited::new(global), operations }
    }

    pub(crate) fn fate(&self, operation: Option<&str>, now: Instant) -> Fate {
        let own = operation.and_then(|name| self.operations.iter().find(|(known, _)| known == name));
        let limited = own.map_or(&self.global, |(_, limited)| limited);
        let faults = &limited.faults;
        if *faults == Faults::default() {
            return Fate::default();
        }
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let delay = faults.delay.map_or(Duration::ZERO, |(middle, spread)| {
            let shift = spread.mul_f64(self.draw(number, 0) * 2.0);
            (middle + shift).saturating_sub(spread)
        });
        let drawn = |lane, share: f64| share > 0.0 && self.draw(number, lane) < share;
        let fault = match limited.take(now) {
            Err(wait) => Some(Fault::Rate(wait)),
            Ok(()) if drawn(1, faults.reset) => Some(Fault::Reset),
            Ok(()) if drawn(2, faults.error) => Some(Fault::Error),
            Ok(()) if drawn(3, faults.truncate) => Some(Fault::Truncate),
            Ok(()) => None,
        };
        Fate { delay, fault }
    }

    /// A number from 0 up to 1: a pure function of the seed, the request's number and what is drawn for.
    fn draw(&self, number: u64, lane: u64) -> f64 {
        let mut mixed =
            self.seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ lane.wrapping_mul(0xd1b5_4a32_d192_ed03);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a float")]
        let share = (mixed >> 11) as f64 / (1u64 << 53) as f64;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_people_write_them() {
        let read = |text: &str| text.parse::<Faults>();
        let ms = Duration::from_millis;
        assert_eq!(
            read("delay=200ms±50, error=2%,reset=0.005,rate=600/min"),
            Ok(Faults {
                delay: Some((ms(200), ms(50))),
                error: 0.02,
                reset: 0.005,
                rate: Some(10.0),
                ..Faults::default()
            })
        );
        assert_eq!(read("delay=1.5s").map(|faults| faults.delay), Ok(Some((ms(1500), ms(0)))));
        assert_eq!(read("delay=200±50ms").map(|faults| faults.delay), Ok(Some((ms(200), ms(50)))));
        assert_eq!(read("dealy=1s"), Err(FaultError::Unknown("dealy".to_owned())));
        assert_eq!(read("error=200%"), Err(FaultError::Share("200%".to_owned())));
        assert_eq!(read("delay=soon"), Err(FaultError::Time("soon".to_owned())));
        assert_eq!(read("rate=0/s"), Err(FaultError::Rate("0/s".to_owned())));
    }

    #[test]
    fn fates_follow_the_seed_and_the_shares() {
        let fates = |seed| {
            let faults = "delay=100ms±20,error=20%,reset=5%".parse().expect("faults");
            let plan = FaultPlan::new(seed, faults, vec![("GET /calm".to_owned(), Faults::default())]);
            let now = Instant::now();
            assert_eq!(plan.fate(Some("GET /calm"), now), Fate::default());
            (0..1000).map(|_| plan.fate(Some("GET /"), now)).collect::<Vec<_>>()
        };
        let drawn = fates(1);
        assert_eq!(drawn, fates(1));
        assert_ne!(drawn, fates(2));
        let errors = drawn.iter().filter(|fate| fate.fault == Some(Fault::Error)).count();
        assert!((150..250).contains(&errors), "{errors}");
        let near = |fate: &Fate| (80..=120).contains(&fate.delay.as_millis());
        assert!(drawn.iter().all(near));
    }

    #[test]
    fn a_rate_lets_a_second_pass_at_once_and_then_its_share() {
        let plan = FaultPlan::new(0, "rate=5/s".parse().expect("faults"), Vec::new());
        let start = Instant::now();
        let taken = |after: u64| plan.fate(None, start + Duration::from_millis(after)).fault.is_none();
        assert_eq!((0..10).filter(|_| taken(0)).count(), 5);
        assert_eq!((0..10).filter(|_| taken(400)).count(), 2);
    }
}
