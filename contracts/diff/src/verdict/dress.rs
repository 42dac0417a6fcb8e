//! Witnesses in the words of the document: the parts that a violation does not concern take the examples and defaults
//! that the sender's schema gives for them.

use accordant_document::{At, Node};
use accordant_model::http::{Parameter, ParameterValue};
use accordant_model::{Contract, SchemaId};
use serde_json::Value;

use super::proof::Place;
use crate::containment::{Engine, Reading, Refusal};
use crate::walk::View;

/// Parts of one message that are looked at, and how deep.
const MOST: usize = 48;
const DEPTH: usize = 16;
/// Schemas of one message that are looked into.
const VIEWS: usize = 256;
/// Values that are tried for one part.
const TRIED: usize = 3;

/// The value with what the document gives as examples, refused for the very same reasons as before.
pub(super) fn dressed(
    engine: &mut Engine<'_>,
    contract: &Contract,
    examples: &[At],
    (sender, receiver): (Place, Place),
    reading: &Reading,
    value: Value,
) -> Value {
    let mut tour = Tour { contract, found: Vec::new(), views: VIEWS };
    let examples = examples.iter().map(|at| contract.documents.node(*at)).collect();
    tour.visit(vec![sender.1], examples, &value, &mut Vec::new());
    if tour.found.is_empty() {
        return value;
    }
    let Some(refusals) = engine.refusals(sender, receiver, reading, &value) else { return value };
    let mut suggestions = tour.found;
    suggestions.retain(|suggestion| !refusals.iter().any(|refusal| concerns(refusal, &suggestion.at)));
    let mut holds = |value: &Value| engine.refusals(sender, receiver, reading, value).as_ref() == Some(&refusals);

    // Mostly all of them fit at once.
    let mut all = value.clone();
    for suggestion in &suggestions {
        put(&mut all, &suggestion.at, suggestion.values.first());
    }
    if holds(&all) {
        return all;
    }
    let mut best = value;
    for suggestion in &suggestions {
        for candidate in &suggestion.values {
            let mut next = best.clone();
            put(&mut next, &suggestion.at, Some(candidate));
            if holds(&next) {
                best = next;
                break;
            }
        }
    }
    best
}

/// Whether the refusal, or one of a branch, is about this very part.
fn concerns(refusal: &Refusal, at: &[String]) -> bool {
    refusal.at == at || refusal.branches.iter().flatten().any(|inner| concerns(inner, at))
}

fn put(whole: &mut Value, at: &[String], value: Option<&Value>) {
    let place = at.iter().try_fold(whole, |place, token| match place {
        Value::Object(members) => members.get_mut(token),
        Value::Array(items) => token.parse::<usize>().ok().and_then(|slot| items.get_mut(slot)),
        _ => None,
    });
    if let (Some(place), Some(value)) = (place, value) {
        *place = value.clone();
    }
}

/// A value for a parameter that is sent beside what a message is about.
pub(super) fn sample(
    engine: &mut Engine<'_>,
    contract: &Contract,
    parameter: &Parameter,
    side: crate::containment::Side,
    reading: &Reading,
) -> Option<Value> {
    let schema = match &parameter.value {
        ParameterValue::Schema { schema, .. } => *schema,
        ParameterValue::Content(media) => media.schema,
    };
    let mut given = Vec::new();
    let node = contract.documents.node(parameter.at);
    given_by(node, &mut given);
    let named = node.get("examples").into_iter().flat_map(Node::members);
    given.extend(named.filter_map(|member| member.value.get("value").or_else(|| member.value.get("dataValue"))));
    let Some(schema) = schema else { return given.first().map(|node| node.to_value()) };
    let view = View::of(contract, schema);
    for part in &view.parts {
        given_by(contract.documents.node(contract.schemas[*part].at), &mut given);
    }
    given.extend(view.values.iter().flatten().map(|at| contract.documents.node(*at)));
    let fits = given.into_iter().take(TRIED).find(|node| engine.may_send((side, schema), reading, *node));
    let usual = view.formats.first().and_then(|format| usual(format));
    fits.map(Node::to_value).or(usual).or_else(|| engine.inhabitant((side, schema), reading))
}

/// What one part of a message could be instead.
struct Suggestion {
    at: Vec<String>,
    values: Vec<Value>,
}

/// The way through a value beside its schemas and the examples that speak of it, the nearest first.
struct Tour<'c> {
    contract: &'c Contract,
    found: Vec<Suggestion>,
    views: usize,
}

impl<'c> Tour<'c> {
    fn visit(&mut self, schemas: Vec<SchemaId>, inherited: Vec<Node<'c>>, value: &Value, path: &mut Vec<String>) {
        if path.len() >= DEPTH || self.found.len() >= MOST {
            return;
        }
        let views = self.views(schemas);
        let mut examples = Vec::new();
        for part in views.iter().flat_map(|view| &view.parts) {
            given_by(self.contract.documents.node(self.contract.schemas[*part].at), &mut examples);
        }
        examples.extend(inherited);
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let schemas = views.iter().filter_map(|view| view.properties.get(name.as_str())).flatten();
                    let inner = examples.iter().filter_map(|example| example.get(name)).collect();
                    path.push(name.clone());
                    self.visit(schemas.copied().collect(), inner, value, path);
                    path.pop();
                }
            }
            Value::Array(items) => {
                for (slot, value) in items.iter().enumerate() {
                    let schemas =
                        views.iter().flat_map(|view| view.prefix.get(slot).unwrap_or(&view.items)).copied().collect();
                    let item = |example: &Node<'c>| example.items().nth(slot).or_else(|| example.items().next());
                    let inner = examples.iter().filter_map(item).collect();
                    path.push(slot.to_string());
                    self.visit(schemas, inner, value, path);
                    path.pop();
                }
            }
            single => {
                let formats = views.iter().flat_map(|view| &view.formats);
                let usual = formats.filter_map(|format| usual(format)).filter(|_| single.is_string());
                let mut values: Vec<Value> = examples
                    .iter()
                    .filter(|node| !node.is_array() && !node.is_object())
                    .map(|node| node.to_value())
                    .filter(|known| std::mem::discriminant(known) == std::mem::discriminant(single))
                    .chain(usual)
                    .take(TRIED)
                    .collect();
                values.dedup();
                if !values.is_empty() && values.first() != Some(single) {
                    self.found.push(Suggestion { at: path.clone(), values });
                }
            }
        }
    }

    /// The schemas and the branches of their unions: which of them a value is of is for the validator to say.
    fn views(&mut self, schemas: Vec<SchemaId>) -> Vec<View> {
        let mut views = Vec::new();
        let mut open = schemas;
        open.reverse();
        while let Some(id) = open.pop() {
            let Some(left) = self.views.checked_sub(1) else { break };
            self.views = left;
            let view = View::of(self.contract, id);
            open.extend(view.unions.iter().flat_map(|union| &union.branches).rev());
            views.push(view);
        }
        views
    }
}

/// What a schema or parameter gives as a value of itself, the examples first.
fn given_by<'c>(node: Node<'c>, given: &mut Vec<Node<'c>>) {
    given.extend(node.get("example"));
    given.extend(node.get("x-example"));
    given.extend(node.get("examples").into_iter().flat_map(Node::items).take(1));
    given.extend(node.get("default"));
}

/// A value that everybody recognises as one of the format: without formats as constraints, the simplest is empty text.
fn usual(format: &str) -> Option<Value> {
    let text = match format {
        "date" => "2024-02-29",
        "date-time" => "2024-02-29T12:00:00Z",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "email" | "idn-email" => "someone@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "url" | "iri" | "uri-reference" => "https://example.com/",
        "uuid" => "0190a5b2-7c1e-7f4a-9b3d-2f6e8c5d1a40",
        _ => return None,
    };
    Some(Value::String(text.to_owned()))
}
