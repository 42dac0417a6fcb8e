//! Examples and defaults against their own schemas, judged by an independent validator.

use accordant_document::{At, Kind, Node, Origin};
use accordant_model::http::{HttpContract, MediaType};
use accordant_model::json_schema::{Ownership, WriteOptions, write};
use accordant_model::{Schema, SchemaId, Types};
use jsonschema::Validator;

use super::every_operation;
use super::keywords::subject;
use crate::rule::ids;
use crate::sink::Sink;

/// `default`, `example` and `examples` of every schema.
pub(crate) fn schemas(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    for (id, schema) in contract.schemas.iter() {
        let node = contract.documents.node(schema.at);
        let mut values: Vec<(&'static str, Node<'_>)> = Vec::new();
        if let Some(default) = schema.default {
            values.push((ids::DEFAULT_INVALID, contract.documents.node(default)));
        }
        values.extend(node.get("example").map(|example| (ids::EXAMPLE_INVALID, example)));
        if let Some(examples) = node.get("examples") {
            values.extend(examples.items().map(|example| (ids::EXAMPLE_INVALID, example)));
        }
        values.retain(|(_, value)| !plainly_fits(schema, *value));
        if values.is_empty() {
            continue;
        }
        let Some(validator) = compile(id, None, sink) else { continue };
        for (rule, value) in values {
            let at = At { document: schema.at.document, node: value.id() };
            judge(&validator, rule, at, &subject(schema), sink);
        }
    }
}

/// The examples that media types of requests and responses carry.
pub(crate) fn media_types(http: &HttpContract, sink: &mut Sink<'_>) {
    let mut seen = rustc_hash::FxHashSet::default();
    for (subject, operation) in every_operation(http) {
        let requests = operation.request_body.iter().flat_map(|body| &body.content);
        let responses = operation.responses.iter().flat_map(|response| &response.content);
        let sides = [(Ownership::Request, requests.collect::<Vec<_>>()), (Ownership::Response, responses.collect())];
        for (ownership, media_types) in sides {
            for media in media_types {
                // A shared response is reached by many operations and judged once.
                if seen.insert((media.at, ownership)) {
                    media_type(media, ownership, &subject, sink);
                }
            }
        }
    }
}

fn media_type(media: &MediaType, ownership: Ownership, subject: &str, sink: &mut Sink<'_>) {
    let Some(schema) = media.schema else { return };
    // Examples of other types are written in their own notation, inside a string.
    if !media.range.is_json() || media.examples.is_empty() {
        return;
    }
    let Some(validator) = compile(schema, Some(ownership), sink) else { return };
    for &example in &media.examples {
        judge(&validator, ids::EXAMPLE_INVALID, example, subject, sink);
    }
}

/// The validator of a schema; `None` where the validator refuses the schema, which other rules report.
fn compile(id: SchemaId, ownership: Option<Ownership>, sink: &Sink<'_>) -> Option<Validator> {
    let written = write(sink.contract, id, &WriteOptions { ownership, ..WriteOptions::default() });
    jsonschema::options().with_draft(jsonschema::Draft::Draft202012).offline().build(&written).ok()
}

fn judge(validator: &Validator, rule: &'static str, at: At, subject: &str, sink: &mut Sink<'_>) {
    let documents = &sink.contract.documents;
    let value = documents.value(at);
    let Some(fault) = validator.iter_errors(&value).next() else { return };
    let pointer = fault.instance_path().to_string();
    let place = below(documents.node(at), &pointer);
    let what = if rule == ids::DEFAULT_INVALID { "default" } else { "example" };
    let inside = if pointer.is_empty() { String::new() } else { format!(" at `{pointer}`") };
    let reason = shortened(&fault.masked().to_string());
    let origin = Origin { document: at.document, span: place.span() };
    sink.report(rule, origin, subject, format!("the {what} breaks its schema{inside}: {reason}"));
}

/// The node that a JSON Pointer of the validator names; the nearest one above where it names none.
fn below<'a>(node: Node<'a>, pointer: &str) -> Node<'a> {
    pointer.split('/').skip(1).fold(node, |node, token| {
        let name = token.replace("~1", "/").replace("~0", "~");
        let next = match node.kind() {
            Kind::Array => name.parse().ok().and_then(|index| node.items().nth(index)),
            _ => node.get(&name),
        };
        next.unwrap_or(node)
    })
}

fn shortened(reason: &str) -> String {
    const MOST: usize = 160;
    match reason.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}...", &reason[..cut]),
        None => reason.to_owned(),
    }
}

/// Scalars under a schema that only names their type: nearly all examples of real documents, and no validator is needed.
fn plainly_fits(schema: &Schema, value: Node<'_>) -> bool {
    let plain = schema.reference.is_none()
        && schema.dynamic_reference.is_none()
        && schema.composition.is_none()
        && schema.enumeration.is_none()
        && schema.constant.is_none()
        && schema.boolean.is_none();
    let Some(types) = schema.types.filter(|_| plain) else { return false };
    match value.kind() {
        Kind::Null => types.contains(Types::NULL),
        Kind::Bool => types.contains(Types::BOOLEAN),
        Kind::String => types.contains(Types::STRING) && schema.string.is_none(),
        Kind::Number => {
            let integer = value.as_number().is_some_and(|number| number.is_integer());
            schema.numeric.is_none() && types.contains(if integer { Types::INTEGER } else { Types::NUMBER })
        }
        Kind::Array | Kind::Object => false,
    }
}
