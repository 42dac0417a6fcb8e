//! Who sends what, and which types differ by it.
//!
//! A read-only property is not sent, a write-only one not received (OpenAPI 3.1.1, section 4.8.24.2.2 of JSON Schema
//! validation 9.4). A type that has one, or that leads to one, is two types.

use super::Lowering;
use super::conjunction::ConjId;
use super::node::{AdditionalNode, NodeKind};

/// Seen from the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Direction {
    Received,
    Sent,
}

/// What reaches each combination.
#[derive(Debug, Default)]
pub(super) struct Reach {
    received: Vec<bool>,
    sent: Vec<bool>,
    /// Reached from a schema that the document names, if from nothing else.
    named: Vec<bool>,
    /// Whether its two directions are different types.
    differs: Vec<bool>,
    /// In which order they are met: what a named schema leads to stands after it.
    pub(super) order: Vec<ConjId>,
}

fn flag(flags: &[bool], id: ConjId) -> bool {
    flags.get(id.index()).copied().unwrap_or_default()
}

impl Reach {
    pub(super) fn received(&self, id: ConjId) -> bool {
        flag(&self.received, id)
    }

    pub(super) fn sent(&self, id: ConjId) -> bool {
        flag(&self.sent, id)
    }

    pub(super) fn named(&self, id: ConjId) -> bool {
        flag(&self.named, id)
    }

    pub(super) fn differs(&self, id: ConjId) -> bool {
        flag(&self.differs, id)
    }
}

impl Lowering<'_> {
    /// The combination that a use means, once settled.
    pub(super) fn target(&self, id: ConjId) -> ConjId {
        self.settled.target.get(id.index()).copied().unwrap_or(id)
    }

    /// Visits what a value of the combination is made of in one direction.
    pub(super) fn directed(&self, id: ConjId, direction: Direction, mut visit: impl FnMut(ConjId)) {
        match self.kind(id) {
            NodeKind::Object(object) => {
                for property in &object.properties {
                    let there = match direction {
                        Direction::Received => !property.write_only,
                        Direction::Sent => !property.read_only,
                    };
                    if there {
                        visit(self.target(property.value));
                    }
                }
                if let AdditionalNode::Values(values) = object.additional {
                    visit(self.target(values));
                }
            }
            other => other.children(|child| visit(self.target(child))),
        }
    }

    pub(super) fn directions(&self, roots: &[(ConjId, Direction)]) -> Reach {
        let count = self.nodes.len();
        let mut reach = Reach { differs: self.differing(), ..Reach::default() };
        let of = |wanted: Direction| -> Vec<ConjId> {
            roots.iter().filter(|(_, direction)| *direction == wanted).map(|(id, _)| *id).collect()
        };
        reach.received = self.reached(&of(Direction::Received), Direction::Received);
        reach.sent = self.reached(&of(Direction::Sent), Direction::Sent);
        let named: Vec<ConjId> = (0..count as u32)
            .map(ConjId)
            .filter(|id| self.nodes.get(id.index()).is_some_and(Option::is_some) && self.is_named(*id))
            .collect();
        reach.named = self.reached(&named, Direction::Received);
        reach.order = self.order(named, roots);
        reach
    }

    fn reached(&self, roots: &[ConjId], direction: Direction) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        let mut open: Vec<ConjId> = roots.iter().map(|root| self.target(*root)).collect();
        while let Some(id) = open.pop() {
            if let Some(seen) = reached.get_mut(id.index()).filter(|seen| !**seen) {
                *seen = true;
                self.directed(id, direction, |child| open.push(child));
            }
        }
        reached
    }

    /// Which combinations lead to a property of one direction only.
    fn differing(&self) -> Vec<bool> {
        let count = self.nodes.len();
        let mut differs = vec![false; count];
        let mut users: Vec<Vec<ConjId>> = vec![Vec::new(); count];
        let mut open = Vec::new();
        for index in 0..count {
            let id = ConjId(index as u32);
            self.kind(id).children(|child| {
                if let Some(users) = users.get_mut(self.target(child).index()) {
                    users.push(id);
                }
            });
            if let NodeKind::Object(object) = self.kind(id)
                && object.properties.iter().any(|property| property.read_only || property.write_only)
            {
                open.push(id);
            }
        }
        while let Some(id) = open.pop() {
            if let Some(slot) = differs.get_mut(id.index()).filter(|slot| !**slot) {
                *slot = true;
                open.extend(users.get(id.index()).into_iter().flatten().copied());
            }
        }
        differs
    }

    /// Named schemas as the document has them, each with what it leads to that has no name; then what operations reach.
    fn order(&self, mut named: Vec<ConjId>, roots: &[(ConjId, Direction)]) -> Vec<ConjId> {
        named.sort_by_key(|id| {
            let at = self.named_schema(*id).and_then(|id| self.schemas.get(id)).map(|schema| schema.at);
            at.map(|at| (at.document, self.documents.origin(at).span.start))
        });
        let mut seen = vec![false; self.nodes.len()];
        let mut order = Vec::with_capacity(self.nodes.len());
        let roots = roots.iter().map(|(root, _)| self.target(*root));
        for root in named.into_iter().chain(roots) {
            let mut open = vec![root];
            while let Some(id) = open.pop() {
                let Some(seen) = seen.get_mut(id.index()).filter(|seen| !**seen) else { continue };
                *seen = true;
                order.push(id);
                let from = open.len();
                self.kind(id).children(|child| {
                    let child = self.target(child);
                    if !self.is_named(child) {
                        open.push(child);
                    }
                });
                open.get_mut(from..).unwrap_or_default().reverse();
            }
        }
        order
    }
}
