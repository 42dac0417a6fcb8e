//! What all parts of the proof share: the views, the algebra, the patterns, the memo and what is left of the budget.

use std::sync::Arc;

use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::algebra::{Algebra, Literal, NodeId};
use super::budget::{Budget, Meter, Why};
use super::goals::Memo;
use super::strings::Patterns;
use super::unread::unread;
use super::value::Val;
use super::view::{Mode, View, in_place};
use super::{Reading, Side};
use crate::same::{Classes, components};

/// The result of looking for a value that has everything it should and nothing it should not.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// There is none.
    Empty,
    Value(Val),
    /// A value with everything that could be decided; the rest is for the validator to say.
    Maybe(Val, Why),
    Unknown(Why),
}

pub(crate) struct Prover<'a> {
    base: &'a Contract,
    revision: &'a Contract,
    pub(crate) classes: Arc<Classes>,
    pub(crate) algebra: Algebra,
    pub(crate) views: Vec<View<'a>>,
    pub(crate) patterns: Patterns,
    pub(crate) meter: Meter,
    pub(crate) memo: Memo,
    pub(crate) opened: FxHashMap<NodeId, NodeId>,
    pub(crate) denials: FxHashMap<NodeId, Arc<[Literal]>>,
    pub(crate) formats: bool,
    /// Units of stack in use, and how many there are.
    pub(crate) depth: usize,
    pub(crate) stack: usize,
    /// Schemas that apply to themselves without a step into the value, by side.
    groundless: [Option<FxHashSet<SchemaId>>; 2],
    unread: [Option<FxHashSet<SchemaId>>; 2],
}

impl<'a> Prover<'a> {
    pub(crate) fn new(
        base: &'a Contract,
        revision: &'a Contract,
        classes: Arc<Classes>,
        budget: Budget,
        formats: bool,
    ) -> Self {
        Self {
            base,
            revision,
            classes,
            algebra: Algebra::new(),
            views: Vec::new(),
            patterns: Patterns::default(),
            meter: Meter::new(budget),
            memo: Memo::default(),
            opened: FxHashMap::default(),
            denials: FxHashMap::default(),
            formats,
            depth: 0,
            stack: 0,
            groundless: [None, None],
            unread: [None, None],
        }
    }

    pub(crate) fn contract(&self, side: Side) -> &'a Contract {
        match side {
            Side::Base => self.base,
            Side::Revision => self.revision,
        }
    }

    /// The view of one side in a role, made when it is first needed.
    pub(crate) fn view(&mut self, side: Side, reading: &Reading, sends: bool) -> u8 {
        let owned = reading.direction.map(|direction| super::view::Owned { direction, sends });
        let mode = Mode { side, closed: reading.closed && sends, owned };
        let known = self.views.iter().position(|view| view.mode == mode);
        let at = known.unwrap_or_else(|| {
            let contract = self.contract(side);
            self.views.push(View::new(&contract.documents, &contract.schemas, mode));
            self.views.len() - 1
        });
        at as u8
    }

    pub(crate) fn is_groundless(&mut self, side: Side, id: SchemaId) -> bool {
        let contract = self.contract(side);
        let found = self.groundless[side as usize].get_or_insert_with(|| {
            let edges: Vec<Vec<u32>> = contract
                .schemas
                .iter()
                .map(|(_, schema)| in_place(schema).into_iter().map(|id| id.0).collect())
                .collect();
            components(edges.len(), |node| &edges[node as usize])
                .into_iter()
                .filter(|members| {
                    members.len() > 1 || members.first().is_some_and(|member| edges[*member as usize].contains(member))
                })
                .flatten()
                .map(SchemaId)
                .collect()
        });
        found.contains(&id)
    }

    pub(crate) fn is_unread(&mut self, side: Side, id: SchemaId) -> bool {
        let contract = self.contract(side);
        self.unread[side as usize].get_or_insert_with(|| unread(contract)).contains(&id)
    }

    /// Everything that a schema of a view reaches was read whole.
    pub(crate) fn reads_whole(&mut self, view: u8, root: SchemaId) -> bool {
        let Some(found) = self.views.get_mut(view as usize) else { return false };
        let reached = found.complete(root);
        let side = found.mode.side;
        let contract = self.contract(side);
        let unread = self.unread[side as usize].get_or_insert_with(|| unread(contract));
        let Some(found) = self.views.get(view as usize) else { return false };
        unread.is_empty() || reached.iter().all(|&id| found.source_id(id).is_none_or(|id| !unread.contains(&id)))
    }

    /// Starts a new question with a full budget and so many units of stack.
    pub(crate) fn restart(&mut self, stack: usize) {
        self.meter.restart();
        self.memo.restart();
        self.depth = 0;
        self.stack = stack;
    }

    pub(crate) fn root(&mut self, view: u8, id: SchemaId) -> Option<NodeId> {
        let made = self.views.get_mut(view as usize)?.root(id);
        Some(self.schema(view, made))
    }

    /// A value of a whole schema.
    pub(crate) fn goal_of(&mut self, view: u8, id: SchemaId) -> Outcome {
        match self.root(view, id) {
            Some(node) => self.goal(vec![(node, true)]),
            None => Outcome::Unknown(Why::new("a schema that is not there")),
        }
    }

    /// A value that one schema has and another has not.
    pub(crate) fn counterexample(&mut self, sender: (u8, SchemaId), receiver: (u8, SchemaId)) -> Outcome {
        match (self.root(sender.0, sender.1), self.root(receiver.0, receiver.1)) {
            (Some(sent), Some(received)) => self.goal(vec![(sent, true), (received, false)]),
            _ => Outcome::Unknown(Why::new("a schema that is not there")),
        }
    }

    /// Takes stack for one more level, or says that there is no more. Every `enter` has its `leave`.
    pub(crate) fn enter(&mut self, units: usize) -> Result<(), Why> {
        if self.depth + units > self.stack {
            return Err(Why::budget(DEPTH));
        }
        self.depth += units;
        Ok(())
    }

    pub(crate) fn leave(&mut self, units: usize) {
        self.depth = self.depth.saturating_sub(units);
    }

    /// Whether two literals can never hold together because a schema is within itself however it is read.
    pub(crate) fn excludes_itself(&self, held: NodeId, denied: NodeId) -> bool {
        let class = |node| match self.algebra.node(node) {
            super::algebra::Node::Schema { view, id } => {
                let view = self.views.get(*view as usize)?;
                let (source, owned) = view.source_of(*id)?;
                Some((self.classes.of(view.mode.side, source)?, owned))
            }
            _ => None,
        };
        held == denied || class(held).is_some_and(|found| class(denied) == Some(found))
    }
}

/// The budget that is answered by more stack.
pub(crate) const DEPTH: &str = "values inside values";
/// Units of stack that a value inside a value takes at most.
pub(crate) const UNITS_A_LEVEL: usize = 16;
