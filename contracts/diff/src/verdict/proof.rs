//! What containment says of each cause, and of the messages that no cause explains.

use std::sync::Arc;

use accordant_model::http::Parameter;
use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::cause::Cause;
use super::due::Target;
use super::operations::{self, Operations};
use super::{dress, wire, witness};
use crate::containment::{Budget, Engine, Reading, Side, Verdict};
use crate::same::Classes;
use crate::walk::{Reached, Step, Walked};
use crate::{
    Carrier, Change, Changes, Contained, Direction, Level, Options, Proof, SchemaPair, Witness, ids, policy, rule,
};

/// Messages of one cause that a witness is built in before the engine is asked about them as a whole.
const TRIED: usize = 3;
/// Messages of one cause that the engine is asked about as a whole.
const ASKED: usize = 8;

/// What all proofs of one diff share.
struct Judge<'a> {
    contracts: (&'a Contract, &'a Contract),
    engine: Engine<'a>,
    options: &'a Options,
    changes: &'a Changes,
    walked: &'a Walked,
    /// The pair of each message that containment can be asked about as a whole.
    roots: FxHashMap<u32, SchemaPair>,
    /// Messages that witnesses were built in: their schemas are compiled, so they are tried first.
    compiled: FxHashSet<u32>,
    /// Pairs that hold other pairs that differ.
    parents: FxHashSet<u32>,
    /// Made for the first witness.
    operations: Option<Operations<'a>>,
}

pub(super) type Place = (Side, SchemaId);

fn ends(pair: SchemaPair) -> (Place, Place) {
    let (base, revision) = ((Side::Base, pair.base), (Side::Revision, pair.revision));
    match pair.direction {
        Direction::Request => (base, revision),
        Direction::Response => (revision, base),
    }
}

/// Sets the proof of every cause that weighs something, and adds a cause for each message that breaks without one.
pub(super) fn prove(
    base: &Contract,
    revision: &Contract,
    classes: &Arc<Classes>,
    changes: &Changes,
    walked: &Walked,
    options: &Options,
    causes: &mut Vec<Cause>,
) {
    if walked.nodes.is_empty() {
        return;
    }
    let roots: FxHashMap<u32, SchemaPair> = walked
        .nodes
        .iter()
        .filter(|node| node.carrier == Carrier::Json)
        .flat_map(|node| node.messages.iter().map(|message| (*message, node.pair)))
        .collect();
    let engine = Engine::with_classes(base, revision, Budget::default(), Arc::clone(classes));
    let parents = walked.nodes.iter().flat_map(|node| node.parents.iter().map(|(parent, _)| *parent)).collect();
    let compiled = FxHashSet::default();
    let contracts = (base, revision);
    let mut judge = Judge { contracts, engine, options, changes, walked, roots, compiled, parents, operations: None };
    for cause in causes.iter_mut() {
        let silent = rule(cause.change.rule).is_some_and(|rule| rule.contained == Contained::Silent);
        let weighs = own_level(cause) > Some(Level::Info) || silent;
        if weighs && !cause.nodes.is_empty() && cause.change.pair.is_some() && cause.change.proof.is_none() {
            let proof = judge.prove(cause);
            cause.change.proof = Some(proof);
        }
    }
    judge.unexplained(base, revision, causes);
}

fn own_level(cause: &Cause) -> Option<Level> {
    cause.change.level.or_else(|| rule(cause.change.rule).and_then(|rule| rule.level(cause.change.direction)))
}

impl Judge<'_> {
    fn reading(&self, direction: Direction) -> Reading {
        Reading {
            closed: self.options.reading == policy::Reading::Closed,
            direction: Some(direction),
            formats: self.options.formats,
        }
    }

    /// Whether the sender's schema of the pair is within the receiver's; a JSON value against it is not confirmed yet.
    fn suspect(&mut self, pair: SchemaPair, carrier: Carrier) -> Verdict {
        let (sender, receiver) = ends(pair);
        self.suspected(sender, receiver, pair.direction, carrier)
    }

    fn suspected(&mut self, sender: Place, receiver: Place, direction: Direction, carrier: Carrier) -> Verdict {
        let reading = self.reading(direction);
        match carrier {
            Carrier::Json => self.engine.suspected(sender, receiver, &reading),
            Carrier::Text => self.engine.text_within(sender, receiver, &reading),
        }
    }

    /// Whether every message of the pair is accepted, with a value that the validator confirms.
    fn ask(&mut self, pair: SchemaPair) -> Verdict {
        let (sender, receiver) = ends(pair);
        let reading = self.reading(pair.direction);
        match self.engine.suspected(sender, receiver, &reading) {
            Verdict::Violated(value) if self.engine.breaks(sender, receiver, &reading, &value) => {
                Verdict::Violated(value)
            }
            // The engine's own way records the disagreement.
            Verdict::Violated(_) => self.engine.within(sender, receiver, &reading),
            other => other,
        }
    }

    fn is_mutual(&mut self, pair: SchemaPair, carrier: Carrier) -> bool {
        let (sender, receiver) = ends(pair);
        self.suspected(receiver, sender, pair.direction, carrier) == Verdict::Contained
    }

    fn prove(&mut self, cause: &mut Cause) -> Proof {
        let pairs: Vec<(u32, SchemaPair, Carrier)> = (cause.nodes.iter())
            .filter_map(|at| self.walked.nodes.get(*at as usize).map(|node| (*at, node.pair, node.carrier)))
            .collect();
        let (mut unknown, mut local) = (None, None);
        for &(at, pair, carrier) in &pairs {
            match self.suspect(pair, carrier) {
                Verdict::Contained => {}
                Verdict::Violated(value) => {
                    local = Some((at, value));
                    break;
                }
                Verdict::Unknown(why) => unknown = unknown.or_else(|| Some(why.to_string())),
            }
        }
        if local.is_none() && unknown.is_none() {
            cause.equivalent = pairs.iter().all(|&(_, pair, carrier)| self.is_mutual(pair, carrier));
            return Proof::Harmless;
        }
        // The place allows the break; now the whole message, where something else may forbid it. Other changes of the
        // place may be what breaks it: the message must be refused because of this one.
        let found = local.and_then(|(at, value)| Some((self.target(cause, at)?, value)));
        if let Some((target, value)) = &found {
            let values = self.values(target, value.clone());
            let mut tried: Vec<&Reached> = cause.messages.iter().filter(|reached| reached.path.is_some()).collect();
            tried.sort_by_key(|reached| {
                let steps = reached.path.as_ref().map_or(0, Vec::len);
                (!self.compiled.contains(&reached.message), steps, reached.message)
            });
            for reached in tried.into_iter().take(TRIED) {
                for value in &values {
                    if let Some(found) = self.embedded(target, reached, value) {
                        return Proof::Proven(found);
                    }
                }
            }
        }
        let mut contained = true;
        for reached in cause.messages.iter().take(ASKED) {
            let Some(pair) = self.roots.get(&reached.message).copied() else {
                contained = false;
                continue;
            };
            match self.ask(pair) {
                Verdict::Contained => {}
                Verdict::Violated(value) => {
                    contained = false;
                    if let Some((target, _)) = &found
                        && self.is_due(target, reached, pair, &value)
                    {
                        return Proof::Proven(self.witness(reached.message, value));
                    }
                }
                Verdict::Unknown(why) => {
                    contained = false;
                    unknown = unknown.or_else(|| Some(why.to_string()));
                }
            }
        }
        if contained && cause.messages.len() <= ASKED {
            return Proof::Harmless;
        }
        Proof::Unknown(unknown.unwrap_or_else(|| "no message was found that breaks because of this change".to_owned()))
    }

    fn target<'c>(&self, cause: &'c Cause, at: u32) -> Option<Target<'c>> {
        let node = self.walked.nodes.get(at as usize)?;
        let alone = node.changes.len() == 1 && !self.parents.contains(&at);
        Some(Target::new(&cause.change, node.pair, self.contracts, alone))
    }

    /// Values of the place that a message is built around: what was found to break first, then what the change is about.
    fn values(&mut self, target: &Target<'_>, found: Value) -> Vec<Value> {
        let (sender, receiver) = ends(target.pair);
        let reading = self.reading(target.pair.direction);
        if let Some(branch) = target.branch(self.contracts.0, self.contracts.1) {
            return match self.engine.suspected((sender.0, branch), receiver, &reading) {
                Verdict::Violated(value) => vec![value],
                Verdict::Contained | Verdict::Unknown(_) => Vec::new(),
            };
        }
        let mut values = vec![found];
        if !target.alone {
            let engine = &mut self.engine;
            let inhabitant = engine.inhabitant(sender, &reading);
            values.extend(target.values(inhabitant, |id| engine.inhabitant((sender.0, id), &reading)));
        }
        values
    }

    /// Whether the validator refuses the whole message because of the change.
    fn is_due(&mut self, target: &Target<'_>, reached: &Reached, root: SchemaPair, whole: &Value) -> bool {
        let Some(steps) = &reached.path else { return false };
        // Other branches of a union are refused at the same place for reasons of their own, and the branch that a
        // whole message is sent by is not known.
        if target.is_of_branch() || steps.iter().any(|(_, step)| matches!(step, Step::Branch(_))) {
            return false;
        }
        let (sender, receiver) = ends(root);
        let reading = self.reading(root.direction);
        let refusals = self.engine.refusals(sender, receiver, &reading, whole);
        refusals.is_some_and(|refusals| target.explains(&refusals, whole, steps))
    }

    /// The message with the value at the place of the change, if the validator confirms that it breaks because of it.
    fn embedded(&mut self, target: &Target<'_>, reached: &Reached, value: &Value) -> Option<Witness> {
        let path = reached.path.as_ref()?;
        let Some(root) = self.roots.get(&reached.message).copied() else {
            // As text, the value itself is what is sent.
            let due = path.is_empty() && (target.alone || self.is_due_at_place(target, value));
            return due.then(|| self.witness(reached.message, value.clone()));
        };
        let reading = self.reading(root.direction);
        let (walked, engine) = (self.walked, &mut self.engine);
        let whole = witness::embed(path, value.clone(), |node| {
            let pair = walked.nodes.get(node as usize)?.pair;
            engine.inhabitant(ends(pair).0, &reading)
        })?;
        let (sender, receiver) = ends(root);
        self.compiled.insert(reached.message);
        let refusals = self.engine.refusals(sender, receiver, &reading, &whole)?;
        let branched = path.iter().any(|(_, step)| matches!(step, Step::Branch(_)));
        let due = target.explains(&refusals, &whole, path) && (!branched || self.is_due_at_place(target, value));
        due.then(|| self.witness(reached.message, whole))
    }

    /// Whether the pair of the change refuses the value because of it, whatever stands around the pair.
    fn is_due_at_place(&mut self, target: &Target<'_>, value: &Value) -> bool {
        let (sender, receiver) = ends(target.pair);
        let reading = self.reading(target.pair.direction);
        let refusals = self.engine.refusals(sender, receiver, &reading, value);
        refusals.is_some_and(|refusals| target.explains(&refusals, value, &[]))
    }

    /// The value in the words of the document, and the message that carries it.
    fn witness(&mut self, message: u32, value: Value) -> Witness {
        let entry = self.changes.messages().get(message as usize);
        let entry = entry.and_then(|entry| Some((entry, self.changes.subjects().get(entry.subject.0 as usize)?)));
        let Some((entry, subject)) = entry else { return Witness { value, message: None, refusal: None } };
        let (base, revision) = self.contracts;
        let operations = self.operations.get_or_insert_with(|| Operations::new(base, revision));
        let operation = operations.sender(subject, entry.direction);
        let reading = self.reading(entry.direction);
        let (side, contract) = match entry.direction {
            Direction::Request => (Side::Base, base),
            Direction::Response => (Side::Revision, revision),
        };
        let engine = &mut self.engine;
        let value = match self.roots.get(&message) {
            Some(root) => {
                let examples = operation.map(|operation| operations::examples(operation, entry)).unwrap_or_default();
                dress::dressed(engine, contract, examples, ends(*root), &reading, value)
            }
            None => value,
        };
        let sample = |parameter: &Parameter| dress::sample(engine, contract, parameter, side, &reading);
        let text = wire::message(subject, entry, operation, &value, sample);
        Witness { value, message: Some(text), refusal: None }
    }

    /// A message that breaks although every change in it looks harmless.
    fn unexplained(&mut self, base: &Contract, revision: &Contract, causes: &mut Vec<Cause>) {
        let mut explained = vec![false; self.changes.messages().len()];
        for cause in causes.iter() {
            if own_level(cause) >= Some(Level::Warning) && !matches!(cause.change.proof, Some(Proof::Harmless)) {
                for reached in &cause.messages {
                    if let Some(slot) = explained.get_mut(reached.message as usize) {
                        *slot = true;
                    }
                }
            }
        }
        let mut open: Vec<(u32, SchemaPair)> = self
            .roots
            .iter()
            .filter(|(message, _)| !explained.get(**message as usize).copied().unwrap_or(true))
            .map(|(message, pair)| (*message, *pair))
            .collect();
        open.sort_unstable();
        let mut found: FxHashMap<SchemaPair, usize> = FxHashMap::default();
        for (message, pair) in open {
            if let Some(cause) = found.get(&pair).and_then(|at| causes.get_mut(*at)) {
                cause.add(message, self.changes);
                continue;
            }
            let Verdict::Violated(value) = self.ask(pair) else { continue };
            let witness = self.witness(message, value);
            let shown = cut(&witness.value.to_string());
            let mut change =
                Change::new(ids::PAYLOAD_INCOMPATIBLE, format!("the message may be {shown}, which is refused"))
                    .direction(pair.direction)
                    .places(
                        base.documents.origin(base.schemas[pair.base].at),
                        revision.documents.origin(revision.schemas[pair.revision].at),
                    );
            change.proof = Some(Proof::Proven(witness));
            if let Some(cause) = Cause::of_message(change, message, self.changes) {
                found.insert(pair, causes.len());
                causes.push(cause);
            }
        }
    }
}

fn cut(text: &str) -> String {
    const SHOWN: usize = 80;
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("`{}…`", &text[..at]),
        None => format!("`{text}`"),
    }
}
