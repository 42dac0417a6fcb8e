//! The search for a value of one case: atoms first, then the choices that the atoms' value does not meet.

use std::sync::Arc;

use accordant_model::Types;

use super::algebra::{FALSE, Literal, Node, NodeId, Region};
use super::budget::{STEPS, Why};
use super::cases::{Case, Choice};
use super::prover::{Outcome, Prover};
use super::value::Val;

/// Stack that one split takes, in units of one step of the evaluation.
const UNITS: usize = 3;

/// One way to meet a choice: what is asked for, and the choice that remains.
struct Branch {
    literals: Vec<Literal>,
    remaining: Option<Choice>,
}

impl From<Vec<Literal>> for Branch {
    fn from(literals: Vec<Literal>) -> Self {
        Self { literals, remaining: None }
    }
}

impl Choice {
    /// How many ways there are to meet it; rules with guards wait until the branches that guard them are chosen.
    fn width(&self) -> usize {
        match self {
            Choice::Any(literals) => literals.len(),
            Choice::One(nodes) => nodes.len(),
            Choice::NotOne(_) => 2,
            Choice::NoOther(..) => 1,
            Choice::Guarded(_) => usize::MAX,
        }
    }
}

impl Outcome {
    /// How much an outcome says where the rest is empty: a value ends the search, a likely one beats a doubt.
    fn rank(&self) -> u8 {
        match self {
            Outcome::Empty => 0,
            Outcome::Unknown(_) => 1,
            Outcome::Maybe(..) => 2,
            Outcome::Value(_) => 3,
        }
    }

    fn or(self, other: Outcome) -> Outcome {
        if other.rank() > self.rank() { other } else { self }
    }
}

impl Prover<'_> {
    pub(crate) fn search(&mut self, mut case: Case) -> Outcome {
        // What the branches that were left behind came to.
        let mut best = Outcome::Empty;
        loop {
            if let Err(why) = self.meter.spend(1) {
                return best.or(Outcome::Unknown(why));
            }
            if let Some(values) = case.finite.take() {
                return best.or(self.among(&case, &values));
            }
            let found = self.atoms(&case);
            let value = match &found {
                Outcome::Empty => return best,
                Outcome::Unknown(_) => None,
                Outcome::Value(value) | Outcome::Maybe(value, _) => Some(value.clone()),
            };
            let at = match &value {
                Some(value) => self.unmet(&case, value),
                None => Ok((0..case.choices.len()).min_by_key(|&at| case.choices[at].width())),
            };
            let at = match at {
                Ok(None) => return best.or(doubted(found, case.doubt.as_ref())),
                Ok(Some(at)) => at,
                Err(_) if self.meter.is_spent() => return best.or(Outcome::Unknown(Why::budget(STEPS))),
                Err(at) => {
                    let why = Why::new("a choice among schemas that could not be evaluated");
                    best = best.or(doubted(found, Some(&why)));
                    at
                }
            };
            let choice = case.choices.swap_remove(at);
            // The last branch that is possible goes on in this loop: long chains of forced choices need no stack.
            let mut waiting: Option<Case> = None;
            for branch in self.branches(&case, choice, value.as_ref()) {
                if branch.literals.iter().any(|&literal| self.is_hopeless(&case, literal)) {
                    continue;
                }
                let mut next = case.clone();
                next.choices.extend(branch.remaining);
                match self.ask(&mut next, branch.literals) {
                    Ok(true) => {}
                    Ok(false) => continue,
                    Err(why) => return best.or(Outcome::Unknown(why)),
                }
                if let Some(earlier) = waiting.replace(next) {
                    match self.search_deeper(earlier) {
                        Outcome::Value(value) => return Outcome::Value(value),
                        outcome => best = best.or(outcome),
                    }
                }
            }
            match waiting {
                Some(next) => case = next,
                None => return best,
            }
        }
    }

    /// Whether a part of the value would have to have what the case denies it: most parts of most schemas are the same
    /// on both sides, and are passed over here before anything is built.
    fn is_hopeless(&self, case: &Case, (node, sign): Literal) -> bool {
        let denied = |value: NodeId| match self.algebra.node(value) {
            Node::Not(inner) => Some(*inner),
            _ => None,
        };
        match (self.algebra.node(node), sign) {
            (Node::SomeProperty { region: Region::Named(name), value }, true) => {
                let Some(denied) = denied(*value) else { return false };
                case.atoms.iter().any(|&(atom, sign)| match self.algebra.node(atom) {
                    Node::Properties(properties) if sign => {
                        properties.named(name).is_some_and(|held| held == FALSE || self.excludes_itself(held, denied))
                    }
                    _ => false,
                })
            }
            (Node::SomeItem { index, exact, value }, true) => {
                let Some(denied) = denied(*value) else { return false };
                case.atoms.iter().any(|&(atom, sign)| match self.algebra.node(atom) {
                    Node::Items { prefix, rest } if sign => {
                        let at = usize::try_from(*index).unwrap_or(usize::MAX);
                        let held = prefix.get(at).filter(|_| *exact).or((at >= prefix.len()).then_some(rest));
                        held.is_some_and(|&held| held == FALSE || self.excludes_itself(held, denied))
                    }
                    _ => false,
                })
            }
            _ => false,
        }
    }

    fn search_deeper(&mut self, case: Case) -> Outcome {
        if let Err(why) = self.enter(UNITS) {
            return Outcome::Unknown(why);
        }
        let outcome = self.search(case);
        self.leave(UNITS);
        outcome
    }

    /// The narrowest choice that the value does not meet; as an error, one that could not be evaluated.
    fn unmet(&mut self, case: &Case, value: &Val) -> Result<Option<usize>, usize> {
        let mut unmet: Option<(usize, usize)> = None;
        let mut unsure: Option<(usize, usize)> = None;
        for (at, choice) in case.choices.iter().enumerate() {
            let slot = match self.choice_holds(case, choice, value) {
                Some(true) => continue,
                Some(false) => &mut unmet,
                None => &mut unsure,
            };
            let candidate = (choice.width(), at);
            *slot = Some(slot.map_or(candidate, |known| known.min(candidate)));
        }
        match (unmet, unsure) {
            (Some((_, at)), _) => Ok(Some(at)),
            (None, Some((_, at))) => Err(at),
            (None, None) => Ok(None),
        }
    }

    /// The value among these that has all that was asked.
    fn among(&mut self, case: &Case, values: &[Val]) -> Outcome {
        let mut best = Outcome::Empty;
        for value in values {
            let mut verdict = Some(true);
            for &literal in &case.asked {
                match self.literal_holds(literal, value) {
                    Some(true) => {}
                    Some(false) => {
                        verdict = Some(false);
                        break;
                    }
                    None => verdict = None,
                }
            }
            match verdict {
                Some(true) => return Outcome::Value(value.clone()),
                Some(false) => {}
                None => {
                    let unsaid = || Why::new("an enumerated value that could not be evaluated");
                    let why = case.doubt.clone().unwrap_or_else(unsaid);
                    best = best.or(Outcome::Maybe(value.clone(), why));
                }
            }
            if let Err(why) = self.meter.spend(1) {
                return best.or(Outcome::Unknown(why));
            }
        }
        best
    }

    fn atoms(&mut self, case: &Case) -> Outcome {
        if case.types == Types::STRING {
            self.string_atoms(&case.atoms)
        } else if case.types == Types::ARRAY {
            self.array_atoms(&case.atoms)
        } else if case.types == Types::OBJECT {
            self.object_atoms(&case.atoms)
        } else {
            self.number_atoms(case.types == Types::INTEGER, &case.atoms)
        }
    }

    fn choice_holds(&mut self, case: &Case, choice: &Choice, value: &Val) -> Option<bool> {
        match choice {
            Choice::Any(literals) => {
                let mut unsure = false;
                for &literal in &**literals {
                    match self.literal_holds(literal, value) {
                        Some(true) => return Some(true),
                        Some(false) => {}
                        None => unsure = true,
                    }
                }
                if unsure { None } else { Some(false) }
            }
            Choice::One(nodes) => self.held(case, nodes, value).map(|held| held.len() == 1),
            Choice::NotOne(nodes) => self.held(case, nodes, value).map(|held| held.len() != 1),
            Choice::NoOther(nodes, but) => self.held(case, nodes, value).map(|held| held.iter().all(|at| at == but)),
            Choice::Guarded(literal) => self.literal_holds(*literal, value),
        }
    }

    /// The places of the nodes that hold, up to two of them. What the case denies already is left out: choices of its
    /// own see to it.
    fn held(&mut self, case: &Case, nodes: &[NodeId], value: &Val) -> Option<Vec<usize>> {
        let mut held = Vec::new();
        for (at, &node) in nodes.iter().enumerate() {
            if case.seen.get(&node) == Some(&false) {
                continue;
            }
            if self.holds(node, value)? {
                held.push(at);
                if held.len() > 1 {
                    break;
                }
            }
        }
        Some(held)
    }

    /// The ways to meet a choice that the value (where there is one) does not meet; together they are all there are.
    fn branches(&mut self, case: &Case, choice: Choice, value: Option<&Val>) -> Vec<Branch> {
        match choice {
            Choice::Any(literals) => literals.iter().map(|&literal| vec![literal].into()).collect(),
            Choice::One(nodes) => (0..nodes.len())
                .map(|at| Branch {
                    literals: vec![(nodes[at], true)],
                    remaining: Some(Choice::NoOther(Arc::clone(&nodes), at)),
                })
                .collect(),
            Choice::NotOne(nodes) => {
                let held =
                    value.and_then(|value| self.held(case, &nodes, value)).and_then(|held| held.first().copied());
                let open = || (0..nodes.len()).find(|&at| !case.seen.contains_key(&nodes[at]));
                let Some(at) = held.or_else(open) else {
                    let known = nodes.iter().filter(|node| case.seen.get(node) == Some(&true)).count();
                    return if known == 1 { Vec::new() } else { vec![Vec::new().into()] };
                };
                let others =
                    nodes.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, &node)| node).collect();
                let another = self.algebra.any(others);
                let none_here =
                    Branch { literals: vec![(nodes[at], false)], remaining: Some(Choice::NotOne(Arc::clone(&nodes))) };
                vec![vec![(nodes[at], true), (another, true)].into(), none_here]
            }
            Choice::NoOther(nodes, but) => {
                let held = value.and_then(|value| self.held(case, &nodes, value));
                let held = held.and_then(|held| held.into_iter().find(|&at| at != but));
                let open = || (0..nodes.len()).find(|&at| at != but && !case.seen.contains_key(&nodes[at]));
                let Some(at) = held.or_else(open) else {
                    let known = |(at, node): (usize, &NodeId)| at != but && case.seen.get(node) == Some(&true);
                    let another = nodes.iter().enumerate().any(known);
                    return if another { Vec::new() } else { vec![Vec::new().into()] };
                };
                let remaining = Some(Choice::NoOther(Arc::clone(&nodes), but));
                vec![Branch { literals: vec![(nodes[at], false)], remaining }]
            }
            Choice::Guarded((rule, sign)) => match self.with_decided_guards(case, rule) {
                Some(simpler) => vec![vec![(simpler, sign)].into()],
                None => match value.filter(|_| sign).and_then(|value| self.blamed(rule, value)) {
                    Some((as_asked, guards)) => std::iter::once(as_asked)
                        .chain(guards)
                        .map(|node| Branch {
                            literals: vec![(node, true)],
                            remaining: Some(Choice::Guarded((rule, sign))),
                        })
                        .collect(),
                    None => self.guard_branches((rule, sign)).into_iter().map(Branch::from).collect(),
                },
            },
        }
    }
}

fn doubted(found: Outcome, doubt: Option<&Why>) -> Outcome {
    match (found, doubt) {
        (Outcome::Value(value), Some(why)) => Outcome::Maybe(value, why.clone()),
        (found, _) => found,
    }
}
