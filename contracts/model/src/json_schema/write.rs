//! Schemas written back as JSON Schema 2020-12, exactly: what validates payloads reads this.

use accordant_document::{At, Documents, Number};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

use crate::{Composition, Schema, SchemaId, Schemas};

/// The schema `root` and everything that it reaches, as one JSON Schema 2020-12 document: a `$ref` to one definition a
/// schema. Reads as the schema does, wherever that was written; annotations are left out.
///
/// `None` where JSON Schema in 64-bit numbers cannot say it: a number that no integer or float of 64 bits holds, a value
/// of millions of nodes, a `$dynamicRef` that depends on how it was reached.
pub fn to_json_schema(documents: &Documents, schemas: &Schemas, root: SchemaId) -> Option<Value> {
    let mut writer = Writer { documents, schemas, queue: vec![root], seen: FxHashSet::from_iter([root]) };
    let mut definitions = Map::new();
    while let Some(id) = writer.queue.pop() {
        definitions.insert(name(id), writer.schema(id)?);
    }
    Some(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": reference(root),
        "$defs": definitions,
    }))
}

fn name(id: SchemaId) -> String {
    format!("s{}", id.0)
}

fn reference(id: SchemaId) -> String {
    format!("#/$defs/s{}", id.0)
}

struct Writer<'a> {
    documents: &'a Documents,
    schemas: &'a Schemas,
    queue: Vec<SchemaId>,
    seen: FxHashSet<SchemaId>,
}

impl Writer<'_> {
    fn child(&mut self, id: SchemaId) -> Value {
        if let Some(value) = self.schemas[id].boolean {
            return Value::Bool(value);
        }
        if self.seen.insert(id) {
            self.queue.push(id);
        }
        json!({ "$ref": reference(id) })
    }

    fn children(&mut self, ids: &[SchemaId]) -> Value {
        ids.iter().map(|&id| self.child(id)).collect()
    }

    fn value(&self, at: At) -> Option<Value> {
        self.documents.value_exact(at)
    }

    fn schema(&mut self, id: SchemaId) -> Option<Value> {
        let schema = &self.schemas[id];
        if let Some(value) = schema.boolean {
            return Some(Value::Bool(value));
        }
        let mut written = Map::new();
        if let Some(target) = schema.reference {
            match self.child(target) {
                Value::Bool(false) => return Some(Value::Bool(false)),
                Value::Object(members) => written.extend(members),
                _ => {}
            }
        }
        if let Some(dynamic) = &schema.dynamic_reference {
            if dynamic.candidates.iter().any(|&candidate| candidate != dynamic.target) {
                return None;
            }
            let target = self.child(dynamic.target);
            written.insert("allOf".into(), json!([target]));
        }
        if let Some(types) = schema.types {
            if types.is_empty() {
                return Some(Value::Bool(false));
            }
            written.insert("type".into(), types.names().collect());
        }
        if let Some(values) = &schema.enumeration {
            let values: Option<Vec<Value>> = values.iter().map(|&at| self.value(at)).collect();
            written.insert("enum".into(), values?.into());
        }
        if let Some(value) = schema.constant {
            written.insert("const".into(), self.value(value)?);
        }
        written.extend(schema.format.iter().map(|format| ("format".into(), json!(format.as_str()))));
        numbers_and_strings(schema, &mut written)?;
        self.array(schema, &mut written);
        self.object(schema, &mut written);
        if let Some(composition) = &schema.composition {
            self.composition(composition, &mut written);
        }
        Some(Value::Object(written))
    }

    fn array(&mut self, schema: &Schema, written: &mut Map<String, Value>) {
        let Some(array) = &schema.array else { return };
        if !array.prefix_items.is_empty() {
            written.insert("prefixItems".into(), self.children(&array.prefix_items));
        }
        let schemas =
            [("items", array.items), ("contains", array.contains), ("unevaluatedItems", array.unevaluated_items)];
        for (keyword, id) in schemas {
            written.extend(id.map(|id| (keyword.into(), self.child(id))));
        }
        let counts = [
            ("minContains", array.min_contains),
            ("maxContains", array.max_contains),
            ("minItems", array.min_items),
            ("maxItems", array.max_items),
        ];
        written.extend(counts.into_iter().filter_map(|(keyword, count)| Some((keyword.into(), count?.into()))));
        if array.unique_items {
            written.insert("uniqueItems".into(), true.into());
        }
    }

    fn object(&mut self, schema: &Schema, written: &mut Map<String, Value>) {
        let Some(object) = &schema.object else { return };
        let members = [
            ("properties", &object.properties),
            ("patternProperties", &object.pattern_properties),
            ("dependentSchemas", &object.dependent_schemas),
        ];
        for (keyword, members) in members {
            if !members.is_empty() {
                let members: Map<String, Value> =
                    members.iter().map(|(name, id)| (name.to_string(), self.child(*id))).collect();
                written.insert(keyword.into(), Value::Object(members));
            }
        }
        if !object.required.is_empty() {
            let mut seen = FxHashSet::default();
            let names = object.required.iter().map(|name| name.as_str()).filter(|name| seen.insert(*name));
            written.insert("required".into(), names.collect());
        }
        if !object.dependent_required.is_empty() {
            let mut dependent = Map::new();
            for (name, needed) in &object.dependent_required {
                let mut seen = FxHashSet::default();
                let needed = needed.iter().map(|name| name.as_str()).filter(|name| seen.insert(*name));
                dependent.insert(name.to_string(), needed.collect());
            }
            written.insert("dependentRequired".into(), Value::Object(dependent));
        }
        let schemas = [
            ("additionalProperties", object.additional_properties),
            ("propertyNames", object.property_names),
            ("unevaluatedProperties", object.unevaluated_properties),
        ];
        for (keyword, id) in schemas {
            written.extend(id.map(|id| (keyword.into(), self.child(id))));
        }
        let sizes = [("minProperties", object.min_properties), ("maxProperties", object.max_properties)];
        written.extend(sizes.into_iter().filter_map(|(keyword, size)| Some((keyword.into(), size?.into()))));
    }

    fn composition(&mut self, composition: &Composition, written: &mut Map<String, Value>) {
        let Composition { all_of, any_of, one_of, not, if_, then, else_ } = composition;
        for (keyword, ids) in [("allOf", all_of), ("anyOf", any_of), ("oneOf", one_of)] {
            if ids.is_empty() {
                continue;
            }
            let branches = self.children(ids);
            match (written.get_mut(keyword), branches) {
                (Some(Value::Array(known)), Value::Array(branches)) => known.extend(branches),
                (_, branches) => drop(written.insert(keyword.into(), branches)),
            }
        }
        for (keyword, id) in [("not", not), ("if", if_), ("then", then), ("else", else_)] {
            written.extend(id.map(|id| (keyword.into(), self.child(id))));
        }
    }
}

fn numbers_and_strings(schema: &Schema, written: &mut Map<String, Value>) -> Option<()> {
    if let Some(numeric) = &schema.numeric {
        let bounds = [
            ("multipleOf", &numeric.multiple_of),
            ("minimum", &numeric.minimum),
            ("exclusiveMinimum", &numeric.exclusive_minimum),
            ("maximum", &numeric.maximum),
            ("exclusiveMaximum", &numeric.exclusive_maximum),
        ];
        for (keyword, bound) in bounds {
            if let Some(bound) = bound {
                written.insert(keyword.into(), exact(bound)?);
            }
        }
    }
    if let Some(string) = &schema.string {
        let lengths = [("minLength", string.min_length), ("maxLength", string.max_length)];
        written.extend(lengths.into_iter().filter_map(|(keyword, length)| Some((keyword.into(), length?.into()))));
        written.extend(string.pattern.iter().map(|pattern| ("pattern".into(), json!(pattern.as_str()))));
    }
    Some(())
}

fn exact(number: &Number) -> Option<Value> {
    if let Some(integer) = number.to_i64() {
        return Some(integer.into());
    }
    if let Some(integer) = number.to_u64() {
        return Some(integer.into());
    }
    let float: f64 = number.to_string().parse().ok()?;
    let same = float.is_finite() && Number::parse(&float.to_string()).as_ref() == Some(number);
    same.then(|| serde_json::Number::from_f64(float)).flatten().map(Value::Number)
}
