//! The independent judge: every counterexample is put before the jsonschema crate, on both sides.

use std::sync::Arc;
use std::thread::JoinHandle;

use accordant_model::SchemaId;
use accordant_model::json_schema::{WriteOptions, write_schemas};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::budget::Why;
use super::refusal::{self, Refusal};
use super::view::View;

/// Validators kept at a time; a diff asks about the same few messages again and again.
const KEPT: usize = 24;
/// Bytes that one compiled pattern may take.
const PATTERN_SIZE: usize = 10 << 20;
/// Stack of a thread that compiles: as much as the main thread has, since schemas nest as deep on either.
const STACK: usize = 8 << 20;

/// A compiled schema: by itself, or as one property of several that were compiled together.
#[derive(Clone)]
pub(crate) struct Compiled {
    validator: Arc<Validator>,
    property: Option<usize>,
}

impl Compiled {
    pub(crate) fn is_valid(&self, value: &Value) -> bool {
        match self.property {
            None => self.validator.is_valid(value),
            Some(property) => self.validator.is_valid(&wrapped(property, value)),
        }
    }

    /// What refuses the value; nothing where it is valid.
    pub(crate) fn refusals(&self, value: &Value) -> Vec<Refusal> {
        match self.property {
            None => refusal::collect(self.validator.iter_errors(value), 0),
            Some(property) => refusal::collect(self.validator.iter_errors(&wrapped(property, value)), 1),
        }
    }

    /// The first thing that is wrong with the value, in the validator's words.
    pub(crate) fn fault(&self, value: &Value) -> Option<String> {
        match self.property {
            None => self.validator.validate(value).err().map(|error| error.to_string()),
            Some(property) => {
                let value = wrapped(property, value);
                self.validator.validate(&value).err().map(|error| error.to_string())
            }
        }
    }
}

fn wrapped(property: usize, value: &Value) -> Value {
    let member = (property.to_string(), value.clone());
    Value::Object(std::iter::once(member).collect())
}

type Key = (u8, SchemaId, bool);

/// Compiled validators by view, schema and whether formats are asserted.
#[derive(Default)]
pub(crate) struct Validators {
    single: FxHashMap<Key, (u64, Result<Compiled, Why>)>,
    /// The batch that a schema was compiled in, and its property there.
    gathered: FxHashMap<Key, (usize, usize)>,
    batches: Vec<Batch>,
    clock: u64,
}

impl Validators {
    /// The validator of a schema, where it was compiled before.
    pub(crate) fn known(&mut self, key: Key) -> Option<Result<Compiled, Why>> {
        if let Some(&(batch, property)) = self.gathered.get(&key)
            && let Some(validator) = self.batch(batch)
        {
            return Some(Ok(Compiled { validator, property: Some(property) }));
        }
        self.clock += 1;
        let (used, known) = self.single.get_mut(&key)?;
        *used = self.clock;
        Some(known.clone())
    }

    /// Compiles a schema that is complete.
    pub(crate) fn compile(&mut self, key: Key, view: &View<'_>) -> Result<Compiled, Why> {
        if self.single.len() >= KEPT {
            let oldest = self.single.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| *key);
            oldest.and_then(|key| self.single.remove(&key));
        }
        let (_, root, formats) = key;
        let compiled =
            compile(view, root, formats).map(|validator| Compiled { validator: Arc::new(validator), property: None });
        self.single.insert(key, (self.clock, compiled.clone()));
        compiled
    }

    /// Starts to compile the schema that [gathers](View::gathered) these, on a thread of its own: what they share is
    /// compiled once, and the engine has other questions to answer meanwhile.
    pub(crate) fn compile_together(&mut self, gathered: Key, roots: &[SchemaId], view: &View<'_>) {
        let (at, whole, formats) = gathered;
        let schema = written(view, whole);
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || validator(&schema, formats).ok());
        // Without a thread each is compiled when it is asked for.
        let Ok(thread) = thread else { return };
        for (property, &root) in roots.iter().enumerate() {
            self.gathered.insert((at, root, formats), (self.batches.len(), property));
        }
        self.batches.push(Batch::Compiling(thread));
    }

    /// The validator of a batch, once it is compiled. Where its schemas cannot be compiled together, each is compiled
    /// when it is asked for, and says why.
    fn batch(&mut self, at: usize) -> Option<Arc<Validator>> {
        let batch = self.batches.get_mut(at)?;
        let compiled = match std::mem::replace(batch, Batch::Done(None)) {
            Batch::Compiling(thread) => thread.join().ok().flatten().map(Arc::new),
            Batch::Done(compiled) => compiled,
        };
        *batch = Batch::Done(compiled.clone());
        compiled
    }
}

/// Several schemas compiled as one.
enum Batch {
    Compiling(JoinHandle<Option<Validator>>),
    Done(Option<Arc<Validator>>),
}

fn compile(view: &View<'_>, root: SchemaId, formats: bool) -> Result<Validator, Why> {
    validator(&written(view, root), formats)
        .map_err(|error| Why::new(format!("the validator does not take the schema: {error}")))
}

/// A complete schema of a view, as JSON Schema 2020-12.
pub(crate) fn written(view: &View<'_>, root: SchemaId) -> Value {
    write_schemas(view.documents, view.schemas(), root, &WriteOptions::default())
}

pub(crate) fn validator(schema: &Value, formats: bool) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
        .should_validate_formats(formats)
        .offline()
        .build(schema)
        .map_err(|error| {
            let mut text = error.to_string();
            if let Some((cut, _)) = text.char_indices().nth(200) {
                text.truncate(cut);
            }
            text
        })
}
