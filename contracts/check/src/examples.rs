//! Examples and defaults against the schemas that they stand beside, by an independent validator.

use accordant_document::{At, Finding, Node, Severity, pointer};
use accordant_model::SchemaId;
use accordant_model::http::{HttpContract, MediaType, ParameterValue, SpecVersion};
use accordant_model::json_schema::{Ownership, WriteOptions, write};
use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::Value;

use crate::checker::{Checker, every_operation};
use crate::ids;

/// Bytes that one compiled pattern may take.
const PATTERN_SIZE: usize = 10 << 20;

/// One value to hold against one schema.
struct Task {
    schema: SchemaId,
    ownership: Option<Ownership>,
    value: At,
    rule: &'static str,
}

/// Compiles a schema for a validator that fetches nothing.
pub(crate) fn compile(schema: &Value) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_pattern_options(PatternOptions::fancy_regex().size_limit(PATTERN_SIZE))
        .should_validate_formats(false)
        .offline()
        .build(schema)
        .map_err(|error| error.masked().to_string())
}

pub(crate) fn check(checker: &mut Checker<'_>) {
    let mut tasks = Vec::new();
    beside_schemas(checker, &mut tasks);
    if let Some(http) = checker.contract.http() {
        in_messages(checker, http, &mut tasks);
    }
    // One validator at a time: many of them at once take hundreds of megabytes.
    tasks.sort_by_key(|task| (task.schema, task.ownership.map(|ownership| ownership as u8), task.value));
    for group in tasks.chunk_by(|left, right| (left.schema, left.ownership) == (right.schema, right.ownership)) {
        let Some(Task { schema, ownership, .. }) = group.first() else { continue };
        let options = WriteOptions { ownership: *ownership, annotations: false };
        // Patterns that do not compile have a rule of their own.
        let Ok(validator) = compile(&write(checker.contract, *schema, &options)) else { continue };
        for task in group {
            hold(checker, &validator, task);
        }
    }
}

fn beside_schemas(checker: &Checker<'_>, tasks: &mut Vec<Task>) {
    let documents = checker.documents();
    for (id, schema) in checker.schemas() {
        if schema.boolean.is_some() {
            continue;
        }
        let node = documents.node(schema.at);
        let mut add = |value: Node<'_>, rule| {
            let value = At { document: schema.at.document, node: value.id() };
            tasks.push(Task { schema: id, ownership: None, value, rule });
        };
        if let Some(default) = node.get("default") {
            add(default, ids::DEFAULT_INVALID);
        }
        if let Some(example) = node.get("example") {
            add(example, ids::EXAMPLE_INVALID);
        }
        for example in node.get("examples").into_iter().flat_map(Node::items) {
            add(example, ids::EXAMPLE_INVALID);
        }
    }
}

fn in_messages(checker: &Checker<'_>, http: &HttpContract, tasks: &mut Vec<Task>) {
    let documents = checker.documents();
    let media = |media: &MediaType, ownership, tasks: &mut Vec<Task>| {
        // Text of other formats (XML, CSV) is not the value that the schema speaks of.
        let (Some(schema), true) = (media.schema, media.range.is_json()) else { return };
        let rule = ids::EXAMPLE_INVALID;
        tasks.extend(media.examples.iter().map(|&value| Task { schema, ownership: Some(ownership), value, rule }));
    };
    let value = |at: At, value: &ParameterValue, ownership, tasks: &mut Vec<Task>| match value {
        ParameterValue::Content(content) => media(content, ownership, tasks),
        ParameterValue::Schema { schema: Some(schema), .. } => {
            let node = documents.node(at);
            let named = node.get("examples").into_iter().flat_map(Node::members);
            let values = named.filter_map(|member| member.value.get("value"));
            for example in node.get("example").into_iter().chain(values) {
                let value = At { document: at.document, node: example.id() };
                tasks.push(Task { schema: *schema, ownership: Some(ownership), value, rule: ids::EXAMPLE_INVALID });
            }
        }
        ParameterValue::Schema { schema: None, .. } => {}
    };
    for named in every_operation(http) {
        let operation = named.operation;
        for parameter in &operation.parameters {
            // Swagger's parameters are schemas themselves: their examples were met there.
            if http.spec != SpecVersion::V2 {
                value(parameter.at, &parameter.value, Ownership::Request, tasks);
            }
        }
        for body in operation.request_body.iter().flat_map(|body| &body.content) {
            media(body, Ownership::Request, tasks);
        }
        for response in &operation.responses {
            response.content.iter().for_each(|content| media(content, Ownership::Response, tasks));
            for header in &response.headers {
                value(header.at, &header.value, Ownership::Response, tasks);
            }
        }
    }
    tasks.sort_by_key(|task| (task.schema, task.ownership.map(|ownership| ownership as u8), task.value));
    tasks.dedup_by_key(|task| (task.schema, task.ownership.map(|ownership| ownership as u8), task.value, task.rule));
}

fn hold(checker: &mut Checker<'_>, validator: &Validator, task: &Task) {
    let documents = checker.documents();
    let value = documents.value(task.value);
    let mut errors = validator.iter_errors(&value);
    let Some(first) = errors.next() else { return };
    let more = errors.take(100).count();
    let path = first.instance_path().as_str().to_owned();
    let inner = descend(documents.node(task.value), &path);
    let origin = documents.origin(At { document: task.value.document, node: inner.id() });
    let what = if task.rule == ids::DEFAULT_INVALID { "default" } else { "example" };
    let place = if path.is_empty() { String::new() } else { format!(" at `{path}`") };
    let also = match more {
        0 => String::new(),
        1 => " (and one more fault)".to_owned(),
        more => format!(" (and {more} more faults)"),
    };
    let text: String = first.masked().to_string().chars().take(200).collect();
    let message = format!("the {what} does not match its schema{place}: {text}{also}");
    let mut finding = Finding::new(task.rule, Severity::Warning, origin, message)
        .help(format!("correct the {what}, or the schema if the {what} is right"));
    if let Some(schema) = checker.contract.schemas.get(task.schema) {
        finding = finding.related(documents.origin(schema.at), "the schema is here");
        finding.subject = schema.name.as_ref().map(ToString::to_string);
    }
    checker.enter(finding);
}

/// The node that a validator's path leads to, as far as it leads.
fn descend<'a>(node: Node<'a>, path: &str) -> Node<'a> {
    let mut node = node;
    for token in pointer::tokens(path).unwrap_or_default() {
        let next = match node.is_array() {
            true => token.parse().ok().and_then(|index: usize| node.items().nth(index)),
            false => node.get(&token),
        };
        match next {
            Some(next) => node = next,
            None => return node,
        }
    }
    node
}
