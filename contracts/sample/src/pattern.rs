//! A text that a regular expression matches.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::seed::Seed;

/// Longest text.
const LONGEST: usize = 4096;
/// Texts of usual length that are tried before a length is aimed at.
const USUAL: usize = 16;
/// Numbers of repetitions that are tried to come to a length.
const STRETCHES: u64 = 300;

/// A text that a regular expression (ECMA-262) matches somewhere; `None` where the pattern is none that is read here
/// (look-around, back-references) or asks for thousands of characters.
pub fn text_matching(pattern: &str, seed: &mut Seed) -> Option<String> {
    text(&read(pattern)?, None, seed)
}

/// A text that a regular expression matches, with so many characters where that can be had: as the pattern repeats, else
/// repeated as a whole. One of another length may still do, where the length is not owed.
pub(crate) fn text_of_length(pattern: &str, least: u64, most: u64, seed: &mut Seed) -> Option<String> {
    let hir = read(pattern)?;
    let fits = |text: &String| (least..=most).contains(&(text.chars().count() as u64));
    let tries: Vec<String> = (0..USUAL).filter_map(|_| text(&hir, None, seed)).collect();
    if let Some(found) = tries.iter().find(|text| fits(text)) {
        return Some(found.clone());
    }
    let stretched = (0..=least.min(STRETCHES)).find_map(|times| text(&hir, Some(times), seed).filter(fits));
    stretched.or_else(|| {
        // A pattern that is not tied to both ends holds wherever it is met.
        let first = tries.first()?;
        let mut whole = first.clone();
        while (whole.chars().count() as u64) < least && whole.len() <= LONGEST && !first.is_empty() {
            whole.push_str(first);
        }
        Some(whole.chars().take(usize::try_from(most).unwrap_or(usize::MAX)).collect())
    })
}

fn read(pattern: &str) -> Option<Hir> {
    // The classes of ECMA-262 are those of ASCII.
    let plain = pattern.replace("\\d", "[0-9]").replace("\\w", "[A-Za-z0-9_]").replace("\\/", "/");
    regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(&plain).ok()
}

/// With `times`, everything that may be repeated at will is repeated so often.
fn text(hir: &Hir, times: Option<u64>, seed: &mut Seed) -> Option<String> {
    let mut text = String::new();
    write(hir, times, seed, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, times: Option<u64>, seed: &mut Seed, to: &mut String) -> Option<()> {
    if to.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => to.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => to.push(character(class, seed)?),
        HirKind::Capture(capture) => write(&capture.sub, times, seed, to)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, times, seed, to))?,
        HirKind::Alternation(branches) => write(seed.pick(branches)?, times, seed, to)?,
        HirKind::Repetition(repetition) => {
            let (least, most) = (u64::from(repetition.min), u64::from(repetition.max.unwrap_or(u32::MAX)));
            let count = match times {
                Some(times) => times.clamp(least, most),
                None if repetition.max.is_none() => least + seed.below(5),
                None => least + seed.below(most.min(least + 8) - least + 1),
            };
            for _ in 0..count {
                write(&repetition.sub, times, seed, to)?;
            }
        }
    }
    Some(())
}

/// A letter or a digit where the class has one, else what it has first.
fn character(class: &Class, seed: &mut Seed) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect(),
        Class::Bytes(class) => class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect(),
    };
    let holds = |character: &char| ranges.iter().any(|(low, high)| (*low..=*high).contains(&u32::from(*character)));
    let readable: Vec<char> = ('a'..='z').chain('0'..='9').chain('A'..='Z').filter(holds).collect();
    seed.pick(&readable).copied().or_else(|| {
        let printable = (' '..='~').find(holds);
        printable.or_else(|| ranges.iter().find_map(|(low, high)| (*low..=*high).find_map(char::from_u32)))
    })
}
