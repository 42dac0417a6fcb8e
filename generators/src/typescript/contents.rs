//! Bodies: which codec reads and writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::operations::object;
use super::options::Int64;
use super::parameters;
use super::types::{Types, property_name};
use crate::engine::quote::ts_string;
use crate::model::{
    Codec, Content, EnumBase, IntegerFormat, Literal, Operation, Part, Response, Shape, Type, TypeKind,
};

/// The values of the runtime that a module of operations needs, by module.
#[derive(Debug, Default)]
pub(super) struct Codecs {
    pub(super) values: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// Whether it reads headers.
    pub(super) headers: bool,
    /// Whether it needs to know where whole numbers of 64 bits are.
    pub(super) shapes: bool,
    pub(super) validators: bool,
}

impl Codecs {
    pub(super) fn add(&mut self, module: &'static str, name: &'static str) -> &'static str {
        self.values.entry(module).or_default().insert(name);
        name
    }
}

/// The responses of an operation, each key once.
pub(super) fn responses(operation: &Operation) -> Vec<&Response> {
    let mut seen = BTreeSet::new();
    operation.responses.iter().filter(|response| seen.insert(response.matches.as_str())).collect()
}

/// What a response can contain: some never have a body, whatever the document says (RFC 9110, section 6.4.1).
pub(super) fn of_response<'r>(operation: &Operation, response: &'r Response) -> &'r [Content] {
    let bare = matches!(response.matches.as_str(), "204" | "205" | "304") || response.matches.starts_with('1');
    if bare || operation.method == "HEAD" { &[] } else { &response.contents }
}

impl Types<'_> {
    /// The media types with their codecs; none where there are no bodies.
    pub(super) fn content_table(&self, contents: &[Content], received: bool, codecs: &mut Codecs) -> Option<String> {
        let mut seen = BTreeSet::new();
        let entries: Vec<(String, String)> = contents
            .iter()
            .filter(|content| seen.insert(&content.media))
            .map(|content| (ts_string(&content.media), self.codec(content, received, codecs)))
            .collect();
        let whole = match entries.as_slice() {
            [] => return None,
            [(media, codec)] => match (media.as_str(), codec.as_str()) {
                ("'application/json'", "json") => Some(("runtime", "jsonContent")),
                ("'text/event-stream'", "/* @__PURE__ */ eventStream()") => Some(("runtime-sse", "eventContent")),
                ("'text/event-stream'", "/* @__PURE__ */ eventStream((text) => text)") => {
                    Some(("runtime-sse", "textEventContent"))
                }
                ("'multipart/form-data'", "/* @__PURE__ */ multipart()") => {
                    Some(("runtime-multipart", "multipartContent"))
                }
                _ => None,
            },
            _ => None,
        };
        if let Some((module, name)) = whole {
            return Some(codecs.add(module, name).to_owned());
        }
        for (_, codec) in &entries {
            if matches!(codec.as_str(), "json" | "text" | "binary") {
                let name = ["json", "text", "binary"].into_iter().find(|name| name == codec).unwrap_or("json");
                codecs.add("runtime", name);
            } else if codec.contains("multipart(") {
                codecs.add("runtime-multipart", "multipart");
            } else if codec.contains("eventStream(") {
                codecs.add("runtime-sse", "eventStream");
            }
        }
        Some(object(&entries, 4))
    }

    fn codec(&self, content: &Content, received: bool, codecs: &mut Codecs) -> String {
        let text = self.plain_codec(content, received, codecs);
        match self.validator(&content.value) {
            Some(check) if matches!(content.codec, Codec::Json) => {
                codecs.validators = true;
                codecs.add("runtime-validate", "checked");
                if text == "json" {
                    codecs.add("runtime", "json");
                }
                format!("/* @__PURE__ */ checked({text}, {check})")
            }
            _ => text,
        }
    }

    fn plain_codec(&self, content: &Content, received: bool, codecs: &mut Codecs) -> String {
        match content.codec {
            Codec::Json => self.json(&content.value, codecs),
            Codec::Text => "text".to_owned(),
            Codec::Binary => "binary".to_owned(),
            Codec::Form => {
                codecs.add("runtime-form", "form");
                let styles: Vec<String> = content
                    .parts
                    .iter()
                    .filter_map(|part| {
                        let style = part.style?;
                        Some(parameters::styled(&part.wire, style.style, style.explode, style.allow_reserved, codecs))
                    })
                    .collect();
                match styles.as_slice() {
                    [] => "/* @__PURE__ */ form()".to_owned(),
                    [only] => format!("/* @__PURE__ */ form([{only}])"),
                    many => {
                        let lines: String = many.iter().map(|style| format!("        {style},\n")).collect();
                        format!("/* @__PURE__ */ form([\n{lines}      ])")
                    }
                }
            }
            Codec::Multipart if received => "binary".to_owned(),
            Codec::Multipart => {
                let parts: Vec<(String, String)> =
                    content.parts.iter().map(|part| (property_name(&part.wire), self.part(part, codecs))).collect();
                let parts = if parts.is_empty() { String::new() } else { object(&parts, 6) };
                format!("/* @__PURE__ */ multipart({parts})")
            }
            Codec::EventStream if !received => "text".to_owned(),
            Codec::EventStream => {
                if self.is_plain_text(&content.value) {
                    return "/* @__PURE__ */ eventStream((text) => text)".to_owned();
                }
                let shape = self.shape(&content.value, 0);
                let read = self.reader(shape, codecs);
                format!("/* @__PURE__ */ eventStream({read})")
            }
            Codec::JsonLines | Codec::JsonSequence => {
                let name = if content.codec == Codec::JsonLines { "jsonLines" } else { "jsonSequence" };
                codecs.add("runtime-ndjson", name);
                match self.shape(&content.value, 0) {
                    None => format!("/* @__PURE__ */ {name}()"),
                    Some(shape) => {
                        codecs.shapes = true;
                        codecs.add("runtime-int64", "parse");
                        codecs.add("runtime-int64", "stringify");
                        format!(
                            "/* @__PURE__ */ {name}(\n        (text) => parse(text, {shape}),\n        (value) => stringify(value, {shape}),\n      )"
                        )
                    }
                }
            }
        }
    }

    /// JSON, by the reader that keeps numbers where there are long ones.
    pub(super) fn json(&self, ty: &Type, codecs: &mut Codecs) -> String {
        match self.shape(ty, 0) {
            None => "json".to_owned(),
            Some(shape) => {
                codecs.shapes = true;
                codecs.add("runtime-int64", "jsonWith");
                format!("/* @__PURE__ */ jsonWith({shape})")
            }
        }
    }

    fn reader(&self, shape: Option<String>, codecs: &mut Codecs) -> String {
        match shape {
            None => String::new(),
            Some(shape) => {
                codecs.shapes = true;
                codecs.add("runtime-int64", "parse");
                format!("(text) => parse(text, {shape})")
            }
        }
    }

    /// How a part is written, as far as it is not the usual way.
    fn part(&self, part: &Part, codecs: &mut Codecs) -> String {
        let mut options: Vec<(String, String)> = Vec::new();
        let usual = match part.codec {
            Codec::Text => "text/plain",
            Codec::Binary => "application/octet-stream",
            _ => "",
        };
        if part.media != usual {
            options.push(("contentType".to_owned(), ts_string(&part.media)));
        }
        if part.codec == Codec::Json {
            let json = self.json(&part.value, codecs);
            if json == "json" {
                codecs.add("runtime", "json");
            }
            options.push(("codec".to_owned(), json));
        }
        if part.repeated {
            options.push(("repeated".to_owned(), "true".to_owned()));
        }
        if !part.headers.is_empty() {
            options.push(("headers".to_owned(), "true".to_owned()));
        }
        object(&options, 8)
    }

    fn is_plain_text(&self, ty: &Type) -> bool {
        matches!(self.scalar(ty, 0), Some(Scalar::String))
    }

    /// What a value that is no list and no object is.
    pub(super) fn scalar(&self, ty: &Type, depth: usize) -> Option<Scalar> {
        match &ty.kind {
            TypeKind::Boolean => Some(Scalar::Boolean),
            TypeKind::Integer { format: IntegerFormat::Int64 } => Some(Scalar::Int64),
            TypeKind::Integer { .. } | TypeKind::Number => Some(Scalar::Number),
            TypeKind::String { .. } => Some(Scalar::String),
            TypeKind::Literal { value } => match value {
                Literal::String(_) => Some(Scalar::String),
                Literal::Number(_) => Some(Scalar::Number),
                Literal::Boolean(_) => Some(Scalar::Boolean),
                Literal::Null | Literal::Json(_) => None,
            },
            TypeKind::Named { id } if depth < 16 => match self.model.declaration(*id).map(|found| &found.shape) {
                Some(Shape::Enum(listed)) => Some(match listed.base {
                    EnumBase::String => Scalar::String,
                    EnumBase::Integer | EnumBase::Number => Scalar::Number,
                    EnumBase::Boolean => Scalar::Boolean,
                }),
                Some(Shape::Alias { target }) => self.scalar(target, depth + 1),
                _ => None,
            },
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Boolean,
    Number,
    Int64,
    String,
}

/// The function that reads a header, and its type where it is not the one of the document.
pub(super) fn header_reader(types: &Types<'_>, ty: &Type, depth: usize) -> (String, Option<&'static str>) {
    let plain = |name: &str| (format!("headers.{name}"), None);
    if let Some(scalar) = types.scalar(ty, depth) {
        return plain(match scalar {
            Scalar::Boolean => "boolean",
            Scalar::Int64 if types.int64 == Int64::BigInt => "bigint",
            Scalar::Int64 if types.int64 == Int64::String => "string",
            Scalar::Int64 | Scalar::Number => "number",
            Scalar::String => "string",
        });
    }
    let text = || ("headers.string".to_owned(), Some("string"));
    match &ty.kind {
        TypeKind::Array { items, .. } => match types.scalar(items, 0) {
            Some(_) => (format!("/* @__PURE__ */ headers.list({})", header_reader(types, items, depth).0), None),
            None => ("/* @__PURE__ */ headers.list(headers.string)".to_owned(), Some("string[]")),
        },
        TypeKind::Map { .. } => ("headers.object".to_owned(), Some("Record<string, string>")),
        TypeKind::Named { id } if depth < 8 => match types.model.declaration(*id).map(|found| &found.shape) {
            Some(Shape::Alias { target }) => header_reader(types, target, depth + 1),
            Some(Shape::Object(_)) => ("headers.object".to_owned(), Some("Record<string, string>")),
            _ => text(),
        },
        _ => text(),
    }
}
