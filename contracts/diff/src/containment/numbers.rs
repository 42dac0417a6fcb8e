//! Numbers: intervals with open ends, steps and exclusions, in exact arithmetic.

use accordant_document::Number;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, Zero};

use super::budget::{Meter, Why};

/// Everything that is asked of one number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// A number without a fraction, or one that has one.
    pub(crate) integer: bool,
    /// The greatest lower bound, and whether the bound itself is left out.
    pub(crate) low: Option<(Number, bool)>,
    pub(crate) high: Option<(Number, bool)>,
    pub(crate) multiple_of: Vec<Number>,
    pub(crate) not_multiple_of: Vec<Number>,
    pub(crate) excluded: Vec<Number>,
}

/// Digits and powers of ten that are computed with; beyond, numbers are only compared.
const DIGITS: i64 = 400;
/// Candidates of one grid that are tried before the search is given up.
const CANDIDATES: usize = 4_000;

impl Wanted {
    pub(crate) fn at_least(&mut self, bound: &Number, exclusive: bool) {
        let tighter = self.low.as_ref().is_none_or(|(low, open)| bound > low || (bound == low && exclusive && !open));
        if tighter {
            self.low = Some((bound.clone(), exclusive));
        }
    }

    pub(crate) fn at_most(&mut self, bound: &Number, exclusive: bool) {
        let tighter =
            self.high.as_ref().is_none_or(|(high, open)| bound < high || (bound == high && exclusive && !open));
        if tighter {
            self.high = Some((bound.clone(), exclusive));
        }
    }

    fn bounds_hold(&self, number: &Number) -> bool {
        self.low.as_ref().is_none_or(|(low, open)| number > low || (number == low && !open))
            && self.high.as_ref().is_none_or(|(high, open)| number < high || (number == high && !open))
    }

    fn holds(&self, number: &Number) -> Result<bool, Why> {
        if number.is_integer() != self.integer || !self.bounds_hold(number) || self.excluded.contains(number) {
            return Ok(false);
        }
        for step in &self.multiple_of {
            if !is_multiple(number, step)? {
                return Ok(false);
            }
        }
        for step in &self.not_multiple_of {
            if is_multiple(number, step)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A number that is wanted, a plain one if possible; `None` where there is none.
    pub(crate) fn find(&self, meter: &mut Meter) -> Result<Option<Number>, Why> {
        if let (Some((low, low_open)), Some((high, high_open))) = (&self.low, &self.high)
            && (low > high || (low == high && (*low_open || *high_open)))
        {
            return Ok(None);
        }
        let ends = [&self.low, &self.high].into_iter().flatten().map(|(bound, _)| bound.clone());
        let plain = [0i64, 1].into_iter().map(Number::from);
        for candidate in plain.chain(ends) {
            if self.holds(&candidate) == Ok(true) {
                return Ok(Some(candidate));
            }
        }
        let mut steps = self.multiple_of.iter().map(rational).collect::<Result<Vec<_>, Why>>()?;
        if self.integer {
            steps.push(BigRational::one());
        }
        match steps.into_iter().reduce(|left, right| lcm(&left, &right)) {
            Some(step) => self.on_grid(&step, meter),
            None => self.between(meter),
        }
    }

    /// Multiples of one step: exhaustive where few, endless where a pattern of exclusions cannot cover them.
    fn on_grid(&self, step: &BigRational, meter: &mut Meter) -> Result<Option<Number>, Why> {
        if step.is_zero() {
            return Err(Why::new("`multipleOf` is zero"));
        }
        let step = step.abs();
        let mut forbidden = self.not_multiple_of.iter().map(rational).collect::<Result<Vec<_>, Why>>()?;
        if !self.integer {
            forbidden.push(BigRational::one());
        }
        if forbidden.iter().any(|other| !other.is_zero() && (&step / other).is_integer()) {
            return Ok(None);
        }
        let first = match &self.low {
            Some((low, _)) => Some((rational(low)? / &step).ceil().to_integer()),
            None => None,
        };
        let last = match &self.high {
            Some((high, _)) => Some((rational(high)? / &step).floor().to_integer()),
            None => None,
        };
        let limit = CANDIDATES + self.excluded.len();
        for index in 0..=limit {
            meter.spend(1)?;
            let offset = BigInt::from(index);
            let candidates = match (&first, &last) {
                (Some(first), _) => vec![first + &offset],
                (None, Some(last)) => vec![last - &offset],
                (None, None) => vec![offset.clone(), -offset],
            };
            for factor in candidates {
                if last.as_ref().is_some_and(|last| &factor > last) {
                    return Ok(None);
                }
                let number = decimal(&(BigRational::from_integer(factor) * &step))?;
                if self.holds(&number)? {
                    return Ok(Some(number));
                }
            }
        }
        Err(Why::budget("multiples tried"))
    }

    /// Numbers with a fraction between two bounds: ever finer decimals.
    fn between(&self, meter: &mut Meter) -> Result<Option<Number>, Why> {
        if let (Some((low, _)), Some((high, _))) = (&self.low, &self.high)
            && low == high
        {
            return Ok(if self.holds(low)? { Some(low.clone()) } else { None });
        }
        let limit = 24 + self.excluded.len();
        let ten = BigInt::from(10);
        for places in 1..=60u32 {
            let scale = Pow::pow(&ten, places);
            let unit = BigRational::new(BigInt::one(), scale);
            let start = match (&self.low, &self.high) {
                (Some((low, _)), _) => (rational(low)? / &unit).ceil().to_integer(),
                (None, Some((high, _))) => (rational(high)? / &unit).floor().to_integer() - BigInt::from(limit),
                (None, None) => BigInt::zero(),
            };
            for index in 0..=limit {
                meter.spend(1)?;
                let number = decimal(&(BigRational::from_integer(&start + BigInt::from(index)) * &unit))?;
                if self.holds(&number)? {
                    return Ok(Some(number));
                }
            }
        }
        Err(Why::budget("decimals tried"))
    }
}

pub(crate) fn is_multiple(number: &Number, step: &Number) -> Result<bool, Why> {
    if step.is_zero() {
        return Err(Why::new("`multipleOf` is zero"));
    }
    if number.is_zero() || number == step {
        return Ok(true);
    }
    // A power of ten with room for the number's digits needs no long arithmetic.
    let (_, step_digits, step_power) = step.parts();
    if step_digits == "1" {
        return Ok(number.parts().2 >= step_power);
    }
    Ok((rational(number)? / rational(step)?).is_integer())
}

fn rational(number: &Number) -> Result<BigRational, Why> {
    let (negative, digits, exponent) = number.parts();
    if digits.len() as i64 > DIGITS || exponent.abs() > DIGITS {
        return Err(Why::budget("digits of a number"));
    }
    let magnitude: BigInt = if digits.is_empty() {
        BigInt::zero()
    } else {
        digits.parse().map_err(|_| Why::new("a number that is not understood"))?
    };
    let magnitude = if negative { -magnitude } else { magnitude };
    let scale = Pow::pow(&BigInt::from(10), exponent.unsigned_abs() as u32);
    Ok(if exponent < 0 { BigRational::new(magnitude, scale) } else { BigRational::from_integer(magnitude * scale) })
}

/// The decimal writing of a rational that has one.
fn decimal(value: &BigRational) -> Result<Number, Why> {
    let mut scaled = value.clone();
    let mut places = 0i64;
    // A denominator of twos and fives needs at most as many places as it has bits.
    while !scaled.is_integer() {
        if places > 3 * DIGITS {
            return Err(Why::budget("digits of a number"));
        }
        scaled *= BigRational::from_integer(BigInt::from(10));
        places += 1;
    }
    Number::parse(&format!("{}e-{places}", scaled.to_integer()))
        .ok_or_else(|| Why::new("a number that is not understood"))
}

fn lcm(left: &BigRational, right: &BigRational) -> BigRational {
    let (a, b) = (left.numer() * right.denom(), right.numer() * left.denom());
    if a.is_zero() || b.is_zero() {
        return BigRational::zero();
    }
    let (mut x, mut y) = (a.abs(), b.abs());
    while !y.is_zero() {
        let rest = &x % &y;
        x = y;
        y = rest;
    }
    BigRational::new((a / x * b).abs(), left.denom() * right.denom())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::containment::Budget;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    fn wanted(integer: bool) -> Wanted {
        Wanted { integer, ..Wanted::default() }
    }

    fn found(wanted: &Wanted) -> Result<Option<String>, Why> {
        let mut meter = Meter::new(Budget::default());
        meter.restart();
        wanted.find(&mut meter).map(|found| found.map(|number| number.to_string()))
    }

    fn bounded(integer: bool, low: (&str, bool), high: (&str, bool)) -> Wanted {
        let mut goal = wanted(integer);
        goal.at_least(&number(low.0), low.1);
        goal.at_most(&number(high.0), high.1);
        goal
    }

    #[test]
    fn intervals_know_which_ends_belong_to_them() {
        assert_eq!(found(&bounded(true, ("0", true), ("1", true))), Ok(None));
        assert_eq!(found(&bounded(true, ("0", true), ("1", false))), Ok(Some("1".into())));
        assert_eq!(found(&bounded(false, ("0", true), ("1", true))), Ok(Some("0.1".into())));
        assert_eq!(found(&bounded(false, ("3.25", false), ("3.25", false))), Ok(Some("3.25".into())));
        assert_eq!(found(&bounded(false, ("3", false), ("3", false))), Ok(None));
        assert_eq!(found(&bounded(true, ("2", false), ("1", false))), Ok(None));
    }

    #[test]
    fn steps_are_rationals_and_exclusions_are_honoured() {
        let mut goal = wanted(true);
        goal.multiple_of = vec![number("6")];
        goal.not_multiple_of = vec![number("3")];
        assert_eq!(found(&goal), Ok(None));
        goal.not_multiple_of = vec![number("4")];
        assert_eq!(found(&goal), Ok(Some("6".into())));
        let mut fractions = wanted(false);
        fractions.multiple_of = vec![number("0.1"), number("0.25")];
        assert_eq!(found(&fractions), Ok(Some("0.5".into())));
        let mut few = bounded(true, ("1", false), ("3", false));
        few.excluded = vec![number("1"), number("3")];
        assert_eq!(found(&few), Ok(Some("2".into())));
        few.excluded.push(number("2"));
        assert_eq!(found(&few), Ok(None));
    }

    #[test]
    fn huge_numbers_are_compared_but_never_written_out() {
        let mut goal = wanted(true);
        goal.at_least(&number("1e1000000000"), true);
        assert!(found(&goal).is_err_and(|why| why.is_budget()));
        assert_eq!(is_multiple(&number("1e1000000000"), &number("1")), Ok(true));
        assert!(is_multiple(&number("1e1000000000"), &number("3")).is_err());
    }
}
