//! Types as TypeScript writes them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rustc_hash::FxHashSet;

use super::names::Names;
use super::options::{Int64, TypescriptOptions};
use super::shapes;
use crate::engine::quote::ts_string;
use crate::model::{
    ClientModel, Declaration, IntegerFormat, Literal, Object, Shape, Type, TypeId, TypeKind, Union, Variant,
};

/// What a piece of code needs from other modules.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) types: BTreeSet<TypeId>,
    /// Types of `runtime.ts` and of its neighbours, with the module that has them.
    pub(super) runtime: BTreeSet<(&'static str, &'static str)>,
}

/// Writes types; knows the model, the names and the cycles.
pub(super) struct Types<'m> {
    pub(super) model: &'m ClientModel,
    pub(super) names: &'m Names,
    pub(super) int64: Int64,
    pub(super) validators: bool,
    /// The declarations that whole numbers of 64 bits are within, where those are not simply numbers.
    pub(super) holding: FxHashSet<TypeId>,
}

/// What surrounds a type, as far as it matters to how it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    Nothing,
    /// A union must stand in parentheses.
    Operator,
}

impl<'m> Types<'m> {
    pub(super) fn new(model: &'m ClientModel, names: &'m Names, options: &TypescriptOptions) -> Self {
        let holding = shapes::holding(model, options.int64);
        Self { model, names, int64: options.int64, validators: options.validators, holding }
    }

    pub(super) fn name(&self, id: TypeId) -> &'m str {
        self.names.types.get(id.0 as usize).map_or("unknown", String::as_str)
    }

    pub(super) fn text(&self, ty: &Type, uses: &mut Uses) -> String {
        let mut out = String::new();
        self.write(ty, Around::Nothing, uses, &mut out);
        out
    }

    pub(super) fn write(&self, ty: &Type, around: Around, uses: &mut Uses, out: &mut String) {
        let nullable = ty.nullable && !matches!(ty.kind, TypeKind::Unknown | TypeKind::Null);
        let parens = nullable && around == Around::Operator;
        if parens {
            out.push('(');
        }
        self.write_kind(&ty.kind, uses, out);
        if nullable {
            out.push_str(" | null");
        }
        if parens {
            out.push(')');
        }
    }

    fn write_kind(&self, kind: &TypeKind, uses: &mut Uses, out: &mut String) {
        match kind {
            TypeKind::Unknown => out.push_str("unknown"),
            TypeKind::Never => out.push_str("never"),
            TypeKind::Null => out.push_str("null"),
            TypeKind::Boolean => out.push_str("boolean"),
            TypeKind::Integer { format: IntegerFormat::Int64 } => out.push_str(self.int64()),
            TypeKind::Integer { .. } | TypeKind::Number => out.push_str("number"),
            // Dates stay text: a `Date` has a time zone, and a day of its own in each.
            TypeKind::String { .. } => out.push_str("string"),
            TypeKind::Binary => {
                uses.runtime.insert(("runtime-multipart", "FileInput"));
                out.push_str("FileInput");
            }
            TypeKind::Literal { value } => write_literal(value, out),
            TypeKind::Array { items, .. } => {
                self.write(items, Around::Operator, uses, out);
                out.push_str("[]");
            }
            TypeKind::Tuple { items, rest, required } => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    let optional = index >= *required;
                    self.write(item, if optional { Around::Operator } else { Around::Nothing }, uses, out);
                    if optional {
                        out.push('?');
                    }
                }
                if let Some(rest) = rest {
                    out.push_str(if items.is_empty() { "..." } else { ", ..." });
                    self.write(rest, Around::Operator, uses, out);
                    out.push_str("[]");
                }
                out.push(']');
            }
            TypeKind::Map { values } => {
                out.push_str("{ [key: string]: ");
                self.write(values, Around::Nothing, uses, out);
                out.push_str(" }");
            }
            TypeKind::Named { id } => {
                uses.types.insert(*id);
                out.push_str(self.name(*id));
            }
        }
    }

    fn int64(&self) -> &'static str {
        match self.int64 {
            Int64::Number => "number",
            Int64::String => "string",
            Int64::BigInt => "bigint",
        }
    }

    /// The members of a union, each as it stands between bars.
    pub(super) fn members(&self, declaration: &Declaration, union: &Union, uses: &mut Uses) -> Vec<String> {
        let mut members: Vec<String> = Vec::with_capacity(union.variants.len() + 1);
        let mut add = |text: String| {
            if !members.contains(&text) {
                members.push(text);
            }
        };
        for variant in &union.variants {
            add(match &union.tag {
                Some(tag) => self.tagged(&tag.wire, variant, uses),
                None => self.text(&variant.value, uses),
            });
        }
        if let Some(tag) = &union.tag
            && declaration.received
            && tag.default.is_none()
        {
            uses.runtime.insert(("runtime", "UnknownVariant"));
            add(format!("UnknownVariant<{}>", ts_string(&tag.wire)));
        }
        members
    }

    /// A member of a tagged union, whose tag must be a literal there, or it could not be told from the others.
    /// The object that a type is a name for.
    fn object(&self, ty: &Type) -> Option<&'m Object> {
        let mut ty = ty;
        // Names for names are few; whoever has more of them gets the plain type.
        for _ in 0..16 {
            let TypeKind::Named { id } = ty.kind else { return None };
            match &self.model.declaration(id)?.shape {
                Shape::Object(object) => return Some(object),
                Shape::Alias { target } if !target.nullable => ty = target,
                _ => return None,
            }
        }
        None
    }

    fn tagged(&self, tag: &str, variant: &Variant, uses: &mut Uses) -> String {
        let plain = self.text(&variant.value, uses);
        let tags: Vec<String> = variant.tags.iter().map(|value| ts_string(value)).collect();
        let values = tags.join(" | ");
        let Some(object) = self.object(&variant.value) else { return plain };
        let own = object.properties.iter().find(|property| property.wire == tag);
        let key = property_name(tag);
        match own.map(|property| (&property.value.kind, property.required && !property.value.nullable)) {
            Some((TypeKind::Literal { value: Literal::String(value) }, true))
                if variant.tags.len() == 1 && variant.tags.first() == Some(value) =>
            {
                plain
            }
            // What the schema says of the tag does not forbid these values.
            None | Some((TypeKind::String { .. } | TypeKind::Unknown, _)) => {
                format!("({plain} & {{ {key}: {values} }})")
            }
            _ if has_index(object) => plain,
            _ => format!("(Omit<{plain}, {}> & {{ {key}: {values} }})", ts_string(tag)),
        }
    }
}

fn has_index(object: &Object) -> bool {
    matches!(object.additional, crate::model::Additional::Values(_))
}

/// A constant as a type of its own.
pub(super) fn write_literal(value: &Literal, out: &mut String) {
    match value {
        Literal::Null => out.push_str("null"),
        Literal::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Literal::Number(text) => out.push_str(&number(text)),
        Literal::String(text) => out.push_str(&ts_string(text)),
        Literal::Json(text) => match serde_json::from_str(text) {
            Ok(value) => write_json(&value, 0, out),
            Err(_) => out.push_str("unknown"),
        },
    }
}

/// The number as a literal; one that a program would read as another is only a number.
fn number(text: &str) -> String {
    if is_exact(text) { text.replace('+', "") } else { "number".to_owned() }
}

/// Whether a program reads the number that is written.
pub(super) fn is_exact(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|value| value.is_finite() && value.abs() < 9_007_199_254_740_992.0)
}

/// A JSON value as the type that only this value has.
fn write_json(value: &serde_json::Value, depth: usize, out: &mut String) {
    if depth > 32 {
        out.push_str("unknown");
        return;
    }
    match value {
        serde_json::Value::Null => out.push_str("null"),
        serde_json::Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        serde_json::Value::Number(value) => out.push_str(&number(&value.to_string())),
        serde_json::Value::String(text) => out.push_str(&ts_string(text)),
        serde_json::Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write_json(item, depth + 1, out);
            }
            out.push(']');
        }
        serde_json::Value::Object(properties) if properties.is_empty() => out.push_str("Record<string, never>"),
        serde_json::Value::Object(properties) => {
            out.push_str("{ ");
            for (index, (key, value)) in properties.iter().enumerate() {
                if index > 0 {
                    out.push_str("; ");
                }
                let _ = write!(out, "{}: ", property_name(key));
                write_json(value, depth + 1, out);
            }
            out.push_str(" }");
        }
    }
}

/// The key of a property, quoted where it is no identifier.
pub(super) fn property_name(wire: &str) -> String {
    let plain = wire.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && wire.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    if plain { wire.to_owned() } else { ts_string(wire) }
}
