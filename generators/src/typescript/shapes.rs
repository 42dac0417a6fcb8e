//! Where in a value there are whole numbers of 64 bits, for the reader that does not round them.

use rustc_hash::FxHashSet;

use super::operations::object;
use super::options::Int64;
use super::types::{Types, property_name};
use crate::model::{Additional, ClientModel, IntegerFormat, Shape, Type, TypeId, TypeKind};

/// The declarations that such a number is somewhere within.
pub(super) fn holding(model: &ClientModel, int64: Int64) -> FxHashSet<TypeId> {
    let mut holding = FxHashSet::default();
    if int64 == Int64::Number {
        return holding;
    }
    // Backwards along the references, from those that have one themselves.
    let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); model.types.len()];
    let mut open = Vec::new();
    for (index, declaration) in model.types.iter().enumerate() {
        let id = TypeId(index as u32);
        let mut own = false;
        let mut visit = |ty: &Type| {
            leaves(ty, &mut |leaf| match leaf {
                TypeKind::Integer { format: IntegerFormat::Int64 } => own = true,
                TypeKind::Named { id: target } => {
                    if let Some(users) = users.get_mut(target.0 as usize) {
                        users.push(id);
                    }
                }
                _ => {}
            });
        };
        match &declaration.shape {
            Shape::Object(object) => {
                object.properties.iter().for_each(|property| visit(&property.value));
                if let Additional::Values(values) = &object.additional {
                    visit(values);
                }
            }
            Shape::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.value)),
            Shape::Alias { target } => visit(target),
            Shape::Enum(_) => {}
        }
        if own {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        if holding.insert(id) {
            open.extend(users.get(id.0 as usize).into_iter().flatten());
        }
    }
    holding
}

fn leaves(ty: &Type, visit: &mut impl FnMut(&TypeKind)) {
    match &ty.kind {
        TypeKind::Array { items, .. } => leaves(items, visit),
        TypeKind::Map { values } => leaves(values, visit),
        TypeKind::Tuple { items, rest, .. } => {
            items.iter().for_each(|item| leaves(item, visit));
            if let Some(rest) = rest {
                leaves(rest, visit);
            }
        }
        other => visit(other),
    }
}

impl Types<'_> {
    /// The shape of a type as an expression; none where it holds no such number.
    pub(super) fn shape(&self, ty: &Type, depth: usize) -> Option<String> {
        if self.int64 == Int64::Number || depth > 64 {
            return None;
        }
        let rest = |inner: &Type| self.shape(inner, depth + 1).map(|shape| format!("{{ rest: {shape} }}"));
        match &ty.kind {
            TypeKind::Integer { format: IntegerFormat::Int64 } => Some("'int64'".to_owned()),
            TypeKind::Array { items, .. } => rest(items),
            TypeKind::Map { values } => rest(values),
            TypeKind::Tuple { items, rest, .. } => {
                let shapes: Vec<Option<String>> = items.iter().map(|item| self.shape(item, depth + 1)).collect();
                let rest = rest.as_ref().and_then(|rest| self.shape(rest, depth + 1));
                if rest.is_none() && shapes.iter().all(Option::is_none) {
                    return None;
                }
                let items: Vec<String> =
                    shapes.into_iter().map(|shape| shape.unwrap_or_else(|| "{}".to_owned())).collect();
                let rest = rest.map(|rest| format!(", rest: {rest}")).unwrap_or_default();
                Some(format!("{{ items: [{}]{rest} }}", items.join(", ")))
            }
            TypeKind::Named { id } if self.holding.contains(id) => Some(format!("shapes.{}", self.name(*id))),
            _ => None,
        }
    }

    /// The shapes of the declarations that have one: their names, and what they are.
    pub(super) fn shapes(&self) -> Vec<(String, String)> {
        let declarations = self.model.types.iter().enumerate().map(|(index, found)| (TypeId(index as u32), found));
        declarations
            .filter(|(id, _)| self.holding.contains(id))
            .map(|(id, declaration)| {
                let later = |text: String| text.replace("shapes.", "");
                let lazy = |ty: &Type| {
                    let shape = self.shape(ty, 0)?;
                    Some(if shape.contains("shapes.") { format!("() => {}", bracketed(&later(shape))) } else { shape })
                };
                let text = match &declaration.shape {
                    Shape::Object(found) => {
                        let properties: Vec<(String, String)> = found
                            .properties
                            .iter()
                            .filter_map(|property| Some((property_name(&property.wire), lazy(&property.value)?)))
                            .collect();
                        let mut parts = Vec::new();
                        if !properties.is_empty() {
                            parts.push(("properties".to_owned(), object(&properties, 2)));
                        }
                        if let Additional::Values(values) = &found.additional
                            && let Some(shape) = lazy(values)
                        {
                            parts.push(("rest".to_owned(), shape));
                        }
                        object(&parts, 0)
                    }
                    Shape::Union(union) => {
                        let shapes: Vec<String> =
                            union.variants.iter().filter_map(|variant| lazy(&variant.value)).collect();
                        format!("{{ anyOf: [{}] }}", shapes.join(", "))
                    }
                    Shape::Alias { target } => lazy(target).unwrap_or_else(|| "{}".to_owned()),
                    Shape::Enum(_) => "{}".to_owned(),
                };
                (self.name(id).to_owned(), text)
            })
            .collect()
    }
}

/// An object that an arrow function gives needs parentheses.
fn bracketed(text: &str) -> String {
    if text.starts_with('{') { format!("({text})") } else { text.to_owned() }
}
