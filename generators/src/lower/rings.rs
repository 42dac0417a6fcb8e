//! Unions that hold each other with nothing between: `A` is `B` or a text, `B` is `A` or a number.
//!
//! What one of them takes all of them take, so each gets the variants of all, and what leads back goes: a reader that
//! followed it would never end.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Lowering;
use super::conjunction::ConjId;
use super::node::{Node, NodeKind, Null, UnionNode, VariantNode};

impl Lowering<'_> {
    pub(super) fn open_rings(&mut self) {
        // Each is opened as the document has it, so that none depends on which was the first.
        let mut opened = Vec::new();
        for ring in self.rings() {
            let ring: FxHashSet<ConjId> = ring.into_iter().collect();
            opened.extend(ring.iter().map(|id| (*id, self.opened(*id, &ring))));
        }
        opened.sort_by_key(|(id, _)| *id);
        for (id, node) in opened {
            match node {
                Some(node) => self.set(id, node),
                None => {
                    self.set(id, NodeKind::Unknown.into());
                    self.report_recursion(id);
                }
            }
        }
    }

    /// A union with the variants of its ring; `None` where there are none, or too many.
    fn opened(&mut self, id: ConjId, ring: &FxHashSet<ConjId>) -> Option<Node> {
        let (union, mut nullable) = self.union(id)?;
        let (discriminator, mut waiting) = (union.discriminator, union.variants.clone());
        waiting.reverse();
        let mut variants: Vec<VariantNode> = Vec::new();
        let mut seen = FxHashSet::from_iter([id]);
        while let Some(variant) = waiting.pop() {
            let (bottom, null) = self.descended(variant.value);
            if !ring.contains(&bottom) {
                variants.push(variant);
                continue;
            }
            let (inner, inner_nullable) = self.union(bottom)?;
            nullable |= null == Null::Added || null == Null::Kept && inner_nullable;
            if seen.insert(bottom) {
                let inner = inner.variants.clone();
                self.budget = self.budget.checked_sub(inner.len())?;
                waiting.extend(inner.into_iter().rev());
            }
        }
        if variants.is_empty() {
            return None;
        }
        // Its mapping names the unions that are no longer there.
        if let Some(owner) = discriminator {
            self.discriminator_ignored(owner);
        }
        let union = UnionNode { variants, ..UnionNode::default() };
        Some(Node { nullable, ..NodeKind::Union(union).into() })
    }

    fn union(&self, id: ConjId) -> Option<(&UnionNode, bool)> {
        match self.nodes.get(id.index()) {
            Some(Some(Node { kind: NodeKind::Union(union), nullable, .. })) => Some((union, *nullable)),
            _ => None,
        }
    }

    /// Where redirections end, and what they do to null on the way.
    fn descended(&self, mut id: ConjId) -> (ConjId, Null) {
        let mut all = Null::Kept;
        while let NodeKind::Same { as_, null } = self.kind(id) {
            if all == Null::Kept {
                all = *null;
            }
            id = *as_;
        }
        (id, all)
    }

    /// The unions of each ring of two or more: strongly connected components (Kosaraju's two walks, without recursion).
    fn rings(&self) -> Vec<Vec<ConjId>> {
        let inside = |id: ConjId| {
            let variants = self.union(id).map(|(union, _)| union.variants.as_slice()).unwrap_or_default();
            variants.iter().map(|variant| self.bottom(variant.value)).filter(|id| self.union(*id).is_some())
        };
        let mut holders: FxHashMap<ConjId, Vec<ConjId>> = FxHashMap::default();
        let (mut order, mut seen) = (Vec::new(), FxHashSet::default());
        for start in (0..self.nodes.len() as u32).map(ConjId).filter(|id| inside(*id).next().is_some()) {
            let mut open = vec![(start, false)];
            while let Some((id, done)) = open.pop() {
                if done {
                    order.push(id);
                } else if seen.insert(id) {
                    open.push((id, true));
                    for inner in inside(id) {
                        holders.entry(inner).or_default().push(id);
                        open.push((inner, false));
                    }
                }
            }
        }
        let (mut rings, mut placed) = (Vec::new(), FxHashSet::default());
        for start in order.into_iter().rev() {
            let mut ring = Vec::new();
            let mut open = vec![start];
            while let Some(id) = open.pop() {
                if placed.insert(id) {
                    ring.push(id);
                    open.extend(holders.get(&id).into_iter().flatten());
                }
            }
            if ring.len() > 1 {
                rings.push(ring);
            }
        }
        rings
    }
}
