//! Objects that are made as they are asked for: what a field has follows from the way to it, its arguments and the seed.

use std::cell::Cell;
use std::rc::Rc;

use accordant_sample::{format_value, word};
use apollo_compiler::Name;
use apollo_compiler::ast::Type;
use apollo_compiler::collections::HashMap;
use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};
use apollo_compiler::response::JsonValue;
use apollo_compiler::schema::{EnumType, ExtendedType, Implementers};

use crate::responder::seed::SeedOf;

/// Fields of one answer: lists in lists multiply.
const FIELDS: usize = 50_000;
/// Below this, lists have one item.
const WIDE: usize = 4;

pub(super) struct Made<'s> {
    type_name: String,
    seed: u64,
    depth: usize,
    /// The `id` that the field which led here was asked for.
    id: Option<JsonValue>,
    implementers: &'s HashMap<Name, Implementers>,
    left: Rc<Cell<usize>>,
}

impl<'s> Made<'s> {
    pub(super) fn root(type_name: &str, seed: u64, implementers: &'s HashMap<Name, Implementers>) -> Self {
        let left = Rc::new(Cell::new(FIELDS));
        Self { type_name: type_name.to_owned(), seed, depth: 0, id: None, implementers, left }
    }

    fn resolved<'a>(&'a self, info: &'a ResolveInfo<'a>, ty: &Type, seed: u64) -> ResolvedValue<'a> {
        match ty {
            Type::List(item) | Type::NonNullList(item) => {
                let count = if self.depth < WIDE { 1 + seed % 3 } else { 1 };
                let items: Vec<_> = (0..count)
                    .map(|number| {
                        let seed = SeedOf::new(seed).with(&number.to_le_bytes()).value();
                        Ok(self.resolved(info, item, seed))
                    })
                    .collect();
                ResolvedValue::List(Box::new(items.into_iter()))
            }
            Type::Named(name) | Type::NonNullNamed(name) => self.named(info, name, seed),
        }
    }

    fn named<'a>(&'a self, info: &'a ResolveInfo<'a>, name: &Name, seed: u64) -> ResolvedValue<'a> {
        let concrete = match info.schema().types.get(name) {
            Some(ExtendedType::Object(_)) => Some(name.to_string()),
            Some(ExtendedType::Interface(_)) => {
                let objects = self.implementers.get(name).map(|known| known.objects.iter().map(Name::as_str).collect());
                pick(objects.unwrap_or_default(), seed)
            }
            Some(ExtendedType::Union(union)) => {
                pick(union.members.iter().map(|member| member.name.as_str()).collect(), seed)
            }
            Some(ExtendedType::Enum(definition)) => return ResolvedValue::leaf(enumerated(definition, seed)),
            _ => return ResolvedValue::leaf(scalar(name, info.field_name(), seed)),
        };
        // An interface that nothing implements has no value.
        let Some(type_name) = concrete else { return ResolvedValue::null() };
        let id = info.arguments().get("id").filter(|id| id.is_string() || id.is_number()).cloned();
        ResolvedValue::object(Made {
            type_name,
            seed,
            depth: self.depth + 1,
            id,
            implementers: self.implementers,
            left: Rc::clone(&self.left),
        })
    }
}

impl ObjectValue for Made<'_> {
    fn type_name(&self) -> &str {
        &self.type_name
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Result<ResolvedValue<'a>, FieldError> {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Err(FieldError { message: format!("the answer has more than {FIELDS} fields") });
        };
        self.left.set(left);
        let ty = &info.field_definition().ty;
        let name = info.field_name();
        // Whoever asks for an object by its id gets that one.
        if let (Some(id), "id", false) = (&self.id, name, ty.is_list()) {
            let text = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
            match ty.inner_named_type().as_str() {
                "ID" | "String" => return Ok(ResolvedValue::leaf(text)),
                _ => return Ok(ResolvedValue::leaf(id.clone())),
            }
        }
        let mut seed = SeedOf::new(self.seed).with(name.as_bytes());
        if !info.arguments().is_empty() {
            let arguments = serde_json::to_vec(info.arguments()).unwrap_or_default();
            seed = seed.with(&arguments);
        }
        Ok(self.resolved(info, ty, seed.value()))
    }
}

fn pick(mut names: Vec<&str>, seed: u64) -> Option<String> {
    names.sort_unstable();
    let at = usize::try_from(seed % names.len().max(1) as u64).unwrap_or_default();
    names.get(at).map(|name| (*name).to_owned())
}

/// A value that is not on its way out, where there is one.
fn enumerated(definition: &EnumType, seed: u64) -> JsonValue {
    let current = definition.values.values().filter(|value| value.directives.get("deprecated").is_none());
    let mut names: Vec<&str> = current.map(|value| value.value.as_str()).collect();
    if names.is_empty() {
        names = definition.values.keys().map(Name::as_str).collect();
    }
    pick(names, seed).map_or(JsonValue::Null, JsonValue::from)
}

/// The built-in scalars by their type, others by what their name says.
fn scalar(name: &str, field: &str, seed: u64) -> JsonValue {
    let number = seed % 1000;
    match name {
        "Int" => return JsonValue::from(number),
        "Float" => return JsonValue::from(f64::from(u32::try_from(number).unwrap_or_default()) / 4.0),
        "Boolean" => return JsonValue::from(seed.is_multiple_of(2)),
        "ID" => return JsonValue::from(format!("{}", seed % 100_000)),
        _ => {}
    }
    let lower = if name == "String" { field.to_ascii_lowercase() } else { name.to_ascii_lowercase() };
    let has = |part: &str| lower.contains(part);
    let format = if has("datetime") || has("timestamp") || (name == "String" && field.ends_with("At")) {
        "date-time"
    } else if has("date") {
        "date"
    } else if has("duration") {
        "duration"
    } else if lower == "time" || has("localtime") {
        "time"
    } else if has("uuid") || has("guid") {
        "uuid"
    } else if has("email") {
        "email"
    } else if has("url") || has("uri") {
        "uri"
    } else if name != "String" && (has("json") || has("map") || has("object") || has("any")) {
        return an_object(seed);
    } else if name != "String" && (has("bigint") || has("long") || has("int")) {
        return JsonValue::from(number);
    } else if name != "String" && (has("decimal") || has("money") || has("numeric")) {
        return JsonValue::from(format!("{number}.{:02}", seed % 100));
    } else {
        return JsonValue::from(word(seed));
    };
    format_value(format, seed).map_or(JsonValue::Null, JsonValue::from)
}

fn an_object(seed: u64) -> JsonValue {
    let mut members = apollo_compiler::response::JsonMap::new();
    members.insert("key", JsonValue::from(word(seed)));
    JsonValue::Object(members)
}
