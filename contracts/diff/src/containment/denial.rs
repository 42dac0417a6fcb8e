//! What it takes that something does not hold: negation pushed down to atoms.

use std::sync::Arc;

use accordant_model::Types;

use super::algebra::{FALSE, Literal, Node, NodeId, Properties, Region, TRUE};
use super::prover::Prover;
use super::value::Val;

impl Prover<'_> {
    /// What it takes that an atom does not hold, one literal of them.
    pub(crate) fn denial(&mut self, id: NodeId) -> Arc<[Literal]> {
        if let Some(known) = self.denials.get(&id) {
            return Arc::clone(known);
        }
        let denial: Vec<NodeId> = match &*self.algebra.shared(id) {
            Node::AtLeast(bound, open) => vec![self.algebra.intern(Node::AtMost(bound.clone(), !open))],
            Node::AtMost(bound, open) => vec![self.algebra.intern(Node::AtLeast(bound.clone(), !open))],
            Node::Length(min, max) => self.outside(*min, *max, Node::Length),
            Node::Count(min, max) => self.outside(*min, *max, Node::Count),
            Node::Size(min, max) => self.outside(*min, *max, Node::Size),
            Node::Contains { item, min, max } => {
                self.outside(*min, *max, |min, max| Node::Contains { item: *item, min, max })
            }
            Node::Items { prefix, rest } => {
                let places = prefix.iter().enumerate().map(|(index, &node)| (index as u64, true, node));
                let places: Vec<_> = places.chain([(prefix.len() as u64, false, *rest)]).collect();
                places
                    .into_iter()
                    .filter(|(_, _, node)| *node != TRUE)
                    .map(|(index, exact, node)| {
                        let value = self.algebra.not(node);
                        self.algebra.intern(Node::SomeItem { index, exact, value })
                    })
                    .collect()
            }
            Node::SomeItem { index, exact, value } => {
                let value = self.algebra.not(*value);
                let mut prefix = vec![TRUE; *index as usize];
                let rest = if *exact {
                    prefix.push(value);
                    TRUE
                } else {
                    value
                };
                vec![self.algebra.intern(Node::Items { prefix: prefix.into(), rest })]
            }
            Node::Properties(properties) => self.properties_denied(properties),
            Node::SomeProperty { region, value } => {
                let value = self.algebra.not(*value);
                vec![self.property_denied(region, value)]
            }
            Node::Names(names) => {
                let region = Region::Unlike(*names);
                vec![self.algebra.intern(Node::SomeProperty { region, value: TRUE })]
            }
            _ => vec![FALSE],
        };
        let denial: Arc<[Literal]> = denial.into_iter().map(|node| (node, true)).collect();
        self.denials.insert(id, Arc::clone(&denial));
        denial
    }

    fn outside(&mut self, min: u64, max: Option<u64>, node: impl Fn(u64, Option<u64>) -> Node) -> Vec<NodeId> {
        let below = min.checked_sub(1).map(|most| node(0, Some(most)));
        let above = max.and_then(|max| max.checked_add(1)).map(|least| node(least, None));
        below.into_iter().chain(above).map(|node| self.algebra.intern(node)).collect()
    }

    fn properties_denied(&mut self, properties: &Properties) -> Vec<NodeId> {
        let named = properties.named.iter().map(|(name, node)| (Region::Named(name.clone()), *node));
        let matching = properties.patterns.iter().map(|&(pattern, node)| (Region::Matching(pattern), node));
        let rest = Region::Rest {
            named: properties.named.iter().map(|(name, _)| name.clone()).collect(),
            patterns: properties.patterns.iter().map(|&(pattern, _)| pattern).collect(),
        };
        let regions: Vec<(Region, NodeId)> = named.chain(matching).chain([(rest, properties.rest)]).collect();
        regions
            .into_iter()
            .filter(|(_, node)| *node != TRUE)
            .map(|(region, node)| {
                let value = self.algebra.not(node);
                self.algebra.intern(Node::SomeProperty { region, value })
            })
            .collect()
    }

    /// Every property of the region has `value`.
    fn property_denied(&mut self, region: &Region, value: NodeId) -> NodeId {
        let mut properties = Properties { named: Vec::new(), patterns: Vec::new(), rest: TRUE };
        match region {
            Region::Named(name) => properties.named.push((name.clone(), value)),
            Region::Matching(pattern) => properties.patterns.push((*pattern, value)),
            Region::Rest { named, patterns } => {
                properties.named = named.iter().map(|name| (name.clone(), TRUE)).collect();
                properties.patterns = patterns.iter().map(|&pattern| (pattern, TRUE)).collect();
                properties.rest = value;
            }
            Region::Unlike(names) => return self.algebra.intern(Node::Names(*names)),
        }
        self.algebra.intern(Node::Properties(Arc::new(properties)))
    }

    /// An array or object, told by its parts: what it takes to be equal to `value`.
    pub(crate) fn built_like(&mut self, value: &Val) -> NodeId {
        match value {
            Val::Array(items) => {
                let prefix: Box<[NodeId]> = items.iter().map(|item| self.algebra.values(vec![item.clone()])).collect();
                let count = prefix.len() as u64;
                let parts = vec![
                    self.algebra.intern(Node::Items { prefix, rest: FALSE }),
                    self.algebra.intern(Node::Count(count, Some(count))),
                    self.algebra.types(Types::ARRAY),
                ];
                self.algebra.all(parts)
            }
            Val::Object(members) => {
                let named: Vec<_> = members
                    .iter()
                    .map(|(name, value)| (name.clone(), self.algebra.values(vec![value.clone()])))
                    .collect();
                let mut parts: Vec<NodeId> =
                    named.iter().map(|(name, _)| self.algebra.intern(Node::Required(name.clone()))).collect();
                let properties = Properties { named, patterns: Vec::new(), rest: FALSE };
                parts.push(self.algebra.intern(Node::Properties(Arc::new(properties))));
                parts.push(self.algebra.types(Types::OBJECT));
                self.algebra.all(parts)
            }
            scalar => self.algebra.values(vec![scalar.clone()]),
        }
    }
}
