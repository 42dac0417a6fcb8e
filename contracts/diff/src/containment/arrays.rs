//! Arrays: prefix and tail, counts of matching items, and items that must all differ.
//!
//! The array that is looked for is the shortest one: its obligations ("some item has this") are assigned to places,
//! every assignment is tried, and nothing else is added than what the least length asks for.

use super::algebra::{Literal, Node, NodeId};
use super::budget::Why;
use super::prover::{Outcome, Prover};
use super::value::Val;

#[derive(Default)]
struct Rules {
    items: Vec<(Box<[NodeId]>, NodeId)>,
    min: u64,
    max: Option<u64>,
    /// (from, exactly there, value)
    some: Vec<(u64, bool, NodeId)>,
    /// At least so many items have this.
    least: Vec<(NodeId, u64)>,
    most: Vec<(NodeId, u64)>,
    unique: bool,
    twins: bool,
}

/// An item that must be somewhere at or after a place.
#[derive(Clone, Copy)]
struct Obligation {
    from: usize,
    exact: bool,
    value: NodeId,
    /// Obligations of one group need different places.
    group: usize,
}

impl Rules {
    fn prefix(&self) -> usize {
        self.items.iter().map(|(prefix, _)| prefix.len()).max().unwrap_or(0)
    }

    fn at(&self, index: usize) -> Vec<Literal> {
        let places = self.items.iter().map(|(prefix, rest)| (prefix.get(index).copied().unwrap_or(*rest), true));
        let never = self.most.iter().filter(|(_, most)| *most == 0).map(|(item, _)| (*item, false));
        places.chain(never).collect()
    }
}

impl Prover<'_> {
    pub(crate) fn array_atoms(&mut self, atoms: &[Literal]) -> Outcome {
        let mut rules = Rules::default();
        for &(atom, sign) in atoms {
            match (self.algebra.node(atom), sign) {
                (Node::Items { prefix, rest }, true) => rules.items.push((prefix.clone(), *rest)),
                (Node::Count(min, max), true) => {
                    rules.min = rules.min.max(*min);
                    rules.max = rules.max.into_iter().chain(*max).min();
                }
                (Node::SomeItem { index, exact, value }, true) => rules.some.push((*index, *exact, *value)),
                (Node::Contains { item, min, max }, true) => {
                    if *min > 0 {
                        rules.least.push((*item, *min));
                    }
                    rules.most.extend(max.map(|max| (*item, max)));
                }
                (Node::Unique, true) => rules.unique = true,
                (Node::Unique, false) => rules.twins = true,
                _ => return Outcome::Unknown(Why::new("a rule for arrays that is not understood")),
            }
        }
        if rules.max.is_some_and(|max| max < rules.min) {
            return Outcome::Empty;
        }
        let mut obligations = Vec::new();
        for &(from, exact, value) in &rules.some {
            let Ok(from) = usize::try_from(from) else { return Outcome::Unknown(Why::budget("items of an array")) };
            obligations.push(Obligation { from, exact, value, group: obligations.len() });
        }
        for (group, &(value, least)) in rules.least.iter().enumerate() {
            if obligations.len() as u64 + least > self.meter.budget.size.min(64) {
                return Outcome::Unknown(Why::budget("items that an array must contain"));
            }
            let group = usize::MAX - group;
            obligations.extend((0..least).map(|_| Obligation { from: 0, exact: false, value, group }));
        }
        if rules.min > self.meter.budget.size {
            return Outcome::Unknown(Why::budget("items of an array"));
        }
        let outcome = if rules.twins {
            self.with_twins(&rules, &obligations)
        } else {
            self.assign(&rules, &obligations, &mut Vec::new(), None)
        };
        match outcome {
            Outcome::Value(value) | Outcome::Maybe(value, _)
                if (rules.unique || rules.twins || !rules.most.is_empty()) && !self.all_hold(atoms, &value) =>
            {
                Outcome::Unknown(Why::new("an array whose items depend on each other"))
            }
            outcome => outcome,
        }
    }

    fn all_hold(&mut self, atoms: &[Literal], value: &Val) -> bool {
        atoms.iter().all(|&literal| self.literal_holds(literal, value) != Some(false))
    }

    /// Two places with one value: the prefix, or the first places after it.
    fn with_twins(&mut self, rules: &Rules, obligations: &[Obligation]) -> Outcome {
        let last = rules.prefix() + 2 + obligations.len();
        let mut best = Outcome::Empty;
        for second in 1..last {
            for first in 0..second {
                if rules.max.is_some_and(|max| second as u64 >= max) {
                    return best;
                }
                match self.assign(rules, obligations, &mut Vec::new(), Some((first, second))) {
                    Outcome::Value(value) => return Outcome::Value(value),
                    Outcome::Empty => {}
                    other => best = other,
                }
            }
        }
        best
    }

    /// Tries every place for every obligation, in order.
    fn assign(
        &mut self,
        rules: &Rules,
        obligations: &[Obligation],
        places: &mut Vec<usize>,
        twins: Option<(usize, usize)>,
    ) -> Outcome {
        let Some(&next) = obligations.get(places.len()) else { return self.build(rules, obligations, places, twins) };
        let tail = rules.prefix().max(next.from) + obligations.len() + if twins.is_some() { 2 } else { 0 };
        let mut best = Outcome::Empty;
        // The copies of one obligation are alike: their places ascend.
        let group = obligations.iter().zip(places.iter()).filter(|(other, _)| other.group == next.group);
        let after = group.map(|(_, &place)| place + 1).max().unwrap_or(0);
        let last = if next.exact { next.from } else { tail };
        for place in next.from.max(after)..=last {
            if rules.max.is_some_and(|max| place as u64 >= max) {
                break;
            }
            if let Err(why) = self.meter.spend(1) {
                return Outcome::Unknown(why);
            }
            let mut literals = rules.at(place);
            literals.push((next.value, true));
            match self.goal(literals) {
                Outcome::Empty => continue,
                Outcome::Unknown(why) => best = Outcome::Unknown(why),
                Outcome::Value(_) | Outcome::Maybe(..) => {}
            }
            places.push(place);
            let outcome = self.assign(rules, obligations, places, twins);
            places.pop();
            match outcome {
                Outcome::Value(value) => return Outcome::Value(value),
                Outcome::Empty => {}
                other => {
                    if !matches!(best, Outcome::Maybe(..)) {
                        best = other;
                    }
                }
            }
        }
        best
    }

    fn build(
        &mut self,
        rules: &Rules,
        obligations: &[Obligation],
        places: &[usize],
        twins: Option<(usize, usize)>,
    ) -> Outcome {
        let needed = places.iter().copied().chain(twins.map(|(_, second)| second)).map(|place| place + 1).max();
        let length = needed.unwrap_or(0).max(rules.min as usize);
        if rules.max.is_some_and(|max| length as u64 > max) {
            return Outcome::Empty;
        }
        let literals_at = |place: usize| {
            let mut literals = rules.at(place);
            let here = places.iter().zip(obligations).filter(|(assigned, _)| **assigned == place);
            literals.extend(here.map(|(_, obligation)| (obligation.value, true)));
            literals
        };
        let mut items: Vec<Val> = Vec::with_capacity(length);
        let mut counts = vec![0u64; rules.most.len()];
        let mut doubt: Option<Why> = None;
        // Whether a failure from here on may be the fault of an earlier choice.
        let mut alike = true;
        let mut shared: Option<Vec<Literal>> = None;
        for place in 0..length {
            if let Some((first, second)) = twins
                && place == second
            {
                let Some(twin) = items.get(first).cloned() else { return Outcome::Empty };
                items.push(twin);
                continue;
            }
            let mut literals = literals_at(place);
            if let Some((first, second)) = twins
                && place == first
            {
                literals.extend(literals_at(second));
            }
            if rules.unique {
                alike &= shared.get_or_insert_with(|| literals.clone()) == &literals;
                literals.push(self.other_than(items.clone()));
            }
            let outcome = match self.sparing(rules, &mut counts, literals) {
                Ok(outcome) => outcome,
                Err(why) => return Outcome::Unknown(why),
            };
            match outcome {
                Outcome::Value(item) => items.push(item),
                Outcome::Maybe(item, why) => {
                    doubt.get_or_insert(why);
                    items.push(item);
                }
                Outcome::Empty if rules.unique && !alike && place > 0 => {
                    return Outcome::Unknown(Why::new("different items whose values depend on each other"));
                }
                Outcome::Empty => return Outcome::Empty,
                Outcome::Unknown(why) => return Outcome::Unknown(why),
            }
        }
        let value = Val::Array(items.into());
        match doubt {
            Some(why) => Outcome::Maybe(value, why),
            None => Outcome::Value(value),
        }
    }

    /// An item that counts towards as few of the limits as possible.
    fn sparing(&mut self, rules: &Rules, counts: &mut [u64], literals: Vec<Literal>) -> Result<Outcome, Why> {
        let limited: Vec<(usize, NodeId)> = rules
            .most
            .iter()
            .enumerate()
            .filter(|(_, (_, most))| *most > 0)
            .map(|(at, (item, _))| (at, *item))
            .collect();
        let mut spared = literals.clone();
        spared.extend(limited.iter().map(|(_, item)| (*item, false)));
        let outcome = self.goal(spared);
        if limited.is_empty() || outcome != Outcome::Empty {
            return Ok(outcome);
        }
        if limited.len() > 1 {
            return Err(Why::new("several limits on matching items at once"));
        }
        for (at, _) in limited {
            counts[at] += 1;
            if counts[at] > rules.most[at].1 {
                return Ok(Outcome::Empty);
            }
        }
        Ok(self.goal(literals))
    }
}
