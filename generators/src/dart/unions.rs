//! Unions: a class a variant, and how a reader chooses among them.

use serde::Serialize;

use super::layout::list;
use super::literal;
use super::models::{deprecated, doc};
use super::names::TypeNames;
use super::types::{Types, Uses};
use crate::engine::{Code, quote::dart_string};
use crate::model::{Declaration, Recognition, Shape, TypeKind, Union, Variant};

type Text = Code<'static>;

#[derive(Serialize)]
pub(super) struct UnionView {
    doc: Text,
    deprecated: Text,
    name: Text,
    reading: Text,
    shapes: Text,
    variants: Vec<VariantView>,
    unknown: Text,
}

#[derive(Serialize)]
struct VariantView {
    name: Text,
    value: Text,
    json: Text,
}

pub(super) fn union_view(
    types: &Types<'_>,
    names: &TypeNames,
    declaration: &Declaration,
    union: &Union,
    uses: &mut Uses,
) -> UnionView {
    let class = &names.class;
    let unknown = names.variants.last().cloned().unwrap_or_default();
    let mut variants = Vec::new();
    let mut cases = Vec::new();
    let mut otherwise = format!("{unknown}(json)");
    for (index, (variant, name)) in union.variants.iter().zip(&names.variants).enumerate() {
        let made = format!("{name}({})", types.decoded(&variant.value, "json", uses));
        let pattern = match &union.tag {
            Some(_) => variant.tags.iter().map(|tag| dart_string(tag)).collect::<Vec<_>>().join(" || "),
            None => index.to_string(),
        };
        if let Some(tag) = &union.tag
            && tag.default == Some(index)
        {
            otherwise = format!("_ when json is Map => {made},\n    _ => {otherwise}");
        }
        if !pattern.is_empty() {
            cases.push(format!("    {pattern} => {made},"));
        }
        variants.push(VariantView {
            name: name.clone().into(),
            value: types.dart(&variant.value, uses).into(),
            json: encoded_variant(types, union, variant, uses).into(),
        });
    }
    let otherwise = if otherwise.starts_with('_') { otherwise } else { format!("_ => {otherwise}") };
    let key = match &union.tag {
        Some(tag) => format!("tagOf(json, {})", dart_string(&tag.wire)),
        None => "shapeOf(json, _shapes)".to_owned(),
    };
    let reading = format!(
        "factory {class}.fromJson(Object? json) => switch ({key}) {{\n{}\n    {otherwise},\n  }};",
        cases.join("\n")
    );
    let shapes = if union.tag.is_some() { String::new() } else { shapes(union) };
    UnionView {
        doc: doc(&declaration.doc, &[], 0),
        deprecated: deprecated(declaration.deprecated.as_ref()),
        name: class.clone().into(),
        reading: reading.into(),
        shapes: shapes.into(),
        variants,
        unknown: unknown.into(),
    }
}

/// The JSON of a variant; where its object does not hold the tag, the tag is put in front.
fn encoded_variant(types: &Types<'_>, union: &Union, variant: &Variant, uses: &mut Uses) -> String {
    let json = types.encoded(&variant.value, "value", uses);
    let (Some(tag), Some(first)) = (&union.tag, variant.tags.first()) else { return json };
    let TypeKind::Named { id } = &variant.value.kind else { return json };
    match types.model.declaration(*id).map(|declaration| &declaration.shape) {
        Some(Shape::Object(object)) if !object.properties.iter().any(|property| property.wire == tag.wire) => {
            format!("{{{}: {}, ...{json}}}", dart_string(&tag.wire), dart_string(first))
        }
        _ => json,
    }
}

fn shapes(union: &Union) -> String {
    let objects = union.variants.iter().filter(|variant| variant.recognition.types.contains(&"object")).count();
    let mut out = String::from("static const List<JsonShape> _shapes = [\n");
    for variant in &union.variants {
        out.push_str(&format!("    {},\n", shape(&variant.recognition, objects > 1)));
    }
    out.push_str("  ];");
    out
}

fn shape(recognition: &Recognition, compare: bool) -> String {
    let strings = |texts: &mut dyn Iterator<Item = &str>| {
        let mut quoted: Vec<String> = texts.map(dart_string).collect();
        quoted.sort();
        quoted.dedup();
        quoted
    };
    let types = strings(&mut recognition.types.iter().copied());
    let mut items = vec![format!("[{}]", types.join(", "))];
    let mut constants: Vec<(&str, String)> = Vec::new();
    for (key, values) in &recognition.constants {
        let values: Option<Vec<String>> = values.iter().map(literal::constant).collect();
        if let Some(values) = values
            && constants.iter().all(|(known, _)| known != key)
        {
            constants.push((key, format!("[{}]", values.join(", "))));
        }
    }
    if !constants.is_empty() {
        let constants: Vec<String> =
            constants.iter().map(|(key, values)| format!("{}: {values}", dart_string(key))).collect();
        items.push(list("constants: {", &constants, "}", 6));
    }
    if !recognition.required.is_empty() {
        let required = strings(&mut recognition.required.iter().map(String::as_str));
        items.push(list("required: [", &required, "]", 6));
    }
    if compare && !recognition.known.is_empty() {
        let known = strings(&mut recognition.known.iter().map(String::as_str));
        items.push(list("known: {", &known, "}", 6));
    }
    let values: Option<Vec<String>> = recognition.values.iter().map(literal::constant).collect();
    if let Some(values) = values
        && !values.is_empty()
    {
        items.push(list("values: [", &values, "]", 6));
    }
    list("JsonShape(", &items, ")", 4)
}
