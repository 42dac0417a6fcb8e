//! Whether a constant can be taken as a value of a type (the input coercion rules of sections 3.5 to 3.12).

use accordant_document::{Number, suggest};
use rustc_hash::FxHashSet;

use super::Checker;
use crate::graphql::{TypeKind, TypeReference, Value, built_in};

/// Deeper than any value that the reader lets through.
const DEPTH: usize = 300;

impl Checker<'_> {
    /// `Err` says what is wrong, at the innermost place.
    pub(super) fn coerces(&self, value: &Value, ty: &TypeReference, depth: usize) -> Result<(), String> {
        if depth > DEPTH {
            return Ok(());
        }
        match (ty, value) {
            (TypeReference::NonNull(_), Value::Null) => Err("it cannot be null".to_owned()),
            (TypeReference::NonNull(inner), value) => self.coerces(value, inner, depth + 1),
            (_, Value::Null) => Ok(()),
            (TypeReference::List(inner), Value::List(items)) => {
                items.iter().try_for_each(|item| self.coerces(item, inner, depth + 1))
            }
            // A value that is no list stands for the list with this one item.
            (TypeReference::List(inner), value) => self.coerces(value, inner, depth + 1),
            (TypeReference::Named(name), value) if built_in::is_scalar(name) => built_in_scalar(name, value),
            (TypeReference::Named(name), value) => match self.ty(name).map(|ty| &ty.kind) {
                Some(TypeKind::Enum { values }) => match value {
                    Value::Enum(value) if values.contains_key(value) || self.is_incomplete(name) => Ok(()),
                    Value::Enum(value) => {
                        let known = values.keys().map(|known| known.as_str());
                        let near = self.afford_suggestion().then(|| suggest(value, known)).flatten();
                        let near = near.map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
                        Err(format!("`{value}` is no value of `{name}`{near}"))
                    }
                    other => Err(format!("`{other}` is no value of the enum `{name}`")),
                },
                Some(TypeKind::InputObject { .. }) => self.input_object(name, value, depth),
                // A custom scalar decides for itself; an unknown type is reported elsewhere.
                _ => Ok(()),
            },
        }
    }

    fn input_object(&self, name: &str, value: &Value, depth: usize) -> Result<(), String> {
        let Some(TypeKind::InputObject { fields, one_of }) = self.ty(name).map(|ty| &ty.kind) else { return Ok(()) };
        let Value::Object(given) = value else { return Err(format!("`{value}` is no input object")) };
        let mut seen = FxHashSet::default();
        for (field, value) in given {
            if !seen.insert(field) {
                return Err(format!("the field `{field}` is given twice"));
            }
            match fields.get(field) {
                Some(known) => self.coerces(value, &known.ty, depth + 1)?,
                None if self.is_incomplete(name) => {}
                None => {
                    let known = fields.keys().map(|known| known.as_str());
                    let near = self.afford_suggestion().then(|| suggest(field, known)).flatten();
                    let near = near.map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
                    return Err(format!("`{name}` has no field `{field}`{near}"));
                }
            }
        }
        if let Some(missing) = fields
            .values()
            .find(|field| field.ty.is_non_null() && field.default.is_none() && !seen.contains(&field.name))
        {
            return Err(format!("the required field `{}` of `{name}` is missing", missing.name));
        }
        if *one_of && !matches!(given.as_slice(), [(_, value)] if *value != Value::Null) {
            return Err(format!("exactly one field of `{name}` must be given, and not null"));
        }
        Ok(())
    }
}

fn built_in_scalar(name: &str, value: &Value) -> Result<(), String> {
    let fits = match (name, value) {
        ("String" | "ID", Value::String(_)) | ("Boolean", Value::Boolean(_)) => true,
        ("Float", Value::Number(text)) => Number::parse(text).is_some(),
        ("ID", Value::Number(text)) => !text.contains(['.', 'e', 'E']),
        ("Int", Value::Number(text)) => {
            if text.contains(['.', 'e', 'E']) {
                return Err(format!("`{text}` is a float"));
            }
            if text.parse::<i32>().is_err() {
                return Err(format!("`{text}` is beyond 32 bits"));
            }
            true
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("`{value}` is no `{name}`")) }
}
