//! The bodies that a method sends.

use serde::Serialize;

use super::bodies::{Group, Shape, plain_media};
use super::layout::list;
use super::literal;
use super::names::sent;
use super::operations::One;
use super::types::Uses;
use crate::engine::{Code, quote::dart_string};
use crate::model::{Codec, Part, TypeKind};

type Text = Code<'static>;

#[derive(Serialize)]
pub(super) struct BodiesView {
    name: Text,
    method: Text,
    variants: Vec<BodyView>,
}

#[derive(Serialize)]
struct BodyView {
    name: Text,
    media: String,
    #[serde(rename = "type")]
    value: Text,
    constructor: Text,
    chosen: bool,
    write: Text,
}

impl One<'_, '_> {
    pub(super) fn sent_type(&self, shape: &Shape, uses: &mut Uses) -> String {
        match shape {
            Shape::Json(value) | Shape::Scalar(value) | Shape::Form(value) | Shape::Multipart(value) => {
                self.types.dart(value, uses)
            }
            Shape::JsonLines(value) | Shape::JsonSequence(value) => {
                format!("Iterable<{}>", self.types.dart(value, uses))
            }
            Shape::Text | Shape::Events(_) => "String".to_owned(),
            Shape::Binary => "Upload".to_owned(),
        }
    }

    /// The method of `Call` that writes a body, applied.
    pub(super) fn body(&self, group: &Group<'_>, value: &str, media: Option<&str>, uses: &mut Uses) -> String {
        let first = group.contents.first().map(|(_, content)| *content);
        let written = first.and_then(plain_media).filter(|media| !media.contains('*'));
        let (method, argument, default) = match &group.shape {
            Shape::Json(of) => ("json", self.types.encoded(of, value, uses), "application/json"),
            Shape::Scalar(of) => ("text", self.types.encoded(of, value, uses), ""),
            Shape::Text | Shape::Events(_) => ("text", value.to_owned(), ""),
            Shape::Binary => ("binary", value.to_owned(), "application/octet-stream"),
            Shape::Form(of) => ("form", self.types.encoded(of, value, uses), "application/x-www-form-urlencoded"),
            Shape::Multipart(of) => ("multipart", self.types.encoded(of, value, uses), "multipart/form-data"),
            Shape::JsonLines(of) | Shape::JsonSequence(of) => {
                let items = if self.types.is_json(of) {
                    value.to_owned()
                } else {
                    format!("[for (final e in {value}) {}]", self.types.encoded(of, "e", uses))
                };
                match &group.shape {
                    Shape::JsonLines(_) => ("jsonLines", items, "application/x-ndjson"),
                    _ => ("jsonSequence", items, "application/json-seq"),
                }
            }
        };
        let mut arguments = vec![argument];
        let named = matches!(group.shape, Shape::Form(_) | Shape::Multipart(_));
        if let Some(first) = first.filter(|_| named) {
            let specs: Vec<String> = first.parts.iter().filter_map(|part| spec(part, &group.shape)).collect();
            if !specs.is_empty() {
                arguments.push(list("parts: const {", &specs, "}", 6));
            }
        }
        let media = match (media, written) {
            (Some(variable), _) => Some(variable.to_owned()),
            (None, Some(media)) if media != default => Some(dart_string(media)),
            (None, _) => None,
        };
        if let Some(media) = media {
            arguments.push(if named { format!("type: {media}") } else { media });
        }
        list(&format!("{method}("), &arguments, ")", 4)
    }

    pub(super) fn bodies(&self, uses: &mut Uses) -> BodiesView {
        let variants = sent(self.types.model, self.operation)
            .iter()
            .zip(self.names.bodies.iter().skip(1))
            .map(|(group, name)| {
                let medias = choosable(group);
                let chosen = medias.len() > 1;
                let first = medias.first().copied().unwrap_or_default();
                let constructor = if chosen {
                    format!("const {name}(this.value, {{this.contentType = {}}});", dart_string(first))
                } else {
                    format!("const {name}(this.value);")
                };
                let write = self.body(group, "value", chosen.then_some("contentType"), uses);
                BodyView {
                    name: name.clone().into(),
                    media: if medias.is_empty() { "any media type".to_owned() } else { medias.join(", ") },
                    value: self.sent_type(&group.shape, uses).into(),
                    constructor: constructor.into(),
                    chosen,
                    write: write.into(),
                }
            })
            .collect();
        BodiesView {
            name: self.names.bodies.first().cloned().unwrap_or_default().into(),
            method: format!("{}.{}", self.api, self.names.method).into(),
            variants,
        }
    }
}

/// Media types among which a caller chooses, all written alike.
pub(super) fn choosable<'m>(group: &Group<'m>) -> Vec<&'m str> {
    let medias: Vec<&str> = group.contents.iter().filter_map(|(_, content)| plain_media(content)).collect();
    medias.into_iter().filter(|media| !media.contains('*')).collect()
}

/// What the runtime would not do by itself with the value of a part.
fn spec(part: &Part, shape: &Shape) -> Option<String> {
    let mut arguments = Vec::new();
    let form = matches!(shape, Shape::Form(_));
    let scalar = matches!(
        part.value.kind,
        TypeKind::Boolean | TypeKind::Integer { .. } | TypeKind::Number | TypeKind::String { .. }
    );
    let usual = match part.codec {
        Codec::Json => "application/json",
        Codec::Binary => "application/octet-stream",
        _ => "text/plain",
    };
    // A form has no place for the type of a field; only whether it is JSON matters there.
    let silent = part.media.is_empty() || form && part.codec != Codec::Json;
    if !silent && (part.media != usual || part.codec == Codec::Json && scalar) {
        arguments.push(format!("type: {}", dart_string(&part.media)));
    }
    if !part.repeated && matches!(part.value.kind, TypeKind::Array { .. } | TypeKind::Tuple { .. }) {
        arguments.push("whole: true".to_owned());
    }
    if let Some(style) = part.style {
        arguments.push(format!("style: ParameterStyle.{}", style.style.name()));
        if !style.explode {
            arguments.push("explode: false".to_owned());
        }
        if style.allow_reserved {
            arguments.push("allowReserved: true".to_owned());
        }
    }
    // Only what the document fixes: a caller has no say in the headers of a part.
    let headers: Vec<String> = part
        .headers
        .iter()
        .filter_map(|header| match &header.value.kind {
            TypeKind::Literal { value } => {
                Some(format!("{}: {}", dart_string(&header.wire), dart_string(&literal::shown(value))))
            }
            _ => None,
        })
        .collect();
    if !headers.is_empty() {
        arguments.push(list("headers: {", &headers, "}", 10));
    }
    (!arguments.is_empty()).then(|| list(&format!("{}: PartSpec(", dart_string(&part.wire)), &arguments, ")", 8))
}
