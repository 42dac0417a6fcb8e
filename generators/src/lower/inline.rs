//! Types without a declaration of their own cannot hold themselves.

use super::Lowering;
use super::conjunction::ConjId;
use super::node::{Node, NodeKind};
use crate::rule::ids;

impl Lowering<'_> {
    /// Arrays, maps, tuples and other names that lead back to themselves without an object or a union between: no
    /// language has a finite type for them, and the way back is cut with any value.
    pub(super) fn break_inline_recursion(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        enum Step {
            Enter(ConjId),
            Leave(ConjId),
        }
        let mut states = vec![State::New; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut stack = vec![Step::Enter(ConjId(start as u32))];
            while let Some(step) = stack.pop() {
                match step {
                    Step::Leave(id) => {
                        if let Some(state) = states.get_mut(id.index()) {
                            *state = State::Done;
                        }
                    }
                    Step::Enter(id) => {
                        let Some(state) = states.get_mut(id.index()).filter(|state| **state == State::New) else {
                            continue;
                        };
                        *state = State::Open;
                        stack.push(Step::Leave(id));
                        if self.kind(id).is_declared() {
                            continue;
                        }
                        let mut back = Vec::new();
                        self.kind(id).children(|child| match states.get(self.target(child).index()) {
                            Some(State::Open) if !self.kind(self.target(child)).is_declared() => back.push(child),
                            Some(State::New) => stack.push(Step::Enter(self.target(child))),
                            _ => {}
                        });
                        for child in back {
                            self.cut(id, child);
                        }
                    }
                }
            }
        }
    }

    fn cut(&mut self, id: ConjId, child: ConjId) {
        let unknown = self.unknown();
        let replace = |slot: &mut ConjId| {
            if *slot == child {
                *slot = unknown;
            }
        };
        if let Some(Some(Node { kind, .. })) = self.nodes.get_mut(id.index()) {
            match kind {
                NodeKind::Array { items, .. } => replace(items),
                NodeKind::Map(values) => replace(values),
                NodeKind::Tuple { items, rest, .. } => items.iter_mut().chain(rest).for_each(replace),
                NodeKind::Same { as_, .. } => replace(as_),
                _ => {}
            }
        }
        self.report_recursion(id);
    }

    /// Names the types that were cut because they stand too deep inside each other.
    pub(super) fn report_depth(&mut self) {
        for id in self.too_deep.take() {
            if let Some(at) = self.at_of(id) {
                self.findings.warn(
                    ids::TOO_DEEP,
                    at,
                    "arrays and maps stand inside each other without end",
                    "any value was generated from here on; give an inner schema a name under `components.schemas`",
                );
            }
        }
    }

    pub(super) fn report_recursion(&mut self, id: ConjId) {
        if let Some(at) = self.at_of(id) {
            self.findings.warn(
                ids::RECURSIVE_ALIAS,
                at,
                "the schema holds itself without an object between",
                "any value was generated where it comes back; let an object hold it",
            );
        }
    }
}
