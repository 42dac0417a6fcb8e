//! Whether a value has what a node asks for: yes, no, or not to be told.

use accordant_document::Number;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::algebra::{Declared, DeclaredItems, Literal, Node, NodeId, Properties, Region};
use super::numbers::is_multiple;
use super::prover::Prover;
use super::strings::PatternId;
use super::value::Val;

impl Prover<'_> {
    pub(crate) fn literal_holds(&mut self, literal: Literal, value: &Val) -> Option<bool> {
        self.holds(literal.0, value).map(|holds| holds == literal.1)
    }

    /// `None` where a budget ran out or the node is beyond the engine.
    pub(crate) fn holds(&mut self, node: NodeId, value: &Val) -> Option<bool> {
        self.meter.spend(1).ok()?;
        self.enter(1).ok()?;
        let holds = self.holds_inside(node, value);
        self.leave(1);
        holds
    }

    fn holds_inside(&mut self, id: NodeId, value: &Val) -> Option<bool> {
        match &*self.algebra.shared(id) {
            Node::False => Some(false),
            Node::True => Some(true),
            Node::Schema { .. } => {
                let opened = self.open(id);
                self.holds(opened, value)
            }
            Node::Types(types) => Some(types.contains(value.types())),
            Node::Values(set) => Some(self.algebra.set_contains(*set, value)),
            Node::AtLeast(bound, open) => {
                Some(number(value).is_none_or(|number| number > bound || (number == bound && !open)))
            }
            Node::AtMost(bound, open) => {
                Some(number(value).is_none_or(|number| number < bound || (number == bound && !open)))
            }
            Node::MultipleOf(step) => number(value).map_or(Some(true), |number| is_multiple(number, step).ok()),
            Node::Length(min, max) => match value {
                Val::String(text) => Some(within(text.chars().count(), *min, *max)),
                _ => Some(true),
            },
            Node::Pattern(pattern) => match value {
                Val::String(text) => self.matches(*pattern, text),
                _ => Some(true),
            },
            Node::Format(_) => {
                if matches!(value, Val::String(_)) {
                    None
                } else {
                    Some(true)
                }
            }
            Node::Items { .. }
            | Node::SomeItem { .. }
            | Node::Contains { .. }
            | Node::Count(..)
            | Node::Unique
            | Node::UnevaluatedItems { .. } => match value {
                Val::Array(items) => self.array_holds(id, items),
                _ => Some(true),
            },
            Node::Properties(_)
            | Node::SomeProperty { .. }
            | Node::Required(_)
            | Node::Size(..)
            | Node::Names(_)
            | Node::UnevaluatedProperties { .. } => match value {
                Val::Object(members) => self.object_holds(id, members, value),
                _ => Some(true),
            },
            Node::All(parts) => self.every(parts.iter().map(|&part| (part, true)), value),
            Node::Any(parts) => self.every(parts.iter().map(|&part| (part, false)), value).map(|none| !none),
            Node::One(parts) => {
                let mut held = 0;
                let mut unsure = false;
                for &part in parts {
                    match self.holds(part, value) {
                        Some(holds) => held += usize::from(holds),
                        None => unsure = true,
                    }
                    if held > 1 {
                        return Some(false);
                    }
                }
                if unsure { None } else { Some(held == 1) }
            }
            Node::Not(inner) => self.holds(*inner, value).map(|holds| !holds),
            Node::If(condition, then, otherwise) => match self.holds(*condition, value) {
                Some(true) => self.holds(*then, value),
                Some(false) => self.holds(*otherwise, value),
                None => match (self.holds(*then, value)?, self.holds(*otherwise, value)?) {
                    (left, right) if left == right => Some(left),
                    _ => None,
                },
            },
            Node::Opaque(_) => None,
        }
    }

    /// Whether all literals hold: one that does not settles it, however little is known of the others.
    fn every(&mut self, literals: impl Iterator<Item = Literal>, value: &Val) -> Option<bool> {
        let mut unsure = false;
        for literal in literals {
            match self.literal_holds(literal, value) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => unsure = true,
            }
        }
        if unsure { None } else { Some(true) }
    }

    pub(crate) fn matches(&mut self, pattern: PatternId, text: &str) -> Option<bool> {
        self.meter.spend(1 + text.len() as u64 / 16).ok()?;
        self.patterns.is_match(pattern, text).ok()
    }

    fn array_holds(&mut self, id: NodeId, items: &[Val]) -> Option<bool> {
        match &*self.algebra.shared(id) {
            Node::Items { prefix, rest } => {
                let mut unsure = false;
                for (index, item) in items.iter().enumerate() {
                    let node = prefix.get(index).copied().unwrap_or(*rest);
                    match self.holds(node, item) {
                        Some(true) => {}
                        Some(false) => return Some(false),
                        None => unsure = true,
                    }
                }
                if unsure { None } else { Some(true) }
            }
            Node::SomeItem { index, exact, value } => {
                let from = usize::try_from(*index).ok()?;
                let range = items.get(from..).unwrap_or_default();
                let range = if *exact { range.get(..1).unwrap_or_default() } else { range };
                let (sure, unsure) = self.count(*value, range);
                if sure > 0 {
                    Some(true)
                } else if unsure > 0 {
                    None
                } else {
                    Some(false)
                }
            }
            Node::Contains { item, min, max } => {
                let (min, max) = (*min, *max);
                let (sure, unsure) = self.count(*item, items);
                let low = within(sure, min, max);
                // Every number of matches in between must give the same answer.
                if unsure == 0 {
                    Some(low)
                } else if max.is_some_and(|max| sure as u64 > max) || ((sure + unsure) as u64) < min {
                    Some(false)
                } else if low && within(sure + unsure, min, max) {
                    Some(true)
                } else {
                    None
                }
            }
            Node::Count(min, max) => Some(within(items.len(), *min, *max)),
            Node::Unique => {
                let mut seen = FxHashSet::default();
                Some(items.iter().all(|item| seen.insert(item)))
            }
            Node::UnevaluatedItems { declared, value } => self.unevaluated_items_hold(declared, *value, items),
            _ => None,
        }
    }

    fn count(&mut self, node: NodeId, items: &[Val]) -> (usize, usize) {
        let (mut sure, mut unsure) = (0, 0);
        for item in items {
            match self.holds(node, item) {
                Some(true) => sure += 1,
                Some(false) => {}
                None => unsure += 1,
            }
        }
        (sure, unsure)
    }

    fn guards_hold(&mut self, guards: &[NodeId], value: &Val) -> Option<bool> {
        self.every(guards.iter().map(|&guard| (guard, true)), value)
    }

    fn unevaluated_items_hold(&mut self, declared: &[DeclaredItems], rule: NodeId, items: &[Val]) -> Option<bool> {
        let whole = Val::Array(items.into());
        let mut active = Vec::new();
        for part in declared {
            if self.guards_hold(&part.guards, &whole)? {
                active.push(part);
            }
        }
        if active.iter().any(|part| part.everything) {
            return Some(true);
        }
        let first = active.iter().map(|part| part.first).max().unwrap_or(0);
        for item in items.iter().skip(usize::try_from(first).ok()?) {
            let mut evaluated = false;
            for containing in active.iter().filter_map(|part| part.containing) {
                evaluated |= self.holds(containing, item)?;
            }
            if !evaluated && !self.holds(rule, item)? {
                return Some(false);
            }
        }
        Some(true)
    }

    fn object_holds(&mut self, id: NodeId, members: &[(SmolStr, Val)], whole: &Val) -> Option<bool> {
        match &*self.algebra.shared(id) {
            Node::Properties(properties) => {
                let mut unsure = false;
                for (name, member) in members {
                    match self.property_nodes(properties, name) {
                        Some(nodes) => match self.every(nodes.into_iter().map(|node| (node, true)), member) {
                            Some(true) => {}
                            Some(false) => return Some(false),
                            None => unsure = true,
                        },
                        None => unsure = true,
                    }
                }
                if unsure { None } else { Some(true) }
            }
            Node::SomeProperty { region, value } => {
                let mut unsure = false;
                for (name, member) in members {
                    let inside = match self.in_region(region, name) {
                        Some(false) => continue,
                        inside => inside,
                    };
                    match (inside, self.holds(*value, member)) {
                        (Some(true), Some(true)) => return Some(true),
                        (_, Some(false)) => {}
                        _ => unsure = true,
                    }
                }
                if unsure { None } else { Some(false) }
            }
            Node::Required(name) => Some(whole.member(name).is_some()),
            Node::Size(min, max) => Some(within(members.len(), *min, *max)),
            Node::Names(names) => {
                let mut unsure = false;
                for (name, _) in members {
                    match self.holds(*names, &Val::String(name.clone())) {
                        Some(true) => {}
                        Some(false) => return Some(false),
                        None => unsure = true,
                    }
                }
                if unsure { None } else { Some(true) }
            }
            Node::UnevaluatedProperties { declared, value } => {
                self.unevaluated_properties_hold(declared, *value, members, whole)
            }
            _ => None,
        }
    }

    /// What applies to the property with this name; `None` where a pattern is beyond the engine.
    pub(crate) fn property_nodes(&mut self, properties: &Properties, name: &str) -> Option<Vec<NodeId>> {
        let mut nodes: Vec<NodeId> = properties.named(name).into_iter().collect();
        for &(pattern, node) in &properties.patterns {
            if self.matches(pattern, name)? {
                nodes.push(node);
            }
        }
        if nodes.is_empty() {
            nodes.push(properties.rest);
        }
        Some(nodes)
    }

    pub(crate) fn in_region(&mut self, region: &Region, name: &str) -> Option<bool> {
        match region {
            Region::Named(known) => Some(known == name),
            Region::Matching(pattern) => self.matches(*pattern, name),
            Region::Rest { named, patterns } => {
                if named.binary_search_by(|known| known.as_str().cmp(name)).is_ok() {
                    return Some(false);
                }
                for &pattern in patterns {
                    if self.matches(pattern, name)? {
                        return Some(false);
                    }
                }
                Some(true)
            }
            Region::Unlike(names) => self.holds(*names, &Val::string(name)).map(|holds| !holds),
        }
    }

    fn unevaluated_properties_hold(
        &mut self,
        declared: &[Declared],
        rule: NodeId,
        members: &[(SmolStr, Val)],
        whole: &Val,
    ) -> Option<bool> {
        let mut active: Vec<Option<&Declared>> = Vec::new();
        let mut guards: rustc_hash::FxHashMap<&[NodeId], Option<bool>> = rustc_hash::FxHashMap::default();
        for part in declared {
            let holds = match guards.get(part.guards.as_slice()) {
                Some(&known) => known,
                None => {
                    let holds = self.guards_hold(&part.guards, whole);
                    guards.insert(&part.guards, holds);
                    holds
                }
            };
            match holds {
                Some(true) => active.push(Some(part)),
                Some(false) => {}
                None => active.push(None),
            }
        }
        let mut unsure = false;
        for (name, member) in members {
            let mut evaluated = false;
            for part in active.iter().flatten() {
                evaluated = evaluated || part.everything || part.named.binary_search(name).is_ok();
                for &pattern in &part.patterns {
                    evaluated = evaluated || self.matches(pattern, name)?;
                }
                if evaluated {
                    break;
                }
            }
            if evaluated {
                continue;
            }
            match self.holds(rule, member) {
                Some(true) => {}
                Some(false) if active.iter().all(Option::is_some) => return Some(false),
                _ => unsure = true,
            }
        }
        if unsure { None } else { Some(true) }
    }
}

fn number(value: &Val) -> Option<&Number> {
    match value {
        Val::Number(number) => Some(number),
        _ => None,
    }
}

fn within(count: usize, min: u64, max: Option<u64>) -> bool {
    let count = count as u64;
    count >= min && max.is_none_or(|max| count <= max)
}
