//! The named examples of a contract, looked up where they are written.

use accordant_document::{At, Node};
use accordant_model::Contract;
use accordant_model::http::{Operation, Parameter, ParameterLocation};

use super::render::plain;
use crate::judge::{Question, Routed, form_decoded, pairs};

/// The examples of a media type, parameter or header, each with its name; a lone `example` has none.
pub(crate) fn named(contract: &Contract, owner: At) -> Vec<(Option<String>, At)> {
    let node = contract.documents.node(owner);
    let here = |node: Node<'_>| At { document: owner.document, node: node.id() };
    let mut found: Vec<(Option<String>, At)> = node.get("example").map(|node| (None, here(node))).into_iter().collect();
    for member in node.get("examples").into_iter().flat_map(|examples| examples.members().collect::<Vec<_>>()) {
        let Ok(at) = contract.documents.resolve_chain(here(member.value)) else { continue };
        let example = contract.documents.node(at);
        if let Some(value) = example.get("dataValue").or_else(|| example.get("value")) {
            found.push((Some(member.key.to_owned()), At { document: at.document, node: value.id() }));
        }
    }
    found
}

/// An example of one response.
#[derive(Clone, Debug)]
pub(crate) struct OfResponse {
    pub(crate) name: String,
    pub(crate) response: usize,
    pub(crate) media: usize,
    pub(crate) value: At,
}

/// A parameter's example whose name some response has, too.
struct OfParameter {
    parameter: usize,
    name: String,
    text: String,
}

/// The examples of an operation that tell requests and answers apart by name.
pub(crate) struct NamedExamples {
    pub(crate) responses: Vec<OfResponse>,
    parameters: Vec<OfParameter>,
}

impl NamedExamples {
    pub(crate) fn read(contract: &Contract, operation: &Operation) -> Self {
        let mut responses = Vec::new();
        for (response, described) in operation.responses.iter().enumerate() {
            for (media, content) in described.content.iter().enumerate() {
                // Most have none, and need no look at the document.
                if content.examples.is_empty() {
                    continue;
                }
                let examples = named(contract, content.at).into_iter();
                responses.extend(
                    examples.filter_map(|(name, value)| Some(OfResponse { name: name?, response, media, value })),
                );
            }
        }
        let mut parameters = Vec::new();
        if !responses.is_empty() {
            for (number, parameter) in operation.parameters.iter().enumerate() {
                for (name, at) in named(contract, parameter.at) {
                    let Some(name) = name.filter(|name| responses.iter().any(|known| known.name == *name)) else {
                        continue;
                    };
                    let text = plain(&contract.documents.value(at));
                    parameters.push(OfParameter { parameter: number, name, text });
                }
            }
        }
        Self { responses, parameters }
    }

    /// The response example that has the name of the parameter examples which the request repeats: the one that most
    /// parameters agree on.
    pub(crate) fn asked_for(
        &self,
        operation: &Operation,
        routed: &Routed,
        question: &Question<'_>,
    ) -> Option<&OfResponse> {
        if self.parameters.is_empty() {
            return None;
        }
        let mut best: Option<(usize, &OfResponse)> = None;
        for example in &self.responses {
            let known = self.parameters.iter().filter(|known| known.name == example.name);
            let mut agreed = 0;
            let mut differs = false;
            for known in known {
                let parameter = operation.parameters.get(known.parameter);
                match parameter.and_then(|parameter| text(parameter, operation, routed, question)) {
                    Some(text) if text == known.text => agreed += 1,
                    Some(_) => differs = true,
                    None => {}
                }
            }
            if agreed > 0 && !differs && best.is_none_or(|(most, _)| agreed > most) {
                best = Some((agreed, example));
            }
        }
        best.map(|(_, example)| example)
    }
}

/// What was sent for a parameter, as one text.
fn text(parameter: &Parameter, operation: &Operation, routed: &Routed, question: &Question<'_>) -> Option<String> {
    let name = parameter.name.as_str();
    match parameter.location {
        ParameterLocation::Path => {
            let at = operation.path.names().iter().position(|known| known == name)?;
            routed.values.get(at).cloned()
        }
        ParameterLocation::Query => {
            let query = pairs(question.query.unwrap_or_default());
            query.into_iter().find(|(known, _)| known == name).map(|(_, raw)| form_decoded(raw))
        }
        ParameterLocation::Header => {
            question.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        }
        ParameterLocation::Cookie | ParameterLocation::Querystring => None,
    }
}
