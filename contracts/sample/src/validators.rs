//! Compiled schemas of one contract, for one direction.

use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use accordant_model::json_schema::{Ownership, WriteOptions, write};
use accordant_model::{Contract, SchemaId};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::NoSample;

const PATTERN_SIZE: usize = 10 << 20;
/// Values of written schemas whose validators are kept; behind that the collection starts anew. A validator of GitHub's
/// largest answers has some ten thousand.
const KEPT: usize = 1_000_000;

type Compiled = Result<Arc<Validator>, NoSample>;

/// Validators, compiled when they are first asked for. A bounded number is kept, so that a server which runs for weeks
/// over a large contract does not grow.
pub struct Validators<C> {
    contract: C,
    ownership: Ownership,
    kept: RwLock<Kept>,
}

#[derive(Default)]
struct Kept {
    validators: FxHashMap<SchemaId, Compiled>,
    size: usize,
    /// Of all that were ever made.
    made: usize,
}

impl<C: Deref<Target = Contract>> Validators<C> {
    /// Of messages of one direction: what the other side owns is neither sent nor owed.
    pub fn new(contract: C, ownership: Ownership) -> Self {
        Self { contract, ownership, kept: RwLock::default() }
    }

    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    pub fn ownership(&self) -> Ownership {
        self.ownership
    }

    /// How many values the schemas have that were compiled so far: what that cost, for whoever has a budget.
    pub fn made(&self) -> usize {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).made
    }

    /// The validator of a schema, formats among what it asserts.
    ///
    /// # Errors
    /// [`NoSample::Schema`] where the schema is one that no validator takes.
    pub fn validator(&self, id: SchemaId) -> Compiled {
        let known = self.kept.read().unwrap_or_else(PoisonError::into_inner).validators.get(&id).cloned();
        if let Some(known) = known {
            return known;
        }
        let options = WriteOptions { ownership: Some(self.ownership), ..WriteOptions::default() };
        let written = write(&self.contract, id, &options);
        let built = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
            .should_validate_formats(true)
            .offline()
            .build(&written);
        let compiled = built.map(Arc::new).map_err(|error| NoSample::Schema(error.masked().to_string()));
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let size = size(&written);
        if kept.size + size > KEPT {
            *kept = Kept { made: kept.made, ..Kept::default() };
        }
        kept.size += size;
        kept.made += size;
        kept.validators.insert(id, compiled.clone());
        compiled
    }
}

/// How many values there are in a value. Recursion ends with it; readers limit how deep they nest.
pub fn size(written: &Value) -> usize {
    match written {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
