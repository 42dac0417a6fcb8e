//! Objects: names fall into those that somebody speaks of and fresh ones, told apart by the patterns they match.
//!
//! The object that is looked for is the smallest one: required names, and a name for each obligation ("some property
//! of this region has that"). Every assignment of names is tried; more is added only where a least size asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use smol_str::SmolStr;

use super::algebra::{FALSE, Literal, Node, NodeId, Properties, Region};
use super::budget::Why;
use super::prover::{Outcome, Prover};
use super::strings::PatternId;
use super::value::Val;

#[derive(Default)]
struct Rules {
    properties: Vec<Arc<Properties>>,
    /// Sorted, as are the absent ones.
    required: Vec<SmolStr>,
    absent: Vec<SmolStr>,
    min: u64,
    max: Option<u64>,
    names: Vec<NodeId>,
    some: Vec<(Region, NodeId)>,
    patterns: Vec<PatternId>,
}

impl Rules {
    /// All names that are spoken of; few objects need them.
    fn spoken(&self) -> BTreeSet<SmolStr> {
        let mut spoken: BTreeSet<SmolStr> = self.required.iter().chain(&self.absent).cloned().collect();
        for properties in &self.properties {
            spoken.extend(properties.named.iter().map(|(name, _)| name.clone()));
        }
        for (region, _) in &self.some {
            match region {
                Region::Named(name) => {
                    spoken.insert(name.clone());
                }
                Region::Rest { named, .. } => spoken.extend(named.iter().cloned()),
                Region::Matching(_) | Region::Unlike(_) => {}
            }
        }
        spoken
    }

    fn is_absent(&self, name: &str) -> bool {
        self.absent.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }
}

/// Patterns that are told apart by which of them a fresh name matches.
const PATTERNS: usize = 6;

/// Properties chosen so far: what each is asked for.
type Chosen = BTreeMap<SmolStr, Vec<Literal>>;

impl Prover<'_> {
    pub(crate) fn object_atoms(&mut self, atoms: &[Literal]) -> Outcome {
        let mut rules = Rules::default();
        for &(atom, sign) in atoms {
            match (&*self.algebra.shared(atom), sign) {
                (Node::Properties(properties), true) => rules.properties.push(Arc::clone(properties)),
                (Node::Required(name), true) => rules.required.push(name.clone()),
                (Node::Required(name), false) => rules.absent.push(name.clone()),
                (Node::Size(min, max), true) => {
                    rules.min = rules.min.max(*min);
                    rules.max = rules.max.into_iter().chain(*max).min();
                }
                (Node::Names(names), true) => rules.names.push(*names),
                (Node::SomeProperty { region, value }, true) => rules.some.push((region.clone(), *value)),
                _ => return Outcome::Unknown(Why::new("a rule for objects that is not understood")),
            }
        }
        for names in [&mut rules.required, &mut rules.absent] {
            names.sort_unstable();
            names.dedup();
        }
        if rules.required.iter().any(|name| rules.is_absent(name)) || rules.max.is_some_and(|max| max < rules.min) {
            return Outcome::Empty;
        }
        for properties in &rules.properties {
            rules.patterns.extend(properties.patterns.iter().map(|(pattern, _)| *pattern));
        }
        for (region, _) in &rules.some {
            match region {
                Region::Matching(pattern) => rules.patterns.push(*pattern),
                Region::Rest { patterns, .. } => rules.patterns.extend(patterns.iter().copied()),
                Region::Named(_) | Region::Unlike(_) => {}
            }
        }
        rules.patterns.sort_unstable();
        rules.patterns.dedup();
        // Names that leave no choice come first: they fail first.
        rules.some.sort_by_key(|(region, _)| !matches!(region, Region::Named(_)));
        let mut chosen = Chosen::new();
        self.oblige(&rules, 0, &mut chosen)
    }

    /// What the property with this name must have; `None` where it must not be there.
    fn property_goal(&mut self, rules: &Rules, name: &str) -> Result<Option<Vec<Literal>>, Why> {
        if rules.is_absent(name) {
            return Ok(None);
        }
        let unsure = || Why::new(format!("the name `{name}` could not be judged"));
        for &names in &rules.names {
            if !self.holds(names, &Val::string(name)).ok_or_else(unsure)? {
                return Ok(None);
            }
        }
        let mut literals = Vec::new();
        for properties in &rules.properties {
            let nodes = self.property_nodes(properties, name).ok_or_else(unsure)?;
            if nodes.contains(&FALSE) {
                return Ok(None);
            }
            literals.extend(nodes.into_iter().map(|node| (node, true)));
        }
        Ok(Some(literals))
    }

    /// Finds names for the obligations from the one at `at` on.
    fn oblige(&mut self, rules: &Rules, at: usize, chosen: &mut Chosen) -> Outcome {
        let Some((region, value)) = rules.some.get(at) else { return self.finish(rules, chosen) };
        if let Err(why) = self.meter.spend(1) {
            return Outcome::Unknown(why);
        }
        let mut best = Outcome::Empty;
        let keep = |best: &mut Outcome, found: Outcome| match (&best, &found) {
            (_, Outcome::Empty) | (Outcome::Maybe(..), _) => {}
            _ => *best = found,
        };
        let named = match region {
            Region::Named(name) => vec![name.clone()],
            _ => {
                let mut spoken = rules.spoken();
                spoken.extend(chosen.keys().cloned());
                spoken.into_iter().collect()
            }
        };
        for name in named {
            match self.in_region(region, &name) {
                Some(true) => {}
                Some(false) => continue,
                None => {
                    keep(&mut best, Outcome::Unknown(Why::new(format!("the name `{name}` could not be judged"))));
                    continue;
                }
            }
            match self.try_name(rules, at, chosen, &name, *value) {
                Outcome::Value(found) => return Outcome::Value(found),
                other => keep(&mut best, other),
            }
        }
        if matches!(region, Region::Named(_)) {
            return best;
        }
        let fresh = match self.fresh_names(rules, Some(region), chosen) {
            Ok(fresh) => fresh,
            Err(why) => {
                keep(&mut best, Outcome::Unknown(why));
                return best;
            }
        };
        for name in fresh {
            match self.try_name(rules, at, chosen, &name, *value) {
                Outcome::Value(found) => return Outcome::Value(found),
                other => keep(&mut best, other),
            }
        }
        best
    }

    fn try_name(&mut self, rules: &Rules, at: usize, chosen: &mut Chosen, name: &SmolStr, value: NodeId) -> Outcome {
        let earlier = chosen.get(name).cloned();
        let mut literals = match &earlier {
            Some(literals) => literals.clone(),
            None => match self.property_goal(rules, name) {
                Ok(Some(literals)) => literals,
                Ok(None) => return Outcome::Empty,
                Err(why) => return Outcome::Unknown(why),
            },
        };
        literals.push((value, true));
        let doubt = match self.goal(literals.clone()) {
            Outcome::Empty => return Outcome::Empty,
            Outcome::Unknown(why) => Some(why),
            Outcome::Value(_) | Outcome::Maybe(..) => None,
        };
        if let Some(why) = doubt {
            return Outcome::Unknown(why);
        }
        chosen.insert(name.clone(), literals);
        let outcome = self.oblige(rules, at + 1, chosen);
        match earlier {
            Some(earlier) => chosen.insert(name.clone(), earlier),
            None => chosen.remove(name),
        };
        outcome
    }

    /// Names that nobody speaks of, one for every set of patterns that such a name can match and that allows it.
    fn fresh_names(&mut self, rules: &Rules, region: Option<&Region>, chosen: &Chosen) -> Result<Vec<SmolStr>, Why> {
        if rules.patterns.len() > PATTERNS {
            return Err(Why::budget("patterns of property names"));
        }
        let mut common: Vec<Literal> = rules.names.iter().map(|&names| (names, true)).collect();
        let mut taken = rules.spoken();
        taken.extend(chosen.keys().cloned());
        common.push(self.other_than(taken.into_iter().map(Val::String).collect()));
        if let Some(Region::Unlike(names)) = region {
            common.push((*names, false));
        }
        let mut found = Vec::new();
        for signature in 0..1u32 << rules.patterns.len() {
            let matches = |pattern: PatternId| {
                let at = rules.patterns.iter().position(|known| *known == pattern);
                at.is_some_and(|at| signature >> at & 1 == 1)
            };
            let allowed = match region {
                Some(Region::Matching(pattern)) => matches(*pattern),
                Some(Region::Rest { patterns, .. }) => !patterns.iter().any(|&pattern| matches(pattern)),
                _ => true,
            };
            let forbidden = rules.properties.iter().any(|properties| {
                let mut any = false;
                let mut never = false;
                for &(_, node) in properties.patterns.iter().filter(|(pattern, _)| matches(*pattern)) {
                    any = true;
                    never |= node == FALSE;
                }
                never || (!any && properties.rest == FALSE)
            });
            if !allowed || forbidden {
                continue;
            }
            let mut literals = common.clone();
            for &pattern in &rules.patterns {
                literals.push((self.algebra.intern(Node::Pattern(pattern)), matches(pattern)));
            }
            match self.string_goal(literals) {
                Outcome::Value(Val::String(name)) => found.push(name),
                Outcome::Empty => {}
                Outcome::Unknown(why) | Outcome::Maybe(_, why) => return Err(why),
                Outcome::Value(_) => {}
            }
        }
        Ok(found)
    }

    /// All obligations have names: adds what is required, and more names where the least size asks for them.
    fn finish(&mut self, rules: &Rules, chosen: &Chosen) -> Outcome {
        let count = chosen.len() + rules.required.iter().filter(|name| !chosen.contains_key(*name)).count();
        if rules.max.is_some_and(|max| count as u64 > max) {
            return Outcome::Empty;
        }
        let mut members = Vec::with_capacity(count);
        let mut doubt: Option<Why> = None;
        let mut unknown: Option<Why> = None;
        let required = rules.required.iter().filter(|name| !chosen.contains_key(*name));
        for name in chosen.keys().chain(required) {
            let literals = match chosen.get(name) {
                Some(literals) => Some(literals.clone()),
                None => match self.property_goal(rules, name) {
                    Ok(literals) => literals,
                    Err(why) => {
                        unknown.get_or_insert(why);
                        continue;
                    }
                },
            };
            let Some(literals) = literals else { return Outcome::Empty };
            match self.goal(literals) {
                Outcome::Empty => return Outcome::Empty,
                Outcome::Unknown(why) => {
                    unknown.get_or_insert(why);
                }
                Outcome::Value(value) => members.push((name.clone(), value)),
                Outcome::Maybe(value, why) => {
                    doubt.get_or_insert(why);
                    members.push((name.clone(), value));
                }
            }
        }
        if let Some(why) = unknown {
            return Outcome::Unknown(why);
        }
        if (members.len() as u64) < rules.min {
            match self.fill(rules, chosen, &mut members) {
                Outcome::Value(_) => {}
                Outcome::Maybe(_, why) => {
                    doubt.get_or_insert(why);
                }
                other => return other,
            }
        }
        let value = Val::object(members);
        match doubt {
            Some(why) => Outcome::Maybe(value, why),
            None => Outcome::Value(value),
        }
    }

    /// Adds properties that nobody asked for until the least size is reached.
    fn fill(&mut self, rules: &Rules, chosen: &Chosen, members: &mut Vec<(SmolStr, Val)>) -> Outcome {
        if rules.min > self.meter.budget.size {
            return Outcome::Unknown(Why::budget("properties of an object"));
        }
        let mut unknown: Option<Why> = None;
        let mut doubt: Option<Why> = None;
        let mut taken = chosen.clone();
        taken.extend(members.iter().map(|(name, _)| (name.clone(), Vec::new())));
        let spoken: Vec<SmolStr> = rules.spoken().into_iter().filter(|name| !taken.contains_key(name)).collect();
        let mut queue: std::collections::VecDeque<SmolStr> = spoken.into();
        // Fresh names of one kind are asked for the same: a round that added nothing was the last.
        let mut before: Option<usize> = None;
        while (members.len() as u64) < rules.min {
            let Some(name) = queue.pop_front() else {
                if before.replace(members.len()) == Some(members.len()) {
                    return unknown.map_or(Outcome::Empty, Outcome::Unknown);
                }
                match self.fresh_names(rules, None, &taken) {
                    Ok(fresh) => queue.extend(fresh),
                    Err(why) => return Outcome::Unknown(why),
                }
                continue;
            };
            if let Err(why) = self.meter.spend(1) {
                return Outcome::Unknown(why);
            }
            taken.insert(name.clone(), Vec::new());
            let literals = match self.property_goal(rules, &name) {
                Ok(Some(literals)) => literals,
                Ok(None) => continue,
                Err(why) => {
                    unknown.get_or_insert(why);
                    continue;
                }
            };
            match self.goal(literals) {
                Outcome::Empty => {}
                Outcome::Unknown(why) => {
                    unknown.get_or_insert(why);
                }
                Outcome::Value(value) => members.push((name, value)),
                Outcome::Maybe(value, why) => {
                    doubt.get_or_insert(why);
                    members.push((name, value));
                }
            }
        }
        match doubt {
            Some(why) => Outcome::Maybe(Val::Null, why),
            None => Outcome::Value(Val::Null),
        }
    }
}
