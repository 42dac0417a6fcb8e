//! Rules about what is not evaluated, where that depends on which branches hold.
//!
//! More that is evaluated only makes such a rule weaker. So an undecided guard may be taken to hold, or its part may be
//! left out whether it holds or not: together that is the rule, and for its denial the other way round.

use std::sync::Arc;

use super::algebra::{Literal, Node, NodeId, Properties, TRUE};
use super::cases::Case;
use super::prover::Prover;
use super::value::Val;

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

    /// A property of the value that breaks the rule, with what may evaluate it: either the property is as the rule
    /// asks, or one of these holds. `None` where the rule is of another kind, or no property is to blame.
    pub(crate) fn blamed(&mut self, rule: NodeId, value: &Val) -> Option<(NodeId, Vec<NodeId>)> {
        let shared = self.algebra.shared(rule);
        let Node::UnevaluatedProperties { declared, value: asked } = &*shared else { return None };
        'members: for (name, member) in value.members() {
            let mut guards = Vec::new();
            for part in declared {
                let named = part.named.binary_search(name).is_ok();
                let mut covers = part.everything || named;
                for &pattern in &part.patterns {
                    covers = covers || self.matches(pattern, name)?;
                }
                // Of names by pattern there are endlessly many: guards are decided one by one instead.
                if covers && !named && !part.guards.is_empty() {
                    return None;
                }
                if covers && part.guards.is_empty() {
                    continue 'members;
                }
                if covers {
                    guards.push(self.algebra.all(part.guards.clone()));
                }
            }
            if self.holds(*asked, member)? {
                continue;
            }
            for &guard in &guards {
                if self.holds(guard, value)? {
                    continue 'members;
                }
            }
            if guards.is_empty() {
                // Nothing ever evaluates such a name: what the rule says with all guards held rules out all of them.
                let all = self.guards(rule);
                return Some((self.decided(rule, &all, &[]), guards));
            }
            let properties = Properties { named: vec![(name.clone(), *asked)], patterns: Vec::new(), rest: TRUE };
            return Some((self.algebra.intern(Node::Properties(Arc::new(properties))), guards));
        }
        None
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
