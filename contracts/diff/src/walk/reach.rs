//! What a changed pair reaches, worked out backwards along the edges of the walk.

use std::collections::VecDeque;

use accordant_document::Origin;
use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::{Step, Walked};
use crate::Change;

/// Steps that all questions of one diff may take together; beyond, places are missing from the lists but no finding is.
const STEPS: usize = 20_000_000;

/// The named schema or the message that a changed pair belongs to: what its fingerprint starts with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    Schema(String),
    Message(u32),
}

/// Answers for one walk.
pub(crate) struct Reach<'w> {
    walked: &'w Walked,
    base: &'w Contract,
    revision: &'w Contract,
    steps: usize,
}

/// How many schemas are looked at to learn which one a change is written in.
const PARTS: usize = 16;

/// How many of the messages of a pair are given with the path to it.
const PATHS: usize = 10;

/// One message that holds a pair.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reached {
    pub(crate) message: u32,
    /// The way from the message's own pair: each pair with the step to the next. Given for the first messages only.
    pub(crate) path: Option<Vec<(u32, Step)>>,
}

impl Reached {
    /// The path as people write it: `$.address.street`.
    pub(crate) fn shown(&self) -> String {
        let mut shown = String::from("$");
        for (_, step) in self.path.iter().flatten() {
            shown.push_str(&step.to_string());
        }
        shown
    }
}

/// A way back: from a pair to the next one towards the changed pair.
type Hops = FxHashMap<u32, Option<(u32, Step)>>;

impl<'w> Reach<'w> {
    pub(crate) fn new(walked: &'w Walked, base: &'w Contract, revision: &'w Contract) -> Self {
        Self { walked, base, revision, steps: STEPS }
    }

    /// The messages that hold the pair, in document order.
    pub(crate) fn messages(&mut self, node: u32) -> Vec<Reached> {
        let mut hops: Hops = FxHashMap::default();
        hops.insert(node, None);
        let mut open = VecDeque::from([node]);
        let mut roots = Vec::new();
        while let Some(at) = open.pop_front() {
            let Some(here) = self.walked.nodes.get(at as usize) else { continue };
            roots.extend(here.messages.iter().map(|message| (*message, at)));
            let Some(steps) = self.steps.checked_sub(here.parents.len() + 1) else { break };
            self.steps = steps;
            for (parent, step) in &here.parents {
                if !hops.contains_key(parent) {
                    hops.insert(*parent, Some((at, step.clone())));
                    open.push_back(*parent);
                }
            }
        }
        roots.sort_unstable();
        let reached = |(at, (message, root)): (usize, (u32, u32))| Reached {
            message,
            path: (at < PATHS).then(|| way(&hops, root)),
        };
        roots.into_iter().enumerate().map(reached).collect()
    }

    /// The nearest named schema above the change, or the message, and the path from there. What a schema takes from
    /// others by `$ref` or `allOf` belongs to the one that the change is written in.
    pub(crate) fn home(&self, node: u32, change: &Change) -> (Home, String) {
        let mut hops: Hops = FxHashMap::default();
        hops.insert(node, None);
        let mut level = vec![node];
        while !level.is_empty() {
            let mut found: Vec<(Home, String)> = Vec::new();
            for at in &level {
                let Some(here) = self.walked.nodes.get(*at as usize) else { continue };
                let name = name_of(self.base, here.pair.base, change.base);
                let name = name.or_else(|| name_of(self.revision, here.pair.revision, change.revision));
                let homes = name.map(|name| Home::Schema(name.to_string())).into_iter();
                let homes = homes.chain(here.messages.iter().map(|message| Home::Message(*message)));
                found.extend(homes.take(1).map(|home| (home, path(&hops, *at))));
            }
            if let Some(best) = found.into_iter().min() {
                return best;
            }
            let mut next = Vec::new();
            for at in level {
                for (parent, step) in self.walked.nodes.get(at as usize).map_or(&[][..], |node| &node.parents) {
                    if !hops.contains_key(parent) {
                        hops.insert(*parent, Some((at, step.clone())));
                        next.push(*parent);
                    }
                }
            }
            level = next;
        }
        (Home::Message(u32::MAX), "$".to_owned())
    }
}

/// The name of the schema, or of the one that it takes what changed from.
fn name_of(contract: &Contract, id: SchemaId, changed: Option<Origin>) -> Option<&SmolStr> {
    let own = || contract.schemas[id].name.as_ref();
    let Some(changed) = changed else { return own() };
    let mut open = vec![id];
    let mut at = 0;
    while let Some(id) = open.get(at).copied().filter(|_| at < PARTS) {
        let schema = &contract.schemas[id];
        let place = contract.documents.origin(schema.at);
        let holds = place.document == changed.document && place.span.contains(changed.span);
        if holds && schema.name.is_some() {
            return schema.name.as_ref();
        }
        let all_of = schema.composition.iter().flat_map(|composition| composition.all_of.iter().copied());
        for part in schema.reference.into_iter().chain(all_of) {
            if open.len() < PARTS && !open.contains(&part) {
                open.push(part);
            }
        }
        at += 1;
    }
    own()
}

fn way(hops: &Hops, from: u32) -> Vec<(u32, Step)> {
    let mut way = Vec::new();
    let mut at = from;
    while let Some(Some((next, step))) = hops.get(&at) {
        way.push((at, step.clone()));
        at = *next;
    }
    way
}

fn path(hops: &Hops, from: u32) -> String {
    let steps: String = way(hops, from).into_iter().map(|(_, step)| step.to_string()).collect();
    format!("${steps}")
}
