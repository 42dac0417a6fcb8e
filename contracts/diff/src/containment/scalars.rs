//! Atoms of numbers and strings, gathered into one question each.

use smol_str::SmolStr;

use super::algebra::{Literal, Node};
use super::budget::Why;
use super::numbers;
use super::prover::{Outcome, Prover};
use super::strings;
use super::value::Val;

impl Prover<'_> {
    pub(crate) fn number_atoms(&mut self, integer: bool, atoms: &[Literal]) -> Outcome {
        let mut wanted = numbers::Wanted { integer, ..numbers::Wanted::default() };
        for &(atom, sign) in atoms {
            match (self.algebra.node(atom), sign) {
                (Node::AtLeast(bound, open), true) => wanted.at_least(bound, *open),
                (Node::AtMost(bound, open), true) => wanted.at_most(bound, *open),
                (Node::MultipleOf(step), true) => wanted.multiple_of.push(step.clone()),
                (Node::MultipleOf(step), false) => wanted.not_multiple_of.push(step.clone()),
                (Node::Values(set), false) => {
                    wanted.excluded.extend(self.algebra.set(*set).iter().filter_map(|value| match value {
                        Val::Number(number) => Some(number.clone()),
                        _ => None,
                    }));
                }
                _ => return Outcome::Unknown(Why::new("a rule for numbers that is not understood")),
            }
        }
        match wanted.find(&mut self.meter) {
            Ok(Some(number)) => Outcome::Value(Val::Number(number)),
            Ok(None) => Outcome::Empty,
            Err(why) => Outcome::Unknown(why),
        }
    }

    pub(crate) fn string_atoms(&mut self, atoms: &[Literal]) -> Outcome {
        let mut wanted = strings::Wanted::default();
        let mut formats: Vec<(&SmolStr, bool)> = Vec::new();
        for &(atom, sign) in atoms {
            match (self.algebra.node(atom), sign) {
                (Node::Length(min, max), true) => {
                    wanted.min = wanted.min.max(*min);
                    wanted.max = wanted.max.into_iter().chain(*max).min();
                }
                (Node::Pattern(pattern), true) => wanted.matching.push(*pattern),
                (Node::Pattern(pattern), false) => wanted.not_matching.push(*pattern),
                (Node::Format(format), sign) => formats.push((format, sign)),
                (Node::Values(set), false) => {
                    wanted.excluded.extend(self.algebra.set(*set).iter().filter_map(|value| match value {
                        Val::String(text) => Some(text.clone()),
                        _ => None,
                    }));
                }
                _ => return Outcome::Unknown(Why::new("a rule for strings that is not understood")),
            }
        }
        let doubt = formats.first().map(|(format, _)| Why::new(format!("the format `{format}` is not decided")));
        let example = formats.iter().find(|(_, sign)| *sign).and_then(|(format, _)| example(format));
        if let Some(example) = example {
            // A text that has the format is worth more than the shortest one; the validator has the last word on it.
            let value = Val::string(example);
            let others = atoms.iter().filter(|&&(atom, _)| !matches!(self.algebra.node(atom), Node::Format(_)));
            let others: Vec<Literal> = others.copied().collect();
            if others.iter().all(|&literal| self.literal_holds(literal, &value) == Some(true)) {
                return Outcome::Maybe(value, doubt.unwrap_or_else(|| Why::new("formats are not decided")));
            }
        }
        match (self.patterns.find(wanted, &mut self.meter), doubt) {
            (Ok(Some(text)), None) => Outcome::Value(Val::String(text)),
            (Ok(Some(text)), Some(why)) => Outcome::Maybe(Val::String(text), why),
            (Ok(None), _) => Outcome::Empty,
            (Err(why), _) => Outcome::Unknown(why),
        }
    }
}

/// A text of a format, as the validator understands it.
fn example(format: &str) -> Option<&'static str> {
    Some(match format {
        "date" => "2024-02-29",
        "date-time" => "2024-02-29T12:30:00Z",
        "time" => "12:30:00Z",
        "duration" => "P1D",
        "email" | "idn-email" => "someone@example.org",
        "hostname" | "idn-hostname" => "example.org",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "iri" | "uri-reference" | "iri-reference" | "url" => "https://example.org/",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "json-pointer" => "/a",
        "regex" => "a",
        _ => return None,
    })
}
