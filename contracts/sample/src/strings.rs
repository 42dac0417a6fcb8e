//! Strings: of a format, of a pattern, of a length.

use accordant_model::Schema;

use crate::pattern::text_of_length;
use crate::seed::Seed;

const WORDS: [&str; 12] =
    ["alder", "birch", "cedar", "elm", "hazel", "larch", "linden", "maple", "oak", "pine", "rowan", "willow"];

/// A word, for texts of which nothing is said.
pub fn word(seed: u64) -> String {
    Seed::new(seed, 0).pick(&WORDS).copied().unwrap_or_default().to_owned()
}

/// A value of a format; `None` for a format that nobody here knows.
pub fn format_value(format: &str, seed: u64) -> Option<String> {
    of_format(format, &mut Seed::new(seed, 0))
}

pub(crate) fn string(together: &[&Schema], seed: &mut Seed) -> Option<String> {
    let strings = || together.iter().filter_map(|schema| schema.string.as_deref());
    let least = strings().filter_map(|string| string.min_length).max().unwrap_or(0);
    let most = strings().filter_map(|string| string.max_length).min().unwrap_or(u64::MAX);
    if let Some(pattern) = strings().find_map(|string| string.pattern.as_deref()) {
        return text_of_length(pattern, least, most, seed);
    }
    if let Some(text) = together.iter().find_map(|schema| of_format(schema.format.as_deref()?, seed)) {
        return Some(text);
    }
    if strings().any(|string| string.content_encoding.as_deref() == Some("base64")) {
        return Some("bGluZGVu".to_owned());
    }
    let mut text = (*seed.pick(&WORDS)?).to_owned();
    if least > 1 << 20 {
        return None;
    }
    while (text.chars().count() as u64) < least {
        text.push(' ');
        text.push_str(seed.pick(&WORDS)?);
    }
    let length = usize::try_from(most).unwrap_or(usize::MAX);
    Some(text.chars().take(length).collect())
}

/// A value of a format (JSON Schema 2020-12 validation, section 7.3, and the formats registry of OpenAPI).
fn of_format(format: &str, seed: &mut Seed) -> Option<String> {
    let number = seed.below(1000);
    let (day, hour, minute) = (1 + seed.below(28), seed.below(24), seed.below(60));
    let word = seed.pick(&WORDS)?;
    Some(match format {
        "date" => format!("2026-03-{day:02}"),
        "date-time" => format!("2026-03-{day:02}T{hour:02}:{minute:02}:00Z"),
        "time" => format!("{hour:02}:{minute:02}:00Z"),
        "duration" => format!("PT{minute}M"),
        "email" | "idn-email" => format!("{word}{number}@example.org"),
        "hostname" | "idn-hostname" => format!("{word}.example.org"),
        "ipv4" => format!("192.0.2.{}", number % 256),
        "ipv6" => format!("2001:db8::{number:x}"),
        "uri" | "iri" | "url" => format!("https://example.org/{word}/{number}"),
        "uri-reference" | "iri-reference" => format!("/{word}/{number}"),
        "uri-template" => format!("/{word}/{{id}}"),
        "uuid" => format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            seed.below(1 << 32),
            seed.below(1 << 16),
            seed.below(1 << 12),
            seed.below(1 << 12),
            seed.below(1 << 48)
        ),
        "json-pointer" => format!("/{word}/{number}"),
        "relative-json-pointer" => format!("1/{word}"),
        "regex" => format!("^{word}$"),
        "byte" => "bGluZGVu".to_owned(),
        "int64" | "int32" => number.to_string(),
        _ => return None,
    })
}
