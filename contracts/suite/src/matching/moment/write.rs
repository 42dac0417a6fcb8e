//! A moment in a format. Generated moments are in UTC and on the second.

use super::civil::Civil;
use super::pattern::{DAYS, MONTHS, Token};

pub(crate) fn written(tokens: &[Token], moment: &Civil) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Literal(literal) => out.push_str(literal),
            Token::Letter(letter, count) => out.push_str(&element(*letter, *count, moment)),
            Token::Optional(inner) => out.push_str(&written(inner, moment)),
        }
    }
    out
}

fn element(letter: char, count: usize, moment: &Civil) -> String {
    let padded = |value: i64| format!("{value:0count$}");
    let second_of_day = i64::from(moment.hour) * 3_600 + i64::from(moment.minute) * 60 + i64::from(moment.second);
    match letter {
        'G' => "AD".to_owned(),
        'y' | 'Y' | 'u' if count == 2 => format!("{:02}", moment.year.rem_euclid(100)),
        'y' | 'Y' | 'u' => padded(moment.year),
        'M' | 'L' if count <= 2 => padded(moment.month.into()),
        'M' | 'L' => name(&MONTHS, i64::from(moment.month), count),
        'd' => padded(moment.day.into()),
        'D' => padded(moment.day_of_year()),
        'w' => padded((moment.day_of_year() + 6) / 7),
        'W' | 'F' => moment.day.div_ceil(7).to_string(),
        'E' => name(&DAYS, moment.weekday(), count),
        'e' | 'c' if count > 2 => name(&DAYS, moment.weekday(), count),
        'e' | 'c' => moment.weekday().to_string(),
        'Q' | 'q' => quarter(i64::from(moment.month + 2) / 3, count),
        'a' => if moment.hour < 12 { "AM" } else { "PM" }.to_owned(),
        'H' => padded(moment.hour.into()),
        'k' => padded(if moment.hour == 0 { 24 } else { moment.hour.into() }),
        'K' => padded(i64::from(moment.hour % 12)),
        'h' => padded(if moment.hour.is_multiple_of(12) { 12 } else { i64::from(moment.hour % 12) }),
        'm' => padded(moment.minute.into()),
        's' => padded(moment.second.into()),
        'S' | 'n' => padded(0),
        'A' => padded(second_of_day * 1_000),
        'N' => padded(second_of_day * 1_000_000_000),
        'X' => "Z".to_owned(),
        'x' => match count {
            1 => "+00",
            2 | 4 => "+0000",
            _ => "+00:00",
        }
        .to_owned(),
        'Z' => match count {
            1..=3 => "+0000",
            4 => "GMT",
            _ => "Z",
        }
        .to_owned(),
        'O' => "GMT".to_owned(),
        _ => "UTC".to_owned(),
    }
}

/// The name with a number that counts from 1, as long as the number of letters asks for.
fn name(names: &[&str], number: i64, count: usize) -> String {
    let name = usize::try_from(number - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or_default();
    let length = match count {
        4 => name.len(),
        5 => 1,
        _ => 3,
    };
    name.get(..length).unwrap_or(name).to_owned()
}

fn quarter(number: i64, count: usize) -> String {
    match (count, number) {
        (1 | 2, _) => format!("{number:0count$}"),
        (3, _) => format!("Q{number}"),
        (_, 1) => "1st quarter".to_owned(),
        (_, 2) => "2nd quarter".to_owned(),
        (_, 3) => "3rd quarter".to_owned(),
        _ => "4th quarter".to_owned(),
    }
}
