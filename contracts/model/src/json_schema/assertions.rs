//! Keywords that judge a value by itself: types, values, bounds, lengths (JSON Schema 2020-12 validation, section 6).

use accordant_document::{Kind, Number};
use smol_str::SmolStr;

use super::Dialect;
use super::lower::Partial;
use crate::reader::{Entry, Reader, Site};
use crate::{NumericKeywords, Types};

/// Names that are no JSON Schema types, with what was meant.
const MISTAKEN_TYPES: [(&str, &str); 8] = [
    ("int", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("bool", "boolean"),
    ("str", "string"),
    ("text", "string"),
    ("list", "array"),
    ("map", "object"),
];

impl<'d> Reader<'d> {
    /// Reads `entry` if it is an assertion.
    pub(super) fn assertion(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) -> bool {
        let value = entry.value;
        match entry.key {
            "type" => self.types(partial, entry),
            "enum" => {
                partial.schema.enumeration = self.list(entry).map(|list| list.items().map(Site::at).collect());
            }
            "const" => partial.schema.constant = Some(value.at()),
            "format" => partial.schema.format = self.text_of(value, entry.origin(), "`format`").map(SmolStr::new),
            "multipleOf" => {
                if let Some(number) = self.number(entry) {
                    if number.is_zero() || number.is_negative() {
                        let message = format!("`multipleOf` must be greater than 0, but is {number}");
                        self.contradiction(entry.origin(), message, "it was left out; write a positive number");
                    } else {
                        numeric(partial).multiple_of = Some(number);
                    }
                }
            }
            "minimum" => {
                if let Some(number) = self.number(entry) {
                    numeric(partial).minimum = Some(number);
                }
            }
            "maximum" => {
                if let Some(number) = self.number(entry) {
                    numeric(partial).maximum = Some(number);
                }
            }
            "exclusiveMinimum" => partial.exclusive_minimum = Some(entry),
            "exclusiveMaximum" => partial.exclusive_maximum = Some(entry),
            "minLength" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.string.get_or_insert_default().min_length = Some(count);
                }
            }
            "maxLength" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.string.get_or_insert_default().max_length = Some(count);
                }
            }
            "pattern" => {
                if let Some(pattern) = self.text_of(value, entry.origin(), "`pattern`") {
                    partial.schema.string.get_or_insert_default().pattern = Some(SmolStr::new(pattern));
                }
            }
            "minItems" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.array.get_or_insert_default().min_items = Some(count);
                }
            }
            "maxItems" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.array.get_or_insert_default().max_items = Some(count);
                }
            }
            "minContains" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.array.get_or_insert_default().min_contains = Some(count);
                }
            }
            "maxContains" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.array.get_or_insert_default().max_contains = Some(count);
                }
            }
            "uniqueItems" => {
                if self.boolean(entry) == Some(true) {
                    partial.schema.array.get_or_insert_default().unique_items = true;
                }
            }
            "minProperties" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.object.get_or_insert_default().min_properties = Some(count);
                }
            }
            "maxProperties" => {
                if let Some(count) = self.count(entry) {
                    partial.schema.object.get_or_insert_default().max_properties = Some(count);
                }
            }
            // The parameter is required, not a property.
            "required" if partial.dialect == Dialect::Swagger2Parameter => {}
            "required" if entry.value.node.as_bool().is_some() => {
                self.warn("wrong-type", entry.origin(), "`required` must be an array, but is a boolean".to_owned())
                    .help("list the property's name in the `required` of the object that holds it; this has no effect");
            }
            "required" => {
                if let Some(list) = self.list(entry) {
                    let names = self.texts(list, "an item of `required`");
                    if !names.is_empty() {
                        partial.schema.object.get_or_insert_default().required = names;
                    }
                }
            }
            "dependentRequired" => {
                if let Some(map) = self.map(entry) {
                    for dependency in map.entries() {
                        if let Some(list) = self.list(dependency) {
                            let names = self.texts(list, "an item of `dependentRequired`");
                            let object = partial.schema.object.get_or_insert_default();
                            object.dependent_required.push((SmolStr::new(dependency.key), names));
                        }
                    }
                }
            }
            _ => return false,
        }
        true
    }

    fn types(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        let value = entry.value;
        let dialect = partial.dialect;
        match value.kind() {
            Kind::String => {
                let name = value.node.as_str().unwrap_or_default();
                if name == "file" && dialect <= Dialect::Swagger2 {
                    partial.schema.types = Some(Types::STRING);
                    partial.schema.format.get_or_insert_with(|| SmolStr::new_static("binary"));
                    return;
                }
                partial.schema.types = self.type_named(value, entry);
                if name == "null" && dialect.is_subset() {
                    self.warn("wrong-type", entry.origin(), format!("`null` is no type of {}", dialect.name()))
                        .help("write `nullable: true` beside the type of the other values");
                }
            }
            Kind::Array => {
                if dialect.is_subset() {
                    let message = format!("`type` must be one name in {}, but is an array", dialect.name());
                    self.warn("wrong-type", entry.origin(), message).help(
                        "use `nullable` for null and `oneOf` for other alternatives; it was read as in OpenAPI 3.1",
                    );
                }
                let named: Vec<_> = value.items().filter_map(|item| self.type_named(item, entry)).collect();
                if named.len() == value.node.len() {
                    partial.schema.types = Some(named.into_iter().fold(Types::NONE, Types::union));
                }
            }
            other => self.wrong_type(entry.origin(), "`type`", "a string or an array of strings", other),
        }
    }

    fn type_named(&mut self, site: Site<'d>, entry: Entry<'d>) -> Option<Types> {
        let name = match site.kind() {
            Kind::String => site.node.as_str().unwrap_or_default(),
            // YAML's unquoted null is what the author meant by the type of that name.
            Kind::Null => {
                self.warn("wrong-type", entry.origin(), "a name in `type` must be a string, but is null".to_owned())
                    .help("quote it: `\"null\"`");
                "null"
            }
            other => {
                self.wrong_type(entry.origin(), "a name in `type`", "a string", other);
                return None;
            }
        };
        let types = Types::named(name);
        if types.is_none() {
            let lower = name.to_ascii_lowercase();
            let meant = MISTAKEN_TYPES.iter().find(|(wrong, _)| *wrong == lower).map(|(_, meant)| *meant);
            let meant = meant.or_else(|| self.suggest(name, Types::NAMED.map(|(_, known)| known)));
            let message = format!("`{name}` is no type of JSON Schema, and was read as any type");
            let draft = self.warn("wrong-type", site.origin(), message);
            match meant {
                Some(meant) => draft.help(format!("did you mean `{meant}`?")),
                None => draft.help("the types are string, number, integer, boolean, array, object and null"),
            };
        }
        types
    }

    /// Boolean exclusive bounds (2.0, 3.0, draft 4) sharpen the bound beside them; numbers are bounds of their own.
    pub(super) fn settle_bounds(&mut self, partial: &mut Partial<'d>) {
        if let Some(entry) = partial.exclusive_minimum {
            match self.exclusive(partial, entry) {
                Some(Bound::Own(number)) => numeric(partial).exclusive_minimum = Some(number),
                Some(Bound::Flag) => match numeric(partial).minimum.take() {
                    Some(bound) => numeric(partial).exclusive_minimum = Some(bound),
                    None => self.idle_bound(entry, "minimum"),
                },
                None => {}
            }
        }
        if let Some(entry) = partial.exclusive_maximum {
            match self.exclusive(partial, entry) {
                Some(Bound::Own(number)) => numeric(partial).exclusive_maximum = Some(number),
                Some(Bound::Flag) => match numeric(partial).maximum.take() {
                    Some(bound) => numeric(partial).exclusive_maximum = Some(bound),
                    None => self.idle_bound(entry, "maximum"),
                },
                None => {}
            }
        }
    }

    fn exclusive(&mut self, partial: &Partial<'d>, entry: Entry<'d>) -> Option<Bound> {
        let booleans = partial.dialect <= Dialect::Draft4;
        match (entry.value.node.as_bool(), entry.value.kind()) {
            (Some(true), _) if booleans => Some(Bound::Flag),
            (Some(false), _) if booleans => None,
            (None, Kind::Number) => {
                if booleans {
                    let dialect = partial.dialect.name();
                    let message = format!("`{}` must be a boolean in {dialect}, but is a number", entry.key);
                    self.warn("wrong-type", entry.origin(), message).help("it was read as a bound of its own");
                }
                self.number(entry).map(Bound::Own)
            }
            (_, kind) => {
                let expected = if booleans { "a boolean" } else { "a number" };
                self.wrong_type(entry.origin(), &format!("`{}`", entry.key), expected, kind);
                None
            }
        }
    }

    fn idle_bound(&mut self, entry: Entry<'d>, bound: &str) {
        let message = format!("`{}` has no effect without `{bound}` beside it", entry.key);
        self.contradiction(entry.origin(), message, "write the bound, or remove it");
    }

    pub(super) fn list(&mut self, entry: Entry<'d>) -> Option<Site<'d>> {
        self.of_kind(entry, Kind::Array)
    }

    pub(super) fn map(&mut self, entry: Entry<'d>) -> Option<Site<'d>> {
        self.of_kind(entry, Kind::Object)
    }

    fn of_kind(&mut self, entry: Entry<'d>, kind: Kind) -> Option<Site<'d>> {
        if entry.value.kind() == kind {
            return Some(entry.value);
        }
        self.wrong_type(entry.origin(), &format!("`{}`", entry.key), kind.described(), entry.value.kind());
        None
    }

    fn number(&mut self, entry: Entry<'d>) -> Option<Number> {
        let Some(text) = entry.value.node.number_text() else {
            self.wrong_type(entry.origin(), &format!("`{}`", entry.key), "a number", entry.value.kind());
            return None;
        };
        let number = Number::parse(text);
        if number.is_none() {
            self.error("number-range", entry.origin(), format!("`{}` is a number beyond all bounds", entry.key))
                .help("write an exponent within 64 bits");
        }
        number
    }

    /// A length or a count. One beyond 64 bits is the largest there is: nothing is that long.
    fn count(&mut self, entry: Entry<'d>) -> Option<u64> {
        let number = self.number(entry)?;
        if number.is_negative() || !number.is_integer() {
            let message = format!("`{}` must be a whole number from 0 up, but is {number}", entry.key);
            self.error("wrong-type", entry.origin(), message).help("it was left out");
            return None;
        }
        Some(number.to_u64().unwrap_or(u64::MAX))
    }
}

enum Bound {
    Own(Number),
    Flag,
}

fn numeric<'p>(partial: &'p mut Partial<'_>) -> &'p mut NumericKeywords {
    partial.schema.numeric.get_or_insert_default()
}
