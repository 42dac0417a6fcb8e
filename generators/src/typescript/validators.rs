//! Validators: a plain function for every type.

use serde::Serialize;

use super::Emitter;
use super::operations::object;
use super::options::Int64;
use super::types::{Types, property_name};
use crate::engine::quote::ts_string;
use crate::engine::{Code, TemplateFault};
use crate::model::{
    Additional, Checks, Declaration, Enum, IntegerFormat, Literal, Shape, Type, TypeId, TypeKind, Union,
};

#[derive(Debug, Serialize)]
struct ValidatorsView {
    header: Code<'static>,
    validators: Vec<(Code<'static>, Code<'static>)>,
}

impl Emitter<'_> {
    /// A function for every type, where the client is to have them.
    pub(super) fn validators(&mut self) -> Result<(), TemplateFault> {
        if !self.options.validators || self.types.model.types.is_empty() {
            return Ok(());
        }
        self.use_runtime("runtime-validate");
        let types = self.types;
        let mut validators: Vec<(Code<'static>, Code<'static>)> = types
            .model
            .types
            .iter()
            .enumerate()
            .map(|(index, declaration)| {
                let name = types.name(TypeId(index as u32)).to_owned();
                (name.into(), types.check_of(declaration).into())
            })
            .collect();
        validators.sort();
        let view = ValidatorsView { header: self.header().into(), validators };
        self.render("src/validators.ts", "typescript/validators.ts.hbs", &view)
    }
}

impl Types<'_> {
    /// The validator of the bodies of this type; none where there is nothing to see.
    pub(super) fn validator(&self, ty: &Type) -> Option<String> {
        match ty.kind {
            TypeKind::Named { id } if self.validators && !ty.nullable => Some(format!("validators.{}", self.name(id))),
            _ => None,
        }
    }

    fn check_of(&self, declaration: &Declaration) -> String {
        match &declaration.shape {
            Shape::Object(found) => {
                let properties: Vec<(String, String)> = found
                    .properties
                    .iter()
                    .map(|property| {
                        let check = self.check(&property.value, 0);
                        let member = if property.required { "required" } else { "optional" };
                        (property_name(&property.wire), format!("check.{member}({check})"))
                    })
                    .collect();
                let rest = match &found.additional {
                    Additional::Values(values) => format!(", {}", self.check(values, 0)),
                    // A reader tolerates what a sender must not send.
                    Additional::None if !declaration.received => ", check.never".to_owned(),
                    Additional::None | Additional::Unsaid => String::new(),
                };
                format!("check.object({}{rest})", object(&properties, 2))
            }
            Shape::Enum(listed) => check_enum(declaration, listed),
            Shape::Union(union) => self.check_union(declaration, union),
            Shape::Alias { target } => self.check(target, 0),
        }
    }

    fn check_union(&self, declaration: &Declaration, union: &Union) -> String {
        let Some(tag) = &union.tag else {
            let checks: Vec<String> = union.variants.iter().map(|variant| self.check(&variant.value, 0)).collect();
            return format!("check.anyOf({})", checks.join(", "));
        };
        let mut variants: Vec<(String, String)> = Vec::new();
        for variant in &union.variants {
            for value in &variant.tags {
                let key = property_name(value);
                if !variants.iter().any(|(known, _)| *known == key) {
                    variants.push((key, self.check(&variant.value, 0)));
                }
            }
        }
        let otherwise = tag.default.and_then(|index| union.variants.get(index));
        let otherwise = otherwise.map(|variant| format!(", {}", self.check(&variant.value, 0))).unwrap_or_default();
        let variants = object(&variants, 2);
        format!("check.tagged({}, {variants}, {}{otherwise})", ts_string(&tag.wire), declaration.received)
    }

    fn check(&self, ty: &Type, depth: usize) -> String {
        if depth > 64 {
            return "check.anything".to_owned();
        }
        let mut text = match &ty.kind {
            TypeKind::Unknown | TypeKind::Binary => "check.anything".to_owned(),
            TypeKind::Never => "check.never".to_owned(),
            TypeKind::Null => "check.literal(null)".to_owned(),
            TypeKind::Boolean => "check.boolean".to_owned(),
            TypeKind::Integer { format: IntegerFormat::Int64 } if self.int64 == Int64::String => {
                "check.digits".to_owned()
            }
            TypeKind::Integer { .. } => "check.integer".to_owned(),
            TypeKind::Number => "check.number".to_owned(),
            TypeKind::String { .. } => "check.string".to_owned(),
            TypeKind::Literal { value } => format!("check.literal({})", literal(value)),
            TypeKind::Array { items, .. } => format!("check.array({})", self.check(items, depth + 1)),
            TypeKind::Tuple { items, rest, required } => {
                let items: Vec<String> = items.iter().map(|item| self.check(item, depth + 1)).collect();
                let rest = rest.as_ref().map(|rest| format!(", {}", self.check(rest, depth + 1))).unwrap_or_default();
                format!("check.tuple([{}], {required}{rest})", items.join(", "))
            }
            TypeKind::Map { values } => format!("check.object({{}}, {})", self.check(values, depth + 1)),
            TypeKind::Named { id } => self.name(*id).to_owned(),
        };
        let unique = matches!(ty.kind, TypeKind::Array { unique: true, .. });
        let mut limits = limits(ty.checks.as_deref(), unique);
        if let TypeKind::Tuple { required, .. } = &ty.kind {
            // The check of the items says so already.
            limits.retain(|(name, value)| name != "minItems" || *value != required.to_string());
        }
        if !limits.is_empty() {
            text = format!("check.limited({text}, {})", object(&limits, 4));
        }
        if ty.nullable && !matches!(ty.kind, TypeKind::Unknown | TypeKind::Null) {
            text = format!("check.nullable({text})");
        }
        text
    }
}

/// What is received may be another value than those that are listed.
fn check_enum(declaration: &Declaration, listed: &Enum) -> String {
    use crate::model::EnumBase;
    match listed.base {
        EnumBase::String if declaration.received || listed.extensible => "check.string".to_owned(),
        EnumBase::Integer if declaration.received || listed.extensible => "check.integer".to_owned(),
        EnumBase::Number if declaration.received || listed.extensible => "check.number".to_owned(),
        _ => {
            let values: Vec<String> = listed.values.iter().map(|value| literal(&value.value)).collect();
            format!("check.literal({})", values.join(", "))
        }
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Json(text) => text.clone(),
        Literal::String(text) => ts_string(text),
    }
}

fn limits(checks: Option<&Checks>, unique: bool) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push((name.to_owned(), value));
        }
    };
    if let Some(checks) = checks {
        add("minimum", checks.minimum.clone());
        add("exclusiveMinimum", checks.exclusive_minimum.clone());
        add("maximum", checks.maximum.clone());
        add("exclusiveMaximum", checks.exclusive_maximum.clone());
        add("multipleOf", checks.multiple_of.clone());
        add("minLength", checks.min_length.map(|value| value.to_string()));
        add("maxLength", checks.max_length.map(|value| value.to_string()));
        add("pattern", checks.pattern.as_deref().map(ts_string));
        add("minItems", checks.min_items.map(|value| value.to_string()));
        add("maxItems", checks.max_items.map(|value| value.to_string()));
        add("minProperties", checks.min_properties.map(|value| value.to_string()));
        add("maxProperties", checks.max_properties.map(|value| value.to_string()));
    }
    add("unique", unique.then(|| "true".to_owned()));
    out
}
