//! YAML's numbers in JSON's spelling. No digit is lost, whatever the size.

use super::scalar::Scalar;

/// Longer numbers in other bases than ten stay text: turning them costs the square of their length.
const LONGEST: usize = 1_000;

pub(super) fn read(text: &str) -> Scalar {
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Scalar::NotFinite;
    }
    if let Some(octal) = text.strip_prefix("0o") {
        return in_base(octal, 8);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return in_base(hexadecimal, 16);
    }
    decimal(text, negative, digits)
}

fn decimal(text: &str, negative: bool, digits: &str) -> Scalar {
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|power| power.strip_prefix(['+', '-']).unwrap_or(power));
    let is_number = all_digits(whole)
        && all_digits(fraction.unwrap_or_default())
        && !(whole.is_empty() && fraction.unwrap_or_default().is_empty())
        && power.is_none_or(|power| !power.is_empty() && all_digits(power));
    if !is_number {
        return Scalar::String;
    }
    let json_already = !text.starts_with('+')
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(|fraction| !fraction.is_empty());
    if json_already {
        return Scalar::PlainNumber;
    }
    let mut json = String::with_capacity(text.len() + 2);
    if negative {
        json.push('-');
    }
    let significant = whole.trim_start_matches('0');
    json.push_str(if significant.is_empty() { "0" } else { significant });
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        json.push('.');
        json.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    Scalar::Number(json)
}

/// Digits in base 8 or 16 as decimal ones, kept in limbs of nine digits, the lowest first.
fn in_base(digits: &str, base: u32) -> Scalar {
    const LIMB: u64 = 1_000_000_000;
    if digits.is_empty() || digits.len() > LONGEST || !digits.chars().all(|digit| digit.is_digit(base)) {
        return Scalar::String;
    }
    let mut limbs: Vec<u64> = vec![0];
    for digit in digits.chars().filter_map(|digit| digit.to_digit(base)) {
        let mut carry = u64::from(digit);
        for limb in &mut limbs {
            let value = *limb * u64::from(base) + carry;
            *limb = value % LIMB;
            carry = value / LIMB;
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    let mut limbs = limbs.into_iter().rev();
    let mut decimal = limbs.next().unwrap_or_default().to_string();
    for limb in limbs {
        decimal.push_str(&format!("{limb:09}"));
    }
    Scalar::Number(decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_out_as_json_writes_them() {
        for (text, json) in [
            ("+1", "1"),
            ("017", "17"),
            ("-00.50", "-0.50"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-.5e+3", "-0.5e+3"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
            ("0x0", "0"),
        ] {
            assert_eq!(read(text), Scalar::Number(json.into()), "{text}");
        }
        for text in ["0", "-1", "1.10", "1e3", "12345678901234567890123", "-0"] {
            assert_eq!(read(text), Scalar::PlainNumber, "{text}");
        }
        for text in [".", "+", "-", "1e", "0x", "0xg", "0o8", "1_000", "1.2.3", "-0x1", "e1", "--1", "12:30"] {
            assert_eq!(read(text), Scalar::String, "{text}");
        }
        for text in [".inf", "-.Inf", "+.INF", ".nan"] {
            assert_eq!(read(text), Scalar::NotFinite, "{text}");
        }
    }
}
