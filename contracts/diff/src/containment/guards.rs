//! Rules about what is not evaluated, where that depends on which branches hold.
//!
//! More that is evaluated only makes such a rule weaker. So an undecided guard may be taken to hold, or its part may be
//! left out whether it holds or not: together that is the rule, and for its denial the other way round.

use super::algebra::{Literal, Node, NodeId};
use super::cases::Case;
use super::prover::Prover;

impl Prover<'_> {
    /// The rule without the guards that the case has decided; `None` where that changes nothing.
    pub(crate) fn with_decided_guards(&mut self, case: &Case, rule: NodeId) -> Option<NodeId> {
        let mut held = Vec::new();
        let mut denied = Vec::new();
        for guard in self.guards(rule) {
            let (bare, wanted) = match self.algebra.node(guard) {
                Node::Not(inner) => (*inner, false),
                _ => (guard, true),
            };
            let decided = match case.seen.get(&bare) {
                Some(&sign) => Some(sign == wanted),
                None => self.glance(case.types, (guard, true), 3),
            };
            match decided {
                Some(true) => held.push(guard),
                Some(false) => denied.push(guard),
                None => {}
            }
        }
        if held.is_empty() && denied.is_empty() { None } else { Some(self.decided(rule, &held, &denied)) }
    }

    /// The two ways in which a rule (or its denial) can be met, by its first guard.
    pub(crate) fn guard_branches(&mut self, (rule, sign): Literal) -> Vec<Vec<Literal>> {
        let Some(guard) = self.guards(rule).first().copied() else { return vec![vec![(rule, sign)]] };
        let with = self.decided(rule, &[guard], &[]);
        let without = self.decided(rule, &[], &[guard]);
        if sign {
            vec![vec![(guard, true), (with, true)], vec![(without, true)]]
        } else {
            vec![vec![(guard, false), (without, false)], vec![(with, false)]]
        }
    }

    fn guards(&self, rule: NodeId) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = match self.algebra.node(rule) {
            Node::UnevaluatedProperties { declared, .. } => {
                declared.iter().flat_map(|part| part.guards.iter().copied()).collect()
            }
            Node::UnevaluatedItems { declared, .. } => {
                declared.iter().flat_map(|part| part.guards.iter().copied()).collect()
            }
            _ => Vec::new(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    fn decided(&mut self, rule: NodeId, held: &[NodeId], denied: &[NodeId]) -> NodeId {
        let kept = |guards: &[NodeId]| guards.iter().all(|guard| !denied.contains(guard));
        let open = |guards: &mut Vec<NodeId>| guards.retain(|guard| !held.contains(guard));
        match &*self.algebra.shared(rule) {
            Node::UnevaluatedProperties { declared, value } => {
                let mut declared: Vec<_> = declared.iter().filter(|part| kept(&part.guards)).cloned().collect();
                declared.iter_mut().for_each(|part| open(&mut part.guards));
                self.unevaluated_properties(declared, *value)
            }
            Node::UnevaluatedItems { declared, value } => {
                let mut declared: Vec<_> = declared.iter().filter(|part| kept(&part.guards)).cloned().collect();
                declared.iter_mut().for_each(|part| open(&mut part.guards));
                self.unevaluated_items(declared, *value)
            }
            _ => rule,
        }
    }
}
