//! What containment says of each cause, and of the messages that no cause explains.

use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;

use super::cause::Cause;
use crate::containment::{Budget, Engine, Reading, Side, Verdict};
use crate::walk::Walked;
use crate::{Carrier, Change, Changes, Direction, Level, Options, Proof, SchemaPair, Witness, ids, policy, rule};

/// Answers of the engine, each asked for once.
struct Judge<'a> {
    engine: Engine<'a>,
    options: &'a Options,
    pairs: FxHashMap<SchemaPair, Verdict>,
}

impl<'a> Judge<'a> {
    fn reading(&self, direction: Direction) -> Reading {
        Reading {
            closed: self.options.reading == policy::Reading::Closed,
            direction: Some(direction),
            formats: self.options.formats,
        }
    }

    /// Whether the sender's schema of the pair is within the receiver's.
    fn ask(&mut self, pair: SchemaPair) -> &Verdict {
        if !self.pairs.contains_key(&pair) {
            let reading = self.reading(pair.direction);
            let (sender, receiver) = ends(pair);
            let verdict = self.engine.within(sender, receiver, &reading);
            self.pairs.insert(pair, verdict);
        }
        &self.pairs[&pair]
    }

    /// Whether the receiver's schema is within the sender's, too.
    fn is_mutual(&mut self, pair: SchemaPair) -> bool {
        let reading = self.reading(pair.direction);
        let (sender, receiver) = ends(pair);
        self.engine.within(receiver, sender, &reading) == Verdict::Contained
    }
}

fn ends(pair: SchemaPair) -> ((Side, SchemaId), (Side, SchemaId)) {
    let (base, revision) = ((Side::Base, pair.base), (Side::Revision, pair.revision));
    match pair.direction {
        Direction::Request => (base, revision),
        Direction::Response => (revision, base),
    }
}

/// Sets the proof of every cause of a schema, and adds a cause for each message that breaks without one.
pub(super) fn prove(
    base: &Contract,
    revision: &Contract,
    changes: &Changes,
    walked: &Walked,
    options: &Options,
    causes: &mut Vec<Cause>,
) {
    if walked.nodes.is_empty() {
        return;
    }
    let mut judge =
        Judge { engine: Engine::new(base, revision, Budget::default()), options, pairs: FxHashMap::default() };
    // The pair of each message that containment can be asked about as a whole.
    let roots: FxHashMap<u32, SchemaPair> = walked
        .nodes
        .iter()
        .filter(|node| node.carrier == Carrier::Json)
        .flat_map(|node| node.messages.iter().map(|message| (*message, node.pair)))
        .collect();
    for cause in causes.iter_mut().filter(|cause| !cause.nodes.is_empty()) {
        if cause.change.pair.is_some() && cause.change.proof.is_none() {
            prove_one(&mut judge, walked, &roots, cause);
        }
    }
    unexplained(&mut judge, base, revision, changes, &roots, causes);
}

fn prove_one(judge: &mut Judge<'_>, walked: &Walked, roots: &FxHashMap<u32, SchemaPair>, cause: &mut Cause) {
    let pairs: Vec<SchemaPair> =
        cause.nodes.iter().filter_map(|at| walked.nodes.get(*at as usize).map(|node| node.pair)).collect();
    let mut unknown = None;
    let mut local = None;
    for pair in &pairs {
        match judge.ask(*pair) {
            Verdict::Contained => {}
            Verdict::Violated(value) => local = local.or_else(|| Some(value.clone())),
            Verdict::Unknown(why) => unknown = unknown.or_else(|| Some(why.to_string())),
        }
    }
    if local.is_none() && unknown.is_none() {
        cause.equivalent = pairs.iter().all(|pair| judge.is_mutual(*pair));
        cause.change.proof = Some(Proof::Harmless);
        return;
    }
    // The place allows the break; now the whole message, where something else may forbid it.
    let mut contained = true;
    let mut witness = None;
    for (message, _) in &cause.messages {
        let Some(pair) = roots.get(message) else {
            contained = false;
            continue;
        };
        match judge.ask(*pair) {
            Verdict::Contained => {}
            Verdict::Violated(value) => {
                contained = false;
                witness = witness.or_else(|| Some(value.clone()));
                break;
            }
            Verdict::Unknown(why) => {
                contained = false;
                unknown = unknown.or_else(|| Some(why.to_string()));
            }
        }
    }
    cause.change.proof = Some(match (contained, local, witness) {
        (true, ..) => Proof::Harmless,
        (false, Some(_), Some(value)) => Proof::Proven(Witness { value, message: None, refusal: None }),
        // Text has no message of its own in JSON: the value itself is what is sent.
        (false, Some(value), None) if cause.messages.iter().all(|(message, _)| !roots.contains_key(message)) => {
            Proof::Proven(Witness { value, message: None, refusal: None })
        }
        _ => Proof::Unknown(unknown.unwrap_or_else(|| "no whole message was found around the value".to_owned())),
    });
}

/// A message that breaks although every change in it looks harmless.
fn unexplained(
    judge: &mut Judge<'_>,
    base: &Contract,
    revision: &Contract,
    changes: &Changes,
    roots: &FxHashMap<u32, SchemaPair>,
    causes: &mut Vec<Cause>,
) {
    let mut explained = vec![false; changes.messages().len()];
    for cause in causes.iter() {
        let own =
            cause.change.level.or_else(|| rule(cause.change.rule).and_then(|rule| rule.level(cause.change.direction)));
        if own >= Some(Level::Warning) && !matches!(cause.change.proof, Some(Proof::Harmless)) {
            for (message, _) in &cause.messages {
                if let Some(slot) = explained.get_mut(*message as usize) {
                    *slot = true;
                }
            }
        }
    }
    let mut open: Vec<(u32, SchemaPair)> = roots
        .iter()
        .filter(|(message, _)| !explained.get(**message as usize).copied().unwrap_or(true))
        .map(|(message, pair)| (*message, *pair))
        .collect();
    open.sort_unstable();
    let mut found: FxHashMap<SchemaPair, usize> = FxHashMap::default();
    for (message, pair) in open {
        if let Some(cause) = found.get(&pair).and_then(|at| causes.get_mut(*at)) {
            cause.add(message, changes);
            continue;
        }
        let Verdict::Violated(value) = judge.ask(pair) else { continue };
        let shown = value.to_string();
        let mut change =
            Change::new(ids::PAYLOAD_INCOMPATIBLE, format!("the message may be {}, which is refused", cut(&shown)))
                .direction(pair.direction)
                .places(
                    base.documents.origin(base.schemas[pair.base].at),
                    revision.documents.origin(revision.schemas[pair.revision].at),
                );
        change.proof = Some(Proof::Proven(Witness { value: value.clone(), message: None, refusal: None }));
        if let Some(cause) = Cause::of_message(change, message, changes) {
            found.insert(pair, causes.len());
            causes.push(cause);
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
