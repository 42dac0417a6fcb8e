//! Parameters, headers and form fields: values that travel as text, compared by the texts that they become.
//!
//! A text does not say what it was: `5` may be a number or a string to whoever reads it, and one item of a list. So a
//! value breaks the receiver only if no reading of its text is accepted. Where neither that nor the opposite can be
//! shown, the answer is `Unknown`; what the style of a parameter changes is compared elsewhere.

use accordant_document::Number;
use accordant_model::Types;
use smol_str::SmolStr;

use super::algebra::{Literal, Node, NodeId};
use super::budget::Why;
use super::prover::{DEPTH, Outcome, Prover};
use super::value::Val;
use super::{Disagreement, Engine, Place, Reading, SHALLOW, Verdict};

const INTEGER_TEXT: &str = "^-?(0|[1-9][0-9]*)$";
const NUMBER_TEXT: &str = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$";
/// What stands between the items of a list, by style.
const SEPARATORS: [&str; 4] = [",", " ", "|", "\t"];
/// Values of one type that are tried one by one before a finite set is taken for endless.
const TRIED: usize = 64;

impl Engine<'_> {
    /// Whether every text that a value of `sender` may become is read as a value of `receiver`. The witness is the value.
    pub fn text_within(&mut self, sender: Place, receiver: Place, reading: &Reading) -> Verdict {
        if self.classes.alike(sender, receiver) {
            return Verdict::Contained;
        }
        let question = (sender, receiver, *reading);
        if let Some(known) = self.text_answers.get(&question) {
            return known.clone();
        }
        let mut verdict = self.decide_text(sender, receiver, reading, SHALLOW);
        if matches!(&verdict, Verdict::Unknown(why) if *why == Why::budget(DEPTH)) {
            let deeper = self.on_deep_stack(|engine, units| engine.decide_text(sender, receiver, reading, units));
            verdict = deeper.unwrap_or(verdict);
        }
        self.text_answers.insert(question, verdict.clone());
        verdict
    }

    fn decide_text(&mut self, sender: Place, receiver: Place, reading: &Reading, stack: usize) -> Verdict {
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(stack);
        let sending = (prover.view(sender.0, reading, true), sender.1);
        let receiving = (prover.view(receiver.0, reading, false), receiver.1);
        let value = match prover.text_counterexample(sending, receiving) {
            Outcome::Empty => return Verdict::Contained,
            Outcome::Unknown(why) => return Verdict::Unknown(why),
            Outcome::Value(value) | Outcome::Maybe(value, _) => value,
        };
        let Some(json) = value.to_json() else {
            return Verdict::Unknown(Why::new("the counterexample is a number that the validator cannot be given"));
        };
        if let Err(disagreement) = self.confirm(sending, receiving, reading.formats, &json) {
            return Verdict::Unknown(match disagreement {
                Disagreement::Refused(reason) => Why::new(format!("the validator does not confirm a text: {reason}")),
                Disagreement::NotAsked(why) => why,
            });
        }
        let Ok(judge) = self.validator(receiving, reading.formats) else {
            return Verdict::Unknown(Why::new("the receiver's schema cannot be given to the validator"));
        };
        let read_otherwise = readings(&value).iter().filter_map(Val::to_json).any(|other| judge.is_valid(&other));
        if read_otherwise {
            return Verdict::Unknown(Why::new("the text may be read as a value of another type"));
        }
        Verdict::Violated(json)
    }
}

impl Prover<'_> {
    /// A value of the sender whose text the receiver takes in no reading.
    fn text_counterexample(
        &mut self,
        sender: (u8, accordant_model::SchemaId),
        receiver: (u8, accordant_model::SchemaId),
    ) -> Outcome {
        let (Some(sent), Some(received)) = (self.root(sender.0, sender.1), self.root(receiver.0, receiver.1)) else {
            return Outcome::Unknown(Why::new("a schema that is not there"));
        };
        let mut doubt = Outcome::Empty;
        let fractions = Types::NUMBER.without(Types::INTEGER);
        for types in
            [Types::STRING, Types::INTEGER, fractions, Types::BOOLEAN, Types::NULL, Types::ARRAY, Types::OBJECT]
        {
            let pattern =
                if types == Types::INTEGER { Some(INTEGER_TEXT) } else { (types == fractions).then_some(NUMBER_TEXT) };
            if let Some(pattern) = pattern
                && self.takes_texts(received, pattern)
            {
                continue;
            }
            match self.texts_of_type(types, sent, received) {
                Outcome::Empty => {}
                value @ Outcome::Value(_) => return value,
                other => doubt = other,
            }
        }
        doubt
    }

    /// Whether the receiver takes every text of a pattern as a string.
    fn takes_texts(&mut self, received: NodeId, pattern: &str) -> bool {
        let pattern = self.patterns.intern(&SmolStr::new(pattern));
        let pattern = self.algebra.intern(Node::Pattern(pattern));
        self.string_goal(vec![(pattern, true), (received, false)]) == Outcome::Empty
    }

    fn texts_of_type(&mut self, types: Types, sent: NodeId, received: NodeId) -> Outcome {
        let own = self.algebra.types(types);
        let mut tried: Vec<Val> = Vec::new();
        while tried.len() < TRIED {
            let mut literals: Vec<Literal> = vec![(sent, true), (received, false), (own, true)];
            literals.push(self.other_than(tried.clone()));
            let value = match self.goal(literals) {
                Outcome::Value(value) | Outcome::Maybe(value, _) => value,
                outcome => return outcome,
            };
            let mut taken = Some(false);
            for other in readings(&value) {
                match self.holds(received, &other) {
                    Some(true) => {
                        taken = Some(true);
                        break;
                    }
                    Some(false) => {}
                    None => taken = None,
                }
            }
            match taken {
                Some(false) => return Outcome::Value(value),
                Some(true) => tried.push(value),
                None => return Outcome::Unknown(Why::new("a reading of a text that could not be judged")),
            }
        }
        Outcome::Unknown(Why::new("the texts of the sender may be read as values of another type"))
    }
}

/// What else a receiver may read from the text of a value.
fn readings(value: &Val) -> Vec<Val> {
    let mut found = Vec::new();
    match value {
        Val::Array(items) => {
            found.push(Val::Array(items.iter().map(as_text).collect()));
            let texts: Option<Vec<SmolStr>> = items.iter().map(text_of).collect();
            for texts in texts.into_iter() {
                found.extend(SEPARATORS.iter().map(|separator| Val::string(&texts.join(separator))));
            }
            if let [single] = &**items {
                found.push(single.clone());
                found.extend(scalar_readings(single));
            }
            // An empty list leaves no text at all, or an empty one.
            if items.is_empty() {
                found.extend([Val::Null, Val::Array([Val::string("")].into())]);
            }
        }
        Val::Object(members) => {
            found.push(Val::Object(members.iter().map(|(name, value)| (name.clone(), as_text(value))).collect()));
        }
        scalar => {
            let others = scalar_readings(scalar);
            found.push(Val::Array([scalar.clone()].into()));
            found.extend(others.iter().map(|other| Val::Array([other.clone()].into())));
            found.extend(others);
        }
    }
    found
}

fn scalar_readings(value: &Val) -> Vec<Val> {
    match value {
        Val::String(text) => {
            let mut found: Vec<Val> = Number::parse(text).map(Val::Number).into_iter().collect();
            match text.as_str() {
                "true" => found.push(Val::Bool(true)),
                "false" => found.push(Val::Bool(false)),
                "" | "null" => found.push(Val::Null),
                _ => {}
            }
            for separator in SEPARATORS {
                if text.contains(separator) {
                    found.push(Val::Array(text.split(separator).map(Val::string).collect()));
                }
            }
            found
        }
        Val::Null => vec![Val::string(""), Val::string("null")],
        other => text_of(other).map(Val::String).into_iter().collect(),
    }
}

fn text_of(value: &Val) -> Option<SmolStr> {
    Some(match value {
        Val::Null => SmolStr::default(),
        Val::Bool(value) => SmolStr::new(if *value { "true" } else { "false" }),
        Val::Number(number) => SmolStr::new(number.to_string()),
        Val::String(text) => text.clone(),
        Val::Array(_) | Val::Object(_) => return None,
    })
}

fn as_text(value: &Val) -> Val {
    text_of(value).map_or_else(|| value.clone(), Val::String)
}
