//! Goals and what is known of them. A goal asks for one value that satisfies a set of literals.
//!
//! A goal that is met again below itself is taken for empty: the value that it asks for there would be smaller than
//! the one that is looked for, so the smallest one cannot need it. An emptiness found under such an assumption counts
//! for good when the assumption's goal has turned out empty, and is forgotten otherwise. Values are values for ever.

use std::sync::Arc;

use accordant_model::Types;
use rustc_hash::FxHashMap;

use super::algebra::{FALSE, Literal, Node, TRUE};
use super::prover::{Outcome, Prover};
use super::value::Val;

type Key = Arc<[Literal]>;

enum Known {
    /// Being worked on; its place among the open goals.
    Open(usize),
    /// Empty if the open goal with this place is.
    Assumed(usize),
    Done(Outcome),
}

pub(crate) struct Memo {
    known: FxHashMap<Key, Known>,
    open: usize,
    /// The outermost open goal that an emptiness since the last look was assumed from.
    lowest: usize,
    assumed: Vec<Key>,
    /// Answers that another question's budget might better.
    passing: Vec<Key>,
}

impl Default for Memo {
    fn default() -> Self {
        Self { known: FxHashMap::default(), open: 0, lowest: usize::MAX, assumed: Vec::new(), passing: Vec::new() }
    }
}

impl Memo {
    /// Forgets what was not decided for want of budget.
    pub(crate) fn restart(&mut self) {
        for key in self.passing.drain(..) {
            self.known.remove(&key);
        }
        for key in self.assumed.drain(..) {
            self.known.remove(&key);
        }
        self.open = 0;
        self.lowest = usize::MAX;
    }
}

/// Scalars first: they are what a person reads easily.
const TYPES: [Types; 7] = [
    Types::STRING,
    Types::INTEGER,
    Types::NUMBER.without(Types::INTEGER),
    Types::BOOLEAN,
    Types::NULL,
    Types::ARRAY,
    Types::OBJECT,
];

/// Stack that one goal takes, in units of one step of the evaluation.
const UNITS: usize = 8;

impl Prover<'_> {
    /// A value that satisfies every literal.
    pub(crate) fn goal(&mut self, literals: Vec<Literal>) -> Outcome {
        let Some(key) = self.normalised(literals) else { return Outcome::Empty };
        match self.memo.known.get(&key) {
            Some(Known::Done(outcome)) => return outcome.clone(),
            Some(&(Known::Open(place) | Known::Assumed(place))) => {
                self.memo.lowest = self.memo.lowest.min(place);
                return Outcome::Empty;
            }
            None => {}
        }
        if let Err(why) = self.meter.spend(1).and_then(|()| self.enter(UNITS)) {
            return Outcome::Unknown(why);
        }
        let place = self.memo.open;
        let mark = self.memo.assumed.len();
        let outer = std::mem::replace(&mut self.memo.lowest, usize::MAX);
        self.memo.open += 1;
        self.memo.known.insert(key.clone(), Known::Open(place));
        let outcome = self.by_type(&key);
        self.memo.open -= 1;
        self.leave(UNITS);
        let lowest = std::mem::replace(&mut self.memo.lowest, outer);
        match &outcome {
            Outcome::Empty if lowest >= place => {
                for settled in self.memo.assumed.drain(mark..) {
                    self.memo.known.insert(settled, Known::Done(Outcome::Empty));
                }
                self.memo.known.insert(key, Known::Done(outcome.clone()));
            }
            Outcome::Empty => {
                self.memo.lowest = outer.min(lowest);
                self.memo.assumed.push(key.clone());
                self.memo.known.insert(key, Known::Assumed(lowest));
            }
            found => {
                for doubtful in self.memo.assumed.drain(mark..) {
                    self.memo.known.remove(&doubtful);
                }
                // What is unknown or doubtful beneath open goals may only be so because of them.
                let passing = match found {
                    Outcome::Unknown(why) | Outcome::Maybe(_, why) => why.is_budget() || place > 0,
                    _ => false,
                };
                if passing {
                    self.memo.passing.push(key.clone());
                }
                self.memo.known.insert(key, Known::Done(outcome.clone()));
            }
        }
        outcome
    }

    /// The literals sorted, each once; `None` where two of them exclude each other.
    fn normalised(&mut self, mut literals: Vec<Literal>) -> Option<Key> {
        for literal in &mut literals {
            if let Node::Not(inner) = self.algebra.node(literal.0) {
                *literal = (*inner, !literal.1);
            }
        }
        literals.retain(|&literal| literal != (TRUE, true) && literal != (FALSE, false));
        literals.sort_unstable();
        literals.dedup();
        for &(denied, sign) in &literals {
            if (denied == FALSE && sign) || (denied == TRUE && !sign) {
                return None;
            }
            if !sign && literals.iter().any(|&(held, sign)| sign && self.excludes_itself(held, denied)) {
                return None;
            }
        }
        Some(literals.into())
    }

    fn by_type(&mut self, key: &Key) -> Outcome {
        let mut doubt: Option<Outcome> = None;
        for types in TYPES {
            match self.of_type(types, key) {
                Outcome::Empty => {}
                Outcome::Value(value) => return Outcome::Value(value),
                maybe @ Outcome::Maybe(..) => {
                    if !matches!(doubt, Some(Outcome::Maybe(..))) {
                        doubt = Some(maybe);
                    }
                }
                unknown @ Outcome::Unknown(_) => {
                    doubt.get_or_insert(unknown);
                }
            }
        }
        doubt.unwrap_or(Outcome::Empty)
    }

    /// A string that satisfies every literal; how names of properties are found.
    pub(crate) fn string_goal(&mut self, mut literals: Vec<Literal>) -> Outcome {
        literals.push((self.algebra.types(Types::STRING), true));
        self.goal(literals)
    }

    /// The values that a goal's value must not be, as one literal.
    pub(crate) fn other_than(&mut self, values: Vec<Val>) -> Literal {
        (self.algebra.values(values), false)
    }
}
