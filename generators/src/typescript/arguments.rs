//! What an operation is given: parameters by place, and the body.

use std::collections::BTreeSet;

use super::declarations::doc;
use super::types::{Types, Uses, property_name};
use crate::engine::quote::ts_string;
use crate::model::{Body, Codec, Content, EnumBase, Literal, Location, Operation, Shape, Type, TypeKind};

impl Types<'_> {
    /// What is given, by place: wire names, as they stand in the document.
    pub(super) fn args(&self, operation: &Operation, uses: &mut Uses) -> (String, bool) {
        let mut groups = String::new();
        let mut optional = true;
        for (location, group) in [
            (Location::Path, "path"),
            (Location::Query, "query"),
            (Location::Header, "headers"),
            (Location::Cookie, "cookies"),
        ] {
            let mut members = String::new();
            let mut required = false;
            let mut seen = BTreeSet::new();
            for parameter in operation.parameters.iter().filter(|parameter| parameter.location == location) {
                if !seen.insert(&parameter.wire) {
                    continue;
                }
                let must = parameter.required || location == Location::Path;
                required |= must;
                members += &doc(&parameter.doc, parameter.deprecated.as_ref(), parameter.default.as_ref(), 4);
                let value = self.given(&parameter.value, uses);
                let name = property_name(&parameter.wire);
                members += &if must {
                    format!("    readonly {name}: {value};\n")
                } else {
                    format!("    readonly {name}?: {value} | undefined;\n")
                };
            }
            if !members.is_empty() {
                optional &= !required;
                groups += &if required {
                    format!("  readonly {group}: {{\n{members}  }};\n")
                } else {
                    format!("  readonly {group}?:\n    | {{\n{}      }}\n    | undefined;\n", deeper(&members))
                };
            }
        }
        if let Some(whole) = operation.parameters.iter().find(|parameter| parameter.location == Location::Querystring) {
            groups += &doc(&whole.doc, whole.deprecated.as_ref(), None, 2);
            let value = self.given(&whole.value, uses);
            optional &= !whole.required;
            groups += &if whole.required {
                format!("  readonly querystring: {value};\n")
            } else {
                format!("  readonly querystring?: {value} | undefined;\n")
            };
        }
        let Some(body) = operation.body.as_ref().filter(|body| !body.contents.is_empty()) else {
            return if groups.is_empty() {
                ("Readonly<Record<string, never>>".to_owned(), true)
            } else {
                (format!("{{\n{groups}}}"), optional)
            };
        };
        (self.args_with(&groups, body, uses), optional && !body.required)
    }

    /// Arguments with a body: one alternative for each type that a body may have, with the media types that have it.
    fn args_with(&self, groups: &str, body: &Body, uses: &mut Uses) -> String {
        let mut alternatives: Vec<(String, Vec<&Content>, bool)> = Vec::new();
        for (index, content) in body.contents.iter().enumerate() {
            let value = self.sent(content, uses);
            match alternatives.iter_mut().find(|(known, ..)| *known == value) {
                Some((_, contents, first)) => {
                    contents.push(content);
                    *first |= index == 0;
                }
                None => alternatives.push((value, vec![content], index == 0)),
            }
        }
        let several = body.contents.len() > 1;
        let blocks: Vec<String> = alternatives
            .iter()
            .map(|(value, contents, first)| {
                let mut block = doc(&body.doc, None, None, 2);
                block += &if body.required {
                    format!("  readonly body: {value};\n")
                } else {
                    format!("  readonly body?: {value} | undefined;\n")
                };
                let open = contents.iter().any(|content| content.media.contains('*'));
                let media = if open {
                    "string".to_owned()
                } else {
                    contents.iter().map(|content| ts_string(&content.media)).collect::<Vec<_>>().join(" | ")
                };
                if *first && (several || open) {
                    block += &format!("  readonly contentType?: {media} | undefined;\n");
                } else if several {
                    block += &format!("  readonly contentType: {media};\n");
                }
                format!("{{\n{groups}{block}}}")
            })
            .collect();
        blocks.join(" | ")
    }

    /// The type of a body that is sent.
    fn sent(&self, content: &Content, uses: &mut Uses) -> String {
        match content.codec {
            Codec::Binary => {
                uses.runtime.insert(("runtime", "BinaryInput"));
                "BinaryInput".to_owned()
            }
            Codec::Text if !self.is_text(&content.value, 0) => "string".to_owned(),
            Codec::EventStream => "string".to_owned(),
            Codec::JsonLines | Codec::JsonSequence => {
                uses.runtime.insert(("runtime-ndjson", "StreamInput"));
                format!("StreamInput<{}>", self.text(&content.value, uses))
            }
            Codec::Form | Codec::Multipart if !self.is_object(&content.value, 0) => {
                "Readonly<Record<string, unknown>>".to_owned()
            }
            Codec::Multipart if content.parts.iter().any(|part| !part.headers.is_empty()) => self.parts(content, uses),
            _ => self.given(&content.value, uses),
        }
    }

    /// A body whose parts have headers: those parts come with them.
    fn parts(&self, content: &Content, uses: &mut Uses) -> String {
        let mut members = Vec::new();
        for part in &content.parts {
            let mut value = self.text(&part.value, uses);
            if !part.headers.is_empty() {
                uses.runtime.insert(("runtime-multipart", "PartWithHeaders"));
                value = format!("PartWithHeaders<{value}, {}>", self.headers(&part.headers, uses));
            }
            if part.repeated {
                value = format!("readonly ({value})[]");
            }
            let name = property_name(&part.wire);
            members.push(if part.required {
                format!("readonly {name}: {value}")
            } else {
                format!("readonly {name}?: {value} | undefined")
            });
        }
        format!("{{ {} }}", members.join("; "))
    }

    pub(super) fn is_text(&self, ty: &Type, depth: usize) -> bool {
        match &ty.kind {
            TypeKind::String { .. } => true,
            TypeKind::Literal { value } => matches!(value, Literal::String(_)),
            TypeKind::Named { id } if depth < 8 => match self.model.declaration(*id).map(|found| &found.shape) {
                Some(Shape::Enum(listed)) => listed.base == EnumBase::String,
                Some(Shape::Alias { target }) => self.is_text(target, depth + 1),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether its properties can be gone through.
    pub(super) fn is_object(&self, ty: &Type, depth: usize) -> bool {
        match &ty.kind {
            TypeKind::Map { .. } => true,
            TypeKind::Named { id } if depth < 8 => match self.model.declaration(*id).map(|found| &found.shape) {
                Some(Shape::Object(_)) => true,
                Some(Shape::Alias { target }) => self.is_object(target, depth + 1),
                Some(Shape::Union(union)) => {
                    union.variants.iter().all(|variant| self.is_object(&variant.value, depth + 1))
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// The same lines two blanks further in.
fn deeper(lines: &str) -> String {
    lines.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
