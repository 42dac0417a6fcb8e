//! Keywords that hold other schemas, and those that say something without judging (JSON Schema 2020-12 core, section 10).

use accordant_document::{Kind, Severity};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::Dialect;
use super::lower::Partial;
use crate::reader::{Entry, Reader};
use crate::{Composition, ObjectKeywords, SchemaId};

impl<'d> Reader<'d> {
    /// Reads `entry` if it is an applicator or a reference.
    pub(super) fn applicator(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) -> bool {
        let dialect = partial.dialect;
        match entry.key {
            "properties" => {
                if let Some(map) = self.map(entry) {
                    let properties = self.schema_map(partial, map);
                    object(partial).properties = properties;
                }
            }
            "patternProperties" => {
                if let Some(map) = self.map(entry) {
                    let properties = self.schema_map(partial, map);
                    object(partial).pattern_properties = properties;
                }
            }
            "dependentSchemas" => {
                if let Some(map) = self.map(entry) {
                    let schemas = self.schema_map(partial, map);
                    object(partial).dependent_schemas.extend(schemas);
                }
            }
            "dependencies" => self.dependencies(partial, entry),
            "$defs" | "definitions" => {
                if let Some(map) = self.map(entry) {
                    for definition in map.entries() {
                        self.named_schema(definition, partial.dialect);
                    }
                }
            }
            "additionalProperties" => {
                let id = self.subschema(partial, entry);
                object(partial).additional_properties = id;
            }
            "propertyNames" => {
                let id = self.subschema(partial, entry);
                object(partial).property_names = id;
            }
            "unevaluatedProperties" => {
                let id = self.subschema(partial, entry);
                object(partial).unevaluated_properties = id;
            }
            "items" => partial.items = Some(entry),
            "additionalItems" => partial.additional_items = Some(entry),
            "prefixItems" => {
                let ids = self.schema_list(partial, entry);
                partial.schema.array.get_or_insert_default().prefix_items = ids;
            }
            "contains" => {
                let id = self.subschema(partial, entry);
                partial.schema.array.get_or_insert_default().contains = id;
            }
            "unevaluatedItems" => {
                let id = self.subschema(partial, entry);
                partial.schema.array.get_or_insert_default().unevaluated_items = id;
            }
            "contentSchema" => {
                let id = self.subschema(partial, entry);
                partial.schema.string.get_or_insert_default().content_schema = id;
            }
            "allOf" => composition(partial).all_of = self.schema_list(partial, entry),
            "anyOf" => composition(partial).any_of = self.schema_list(partial, entry),
            "oneOf" => composition(partial).one_of = self.schema_list(partial, entry),
            "not" => composition(partial).not = self.subschema(partial, entry),
            "if" => composition(partial).if_ = self.subschema(partial, entry),
            "then" => composition(partial).then = self.subschema(partial, entry),
            "else" => composition(partial).else_ = self.subschema(partial, entry),
            // Where keywords beside it are ignored, a schema with a reference never gets here.
            "$ref" => {
                if let Some(reference) = self.text_of(entry.value, entry.origin(), "`$ref`") {
                    partial.schema.reference = self.referred(partial, reference);
                }
            }
            "$dynamicRef" => self.dynamic_reference(partial, entry),
            "$recursiveRef" if dialect == Dialect::Draft2019 => self.recursive_reference(partial),
            _ => return false,
        }
        true
    }

    /// Reads `entry` if it is an annotation or an identifier.
    pub(super) fn annotation(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) -> bool {
        let schema = &mut partial.schema;
        match entry.key {
            "default" => schema.default = Some(entry.value.at()),
            "readOnly" => schema.read_only = self.boolean(entry) == Some(true),
            "writeOnly" => schema.write_only = self.boolean(entry) == Some(true),
            "deprecated" => schema.deprecated |= self.boolean(entry) == Some(true),
            "nullable" => partial.nullable = Some(entry),
            "discriminator" => self.discriminator(partial, entry),
            "contentEncoding" => {
                let text = self.text_of(entry.value, entry.origin(), "`contentEncoding`").map(SmolStr::new);
                partial.schema.string.get_or_insert_default().content_encoding = text;
            }
            "contentMediaType" => {
                let text = self.text_of(entry.value, entry.origin(), "`contentMediaType`").map(SmolStr::new);
                partial.schema.string.get_or_insert_default().content_media_type = text;
            }
            "title" | "description" | "example" | "examples" | "externalDocs" | "xml" | "$comment" | "$schema"
            | "$id" | "id" | "$anchor" | "$dynamicAnchor" | "$recursiveAnchor" | "$vocabulary" | "name" | "in"
            | "collectionFormat" | "allowEmptyValue" => {}
            _ => return false,
        }
        true
    }

    /// The schema under a keyword. Booleans are schemas from draft 6 on; before, only where the keyword says so.
    fn subschema(&mut self, partial: &Partial<'d>, entry: Entry<'d>) -> Option<SchemaId> {
        match entry.value.kind() {
            Kind::Object | Kind::Bool => {
                self.report_early_boolean(partial, entry);
                Some(self.schema(entry.value, partial.dialect))
            }
            other => {
                self.wrong_type(entry.origin(), &format!("`{}`", entry.key), "a schema", other);
                None
            }
        }
    }

    fn report_early_boolean(&mut self, partial: &Partial<'d>, entry: Entry<'d>) {
        let allowed = matches!(entry.key, "additionalProperties" | "additionalItems");
        if partial.dialect <= Dialect::Draft4 && !allowed && entry.value.kind() == Kind::Bool {
            let message = format!("`{}` must be an object in {}, but is a boolean", entry.key, partial.dialect.name());
            self.warn("wrong-type", entry.origin(), message).help("it was read as in JSON Schema draft 6");
        }
    }

    fn schema_map(&mut self, partial: &Partial<'d>, map: crate::reader::Site<'d>) -> Vec<(SmolStr, SchemaId)> {
        let mut schemas = Vec::with_capacity(map.node.len());
        for entry in map.entries() {
            if let ("$ref", Some(reference)) = (entry.key, entry.value.node.as_str()) {
                self.shared_members(partial, entry, reference, &mut schemas);
            } else if let Some(id) = self.subschema(partial, entry) {
                schemas.push((SmolStr::new(entry.key), id));
            }
        }
        schemas
    }

    /// Members that a map takes from elsewhere. No specification has it, but documents split by hand do it, and their
    /// tools follow it.
    fn shared_members(
        &mut self,
        partial: &Partial<'d>,
        entry: Entry<'d>,
        reference: &'d str,
        to: &mut Vec<(SmolStr, SchemaId)>,
    ) {
        let found = self.documents.resolve(entry.value.at(), reference);
        let Some(shared) = self.resolved(found, entry.origin()) else { return };
        if !shared.node.is_object() {
            self.wrong_type(entry.origin(), "what `$ref` leads to", "an object", shared.kind());
            return;
        }
        let message = "by the specification, no reference can stand among the names of schemas".to_owned();
        self.report("misplaced-reference", Severity::Info, entry.origin(), message)
            .help("it was followed all the same; other tools take it for a property of that name");
        let known: FxHashSet<SmolStr> = to.iter().map(|(name, _)| name.clone()).collect();
        for member in shared.entries() {
            if !known.contains(member.key)
                && let Some(id) = self.subschema(partial, member)
            {
                to.push((SmolStr::new(member.key), id));
            }
        }
    }

    fn schema_list(&mut self, partial: &Partial<'d>, entry: Entry<'d>) -> Vec<SchemaId> {
        let Some(list) = self.list(entry) else { return Vec::new() };
        if list.node.is_empty() {
            self.contradiction(entry.origin(), format!("`{}` holds no schema", entry.key), "remove it");
        }
        let mut schemas = Vec::with_capacity(list.node.len());
        for item in list.items() {
            match item.kind() {
                Kind::Object | Kind::Bool => schemas.push(self.schema(item, partial.dialect)),
                other => self.wrong_type(item.origin(), &format!("an item of `{}`", entry.key), "a schema", other),
            }
        }
        schemas
    }

    /// Draft 4 to 7: a list of names is `dependentRequired`, a schema is `dependentSchemas`.
    fn dependencies(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        if partial.dialect >= Dialect::Draft2019 {
            let message = format!("`dependencies` is no keyword of {} and is ignored", partial.dialect.name());
            self.warn("unknown-keyword", entry.origin(), message)
                .help("write `dependentRequired` or `dependentSchemas`");
            return;
        }
        let Some(map) = self.map(entry) else { return };
        for dependency in map.entries() {
            let name = SmolStr::new(dependency.key);
            if dependency.value.node.is_array() {
                let names = self.texts(dependency.value, "an item of `dependencies`");
                object(partial).dependent_required.push((name, names));
            } else if let Some(id) = self.subschema(partial, dependency) {
                object(partial).dependent_schemas.push((name, id));
            }
        }
    }

    /// `items` as a list was what `prefixItems` is since 2020-12, with `additionalItems` for what follows.
    pub(super) fn settle_items(&mut self, partial: &mut Partial<'d>) {
        let Some(items) = partial.items else { return };
        if !items.value.node.is_array() {
            let id = self.subschema(partial, items);
            partial.schema.array.get_or_insert_default().items = id;
            return;
        }
        let dialect = partial.dialect;
        if dialect.is_subset() || dialect >= Dialect::Draft2020 {
            let message = format!("`items` must be a schema in {}, but is an array", dialect.name());
            self.warn("wrong-type", items.origin(), message).help("it was read as `prefixItems` of OpenAPI 3.1");
        }
        let prefix = if items.value.node.is_empty() { Vec::new() } else { self.schema_list(partial, items) };
        let rest = partial.additional_items.and_then(|entry| self.subschema(partial, entry));
        let array = partial.schema.array.get_or_insert_default();
        array.prefix_items = prefix;
        array.items = rest;
    }
}

fn object<'p>(partial: &'p mut Partial<'_>) -> &'p mut ObjectKeywords {
    partial.schema.object.get_or_insert_default()
}

fn composition<'p>(partial: &'p mut Partial<'_>) -> &'p mut Composition {
    partial.schema.composition.get_or_insert_default()
}
