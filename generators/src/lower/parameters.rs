//! Parameters, and the path that they stand in.

use accordant_model::http::{self, ParameterLocation, ParameterValue};
use rustc_hash::FxHashSet;

use super::Lowering;
use super::conjunction::ConjId;
use super::content::codec;
use super::declare::doc;
use super::directions::Direction;
use super::types::Bytes;
use crate::model::{Location, Parameter, ParameterEncoding, PathPart, StringFormat, Style, Type, TypeKind};
use crate::naming::words;
use crate::rule::ids;

impl Lowering<'_> {
    pub(super) fn parameter_root(&mut self, value: &ParameterValue) -> ConjId {
        match value {
            ParameterValue::Schema { schema, .. } => self.of(*schema),
            ParameterValue::Content(media) => self.content_root(media),
        }
    }

    /// The parameters with those that only the path names, and the path cut at them.
    pub(super) fn parameters(
        &mut self,
        operation: &http::Operation,
        direction: Direction,
    ) -> (Vec<Parameter>, Vec<PathPart>) {
        let owner = self.places.pointer(operation.at);
        let mut parameters: Vec<Parameter> = Vec::with_capacity(operation.parameters.len());
        let mut known = FxHashSet::default();
        for parameter in &operation.parameters {
            let location = location(parameter.location);
            // Headers are compared without their case, and the reader kept the first of two.
            if known.insert((location, parameter.name.to_ascii_lowercase())) {
                parameters.push(self.parameter(parameter, location, direction, &owner));
            }
        }
        // Events come to an address that is not the document's.
        let path = match direction {
            Direction::Sent => self.path(operation, &mut parameters, &owner),
            Direction::Received => {
                parameters.retain(|parameter| parameter.location != Location::Path);
                Vec::new()
            }
        };
        (parameters, path)
    }

    fn parameter(
        &mut self,
        parameter: &http::Parameter,
        location: Location,
        direction: Direction,
        owner: &str,
    ) -> Parameter {
        let root = self.parameter_root(&parameter.value);
        let (encoding, value, schema) = match &parameter.value {
            ParameterValue::Schema { schema, style, explode, allow_reserved, allow_empty_value } => {
                let encoding = ParameterEncoding::Style {
                    style: *style,
                    explode: *explode,
                    allow_reserved: *allow_reserved,
                    allow_empty: *allow_empty_value,
                };
                let value = match schema {
                    Some(_) => self.type_of(root, direction, Bytes::Text),
                    // Without a schema it is what stands in the text.
                    None => plain_text(),
                };
                (encoding, value, *schema)
            }
            ParameterValue::Content(media) => {
                let encoding =
                    ParameterEncoding::Content { media: media.range.raw().to_owned(), codec: codec(&media.range) };
                (encoding, self.type_of(root, direction, Bytes::Text), media.schema)
            }
        };
        let place = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Querystring => "querystring",
        };
        let mut pointer = format!("{owner}/parameters/{place}");
        accordant_document::pointer::push_token(&mut pointer, &parameter.name);
        Parameter {
            at: parameter.at,
            wire: parameter.name.to_string(),
            name: words(&parameter.name),
            pointer,
            doc: doc(self.documents.node(parameter.at)),
            deprecated: parameter.deprecated.then(|| self.deprecation(parameter.sunset)),
            location,
            required: parameter.required || location == Location::Path,
            value,
            encoding,
            default: schema.and_then(|schema| self.literal_at(schema)),
        }
    }

    /// Cuts the path at its parameters. One that is declared nowhere is a text; one that is declared and not in the path
    /// is left out, since it has no place.
    fn path(&mut self, operation: &http::Operation, parameters: &mut Vec<Parameter>, owner: &str) -> Vec<PathPart> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = operation.path.raw();
        let mut used = FxHashSet::default();
        while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, after)| {
            let (name, after) = after.split_once('}')?;
            Some((before, name, after))
        }) {
            text.push_str(before);
            rest = after;
            let found =
                parameters.iter().position(|parameter| parameter.location == Location::Path && parameter.wire == name);
            let index = match found {
                Some(index) => index,
                None => {
                    self.findings.warn(
                        ids::UNDECLARED_PATH_PARAMETER,
                        operation.at,
                        format!("the path parameter `{name}` is declared nowhere"),
                        "it was generated as a required text; declare it with `in: path`",
                    );
                    parameters.push(undeclared(operation, name, owner));
                    parameters.len() - 1
                }
            };
            used.insert(index);
            if !text.is_empty() {
                parts.push(PathPart::Text(std::mem::take(&mut text)));
            }
            parts.push(PathPart::Parameter(index));
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(PathPart::Text(text));
        }
        self.without_place(operation, parameters, &mut parts, &used);
        parts
    }

    fn without_place(
        &mut self,
        operation: &http::Operation,
        parameters: &mut Vec<Parameter>,
        parts: &mut [PathPart],
        used: &FxHashSet<usize>,
    ) {
        let mut moved = vec![0; parameters.len()];
        let mut next = 0;
        let mut kept = Vec::with_capacity(parameters.len());
        for (index, parameter) in std::mem::take(parameters).into_iter().enumerate() {
            let stays =
                parameter.location != Location::Path || used.contains(&index) || operation.path.raw().is_empty();
            if !stays {
                self.findings.warn(
                    ids::PATH_PARAMETER_WITHOUT_PLACE,
                    parameter.at,
                    format!("the path `{}` has no `{{{}}}`", operation.path, parameter.wire),
                    "the parameter was left out; put it into the path, or remove it",
                );
                continue;
            }
            if let Some(slot) = moved.get_mut(index) {
                *slot = next;
            }
            next += 1;
            kept.push(parameter);
        }
        *parameters = kept;
        for part in parts {
            if let PathPart::Parameter(index) = part {
                *index = moved.get(*index).copied().unwrap_or_default();
            }
        }
    }
}

fn undeclared(operation: &http::Operation, name: &str, owner: &str) -> Parameter {
    let mut pointer = format!("{owner}/parameters/path");
    accordant_document::pointer::push_token(&mut pointer, name);
    Parameter {
        at: operation.at,
        wire: name.to_owned(),
        name: words(name),
        pointer,
        doc: crate::model::Doc::default(),
        deprecated: None,
        location: Location::Path,
        required: true,
        value: plain_text(),
        encoding: ParameterEncoding::Style {
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
        },
        default: None,
    }
}

pub(super) fn plain_text() -> Type {
    TypeKind::String { format: StringFormat::Plain }.into()
}

fn location(location: ParameterLocation) -> Location {
    match location {
        ParameterLocation::Path => Location::Path,
        ParameterLocation::Query => Location::Query,
        ParameterLocation::Header => Location::Header,
        ParameterLocation::Cookie => Location::Cookie,
        ParameterLocation::Querystring => Location::Querystring,
    }
}
