//! Schemas written back as JSON Schema 2020-12, exactly: what validators are given.
//!
//! Every schema that holds others becomes one entry of `$defs`, so that recursion is a reference, nothing is written
//! twice and nothing nests deeper than one schema.

mod keywords;
mod owned;
mod scope;

use std::collections::VecDeque;

use accordant_document::Documents;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use crate::{Contract, Schema, SchemaId, Schemas};
use owned::OwnedNames;
use scope::DynamicScopes;

/// Whose properties a message carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ownership {
    /// Read-only properties are neither sent nor owed.
    Request,
    /// Write-only properties are neither sent nor owed.
    Response,
}

/// How a schema is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriteOptions {
    /// Leaves out what the other side owns; `None` writes what is there.
    pub ownership: Option<Ownership>,
    /// Writes `default`, `readOnly`, `writeOnly`, `deprecated`, `discriminator` and `x-extensible-enum` as well.
    pub annotations: bool,
    /// Writes the id of each schema into it, for [`source`].
    pub sources: bool,
}

/// The keyword that [`WriteOptions::sources`] writes; validators pass over what they do not know.
const SOURCE: &str = "x-source";

/// The schema that a place of a written schema comes from: that of the keyword which a validator names by JSON pointer.
/// `None` where the place is not there, or was written without [`WriteOptions::sources`].
pub fn source(written: &Value, pointer: &str) -> Option<SchemaId> {
    let mut value = written;
    let mut found = value.get(SOURCE);
    for token in accordant_document::pointer::tokens(pointer)? {
        value = match value {
            Value::Array(items) => items.get(token.parse::<usize>().ok()?)?,
            value => value.get(&token)?,
        };
        // A property may be called like the keyword; what stands there then is a schema.
        found = value.get(SOURCE).filter(|source| source.is_u64()).or(found);
    }
    found?.as_u64().and_then(|id| u32::try_from(id).ok()).map(SchemaId)
}

/// The schema `id` of a contract as JSON Schema 2020-12.
///
/// Numbers beyond 64 bits become the nearest that a float holds. A `$dynamicRef` is worked out for the way that leads to
/// it, and becomes a plain reference.
pub fn write(contract: &Contract, id: SchemaId, options: &WriteOptions) -> Value {
    write_schemas(&contract.documents, &contract.schemas, id, options)
}

/// [`write`] for schemas of any arena that were read from these documents: readings of a contract's schemas that leave
/// out or add something are arenas of their own.
pub fn write_schemas(documents: &Documents, schemas: &Schemas, id: SchemaId, options: &WriteOptions) -> Value {
    let mut writer = Writer {
        documents,
        schemas,
        options: *options,
        numbers: FxHashMap::default(),
        queue: VecDeque::new(),
        owned: OwnedNames::new(options.ownership),
        scopes: DynamicScopes::new(documents, schemas, id),
    };
    writer.document(id)
}

/// A schema as it is written in one place: the same schema may owe less, or reach other dynamic targets, elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Variant {
    id: SchemaId,
    /// The set of names of its place that the other side owns.
    owned: u32,
    /// The dynamic scope on the way here.
    scope: u32,
}

struct Writer<'a> {
    documents: &'a Documents,
    schemas: &'a Schemas,
    options: WriteOptions,
    /// The number of each variant under `$defs`; the root is 0 and stands at the top.
    numbers: FxHashMap<Variant, usize>,
    queue: VecDeque<Variant>,
    owned: OwnedNames,
    scopes: DynamicScopes<'a>,
}

impl<'a> Writer<'a> {
    fn document(&mut self, id: SchemaId) -> Value {
        let scope = self.scopes.enter(DynamicScopes::OUTSIDE, id);
        let root = Variant { id, owned: self.owned.place(self.schemas, id), scope };
        self.numbers.insert(root, 0);
        let mut top = match self.schema(root) {
            Value::Object(top) => top,
            other => return other,
        };
        let mut definitions = Map::new();
        while let Some(variant) = self.queue.pop_front() {
            let number = self.numbers.get(&variant).copied().unwrap_or_default();
            let written = self.schema(variant);
            definitions.insert(number.to_string(), written);
        }
        top.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        if !definitions.is_empty() {
            top.insert("$defs".to_owned(), Value::Object(definitions));
        }
        Value::Object(top)
    }

    fn get(&self, id: SchemaId) -> Option<&'a Schema> {
        self.schemas.get(id)
    }

    fn schema(&mut self, variant: Variant) -> Value {
        match self.get(variant.id) {
            Some(Schema { boolean: Some(boolean), .. }) => Value::Bool(*boolean),
            Some(schema) => {
                let mut members = self.keywords(schema, variant);
                if self.options.sources {
                    members.insert(SOURCE.to_owned(), json!(variant.id.0));
                }
                Value::Object(members)
            }
            None => Value::Bool(true),
        }
    }

    /// A schema that applies to the same place as the one it is written in.
    fn in_place(&mut self, id: SchemaId, around: Variant) -> Value {
        let scope = self.scopes.enter(around.scope, id);
        self.written(Variant { id, owned: around.owned, scope })
    }

    /// A schema in a condition or a negation, where leaving something out would mean the opposite.
    fn plain(&mut self, id: SchemaId, around: Variant) -> Value {
        let scope = self.scopes.enter(around.scope, id);
        self.written(Variant { id, owned: OwnedNames::PLAIN, scope })
    }

    /// The outermost schema of a place inside the value.
    fn place(&mut self, id: SchemaId, around: Variant) -> Value {
        let scope = self.scopes.enter(around.scope, id);
        let owned =
            if around.owned == OwnedNames::PLAIN { OwnedNames::PLAIN } else { self.owned.place(self.schemas, id) };
        self.written(Variant { id, owned, scope })
    }

    /// The schema itself where it holds no other, else a reference to its definition.
    fn written(&mut self, variant: Variant) -> Value {
        let known = self.numbers.get(&variant).copied();
        if known.is_none() && self.get(variant.id).is_none_or(is_leaf) {
            return self.schema(variant);
        }
        let number = known.unwrap_or_else(|| {
            let number = self.numbers.len();
            self.numbers.insert(variant, number);
            self.queue.push_back(variant);
            number
        });
        let reference = if number == 0 { "#".to_owned() } else { format!("#/$defs/{number}") };
        json!({ "$ref": reference })
    }
}

/// Whether a schema holds no other schema.
fn is_leaf(schema: &Schema) -> bool {
    let mut leaf = true;
    schema.children(|_| leaf = false);
    leaf
}

#[cfg(test)]
mod tests;
