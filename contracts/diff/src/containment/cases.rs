//! One type of value at a time: literals are taken apart into atoms of that type and choices among literals.
//!
//! Choices wait. The atoms alone give a value; only a choice that this value does not meet is split, and its branches
//! are tried one after the other. So unions of many members cost what their relevant members cost.

use std::sync::Arc;

use accordant_model::Types;
use rustc_hash::FxHashMap;

use super::algebra::{Literal, Node, NodeId};
use super::budget::Why;
use super::prover::{Outcome, Prover};
use super::value::Val;

/// A choice that has not been made.
#[derive(Clone)]
pub(crate) enum Choice {
    /// One of these holds.
    Any(Arc<[Literal]>),
    /// Exactly one of these holds.
    One(Arc<[NodeId]>),
    /// None of these holds, or more than one.
    NotOne(Arc<[NodeId]>),
    /// None of these but the one at this place holds.
    NoOther(Arc<[NodeId]>, usize),
    /// A rule about what is not evaluated, with guards that are not decided.
    Guarded(Literal),
}

/// What is known of a value of one type.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) types: Types,
    /// Atoms of the type, each with its sign.
    pub(crate) atoms: Vec<Literal>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) seen: FxHashMap<NodeId, bool>,
    /// What was asked for, before it was taken apart.
    pub(crate) asked: Vec<Literal>,
    /// The only values that can do, where an enumeration says so.
    pub(crate) finite: Option<Vec<Val>>,
    /// Why a value that was found may still not do.
    pub(crate) doubt: Option<Why>,
}

/// Schemas inside schemas that are opened to see whether a branch is possible at all.
const GLANCE: usize = 6;

impl Prover<'_> {
    /// A value of one type that satisfies every literal.
    pub(crate) fn of_type(&mut self, types: Types, literals: &[Literal]) -> Outcome {
        for &literal in literals {
            if self.glance(types, literal, GLANCE) == Some(false) {
                return Outcome::Empty;
            }
        }
        let mut case = Case {
            types,
            atoms: Vec::new(),
            choices: Vec::new(),
            seen: FxHashMap::default(),
            asked: Vec::new(),
            finite: None,
            doubt: None,
        };
        if types == Types::NULL {
            case.finite = Some(vec![Val::Null]);
        } else if types == Types::BOOLEAN {
            case.finite = Some(vec![Val::Bool(true), Val::Bool(false)]);
        }
        match self.ask(&mut case, literals.to_vec()) {
            Ok(true) => self.search(case),
            Ok(false) => Outcome::Empty,
            Err(why) => Outcome::Unknown(why),
        }
    }

    /// Whether a literal is settled for values of one type without looking far.
    pub(crate) fn glance(&mut self, types: Types, (node, sign): Literal, fuel: usize) -> Option<bool> {
        let settled = match &*self.algebra.shared(node) {
            Node::False => Some(false),
            Node::True => Some(true),
            Node::Types(wanted) => Some(wanted.contains(types)),
            Node::Values(set) => {
                let any = self.algebra.set(*set).iter().any(|value| value.types() == types);
                if any { None } else { Some(false) }
            }
            Node::Schema { .. } if fuel > 0 => {
                let opened = self.open(node);
                self.glance(types, (opened, true), fuel - 1)
            }
            Node::Not(inner) => self.glance(types, (*inner, true), fuel).map(|holds| !holds),
            Node::All(parts) => self.glance_every(types, parts, true, fuel),
            Node::Any(parts) => self.glance_every(types, parts, false, fuel).map(|none| !none),
            Node::One(parts) if fuel > 0 && parts.len() < 64 => {
                let mut held = 0;
                let mut open = false;
                for &part in parts {
                    match self.glance(types, (part, true), fuel - 1) {
                        Some(holds) => held += usize::from(holds),
                        None => open = true,
                    }
                }
                if held > 1 {
                    Some(false)
                } else if open {
                    None
                } else {
                    Some(held == 1)
                }
            }
            Node::If(condition, then, otherwise) if fuel > 0 => {
                match self.glance(types, (*condition, true), fuel - 1) {
                    Some(true) => self.glance(types, (*then, true), fuel - 1),
                    Some(false) => self.glance(types, (*otherwise, true), fuel - 1),
                    None => None,
                }
            }
            atom => match atom_type(atom) {
                Some(own) if !own.contains(types) => Some(true),
                _ => None,
            },
        };
        settled.map(|holds| holds == sign)
    }

    fn glance_every(&mut self, types: Types, parts: &[NodeId], sign: bool, fuel: usize) -> Option<bool> {
        let mut open = fuel == 0;
        for &part in parts.iter().take(if fuel == 0 { 0 } else { usize::MAX }) {
            match self.glance(types, (part, sign), fuel - 1) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => open = true,
            }
        }
        if open { None } else { Some(true) }
    }

    /// Adds what is asked of the value; `false` where that cannot be.
    pub(crate) fn ask(&mut self, case: &mut Case, literals: Vec<Literal>) -> Result<bool, Why> {
        case.asked.extend(&literals);
        let mut queue = literals;
        while let Some((node, sign)) = queue.pop() {
            self.meter.spend(1)?;
            match case.seen.get(&node) {
                Some(&known) if known == sign => continue,
                Some(_) => return Ok(false),
                None => case.seen.insert(node, sign),
            };
            if !self.take_apart(case, node, sign, &mut queue)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn take_apart(&mut self, case: &mut Case, id: NodeId, sign: bool, queue: &mut Vec<Literal>) -> Result<bool, Why> {
        let shared = self.algebra.shared(id);
        if let Some(own) = atom_type(&shared)
            && !own.contains(case.types)
        {
            return Ok(sign);
        }
        match (&*shared, sign) {
            (Node::False, _) => return Ok(!sign),
            (Node::True, _) => return Ok(sign),
            (Node::Schema { .. }, _) => {
                let opened = self.open(id);
                queue.push((opened, sign));
            }
            (Node::Types(types), _) => return Ok(types.contains(case.types) == sign),
            (Node::Not(inner), _) => queue.push((*inner, !sign)),
            (Node::All(parts), true) => queue.extend(parts.iter().rev().map(|&part| (part, true))),
            (Node::Any(parts), false) => queue.extend(parts.iter().rev().map(|&part| (part, false))),
            (Node::All(parts), false) => return self.choose(case, parts.iter().map(|&part| (part, false)), queue),
            (Node::Any(parts), true) => return self.choose(case, parts.iter().map(|&part| (part, true)), queue),
            (Node::One(parts), _) => {
                let mut open = Vec::with_capacity(parts.len());
                let mut held = Vec::new();
                for &part in parts {
                    match self.glance(case.types, (part, true), 2) {
                        Some(false) => {}
                        Some(true) => {
                            held.push(part);
                            open.push(part);
                        }
                        None => open.push(part),
                    }
                }
                match (open.len(), sign) {
                    (0, _) => return Ok(!sign),
                    (1, _) => queue.extend(open.first().map(|&part| (part, sign))),
                    _ if held.len() > 1 => return Ok(!sign),
                    (_, true) => case.choices.push(Choice::One(open.into())),
                    (_, false) => case.choices.push(Choice::NotOne(open.into())),
                }
            }
            (Node::If(condition, then, otherwise), _) => match self.glance(case.types, (*condition, true), 3) {
                Some(true) => queue.push((*then, sign)),
                Some(false) => queue.push((*otherwise, sign)),
                None => {
                    let (then, otherwise) = if sign {
                        (*then, *otherwise)
                    } else {
                        (self.algebra.not(*then), self.algebra.not(*otherwise))
                    };
                    let denied = self.algebra.not(*condition);
                    let met = self.algebra.all(vec![*condition, then]);
                    let unmet = self.algebra.all(vec![denied, otherwise]);
                    return self.choose(case, [(met, true), (unmet, true)].into_iter(), queue);
                }
            },
            (Node::Values(set), true) => {
                let members = self.algebra.set(*set).iter().filter(|value| value.types() == case.types);
                let finite = match case.finite.take() {
                    Some(values) => values.into_iter().filter(|value| self.algebra.set_contains(*set, value)).collect(),
                    None => members.cloned().collect::<Vec<Val>>(),
                };
                let possible = !finite.is_empty();
                case.finite = Some(finite);
                return Ok(possible);
            }
            (Node::Values(set), false) => {
                let members: Vec<Val> =
                    self.algebra.set(*set).iter().filter(|v| v.types() == case.types).cloned().collect();
                if case.types.intersects(Types::ARRAY.union(Types::OBJECT)) {
                    for value in &members {
                        let built = self.built_like(value);
                        case.choices.push(Choice::Any([(built, false)].into()));
                    }
                } else if !members.is_empty() {
                    case.atoms.push((id, false));
                }
            }
            (Node::Opaque(why), _) => {
                case.doubt.get_or_insert_with(|| Why::new(why.as_str()));
            }
            (Node::UnevaluatedProperties { .. } | Node::UnevaluatedItems { .. }, _) => {
                match self.with_decided_guards(case, id) {
                    Some(simpler) => queue.push((simpler, sign)),
                    None => case.choices.push(Choice::Guarded((id, sign))),
                }
            }
            (Node::Unique | Node::Pattern(_) | Node::Format(_) | Node::MultipleOf(_) | Node::Required(_), _)
            | (_, true) => case.atoms.push((id, sign)),
            (_, false) => {
                let denial = self.denial(id);
                return self.choose(case, denial.iter().copied(), queue);
            }
        }
        Ok(true)
    }

    /// A choice among literals: what cannot be is dropped, what must be is asked for.
    fn choose(
        &mut self,
        case: &mut Case,
        literals: impl Iterator<Item = Literal>,
        queue: &mut Vec<Literal>,
    ) -> Result<bool, Why> {
        let mut open = Vec::new();
        for literal in literals {
            self.meter.spend(1)?;
            if case.seen.get(&literal.0) == Some(&literal.1) {
                return Ok(true);
            }
            match self.glance(case.types, literal, 3) {
                Some(true) => return Ok(true),
                Some(false) => {}
                None => open.push(literal),
            }
        }
        match *open {
            [] => return Ok(false),
            [single] => queue.push(single),
            _ => {
                // What is met by leaving something out comes before what asks for more.
                open.sort_by_key(|&(node, sign)| match self.algebra.node(node) {
                    Node::Required(_) if !sign => 0,
                    Node::Schema { .. } => 2,
                    Node::Properties(_) | Node::Items { .. } => 3,
                    _ => 1,
                });
                case.choices.push(Choice::Any(open.into()));
            }
        }
        Ok(true)
    }
}

/// The type that an atom speaks of; it holds for values of all others.
fn atom_type(node: &Node) -> Option<Types> {
    match node {
        Node::AtLeast(..) | Node::AtMost(..) | Node::MultipleOf(_) => Some(Types::NUMBER),
        Node::Length(..) | Node::Pattern(_) | Node::Format(_) => Some(Types::STRING),
        Node::Items { .. }
        | Node::SomeItem { .. }
        | Node::Contains { .. }
        | Node::Count(..)
        | Node::Unique
        | Node::UnevaluatedItems { .. } => Some(Types::ARRAY),
        Node::Properties(_)
        | Node::SomeProperty { .. }
        | Node::Required(_)
        | Node::Size(..)
        | Node::Names(_)
        | Node::UnevaluatedProperties { .. } => Some(Types::OBJECT),
        _ => None,
    }
}
