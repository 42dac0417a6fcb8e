//! Declarations: interfaces, enums, unions and aliases, with what the schema says of them.

use serde::Serialize;

use super::types::{Around, Types, Uses, property_name, write_literal};
use crate::engine::Code;
use crate::engine::comment::ts_doc;
use crate::engine::quote::ts_string;
use crate::model::{
    Additional, Declaration, Deprecation, Doc, Enum, EnumBase, Literal, Object, Property, Shape, TypeId,
};

/// One declaration, as templates see it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeclarationView {
    pub(super) doc: Code<'static>,
    pub(super) name: Code<'static>,
    /// The members of an interface, a line each; empty for everything else.
    pub(super) members: Code<'static>,
    /// What the name is another name for; empty for an interface.
    pub(super) target: Code<'static>,
    /// The entries of the constant object of an enum.
    pub(super) entries: Code<'static>,
}

/// A comment, and the line end behind it; nothing where there is nothing to say.
pub(super) fn doc(doc: &Doc, deprecated: Option<&Deprecation>, default: Option<&Literal>, indent: usize) -> String {
    doc_with(doc, deprecated, default, &[], indent)
}

pub(super) fn doc_with(
    doc: &Doc,
    deprecated: Option<&Deprecation>,
    default: Option<&Literal>,
    more: &[&str],
    indent: usize,
) -> String {
    let paragraphs = doc.summary.as_deref().into_iter().chain(doc.description.as_deref()).chain(more.iter().copied());
    let sunset = deprecated.map(|deprecated| match &deprecated.sunset {
        Some(sunset) => format!("It goes away on {sunset}."),
        None => "The description of the API says so.".to_owned(),
    });
    let default = default.map(value_text);
    let mut tags: Vec<(&str, &str)> = Vec::new();
    if let Some(sunset) = &sunset {
        tags.push(("deprecated", sunset));
    }
    if let Some(default) = &default {
        tags.push(("default", default));
    }
    let mut text = ts_doc(paragraphs, &tags, indent);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// A constant as an expression.
fn value_text(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Json(text) => text.clone(),
        Literal::String(text) => ts_string(text),
    }
}

/// The names that every object has a member of.
pub(super) const INHERITED: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

impl Types<'_> {
    pub(super) fn declaration(&self, id: TypeId, declaration: &Declaration, uses: &mut Uses) -> DeclarationView {
        let mut view = DeclarationView {
            doc: doc(&declaration.doc, declaration.deprecated.as_ref(), None, 0).into(),
            name: self.name(id).to_owned().into(),
            members: Code::default(),
            target: Code::default(),
            entries: Code::default(),
        };
        match &declaration.shape {
            Shape::Object(object) if object.properties.is_empty() => {
                view.target = match &object.additional {
                    Additional::None => "Record<string, never>".into(),
                    Additional::Unsaid => "{ [key: string]: unknown }".into(),
                    Additional::Values(values) => format!("{{ [key: string]: {} }}", self.text(values, uses)).into(),
                };
            }
            Shape::Object(object) => view.members = self.interface(object, declaration.sent, uses).into(),
            Shape::Enum(listed) => {
                view.target = bars(&self.listed(declaration, listed, uses)).into();
                view.entries = self.entries(id, listed).into();
            }
            Shape::Union(union) => view.target = bars(&self.members(declaration, union, uses)).into(),
            Shape::Alias { target } => view.target = self.text(target, uses).into(),
        }
        // Several members stand on lines of their own, and nothing before them on the first.
        let target = view.target.as_str();
        if !target.is_empty() && !target.starts_with('\n') {
            view.target = format!(" {target}").into();
        }
        view
    }

    fn interface(&self, object: &Object, sent: bool, uses: &mut Uses) -> String {
        let mut out = String::new();
        // What every property is, for the index signature that must take them all.
        let mut values: Vec<String> = Vec::new();
        for property in &object.properties {
            let mut value = self.property(property, sent, uses, &mut out);
            if !property.required && INHERITED.contains(&property.wire.as_str()) {
                value += &format!(" | Object['{}']", property.wire);
            }
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if let Additional::Values(others) = &object.additional {
            let others = self.text(others, uses);
            let optional = object.properties.iter().any(|property| !property.required);
            let takes_all = values.is_empty() || others == "unknown" || values.iter().any(|value| value == "unknown");
            let text = if takes_all {
                "unknown".to_owned()
            } else {
                let mut all = vec![others.clone()];
                all.extend(values.into_iter().filter(|value| *value != others));
                if optional {
                    all.push("undefined".to_owned());
                }
                all.join(" | ")
            };
            let comment = if text == others || others == "unknown" {
                String::new()
            } else {
                ts_doc(["Properties without a name of their own, beside those above."], &[], 2) + "\n"
            };
            out.push_str(&format!("{comment}  [key: string]: {text};\n"));
        }
        out
    }

    fn property(&self, property: &Property, sent: bool, uses: &mut Uses, out: &mut String) -> String {
        out.push_str(&doc(&property.doc, property.deprecated.as_ref(), property.default.as_ref(), 2));
        let value = self.text(&property.value, uses);
        out.push_str("  ");
        out.push_str(&property_name(&property.wire));
        out.push_str(if property.required { ": " } else { "?: " });
        out.push_str(&value);
        if !property.required && INHERITED.contains(&property.wire.as_str()) && value != "unknown" {
            // Where it is absent, this is what every object has by that name.
            out.push_str(&format!(" | Object['{}']", property.wire));
        }
        if !property.required && sent && value != "unknown" {
            out.push_str(" | undefined");
        }
        out.push_str(";\n");
        value
    }

    /// The values of an enum. What is received may be one that is not listed.
    fn listed(&self, declaration: &Declaration, listed: &Enum, uses: &mut Uses) -> Vec<String> {
        let mut members: Vec<String> = Vec::with_capacity(listed.values.len() + 1);
        for value in &listed.values {
            let mut text = String::new();
            write_literal(&value.value, &mut text);
            if !members.contains(&text) {
                members.push(text);
            }
        }
        match (listed.base, listed.extensible, declaration.received) {
            (EnumBase::String, true, _) => members.push("(string & {})".to_owned()),
            (EnumBase::Integer | EnumBase::Number, true, _) => members.push("(number & {})".to_owned()),
            (EnumBase::String, false, true) => {
                uses.runtime.insert(("runtime", "Unlisted"));
                members.push("Unlisted".to_owned());
            }
            (EnumBase::Integer | EnumBase::Number, false, true) => {
                uses.runtime.insert(("runtime", "UnlistedNumber"));
                members.push("UnlistedNumber".to_owned());
            }
            _ => {}
        }
        members
    }

    fn entries(&self, id: TypeId, listed: &Enum) -> String {
        let keys = self.names.keys.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default();
        let mut out = String::new();
        for (key, value) in keys.iter().zip(&listed.values) {
            out.push_str(&doc(&value.doc, None, None, 2));
            out.push_str("  ");
            out.push_str(key);
            out.push_str(": ");
            out.push_str(&value_text(&value.value));
            out.push_str(",\n");
        }
        out
    }

    /// A type where a list of it may be given that nobody changes.
    pub(super) fn given(&self, ty: &crate::model::Type, uses: &mut Uses) -> String {
        let mut out = String::new();
        if matches!(ty.kind, crate::model::TypeKind::Array { .. }) {
            out.push_str("readonly ");
        }
        self.write(ty, Around::Nothing, uses, &mut out);
        out
    }
}

/// A union on one line where it fits, else a member a line.
pub(super) fn bars(members: &[String]) -> String {
    let line = members.join(" | ");
    if line.len() <= 72 || members.len() == 1 {
        return line;
    }
    let mut out = String::new();
    for member in members {
        out.push_str("\n  | ");
        out.push_str(member);
    }
    out
}

impl DeclarationView {
    /// About how many bytes it will be.
    pub(super) fn size(&self) -> usize {
        let parts = [&self.doc, &self.name, &self.members, &self.target, &self.entries];
        parts.iter().map(|part| part.as_str().len()).sum::<usize>() + 40
    }
}
