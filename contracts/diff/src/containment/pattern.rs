//! Regular expressions of ECMA-262 as automata over code points.
//!
//! The automaton is made on demand, state by state, from the syntax: the product walk of [`strings`](super::strings)
//! then yields shortest counterexamples in characters that a person can read, and lengths count code points without a
//! detour through UTF-8. Look-around, back-references and word boundaries are no regular language over characters and
//! are refused.

use rustc_hash::FxHashMap;

use super::budget::Why;
use super::pattern_syntax::{self, Syntax};

/// States of the automaton that a pattern is turned into before it is refused: `{1,50000}` repeats what it follows.
const STATES: usize = 30_000;

#[derive(Debug)]
enum Step {
    Chars(Box<[(u32, u32)]>, u32),
    Fork(Vec<u32>),
    /// Passable before the first character only.
    AtStart(u32),
    /// Passable after the last character only.
    AtEnd(u32),
    Accept,
}

/// A state of the deterministic automaton. Texts that have matched once match for ever: patterns are searches.
pub(crate) type State = u32;

pub(crate) const MATCHED: State = 0;
/// Marks the set before the first character, where `^` holds.
const START: u32 = u32::MAX;

/// One pattern. Deterministic states are numbered as they are met.
#[derive(Debug)]
pub(crate) struct Automaton {
    steps: Vec<Step>,
    entry: u32,
    sets: Vec<Box<[u32]>>,
    known: FxHashMap<Box<[u32]>, State>,
    moves: FxHashMap<(State, u32), State>,
    initial: State,
}

impl Automaton {
    pub(crate) fn new(pattern: &str) -> Result<Self, Why> {
        let syntax = pattern_syntax::parse(pattern)?;
        let mut automaton = Self {
            steps: vec![Step::Accept],
            entry: 0,
            sets: vec![Box::new([])],
            known: FxHashMap::default(),
            moves: FxHashMap::default(),
            initial: 0,
        };
        automaton.entry = automaton.build(&syntax, 0)?;
        let mut set = automaton.closure(&[automaton.entry], true, false);
        automaton.initial = match set {
            None => MATCHED,
            Some(ref mut members) => {
                members.push(START);
                automaton.number(std::mem::take(members))
            }
        };
        Ok(automaton)
    }

    fn push(&mut self, step: Step) -> Result<u32, Why> {
        if self.steps.len() >= STATES {
            return Err(Why::budget("states of a pattern"));
        }
        self.steps.push(step);
        Ok(self.steps.len() as u32 - 1)
    }

    /// The state from which `syntax` and then `next` is read. Depth is bounded by the parser.
    fn build(&mut self, syntax: &Syntax, next: u32) -> Result<u32, Why> {
        match syntax {
            Syntax::Empty => Ok(next),
            Syntax::Chars(ranges) => self.push(Step::Chars(ranges.clone().into(), next)),
            Syntax::Start => self.push(Step::AtStart(next)),
            Syntax::End => self.push(Step::AtEnd(next)),
            Syntax::Sequence(parts) => parts.iter().rev().try_fold(next, |next, part| self.build(part, next)),
            Syntax::Choice(branches) => {
                let entries: Result<Vec<u32>, Why> = branches.iter().map(|branch| self.build(branch, next)).collect();
                self.push(Step::Fork(entries?))
            }
            Syntax::Repeat { inner, min, max } => {
                let mut entry = next;
                match max {
                    None => {
                        let fork = self.push(Step::Fork(Vec::new()))?;
                        let body = self.build(inner, fork)?;
                        self.steps[fork as usize] = Step::Fork(vec![body, next]);
                        entry = fork;
                    }
                    Some(max) => {
                        for _ in *min..*max {
                            let body = self.build(inner, entry)?;
                            entry = self.push(Step::Fork(vec![body, next]))?;
                        }
                    }
                }
                for _ in 0..*min {
                    let after = entry;
                    entry = self.build(inner, after)?;
                    // What needs no state needs none twice, however often it is repeated.
                    if entry == after {
                        break;
                    }
                }
                Ok(entry)
            }
        }
    }

    /// Everything reachable without a character; `None` where that includes a match.
    fn closure(&self, from: &[u32], at_start: bool, at_end: bool) -> Option<Vec<u32>> {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack = from.to_vec();
        let mut found = Vec::new();
        while let Some(state) = stack.pop() {
            if !seen.insert(state) {
                continue;
            }
            match self.steps.get(state as usize)? {
                Step::Accept => return None,
                Step::Fork(targets) => stack.extend(targets),
                Step::AtStart(next) => {
                    if at_start {
                        stack.push(*next);
                    }
                    // `$^` on an empty text: the end may open the way to a start.
                    if at_start && at_end {
                        found.push(state);
                    }
                }
                Step::AtEnd(next) => {
                    if at_end {
                        stack.push(*next);
                    }
                    found.push(state);
                }
                Step::Chars(..) => found.push(state),
            }
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    fn number(&mut self, set: Vec<u32>) -> State {
        let set: Box<[u32]> = set.into();
        if let Some(&known) = self.known.get(&set) {
            return known;
        }
        let state = self.sets.len() as State;
        self.sets.push(set.clone());
        self.known.insert(set, state);
        state
    }

    pub(crate) fn initial(&self) -> State {
        self.initial
    }

    fn set(&self, state: State) -> &[u32] {
        self.sets.get(state as usize).map_or(&[], |set| set)
    }

    /// Whether a text that ends in this state matches.
    pub(crate) fn accepts(&self, state: State) -> bool {
        if state == MATCHED {
            return true;
        }
        let set = self.set(state);
        let at_start = set.last() == Some(&START);
        let mut from: Vec<u32> = set.iter().copied().filter(|&member| member != START).collect();
        // A match may begin after the last character, if it needs none.
        from.push(self.entry);
        self.closure(&from, at_start, true).is_none()
    }

    pub(crate) fn next(&mut self, state: State, code: u32) -> State {
        if state == MATCHED {
            return MATCHED;
        }
        if let Some(&known) = self.moves.get(&(state, code)) {
            return known;
        }
        let mut reached = vec![self.entry];
        for &member in self.set(state) {
            if let Some(Step::Chars(ranges, next)) = self.steps.get(member as usize)
                && contains(ranges, code)
            {
                reached.push(*next);
            }
        }
        let target = match self.closure(&reached, false, false) {
            None => MATCHED,
            Some(set) => self.number(set),
        };
        self.moves.insert((state, code), target);
        target
    }

    /// The code points at which the behaviour of this state may change: starts of ranges and what follows their ends.
    pub(crate) fn boundaries(&self, state: State, into: &mut Vec<u32>) {
        for &member in self.set(state) {
            if let Some(Step::Chars(ranges, _)) = self.steps.get(member as usize) {
                for &(start, end) in ranges.iter() {
                    into.extend([start, end.saturating_add(1)]);
                }
            }
        }
    }

    pub(crate) fn is_match(&mut self, text: &str) -> bool {
        let mut state = self.initial;
        for code in text.chars() {
            state = self.next(state, code as u32);
            if state == MATCHED {
                return true;
            }
        }
        self.accepts(state)
    }
}

fn contains(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|&(start, _)| start <= code);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|&(_, end)| code <= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_searches_with_the_meaning_of_ecma_262() {
        for (pattern, hits, misses) in [
            ("b", &["b", "abc"][..], &["", "ac"][..]),
            ("^a+$", &["a", "aaa"], &["", "ba", "ab", "a\n"]),
            ("^$", &[""], &["a"]),
            ("$^", &[""], &["a"]),
            ("", &["", "a"], &[]),
            ("^(cat|dog)s?$", &["cat", "dogs"], &["cats!", "cow"]),
            (r"^\d{2,3}$", &["12", "123"], &["1", "1234", "١٢"]),
            (r"^[^\s\d]$", &["a", "-"], &["1", " ", "\u{a0}", "ab"]),
            (r"^.$", &["a", "😀"], &["\n", "\u{2028}", "ab"]),
            (r"^\u0041\x42\cJ$", &["AB\n"], &["AB"]),
            (r"^\uD83D\uDE00$", &["😀"], &["a"]),
            (r"^\p{Lu}\P{Lu}$", &["Éa"], &["aÉ"]),
            (r"^[\w.-]+@[a-z]+\.[a-z]{2,}$", &["a.b-c@d.ef"], &["a@b", "@b.cd"]),
            ("^a{3}$", &["aaa"], &["aa", "aaaa"]),
            ("^(?:ab){2,}?$", &["abab"], &["ab"]),
            ("^[]$|^x$", &["x"], &["", "]"]),
            ("^[^]$", &["\n"], &[""]),
            ("x*$", &["", "a"], &[]),
        ] {
            let mut automaton = Automaton::new(pattern).expect(pattern);
            for text in hits {
                assert!(automaton.is_match(text), "`{pattern}` should match {text:?}");
            }
            for text in misses {
                assert!(!automaton.is_match(text), "`{pattern}` should not match {text:?}");
            }
        }
    }

    #[test]
    fn what_is_no_regular_language_is_refused() {
        for pattern in ["(?=a)", "(?!a)b", "(?<=a)b", r"(a)\1", r"\bword\b", "(", "a**", "[z-a]", "^(a{1000}){1000}$"] {
            assert!(Automaton::new(pattern).is_err(), "`{pattern}`");
        }
    }
}
