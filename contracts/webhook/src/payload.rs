//! Payloads against the schema of their event.

use std::cell::RefCell;
use std::rc::Rc;

use accordant_document::Origin;
use accordant_model::json_schema::{Ownership, WriteOptions, source, write};
use accordant_model::{Contract, SchemaId};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::json::{Borrowed, Payload};

/// Longest message that shows its value.
const SHOWN: usize = 160;
/// Properties whose values are nobody's affair.
const SENSITIVE: [&str; 6] = ["password", "secret", "token", "authorization", "api_key", "signature"];

/// Violations that are told of one payload; behind them people fix the first and ask again.
const TOLD: usize = 100;
const PATTERN_SIZE: usize = 10 << 20;

/// One thing that is wrong with a payload.
#[derive(Clone, Debug)]
pub struct Violation {
    /// JSON pointer into the payload.
    pub pointer: String,
    /// The keyword that refuses.
    pub keyword: String,
    /// What was expected, and what stands there, cut where it is long.
    pub message: String,
    /// Where the schema says so.
    pub schema: Option<Origin>,
}

struct Compiled {
    written: Value,
    validator: Validator<Borrowed>,
}

/// Why a payload cannot be judged.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[error("the validator does not take the schema: {0}")]
pub struct Unusable(String);

/// The schemas of a contract, compiled when they are first asked for and kept.
pub struct Payloads<'c> {
    contract: &'c Contract,
    compiled: RefCell<FxHashMap<SchemaId, Result<Rc<Compiled>, Unusable>>>,
}

impl<'c> Payloads<'c> {
    pub fn new(contract: &'c Contract) -> Self {
        Self { contract, compiled: RefCell::default() }
    }

    /// Everything of the payload that the schema refuses, at most a hundred places.
    pub(crate) fn violations(&self, schema: SchemaId, payload: &Payload<'_>) -> Result<Vec<Violation>, Unusable> {
        let compiled = self.compiled(schema)?;
        if compiled.validator.is_valid(payload) {
            return Ok(Vec::new());
        }
        let errors = compiled.validator.iter_errors(payload).take(TOLD);
        let violations = errors.map(|error| {
            let path = error.schema_path().as_str();
            let (place, keyword) = path.rsplit_once('/').unwrap_or(("", path));
            Violation {
                pointer: error.instance_path().as_str().to_owned(),
                keyword: keyword.to_owned(),
                message: told(&error),
                schema: source(&compiled.written, place).map(|id| self.origin(id, keyword)),
            }
        });
        Ok(violations.collect())
    }

    /// The keyword where the schema has it under this name, else the schema.
    fn origin(&self, id: SchemaId, keyword: &str) -> Origin {
        let at = self.contract.schemas.get(id).map(|schema| schema.at).unwrap_or_default();
        self.contract.documents.member_origin(at, keyword)
    }

    fn compiled(&self, id: SchemaId) -> Result<Rc<Compiled>, Unusable> {
        if let Some(known) = self.compiled.borrow().get(&id) {
            return known.clone();
        }
        // The API sends it: what is write-only is not in there.
        let options = WriteOptions { ownership: Some(Ownership::Response), sources: true, ..WriteOptions::default() };
        let written = write(self.contract, id, &options);
        let built = jsonschema::options_for::<Borrowed>()
            .with_draft(Draft::Draft202012)
            .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
            .should_validate_formats(true)
            .offline()
            .build(&written);
        let compiled = match built {
            Ok(validator) => Ok(Rc::new(Compiled { written, validator })),
            Err(error) => Err(Unusable(error.masked().to_string())),
        };
        self.compiled.borrow_mut().insert(id, compiled.clone());
        compiled
    }
}

/// The message with the value in it, unless that is long or one that is not shown.
fn told(error: &jsonschema::ValidationError<'_>) -> String {
    let path = error.instance_path().as_str().to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let message = error.to_string();
    if message.len() > SHOWN || SENSITIVE.iter().any(|word| name.contains(word)) {
        return error.masked_with("the value").to_string().chars().take(2 * SHOWN).collect();
    }
    message
}
