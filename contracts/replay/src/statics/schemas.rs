//! Schemas of answers compiled once, as they are read for what is only partly stated.

use std::sync::{Arc, Mutex, PoisonError};

use accordant_document::Origin;
use accordant_model::json_schema::{Ownership, WriteOptions, source, write};
use accordant_model::{Contract, SchemaId};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::looser::loosen;

/// Violations that are told of one value; behind them people fix the first and ask again.
const TOLD: usize = 20;
const PATTERN_SIZE: usize = 10 << 20;
/// Longest message that is told whole.
const SHOWN: usize = 240;

/// What is asked of a part of what the API sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Reading {
    /// Nothing is owed, and whatever stands there must be right.
    Part,
    /// The values are examples: the types must be right.
    Types,
}

/// One thing that a schema refuses.
#[derive(Clone, Debug)]
pub(crate) struct Violation {
    /// JSON pointer into the value.
    pub(crate) pointer: String,
    /// The keyword that refuses.
    pub(crate) keyword: String,
    /// What was expected, and what stands there.
    pub(crate) message: String,
    /// Where the schema says so.
    pub(crate) origin: Option<Origin>,
}

struct Compiled {
    written: Value,
    validator: Validator,
}

type Entry = Result<Arc<Compiled>, String>;

/// The schemas of one contract.
pub(crate) struct Schemas {
    contract: Arc<Contract>,
    compiled: Mutex<FxHashMap<(SchemaId, Reading), Entry>>,
}

impl Schemas {
    pub(crate) fn new(contract: Arc<Contract>) -> Self {
        Self { contract, compiled: Mutex::default() }
    }

    /// Whether the schema takes the value. What no validator takes as a schema takes everything: `check` tells of it.
    pub(crate) fn takes(&self, schema: SchemaId, reading: Reading, value: &Value) -> bool {
        self.compiled(schema, reading).map_or(true, |compiled| compiled.validator.is_valid(value))
    }

    /// Everything of the value that the schema refuses, up to a bound; `Err` where the schema cannot be used.
    pub(crate) fn violations(
        &self,
        schema: SchemaId,
        reading: Reading,
        value: &Value,
    ) -> Result<Vec<Violation>, String> {
        let compiled = self.compiled(schema, reading)?;
        if compiled.validator.is_valid(value) {
            return Ok(Vec::new());
        }
        let errors = compiled.validator.iter_errors(value).take(TOLD);
        let violations = errors.map(|error| {
            let path = error.schema_path().as_str();
            let (place, keyword) = path.rsplit_once('/').unwrap_or(("", path));
            let mut message = error.to_string();
            if message.len() > SHOWN {
                message = error.masked_with("the value").to_string().chars().take(2 * SHOWN).collect();
            }
            Violation {
                pointer: error.instance_path().as_str().to_owned(),
                keyword: keyword.to_owned(),
                message,
                origin: source(&compiled.written, place).map(|id| self.origin(id, keyword)),
            }
        });
        Ok(violations.collect())
    }

    /// The keyword where the schema has it under this name, else the schema.
    pub(crate) fn origin(&self, id: SchemaId, keyword: &str) -> Origin {
        let at = self.contract.schemas.get(id).map(|schema| schema.at).unwrap_or_default();
        self.contract.documents.member_origin(at, keyword)
    }

    fn compiled(&self, id: SchemaId, reading: Reading) -> Entry {
        let key = (id, reading);
        if let Some(known) = self.compiled.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let compiled = self.compile(id, reading);
        self.compiled.lock().unwrap_or_else(PoisonError::into_inner).insert(key, compiled.clone());
        compiled
    }

    fn compile(&self, id: SchemaId, reading: Reading) -> Entry {
        let options = WriteOptions { ownership: Some(Ownership::Response), sources: true, ..WriteOptions::default() };
        let mut written = write(&self.contract, id, &options);
        loosen(&mut written, reading == Reading::Types);
        let built = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
            .should_validate_formats(true)
            .offline()
            .build(&written);
        match built {
            Ok(validator) => Ok(Arc::new(Compiled { written, validator })),
            Err(error) => Err(error.masked().to_string()),
        }
    }
}
