//! The independent judge: every counterexample is put before the jsonschema crate, on both sides.

use std::sync::Arc;

use accordant_model::SchemaId;
use accordant_model::json_schema::{WriteOptions, write_schemas};
use jsonschema::{Draft, PatternOptions, Validator};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::budget::Why;
use super::view::View;

/// Validators kept at a time; a diff asks about the same few messages again and again.
const KEPT: usize = 24;
/// Bytes that one compiled pattern may take.
const PATTERN_SIZE: usize = 10 << 20;

type Compiled = Result<Arc<Validator>, Why>;

/// Compiled validators by view, schema and whether formats are asserted.
#[derive(Default)]
pub(crate) struct Validators {
    compiled: FxHashMap<(u8, SchemaId, bool), (u64, Compiled)>,
    clock: u64,
}

impl Validators {
    /// The validator of a schema that is complete.
    pub(crate) fn of(&mut self, at: u8, view: &View<'_>, root: SchemaId, formats: bool) -> Compiled {
        self.clock += 1;
        let clock = self.clock;
        if let Some((used, known)) = self.compiled.get_mut(&(at, root, formats)) {
            *used = clock;
            return known.clone();
        }
        if self.compiled.len() >= KEPT {
            let oldest = self.compiled.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| *key);
            oldest.and_then(|key| self.compiled.remove(&key));
        }
        let compiled = compile(view, root, formats).map(Arc::new);
        self.compiled.insert((at, root, formats), (clock, compiled.clone()));
        compiled
    }
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
