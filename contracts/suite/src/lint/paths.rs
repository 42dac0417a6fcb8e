//! Rules by their paths as a tree, walked along an example: each value knows at once which rules speak of it.

use rustc_hash::FxHashMap;

use crate::{Category, Rule, Token};

/// A tree of the tokens of all paths.
pub(super) struct Paths<'r> {
    nodes: Vec<Place<'r>>,
}

#[derive(Default)]
struct Place<'r> {
    below: FxHashMap<&'r Token, usize>,
    any: Vec<usize>,
    rule: Option<usize>,
}

impl<'r> Paths<'r> {
    pub(super) fn new(rules: &'r [Rule]) -> Self {
        let mut paths = Self { nodes: vec![Place::default()] };
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.category == Category::Body) {
            let mut at = 0;
            for token in &rule.path.0 {
                let known = paths.nodes.get(at).and_then(|place| place.below.get(token).copied());
                let next = known.unwrap_or(paths.nodes.len());
                if known.is_none() {
                    paths.nodes.push(Place::default());
                    if let Some(place) = paths.nodes.get_mut(at) {
                        place.below.insert(token, next);
                        if matches!(token, Token::AnyName | Token::AnyIndex) {
                            place.any.push(next);
                        }
                    }
                }
                at = next;
            }
            if let Some(place) = paths.nodes.get_mut(at) {
                place.rule = Some(index);
            }
        }
        paths
    }

    /// Where all paths begin.
    pub(super) fn start(&self) -> Vec<usize> {
        vec![0]
    }

    /// Where the paths are one step further; `*` goes along with everything.
    pub(super) fn step(&self, from: &[usize], token: &Token) -> Vec<usize> {
        let mut reached = Vec::new();
        for place in from.iter().filter_map(|&at| self.nodes.get(at)) {
            reached.extend(place.below.get(token).copied());
            reached.extend(place.any.iter().copied());
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// The rules that end here.
    pub(super) fn rules(&self, at: &[usize]) -> impl Iterator<Item = usize> {
        at.iter().filter_map(|&at| self.nodes.get(at)?.rule)
    }
}
