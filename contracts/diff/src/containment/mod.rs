//! Is every value that a sender may send accepted by the receiver? The answer is a proof, a value that is refused, or
//! the reason why neither was found; never a guess.

mod algebra;
mod arrays;
mod budget;
mod cases;
mod denial;
mod evaluate;
mod goals;
mod guards;
mod lower;
mod numbers;
mod objects;
mod pattern;
mod pattern_syntax;
mod prover;
mod refusal;
mod scalars;
mod search;
mod strings;
mod text;
mod unread;
mod validate;
mod value;
mod view;

use std::sync::Arc;

use accordant_document::Node;
use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;

use crate::Direction;
use crate::same::Classes;
pub use budget::{Budget, Why};
use lower::UNREAD;
use prover::{DEPTH, Outcome, Prover, UNITS_A_LEVEL};
pub(crate) use refusal::Refusal;
use validate::Validators;
pub(crate) use value::Val;

/// Which of the two contracts a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    Base,
    Revision,
}

/// How the two sides of a question are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The sender sends only properties that its schema declares, unless it says otherwise.
    pub closed: bool,
    /// Set where properties have an owner: read-only ones are not part of requests, write-only ones not of responses.
    pub direction: Option<Direction>,
    /// `format` constrains values, as far as the engine knows the format.
    pub formats: bool,
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every value of the sender is a value of the receiver.
    Contained,
    /// The sender may send this value and the receiver refuses it; checked with an independent validator.
    Violated(serde_json::Value),
    Unknown(Why),
}

/// A counterexample that the independent validator did not confirm.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub sender: (Side, SchemaId),
    pub receiver: (Side, SchemaId),
    pub reading: Reading,
    pub value: serde_json::Value,
    /// What the validator said instead.
    pub reason: String,
}

type Place = (Side, SchemaId);

/// Decides containment between schemas of two contracts. Answers are remembered, so one engine serves a whole diff.
pub struct Engine<'a> {
    classes: Arc<Classes>,
    /// Without and with formats as constraints.
    provers: [Prover<'a>; 2],
    validators: Validators,
    answers: FxHashMap<(Place, Place, Reading), Verdict>,
    /// Answers that no validator has seen.
    suspicions: FxHashMap<(Place, Place, Reading), Verdict>,
    text_answers: FxHashMap<(Place, Place, Reading), Verdict>,
    refused: Vec<Refused>,
}

/// Units of stack that any thread has room for.
const SHALLOW: usize = 800;
/// Stack of the thread that deep questions are asked on, and the units that it has room for.
const DEEP_STACK: usize = 512 << 20;

impl<'a> Engine<'a> {
    pub fn new(base: &'a Contract, revision: &'a Contract, budget: Budget) -> Self {
        Self::with_classes(base, revision, budget, Arc::new(Classes::new(base, revision)))
    }

    /// As [`Engine::new`], with classes that others use, too.
    pub(crate) fn with_classes(
        base: &'a Contract,
        revision: &'a Contract,
        budget: Budget,
        classes: Arc<Classes>,
    ) -> Self {
        let prover = |formats| Prover::new(base, revision, Arc::clone(&classes), budget, formats);
        Self {
            provers: [prover(false), prover(true)],
            classes,
            validators: Validators::default(),
            answers: FxHashMap::default(),
            suspicions: FxHashMap::default(),
            text_answers: FxHashMap::default(),
            refused: Vec::new(),
        }
    }

    /// A number that two schemas share exactly when they are built alike all the way down: everything that the model
    /// holds counts except names and places; descriptions, titles and examples do not.
    pub fn structural_hash(&self, side: Side, id: SchemaId) -> Option<u32> {
        self.classes.of(side, id)
    }

    /// Whether a schema of the base and one of the revision are built alike.
    pub fn same(&self, base: SchemaId, revision: SchemaId) -> bool {
        self.classes.same(base, revision)
    }

    /// Whether every value that `sender` may send is accepted by `receiver`.
    pub fn within(&mut self, sender: Place, receiver: Place, reading: &Reading) -> Verdict {
        if self.classes.alike(sender, receiver) {
            return Verdict::Contained;
        }
        let question = (sender, receiver, *reading);
        if let Some(known) = self.answers.get(&question) {
            return known.clone();
        }
        let mut verdict = self.decide(question, SHALLOW);
        if matches!(&verdict, Verdict::Unknown(why) if *why == Why::budget(DEPTH)) {
            verdict = self.on_deep_stack(|engine, units| engine.decide(question, units)).unwrap_or(verdict);
        }
        self.answers.insert(question, verdict.clone());
        verdict
    }

    /// Whether two schemas take the same values: `Contained` if each is within the other, else what tells them apart.
    pub fn equivalent(&mut self, left: Place, right: Place, reading: &Reading) -> Verdict {
        match self.within(left, right, reading) {
            Verdict::Contained => self.within(right, left, reading),
            Verdict::Unknown(why) => match self.within(right, left, reading) {
                Verdict::Contained => Verdict::Unknown(why),
                other => other,
            },
            violated => violated,
        }
    }

    /// A value that the schema's sender may send, as simple as can be; `None` where none was found.
    pub fn inhabitant(&mut self, schema: Place, reading: &Reading) -> Option<serde_json::Value> {
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(SHALLOW);
        let view = prover.view(schema.0, reading, true);
        match prover.goal_of(view, schema.1) {
            Outcome::Value(value) | Outcome::Maybe(value, _) => value.to_json(),
            Outcome::Empty | Outcome::Unknown(_) => None,
        }
    }

    /// Whether the schema's sender may send a value of its document, as far as the engine can tell.
    pub(crate) fn may_send(&mut self, schema: Place, reading: &Reading, value: Node<'_>) -> bool {
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(SHALLOW);
        let view = prover.view(schema.0, reading, true);
        let root = prover.root(view, schema.1);
        root.zip(Val::of_node(value)).and_then(|(root, value)| prover.holds(root, &value)) == Some(true)
    }

    /// The JSON Schema 2020-12 that a side of a question is read as: what its values are validated against. `None` where
    /// part of it could not be read.
    pub fn read_as(&mut self, schema: Place, reading: &Reading, sends: bool) -> Option<serde_json::Value> {
        let prover = &mut self.provers[usize::from(reading.formats)];
        let at = prover.view(schema.0, reading, sends);
        let root = prover.views.get_mut(at as usize)?.root(schema.1);
        if !prover.reads_whole(at, root) {
            return None;
        }
        prover.views.get(at as usize).map(|view| validate::written(view, root))
    }

    /// As [`Engine::within`], but a value that speaks against it is not put before the validator: `Violated` is a
    /// suspicion here. Compiling both schemas is what costs most, and the whole message has to be checked anyway.
    pub fn suspected(&mut self, sender: Place, receiver: Place, reading: &Reading) -> Verdict {
        if self.classes.alike(sender, receiver) {
            return Verdict::Contained;
        }
        let question = (sender, receiver, *reading);
        if let Some(known) = self.answers.get(&question).or_else(|| self.suspicions.get(&question)) {
            return known.clone();
        }
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(SHALLOW);
        let sending = prover.view(sender.0, reading, true);
        let receiving = prover.view(receiver.0, reading, false);
        let verdict = match prover.counterexample((sending, sender.1), (receiving, receiver.1)) {
            Outcome::Empty => Verdict::Contained,
            Outcome::Unknown(why) if why == Why::budget(DEPTH) => self.within(sender, receiver, reading),
            Outcome::Unknown(why) => Verdict::Unknown(why),
            Outcome::Value(value) | Outcome::Maybe(value, _) => value.to_json().map_or_else(
                || Verdict::Unknown(Why::new("the counterexample is a number that the validator cannot be given")),
                Verdict::Violated,
            ),
        };
        self.suspicions.insert(question, verdict.clone());
        verdict
    }

    /// Whether the validator confirms that the sender may send this value and the receiver refuses it.
    pub fn breaks(&mut self, sender: Place, receiver: Place, reading: &Reading, value: &serde_json::Value) -> bool {
        let prover = &mut self.provers[usize::from(reading.formats)];
        let sending = prover.view(sender.0, reading, true);
        let receiving = prover.view(receiver.0, reading, false);
        self.confirm((sending, sender.1), (receiving, receiver.1), reading.formats, value).is_ok()
    }

    /// Why the receiver refuses a value that the sender may send, in the validator's judgement; `None` where the sender
    /// may not send it, the receiver takes it, or the validator could not be asked.
    pub(crate) fn refusals(
        &mut self,
        sender: Place,
        receiver: Place,
        reading: &Reading,
        value: &serde_json::Value,
    ) -> Option<Vec<Refusal>> {
        let prover = &mut self.provers[usize::from(reading.formats)];
        let sending = prover.view(sender.0, reading, true);
        let receiving = prover.view(receiver.0, reading, false);
        if !self.validator((sending, sender.1), reading.formats).ok()?.is_valid(value) {
            return None;
        }
        let received = self.validator((receiving, receiver.1), reading.formats).ok()?;
        let refusals = refusal::collect(received.iter_errors(value));
        (!refusals.is_empty()).then_some(refusals)
    }

    /// Counterexamples of the engine that the validator did not confirm: defects to be reported, with the question.
    pub fn witness_refused(&self) -> &[Refused] {
        &self.refused
    }

    fn on_deep_stack<T: Send>(&mut self, ask: impl FnOnce(&mut Self, usize) -> T + Send) -> Option<T> {
        let units = self.provers[0].meter.budget.depth.saturating_mul(UNITS_A_LEVEL);
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(DEEP_STACK).spawn_scoped(scope, || ask(self, units));
            thread.ok()?.join().ok()
        })
    }

    fn decide(&mut self, (sender, receiver, reading): (Place, Place, Reading), stack: usize) -> Verdict {
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(stack);
        let sending = prover.view(sender.0, &reading, true);
        let receiving = prover.view(receiver.0, &reading, false);
        let (value, doubt) = match prover.counterexample((sending, sender.1), (receiving, receiver.1)) {
            Outcome::Empty => return Verdict::Contained,
            Outcome::Unknown(why) => return Verdict::Unknown(why),
            Outcome::Value(value) => (value, None),
            Outcome::Maybe(value, why) => (value, Some(why)),
        };
        let Some(value) = value.to_json() else {
            return Verdict::Unknown(Why::new("the counterexample is a number that the validator cannot be given"));
        };
        match (self.confirm((sending, sender.1), (receiving, receiver.1), reading.formats, &value), doubt) {
            (Ok(()), _) => Verdict::Violated(value),
            (Err(_), Some(why)) | (Err(Disagreement::NotAsked(why)), None) => Verdict::Unknown(why),
            (Err(Disagreement::Refused(reason)), None) => {
                let why = Why::new(format!("a counterexample was found that the validator does not confirm: {reason}"));
                self.refused.push(Refused { sender, receiver, reading, value, reason });
                Verdict::Unknown(why)
            }
        }
    }

    /// Puts a counterexample before the validator: the sender's schema must take it and the receiver's must not.
    fn confirm(
        &mut self,
        sender: (u8, SchemaId),
        receiver: (u8, SchemaId),
        formats: bool,
        value: &serde_json::Value,
    ) -> Result<(), Disagreement> {
        let sent = self.validator(sender, formats).map_err(Disagreement::NotAsked)?;
        if let Err(error) = sent.validate(value) {
            return Err(Disagreement::Refused(format!("the sender's schema does not take it: {error}")));
        }
        let received = self.validator(receiver, formats).map_err(Disagreement::NotAsked)?;
        if received.is_valid(value) {
            return Err(Disagreement::Refused("the receiver's schema takes it".into()));
        }
        Ok(())
    }

    fn validator(&mut self, (at, id): (u8, SchemaId), formats: bool) -> Result<Arc<jsonschema::Validator>, Why> {
        let prover = &mut self.provers[usize::from(formats)];
        let view = prover.views.get_mut(at as usize).ok_or_else(|| Why::new("a view that is not there"))?;
        let root = view.root(id);
        if !prover.reads_whole(at, root) {
            return Err(Why::new(UNREAD));
        }
        let view = prover.views.get(at as usize).ok_or_else(|| Why::new("a view that is not there"))?;
        self.validators.of(at, view, root, formats)
    }
}

/// Why a counterexample was not confirmed.
enum Disagreement {
    Refused(String),
    /// The validator cannot be given the schema.
    NotAsked(Why),
}
