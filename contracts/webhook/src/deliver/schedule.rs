//! When a delivery that was not taken is sent again.

use std::time::Duration;

/// Seconds before each try after the first: the schedule that Standard Webhooks recommends.
const STANDARD: [u64; 9] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// A receiver cannot ask for more.
const LONGEST: Duration = Duration::from_secs(86_400);

/// The waits between tries, as a factor of real time.
#[derive(Clone, Debug)]
pub struct Schedule {
    waits: Vec<Duration>,
    scale: f64,
}

impl Schedule {
    /// One try only.
    pub fn once() -> Self {
        Self { waits: Vec::new(), scale: 1.0 }
    }

    /// 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, each multiplied by `scale`.
    pub fn standard(scale: f64) -> Self {
        let scale = if scale.is_finite() && scale > 0.0 { scale.min(1.0) } else { 1.0 };
        Self { waits: STANDARD.iter().map(|seconds| Duration::from_secs(*seconds)).collect(), scale }
    }

    /// How long to wait after the try of this number (from 0); `None` when that was the last. A receiver may ask for
    /// more time, never for less.
    pub fn wait(&self, attempt: usize, retry_after: Option<Duration>) -> Option<Duration> {
        let planned = self.waits.get(attempt)?;
        Some(retry_after.unwrap_or_default().min(LONGEST).max(*planned).mul_f64(self.scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_has_ten_tries_and_listens_to_the_receiver() {
        let schedule = Schedule::standard(1.0);
        assert_eq!(schedule.wait(0, None), Some(Duration::from_secs(5)));
        assert_eq!(schedule.wait(0, Some(Duration::from_secs(60))), Some(Duration::from_secs(60)));
        assert_eq!(schedule.wait(1, Some(Duration::from_secs(60))), Some(Duration::from_secs(300)));
        assert_eq!(schedule.wait(8, None), Some(Duration::from_secs(86_400)));
        assert_eq!(schedule.wait(9, None), None);
        assert_eq!(Schedule::standard(0.001).wait(0, None), Some(Duration::from_millis(5)));
        assert_eq!(Schedule::once().wait(0, None), None);
    }
}
