//! Each keyword in the place where JSON Schema 2020-12 has it.

use accordant_document::{At, Number};
use serde_json::{Map, Value, json};
use smol_str::SmolStr;

use super::{Variant, Writer};
use crate::{ArrayKeywords, Composition, NumericKeywords, ObjectKeywords, Schema, SchemaId, StringKeywords};

type Members = Map<String, Value>;

impl Writer<'_> {
    pub(super) fn keywords(&mut self, schema: &Schema, variant: Variant) -> Members {
        let mut to = Members::new();
        self.references(schema, variant, &mut to);
        if let Some(types) = schema.types {
            let mut names: Vec<Value> = types.names().map(Value::from).collect();
            let only = (names.len() == 1).then(|| names.swap_remove(0));
            to.insert("type".to_owned(), only.unwrap_or(Value::Array(names)));
        }
        if let Some(values) = &schema.enumeration {
            to.insert("enum".to_owned(), self.values(values));
        }
        if let Some(value) = schema.constant {
            to.insert("const".to_owned(), self.documents.value(value));
        }
        if let Some(format) = &schema.format {
            to.insert("format".to_owned(), json!(format.as_str()));
        }
        if let Some(numeric) = &schema.numeric {
            bounds(numeric, &mut to);
        }
        if let Some(string) = &schema.string {
            self.string(string, variant, &mut to);
        }
        if let Some(array) = &schema.array {
            self.array(array, variant, &mut to);
        }
        if let Some(object) = &schema.object {
            self.object(object, variant, &mut to);
        }
        if let Some(composition) = &schema.composition {
            self.composition(composition, variant, &mut to);
        }
        if self.options.annotations {
            self.annotations(schema, variant, &mut to);
        }
        to
    }

    /// `$ref`, and `$dynamicRef` as the reference that it is on this way. Where both stand, `allOf` holds the second.
    fn references(&mut self, schema: &Schema, variant: Variant, to: &mut Members) {
        let dynamic = schema.dynamic_reference.as_ref().map(|reference| self.scopes.target(variant.scope, reference));
        for (index, target) in schema.reference.into_iter().chain(dynamic).enumerate() {
            let written = self.in_place(target, variant);
            match written.get("$ref").filter(|_| index == 0 && to.is_empty()) {
                Some(reference) => {
                    to.insert("$ref".to_owned(), reference.clone());
                }
                None => push(to, "allOf", written),
            }
        }
    }

    fn string(&mut self, string: &StringKeywords, variant: Variant, to: &mut Members) {
        count(to, "minLength", string.min_length);
        count(to, "maxLength", string.max_length);
        text(to, "pattern", string.pattern.as_ref());
        text(to, "contentEncoding", string.content_encoding.as_ref());
        text(to, "contentMediaType", string.content_media_type.as_ref());
        if let Some(id) = string.content_schema {
            let written = self.place(id, variant);
            to.insert("contentSchema".to_owned(), written);
        }
    }

    fn array(&mut self, array: &ArrayKeywords, variant: Variant, to: &mut Members) {
        if !array.prefix_items.is_empty() {
            let prefix = array.prefix_items.iter().map(|id| self.place(*id, variant)).collect();
            to.insert("prefixItems".to_owned(), Value::Array(prefix));
        }
        for (keyword, id) in
            [("items", array.items), ("contains", array.contains), ("unevaluatedItems", array.unevaluated_items)]
        {
            if let Some(id) = id {
                let written = self.place(id, variant);
                to.insert(keyword.to_owned(), written);
            }
        }
        count(to, "minContains", array.min_contains);
        count(to, "maxContains", array.max_contains);
        count(to, "minItems", array.min_items);
        count(to, "maxItems", array.max_items);
        if array.unique_items {
            to.insert("uniqueItems".to_owned(), json!(true));
        }
    }

    fn object(&mut self, object: &ObjectKeywords, variant: Variant, to: &mut Members) {
        let kept = |writer: &Self, name: &str| !writer.owned.holds(variant.owned, name);
        let mut properties = Members::new();
        for (name, id) in &object.properties {
            // A property of the other side is left undeclared: nobody sends it, and nothing is said of it.
            if kept(self, name) {
                let written = self.place(*id, variant);
                properties.insert(name.to_string(), written);
            }
        }
        if !object.properties.is_empty() {
            to.insert("properties".to_owned(), Value::Object(properties));
        }
        let required: Vec<&str> = object.required.iter().map(SmolStr::as_str).filter(|name| kept(self, name)).collect();
        if !required.is_empty() {
            to.insert("required".to_owned(), json!(required));
        }
        self.map(to, "patternProperties", &object.pattern_properties, variant, Self::place);
        for (keyword, id) in [
            ("additionalProperties", object.additional_properties),
            ("propertyNames", object.property_names),
            ("unevaluatedProperties", object.unevaluated_properties),
        ] {
            if let Some(id) = id {
                let written = self.place(id, variant);
                to.insert(keyword.to_owned(), written);
            }
        }
        count(to, "minProperties", object.min_properties);
        count(to, "maxProperties", object.max_properties);
        if !object.dependent_required.is_empty() {
            let dependencies: Members = object
                .dependent_required
                .iter()
                .map(|(name, names)| {
                    let names: Vec<&str> = names.iter().map(SmolStr::as_str).filter(|name| kept(self, name)).collect();
                    (name.to_string(), json!(names))
                })
                .collect();
            to.insert("dependentRequired".to_owned(), Value::Object(dependencies));
        }
        self.map(to, "dependentSchemas", &object.dependent_schemas, variant, Self::in_place);
    }

    fn map(
        &mut self,
        to: &mut Members,
        keyword: &str,
        schemas: &[(SmolStr, SchemaId)],
        variant: Variant,
        write: fn(&mut Self, SchemaId, Variant) -> Value,
    ) {
        if schemas.is_empty() {
            return;
        }
        let mut members = Members::new();
        for (name, id) in schemas {
            let written = write(self, *id, variant);
            members.insert(name.to_string(), written);
        }
        to.insert(keyword.to_owned(), Value::Object(members));
    }

    fn composition(&mut self, composition: &Composition, variant: Variant, to: &mut Members) {
        for (keyword, ids) in
            [("allOf", &composition.all_of), ("anyOf", &composition.any_of), ("oneOf", &composition.one_of)]
        {
            for id in ids {
                let written = self.in_place(*id, variant);
                push(to, keyword, written);
            }
        }
        for (keyword, id) in [("not", composition.not), ("if", composition.if_)] {
            if let Some(id) = id {
                let written = self.plain(id, variant);
                to.insert(keyword.to_owned(), written);
            }
        }
        for (keyword, id) in [("then", composition.then), ("else", composition.else_)] {
            if let Some(id) = id {
                let written = self.in_place(id, variant);
                to.insert(keyword.to_owned(), written);
            }
        }
    }

    fn annotations(&mut self, schema: &Schema, variant: Variant, to: &mut Members) {
        for (keyword, flag) in
            [("readOnly", schema.read_only), ("writeOnly", schema.write_only), ("deprecated", schema.deprecated)]
        {
            if flag {
                to.insert(keyword.to_owned(), json!(true));
            }
        }
        if let Some(default) = schema.default {
            to.insert("default".to_owned(), self.documents.value(default));
        }
        if let Some(values) = &schema.extensible_enum {
            to.insert("x-extensible-enum".to_owned(), self.values(values));
        }
        let Some(discriminator) = &schema.discriminator else { return };
        let mut written = Members::new();
        written.insert("propertyName".to_owned(), json!(discriminator.property_name.as_str()));
        let mut mapping = Members::new();
        for (value, id) in &discriminator.mapping {
            if let Some(reference) = id.and_then(|id| self.target(id, variant)) {
                mapping.insert(value.to_string(), reference);
            }
        }
        if !mapping.is_empty() {
            written.insert("mapping".to_owned(), Value::Object(mapping));
        }
        if let Some(reference) = discriminator.default_mapping.and_then(|id| self.target(id, variant)) {
            written.insert("defaultMapping".to_owned(), reference);
        }
        to.insert("discriminator".to_owned(), Value::Object(written));
    }

    /// The text of a reference to a schema; none to one that is written where it is used.
    fn target(&mut self, id: SchemaId, variant: Variant) -> Option<Value> {
        self.in_place(id, variant).get("$ref").cloned()
    }

    fn values(&self, values: &[At]) -> Value {
        values.iter().map(|value| self.documents.value(*value)).collect()
    }
}

fn push(to: &mut Members, keyword: &str, schema: Value) {
    if let Value::Array(list) = to.entry(keyword).or_insert_with(|| Value::Array(Vec::new())) {
        list.push(schema);
    }
}

fn bounds(numeric: &NumericKeywords, to: &mut Members) {
    for (keyword, bound) in [
        ("multipleOf", &numeric.multiple_of),
        ("minimum", &numeric.minimum),
        ("exclusiveMinimum", &numeric.exclusive_minimum),
        ("maximum", &numeric.maximum),
        ("exclusiveMaximum", &numeric.exclusive_maximum),
    ] {
        if let Some(bound) = bound {
            to.insert(keyword.to_owned(), number(bound));
        }
    }
}

fn number(number: &Number) -> Value {
    if let Some(integer) = number.to_i64() {
        return integer.into();
    }
    if let Some(integer) = number.to_u64() {
        return integer.into();
    }
    let nearest = number.to_string().parse::<f64>().unwrap_or_default();
    json!(nearest.clamp(f64::MIN, f64::MAX))
}

fn count(to: &mut Members, keyword: &str, count: Option<u64>) {
    if let Some(count) = count {
        to.insert(keyword.to_owned(), json!(count));
    }
}

fn text(to: &mut Members, keyword: &str, text: Option<&SmolStr>) {
    if let Some(text) = text {
        to.insert(keyword.to_owned(), json!(text.as_str()));
    }
}
