//! Values that a schema takes: its own examples first, else made of its keywords, a pure function of a seed.
//!
//! Whatever is made is put before the jsonschema crate and given only when it is valid: the generator may guess, its
//! result may not.

mod examples;
mod made;
mod pattern;
mod seed;
mod strings;
mod validators;

use std::ops::Deref;

use accordant_document::At;
use accordant_model::json_schema::Ownership;
use accordant_model::{Contract, SchemaId};
use jsonschema::Validator;
use serde_json::Value;

use examples::Examples;
use made::Maker;
pub use pattern::text_matching;
pub use seed::Seed;
pub use strings::{format_value, word};
pub use validators::{Validators, size};

/// How often another value is made when one is refused.
const TRIES: u64 = 32;
/// Faults of one value that are looked at.
const FAULTS: usize = 16;

/// Why there is no value.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoSample {
    #[error("the validator does not take the schema: {0}")]
    Schema(String),
    /// With what the last one was refused for.
    #[error("no value was found that the schema takes: {0}")]
    Refused(String),
}

/// Makes values of one contract's schemas. The contract is borrowed, or shared where the sampler lives as long as a server.
pub struct Sampler<C> {
    validators: Validators<C>,
}

impl<C: Deref<Target = Contract>> Sampler<C> {
    /// A sampler of messages of one direction: what the other side owns is not in them.
    pub fn new(contract: C, ownership: Ownership) -> Self {
        Self { validators: Validators::new(contract, ownership) }
    }

    /// What the values are held against.
    pub fn validators(&self) -> &Validators<C> {
        &self.validators
    }

    /// A value that the schema takes: one of `examples`, or of the schema's own, while they are sound; else one that is
    /// made, with the sound examples of the schemas inside. The same seed gives the same value.
    pub fn sample(&self, schema: SchemaId, examples: &[At], seed: u64) -> Result<Value, NoSample> {
        let validator = self.validators.validator(schema)?;
        let own = self.contract().schemas.get(schema).map(|schema| Examples::of(self.contract(), schema.at));
        let given: Vec<At> = examples.iter().copied().chain(own.into_iter().flatten()).collect();
        let start = usize::try_from(seed).unwrap_or_default() % given.len().max(1);
        let (behind, before) = given.split_at(start);
        for at in before.iter().chain(behind) {
            let value = self.contract().documents.value(*at);
            if validator.is_valid(&value) {
                return Ok(value);
            }
        }
        self.made(schema, &validator, seed, Some(Examples::default()))
    }

    /// A value that is made, whatever examples there are.
    pub fn make(&self, schema: SchemaId, seed: u64) -> Result<Value, NoSample> {
        let validator = self.validators.validator(schema)?;
        self.made(schema, &validator, seed, None)
    }

    fn made(
        &self,
        schema: SchemaId,
        validator: &Validator,
        seed: u64,
        mut examples: Option<Examples>,
    ) -> Result<Value, NoSample> {
        let mut refusal = String::new();
        let (mut attempt, mut tries) = (0, 0);
        while attempt < TRIES && tries < 2 * TRIES {
            tries += 1;
            // Every other attempt leaves out what need not be there: less can be wrong with less.
            let (seed, is_sparse) = (Seed::new(seed, attempt), attempt % 2 == 1);
            if let Some(examples) = &mut examples {
                examples.begin();
            }
            let mut maker =
                Maker::new(self.contract(), self.validators.ownership(), seed, is_sparse, examples.as_mut());
            let Some(value) = maker.value(schema) else {
                attempt += 1;
                continue;
            };
            let mut places = Vec::new();
            for fault in validator.iter_errors(&value).take(FAULTS) {
                if places.is_empty() {
                    refusal = fault.masked().to_string();
                }
                places.push(fault.instance_path().as_str().to_owned());
            }
            if places.is_empty() {
                return Ok(value);
            }
            let is_due_to_examples = examples.as_mut().is_some_and(|examples| examples.doubt(&places));
            attempt += u64::from(!is_due_to_examples);
        }
        Err(NoSample::Refused(if refusal.is_empty() { "nothing can satisfy it".to_owned() } else { refusal }))
    }

    fn contract(&self) -> &Contract {
        self.validators.contract()
    }
}

#[cfg(test)]
mod tests;
