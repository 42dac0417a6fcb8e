//! Whether a server with this schema can give an answer (section 6.4.3, value completion).

use apollo_compiler::ast::Type;
use apollo_compiler::executable::{ExecutableDocument, Selection, SelectionSet};
use apollo_compiler::schema::{ExtendedType, Schema};
use serde_json::{Map, Value};

use super::OperationSchema;

impl OperationSchema {
    /// Holds the `data` of an answer against the types that the operation's fields have in this schema. Custom scalars
    /// may be anything; fields that are missing from the answer are not looked for.
    ///
    /// # Errors
    /// The first value that the field's type does not allow, or the first breach where the operation itself is invalid.
    pub fn can_answer(&self, operation: &str, data: &Value) -> Result<(), String> {
        let document = match ExecutableDocument::parse_and_validate(&self.schema, operation, "operation.graphql") {
            Ok(document) => document,
            Err(found) => {
                return Err(found.errors.iter().next().map(|fault| fault.error.to_string()).unwrap_or_default());
            }
        };
        let operation = document.operations.iter().next().ok_or("there is no operation")?;
        let Value::Object(fields) = data else { return Err("the answer is no object".to_owned()) };
        selected(&self.schema, &operation.selection_set, fields, DEPTH)
    }
}

pub(super) const DEPTH: usize = 200;

fn selected(schema: &Schema, set: &SelectionSet, answer: &Map<String, Value>, depth: usize) -> Result<(), String> {
    let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
    for selection in &set.selections {
        match selection {
            Selection::Field(field) => {
                if let Some(value) = answer.get(field.response_key().as_str()) {
                    let coordinate = format!("{}.{}", set.ty, field.name);
                    completes(schema, field.ty(), Some(&field.selection_set), value, depth)
                        .map_err(|why| if why.starts_with('`') { why } else { format!("`{coordinate}` {why}") })?;
                }
            }
            Selection::InlineFragment(fragment) => selected(schema, &fragment.selection_set, answer, depth)?,
            Selection::FragmentSpread(_) => {}
        }
    }
    Ok(())
}

/// Whether a value completes a type; without a selection only the value itself is looked at, and not its fields.
pub(super) fn completes(
    schema: &Schema,
    ty: &Type,
    set: Option<&SelectionSet>,
    value: &Value,
    depth: usize,
) -> Result<(), String> {
    let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
    if value.is_null() {
        return if ty.is_non_null() { Err(format!("cannot be null: its type is `{ty}`")) } else { Ok(()) };
    }
    match (ty, value) {
        (Type::List(item) | Type::NonNullList(item), Value::Array(items)) => {
            items.iter().try_for_each(|value| completes(schema, item, set, value, depth))
        }
        (Type::List(_) | Type::NonNullList(_), _) => Err(format!("is a list, of type `{ty}`")),
        (Type::Named(name) | Type::NonNullNamed(name), value) => {
            let fits = match (name.as_str(), schema.types.get(name)) {
                ("Int", _) => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
                ("Float", _) => value.is_number(),
                ("Boolean", _) => value.is_boolean(),
                ("String" | "ID", _) => value.is_string(),
                (_, Some(ExtendedType::Enum(definition))) => {
                    value.as_str().is_some_and(|value| definition.values.contains_key(value))
                }
                (_, Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_))) => {
                    let Value::Object(fields) = value else { return Err(format!("is an object, of type `{ty}`")) };
                    return set.map_or(Ok(()), |set| selected(schema, set, fields, depth));
                }
                _ => true,
            };
            if fits { Ok(()) } else { Err(format!("cannot be `{value}`: its type is `{ty}`")) }
        }
    }
}
