//! GraphQL operations in the own format: the document in the suite or in a file beside it, and what is expected of
//! `data`.

use accordant_document::Node;
use accordant_document::settings::Reader;
use indexmap::IndexMap;

use super::notation::Notation;
use super::{extras, part};
use crate::findings::ids;
use crate::{Category, Combine, Content, Matcher, Operation, Part, Path, Response, Rule, Token, Value};

/// Whether `document:` names a file: a document has braces, a path has none.
pub(super) fn is_file(text: &str) -> bool {
    !text.contains('{') && !text.trim().is_empty()
}

pub(super) fn operation(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Operation> {
    let mut operation = Operation::default();
    let mut found = None;
    const KEYS: [&str; 5] = ["document", "operation", "variables", "headers", "path"];
    for member in reader.members(node, "`graphql`", &KEYS) {
        let value = member.value;
        match member.key {
            "document" => {
                let text = reader.text(value, "`document`")?;
                operation.document = if is_file(&text) { file(reader, value, &text)? } else { text };
                found = Some(value);
            }
            "operation" => operation.name = reader.text(value, "`operation`"),
            "path" => operation.path = reader.text(value, "`path`"),
            "variables" if value.is_null() => {}
            "variables" => {
                if value.is_object() {
                    operation.variables = Some(Value::from(value));
                } else {
                    reader.wrong_type(value, "`variables`", "an object");
                }
            }
            _ => {
                let mut part = Part::default();
                part::headers(reader, value, &mut part);
                if !part.rules.0.is_empty() {
                    reader.wrong_type(value, "`headers` of an operation", "plain texts");
                }
                operation.headers = part.headers;
            }
        }
    }
    let Some(found) = found else {
        if node.is_object() {
            reader.missing(node, "`graphql`", "document");
        }
        return None;
    };
    if let Err(why) = crate::graphql::select(&operation.document, operation.name.as_deref()) {
        reader.fault(found.span(), ids::SUITE_GRAPHQL_INVALID, why.to_string(), why.help());
    }
    Some(operation)
}

fn file(reader: &mut Reader<'_>, node: Node<'_>, name: &str) -> Option<String> {
    let documents = reader.documents();
    let from = reader.origin(node.span()).document;
    let why = match documents.belonging(from, name) {
        Some(Ok(id)) => return documents.document(id).map(|document| document.tree.text().to_owned()),
        Some(Err(error)) => error.to_string(),
        None => format!("the file `{name}` was not read"),
    };
    let help = "paths are relative to the suite, and stay below the top of the repository, or `--root`";
    reader.fault(node.span(), ids::SUITE_ATTACHMENT_UNREADABLE, why, help);
    None
}

/// What is expected: `data` and, where errors are expected, `errors`; they must be absent unless something is said of them.
pub(super) fn response(reader: &mut Reader<'_>, node: Node<'_>) -> Response {
    let mut response = Response { status: 200, part: Part { origin: reader.origin(node.span()), ..Part::default() } };
    const KEYS: [&str; 8] = ["status", "headers", "data", "errors", "extensions", "rules", "generators", "pact"];
    let mut members = IndexMap::new();
    for member in reader.members(node, "the response", &KEYS) {
        let value = member.value;
        match member.key {
            "status" => response.status = part::status(reader, value, &mut response.part.rules.0),
            "headers" => part::headers(reader, value, &mut response.part),
            "pact" => response.part.extras = extras(reader, value),
            "rules" | "generators" => {}
            key => {
                let mut notation = Notation::new(reader, Category::Body);
                notation.path.push(Token::Name(key.to_owned()));
                let example = notation.value(value);
                response.part.rules.0.append(&mut notation.rules);
                if let Some(example) = example {
                    members.insert(key.to_owned(), example);
                }
            }
        }
    }
    if node.is_object() && !members.contains_key("errors") {
        response.part.rules.0.push(no_errors(&response.part));
    }
    let stated = response.part.header("content-type").and_then(|values| values.first()).cloned();
    response.part.media_type = Some(stated.unwrap_or_else(|| "application/json".to_owned()));
    response.part.content = Content::Json(Value::Map(members));
    super::body::rules(reader, node, &mut response.part);
    let path = Path(vec![Token::Name("errors".to_owned())]);
    // `errors: {$absent: true}` says the same a second time.
    let mut seen = false;
    response.part.rules.0.retain(|rule| {
        let is_errors = rule.category == Category::Body && rule.path == path && rule.matchers == [Matcher::Absent];
        !is_errors || !std::mem::replace(&mut seen, true)
    });
    response
}

/// What an answer without expected errors must keep to (GraphQL, section 7.1.2).
pub(crate) fn no_errors(part: &Part) -> Rule {
    Rule {
        category: Category::Body,
        path: Path(vec![Token::Name("errors".to_owned())]),
        combine: Combine::And,
        matchers: vec![Matcher::Absent],
        origin: part.origin,
    }
}
