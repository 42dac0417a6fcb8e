//! A text that a regular expression matches.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::seed::Seed;

/// Longest text.
const LONGEST: usize = 4096;

/// A text that a regular expression (ECMA-262) matches somewhere; `None` where the pattern is none that is read here
/// (look-around, back-references) or asks for thousands of characters.
pub fn text_matching(pattern: &str, seed: &mut Seed) -> Option<String> {
    // The classes of ECMA-262 are those of ASCII.
    let plain = pattern.replace("\\d", "[0-9]").replace("\\w", "[A-Za-z0-9_]").replace("\\/", "/");
    let hir = regex_syntax::ParserBuilder::new().nest_limit(100).build().parse(&plain).ok()?;
    let mut text = String::new();
    write(&hir, seed, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, seed: &mut Seed, to: &mut String) -> Option<()> {
    if to.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => to.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => to.push(character(class, seed)?),
        HirKind::Capture(capture) => write(&capture.sub, seed, to)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, seed, to))?,
        HirKind::Alternation(branches) => write(seed.pick(branches)?, seed, to)?,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min.saturating_add(4)).min(repetition.min.saturating_add(8));
            let more = seed.below(u64::from(most - repetition.min) + 1);
            for _ in 0..u64::from(repetition.min) + more {
                write(&repetition.sub, seed, to)?;
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
