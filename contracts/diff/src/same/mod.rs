//! Which schemas of two contracts are built alike, decided once for all of them, so that equal subtrees are skipped at
//! a glance and recursion needs no walk: most of two versions of a contract is.
//!
//! Schemas get the same class exactly when everything that the model holds of them is equal, whatever they are called
//! and wherever they stand: signatures are interned whole, so no hash can make two different schemas the same. Cycles
//! are classed by partition refinement over both contracts together. The order of branches, of the values of an `enum`
//! and of required names does not count, nor do descriptions, titles and examples.

mod components;
mod shapes;

use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::containment::Side;
pub(crate) use components::components;
use shapes::Shapes;

/// The classes of all schemas of both contracts.
pub(crate) struct Classes {
    base: Vec<u32>,
    revision: Vec<u32>,
}

impl Classes {
    pub(crate) fn new(base: &Contract, revision: &Contract) -> Self {
        let mut shapes = Shapes::default();
        shapes.read(base);
        let split = shapes.len();
        shapes.read(revision);
        let mut classes = Partition { shapes, finished: FxHashMap::default(), next: 0 }.classes();
        let revision = classes.split_off(split);
        Self { base: classes, revision }
    }

    pub(crate) fn of(&self, side: Side, id: SchemaId) -> Option<u32> {
        let classes = match side {
            Side::Base => &self.base,
            Side::Revision => &self.revision,
        };
        classes.get(id.0 as usize).copied()
    }

    /// Whether a schema of the base and one of the revision are built alike.
    pub(crate) fn same(&self, base: SchemaId, revision: SchemaId) -> bool {
        self.alike((Side::Base, base), (Side::Revision, revision))
    }

    /// Whether two schemas are built alike, each of either side.
    pub(crate) fn alike(&self, one: (Side, SchemaId), other: (Side, SchemaId)) -> bool {
        let class = self.of(one.0, one.1);
        class.is_some() && class == self.of(other.0, other.1)
    }
}

/// The classes found so far.
struct Partition {
    shapes: Shapes,
    /// Signatures of finished classes: what it says, then the classes of its children.
    finished: FxHashMap<Box<[u64]>, u32>,
    next: u32,
}

/// Signatures that refinement may make before the rest of a cycle is left unclassed (each schema by itself).
const REFINEMENT: usize = 20_000_000;
/// Marks a class of an unfinished round apart from finished ones.
const ROUND: u64 = 1 << 40;

impl Partition {
    fn classes(mut self) -> Vec<u32> {
        let count = self.shapes.len();
        let components = components(count, |node| self.shapes.children_of(node));
        let mut component_of = vec![0u32; count];
        for (index, members) in components.iter().enumerate() {
            for &member in members {
                component_of[member as usize] = index as u32;
            }
        }
        // How many cycles deep a component stands: cycles of the same depth are classed together.
        let mut depth = vec![0u32; components.len()];
        let mut cyclic = vec![false; components.len()];
        for (index, members) in components.iter().enumerate() {
            let mut below = 0;
            let mut loops = members.len() > 1;
            for &member in members {
                for &child in self.shapes.children_of(member) {
                    let target = component_of[child as usize] as usize;
                    if target == index {
                        loops = true;
                    } else {
                        below = below.max(depth[target]);
                    }
                }
            }
            cyclic[index] = loops;
            depth[index] = below + u32::from(loops);
        }
        let mut by_depth: Vec<Vec<u32>> =
            vec![Vec::new(); depth.iter().max().map_or(0, |&deepest| deepest as usize + 1)];
        for (index, &at) in depth.iter().enumerate() {
            by_depth[at as usize].push(index as u32);
        }
        let mut class = vec![u32::MAX; count];
        let mut signature = Vec::new();
        for stage in by_depth {
            let looping: Vec<u32> = stage
                .iter()
                .filter(|&&index| cyclic[index as usize])
                .flat_map(|&index| components[index as usize].iter().copied())
                .collect();
            if !looping.is_empty() {
                self.refine(&looping, &mut class);
            }
            for index in stage.into_iter().filter(|&index| !cyclic[index as usize]) {
                for &node in &components[index as usize] {
                    self.shapes.signature(node, |child| class[child as usize].into(), &mut signature);
                    class[node as usize] = self.class_of(&signature);
                }
            }
        }
        class
    }

    fn class_of(&mut self, signature: &[u64]) -> u32 {
        if let Some(&known) = self.finished.get(signature) {
            return known;
        }
        let class = self.fresh();
        self.finished.insert(signature.into(), class);
        class
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Classes the members of cycles: split by what they say until no split is left.
    fn refine(&mut self, nodes: &[u32], class: &mut [u32]) {
        // Members of these cycles hold their class of the round, everything else that of `class`.
        let mut round: FxHashMap<u32, u64> = nodes.iter().map(|&node| (node, self.shapes.own(node))).collect();
        let mut count = round.values().collect::<FxHashSet<_>>().len();
        let mut spent = 0;
        let mut signature = Vec::new();
        let stable = loop {
            let mut seen: FxHashMap<Box<[u64]>, u64> = FxHashMap::default();
            let mut next: FxHashMap<u32, u64> = FxHashMap::with_capacity_and_hasher(nodes.len(), Default::default());
            for &node in nodes {
                let of_child = |child| match round.get(&child) {
                    Some(&class) => class | ROUND,
                    None => class[child as usize].into(),
                };
                self.shapes.signature(node, of_child, &mut signature);
                spent += signature.len();
                let id = match seen.get(signature.as_slice()) {
                    Some(&known) => known,
                    None => {
                        let id = seen.len() as u64;
                        seen.insert(signature.as_slice().into(), id);
                        id
                    }
                };
                next.insert(node, id);
            }
            let split = seen.len();
            round = next;
            if split == count {
                break true;
            }
            count = split;
            if spent > REFINEMENT {
                break false;
            }
        };
        let mut settled: FxHashMap<u64, u32> = FxHashMap::default();
        for &node in nodes {
            class[node as usize] =
                if stable { *settled.entry(round[&node]).or_insert_with(|| self.fresh()) } else { self.fresh() };
        }
        for &node in nodes {
            self.shapes.signature(node, |child| class[child as usize].into(), &mut signature);
            self.finished.entry(signature.as_slice().into()).or_insert(class[node as usize]);
        }
    }
}
