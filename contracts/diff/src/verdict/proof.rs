//! What containment says of each cause, and of the messages that no cause explains.

use std::rc::Rc;
use std::sync::Arc;

use accordant_model::http::Parameter;
use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::attempt::Attempt;
use super::cause::Cause;
use super::due::Target;
use super::operations::{self, Operations};
use super::{dress, wire};
use crate::containment::{Budget, Engine, Reading, Side, Verdict};
use crate::same::Classes;
use crate::walk::{Reached, Step, View, Walked};
use crate::{
    Carrier, Change, Changes, Contained, Direction, Level, Options, Proof, SchemaPair, Witness, ids, policy, rule,
};

/// Messages of one cause that a witness is built in before the engine is asked about them as a whole.
const TRIED: usize = 3;
/// Messages of one cause that the engine is asked about as a whole.
const ASKED: usize = 8;
/// Messages built for one cause that are put before the validator.
const ROUNDS: usize = 4;

/// What all proofs of one diff share.
pub(super) struct Judge<'a> {
    pub(super) contracts: (&'a Contract, &'a Contract),
    pub(super) engine: Engine<'a>,
    options: &'a Options,
    changes: &'a Changes,
    pub(super) walked: &'a Walked,
    /// The pair of each message that containment can be asked about as a whole.
    roots: FxHashMap<u32, (SchemaPair, Carrier)>,
    /// Messages that witnesses were built in: their schemas are compiled in any case, so they are tried first.
    chosen: FxHashSet<u32>,
    /// Pairs that hold other pairs that differ.
    parents: FxHashSet<u32>,
    views: FxHashMap<Place, Rc<View>>,
    /// Made for the first witness.
    operations: Option<Operations<'a>>,
}

pub(super) type Place = (Side, SchemaId);

pub(super) fn ends(pair: SchemaPair) -> (Place, Place) {
    let (base, revision) = ((Side::Base, pair.base), (Side::Revision, pair.revision));
    match pair.direction {
        Direction::Request => (base, revision),
        Direction::Response => (revision, base),
    }
}

/// A cause whose place allows a break, and the messages that were built to show it.
struct Open {
    cause: usize,
    unknown: Option<String>,
    attempts: Vec<Attempt>,
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
    let roots: FxHashMap<u32, (SchemaPair, Carrier)> = walked
        .nodes
        .iter()
        .flat_map(|node| node.messages.iter().map(|message| (*message, (node.pair, node.carrier))))
        .collect();
    let engine = Engine::with_classes(base, revision, Budget::default(), Arc::clone(classes));
    let parents = walked.nodes.iter().flat_map(|node| node.parents.iter().map(|(parent, _)| *parent)).collect();
    let mut judge = Judge {
        contracts: (base, revision),
        engine,
        options,
        changes,
        walked,
        roots,
        chosen: FxHashSet::default(),
        parents,
        views: FxHashMap::default(),
        operations: None,
    };
    let mut open = Vec::new();
    for (at, cause) in causes.iter_mut().enumerate() {
        let silent = rule(cause.change.rule).is_some_and(|rule| rule.contained == Contained::Silent);
        let weighs = own_level(cause) > Some(Level::Info) || silent;
        if weighs && !cause.nodes.is_empty() && cause.change.pair.is_some() && cause.change.proof.is_none() {
            match judge.look(cause) {
                Ok(harmless) => cause.change.proof = Some(harmless),
                Err(unknown) => {
                    let attempts = judge.attempts(cause);
                    open.push(Open { cause: at, unknown, attempts });
                }
            }
        }
    }
    for round in 0..ROUNDS {
        let attempts: Vec<&Attempt> = open.iter().filter_map(|open| open.attempts.get(round)).collect();
        if attempts.is_empty() {
            break;
        }
        judge.prepare(&attempts);
        // The validators are being compiled; what will be asked in any case is asked meanwhile.
        judge.foresee(causes);
        open.retain(|open| {
            let (Some(attempt), Some(cause)) = (open.attempts.get(round), causes.get_mut(open.cause)) else {
                return true;
            };
            let found = judge.confirmed(cause, attempt);
            let proven = found.is_some();
            cause.change.proof = found.map(Proof::Proven).or(cause.change.proof.take());
            !proven
        });
    }
    for open in open {
        if let Some(cause) = causes.get_mut(open.cause) {
            let proof = judge.unproven(cause, open.unknown);
            cause.change.proof = Some(proof);
        }
    }
    judge.unexplained(base, revision, causes);
}

fn own_level(cause: &Cause) -> Option<Level> {
    cause.change.level.or_else(|| rule(cause.change.rule).and_then(|rule| rule.level(cause.change.direction)))
}

impl Judge<'_> {
    pub(super) fn reading(&self, direction: Direction) -> Reading {
        Reading {
            closed: self.options.reading == policy::Reading::Closed,
            direction: Some(direction),
            formats: self.options.formats,
        }
    }

    /// Whether every message of the pair is accepted; a value against it is not confirmed yet.
    fn suspect(&mut self, pair: SchemaPair) -> Verdict {
        let (sender, receiver) = ends(pair);
        self.suspected(sender, receiver, pair.direction, Carrier::Json)
    }

    pub(super) fn suspected(
        &mut self,
        sender: Place,
        receiver: Place,
        direction: Direction,
        carrier: Carrier,
    ) -> Verdict {
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

    fn is_equivalent(&mut self, pair: SchemaPair, carrier: Carrier) -> bool {
        let (sender, receiver) = ends(pair);
        [(sender, receiver), (receiver, sender)]
            .into_iter()
            .all(|(sender, receiver)| self.suspected(sender, receiver, pair.direction, carrier) == Verdict::Contained)
    }

    /// Harmless where no place of the cause allows a break; as an error, why a place was not decided.
    fn look(&mut self, cause: &mut Cause) -> Result<Proof, Option<String>> {
        let pairs: Vec<(u32, SchemaPair, Carrier)> = (cause.nodes.iter())
            .filter_map(|at| self.walked.nodes.get(*at as usize).map(|node| (*at, node.pair, node.carrier)))
            .collect();
        let (mut unknown, mut violated) = (None, false);
        for &(at, pair, carrier) in &pairs {
            let branch = self.target(cause, at).and_then(|target| target.branch(self.contracts.0, self.contracts.1));
            let (sender, receiver) = ends(pair);
            let sender = branch.map_or(sender, |branch| (sender.0, branch));
            match self.suspected(sender, receiver, pair.direction, carrier) {
                Verdict::Contained => {}
                Verdict::Violated(_) => violated = true,
                Verdict::Unknown(why) => unknown = unknown.or_else(|| Some(why.to_string())),
            }
        }
        if violated || unknown.is_some() {
            return Err(unknown);
        }
        cause.equivalent = pairs.iter().all(|&(_, pair, carrier)| self.is_equivalent(pair, carrier));
        Ok(Proof::Harmless)
    }

    /// Messages that break because of the cause, as far as the engine can tell.
    fn attempts(&mut self, cause: &Cause) -> Vec<Attempt> {
        let mut tried: Vec<&Reached> = cause.messages.iter().filter(|reached| reached.path.is_some()).collect();
        tried.sort_by_key(|reached| {
            let steps = reached.path.as_ref().map_or(0, Vec::len);
            (!self.chosen.contains(&reached.message), steps, reached.message)
        });
        let mut found = Vec::new();
        for reached in tried.into_iter().take(TRIED) {
            let Some(node) = self.end(cause, reached) else { continue };
            let Some(target) = self.target(cause, node) else { continue };
            found.extend(self.built(&target, node, reached));
            if found.len() >= ROUNDS {
                break;
            }
        }
        self.chosen.extend(found.first().map(|attempt| attempt.message));
        found
    }

    /// The node of the cause that the way into a message ends at.
    fn end(&self, cause: &Cause, reached: &Reached) -> Option<u32> {
        let last = reached.path.as_ref()?.last();
        let ends_there = |node: &u32| {
            let Some(node) = self.walked.nodes.get(*node as usize) else { return false };
            match last {
                Some(last) => node.parents.contains(last),
                None => node.messages.contains(&reached.message),
            }
        };
        cause.nodes.iter().copied().find(ends_there)
    }

    /// Compiles what these messages will be checked with.
    fn prepare(&mut self, attempts: &[&Attempt]) {
        let mut questions: FxHashMap<Direction, Vec<(Place, Place)>> = FxHashMap::default();
        for attempt in attempts {
            let root = self.roots.get(&attempt.message).map(|(pair, _)| *pair);
            let place = self.walked.nodes.get(attempt.node as usize).map(|node| node.pair);
            for pair in [root, place.filter(|_| self.asks_for_place(attempt))].into_iter().flatten() {
                questions.entry(pair.direction).or_default().push(ends(pair));
            }
        }
        for direction in [Direction::Request, Direction::Response] {
            if let Some(questions) = questions.get(&direction) {
                let reading = self.reading(direction);
                self.engine.prepare(questions, &reading);
            }
        }
    }

    /// Whether the place of the change is looked at by itself: in a union, whatever the other branches say, and as text,
    /// whatever it may be read as.
    fn asks_for_place(&self, attempt: &Attempt) -> bool {
        let carrier = self.walked.nodes.get(attempt.node as usize).map(|node| node.carrier);
        carrier == Some(Carrier::Text) || attempt.steps.iter().any(|(_, step)| matches!(step, Step::Branch(_)))
    }

    /// The message, if the validator confirms that it breaks because of the cause.
    fn confirmed(&mut self, cause: &Cause, attempt: &Attempt) -> Option<Witness> {
        let target = self.target(cause, attempt.node)?;
        let (root, carrier) = self.roots.get(&attempt.message).copied()?;
        let reading = self.reading(root.direction);
        if self.asks_for_place(attempt) {
            let (sender, receiver) = ends(target.pair);
            let part = attempt.part.to_json()?;
            let refusals = self.engine.refusals(sender, receiver, &reading, &part)?;
            if !target.explains(&refusals, &part, &[]) {
                return None;
            }
            if carrier == Carrier::Text && !self.engine.breaks_as_text(sender, receiver, &reading, &attempt.part) {
                return None;
            }
        }
        let (sender, receiver) = ends(root);
        let refusals = self.engine.refusals(sender, receiver, &reading, &attempt.value)?;
        let due = target.explains(&refusals, &attempt.value, &attempt.steps);
        due.then(|| self.witness(attempt.message, attempt.value.clone()))
    }

    /// What is said of a cause that no message was built for: it may be harmless in all messages that hold it.
    fn unproven(&mut self, cause: &Cause, mut unknown: Option<String>) -> Proof {
        let mut contained = cause.messages.len() <= ASKED;
        for reached in cause.messages.iter().take(ASKED) {
            let Some((pair, Carrier::Json)) = self.roots.get(&reached.message).copied() else {
                contained = false;
                continue;
            };
            match self.suspect(pair) {
                Verdict::Contained => {}
                Verdict::Violated(_) => contained = false,
                Verdict::Unknown(why) => {
                    contained = false;
                    unknown = unknown.or_else(|| Some(why.to_string()));
                }
            }
        }
        if contained || self.is_taken(cause) {
            return Proof::Harmless;
        }
        Proof::Unknown(unknown.unwrap_or_else(|| "no message was found that breaks because of this change".to_owned()))
    }

    /// Whether the cause breaks nothing at all its places, whatever else breaks the messages that hold it.
    fn is_taken(&mut self, cause: &Cause) -> bool {
        cause.nodes.iter().take(ASKED).all(|&node| {
            let json = self.walked.nodes.get(node as usize).is_some_and(|node| node.carrier == Carrier::Json);
            let target = self.target(cause, node).filter(|_| json && cause.nodes.len() <= ASKED);
            target.is_some_and(|target| self.is_taken_around(&target, node))
        })
    }

    fn target<'c>(&mut self, cause: &'c Cause, at: u32) -> Option<Target<'c>> {
        let node = self.walked.nodes.get(at as usize)?;
        let alone = node.changes.len() == 1 && !self.parents.contains(&at);
        let (sender, receiver) = ends(node.pair);
        let (sender, receiver) = (self.view(sender), self.view(receiver));
        Some(Target { change: &cause.change, pair: node.pair, sender, receiver, alone })
    }

    pub(super) fn view(&mut self, place: Place) -> Rc<View> {
        let contract = match place.0 {
            Side::Base => self.contracts.0,
            Side::Revision => self.contracts.1,
        };
        Rc::clone(self.views.entry(place).or_insert_with(|| Rc::new(View::of(contract, place.1))))
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
            Some((root, _)) => {
                let examples = operation.map(|operation| operations::examples(operation, entry)).unwrap_or_default();
                dress::dressed(engine, contract, examples, ends(*root), &reading, value)
            }
            None => value,
        };
        let sample = |parameter: &Parameter| dress::sample(engine, contract, parameter, side, &reading);
        let text = wire::message(subject, entry, operation, &value, sample);
        Witness { value, message: Some(text), refusal: None }
    }

    /// Asks about the messages that no cause can explain any more.
    fn foresee(&mut self, causes: &[Cause]) {
        for (_, pair) in self.without_explanation(causes) {
            self.suspect(pair);
        }
    }

    /// The messages that would break without a cause, if they break.
    fn without_explanation(&self, causes: &[Cause]) -> Vec<(u32, SchemaPair)> {
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
            .filter(|(message, (_, carrier))| {
                *carrier == Carrier::Json && !explained.get(**message as usize).copied().unwrap_or(true)
            })
            .map(|(message, (pair, _))| (*message, *pair))
            .collect();
        open.sort_unstable();
        open
    }

    /// A message that breaks although every change in it looks harmless.
    fn unexplained(&mut self, base: &Contract, revision: &Contract, causes: &mut Vec<Cause>) {
        let open = self.without_explanation(causes);
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
