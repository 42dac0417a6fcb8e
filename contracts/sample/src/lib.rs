//! Values that a schema takes: its own examples first, else made of its keywords, a pure function of a seed.
//!
//! Whatever is made is put before the jsonschema crate and given only when it is valid: the generator may guess, its
//! result may not.

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

use made::Maker;
pub use pattern::text_matching;
pub use seed::Seed;
pub use strings::{format_value, word};
pub use validators::{Validators, size};

/// How often another value is made when one is refused.
const TRIES: u64 = 32;

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
    /// made. The same seed gives the same value.
    pub fn sample(&self, schema: SchemaId, examples: &[At], seed: u64) -> Result<Value, NoSample> {
        let validator = self.validators.validator(schema)?;
        let own = self.contract().schemas.get(schema).map(|schema| self.own_examples(schema.at)).unwrap_or_default();
        let given: Vec<At> = examples.iter().copied().chain(own).collect();
        let start = usize::try_from(seed).unwrap_or_default() % given.len().max(1);
        let (behind, before) = given.split_at(start);
        for at in before.iter().chain(behind) {
            let value = self.contract().documents.value(*at);
            if validator.is_valid(&value) {
                return Ok(value);
            }
        }
        self.made(schema, &validator, seed)
    }

    /// A value that is made, whatever examples there are.
    pub fn make(&self, schema: SchemaId, seed: u64) -> Result<Value, NoSample> {
        let validator = self.validators.validator(schema)?;
        self.made(schema, &validator, seed)
    }

    fn made(&self, schema: SchemaId, validator: &Validator, seed: u64) -> Result<Value, NoSample> {
        let mut refusal = String::new();
        for attempt in 0..TRIES {
            // Every other attempt leaves out what need not be there: less can be wrong with less.
            let mut maker =
                Maker::new(self.contract(), self.validators.ownership(), Seed::new(seed, attempt), attempt % 2 == 1);
            let Some(value) = maker.value(schema) else { continue };
            let fault = validator.iter_errors(&value).next().map(|error| error.masked().to_string());
            match fault {
                None => return Ok(value),
                Some(fault) => refusal = fault,
            }
        }
        Err(NoSample::Refused(if refusal.is_empty() { "nothing can satisfy it".to_owned() } else { refusal }))
    }

    /// The values of `examples` and `example` of a schema.
    fn own_examples(&self, at: At) -> Vec<At> {
        let node = self.contract().documents.node(at);
        let listed = node.get("examples").into_iter().flat_map(|examples| examples.items().collect::<Vec<_>>());
        let nodes = listed.chain(node.get("example"));
        nodes.map(|node| At { document: at.document, node: node.id() }).collect()
    }

    fn contract(&self) -> &Contract {
        self.validators.contract()
    }
}

#[cfg(test)]
mod tests;
