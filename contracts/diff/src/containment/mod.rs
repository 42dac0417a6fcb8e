//! Is every value that a sender may send accepted by the receiver? The answer is a proof, a value that is refused, or
//! the reason why neither was found; never a guess.

#![allow(dead_code, reason = "the engine lands in steps")]

mod budget;
mod same;
mod value;

use accordant_model::{Contract, SchemaId};

use crate::Direction;
pub use budget::{Budget, Why};
use same::Classes;

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

/// Decides containment between schemas of two contracts. Answers are remembered, so one engine serves a whole diff.
pub struct Engine<'a> {
    base: &'a Contract,
    revision: &'a Contract,
    budget: Budget,
    classes: Classes,
}

impl<'a> Engine<'a> {
    pub fn new(base: &'a Contract, revision: &'a Contract, budget: Budget) -> Self {
        Self { base, revision, budget, classes: Classes::new(base, revision) }
    }

    /// A number that two schemas share exactly when they are built alike all the way down: everything that the model
    /// holds counts except names and places; descriptions, titles and examples do not.
    pub fn structural_hash(&self, side: Side, id: SchemaId) -> Option<u32> {
        self.classes.of(side, id)
    }

    /// Whether a schema of the base and one of the revision are built alike.
    pub fn same(&self, base: SchemaId, revision: SchemaId) -> bool {
        let class = self.classes.of(Side::Base, base);
        class.is_some() && class == self.classes.of(Side::Revision, revision)
    }

    /// Whether every value that `sender` may send is accepted by `receiver`.
    pub fn within(&mut self, sender: (Side, SchemaId), receiver: (Side, SchemaId), reading: &Reading) -> Verdict {
        let class = self.classes.of(sender.0, sender.1);
        if class.is_some() && class == self.classes.of(receiver.0, receiver.1) {
            return Verdict::Contained;
        }
        let _ = (self.base, self.revision, self.budget, reading);
        Verdict::Unknown(Why::new("the engine does not decide this yet"))
    }

    /// A valid value of the schema, as simple as can be; `None` where none was found.
    pub fn inhabitant(&mut self, schema: (Side, SchemaId), reading: &Reading) -> Option<serde_json::Value> {
        let _ = (schema, reading);
        None
    }

    /// Counterexamples of the engine that the validator did not confirm: defects to be reported, with the question.
    pub fn witness_refused(&self) -> &[Refused] {
        &[]
    }
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
