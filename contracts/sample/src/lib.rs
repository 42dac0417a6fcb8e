//! Values that a schema takes: its own examples first, else made of its keywords, a pure function of a seed.
//!
//! Whatever is made is put before the jsonschema crate and given only when it is valid: the generator may guess, its
//! result may not.

mod made;
mod pattern;
mod seed;
mod strings;

use std::cell::RefCell;
use std::rc::Rc;

use accordant_document::At;
use accordant_model::json_schema::{Ownership, WriteOptions, write};
use accordant_model::{Contract, SchemaId};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use made::Maker;
use seed::Seed;

/// How often another value is made when one is refused.
const TRIES: u64 = 32;
const PATTERN_SIZE: usize = 10 << 20;

/// Why there is no value.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoSample {
    #[error("the validator does not take the schema: {0}")]
    Schema(String),
    /// With what the last one was refused for.
    #[error("no value was found that the schema takes: {0}")]
    Refused(String),
}

type Compiled = Result<Rc<Validator>, NoSample>;

/// Makes values of one contract's schemas. Validators are compiled when first needed, and kept.
pub struct Sampler<'c> {
    contract: &'c Contract,
    ownership: Ownership,
    validators: RefCell<FxHashMap<SchemaId, Compiled>>,
}

impl<'c> Sampler<'c> {
    /// A sampler of messages of one direction: what the other side owns is not in them.
    pub fn new(contract: &'c Contract, ownership: Ownership) -> Self {
        Self { contract, ownership, validators: RefCell::default() }
    }

    /// A value that the schema takes: one of `examples`, or of the schema's own, while they are sound; else one that is
    /// made. The same seed gives the same value.
    pub fn sample(&self, schema: SchemaId, examples: &[At], seed: u64) -> Result<Value, NoSample> {
        let validator = self.validator(schema)?;
        let own = self.contract.schemas.get(schema).map(|schema| self.own_examples(schema.at)).unwrap_or_default();
        let given: Vec<At> = examples.iter().copied().chain(own).collect();
        let start = usize::try_from(seed).unwrap_or_default() % given.len().max(1);
        let (behind, before) = given.split_at(start);
        for at in before.iter().chain(behind) {
            let value = self.contract.documents.value(*at);
            if validator.is_valid(&value) {
                return Ok(value);
            }
        }
        self.made(schema, &validator, seed)
    }

    /// A value that is made, whatever examples there are.
    pub fn make(&self, schema: SchemaId, seed: u64) -> Result<Value, NoSample> {
        let validator = self.validator(schema)?;
        self.made(schema, &validator, seed)
    }

    fn made(&self, schema: SchemaId, validator: &Validator, seed: u64) -> Result<Value, NoSample> {
        let mut refusal = String::new();
        for attempt in 0..TRIES {
            // Every other attempt leaves out what need not be there: less can be wrong with less.
            let mut maker = Maker::new(self.contract, self.ownership, Seed::new(seed, attempt), attempt % 2 == 1);
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
        let node = self.contract.documents.node(at);
        let listed = node.get("examples").into_iter().flat_map(|examples| examples.items().collect::<Vec<_>>());
        let nodes = listed.chain(node.get("example"));
        nodes.map(|node| At { document: at.document, node: node.id() }).collect()
    }

    fn validator(&self, id: SchemaId) -> Compiled {
        if let Some(known) = self.validators.borrow().get(&id) {
            return known.clone();
        }
        let options = WriteOptions { ownership: Some(self.ownership), ..WriteOptions::default() };
        let built = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
            .should_validate_formats(true)
            .offline()
            .build(&write(self.contract, id, &options));
        let compiled = built.map(Rc::new).map_err(|error| NoSample::Schema(error.masked().to_string()));
        self.validators.borrow_mut().insert(id, compiled.clone());
        compiled
    }
}

#[cfg(test)]
mod tests;
