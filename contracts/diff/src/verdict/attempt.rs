//! Messages built to break because of one change: a value of its place that is refused for it alone, and around it, up
//! to the whole message, what both sides agree on.

use accordant_model::SchemaId;
use rustc_hash::FxHashSet;
use serde_json::Value;

use super::due::Target;
use super::proof::{Judge, ends};
use crate::Carrier;
use crate::containment::{Hold, Reason, Side, Spot, Val, Values, Verdict};
use crate::walk::{Reached, Step};

/// Steps that a message is built over.
const DEPTH: usize = 64;
/// Places around a change that are looked at to see whether it is taken there.
const AROUND: usize = 64;
/// Branches around a place that are kept from taking its value.
const OTHERS: usize = 256;

/// A message that breaks, as far as the engine can tell.
pub(super) struct Attempt {
    pub(super) message: u32,
    /// The place of the change in that message.
    pub(super) node: u32,
    pub(super) steps: Vec<(u32, Step)>,
    /// What stands at the place, and the whole message.
    pub(super) part: Val,
    pub(super) value: Value,
}

impl Judge<'_> {
    /// Messages that break because of the change at this node, as far as the engine can tell.
    pub(super) fn built(&mut self, target: &Target<'_>, node: u32, reached: &Reached) -> Vec<Attempt> {
        let Some(steps) = reached.path.as_ref().filter(|steps| steps.len() <= DEPTH) else { return Vec::new() };
        let carrier = self.walked.nodes.get(node as usize).map_or(Carrier::Json, |node| node.carrier);
        let parts = self.parts(target, node, steps, carrier);
        let mut found = Vec::new();
        for part in parts {
            let whole = self.whole(node, steps, carrier, part.clone());
            let Some(value) = whole.and_then(|whole| whole.to_json()) else { continue };
            found.push(Attempt { message: reached.message, node, steps: steps.clone(), part, value });
        }
        found
    }

    /// Values of the place that the receiver refuses for the change, best first.
    fn parts(&mut self, target: &Target<'_>, node: u32, steps: &[(u32, Step)], carrier: Carrier) -> Vec<Val> {
        let reading = self.reading(target.pair.direction);
        let (whole, receiver) = ends(target.pair);
        let others = self.others(node, steps);
        let branch = target.branch(self.contracts.0, self.contracts.1);
        let sender = branch.map_or(whole, |branch| (whole.0, branch));
        let spot = Spot { sender, receiver, others: &others, reading: &reading };
        let mut reasons = vec![target.reason()];
        if branch.is_some() {
            reasons.push(Reason::Whatever);
        } else if target.alone && reasons != [Reason::Whatever] {
            // Nothing else differs here: whatever is refused is refused because of the change.
            reasons.push(Reason::Whatever);
        }
        let mut found: Vec<Val> = Vec::new();
        for reason in reasons {
            for mut value in self.engine.aimed(&spot, &reason) {
                if branch.is_some() && self.engine.takes(whole, true, &reading, &value) == Some(false) {
                    let spot = Spot { sender: whole, ..spot };
                    let Some(beside) = self.engine.beside(&spot, &value) else { continue };
                    value = beside;
                }
                let refused = match carrier {
                    Carrier::Json => self.engine.takes(receiver, false, &reading, &value) != Some(true),
                    Carrier::Text => self.engine.takes_no_text(receiver, &reading, &value),
                };
                if refused && !found.contains(&value) {
                    found.push(value);
                }
            }
        }
        // What was found to break the place may break it for this change.
        if found.is_empty()
            && let Verdict::Violated(value) = self.suspected(sender, receiver, target.pair.direction, carrier)
        {
            found.extend(Val::of_json(&value));
        }
        found
    }

    /// The whole message with the part at the end of the steps.
    fn whole(&mut self, node: u32, steps: &[(u32, Step)], carrier: Carrier, part: Val) -> Option<Val> {
        let mut value = part;
        let mut below = node;
        for (at, above) in steps.iter().enumerate().rev() {
            let (node, step) = above;
            let pair = self.walked.nodes.get(*node as usize)?.pair;
            let reading = self.reading(pair.direction);
            let (sender, receiver) = ends(pair);
            let others = self.others(*node, steps.get(..at)?);
            let spot = Spot { sender, receiver, others: &others, reading: &reading };
            value = match held_by(step) {
                Some(hold) => self.engine.around(&spot, &hold?, &value)?,
                None => {
                    if carrier == Carrier::Text && !self.is_told_by_type(above, below, &value) {
                        return None;
                    }
                    match self.engine.takes(sender, true, &reading, &value) {
                        Some(false) => self.engine.beside(&spot, &value)?,
                        _ => value,
                    }
                }
            };
            // What is taken after all, by another branch or because a rule depends on what was added, breaks nothing.
            if self.engine.takes(receiver, false, &reading, &value) == Some(true) {
                return None;
            }
            below = *node;
        }
        Some(value)
    }

    /// Whether every value that the change could break is taken by what stands around its place: by another branch of a
    /// union, say. Only where that is so for all ways into all messages.
    pub(super) fn is_taken_around(&mut self, target: &Target<'_>, node: u32) -> bool {
        let reading = self.reading(target.pair.direction);
        let (sender, receiver) = ends(target.pair);
        let (sender, reason) = match target.branch(self.contracts.0, self.contracts.1) {
            Some(branch) => ((sender.0, branch), Reason::Whatever),
            None => (sender, target.reason()),
        };
        let Some(values) = self.engine.all_refused(&Spot { sender, receiver, others: &[], reading: &reading }, &reason)
        else {
            return false;
        };
        let mut seen: FxHashSet<(u32, Values)> = FxHashSet::default();
        let mut open = vec![(node, values, true)];
        while let Some((node, values, told)) = open.pop() {
            if !seen.insert((node, values)) {
                continue;
            }
            let Some(here) = self.walked.nodes.get(node as usize).filter(|_| seen.len() <= AROUND) else {
                return false;
            };
            let (sender, receiver) = ends(here.pair);
            let spot = Spot { sender, receiver, others: &[], reading: &reading };
            // Where nothing but the place decides, what it refuses stays refused.
            let whole = !here.messages.is_empty();
            if (told || whole) && self.engine.takes_all(&spot, values) {
                continue;
            }
            if whole || here.carrier == Carrier::Text {
                return false;
            }
            for (above, step) in &here.parents {
                let Some(parent) = self.walked.nodes.get(*above as usize) else { return false };
                let (sender, receiver) = ends(parent.pair);
                let spot = Spot { sender, receiver, others: &[], reading: &reading };
                let around = match held_by(step) {
                    None => Some(values),
                    Some(hold) => hold.and_then(|hold| self.engine.all_around(&spot, &hold, values)),
                };
                let Some(around) = around else { return false };
                open.push((*above, around, matches!(step, Step::Branch(_))));
            }
        }
        true
    }

    /// The branches of the receiver, in the unions that the node is a branch of, other than those that lead to it.
    fn others(&mut self, node: u32, steps: &[(u32, Step)]) -> Vec<(Side, SchemaId)> {
        let mut found = Vec::new();
        let mut below = node;
        for (above, step) in steps.iter().rev() {
            if !matches!(step, Step::Branch(_)) {
                break;
            }
            let pair = |node: u32| self.walked.nodes.get(node as usize).map(|node| ends(node.pair).1);
            let (Some(union), Some(branch)) = (pair(*above), pair(below)) else { break };
            let view = self.view(union);
            let branches = view.unions.iter().flat_map(|union| union.branches.iter().copied());
            found.extend(branches.filter(|other| *other != branch.1).map(|other| (union.0, other)));
            below = *above;
        }
        found.truncate(OTHERS);
        found
    }

    /// Whether no other branch of a union takes values of this type: then no reading of a text is theirs.
    fn is_told_by_type(&mut self, union: &(u32, Step), branch: u32, value: &Val) -> bool {
        let others = self.others(branch, std::slice::from_ref(union));
        let told = matches!(value, Val::Object(_) | Val::Array(_));
        told && others.into_iter().all(|other| !self.view(other).types.intersects(value.types()))
    }
}

/// How a value at the end of the step is held; `None` for a branch, which is the same value, and no hold at all for what
/// is no JSON value of its own.
#[expect(clippy::option_option, reason = "a branch is no hold, and content has none")]
fn held_by(step: &Step) -> Option<Option<Hold>> {
    Some(match step {
        Step::Branch(_) => return None,
        Step::Property(name) => Some(Hold::Property(name.clone())),
        Step::Items => Some(Hold::Item),
        Step::Slot(slot) => Some(Hold::Slot(*slot)),
        Step::Others => Some(Hold::Undeclared),
        Step::Pattern(pattern) => Some(Hold::Matching(pattern.clone())),
        Step::Names => Some(Hold::Name),
        Step::Content => None,
    })
}
