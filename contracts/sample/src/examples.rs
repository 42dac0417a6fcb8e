//! The examples that schemas inside a value show: what a person wrote there reads better than what is made, while it is
//! sound.

use accordant_document::At;
use accordant_model::{Contract, Schema};
use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::seed::Seed;
use crate::validators::size;

/// Values that one example may have; larger ones are for whole messages.
const SIZE: usize = 500;

/// The examples of one value: those that were used, with where, and those that proved to be unsound.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    doubted: FxHashSet<At>,
    used: Vec<(String, At)>,
}

impl Examples {
    /// The nodes of `examples` and `example` of a schema.
    pub(crate) fn of(contract: &Contract, at: At) -> Vec<At> {
        let node = contract.documents.node(at);
        let listed = node.get("examples").into_iter().flat_map(|examples| examples.items().collect::<Vec<_>>());
        let nodes = listed.chain(node.get("example"));
        nodes.map(|node| At { document: at.document, node: node.id() }).collect()
    }

    /// An example of the schemas of one place, which has not been doubted.
    pub(crate) fn value(
        &mut self,
        contract: &Contract,
        together: &[&Schema],
        path: &str,
        seed: &mut Seed,
    ) -> Option<Value> {
        together.iter().find_map(|schema| {
            let documents = &contract.documents;
            let mut shown = Self::of(contract, schema.at);
            shown.retain(|at| !self.doubted.contains(at) && !documents.node(*at).is_null());
            let at = *if shown.len() > 1 { seed.pick(&shown) } else { shown.first() }?;
            let value = documents.value(at);
            if size(&value) > SIZE {
                return None;
            }
            self.used.push((path.to_owned(), at));
            Some(value)
        })
    }

    /// Begins another value; what was doubted stays so.
    pub(crate) fn begin(&mut self) {
        self.used.clear();
    }

    /// Doubts the examples that refusals at these places may be due to: those around them, there and below. Says whether
    /// there were any.
    pub(crate) fn doubt(&mut self, refused: &[String]) -> bool {
        let is_below = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let before = self.doubted.len();
        for (path, at) in &self.used {
            if refused.iter().any(|place| is_below(path, place) || is_below(place, path)) {
                self.doubted.insert(*at);
            }
        }
        self.doubted.len() > before
    }
}
