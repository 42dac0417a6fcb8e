//! Numbers as documents write them: any size, any precision, compared by value.

use std::cmp::Ordering;
use std::fmt;

use smol_str::SmolStr;

/// A decimal number of any size. `1`, `1.0` and `10e-1` are equal (JSON Schema 2020-12 core, section 4.2.2: equality is
/// mathematical), and nothing is rounded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    negative: bool,
    /// Significant digits without leading or trailing zeros; empty for zero.
    digits: SmolStr,
    /// The power of ten that the last digit stands for.
    exponent: i64,
}

impl Number {
    pub fn zero() -> Self {
        Self { negative: false, digits: SmolStr::default(), exponent: 0 }
    }

    /// Reads JSON's number grammar (RFC 8259, section 6); `None` for anything else, or for an exponent beyond 64 bits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.find(['e', 'E']) {
            Some(at) => {
                let power = &rest[at + 1..];
                let power = power.strip_prefix('+').unwrap_or(power);
                (&rest[..at], power.parse::<i64>().ok()?)
            }
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut digits = String::with_capacity(whole.len() + fraction.len());
        digits.push_str(whole);
        digits.push_str(fraction);
        let exponent = exponent.checked_sub(fraction.len() as i64)?;
        Self::normalised(negative, &digits, exponent)
    }

    fn normalised(negative: bool, digits: &str, exponent: i64) -> Option<Self> {
        let digits = digits.trim_start_matches('0');
        let kept = digits.trim_end_matches('0');
        if kept.is_empty() {
            return Some(Self::zero());
        }
        let exponent = exponent.checked_add((digits.len() - kept.len()) as i64)?;
        Some(Self { negative, digits: SmolStr::new(kept), exponent })
    }

    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether the value has no fractional part, however it is written.
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0 || self.digits.is_empty()
    }

    /// The significant digits and the power of ten of the last one.
    pub fn parts(&self) -> (bool, &str, i64) {
        (self.negative, &self.digits, self.exponent)
    }

    /// The value where it is an integer within 64 bits.
    pub fn to_i64(&self) -> Option<i64> {
        if self.is_zero() {
            return Some(0);
        }
        if !(0..=18).contains(&self.exponent) {
            return None;
        }
        let magnitude = self.digits.parse::<i128>().ok()?.checked_mul(10i128.pow(self.exponent as u32))?;
        i64::try_from(if self.negative { -magnitude } else { magnitude }).ok()
    }

    /// The value where it is an unsigned integer within 64 bits: what lengths and counts are written as.
    pub fn to_u64(&self) -> Option<u64> {
        if self.is_zero() {
            return Some(0);
        }
        if self.negative || !(0..=19).contains(&self.exponent) {
            return None;
        }
        u64::try_from(self.digits.parse::<u128>().ok()?.checked_mul(10u128.pow(self.exponent as u32))?).ok()
    }

    /// The power of ten just above the first significant digit; orders magnitudes without writing digits out.
    fn magnitude(&self) -> i128 {
        self.digits.len() as i128 + i128::from(self.exponent)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::normalised(value < 0, &value.unsigned_abs().to_string(), 0).unwrap_or_else(Self::zero)
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::normalised(false, &value.to_string(), 0).unwrap_or_else(Self::zero)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return if other.negative { Ordering::Greater } else { Ordering::Less },
            (false, true) => return if self.negative { Ordering::Less } else { Ordering::Greater },
            (false, false) => {}
        }
        if self.negative != other.negative {
            return if self.negative { Ordering::Less } else { Ordering::Greater };
        }
        // Digits have no trailing zeros, so comparing them as text compares equal magnitudes.
        let absolute =
            self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits.as_str().cmp(other.digits.as_str()));
        if self.negative { absolute.reverse() } else { absolute }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Written as plain digits where that stays short, with an exponent otherwise; always valid JSON.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        if self.negative {
            f.write_str("-")?;
        }
        let digits = self.digits.as_str();
        match self.exponent {
            0 => f.write_str(digits),
            exponent @ 1..=24 => write!(f, "{digits}{:0<1$}", "", exponent as usize),
            exponent @ -24..=-1 => {
                let places = exponent.unsigned_abs() as usize;
                match digits.len().checked_sub(places) {
                    Some(whole) if whole > 0 => write!(f, "{}.{}", &digits[..whole], &digits[whole..]),
                    _ => write!(f, "0.{digits:0>places$}"),
                }
            }
            exponent => write!(f, "{digits}e{exponent}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    #[test]
    fn equal_values_are_equal_however_written() {
        for (left, right) in [("1", "1.0"), ("10e-1", "1"), ("-0", "0"), ("1e400", "10e399"), ("0.50", "5e-1")] {
            assert_eq!(number(left), number(right), "{left} and {right}");
        }
    }

    #[test]
    fn order_follows_the_value() {
        let ordered = ["-1e9", "-12", "-1.5", "-1", "0", "0.001", "0.5", "1", "9", "10", "11.5", "1e400"];
        for pair in ordered.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn display_reads_back_as_the_same_value() {
        for text in ["0", "-1", "1200", "0.05", "-3.25", "1e400", "123456789012345678901234567890", "1e-30"] {
            assert_eq!(number(&number(text).to_string()), number(text), "{text}");
        }
        assert_eq!(number("1200").to_string(), "1200");
        assert_eq!(number("0.05").to_string(), "0.05");
        assert_eq!(number("-3.250").to_string(), "-3.25");
    }

    #[test]
    fn text_that_is_no_number_is_refused() {
        for text in ["", "-", "+1", ".5", "1e", "1e99999999999999999999", "0x10", "NaN"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
