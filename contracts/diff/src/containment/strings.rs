//! Strings: lengths, patterns and exclusions decided together by a breadth-first walk of the product of automata.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::budget::{Meter, Why};
use super::pattern::{Automaton, State};

/// A pattern of either contract; the same text is the same pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PatternId(u32);

/// Every pattern that was met, as an automaton or as the reason why it is none.
#[derive(Default)]
pub(crate) struct Patterns {
    ids: FxHashMap<SmolStr, PatternId>,
    automata: Vec<Result<Automaton, Why>>,
    answers: FxHashMap<Wanted, Option<SmolStr>>,
}

/// Everything that is asked of one string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Wanted {
    pub(crate) min: u64,
    pub(crate) max: Option<u64>,
    pub(crate) matching: Vec<PatternId>,
    pub(crate) not_matching: Vec<PatternId>,
    pub(crate) excluded: Vec<SmolStr>,
}

impl Patterns {
    pub(crate) fn intern(&mut self, text: &SmolStr) -> PatternId {
        if let Some(&known) = self.ids.get(text) {
            return known;
        }
        let id = PatternId(self.automata.len() as u32);
        self.automata.push(Automaton::new(text));
        self.ids.insert(text.clone(), id);
        id
    }

    fn automaton(&mut self, id: PatternId) -> Result<&mut Automaton, Why> {
        match self.automata.get_mut(id.0 as usize) {
            Some(Ok(automaton)) => Ok(automaton),
            Some(Err(why)) => Err(why.clone()),
            None => Err(Why::new("a pattern that is not known")),
        }
    }

    pub(crate) fn is_match(&mut self, id: PatternId, text: &str) -> Result<bool, Why> {
        Ok(self.automaton(id)?.is_match(text))
    }

    /// The shortest string that is wanted; `None` where there is none.
    pub(crate) fn find(&mut self, mut wanted: Wanted, meter: &mut Meter) -> Result<Option<SmolStr>, Why> {
        for list in [&mut wanted.matching, &mut wanted.not_matching] {
            list.sort_unstable();
            list.dedup();
        }
        wanted.excluded.sort_unstable();
        wanted.excluded.dedup();
        if wanted.max.is_some_and(|max| max < wanted.min)
            || wanted.matching.iter().any(|id| wanted.not_matching.contains(id))
        {
            return Ok(None);
        }
        if wanted.min > meter.budget.text {
            return Err(Why::budget("length of a string"));
        }
        if wanted.matching.is_empty() && wanted.not_matching.is_empty() {
            return Ok(unpatterned(&wanted));
        }
        if let Some(known) = self.answers.get(&wanted) {
            return Ok(known.clone());
        }
        let found = self.walk(&wanted, meter)?;
        self.answers.insert(wanted, found.clone());
        Ok(found)
    }

    fn walk(&mut self, wanted: &Wanted, meter: &mut Meter) -> Result<Option<SmolStr>, Why> {
        let patterns: Vec<(PatternId, bool)> = (wanted.matching.iter().map(|&id| (id, true)))
            .chain(wanted.not_matching.iter().map(|&id| (id, false)))
            .collect();
        let mut start = Vec::with_capacity(patterns.len() + 2);
        for &(id, _) in &patterns {
            start.push(self.automaton(id)?.initial());
        }
        let trie = Trie::new(&wanted.excluded);
        start.push(if trie.is_empty() { Trie::OFF } else { 0 });
        start.push(0);
        let mut seen: FxHashSet<Vec<State>> = FxHashSet::default();
        let mut walked: Vec<(usize, char)> = vec![(0, ' ')];
        let mut queue = VecDeque::from([(start.clone(), 0usize, 0u64)]);
        seen.insert(start);
        let mut boundaries = Vec::new();
        while let Some((state, at, length)) = queue.pop_front() {
            meter.spend(1)?;
            if length >= wanted.min && !trie.ends(state[patterns.len()]) {
                let mut accepted = true;
                for (&(id, wanted), &part) in patterns.iter().zip(&state) {
                    accepted &= self.automaton(id)?.accepts(part) == wanted;
                }
                if accepted {
                    return Ok(Some(spell(&walked, at)));
                }
            }
            if wanted.max.is_some_and(|max| length >= max) {
                continue;
            }
            boundaries.clear();
            let mut dead = false;
            for (&(id, positive), &part) in patterns.iter().zip(&state) {
                dead |= !positive && part == super::pattern::MATCHED;
                self.automaton(id)?.boundaries(part, &mut boundaries);
            }
            if dead {
                continue;
            }
            trie.boundaries(state[patterns.len()], &mut boundaries);
            for letter in representatives(&mut boundaries) {
                let mut next = Vec::with_capacity(state.len());
                for (&(id, _), &part) in patterns.iter().zip(&state) {
                    next.push(self.automaton(id)?.next(part, letter as u32));
                }
                next.push(trie.next(state[patterns.len()], letter));
                next.push((length + 1).min(wanted.min) as State);
                if seen.len() > meter.budget.states {
                    return Err(Why::budget("states of patterns together"));
                }
                if seen.insert(next.clone()) {
                    walked.push((at, letter));
                    queue.push_back((next, walked.len() - 1, length + 1));
                }
            }
        }
        Ok(None)
    }
}

/// The path that led to a state, as text.
fn spell(walked: &[(usize, char)], mut at: usize) -> SmolStr {
    let mut letters = Vec::new();
    while at != 0 {
        let Some(&(before, letter)) = walked.get(at) else { break };
        letters.push(letter);
        at = before;
    }
    letters.into_iter().rev().collect()
}

/// One character for every stretch of code points that all automata treat alike, those that read well first.
fn representatives(boundaries: &mut Vec<u32>) -> Vec<char> {
    boundaries.extend([0, 0xD800, 0xE000, 0x11_0000]);
    boundaries.sort_unstable();
    boundaries.dedup();
    let mut found: Vec<char> = boundaries
        .windows(2)
        .filter_map(|pair| match pair {
            &[start, end] if start < 0x11_0000 && start != 0xD800 => pleasant(start, end - 1),
            _ => None,
        })
        .collect();
    found.sort_by_key(|&letter| (rank(letter), letter));
    found
}

fn rank(letter: char) -> u8 {
    match letter {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        '!'..='~' => 3,
        ' ' => 4,
        // Rust's own expressions take the other line ends for ordinary characters.
        '\n' => 5,
        _ if letter.is_alphanumeric() => 5,
        _ if !letter.is_control() => 6,
        _ => 7,
    }
}

fn pleasant(start: u32, end: u32) -> Option<char> {
    for (low, high) in
        [('a', 'z'), ('A', 'Z'), ('0', '9'), ('!', '~'), (' ', ' '), ('À', 'ʯ'), ('一', '龥'), ('😀', '😿')]
    {
        let first = start.max(low as u32);
        if first <= end.min(high as u32) {
            return char::from_u32(first);
        }
    }
    char::from_u32(start)
}

fn unpatterned(wanted: &Wanted) -> Option<SmolStr> {
    let excluded: FxHashSet<&str> = wanted.excluded.iter().map(SmolStr::as_str).collect();
    let shortest = SmolStr::new("a".repeat(wanted.min as usize));
    if !excluded.contains(shortest.as_str()) {
        return Some(shortest);
    }
    if wanted.max == Some(0) {
        return None;
    }
    // One more text than there are exclusions: one of them must do.
    let length = wanted.min.max(1) as usize;
    (0..=excluded.len()).map(|number| counted(number, length)).find(|text| !excluded.contains(text.as_str()))
}

/// The texts of a length in a fixed order, spelled in letters; different numbers give different texts.
fn counted(mut number: usize, length: usize) -> SmolStr {
    const ALPHABET: u32 = 20_000;
    let mut letters = vec!['a'; length];
    for letter in letters.iter_mut().rev() {
        let digit = (number % ALPHABET as usize) as u32;
        // From `a` on, then the ideographs, which are many and all printable.
        *letter =
            if digit < 26 { char::from_u32('a' as u32 + digit) } else { char::from_u32(0x4E00 + digit) }.unwrap_or('a');
        number /= ALPHABET as usize;
    }
    letters.into_iter().collect()
}

/// The excluded texts, walked beside the automata.
struct Trie {
    nodes: Vec<(FxHashMap<char, u32>, bool)>,
}

impl Trie {
    const OFF: u32 = u32::MAX;

    fn new(texts: &[SmolStr]) -> Self {
        let mut nodes: Vec<(FxHashMap<char, u32>, bool)> = vec![Default::default()];
        for text in texts {
            let mut at = 0usize;
            for letter in text.chars() {
                let fresh = nodes.len() as u32;
                let next = *nodes[at].0.entry(letter).or_insert(fresh);
                if next == fresh {
                    nodes.push(Default::default());
                }
                at = next as usize;
            }
            nodes[at].1 = true;
        }
        Self { nodes }
    }

    fn is_empty(&self) -> bool {
        self.nodes.len() == 1 && !self.nodes[0].1
    }

    fn ends(&self, at: u32) -> bool {
        self.nodes.get(at as usize).is_some_and(|node| node.1)
    }

    fn next(&self, at: u32, letter: char) -> u32 {
        self.nodes.get(at as usize).and_then(|node| node.0.get(&letter)).copied().unwrap_or(Self::OFF)
    }

    fn boundaries(&self, at: u32, into: &mut Vec<u32>) {
        if let Some(node) = self.nodes.get(at as usize) {
            into.extend(node.0.keys().flat_map(|&letter| [letter as u32, letter as u32 + 1]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::containment::Budget;

    fn find(
        matching: &[&str],
        not_matching: &[&str],
        min: u64,
        max: Option<u64>,
        excluded: &[&str],
    ) -> Option<SmolStr> {
        let mut patterns = Patterns::default();
        let wanted = Wanted {
            min,
            max,
            matching: matching.iter().map(|text| patterns.intern(&SmolStr::new(text))).collect(),
            not_matching: not_matching.iter().map(|text| patterns.intern(&SmolStr::new(text))).collect(),
            excluded: excluded.iter().map(SmolStr::new).collect(),
        };
        let mut meter = Meter::new(Budget::default());
        meter.restart();
        patterns.find(wanted, &mut meter).expect("within the budget")
    }

    #[test]
    fn inclusion_of_patterns_is_decided_with_the_shortest_counterexample() {
        assert_eq!(find(&["^[a-f]+$"], &["^[a-z]+$"], 0, None, &[]), None);
        assert_eq!(find(&["^[a-z]+$"], &["^[a-f]+$"], 0, None, &[]).as_deref(), Some("g"));
        assert_eq!(find(&["^a*$"], &[], 3, None, &[]).as_deref(), Some("aaa"));
        assert_eq!(find(&["^a*$"], &[], 3, Some(2), &[]), None);
        assert_eq!(find(&["^(ab)*$"], &[], 3, Some(3), &[]), None);
        assert_eq!(find(&["^(ab)*$"], &["^(abab)*$"], 0, None, &[]).as_deref(), Some("ab"));
        assert_eq!(find(&["^[ab]$"], &[], 0, None, &["a"]).as_deref(), Some("b"));
        assert_eq!(find(&["^[ab]$"], &[], 0, None, &["a", "b"]), None);
        assert_eq!(find(&[], &[""], 0, None, &[]), None);
        assert_eq!(find(&[], &["^.{0,5}$"], 0, Some(5), &[]).as_deref(), Some("\n"));
    }

    #[test]
    fn exclusions_leave_the_next_text_of_the_length() {
        assert_eq!(find(&[], &[], 0, None, &[]).as_deref(), Some(""));
        assert_eq!(find(&[], &[], 0, None, &[""]).as_deref(), Some("a"));
        assert_eq!(find(&[], &[], 1, Some(1), &["a", "b"]).as_deref(), Some("c"));
        assert_eq!(find(&[], &[], 0, Some(0), &[""]), None);
    }
}
